"""From the entries of a feed to pages: what is carried is one, what is only listed is followed or told."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.pages.containers.entries import Entry
from reportedly.pages.containers.places import PAGE_LIMIT, Found, Place
from reportedly.pages.streams import StoppedError


def listed(entries: Iterator[Entry | None], place: Place) -> Iterator[Found]:
    """The pages of a feed's entries, each at its number; None stands for an entry that is too large."""
    number = 0
    try:
        for number, entry in enumerate(entries, start=1):
            yield from _page(entry, place.at(str(number)))
    except StoppedError as error:
        yield place.line(f"{error}, up to entry {number}")
        return
    if not number:
        yield place.line("a feed without entries")


def _page(entry: Entry | None, here: Place) -> Iterator[Found]:
    if entry is None:
        yield here.line(f"an entry of more than {PAGE_LIMIT // 1024**2} MiB, too large for a page")
    elif entry.content is not None:
        yield here.page(
            entry.content.encode("utf-8", "replace"),
            entry.media_type,
            url=entry.url,
            charset="utf-8",
            metadata=entry.metadata,
        )
    elif entry.url is None:
        yield here.line("an entry of a feed that carries only a teaser, and no address")
    elif here.follow is not None:
        yield from here.follow(entry, here.source)
    else:
        yield here.line(
            f"an entry of a feed that carries only a teaser: {entry.url}; name the address to read it"
        )
