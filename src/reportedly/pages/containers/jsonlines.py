"""JSON Lines: one page a line, as crawlers and collectors of news write them."""

from __future__ import annotations

import codecs
from collections.abc import Iterator

import msgspec

from reportedly.model import Page, PageMetadata
from reportedly.pages.containers.jsonvalues import one_line, several, words
from reportedly.pages.containers.places import PAGE_LIMIT, Found, Place
from reportedly.pages.decoding import decode, narrow
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


def pages_in(stream: Stream, place: Place, limit: int = PAGE_LIMIT) -> Iterator[Found]:
    """One page a line, or why that line is none; blank lines are passed over.

    A line of more than `limit` bytes is not read. A page's `source` is `SOURCE:LINE`, from 1.
    """
    stream = narrow(stream)
    number = 0
    waiting: tuple[Found, ...] = ()
    for number, line in enumerate(stream.lines(limit), start=1):
        yield from waiting
        waiting = ()
        here = place.at(str(number))
        if line is None:
            yield here.line(f"a line of more than {limit:,} bytes")
        elif line.strip(b" \t\x00"):
            waiting = pages_of(line, here)
    if stream.stopped is not None:
        # The line that was cut says nothing that the reason does not say.
        waiting = tuple(one for one in waiting if isinstance(one, Page))
    yield from waiting
    if stream.stopped is not None:
        yield place.line(f"{stream.stopped}, up to line {number}")


def pages_of(data: bytes, here: Place) -> tuple[Found, ...]:
    """The page that an object is, or those in the lists that it holds; or why there is none.

    >>> from reportedly.pages.containers.places import place
    >>> data = b'{"status": "ok", "articles": [{"text": "Ferries stopped."}, {"text": "Crews left."}]}'
    >>> [one.source for one in pages_of(data, place("a.jsonl:1"))]
    ['a.jsonl:1:1', 'a.jsonl:1:2']
    """
    itself = page_in(data, here)
    if isinstance(itself, Page):
        return (itself,)
    try:
        values = msgspec.json.decode(data, type=dict[str, msgspec.Raw]).values()
        lists = [listed(bytes(value), here) for value in values if bytes(value).startswith(b"[")]
    except (msgspec.DecodeError, UnicodeError, RecursionError):
        return (itself,)
    return next((found for found in lists if any(isinstance(one, Page) for one in found)), (itself,))


def listed(data: bytes, here: Place) -> tuple[Found, ...]:
    """What each object in a list is. Raises msgspec's errors where there is no list."""
    values = msgspec.json.decode(data, type=list[msgspec.Raw])
    return tuple(page_in(bytes(value), here.at(str(number))) for number, value in enumerate(values, start=1))


def page_in(line: bytes, here: Place) -> Found:
    """The page of one line.

    >>> from reportedly.pages.containers.places import place
    >>> here = place("a.jsonl:1")
    >>> page_in(b'{"url": "https://news.example/1", "text": "Ferries stopped."}', here).content
    b'Ferries stopped.'
        >>> page_in(b'{"url": "https://news.example/1"}', here).reason
        'no `text` and no `html` in it'
    """
    try:
        found = _object_in(line)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        return here.line(f"not a JSON object: {one_line(error)}")
    text, html = words(found.text), words(found.html)
    if text is None and html is None:
        return here.line("no `text` and no `html` in it")
    return here.page(
        (text or html or "").encode("utf-8", "replace"),
        "text/plain" if text is not None else "text/html",
        url=words(found.url),
        charset="utf-8",
        metadata=PageMetadata(
            title=words(found.title),
            site=words(found.site),
            published=words(found.published),
            authors=several(found.authors),
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
