"""What a page says of its article in JSON-LD (schema.org), for search engines."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import cast

from reportedly.articles.tree import Element

_ARTICLE = re.compile(r"(?i)(?:article|posting|report|reportage|review)$")
_TAG = re.compile(r"<[^>]{1,200}>")
_BREAK = re.compile(r"(?:\s*\n\s*)+|(?:\s*<(?:/p|br ?/?)>\s*)+")


@dataclass(frozen=True, slots=True)
class LinkedData:
    """What it says, where it says it."""

    headline: str | None = None
    subheadline: str | None = None
    authors: tuple[str, ...] = ()
    site: str | None = None
    section: str | None = None
    paragraphs: tuple[str, ...] = ()


def linked_data(tree: Element) -> LinkedData:
    """Of the first object on the page that is an article.

    >>> from reportedly.articles.tree import parse
    >>> said = '{"@type": "NewsArticle", "publisher": {"name": "Harbour Post"}}'
    >>> linked_data(parse(f"<script type='application/ld+json'>{said}</script>")).site
    'Harbour Post'
    """
    found = next((each for each in _objects(tree) if _is_article(each)), None)
    if found is None:
        return LinkedData()
    body = _text(found.get("articleBody")) or ""
    return LinkedData(
        headline=_line(found.get("headline")),
        subheadline=_line(found.get("alternativeHeadline")),
        authors=tuple(_names(found.get("author"))),
        site=next(_names(found.get("publisher")), None),
        section=next(_names(found.get("articleSection")), None),
        paragraphs=tuple(one for part in _BREAK.split(body) if (one := " ".join(_TAG.sub("", part).split()))),
    )


def _objects(tree: Element) -> Iterator[dict[str, object]]:
    for script in tree.iter("script"):
        if "ld+json" in (script.get("type") or "").lower() and script.text:
            try:
                yield from _within(json.loads(script.text.strip().rstrip(";"), strict=False))
            except (ValueError, RecursionError):
                continue


def _within(value: object) -> Iterator[dict[str, object]]:
    if isinstance(value, list):
        for each in cast("list[object]", value):
            yield from _within(each)
    elif isinstance(value, dict):
        said = cast("dict[str, object]", value)
        yield said
        for key in ("@graph", "mainEntity", "mainEntityOfPage"):
            yield from _within(said.get(key))


def _is_article(said: dict[str, object]) -> bool:
    kinds = said.get("@type")
    names = cast("list[object]", kinds) if isinstance(kinds, list) else [kinds]
    return any(isinstance(name, str) and _ARTICLE.search(name) for name in names)


def _names(value: object) -> Iterator[str]:
    """The names of a person, a body or a section, written in any of the ways that pages use."""
    if isinstance(value, str):
        if line := _line(value):
            yield line
    elif isinstance(value, list):
        for each in cast("list[object]", value):
            yield from _names(each)
    elif isinstance(value, dict):
        yield from _names(cast("dict[str, object]", value).get("name"))


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _line(value: object) -> str | None:
    said = _text(value)
    return " ".join(_TAG.sub("", said).split()) or None if said else None
