"""The pages of a ledger, what was read in them, and which carry the same text."""

from __future__ import annotations

from collections.abc import Collection, Iterator

from reportedly.ledger import asking, families, history, opening, searching
from reportedly.ledger.asking import Counts, Entry
from reportedly.ledger.dates import When
from reportedly.ledger.families import Family
from reportedly.ledger.history import Version
from reportedly.ledger.questions.opened import FOUND, Opened, check_limit, given
from reportedly.ledger.searching import Findings
from reportedly.ledger.writing import storable
from reportedly.model import Reading, Unreadable


class Pages(Opened):
    """Questions for pages."""

    def pages(self, *, limit: int | None = None, after: str | None = None) -> Iterator[Entry]:
        """The pages held, in the order they were added."""
        check_limit(limit)
        return self._answers(asking.pages(self._connection(), limit, given(after)))

    def page(self, id: str) -> Entry:  # noqa: A002
        """The page with this id. Raises `NotHeldError` where there is none."""
        with opening.refusing(self.path):
            return asking.page(self._connection(), storable(id))

    def opening(self, page: str) -> str:
        """The first words of the text of a page, by its id: what it is known by without a headline."""
        with opening.refusing(self.path):
            return asking.opening(self._connection(), storable(page))

    def newest(self, limit: int) -> Iterator[Entry]:
        """So many of the pages that were added last, the last one first."""
        check_limit(limit)
        return self._answers(asking.newest(self._connection(), limit))

    def find_articles(
        self,
        words: str | None = None,
        *,
        site: str | None = None,
        since: When | None = None,
        until: When | None = None,
        limit: int = FOUND,
        after: str | None = None,
    ) -> Findings:
        """The articles whose headline and text have all of the words, those that were added last first."""
        check_limit(limit)
        with opening.refusing(self.path):
            return searching.articles(
                self._connection(),
                given(words),
                site=given(site),
                since=since,
                until=until,
                limit=limit,
                after=given(after),
            )

    def reading(self, page: str, *, as_read: bool = False) -> Reading:
        """The whole reading of a page, by the page's id, with what was set right by hand, or `as_read`.

        Raises `LedgerError` where there is none.
        """
        with opening.refusing(self.path):
            return asking.reading(self._connection(), storable(page), as_read=as_read)

    def unreadable(self) -> Iterator[Unreadable]:
        """The inputs that could not be read, and nothing readable came from their place since."""
        return self._answers(asking.unreadable(self._connection()))

    def versions(self, url: str) -> Iterator[Version]:
        """What the address showed, in the order it was found: each version, and what changed in it.

        Pages from files count as well, where their address is known (a line of JSON, a web archive). It
        does not matter how the address is written: `http` or `https`, with a fragment or with parameters
        that only track.
        """
        return self._answers(history.versions(self._connection(), storable(url)))

    def versions_of(self, page: str) -> Iterator[Version]:
        """All versions of the address where a page was found, by the page's id, and what this one changed.

        Raises `NotHeldError` where there is no such page.
        """
        return self._answers(history.of_page(self._connection(), storable(page)))

    def family(self, page: str, *, changed: Collection[str] | None = None) -> Family | None:
        """The pages that carry the same text as this one, if there are any, and what this one changed.

        Or what those with the ids `changed` did; what all did is in `families(page)`. Raises `NotHeldError`
        where there is no such page.
        """
        with opening.refusing(self.path):
            told = (page,) if changed is None else changed
            return families.family(self._connection(), storable(page), told)

    def families(
        self, page: str | None = None, *, limit: int | None = None, after: str | None = None
    ) -> Iterator[Family]:
        """Pages that carry the same text, whole or in part: the largest family first.

        With the id of a `page`, its family alone, if it is in one, with the passages that its pages
        share and what each copy says otherwise than the page it stands beside. Raises `LedgerError`
        where there is no such page.
        """
        check_limit(limit)
        found = families.families(self._connection(), storable(page) if page else None, limit, given(after))
        return self._answers(found)

    def counts(self) -> Counts:
        """How much the ledger holds."""
        with opening.refusing(self.path):
            return asking.counts(self._connection())
