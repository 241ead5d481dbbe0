"""Where a stream of bytes was found, and what is known there of the pages in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import datetime

import msgspec

from reportedly.model import Page, PageMetadata, Unreadable, Visit
from reportedly.pages.containers.entries import Entry

PAGE_LIMIT = 20 * 1024 * 1024
"""Bytes in one page: the largest of the extraction benchmark has 1.4 MiB; images saved inside add to that."""

LONGEST_NAME = 1000
"""Characters of a name that are shown: an archive may name a member in megabytes."""

Found = Page | Unreadable | Visit

Follow = Callable[[Entry, str], Iterator[Found]]
"""What to do with an entry that is listed but not carried, and with the place it is listed at."""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a stream was found: `about` is a page without its content, `depth` how many archives deep it is.

    `follow`, where given, is asked for the pages that a feed or a sitemap only lists.
    """

    about: Page
    depth: int = 0
    follow: Follow | None = None

    @property
    def source(self) -> str:
        """The place, for people: a path, `archive.zip!page.html`, `standard input`."""
        return self.about.source

    def at(self, part: str) -> Place:
        """A numbered part of it, such as `feed.xml:12`: its address is another, if it has one."""
        about = msgspec.structs.replace(self.about, source=f"{self.source}:{part}", url=None)
        return replace(self, about=about)

    def inside(self, name: str) -> Place:
        """A member of the archive that this is, such as `archive.zip!page.html`."""
        about = msgspec.structs.replace(self.about, source=f"{self.source}!{shown(name)}", url=None)
        return replace(self, about=about, depth=self.depth + 1)

    def page(
        self,
        content: bytes,
        media_type: str,
        *,
        url: str | None = None,
        charset: str | None = None,
        retrieved: datetime | None = None,
        metadata: PageMetadata | None = None,
    ) -> Page:
        """The page found here; what is not said of it is as the place has it."""
        about = self.about
        return Page(
            content=content,
            source=about.source,
            media_type=media_type,
            url=url or about.url,
            charset=charset or about.charset,
            retrieved=retrieved or about.retrieved,
            metadata=metadata or about.metadata,
        )

    def line(self, reason: str) -> Unreadable:
        """One line on why nothing could be read here."""
        return Unreadable(self.source, reason)


def shown(name: str) -> str:
    r"""A name as one line of bearable length that can be written anywhere: odd characters are made visible.

    >>> shown("ferry\n\x1b[2J.html")
    'ferry\\n\\x1b[2J.html'
    """
    name = name.encode("utf-8", "backslashreplace").decode("utf-8")
    name = "".join(c if c.isprintable() else c.encode("unicode_escape").decode() for c in name[:LONGEST_NAME])
    return name if len(name) < LONGEST_NAME else f"{name[:LONGEST_NAME]}…"


def place(source: str, follow: Follow | None = None) -> Place:
    """A place of which nothing is known but where it is."""
    return Place(Page(content=b"", source=source), follow=follow)
