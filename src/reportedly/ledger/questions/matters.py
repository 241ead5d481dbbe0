"""What was expected and what became of it; what pages belong to one matter."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.ledger import expectations, opening, storylines
from reportedly.ledger.dates import When
from reportedly.ledger.expectations import Expectation
from reportedly.ledger.questions.opened import Opened, check_limit, given
from reportedly.ledger.storylines import Storyline
from reportedly.ledger.writing import storable


class Matters(Opened):
    """Questions for expectations and storylines."""

    def expectations(
        self,
        *,
        actor: str | None = None,
        about: str | None = None,
        site: str | None = None,
        since: When | None = None,
        until: When | None = None,
        state: str | None = None,
        today: When | None = None,
        limit: int | None = None,
        after: str | None = None,
    ) -> Iterator[Expectation]:
        """What was announced, planned, promised, predicted or threatened, in the order in which it is due.

        `actor` is who is to take part, or who says so; `about` are words of a sentence that tells of it.
        `since` and `until` bound the last day on which it is due. `state` is what became of it: open, met,
        missed or contradicted. `today` leaves out what pages said after that day; without it all pages count,
        and the day is that of the last. Pages that came since the last such question are looked at first.

        Raises `QuestionError` for what is no state or date.
        """
        check_limit(limit)
        asked = expectations.question(
            actor=self._who(actor),
            about=given(about),
            site=given(site),
            since=since,
            until=until,
            state=given(state),
            today=today,
        )
        self._bring_expectations_up_to_date()
        return self._answers(expectations.expectations(self._connection(), asked, limit, given(after)))

    def expectation(self, id: str, *, today: When | None = None) -> Expectation:  # noqa: A002
        """The expectation with this id, by what pages said up to `today`. Raises `NotHeldError`."""
        self._bring_expectations_up_to_date()
        with opening.refusing(self.path):
            return expectations.expectation(self._connection(), storable(id), today)

    def storylines(
        self,
        *,
        actor: str | None = None,
        about: str | None = None,
        site: str | None = None,
        since: When | None = None,
        until: When | None = None,
        sources: int = 1,
        pages: int = 1,
        limit: int | None = None,
        after: str | None = None,
    ) -> Iterator[Storyline]:
        """Pages of one matter, each storyline with its title, days and actors; those of most pages first.

        A storyline is found by any page of it: `actor` is whom that names, `about` are words of its headline
        or names on it, `since` and `until` bound when its pages were published. It has reports of so many
        `sources`, and so many `pages`, at least. What happened and was said in it, `storyline` tells. Pages
        that came since the last such question are put into storylines first.
        """
        check_limit(limit)
        asked = storylines.question(
            actor=self._who(actor),
            about=given(about),
            site=given(site),
            since=since,
            until=until,
            sources=sources,
            pages=pages,
        )
        self._bring_storylines_up_to_date()
        found = storylines.storylines(self._connection(), asked, limit, given(after))
        return self._answers(found)

    def storyline(self, id: str) -> Storyline:  # noqa: A002
        """The storyline with this id (`s1`), with its pages, and events and claims in order of what happened.

        Raises `NotHeldError` where there is none.
        """
        self._bring_storylines_up_to_date()
        self._bring_claims_up_to_date()
        with opening.refusing(self.path):
            return storylines.storyline(self._connection(), storable(id))

    def storyline_of(self, page: str) -> Storyline | None:
        """The storyline of a page, without what happened in it; none where no other page is of its matter.

        Raises `NotHeldError` where there is no such page.
        """
        self._bring_storylines_up_to_date()
        with opening.refusing(self.path):
            return storylines.of_page(self._connection(), storable(page))
