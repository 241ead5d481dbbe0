"""A page as it was found, and what became of an input that was none."""

from __future__ import annotations

from datetime import datetime

from reportedly.model.records import Record


class PageMetadata(Record, frozen=True):
    """What was said of a page where it was found (a JSON line, a feed), before reading it."""

    title: str | None = None
    site: str | None = None
    published: str | None = None
    authors: tuple[str, ...] = ()


class Page(Record, frozen=True):
    """One page as it was found: its bytes, their media type, and where and when they were got.

    `media_type` is `text/html` or `text/plain`, told by content and not by name. `charset` is the
    encoding the page declares from outside (an HTTP header), if any; `source` is where it was found,
    for people: a path, `pages.jsonl:12`, `standard input`.
    """

    content: bytes
    source: str = "page"
    media_type: str = "text/html"
    url: str | None = None
    charset: str | None = None
    retrieved: datetime | None = None
    metadata: PageMetadata = PageMetadata()


class Unreadable(Record, frozen=True):
    """An input that is not a readable news page: where it was, and one line on why."""

    source: str
    reason: str


class Visit(Record, frozen=True):
    """That an address was asked, and what its server said of its answer; it comes after the pages in that.

    `source` is the address as it was named, `url` where it led, after redirects. `etag` and
    `last_modified` are what to ask with next time; `unchanged` says that this was done, and that nothing
    is new. For so many seconds, `fresh`, it says that asking again is no use.
    """

    source: str
    url: str
    retrieved: datetime
    etag: str | None = None
    last_modified: str | None = None
    unchanged: bool = False
    fresh: float | None = None
