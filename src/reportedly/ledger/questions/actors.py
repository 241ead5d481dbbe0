"""Who is named, and what each does."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.errors import NotHeldError
from reportedly.ledger import activity, actors, asked_actors, networks, opening
from reportedly.ledger.activity import ActCount, Month, Partner
from reportedly.ledger.actors import ActorRecord, Appearance, KnownActor
from reportedly.ledger.asked_actors import Meant
from reportedly.ledger.dates import When
from reportedly.ledger.networks import Network
from reportedly.ledger.questions.opened import Opened, check_limit, given
from reportedly.ledger.writing import storable


class Actors(Opened):
    """Questions for actors."""

    def actors(
        self,
        name: str | None = None,
        *,
        kind: str | None = None,
        country: str | None = None,
        limit: int | None = None,
        after: str | None = None,
    ) -> Iterator[KnownActor]:
        """The actors that fit all of what is given, those that most pages name first.

        `name` is words of any name that pages use for them, `kind` one of the kinds of an `Actor`, `country`
        an ISO 3166-1 code or an English name. Raises `LedgerError` for what is no kind or country.
        """
        check_limit(limit)
        found = actors.actors(
            self._connection(),
            name=given(name),
            of_kind=given(kind),
            country=given(country),
            limit=limit,
            after=given(after),
        )
        return self._answers(found)

    def actor(self, id: str) -> ActorRecord:  # noqa: A002
        """All that is told of one actor: names used, roles with dates, counts. Raises `LedgerError`.

        What it said, what is said of it and what it did: `statements(speaker="@ID")`,
        `statements(about="@ID")`, `timeline("@ID")`.
        """
        with opening.refusing(self.path):
            return actors.actor(self._connection(), storable(id))

    def busiest(self, limit: int) -> Iterator[KnownActor]:
        """So many actors, those who make most statements first."""
        check_limit(limit)
        return self._answers(actors.busiest(self._connection(), limit))

    def appearances(self, page: str) -> Iterator[Appearance]:
        """Whom a page names: the ids that its reading gives them, and those that the ledger has for them."""
        return self._answers(actors.appearances(self._connection(), storable(page)))

    def months(self, actor: str) -> Iterator[Month]:
        """How many statements of each month an actor, by its id, makes, and how many of others name it."""
        return self._answers(activity.months(self._connection(), self._meant(actor)))

    def acts(self, actor: str) -> Iterator[ActCount]:
        """What an actor, by its id, does by what it says, and how often, the commonest first."""
        return self._answers(activity.acts(self._connection(), self._meant(actor)))

    def partners(self, actor: str, limit: int) -> Iterator[Partner]:
        """Who takes part in most events beside an actor, by its id."""
        check_limit(limit)
        return self._answers(activity.partners(self._connection(), self._meant(actor), limit))

    def network(
        self,
        kind: str = "about",
        *,
        actor: str | None = None,
        about: str | None = None,
        site: str | None = None,
        since: When | None = None,
        until: When | None = None,
        limit: int = 60,
    ) -> Network:
        """Who speaks `about` whom, or who `cites` whom, in the statements that fit all of what is given.

        It has the members of most statements, `limit` at most. With an `actor`, by its id (`@ID`) or the most
        named of a name, they are that one and those tied to it. The rest is as in `statements`. Raises
        `QuestionError` for what is no kind or date, `NotHeldError` where nobody has that name.
        """
        check_limit(limit)
        asked = self._made_by(None, about, site, since, until)
        with opening.refusing(self.path):
            around = self._numbers(actor) if actor and actor.strip() else ()
            return networks.network(self._connection(), networks.kind(kind), asked, around, limit)

    def _numbers(self, asked: str) -> tuple[int, ...]:
        """The numbers of the actor that is asked for, by its id or as the most named of a name."""
        meant = self._who(asked)
        if not isinstance(meant, Meant):
            first = next(actors.actors(self._connection(), name=meant, limit=1), None)
            if first is None:
                raise NotHeldError(f"the ledger names nobody {asked!r}: see `reportedly actors`")
            meant = asked_actors.meant(self._connection(), f"@{first.id}")
        return meant.own if meant else ()
