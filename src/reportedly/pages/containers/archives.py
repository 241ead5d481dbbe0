"""Archives member by member: each is opened as what it is, nothing is written, and no name is ever a path."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from reportedly.pages.containers.opening import pages_in
from reportedly.pages.containers.places import Found, Place
from reportedly.pages.streams import StoppedError, Stream


class Member(NamedTuple):
    """What stands under a name in an archive: its bytes, or one line on why they are not read."""

    name: str
    chunks: Iterator[bytes]
    reason: str | None = None


def opened(members: Iterator[Member], stream: Stream, place: Place) -> Iterator[Found]:
    """The pages in an archive's members, in order; folders and hidden files are left out, as on disk.

    `stream` is what the members are read from; each is read to its end before the next.
    """
    number = 0
    try:
        for member in members:
            number += 1
            here, inner = place.inside(member.name), Stream(member.chunks, stream)
            reason = member.reason or _unsafe(member.name)
            if reason is not None:
                yield here.line(reason)
            elif not _is_hidden(member.name):
                yield from pages_in(inner, here)
            if stream.meter.spent:
                yield place.line(f"not opened further than {here.source}")
                return
            if inner.stopped is not None and not stream.head(1):
                return  # cut off there, as was said
            for _ in inner.chunks() if inner.stopped is None else member.chunks:
                pass
    except StoppedError as error:
        yield place.line(f"{error}, after {number:,} {'member' if number == 1 else 'members'}")
        return
    if not number:
        yield place.line("an archive with nothing in it")


def _unsafe(name: str) -> str | None:
    """Why a member with that name is not read.

    >>> _unsafe("../../etc/passwd"), _unsafe("a/b..html")
    ('its name leads out of the archive, not read', None)
    """
    leads_out = ".." in name.replace("\\", "/").split("/")
    return "its name leads out of the archive, not read" if leads_out else None


def _is_hidden(name: str) -> bool:
    """Folders, hidden files, and what Macs add to every archive.

    >>> _is_hidden("a/"), _is_hidden("./a/.b"), _is_hidden("__MACOSX/a.html"), _is_hidden("./a.html")
    (True, True, True, False)
    """
    parts = [part for part in name.replace("\\", "/").split("/") if part != "."]
    return parts[-1:] == [""] or any(part.startswith(".") or part == "__MACOSX" for part in parts)
