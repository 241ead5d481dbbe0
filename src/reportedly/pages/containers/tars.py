"""Tar archives, block by block (POSIX ustar and pax, GNU).

The standard library's reader takes names and headers of any length into memory, and keeps every member.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportedly.pages.containers.archives import Member, opened
from reportedly.pages.containers.places import Found, Place
from reportedly.pages.streams import StoppedError, Stream

BLOCK = 512
"""Bytes in a block, by which everything is counted."""

MOST_ABOUT = 1024 * 1024
"""Bytes that are said of one member, its name included: paths have at most 4,096 on any system."""

_NOT_READ = {
    b"1": "a hard link, not followed",
    b"2": "a symbolic link, not followed",
    b"3": "a device, not opened",
    b"4": "a device, not opened",
    b"6": "a named pipe, not opened",
    b"S": "a sparse file, not opened",
    b"M": "part of a file that begins in another archive, not opened",
}
_FILES = (b"0", b"\x00", b"7")
_RECORD = re.compile(rb"(\d{1,7}) ([^=\n]{1,200})=")


def pages_in(stream: Stream, place: Place) -> Iterator[Found]:
    """The pages in the members of a tar archive."""
    yield from opened(members(stream), stream, place)


def members(stream: Stream) -> Iterator[Member]:
    """Every member but folders, in order; each is to be read to its end before the next.

    Raises `StoppedError` where the archive is cut off or damaged.
    """
    said: dict[str, bytes] = {}
    while (header := stream.take(BLOCK)).strip(b"\x00"):
        if len(header) < BLOCK:
            raise StoppedError(stream.stopped or "the tar archive is cut off")
        if _number(header[148:156]) != sum(header) - sum(header[148:156]) + 8 * ord(" "):
            raise StoppedError("the tar archive is damaged")
        kind, size = header[156:157], _number(header[124:136])
        if kind in (b"x", b"g", b"X", b"L", b"K"):
            said |= _said(kind, b"".join(_data(stream, size, MOST_ABOUT)))
            continue
        if "size" in said:
            size = _number(said["size"], base=10)
        if kind == b"S" and header[482]:
            while stream.take(BLOCK)[504:505] == b"\x01":
                pass
        name, reason = _name(header, said), _NOT_READ.get(kind)
        if any(key.startswith("GNU.sparse") for key in said):
            reason = _NOT_READ[b"S"]
        said = {}
        chunks = _data(stream, size if kind not in (b"1", b"2", b"3", b"4", b"6") else 0)
        if reason is not None or (kind in _FILES and not name.endswith("/")):
            yield Member(name, chunks, reason)
        for _ in chunks:
            pass
    if stream.stopped is not None:
        raise StoppedError(stream.stopped)


def _data(stream: Stream, size: int, most: int | None = None) -> Iterator[bytes]:
    """The bytes of one member, without what fills the last block."""
    if most is not None and size > most:
        raise StoppedError("the tar archive is damaged")
    yield from stream.part(size)
    if len(stream.take(-size % BLOCK)) < -size % BLOCK:
        raise StoppedError(stream.stopped or "cut off here")


def _number(field: bytes, base: int = 8) -> int:
    """A number as tar writes it: in octal digits, or big ones as bytes."""
    if field[:1] == b"\x80":
        return int.from_bytes(field[1:], "big")
    try:
        number = int(field.strip(b" \x00") or b"0", base)
    except ValueError:
        number = -1
    if number < 0:
        raise StoppedError("the tar archive is damaged")
    return number


def _said(kind: bytes, data: bytes) -> dict[str, bytes]:
    """What a header says of the member that follows: its name where that is long, or pax's records."""
    if kind == b"L":
        return {"path": data.rstrip(b"\x00")}
    if kind not in (b"x", b"X"):
        return {}
    said: dict[str, bytes] = {}
    at = 0
    while record := _RECORD.match(data, at):
        end = at + int(record[1])
        if end <= record.end():
            break
        said[record[2].decode("utf-8", "replace")] = data[record.end() : end - 1]
        at = end
    return said


def _name(header: bytes, said: dict[str, bytes]) -> str:
    name, _, _ = header[:100].partition(b"\x00")
    prefix = header[345:500].partition(b"\x00")[0] if header[257:263] == b"ustar\x00" else b""
    whole = said.get("GNU.sparse.name") or said.get("path") or (prefix + b"/" + name if prefix else name)
    return whole.decode("utf-8", "surrogateescape")
