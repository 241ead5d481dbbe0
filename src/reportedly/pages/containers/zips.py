"""ZIP archives, read from the front, local header by local header (APPNOTE 6.3.10).

The standard library's reader goes by the list at an archive's end. So it cannot read what is cut off, nor
what comes through a pipe or out of another archive; and a bomb's list points to the same bytes over and over.
"""

from __future__ import annotations

import bz2
import struct
import zlib
from collections.abc import Iterator
from typing import NamedTuple

from reportedly.pages.containers.archives import Member, opened
from reportedly.pages.containers.places import Found, Place
from reportedly.pages.packing import Deflated, pieces
from reportedly.pages.streams import CHUNK_BYTES, StoppedError, Stream

_HEADER = struct.Struct("<4sHHHHHIIIHH")
_FILE, _DESCRIPTOR = b"PK\x03\x04", b"PK\x07\x08"
_AFTER_THE_FILES = (b"PK\x01\x02", b"PK\x05\x06", b"PK\x06\x06", b"PK\x06\x08")
_LONG = 0xFFFFFFFF
_STORED, _DEFLATED, _BZIP2 = 0, 8, 12
_METHODS = {1: "Shrink", 6: "Implode", 9: "Deflate64", 14: "LZMA", 93: "Zstandard", 95: "XZ", 98: "PPMd"}
"""What else members may be packed with."""

_ENCRYPTED, _SIZES_FOLLOW, _UTF8 = 0x1, 0x8, 0x800


class _Header(NamedTuple):
    flags: int
    method: int
    checksum: int
    packed: int
    size: int
    name: str

    @property
    def sizes_follow(self) -> bool:
        """Whether size and checksum stand after the bytes, where the one who wrote them knew them."""
        return bool(self.flags & _SIZES_FOLLOW) and not self.packed


def pages_in(stream: Stream, place: Place) -> Iterator[Found]:
    """The pages in the members of a ZIP archive."""
    yield from opened(members(stream), stream, place)


def members(stream: Stream) -> Iterator[Member]:
    """Every member, in order; each is to be read to its end before the next.

    Raises `StoppedError` where the archive is cut off or damaged.
    """
    if stream.head(8) == _DESCRIPTOR + _FILE:  # an archive that might have been split, and was not
        stream.take(4)
    while (start := stream.head(4)) not in _AFTER_THE_FILES:
        if start != _FILE:
            is_cut = len(start) < 4
            raise StoppedError(stream.stopped or f"the ZIP archive is {'cut off' if is_cut else 'damaged'}")
        header = _header(stream)
        reason = _not_read(header)
        chunks = _bytes(header, stream, as_packed=reason is not None)
        yield Member(header.name, chunks, reason)
        for _ in chunks:
            pass


def _header(stream: Stream) -> _Header:
    fixed = stream.take(_HEADER.size)
    if len(fixed) < _HEADER.size:
        raise StoppedError(stream.stopped or "the ZIP archive is cut off")
    _, _, flags, method, _, _, checksum, packed, size, name_length, extra_length = _HEADER.unpack(fixed)
    name, extra = stream.take(name_length), stream.take(extra_length)
    if _LONG in (packed, size):
        size, packed = _long_sizes(extra, size, packed)
    encoding = "utf-8" if flags & _UTF8 else "cp437"
    try:
        shown = name.decode("utf-8")
    except UnicodeDecodeError:
        shown = name.decode(encoding, "replace")
    return _Header(flags, method, checksum, packed, size, shown)


def _long_sizes(extra: bytes, size: int, packed: int) -> tuple[int, int]:
    """Sizes beyond 4 GiB, which stand in a field of their own (ZIP64)."""
    while len(extra) >= 4:
        tag, length = struct.unpack_from("<HH", extra)
        field, extra = extra[4 : 4 + length], extra[4 + length :]
        if tag == 1:
            values = [int.from_bytes(field[at : at + 8], "little") for at in range(0, len(field) // 8 * 8, 8)]
            size = values.pop(0) if size == _LONG and values else size
            packed = values.pop(0) if packed == _LONG and values else packed
    return size, packed


def _not_read(header: _Header) -> str | None:
    if header.flags & _ENCRYPTED:
        return "encrypted, not opened"
    if header.method not in (_STORED, _DEFLATED, _BZIP2):
        return f"packed with {_METHODS.get(header.method, f'method {header.method}')}, not opened"
    return None


def _bytes(header: _Header, stream: Stream, *, as_packed: bool) -> Iterator[bytes]:
    """A member's bytes. Raises `StoppedError` where they are cut off, or are not those that were packed."""
    start, size, checksum = stream.tell(), 0, 0
    for piece in (_packed if as_packed else _unpacked)(header, stream):
        size += len(piece)
        checksum = zlib.crc32(piece, checksum)
        yield piece
    wanted: int | None = header.checksum
    if header.flags & _SIZES_FOLLOW:
        wanted = _checksum_after(stream, stream.tell() - start)
    if not as_packed and checksum != wanted:
        raise StoppedError("its checksum is wrong: it may be damaged")


def _packed(header: _Header, stream: Stream) -> Iterator[bytes]:
    """The bytes as they stand in the archive."""
    if not header.sizes_follow:
        yield from stream.part(header.packed)
        return
    start = stream.tell()
    while True:
        window = stream.head(CHUNK_BYTES)
        found = window.find(_DESCRIPTOR)
        if found < 0 and len(window) < CHUNK_BYTES:
            yield stream.take(len(window))
            raise StoppedError(stream.stopped or "cut off here")
        if found == 0 and _descriptor(stream, stream.tell() - start) is not None:
            return
        # Some bytes of a signature may stand at the window's end.
        yield stream.take(found or len(_DESCRIPTOR) if found >= 0 else len(window) - len(_DESCRIPTOR))


def _unpacked(header: _Header, stream: Stream) -> Iterator[bytes]:
    if header.method == _STORED:
        yield from _packed(header, stream)
        return
    unpacker = Deflated(-zlib.MAX_WBITS) if header.method == _DEFLATED else bz2.BZ2Decompressor()
    if header.sizes_follow:
        yield from pieces(unpacker, stream, "member")
        return
    packed = Stream(stream.part(header.packed), stream)
    try:
        yield from pieces(unpacker, packed, "member")
    finally:
        for _ in packed.chunks():
            pass


def _descriptor(stream: Stream, packed: int) -> tuple[int, int] | None:
    """The length and the checksum of what follows a member of which its size was not known before."""
    for signature in (_DESCRIPTOR, b""):
        for sizes in ("II", "QQ"):
            form = struct.Struct("<I" + sizes)
            found = stream.head(len(signature) + form.size)
            if found.startswith(signature) and len(found) == len(signature) + form.size:
                checksum, said, _ = form.unpack(found[len(signature) :])
                if said == packed:
                    return len(found), checksum
    return None


def _checksum_after(stream: Stream, packed: int) -> int | None:
    descriptor = _descriptor(stream, packed)
    if descriptor is None:
        return None
    length, checksum = descriptor
    stream.take(length)
    return checksum
