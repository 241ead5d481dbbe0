"""JSON Lines: one page a line, as crawlers and collectors of news write them."""

from __future__ import annotations

import codecs
from collections.abc import Iterator

import msgspec

from reportedly.model import Page, PageMetadata, Unreadable
from reportedly.pages.decoding import decode
from reportedly.pages.kinds import HEAD_BYTES, wide_encoding
from reportedly.pages.streams import Stream


class _Line(msgspec.Struct):
    """The keys that are read; the rest of an object is nobody's business here."""

    url: object = None
    published: object = None
    site: object = None
    title: object = None
    authors: object = None
    text: object = None
    html: object = None


def pages_in(stream: Stream, source: str, limit: int) -> Iterator[Page | Unreadable]:
    """One page a line, or why that line is none; blank lines are passed over.

    A line of more than `limit` bytes is not read. A page's `source` is `SOURCE:LINE`, from 1.
    """
    wide = wide_encoding(stream.head(HEAD_BYTES))
    if wide is not None:
        stream = Stream(_narrowed(stream.chunks(), wide))
    number, waiting = 0, None
    for number, line in enumerate(stream.lines(limit), start=1):
        if waiting is not None:
            yield waiting
            waiting = None
        if line is None:
            yield Unreadable(f"{source}:{number}", f"a line of more than {limit:,} bytes")
        elif line.strip(b" \\t\\x00"):
            waiting = page_in(line, f"{source}:{number}")
    if stream.stopped is not None:
        # The line that was cut says nothing that the reason does not say.
        waiting = waiting if isinstance(waiting, Page) else None
    if waiting is not None:
        yield waiting
    if stream.stopped is not None:
        yield Unreadable(source, f"{stream.stopped}, up to line {number}")


def page_in(line: bytes, source: str) -> Page | Unreadable:
    """The page of one line.

    >>> page_in(b'{"url": "https://news.example/1", "text": "Ferries stopped."}', "a.jsonl:1").content
    b'Ferries stopped.'
    >>> page_in(b'{"url": "https://news.example/1"}', "a.jsonl:1").reason
    'no `text` and no `html` in this line'
    """
    try:
        found = _object_in(line)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        return Unreadable(source, f"not a JSON object: {_one_line(error)}")
    text, html = _words(found.text), _words(found.html)
    if text is None and html is None:
        return Unreadable(source, "no `text` and no `html` in this line")
    return Page(
        content=(text or html or "").encode("utf-8", "replace"),
        source=source,
        media_type="text/plain" if text is not None else "text/html",
        url=_words(found.url),
        charset="utf-8",
        metadata=PageMetadata(
            title=_words(found.title),
            site=_words(found.site),
            published=_words(found.published),
            authors=_several(found.authors),
        ),
    )


def _object_in(line: bytes) -> _Line:
    line = line.removeprefix(codecs.BOM_UTF8).strip()
    try:
        return msgspec.json.decode(line, type=_Line)
    except (msgspec.DecodeError, UnicodeError):
        # Not UTF-8, perhaps: then in what the line itself looks like.
        text = decode(Page(content=line, media_type="text/plain"))
        return msgspec.json.decode(text.encode("utf-8", "replace"), type=_Line)


def _words(value: object) -> str | None:
    """A value as words; what is neither words nor a number is taken as not given."""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return None
    words = str(value).encode("utf-8", "replace").decode("utf-8")
    return words if words.strip() else None


def _several(value: object) -> tuple[str, ...]:
    values = value if isinstance(value, list) else [value]  # pyright: ignore[reportUnknownVariableType]
    return tuple(words for one in values if (words := _words(one)))  # pyright: ignore[reportUnknownVariableType, reportUnknownArgumentType]


def _one_line(error: Exception) -> str:
    return " ".join(str(error).split())[:160] or type(error).__name__


def _narrowed(chunks: Iterator[bytes], encoding: str) -> Iterator[bytes]:
    """UTF-16 or UTF-32 as UTF-8, chunk by chunk: newer shells write their output so."""
    decoder = codecs.getincrementaldecoder(encoding)("replace")
    for chunk in chunks:
        yield decoder.decode(chunk).lstrip("\ufeff").encode("utf-8", "replace")
    yield decoder.decode(b"", final=True).encode("utf-8", "replace")
