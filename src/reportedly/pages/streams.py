"""Bytes as they come, in bounded memory: a file, standard input, and what archives unpack to."""

from __future__ import annotations

from collections.abc import Callable, Iterator

CHUNK_BYTES = 65536
"""Bytes read at once."""

MOST_UNPACKED = 100
"""How many times its size a source may unpack to, with all that is packed in it: gzip makes at most 8 of the
extraction benchmark's pages, and 1032 at all; a gzip in a gzip does so again."""

FREELY_UNPACKED = 32 * 1024 * 1024
"""Bytes that a source may unpack to whatever the ratio."""


class StoppedError(Exception):
    """Why nothing more can be read; what came before is sound."""


class Meter:
    """How much was read of one source, and what all that is packed in it was unpacked to so far."""

    def __init__(self) -> None:
        self.taken = 0
        self.given = 0

    @property
    def spent(self) -> bool:
        """Whether more came out than any honest archive gives: it is a bomb."""
        return self.given > max(FREELY_UNPACKED, self.taken * MOST_UNPACKED)


class Stream:
    """Chunks of bytes to be looked at, then taken by line, by size or whole; `stopped` says why it ended."""

    def __init__(self, chunks: Iterator[bytes], within: Stream | None = None) -> None:
        """Take chunks that may end in `StoppedError` or `OSError`, unpacked from the stream `within`."""
        self._chunks = chunks
        self._buffer = b""
        self._ended = False
        self._received = 0
        self._outer = within
        self.meter: Meter = within.meter if within is not None else Meter()
        self.stopped: str | None = None

    def _more(self) -> bytes:
        if self._ended:
            return b""
        try:
            for chunk in self._chunks:
                if chunk:
                    self._count(len(chunk))
                    self._received += len(chunk)
                    return chunk
        except StoppedError as error:
            self.stopped = str(error)
        except OSError as error:
            self.stopped = f"could not be read further ({error.strerror or error})"
        self._ended = True
        return b""

    def _count(self, size: int) -> None:
        if self._outer is None:
            self.meter.taken += size
            return
        self.meter.given += size
        if self.meter.spent:
            raise StoppedError(f"unpacks to over {MOST_UNPACKED} times its size: {so_far(self._received)}")

    def tell(self) -> int:
        """How many bytes were taken so far."""
        return self._received - len(self._buffer)

    def head(self, size: int) -> bytes:
        """The first `size` bytes of what is left, fewer where it is shorter; they are not taken."""
        while len(self._buffer) < size and (chunk := self._more()):
            self._buffer += chunk
        return self._buffer[:size]

    def take(self, size: int) -> bytes:
        """The next `size` bytes, fewer where the stream is shorter."""
        taken = self.head(size)
        self._buffer = self._buffer[size:]
        return taken

    def read(self, most: int = CHUNK_BYTES) -> bytes:
        """The next bytes as they come, at most so many; none at the end."""
        chunk = self._buffer or self._more()
        self._buffer = chunk[most:]
        return chunk[:most]

    def back(self, rest: bytes) -> None:
        """Put back what was taken too much of."""
        self._buffer = rest + self._buffer

    def part(self, size: int) -> Iterator[bytes]:
        """The next `size` bytes, chunk by chunk. Raises `StoppedError` where the stream is shorter."""
        while size > 0:
            chunk = self.read(min(size, CHUNK_BYTES))
            if not chunk:
                raise StoppedError(self.stopped or "cut off here")
            size -= len(chunk)
            yield chunk

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


def so_far(size: int) -> str:
    """How much could be read, in words."""
    return f"only its first {size:,} bytes could be read" if size else "nothing of it could be read"
