"""What pages say alike, and what cannot both hold."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.ledger import claims, opening, standing, turns
from reportedly.ledger.claims import Claim, Dispute, Trace
from reportedly.ledger.dates import When
from reportedly.ledger.questions.opened import Opened, check_kind, check_limit, given
from reportedly.ledger.standing import Standing
from reportedly.ledger.turns import Turn
from reportedly.ledger.writing import storable
from reportedly.model import DisputeKind, TurnKind


class Comparisons(Opened):
    """Questions for claims, disputes and turns."""

    def claims(
        self,
        *,
        actor: str | None = None,
        about: str | None = None,
        site: str | None = None,
        since: When | None = None,
        until: When | None = None,
        sources: int = 1,
        limit: int | None = None,
        after: str | None = None,
        wordings: bool = True,
    ) -> Iterator[Claim]:
        """What pages say, each claim with its wordings, speakers, chains and counts; of most pages first.

        A claim is found by any statement that makes it: `actor` is who speaks, the rest as in `statements`.
        `sources` is how many, at least, stand at the head of its chains. Pages that came since the last such
        question are put into claims first. Without their `wordings` and chains, they are had sooner.
        """
        check_limit(limit)
        asked = self._made_by(actor, about, site, since, until)
        self._bring_claims_up_to_date()
        last, connection = given(after), self._connection()
        return self._answers(claims.claims(connection, asked, sources, limit, last, wordings=wordings))

    def claim(self, id: str) -> Claim:  # noqa: A002
        """The claim with this id, or of the statement with this id. Raises `NotHeldError`."""
        self._bring_claims_up_to_date()
        with opening.refusing(self.path):
            return claims.claim(self._connection(), storable(id))

    def against(self, claim: str) -> Iterator[Dispute]:
        """What is said against a claim, by its id. Raises `NotHeldError`."""
        self._bring_claims_up_to_date()
        return self._answers(claims.against(self._connection(), storable(claim)))

    def trace(self, asked: str) -> Trace | None:
        """A claim from its first page on: by its id (`c12`), by a statement's, or by any sentence.

        None where nothing that the ledger holds is near the sentence.
        """
        self._bring_claims_up_to_date()
        with opening.refusing(self.path):
            return claims.trace(self._connection(), storable(asked))

    def standing(self, page: str) -> Iterator[Standing]:
        """Which claims the statements of a page make, who else makes them, and how much is against them.

        Raises `NotHeldError` where there is no such page.
        """
        self._bring_claims_up_to_date()
        return self._answers(standing.standing(self._connection(), storable(page)))

    def disputes(
        self,
        *,
        actor: str | None = None,
        about: str | None = None,
        site: str | None = None,
        since: When | None = None,
        until: When | None = None,
        kind: str | None = None,
        sources: int = 1,
        limit: int | None = None,
        after: str | None = None,
    ) -> Iterator[Dispute]:
        """Statements that cannot both hold, inside one page or across pages, with the words that are opposed.

        A dispute is found by the statement on either side: `actor` is who speaks there. `kind` is denial,
        confirmation, polarity, opposite, number, date, name, place or role. Raises `LedgerError` for another.
        `sources` is how many, at least, stand on both sides together.
        """
        check_limit(limit)
        check_kind(kind, "dispute", DisputeKind)
        asked = self._made_by(actor, about, site, since, until)
        self._bring_claims_up_to_date()
        return self._answers(
            claims.disputes(self._connection(), asked, kind, limit, given(after), sources=sources)
        )

    def dispute(self, id: str) -> Dispute:  # noqa: A002
        """The dispute with this id. Raises `NotHeldError` where there is none."""
        self._bring_claims_up_to_date()
        with opening.refusing(self.path):
            return claims.dispute(self._connection(), storable(id))

    def latest_disputes(self, limit: int) -> Iterator[Dispute]:
        """So many disputes, those with the newest page first."""
        check_limit(limit)
        self._bring_claims_up_to_date()
        return self._answers(claims.latest_disputes(self._connection(), limit))

    def turns(
        self,
        *,
        actor: str | None = None,
        about: str | None = None,
        site: str | None = None,
        since: When | None = None,
        until: When | None = None,
        kind: str | None = None,
        limit: int | None = None,
        after: str | None = None,
    ) -> Iterator[Turn]:
        """What moved in time: what one speaker says that is contrary to what he said, and figures that moved.

        A turn is found by any statement that has a part in it. `kind` is mind or figure. Raises `LedgerError`
        for another.
        """
        check_limit(limit)
        check_kind(kind, "turn", TurnKind)
        asked = self._made_by(actor, about, site, since, until)
        self._bring_claims_up_to_date()
        return self._answers(turns.turns(self._connection(), asked, kind, limit, given(after)))
