"""From addresses to the pages there, and from feeds and sitemaps to the pages that they only list."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING

from reportedly.model import Page, PageMetadata, Unreadable, Visit
from reportedly.pages.addresses import Fetching, Validators, one_form, without_secrets
from reportedly.pages.containers.entries import Entry
from reportedly.pages.containers.opening import pages_in
from reportedly.pages.containers.places import Follow, Found, Place, shown
from reportedly.pages.streams import Stream

if TYPE_CHECKING:
    from reportedly.pages.addresses.fetching import Fetcher

LISTS_IN_LISTS = 2
"""Lists of lists that are opened: sitemaps.org allows an index of sitemaps, and no index of those."""


class Visitor:
    """Visits addresses, for one run. What fetches them is loaded when the first one is."""

    def __init__(
        self,
        fetching: Fetching | None = None,
        *,
        known: Callable[[str], Validators | None] | None = None,
        fetcher: Fetcher | None = None,
    ) -> None:
        """`known` gives what the server of an address said of it last."""
        self.fetching = fetching or Fetching()
        self._known = known
        self._fetcher = fetcher

    def pages(self, address: str) -> Iterator[Found]:
        """The pages to which an address leads, or one line on why there is none."""
        yield from self.visit(address, self.following())

    def following(self) -> Follow | None:
        """What follows the entries of one named feed or sitemap; none where they are not to be followed."""
        return _Following(self).follow if self.fetching.follow else None

    def fetcher(self) -> Fetcher:
        """What fetches."""
        if self._fetcher is None:
            from reportedly.pages.addresses.fetching import Fetcher

            self._fetcher = Fetcher(self.fetching, known=self._known)
        return self._fetcher

    def visit(self, address: str, follow: Follow | None, published: str | None = None) -> Iterator[Found]:
        """The same, with what follows its entries, and the date that was given for it where it was listed."""
        from reportedly.pages.addresses.connecting import FetchError

        address = address.strip()
        source = shown(without_secrets(address))
        try:
            answer = self.fetcher().fetch(address, anew=follow is not None)
        except FetchError as error:
            yield Unreadable(source, str(error))
            return
        except Exception as error:  # a server that nobody foresaw must not end the run
            yield Unreadable(source, f"fetching it failed: {type(error).__name__}: {shown(str(error))}")
            return
        if not answer.unchanged:
            about = Page(
                content=b"",
                source=source,
                url=answer.url,
                charset=answer.charset,
                retrieved=answer.retrieved,
                metadata=PageMetadata(published=published),
            )
            yield from pages_in(Stream(iter([answer.content])), Place(about, follow=follow))
        etag, last_modified = answer.validators
        yield Visit(source, answer.url, answer.retrieved, etag, last_modified, answer.unchanged)


class _Following:
    """Follows the entries of one named feed or sitemap, and of sitemaps in it, until enough is fetched."""

    def __init__(self, visitor: Visitor) -> None:
        self._visitor = visitor
        self._left = visitor.fetching.most
        self._been: set[str] = set()

    def follow(self, entry: Entry, listed_at: str, depth: int = 0) -> Iterator[Found]:
        """The pages to which an entry leads; a line for the first one that is too many."""
        if entry.url is None or (form := one_form(entry.url)) in self._been:
            return
        self._left -= 1
        if self._left < 0:
            if self._left == -1:
                most = self._visitor.fetching.most
                yield Unreadable(listed_at, f"the rest is not followed: --most takes more than {most:,}")
            return
        self._been.add(form)
        deeper = partial(self.follow, depth=depth + 1) if entry.is_list and depth < LISTS_IN_LISTS else None
        yield from self._visitor.visit(entry.url, deeper, entry.metadata.published)
