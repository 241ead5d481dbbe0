"""RSS and Atom: the entries that carry their text are pages, those that carry a teaser are listed."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator, Mapping
from datetime import datetime
from email.utils import parsedate_to_datetime
from io import BytesIO
from typing import Any, cast
from urllib.parse import urljoin

from reportedly.model import Page, PageMetadata
from reportedly.pages.containers.entries import Entry, is_text
from reportedly.pages.containers.listing import listed
from reportedly.pages.containers.places import PAGE_LIMIT, Found, Place
from reportedly.pages.containers.splitting import elements_in
from reportedly.pages.decoding import decode, narrow
from reportedly.pages.streams import Stream
from reportedly.pages.visible import text_of

_ROOT = re.compile(r"<(?:[\w.-]+:)?(?:rss|feed|rdf)\b[^>]{0,8000}>", re.IGNORECASE)
_DECLARATION = re.compile(rb"\s*<\?xml[^>]{0,200}\?>")
_ISO_DATE = re.compile(r"\d{4}-\d\d-\d\d")

_Fields = Mapping[str, Any]  # feedparser's dictionaries come without types


def pages_in(stream: Stream, place: Place) -> Iterator[Found]:
    """The entries of a feed that carry their text, and a line for each that does not."""
    yield from listed(entries(stream, place.about), place)


def entries(stream: Stream, about: Page) -> Iterator[Entry | None]:
    """Every entry of an RSS or Atom feed, one after another; None for one that is too large to be read.

    Memory is bounded by one entry, and a broken entry costs only itself. `about` says where the feed was
    found (its address makes relative ones whole) and what charset it was said to have. Raises `StoppedError`
    where the feed is cut off.
    """
    elements = elements_in(narrow(stream), ("item", "entry"), PAGE_LIMIT)
    head = next(elements, None) or b""
    found = _DECLARATION.match(head.removeprefix(b"\xef\xbb\xbf"))
    declaration = found[0] if found else b""
    before = _decoded(b"", head, about.charset)
    feed, _ = _parsed(before)
    root = _ROOT.search(before)
    for element in elements:
        if element is None:
            yield None
            continue
        _, inside = _parsed((root[0] if root else "<rss>") + _decoded(declaration, element, about.charset))
        if inside:
            yield _entry(inside[0], feed, about.url)


def _decoded(declaration: bytes, markup: bytes, charset: str | None) -> str:
    text = decode(Page(content=declaration + markup, charset=charset))
    return text[len(declaration) :]


def _parsed(markup: str) -> tuple[_Fields, list[_Fields]]:
    """What feedparser makes of it: the feed, and its entries.

    It is handed a file, for it takes names and addresses too and opens them.
    """
    import feedparser  # pyright: ignore[reportMissingTypeStubs]

    found = feedparser.parse(  # pyright: ignore
        BytesIO(markup.encode("utf-8", "replace")),
        response_headers={"content-type": "application/xml; charset=utf-8"},
        sanitize_html=False,
        resolve_relative_uris=False,
    )
    return cast("_Fields", found.feed), cast("list[_Fields]", found.entries)


def _entry(fields: _Fields, feed: _Fields, feed_url: str | None) -> Entry:
    source = cast("_Fields", fields.get("source") or {})
    content, media_type = _content(fields)
    return Entry(
        url=_url(fields, feed, feed_url),
        metadata=PageMetadata(
            title=_words(fields.get("title")),
            site=_words(source.get("title")) or _words(feed.get("title")),
            published=_date(fields),
            authors=_authors(fields) or _authors(feed),
        ),
        content=content,
        media_type=media_type,
        changed=_words(fields.get("updated")) if "updated" in fields else None,
    )


def _url(fields: _Fields, feed: _Fields, feed_url: str | None) -> str | None:
    """The entry's own address: before a feed service rewrote it, and whole."""
    link = _words(fields.get("feedburner_origlink")) or _words(fields.get("link"))
    if link is None:
        return None
    try:
        return urljoin(urljoin(feed_url or "", _words(feed.get("link")) or ""), link.strip())
    except ValueError:
        return link


def _content(fields: _Fields) -> tuple[str | None, str]:
    """The longest of the texts carried, where one is more than a teaser; and whether it is HTML."""
    carried = [(one.get("value") or "", one.get("type") or "", True) for one in fields.get("content") or ()]
    detail = cast("_Fields", fields.get("summary_detail") or {})
    carried.append((detail.get("value") or "", detail.get("type") or "", False))
    for value, media_type, is_whole in sorted(carried, key=lambda one: (-one[2], -len(one[0]))):
        kind = "text/plain" if media_type == "text/plain" else "text/html"
        if is_text(value, kind, is_whole=is_whole):
            return value, kind
    return None, "text/html"


def _authors(fields: _Fields) -> tuple[str, ...]:
    names = [_words(author.get("name")) for author in fields.get("authors") or ()]
    return tuple(dict.fromkeys(name for name in names if name))


def _date(fields: _Fields) -> str | None:
    """When the entry says it was published, or else changed, as ISO 8601 in the entry's own time zone."""
    for name in ("published", "created", "updated"):
        said = fields.get(name) if name in fields else None
        if not isinstance(said, str) or not said.strip():
            continue
        if _ISO_DATE.match(said.strip()):
            return said.strip()
        try:
            return parsedate_to_datetime(said).isoformat()
        except (ValueError, TypeError, OverflowError):
            parsed = fields.get(f"{name}_parsed")
            return datetime(*parsed[:6]).isoformat() if parsed else said.strip()
    return None


def _words(value: object) -> str | None:
    """A title or a name as words, whatever mark-up and entities it came with.

    >>> _words("Ferries &amp;amp; <b>crews</b> stop"), _words("  ")
    ('Ferries & crews stop', None)
    """
    if not isinstance(value, str):
        return None
    text = html.unescape(value)
    if "<" in text or "&" in text:
        text = text_of(Page(content=text.encode("utf-8", "replace"), charset="utf-8"))
    return " ".join(text.split()) or None
