"""What opens what: a stream's kind, told by its content, to the pages in it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from importlib import import_module
from typing import cast

from reportedly.pages.containers.places import PAGE_LIMIT, Found, Place
from reportedly.pages.kinds import HEAD_BYTES, Kind, Told, kind_of
from reportedly.pages.packing import unpacked
from reportedly.pages.saved import origin
from reportedly.pages.streams import Stream

LAYERS = 3
"""Gzip in gzip that is opened: some archives are packed twice, and a gzip can be made that holds itself."""

DEEPEST = 5
"""Archives in archives that are opened: a web archive (WACZ) in a ZIP is two deep, with its WARC three."""

Opener = Callable[[Stream, Place], Iterator[Found]]

_OPENERS: dict[Kind, str] = {
    "json lines": "jsonlines.pages_in",
    "json": "jsonpages.pages_in",
    "json feed": "jsonfeeds.pages_in",
    "feed": "feeds.pages_in",
    "sitemap": "sitemaps.pages_in",
    "zip": "zips.pages_in",
    "tar": "tars.pages_in",
    "warc": "warcs.pages_in",
    "mail": "mails.pages_in",
    "mbox": "mails.pages_in_box",
}
"""The file here, and the function in it, that opens each kind: loaded when the first of its kind is met."""


def pages_in(stream: Stream, place: Place) -> Iterator[Found]:
    """The pages in a stream, whatever they are packed in, and a line for all that is none."""
    told = kind_of(stream.head(HEAD_BYTES))
    for _ in range(LAYERS):
        if told.kind == "packed":
            stream = unpacked(stream, told.what)
            told = kind_of(stream.head(HEAD_BYTES))
    if told.kind in _OPENERS and place.depth >= DEEPEST:
        yield place.line(f"more than {DEEPEST} archives deep, not opened")
    elif told.kind in _OPENERS:
        yield from _opener(told.kind)(stream, place)
    elif told.kind in ("html", "text"):
        yield from _one_page(stream, place, told)
    elif told.kind != "index" or not place.depth:
        yield place.line(stream.stopped or _not_a_page(told))


def _opener(kind: Kind) -> Opener:
    file, _, function = _OPENERS[kind].partition(".")
    return cast("Opener", getattr(import_module(f"{__package__}.{file}"), function))


def _one_page(stream: Stream, place: Place, told: Told) -> Iterator[Found]:
    content = stream.all(PAGE_LIMIT)
    if content is None:
        yield place.line(f"more than {PAGE_LIMIT // 1024**2} MiB, too large for a page")
        return
    if told.kind == "text":
        yield place.page(content, "text/plain")
    else:
        saved = origin(content)
        url, retrieved = place.about.url or saved.url, place.about.retrieved or saved.retrieved
        yield place.page(content, "text/html", url=url, retrieved=retrieved)
    if stream.stopped is not None:
        yield place.line(stream.stopped)


def _not_a_page(told: Told) -> str:
    if told.kind == "empty":
        return "empty"
    if told.kind == "packed":
        return f"{told.what} packed more than three times over, not opened"
    if told.kind == "index":
        return "an index of a web archive, not a page"
    return f"{told.what}, not a page"
