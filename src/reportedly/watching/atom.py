"""News as an Atom feed (RFC 4287), for feed readers: the newest hundred, each with an id that stays."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from lxml import etree as _etree  # pyright: ignore

from reportedly import phrasing
from reportedly.ledger import News
from reportedly.places import file_for

etree: Any = _etree  # pyright: ignore[reportUnknownVariableType]

MOST = 100
"""Entries of the feed."""

_ATOM = "http://www.w3.org/2005/Atom"
_NOT_IN_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")


def write_atom(news: Iterable[News], file: Path, *, of: str) -> None:
    """Write the news as a feed into a file; `of` is what tells it from other feeds: its ledger."""
    with file_for(file, overwrite=True) as beside:
        beside.write_bytes(atom(news, of=of))


def atom(
    news: Iterable[News], *, of: str, own: str | None = None, link: Callable[[News], str] | None = None
) -> bytes:
    """The news as a feed, the newest first.

    `own` is the feed's address, and `link` gives that of each piece where the ledger shows it; without, it
    is that of the page.
    """
    told = sorted(news, key=lambda one: (one.told, one.number), reverse=True)[:MOST]
    feed = etree.Element(f"{{{_ATOM}}}feed", nsmap={None: _ATOM})
    _add(feed, "id", f"urn:uuid:{uuid5(NAMESPACE_URL, f'reportedly:{of}')}")
    _add(feed, "title", "News from reportedly")
    _add(feed, "updated", _moment(max((one.told for one in told), default=datetime(1970, 1, 1))))
    _add(_add(feed, "author"), "name", "reportedly")
    if own is not None:
        _link(feed, "self", own)
    for one in told:
        entry = _add(feed, "entry")
        _add(entry, "id", f"urn:reportedly:{one.id}")
        _add(entry, "title", one.title)
        _add(entry, "updated", _moment(one.told))
        _add(entry, "summary", f"{one.words}\n\n{_where(one)}".strip())
        _add(entry, "category").set("term", one.kind)
        if link is not None:
            _link(entry, "alternate", link(one))
        if phrasing.web_address(one.url):
            _link(entry, "via" if link is not None else "alternate", one.url or "")
    return etree.tostring(feed, encoding="utf-8", xml_declaration=True, pretty_print=True)


def _where(one: News) -> str:
    published = phrasing.interval(one.published, one.published) if one.published else ""
    return ", ".join(filter(None, (one.site, published)))


def _link(parent: Any, relation: str, address: str) -> None:
    link = _add(parent, "link")
    link.set("rel", relation)
    link.set("href", _harmless(address))


def _add(parent: Any, name: str, text: str | None = None) -> Any:
    element = etree.SubElement(parent, f"{{{_ATOM}}}{name}")
    if text is not None:
        element.text = _harmless(text)
    return element


def _harmless(text: str) -> str:
    """The text with U+FFFD for what XML cannot carry.

    >>> _harmless("a\\x00b")
    'a\\ufffdb'
    """
    return _NOT_IN_XML.sub("\ufffd", text)


def _moment(moment: datetime) -> str:
    return f"{moment:%Y-%m-%dT%H:%M:%SZ}"
