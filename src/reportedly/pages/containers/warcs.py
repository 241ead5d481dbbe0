"""Web archives (WARC 1.0 and 1.1, ISO 28500): what servers answered, and when, under which address."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import TYPE_CHECKING, BinaryIO, cast
from urllib.parse import urlsplit

from reportedly.model import Page
from reportedly.pages.containers.bodies import body_of
from reportedly.pages.containers.places import PAGE_LIMIT, Found, Place
from reportedly.pages.kinds import kind_of
from reportedly.pages.streams import CHUNK_BYTES, MOST_UNPACKED, Stream

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord  # pyright: ignore[reportMissingModuleSource]

MOST_HEADER = 256 * 1024
"""Bytes of one record's header: those that crawlers write have some 500."""

_HTML = ("text/html", "application/xhtml+xml")
_NEXT_RECORD = b"\nWARC/1."
_NEEDED = ("WARC-Type", "WARC-Date", "Content-Length")
_CARRIES = ("response", "resource", "conversion")


def pages_in(stream: Stream, place: Place) -> Iterator[Found]:
    """The pages in the records of a WARC; then one line, where there are records that hold none.

    Redirects, errors, pictures and the like are counted in that line, and so is what is damaged: reading goes
    on with the next record.
    """
    reader = _Reader(stream)
    left_out: Counter[str] = Counter()
    for number, record in enumerate(reader.records(), start=1):
        kind = (record.headers.get("WARC-Type") or "").lower()
        if kind in _CARRIES:
            found = _page(record, Stream(reader.body(record), stream), place.at(str(number)))
        else:
            found = "revisits of pages got before" if kind == "revisit" else None
        if isinstance(found, Page):
            if not reader.is_cut:
                yield found
        elif found is not None:
            left_out[found] += 1
        if stream.meter.spent:
            break
    left_out["damaged places"] += reader.damaged
    counts = [f"{what} ({count:,})" for what, count in left_out.items() if count]
    reasons = [f"besides pages, there are {', '.join(counts)}"] if counts else []
    if stop := _stop(reader, stream):
        reasons.insert(0, f"{stop}, up to record {reader.count:,}")
    if reasons:
        yield place.line("; ".join(reasons))
    elif not reader.count:
        yield place.line("a WARC without records")


def _stop(reader: _Reader, stream: Stream) -> str | None:
    """Why the archive was not read to its end."""
    if stream.meter.spent:
        return f"unpacks to over {MOST_UNPACKED} times its size"
    return stream.stopped or ("the WARC is cut off" if reader.ended_early else None)


class _Reader:
    """fastwarc over a stream, going on after damage: it reads ahead, so what it has read last is kept."""

    def __init__(self, stream: Stream) -> None:
        self._stream = stream
        self._last = b""
        self._left = 0
        self.count = 0
        self.damaged = 0
        self.ended_early = False

    def read(self, size: int = CHUNK_BYTES) -> bytes:
        """What fastwarc reads by."""
        chunk = self._stream.read(min(size, CHUNK_BYTES))
        self._last = (self._last + chunk)[-MOST_HEADER - 2 * CHUNK_BYTES :]
        return chunk

    def tell(self) -> int:
        """Where it has read to."""
        return self._stream.tell()

    @property
    def is_cut(self) -> bool:
        """Whether less came of the record read last than it says: the archive ends in it."""
        return self._left > 0

    def body(self, record: WarcRecord) -> Iterator[bytes]:
        """What is left of a record, chunk by chunk."""
        while chunk := record.reader.read(CHUNK_BYTES):
            self._left -= len(chunk)
            yield chunk

    def records(self) -> Iterator[WarcRecord]:
        """Every record; what is damaged is passed over, to the next that begins as one."""
        from fastwarc.warc import ArchiveIterator  # pyright: ignore[reportMissingModuleSource]

        at, was_damaged = 0, False
        while True:
            try:
                for record in ArchiveIterator(cast("BinaryIO", self), max_header_len=MOST_HEADER):
                    at, self._left = record.stream_pos, record.content_length
                    self.ended_early = not all(map(record.headers.get, _NEEDED))
                    if not self.ended_early:
                        was_damaged = False
                        self.count += 1
                        yield record
                        for _ in self.body(record):
                            pass
                        self.ended_early = self.is_cut
                return
            except (OSError, ValueError):
                self.damaged += not was_damaged
                was_damaged = True
                if self._stream.stopped is not None or not self._found_next(at + 1):
                    return
                at = self.tell()

    def _found_next(self, after: int) -> bool:
        """Go to where the next record begins, at `after` or later."""
        start = max(0, after - (self.tell() - len(self._last)))
        while (found := self._last.find(_NEXT_RECORD, start)) < 0:
            start = 0
            self._last = self._last[-len(_NEXT_RECORD) :]
            if not self.read():
                return False
        self._stream.back(self._last[found + 1 :])
        self._last = b""
        return True


def _page(record: WarcRecord, body: Stream, here: Place) -> Page | str:
    """The page that a record with that body holds, or what is counted instead of it."""
    if record.is_http:
        status = _status(record)
        if 300 <= status < 400:
            return "redirects"
        if not 200 <= status < 300:
            return "errors"
    media_type, charset = _declared(record)
    url = (record.headers.get("WARC-Target-URI") or "").strip("<> ") or None
    is_text = media_type == "text/plain" and not _is_for_crawlers(url)
    if media_type and media_type not in _HTML and not is_text:
        return "pictures and other files"
    content = body.all(PAGE_LIMIT)
    if content is not None:
        content = _unpacked(record, content, body)
    if content is None:
        return f"pages of more than {PAGE_LIMIT // 1024**2} MiB"
    told = kind_of(content)
    if told.kind not in ("html", "text") or (not media_type and told.kind == "text"):
        return "empty answers" if told.kind == "empty" else "pictures and other files"
    return here.page(
        content,
        "text/html" if told.kind == "html" else "text/plain",
        url=url,
        charset=charset,
        retrieved=record.record_date,
    )


def _unpacked(record: WarcRecord, content: bytes, body: Stream) -> bytes | None:
    """The content without what it was packed in on its way; None where it is too large for a page."""
    if not record.is_http:
        return content
    headers = {name.lower(): value for name, value in record.http_headers.items()}
    return body_of(
        content, body, headers.get("transfer-encoding"), headers.get("content-encoding"), limit=PAGE_LIMIT
    )


def _declared(record: WarcRecord) -> tuple[str, str | None]:
    """The media type and the charset that the server, or the one who made the archive, gave."""
    if record.is_http:
        return (record.http_content_type or "").lower(), record.http_charset
    media_type, _, rest = (record.headers.get("Content-Type") or "").partition(";")
    return media_type.strip().lower(), rest.partition("charset=")[2].strip(' "') or None


def _status(record: WarcRecord) -> int:
    try:
        return int(str(record.http_headers.status_code)) if record.http_headers else 0
    except ValueError:
        return 0


def _is_for_crawlers(url: str | None) -> bool:
    try:
        return urlsplit(url or "").path == "/robots.txt"
    except ValueError:
        return False
