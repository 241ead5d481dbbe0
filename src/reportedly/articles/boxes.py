"""What stands inside the body's element and is no text of the article: other stories, captions, comments.

Told by the names in the mark-up, by links, by the words of the line; and, for pages whose names say nothing,
by what they show: a linked headline over a short text, the same caption twice, a heading of comments.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache
from typing import cast

from reportedly.articles import furniture
from reportedly.articles.tree import Block, Element, words
from reportedly.knowledge import table
from reportedly.model import FurnitureKind

KEPT_SHARE = 0.5
"""A line with this share of its characters in links is one of links."""

HOLDS_ARTICLE = 0.25
"""Elements of one name with this share of the body's words are no furniture, whatever the name says."""

LINKED = 0.8
"""From this share of its characters on, a block is a link."""

SHORTEST_PROMO = 5
"""Words; a shorter paragraph that is one link is a name or an address, and is text."""

LONGEST_TIME = 40
"""Code points of a line that is a time."""

LEAST_ABOVE = 30
"""Words of text above a main heading from which it is the next article's."""

SIGNED_WITHIN = 3
"""Blocks after a main heading in which its byline stands."""

ADDRESS = re.compile(r"(?:https?://|www\.)\S+")

SHORTEST_REPEATED = 8
"""Words in which blocks that are the same caption begin alike: no two sentences of a text do."""

BOXED = 0.4
"""Boxes with this share of the text's words are no boxes: a product list's headings are links as well."""

_CUT = re.compile(r"(?:\.\.\.|…)(?: ?more)?$")
_SOURCES = re.compile(r"(?i)(?:our )?sources:")


def kinds(
    page: Sequence[Block], inside: Sequence[int], taken: Iterable[int], container: Element
) -> dict[int, FurnitureKind]:
    """The kinds of those blocks `inside` the `container` that are furniture; `taken` hold the text."""
    held = _held_by_name(page, taken)
    size = sum(len(words(page[i].text)) for i in taken)
    link_lists = _link_lists(page)
    found: dict[int, FurnitureKind] = {}
    for i in inside:
        kind = _named(page[i], container, held, size * HOLDS_ARTICLE) or _kind(page[i], link_lists)
        if kind is not None:
            found[i] = kind
    for others in (
        _in_boxes(page, inside, container, size * BOXED),
        _below(page, inside, taken),
        _next_article(page, inside, taken),
        _repeated(page, inside),
    ):
        for i, kind in others.items():
            found.setdefault(i, kind)
    return found


# --- By names, links and words ---------------------------------------------------------------


def _held_by_name(page: Sequence[Block], taken: Iterable[int]) -> Counter[tuple[str, str | None]]:
    """How many of the words taken are in the elements of each name: the slides of a gallery are many."""
    held: Counter[tuple[str, str | None]] = Counter()
    for i in taken:
        for name in {_name(element) for element, _ in page[i].named}:
            held[name] += len(words(page[i].text))
    return held


def _name(element: Element) -> tuple[str, str | None]:
    return element.tag, element.get("class")


def _named(
    block: Block, container: Element, held: Counter[tuple[str, str | None]], enough: float
) -> FurnitureKind | None:
    """What the mark-up's names call a block."""
    for element, kind in block.named:
        if element is not container and held[_name(element)] < enough:
            return kind
    return None


def _kind(block: Block, link_lists: set[Element | None]) -> FurnitureKind | None:
    """What kind of furniture a block is by its links and its words."""
    if block.linked >= LINKED and not ADDRESS.match(block.text):
        if leads_away(block.text, "linked") or (
            block.tag == "p" and len(words(block.text)) >= SHORTEST_PROMO
        ):
            return "related"
        if block.tag == "li" and block.element.getparent() in link_lists:
            return "related"
    if (kind := leads_away(block.text, "any")) is not None:
        return kind
    return "stamp" if _is_time(block) else furniture.kind_of(block.text, "body")


def _is_time(block: Block) -> bool:
    """Whether the mark-up says that a line is a time and nothing else: over the entries of a live blog."""
    times = block.element.iter("time") if len(block.text) <= LONGEST_TIME else ()
    return any(words(each.text_content()) == words(block.text) for each in times)


def by_links(block: Block) -> FurnitureKind | None:
    """What a line of links outside the body is: another story's headline, or a way through the site."""
    if block.linked < KEPT_SHARE:
        return None
    is_line = block.linked >= LINKED and "\n" not in block.text
    is_story = is_line and len(words(block.text)) >= SHORTEST_PROMO
    return "related" if is_story else "navigation"


@cache
def _leads() -> tuple[tuple[str, FurnitureKind, re.Pattern[str]], ...]:
    return tuple(
        (row["where"], cast("FurnitureKind", row["kind"]), re.compile(row["pattern"], re.IGNORECASE))
        for row in table("furniture_leads")
    )


def leads_away(text: str, where: str) -> FurnitureKind | None:
    """What a line is that says itself that it leads elsewhere; None of any other.

    >>> leads_away("Related: Ten large ships", "linked"), leads_away("Related to this is a vote.", "linked")
    ('related', None)
    """
    return next((kind for at, kind, line in _leads() if at in (where, "any") and line.fullmatch(text)), None)


def _link_lists(page: Sequence[Block]) -> set[Element | None]:
    """The lists of two items or more where each item is one link of several words."""
    lists: dict[Element | None, list[bool]] = {}
    for block in page:
        if block.tag == "li":
            is_link = block.linked >= LINKED and len(words(block.text)) > 1
            lists.setdefault(block.element.getparent(), []).append(is_link)
    return {each for each, links in lists.items() if len(links) > 1 and all(links)}


# --- By what the page shows ------------------------------------------------------------------


def _in_boxes(
    page: Sequence[Block], inside: Sequence[int], container: Element, enough: float
) -> dict[int, FurnitureKind]:
    """The blocks of small elements that are mostly links, or that stand under a linked heading.

    Lists of products have linked headings too: there, the elements like it hold much of the text.
    """
    boxes: dict[Element, list[int]] = {}
    headed: set[Element] = set()
    for i in inside:
        element: Element | None = page[i].element
        if page[i].is_heading and page[i].linked >= LINKED and len(words(page[i].text)) >= SHORTEST_PROMO:
            headed |= {up for up in page[i].element.iterancestors() if up is page[i].element.getparent()}
        while element is not None and element is not container:
            boxes.setdefault(element, []).append(i)
            element = element.getparent()
    headed.discard(container)
    boxed = {each: at for each, at in boxes.items() if each in headed or _is_of_links(page, at)}
    held: Counter[tuple[str, str | None]] = Counter()
    for each, at in boxed.items():
        held[_name(each)] += sum(len(words(page[i].text)) for i in at)
    return {i: "related" for each, at in boxed.items() if held[_name(each)] < enough for i in at}


def _is_of_links(page: Sequence[Block], at: list[int]) -> bool:
    size = sum(len(page[i].text) for i in at)
    linked = sum(page[i].linked * len(page[i].text) for i in at)
    return len(at) > 1 and linked >= KEPT_SHARE * size


def _below(page: Sequence[Block], inside: Sequence[int], taken: Iterable[int]) -> dict[int, FurnitureKind]:
    """A heading of comments, or of sources, and all that follows it, where most of the text is above it."""
    held = {i: len(words(page[i].text)) for i in taken}
    above, below = 0, sum(held.get(i, 0) for i in inside)
    for place, i in enumerate(inside):
        is_below = above >= furniture.SURE_OF_COMMENTS
        if (is_below or above > below) and furniture.heads_comments(page[i].text):
            return dict.fromkeys(inside[place:], "comments")
        if is_below and _SOURCES.fullmatch(page[i].text):
            return dict.fromkeys(inside[place:], "source-link")
        above, below = above + held.get(i, 0), below - held.get(i, 0)
    return {}


def _next_article(
    page: Sequence[Block], inside: Sequence[int], taken: Iterable[int]
) -> dict[int, FurnitureKind]:
    """Another article below the first, in pages without an end: under a main heading, with a byline."""
    held = set(taken)
    above = 0
    for place, i in enumerate(inside):
        is_main = page[i].tag == "h1" and above >= LEAST_ABOVE
        if is_main and any(
            _is_signed(page[after]) for after in inside[place + 1 : place + 1 + SIGNED_WITHIN]
        ):
            return dict.fromkeys(inside[place:], "related")
        above += len(words(page[i].text)) if i in held and not page[i].is_heading else 0
    return {}


def _is_signed(block: Block) -> bool:
    return furniture.kind_of(block.text, "head") in ("byline", "stamp")


def _repeated(page: Sequence[Block], inside: Sequence[int]) -> dict[int, FurnitureKind]:
    """What the page shows again, with who took it or cut short: captions of pictures that open larger."""
    openings: dict[int, tuple[str, ...]] = {i: words(page[i].text)[:SHORTEST_REPEATED] for i in inside}
    often: Counter[tuple[str, ...]] = Counter(
        opening for opening in openings.values() if len(opening) == SHORTEST_REPEATED
    )
    captions = {
        opening
        for i, opening in openings.items()
        if often[opening] > 1
        and (_CUT.search(page[i].text) or furniture.kind_of(page[i].text, "foot") == "caption")
    }
    return {i: "caption" for i in inside if openings[i] in captions}
