"""What people set right by hand."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from reportedly.ledger import actor_corrections, corrections, gold, opening
from reportedly.ledger.corrections import Correction
from reportedly.ledger.dates import When
from reportedly.ledger.gold import GoldPage, GoldPair
from reportedly.ledger.questions.opened import Opened
from reportedly.ledger.writing import storable
from reportedly.model import CorrectedKind


class Corrections(Opened):
    """Setting right, and taking it back."""

    def merge_actors(self, actor: str, other: str) -> None:
        """Take two actors, by their ids, for one from now on: `actor` stays. It is recorded."""
        with opening.refusing(self.path):
            actor_corrections.merge(self._connection(), storable(actor), storable(other))

    def split_actor(self, actor: str, pages: Sequence[str]) -> str:
        """Take an actor for another one on these pages, and give that one's id. It is recorded."""
        with opening.refusing(self.path):
            return actor_corrections.split(
                self._connection(), storable(actor), [storable(page) for page in pages]
            )

    def correct(
        self,
        statement: str,
        *,
        speaker: str | None = None,
        act: str | None = None,
        factuality: str | None = None,
        date: When | None = None,
        published: When | None = None,
        same_claim: str | None = None,
        not_same_claim: str | None = None,
    ) -> tuple[Correction, ...]:
        """Set right by hand what was read wrongly in a statement, by its id. It is recorded.

        `speaker` is a name or an actor's id (`@ann-lee`), several joined with ` & `; `act`, `factuality` and
        `date`, when it was said, are given as in `statements`; `-` stands for nobody, none, not known.
        `published` is the date of its page, which is read again with it: then `statement` may be the page's
        id. `same_claim` and `not_same_claim` are the id of another statement that says the same, or does not.

        Every answer has it right from then on, and says so (`Statement.corrected`); claims and disputes are
        put right when they are next asked for. Raises `LedgerError` for what is not there, and for what is no
        act, factuality or date.
        """
        given: dict[CorrectedKind, When | None] = {
            "speaker": speaker,
            "act": act,
            "factuality": factuality,
            "date": date,
            "published": published,
        }
        values: dict[CorrectedKind, When] = {kind: it for kind, it in given.items() if it is not None}
        with opening.refusing(self.path):
            made = corrections.correct(
                self._connection(),
                storable(statement),
                values=values,
                same_claim=same_claim,
                not_same_claim=not_same_claim,
            )
            return tuple(one for one in corrections.corrections(self._connection()) if one.nth in made)

    def corrections(self) -> Iterator[Correction]:
        """What was set right by hand, of actors and of readings, in the order it was done."""
        return self._answers(corrections.corrections(self._connection()))

    def undo_correction(self, nth: int) -> None:
        """Take back one of `corrections`, by its number."""
        with opening.refusing(self.path):
            corrections.undo(self._connection(), nth)

    def gold(self) -> Iterator[GoldPage | GoldPair]:
        """What was set right in readings, as examples to measure or train by: pages, then pairs."""
        return self._answers(gold.gold(self._connection()))
