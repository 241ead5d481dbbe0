"""What single files are packed with (gzip, bzip2, xz, Zstandard), unpacked chunk by chunk."""

from __future__ import annotations

import bz2
import lzma
import zlib
from collections.abc import Callable, Iterator
from typing import BinaryIO, Protocol, cast

from reportedly.pages.streams import CHUNK_BYTES, StoppedError, Stream, chunks_of, so_far

MOST_DICTIONARY = 128 * 1024 * 1024
"""Bytes of memory that unpacking may take: `xz -9` needs 65 MiB."""


class Unpacker(Protocol):
    """What the standard library's decompressors have in common."""

    @property
    def eof(self) -> bool: ...  # noqa: D102
    @property
    def needs_input(self) -> bool: ...  # noqa: D102
    @property
    def unused_data(self) -> bytes: ...  # noqa: D102
    def decompress(self, data: bytes, max_length: int = -1) -> bytes: ...  # noqa: D102


class Deflated:
    """zlib's decompressor, like the others; `wbits` as zlib has it: 31 for gzip, -15 for bare deflate."""

    def __init__(self, wbits: int) -> None:
        self._inner = zlib.decompressobj(wbits)
        self.needs_input = True

    @property
    def eof(self) -> bool:
        """Whether the end was reached."""
        return self._inner.eof

    @property
    def unused_data(self) -> bytes:
        """What follows the end."""
        return self._inner.unused_data

    def decompress(self, data: bytes, max_length: int = -1) -> bytes:
        """The next bytes, at most `max_length`."""
        piece = self._inner.decompress(self._inner.unconsumed_tail + data, max(max_length, 0))
        self.needs_input = not self._inner.unconsumed_tail and len(piece) < max_length
        return piece


_UNPACKERS: dict[str, tuple[bytes, Callable[[], Unpacker]]] = {
    "gzip": (b"\x1f\x8b", lambda: Deflated(31)),
    "bzip2": (b"BZh", bz2.BZ2Decompressor),
    "xz": (b"\xfd7zXZ", lambda: lzma.LZMADecompressor(lzma.FORMAT_XZ, memlimit=MOST_DICTIONARY)),
}
"""What each begins with, and what unpacks it."""

DAMAGED = (zlib.error, lzma.LZMAError, OSError, EOFError, ValueError)
"""What unpackers raise where the bytes are not what they should be."""


def unpacked(stream: Stream, what: str) -> Stream:
    """The stream that this one unpacks to; it stops where this one is cut off or damaged.

    >>> import gzip
    >>> unpacked(Stream(iter([gzip.compress(b"Ferries")])), "gzip").all(99)
    b'Ferries'
    """
    chunks = _zstandard(stream) if what == "Zstandard" else _members(stream, what)
    return Stream(chunks, stream)


def _members(stream: Stream, what: str) -> Iterator[bytes]:
    """Member by member. Bytes after the last that begin no other are left out, as `gzip` itself does."""
    signature, make = _UNPACKERS[what]
    given = 0
    while True:
        while (start := stream.head(1)) == b"\x00" and given:
            stream.back(stream.read().lstrip(b"\x00"))
        if start != signature[:1]:
            break
        unpacker = make()
        for piece in pieces(unpacker, stream, what, given):
            given += len(piece)
            yield piece
    if stream.stopped is not None:
        raise StoppedError(stream.stopped)


def pieces(unpacker: Unpacker, stream: Stream, what: str, given: int = 0) -> Iterator[bytes]:
    """All that is packed as one; what follows it is left in the stream."""
    while not unpacker.eof:
        data = stream.read() if unpacker.needs_input else b""
        if unpacker.needs_input and not data:
            raise StoppedError(stream.stopped or f"the {what} is cut off: {so_far(given)}")
        try:
            piece = unpacker.decompress(data, CHUNK_BYTES)
        except DAMAGED:
            raise StoppedError(f"the {what} is damaged: {so_far(given)}") from None
        given += len(piece)
        if piece:
            yield piece
    stream.back(unpacker.unused_data)


def _zstandard(stream: Stream) -> Iterator[bytes]:
    from fastwarc.stream_io import ZstdReader  # pyright: ignore[reportMissingModuleSource]

    given = 0
    try:
        reader = ZstdReader(cast("BinaryIO", stream))  # all it asks for is `read` and `tell`
        for piece in chunks_of(reader.read):
            given += len(piece)
            yield piece
    except DAMAGED as error:
        is_cut = "incomplete" in str(error)
        reason = f"the Zstandard archive is {'cut off' if is_cut else 'damaged'}: {so_far(given)}"
        raise StoppedError(stream.stopped or reason) from None
