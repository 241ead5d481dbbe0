"""From addresses to the pages there, and from feeds and sitemaps to the pages that they only list."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import TYPE_CHECKING, Protocol, TypeVar

from reportedly.model import Page, PageMetadata, Unreadable, Visit
from reportedly.pages.addresses import Fetching, Validators, one_form, without_secrets
from reportedly.pages.containers.entries import Entry
from reportedly.pages.containers.opening import pages_in
from reportedly.pages.containers.pace import pace
from reportedly.pages.containers.places import Follow, Found, Place, shown
from reportedly.pages.streams import Stream

if TYPE_CHECKING:
    from reportedly.pages.addresses.fetching import Fetcher

Heard = TypeVar("Heard", Visit, Unreadable)

LISTS_IN_LISTS = 2
"""Lists of lists that are opened: sitemaps.org allows an index of sitemaps, and no index of those."""


class Memory(Protocol):
    """What is remembered of addresses from visit to visit, where the same lists are asked again and again."""

    def anew(self, address: str) -> bool:
        """Whether the list is to be read even if nothing in it is new: something is left to follow."""
        ...

    def wants(self, entry: Entry, listed_by: str) -> bool:
        """Whether the entry is to be fetched."""
        ...

    def cut(self, address: str) -> None:
        """Not all that the list has was followed: there was too much."""
        ...

    def heard(self, address: str, answer: Visit | Unreadable) -> None:
        """What came of asking an address."""
        ...


class Visitor:
    """Visits addresses, for one run. What fetches them is loaded when the first one is."""

    def __init__(
        self,
        fetching: Fetching | None = None,
        *,
        known: Callable[[str], Validators | None] | None = None,
        fetcher: Fetcher | None = None,
        memory: Memory | None = None,
    ) -> None:
        """`known` gives what the server of an address said of it last; a `memory`, what is new in a list."""
        self.fetching = fetching or Fetching()
        self._known = known
        self._fetcher = fetcher
        self.memory = memory

    def pages(self, address: str) -> Iterator[Found]:
        """The pages to which an address leads, or one line on why there is none."""
        yield from self.visit(address, self.following(address))

    def following(self, address: str = "") -> Follow | None:
        """What follows the entries of one named feed or sitemap; none where they are not to be followed."""
        return _Following(self, address).follow if self.fetching.follow else None

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
        anew = follow is not None and (self.memory is None or self.memory.anew(address))
        try:
            answer = self.fetcher().fetch(address, anew=anew)
        except FetchError as error:
            yield self._heard(address, Unreadable(source, str(error)))
            return
        except Exception as error:  # a server that nobody foresaw must not end the run
            failed = f"fetching it failed: {type(error).__name__}: {shown(str(error))}"
            yield self._heard(address, Unreadable(source, failed))
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
        fresh = max((answer.fresh, pace(answer.content)), key=lambda one: one or 0.0)
        visit = Visit(source, answer.url, answer.retrieved, etag, last_modified, answer.unchanged, fresh)
        yield self._heard(address, visit)

    def _heard(self, address: str, answer: Heard) -> Heard:
        if self.memory is not None:
            self.memory.heard(address, answer)
        return answer


class _Following:
    """Follows the entries of one named feed or sitemap, and of sitemaps in it, until enough is fetched."""

    def __init__(self, visitor: Visitor, address: str) -> None:
        self._visitor = visitor
        self._address = address
        self._left = visitor.fetching.most
        self._been: set[str] = set()

    def follow(self, entry: Entry, listed_at: str, depth: int = 0) -> Iterator[Found]:
        """The pages to which an entry leads; a line for the first one that is too many."""
        if entry.url is None or (form := one_form(entry.url)) in self._been:
            return
        memory = self._visitor.memory
        if memory is not None and not entry.is_list and not memory.wants(entry, self._address):
            return
        self._left -= 1
        if self._left < 0:
            if self._left == -1:
                if memory is not None:
                    memory.cut(self._address)
                most = self._visitor.fetching.most
                yield Unreadable(listed_at, f"the rest is not followed: --most takes more than {most:,}")
            return
        self._been.add(form)
        deeper = partial(self.follow, depth=depth + 1) if entry.is_list and depth < LISTS_IN_LISTS else None
        yield from self._visitor.visit(entry.url, deeper, entry.metadata.published)
