"""Bodies of HTTP answers, without what they were packed in on their way."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import BinaryIO, cast

from reportedly.pages.kinds import kind_of
from reportedly.pages.packing import DAMAGED, Deflated, pieces, unpacked
from reportedly.pages.streams import StoppedError, Stream, chunks_of

_SIZE = re.compile(rb"([0-9A-Fa-f]{1,8})[^\r\n]{0,200}\r?\n")


def body_of(
    content: bytes, within: Stream, transfer: str | None, encoding: str | None, *, limit: int
) -> bytes | None:
    """The body itself, or None where it has more than `limit` bytes; as it stands where it is not packed.

    `transfer` and `encoding` are what the headers Transfer-Encoding and Content-Encoding say. Archives keep
    headers and unpack bodies, so a body is only unpacked where it looks packed.

    >>> body_of(b"5\\r\\n<p>Hi\\r\\n0\\r\\n\\r\\n", Stream(iter(())), "chunked", None, limit=99)
    b'<p>Hi'
    >>> body_of(b"<p>Never packed.", Stream(iter(())), "chunked", "gzip", limit=99)
    b'<p>Never packed.'
    """
    if "chunked" in (transfer or "").lower():
        content = _joined(content)
    for name in reversed((encoding or "").lower().split(",")):
        unpack = _UNPACKED.get(name.strip())
        if unpack is None or kind_of(content).kind in ("html", "text"):
            continue
        stream = unpack(Stream(iter([content]), within))
        found = stream.all(limit)
        if found is None:
            return None
        content = found or content
    return content


def _joined(content: bytes) -> bytes:
    """The chunks of a body without their sizes; as it stands where they do not add up."""
    found: list[bytes] = []
    at = 0
    while size := _SIZE.match(content, at):
        length = int(size[1], 16)
        if length == 0:
            return b"".join(found)
        found.append(content[size.end() : size.end() + length])
        at = size.end() + length
        if at >= len(content):
            return b"".join(found)
        at += 2 if content.startswith(b"\r\n", at) else 1
    return content


def _gzip(stream: Stream) -> Stream:
    return unpacked(stream, "gzip") if stream.head(2) == b"\x1f\x8b" else stream


def _deflate(stream: Stream) -> Stream:
    """With zlib's header, as the standard says, or bare, as some servers send it."""
    start = stream.head(2)
    has_header = len(start) == 2 and start[0] & 15 == 8 and int.from_bytes(start) % 31 == 0
    unpacker = Deflated(zlib.MAX_WBITS if has_header else -zlib.MAX_WBITS)
    return Stream(pieces(unpacker, stream, "body"), stream)


def _brotli(stream: Stream) -> Stream:
    return Stream(_brotli_pieces(stream), stream)


def _brotli_pieces(stream: Stream) -> Iterator[bytes]:
    from fastwarc.stream_io import BrotliReader  # pyright: ignore[reportMissingModuleSource]

    try:
        yield from chunks_of(BrotliReader(cast("BinaryIO", stream)).read)
    except DAMAGED:
        raise StoppedError("the body is damaged") from None


def _zstandard(stream: Stream) -> Stream:
    return unpacked(stream, "Zstandard")


_UNPACKED = {"gzip": _gzip, "x-gzip": _gzip, "deflate": _deflate, "br": _brotli, "zstd": _zstandard}
"""What undoes each Content-Encoding (IANA's names)."""
