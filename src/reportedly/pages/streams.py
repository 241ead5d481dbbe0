"""Bytes as they come, in bounded memory: a file, standard input, and what gzip unpacks to."""

from __future__ import annotations

import zlib
from collections.abc import Callable, Iterator

from reportedly.pages.kinds import GZIP

CHUNK_BYTES = 65536
"""Bytes read at once."""

MOST_UNPACKED = 100
"""How many times its size gzip may unpack to: at most 8 in the extraction benchmark's pages; 1032 at all."""

FREELY_UNPACKED = 32 * 1024 * 1024
"""Bytes that gzip may unpack to whatever its ratio."""


class StoppedError(Exception):
    """Why nothing more can be read; what came before is sound."""


class Stream:
    """Chunks of bytes to be looked at, then taken by line or whole; `stopped` says why it ended early."""

    def __init__(self, chunks: Iterator[bytes]) -> None:
        """Take chunks that may end in `StoppedError` or `OSError`."""
        self._chunks = chunks
        self._buffer = b""
        self._ended = False
        self.stopped: str | None = None

    def _more(self) -> bytes:
        if self._ended:
            return b""
        try:
            for chunk in self._chunks:
                if chunk:
                    return chunk
        except StoppedError as error:
            self.stopped = str(error)
        except OSError as error:
            self.stopped = f"could not be read further ({error.strerror or error})"
        self._ended = True
        return b""

    def head(self, size: int) -> bytes:
        """The first `size` bytes of what is left, fewer where it is shorter; they are not taken."""
        while len(self._buffer) < size and (chunk := self._more()):
            self._buffer += chunk
        return self._buffer[:size]

    def all(self, limit: int) -> bytes | None:
        """All that is left, or None where it is more than `limit` bytes."""
        pieces, size = [self._buffer], len(self._buffer)
        self._buffer = b""
        while size <= limit and (chunk := self._more()):
            pieces.append(chunk)
            size += len(chunk)
        return b"".join(pieces) if size <= limit else None

    def chunks(self) -> Iterator[bytes]:
        """All that is left, chunk by chunk; raises `StoppedError` where it ended early."""
        while chunk := (self._buffer or self._more()):
            self._buffer = b""
            yield chunk
        if self.stopped is not None:
            raise StoppedError(self.stopped)

    def lines(self, limit: int) -> Iterator[bytes | None]:
        """Line by line, without line ends; None for a line of more than `limit` bytes."""
        pieces: list[bytes] = []
        size = 0
        while chunk := (self._buffer or self._more()):
            self._buffer = b""
            *ends, rest = chunk.split(b"\n")
            for end in ends:
                yield b"".join([*pieces, end]).rstrip(b"\r") if size + len(end) <= limit else None
                pieces, size = [], 0
            size += len(rest)
            pieces = [*pieces, rest] if size <= limit else []
        if size:
            yield b"".join(pieces).rstrip(b"\r") if size <= limit else None


def chunks_of(read: Callable[[int], bytes]) -> Iterator[bytes]:
    """What `read` gives, chunk by chunk, to its end."""
    while chunk := read(CHUNK_BYTES):
        yield chunk


def unpacked(packed: Iterator[bytes]) -> Iterator[bytes]:
    """What gzip unpacks to, member by member; `StoppedError` where it is cut off, damaged or a bomb.

    Bytes after the last member that are no gzip are left out, as `gzip` itself does.
    """
    taken = given = 0
    unpacker = None
    for chunk in packed:
        taken += len(chunk)
        data = chunk
        while data:
            if unpacker is None:
                data = data.lstrip(b"\x00") if given else data
                if given and not data.startswith(GZIP[:1]):
                    return
                unpacker = zlib.decompressobj(wbits=31)
            try:
                piece = unpacker.decompress(data, CHUNK_BYTES)
            except zlib.error:
                raise StoppedError(f"the gzip is damaged: {_so_far(given)}") from None
            given += len(piece)
            if piece:
                yield piece
            if given > max(FREELY_UNPACKED, taken * MOST_UNPACKED):
                raise StoppedError(
                    f"the gzip unpacks to over {MOST_UNPACKED} times its size: {_so_far(given)}"
                )
            data = unpacker.unused_data if unpacker.eof else unpacker.unconsumed_tail
            unpacker = None if unpacker.eof else unpacker
    if unpacker is not None:
        piece = unpacker.flush()
        if piece:
            yield piece
        if not unpacker.eof:
            raise StoppedError(f"the gzip is cut off: {_so_far(given + len(piece))}")


def _so_far(size: int) -> str:
    return f"only its first {size:,} bytes could be read" if size else "nothing of it could be read"
