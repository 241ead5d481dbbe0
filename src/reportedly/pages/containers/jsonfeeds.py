"""JSON Feed (jsonfeed.org, versions 1 and 1.1): items as pages."""

from __future__ import annotations

from collections.abc import Iterator

import msgspec

from reportedly.model import Page, PageMetadata
from reportedly.pages.containers.entries import Entry, is_text
from reportedly.pages.containers.jsonvalues import one_line, words
from reportedly.pages.containers.listing import listed
from reportedly.pages.containers.places import PAGE_LIMIT, Found, Place
from reportedly.pages.decoding import decode
from reportedly.pages.streams import StoppedError, Stream


class _Author(msgspec.Struct):
    name: object = None


class _Item(msgspec.Struct):
    url: object = None
    external_url: object = None
    title: object = None
    content_html: object = None
    content_text: object = None
    summary: object = None
    date_published: object = None
    date_modified: object = None
    authors: object = None
    author: object = None


class _Feed(msgspec.Struct):
    title: object = None
    authors: object = None
    author: object = None
    items: list[msgspec.Raw] = []


def pages_in(stream: Stream, place: Place) -> Iterator[Found]:
    """The items of a JSON Feed that carry their text, and a line for each that does not."""
    content = stream.all(PAGE_LIMIT)
    if content is None:
        yield place.line(f"a JSON Feed of more than {PAGE_LIMIT // 1024**2} MiB, not read")
    elif stream.stopped is not None:
        yield place.line(stream.stopped)
    else:
        yield from listed(entries(content), place)


def entries(content: bytes) -> Iterator[Entry]:
    """Every item of a JSON Feed. Raises `StoppedError` where it is none."""
    text = decode(Page(content, media_type="text/plain"))
    try:
        feed = msgspec.json.decode(text.encode("utf-8", "replace"), type=_Feed)
    except (msgspec.DecodeError, UnicodeError, RecursionError) as error:
        raise StoppedError(f"a JSON Feed that is damaged: {one_line(error)}") from None
    for raw in feed.items:
        try:
            yield _entry(msgspec.json.decode(raw, type=_Item), feed)
        except (msgspec.DecodeError, UnicodeError, RecursionError):
            yield Entry()


def _entry(item: _Item, feed: _Feed) -> Entry:
    content, media_type = _content(item)
    return Entry(
        url=words(item.url) or words(item.external_url),
        metadata=PageMetadata(
            title=words(item.title),
            site=words(feed.title),
            published=words(item.date_published) or words(item.date_modified),
            authors=_authors(item.authors, item.author) or _authors(feed.authors, feed.author),
        ),
        content=content,
        media_type=media_type,
        changed=words(item.date_modified),
    )


def _content(item: _Item) -> tuple[str | None, str]:
    carried = (
        (words(item.content_html), "text/html", True),
        (words(item.content_text), "text/plain", True),
        (words(item.summary), "text/plain", False),
    )
    for value, media_type, is_whole in carried:
        if value is not None and is_text(value, media_type, is_whole=is_whole):
            return value, media_type
    return None, "text/html"


def _authors(*said: object) -> tuple[str, ...]:
    """The names of authors: a list of them since version 1.1, one before."""
    names: list[str] = []
    for value in said:
        try:
            listed = msgspec.convert(value if isinstance(value, list) else [value], list[_Author])
        except msgspec.ValidationError:
            continue
        names += [name for author in listed if (name := words(author.name)) and name not in names]
    return tuple(names)
