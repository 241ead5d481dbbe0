"""Sitemaps: addresses that a site lists, with what is said of each (sitemaps.org 0.9, news extension)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from lxml import etree as _etree  # pyright: ignore

from reportedly.model import Page, PageMetadata
from reportedly.pages.containers.entries import Entry
from reportedly.pages.containers.places import Found, Place
from reportedly.pages.containers.splitting import elements_in
from reportedly.pages.decoding import decode, narrow
from reportedly.pages.streams import StoppedError, Stream

ENTRY_LIMIT = 256 * 1024
"""Bytes of one entry: an address has at most 2,048 characters, and a page a thousand pictures."""

_BARE_AMPERSAND = re.compile(r"&(?!#?\w{1,31};)")

etree: Any = _etree  # pyright: ignore[reportUnknownVariableType]


def pages_in(stream: Stream, place: Place) -> Iterator[Found]:
    """What is got by following every address of a sitemap; without, one line that says how many it lists."""
    number, first, stopped = 0, None, None
    try:
        for number, entry in enumerate(listed(stream), start=1):
            first = first or entry.url
            if place.follow is not None:
                yield from place.follow(entry, f"{place.source}:{number}")
    except StoppedError as error:
        stopped = str(error)
    if not number:
        yield place.line(stopped or "a sitemap without addresses")
    elif place.follow is None:
        count = f"{number:,} addresses, from {first} on" if number > 1 else f"one address, {first}"
        yield place.line(
            f"a sitemap of {count}: name an address to read it" + (f" ({stopped})" if stopped else "")
        )
    elif stopped:
        yield place.line(f"{stopped}, up to address {number:,}")


def listed(stream: Stream) -> Iterator[Entry]:
    """Every address of a sitemap, an index of sitemaps, or a list with one address a line, as it comes.

    Memory is bounded by one entry; what carries no address is passed over. Raises `StoppedError` where the
    sitemap is cut off.

    >>> page = b"<urlset><url><loc> https://news.example/1 </loc><lastmod>2024-06-12</lastmod></url></urlset>"
    >>> [(entry.url, entry.changed) for entry in listed(Stream(iter([page])))]
    [('https://news.example/1', '2024-06-12')]
    """
    stream = narrow(stream)
    if not stream.head(64).lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        yield from _lines(stream)
        return
    elements = elements_in(stream, ("url", "sitemap"), ENTRY_LIMIT)
    next(elements, None)
    for element in elements:
        entry = _entry(element) if element is not None else None
        if entry is not None:
            yield entry


def _lines(stream: Stream) -> Iterator[Entry]:
    for line in stream.lines(ENTRY_LIMIT):
        if line is not None and (url := line.decode("utf-8", "replace").strip("\ufeff \t\r")):
            yield Entry(url)
    if stream.stopped is not None:
        raise StoppedError(stream.stopped)


def _entry(element: bytes) -> Entry | None:
    """One `<url>` or `<sitemap>`: no entity in it is opened, for a sitemap needs none of its own."""
    text = decode(Page(content=element))
    if "<![CDATA[" not in text:
        text = _BARE_AMPERSAND.sub("&amp;", text)
    parser = etree.XMLParser(recover=True, resolve_entities=False, no_network=True)
    try:
        root = etree.fromstring(text.encode("utf-8", "replace"), parser)
    except etree.LxmlError:
        return None
    if root is None:
        return None
    said: dict[str, str] = {}
    for child in root.iter(etree.Element):
        words = "".join(child.itertext()).strip()
        if words:
            said.setdefault(_path(child), words)
    url = said.get("loc")
    if url is None:
        return None
    return Entry(
        url=" ".join(url.split()),
        metadata=PageMetadata(
            title=said.get("news/title"),
            site=said.get("publication/name"),
            published=said.get("news/publication_date"),
        ),
        changed=said.get("lastmod"),
        is_list=_name(root) == "sitemap",
    )


def _path(element: Any) -> str:
    """The element's name, with that of what it stands in where that is not the entry: `news/title`."""
    parent = element.getparent()
    within = parent is not None and parent.getparent() is not None
    return f"{_name(parent)}/{_name(element)}" if within else _name(element)


def _name(element: Any) -> str:
    return str(element.tag).rpartition("}")[2].rpartition(":")[2].lower()
