"""Long XML taken apart, element by element, not read whole: a broken or endless part costs only itself."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from reportedly.pages.streams import StoppedError, Stream

LONGEST_TAG = 256
"""Bytes of a tag's beginning that may be cut by the end of a chunk: its name with its prefix."""

_CLOSED_BY = {b"<![CDATA[": b"]]>", b"<!--": b"-->"}
"""What may hold tags that are none, and what ends it."""


def elements_in(stream: Stream, names: Sequence[str], limit: int) -> Iterator[bytes | None]:
    """First all that stands before the first element with one of the `names`, then each of those elements.

    None for an element of more than `limit` bytes, which is passed over; what stands before the first is cut
    there. An element that is not closed before the next of them begins ends there. Raises `StoppedError`
    where the stream ended early, or within an element.

    >>> list(elements_in(Stream(iter([b"<rss><item>1</it", b"em> <item>2</item></rss>"])), ["item"], 99))
    [b'<rss>', b'<item>1</item>', b'<item>2</item>']
    """
    splitter = _Splitter(names, limit)
    for chunk in stream.chunks():
        yield from splitter.take(chunk)
    yield from splitter.end()


class _Splitter:
    """What is left of the chunks so far: `at` is where to look on, `start` where the open element begins."""

    def __init__(self, names: Sequence[str], limit: int) -> None:
        tag = rf"<!\[CDATA\[|<!--|<(/?)((?:[\w.-]{{1,100}}:)?(?:{'|'.join(names)}))(?=[\s/>])"
        self._tag = re.compile(tag.encode())
        self._limit = limit
        self._buffer = bytearray()
        self._at: int = 0
        self._start: int | None = 0
        self._name = b""
        self._within: bytes | None = None
        self._given = 0
        self._too_long = False

    def take(self, chunk: bytes) -> Iterator[bytes | None]:
        """What ends in this chunk."""
        self._buffer += chunk
        while (tag := self._next()) is not None:
            opening, name = not tag[1], tag[2]
            if opening:
                yield from self._ended(tag.start())
                self._start, self._name = tag.start(), name
            elif name == self._name and self._start is not None:
                end = self._buffer.find(b">", self._at)
                yield from self._ended(self._at if end < 0 else end + 1)
        yield from self._forget()

    def end(self) -> Iterator[bytes]:
        """All there is, where no element was found. Raises `StoppedError` within an element."""
        if self._given and self._start is not None:
            raise StoppedError("cut off in the middle")
        if not self._given:
            yield bytes(self._buffer)

    def _next(self) -> re.Match[bytes] | None:
        """The next tag of an element looked for, outside comments and CDATA; `at` is then after it."""
        while True:
            if self._within is not None:
                end = self._buffer.find(self._within, self._at)
                if end < 0:
                    self._at = max(self._at, len(self._buffer) - len(self._within) + 1)
                    return None
                self._at = end + len(self._within)
            tag = self._tag.search(self._buffer, self._at)
            if tag is None:
                self._within = None
                self._at = max(self._at, len(self._buffer) - LONGEST_TAG)
                return None
            self._at = tag.end()
            self._within = _CLOSED_BY.get(bytes(tag[0]))
            if self._within is None:
                return tag

    def _ended(self, end: int) -> Iterator[bytes | None]:
        """The open element, which ends at `end`; at first, all that stands before any."""
        if self._start is not None and not self._too_long:
            yield from self._piece(end)
        self._start, self._too_long = None, False

    def _piece(self, end: int) -> Iterator[bytes | None]:
        start = self._start or 0
        is_too_long = end - start > self._limit
        if is_too_long and self._given:
            yield None
        else:
            yield bytes(self._buffer[start : min(end, start + self._limit)])
        self._given += 1

    def _forget(self) -> Iterator[bytes | None]:
        """Let go of what is done with, and of what is too long."""
        if self._start is not None and not self._too_long and self._at - self._start > self._limit:
            yield from self._piece(self._at)
            self._too_long = True
        done = self._at if self._start is None or self._too_long else self._start
        del self._buffer[:done]
        self._at -= done
        if self._start is not None:
            self._start = 0
