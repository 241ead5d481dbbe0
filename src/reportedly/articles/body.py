"""Which blocks of a page are the article's body.

trafilatura says which words it takes for the article. The page's own tree says the rest: the
smallest element that holds nearly all of those words is the body; what its mark-up names as furniture is
no text of the article; and what stands between two of its paragraphs is, be it a post quoted from elsewhere
or a heading that the mark-up does not call one.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import cast

from lxml.html import HtmlElement  # pyright: ignore[reportMissingTypeStubs]
from trafilatura.core import bare_extraction

from reportedly.articles import boxes, density, furniture
from reportedly.articles.tree import Block, Element, words
from reportedly.errors import NotReadableError
from reportedly.model import FurnitureKind

SHINGLE = 4
"""Words compared at a time where a block is looked up in what trafilatura took."""

KEPT_SHARE = 0.5
"""A block is taken where this share of its word runs is in trafilatura's text, which drops links within."""

BODY_SHARE = 0.9
"""The body is the smallest element with this share of the words taken: a lead may stand apart."""

FOUND_SHARE = 0.5
"""Where the page's visible blocks hold less of trafilatura's words than this, its own lines are the text."""

MOST_ABOVE = 60
"""Words above a headline shown again that may go with it: a site's name and motto, the way to the page."""

DECK_BLOCKS, DECK_WORDS = 3, 45
"""Blocks, and words in them, over a byline that sum the report up and are not its text."""

LABEL_WORDS = 3
"""Words of a line over the first paragraph that is no heading and no sentence: "By", a name, a count."""

SMALL_PRINT = 12.0
"""Pixels; a closing paragraph set to this size or less is about the publisher, not the news."""

_FONT_SIZE = re.compile(r"font-size\s*:\s*([\d.]+)px", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Body:
    """The article's paragraphs, in order; and the kinds of the page's other lines, by their text, as far as
    their mark-up's names, the boxes they stand in or their own words tell them.
    """

    paragraphs: tuple[str, ...]
    named: dict[str, FurnitureKind]


def body(tree: Element, page: list[Block], headline: str | None, authors: tuple[str, ...] = ()) -> Body:
    """The article's body among the blocks of the `page`. Raises `NotReadableError` where it has none."""
    text = _trafilatura_text(tree)
    sizes = [len(words(block.text)) for block in page]
    taken = _taken(page, text)
    if sum(sizes[i] for i in taken) < FOUND_SHARE * len(words(text)):
        return Body(tuple(line for line in text.splitlines() if line.strip()), {})
    taken = density.corrected(page, taken, headline)
    weights = _weights(page, sizes, taken)
    container = _container(tree, weights)
    inside = [i for i, block in enumerate(page) if _is_within(block, container)]
    kinds = boxes.kinds(page, inside, taken, container)
    chosen = [i for i in inside if i in taken and i not in kinds]
    chosen = _without_headline(page, chosen, headline)
    chosen = _with_gaps(page, chosen, [i for i in inside if i not in kinds], container)
    chosen = _without_empty_headings(page, chosen, [i for i in inside if kinds.get(i) not in _SHOWN_BESIDE])
    chosen = _without_tail(page, _without_head(page, chosen, headline, authors), authors)
    if not chosen:
        raise NotReadableError("no article text found: the page holds no paragraphs")
    outside: dict[int, FurnitureKind] = {i: block.named[-1][1] for i, block in enumerate(page) if block.named}
    named: dict[str, FurnitureKind] = {
        line: kind for i, kind in (outside | kinds).items() for line in page[i].text.splitlines()
    }
    return Body(tuple(each for i in chosen for each in page[i].text.split("\n\n")), named)


def _trafilatura_text(tree: Element) -> str:
    """What trafilatura takes for the article, without its fallbacks: they cost much and gain nothing."""
    try:
        document = bare_extraction(
            cast("HtmlElement", tree), fast=True, include_comments=False, include_formatting=False
        )
    except (ValueError, TypeError, AttributeError, IndexError, RecursionError) as error:
        raise NotReadableError(f"no article text found: {error}") from error
    text = cast("str | None", getattr(document, "text", None))
    if not text or not words(text):
        raise NotReadableError("no article text found: the page holds no paragraphs")
    return text


# --- What trafilatura took, as blocks --------------------------------------------------------


def runs(found: Sequence[str]) -> list[tuple[str, ...]]:
    """Every run of `SHINGLE` words in `found`, one for each word it may start at."""
    return [tuple(found[i : i + SHINGLE]) for i in range(len(found) - SHINGLE + 1)]


def _taken(page: list[Block], text: str) -> set[int]:
    """The positions of the blocks whose words are in `text`.

    Each run of words there is one block's: the summary above a report that repeats half of its
    sentences, and the copy of it made for small screens, find theirs taken.
    """
    of_block = [set(runs(words(block.text))) for block in page]
    known = Counter(runs(words(text)))
    lines = {words(line) for line in text.splitlines()}
    shares = {i: sum(run in known for run in found) / len(found) for i, found in enumerate(of_block) if found}
    taken: set[int] = set()
    for i in sorted(shares, key=lambda i: (-shares[i], len(page[i].named) > 0, i)):
        if shares[i] < KEPT_SHARE:
            break
        held = [run for run in of_block[i] if known[run] > 0]
        if len(held) >= KEPT_SHARE * len(of_block[i]):
            taken.add(i)
            known.subtract(held)
    for i, block in enumerate(page):
        if not of_block[i] and (line := words(block.text)) and line in lines:
            taken.add(i)
    return taken


def _weights(page: list[Block], sizes: list[int], taken: Iterable[int]) -> Counter[Element]:
    """How many of the words taken are in each element."""
    weights: Counter[Element] = Counter()
    for i in taken:
        weights[page[i].element] += sizes[i]
        for ancestor in page[i].element.iterancestors():
            weights[ancestor] += sizes[i]
    return weights


def _container(tree: Element, weights: Counter[Element]) -> Element:
    """The smallest element with nearly all the words taken."""
    container = tree
    enough = BODY_SHARE * weights[tree]
    while True:
        heavy = [child for child in container if weights.get(child, 0) >= enough]
        if not heavy:
            return container
        container = heavy[0]


def _is_within(block: Block, container: Element) -> bool:
    return block.element is container or any(up is container for up in block.element.iterancestors())


# --- From the blocks taken to the article ----------------------------------------------------

_SHOWN_BESIDE: frozenset[FurnitureKind | None] = frozenset(
    ("caption", "credit", "share", "other", "subscription")
)
"""What may stand between a heading and its first paragraph."""


def _without_headline(page: list[Block], chosen: list[int], headline: str | None) -> list[int]:
    """Without the headline, and the standfirst under it, where the body's element holds them too."""
    title = words(headline or "")
    start = 0
    for place, i in enumerate(chosen):
        is_headline = page[i].tag == "h1" or words(page[i].text) == title
        is_standfirst = start == place > 0 and i == chosen[place - 1] + 1
        if not page[i].is_heading or not (is_headline or is_standfirst):
            break
        start = place + 1
    return [i for i in chosen[start:] if words(page[i].text) != title]


def _without_head(
    page: list[Block], chosen: list[int], headline: str | None, authors: tuple[str, ...]
) -> list[int]:
    """Without what leads up to the first paragraph: the headline again and all above it, bylines, stamps."""
    title = words(headline or "")
    above = 0
    for place, i in enumerate(chosen):
        if title and words(page[i].text) == title:
            chosen = chosen[place + 1 :] or chosen
            break
        above += len(words(page[i].text))
        if above > MOST_ABOVE:
            break
    first = next((place for place, i in enumerate(chosen) if density.is_prose(page[i])), 0)
    start = _after_deck(page, chosen, authors)
    while start < len(chosen) and (
        _is_head(page[chosen[start]].text, authors) or (start < first and _is_label(page[chosen[start]]))
    ):
        start += 1
    return chosen[start:]


def _after_deck(page: list[Block], chosen: list[int], authors: tuple[str, ...]) -> int:
    """The place after a byline that stands under a line or two that sum the report up; else the start."""
    above = 0
    for place, i in enumerate(chosen[:DECK_BLOCKS]):
        if place and _is_signed(page[i].text, authors):
            return place + 1
        above += len(words(page[i].text))
        if above > DECK_WORDS:
            break
    return 0


def _is_signed(text: str, authors: tuple[str, ...]) -> bool:
    return furniture.kind_of(text, "head") == "byline" or furniture.is_byline(text, authors)


def _is_label(block: Block) -> bool:
    """Whether a line over the first paragraph is of a few words and no sentence: "By", a name, a count."""
    return (
        not block.is_heading and len(words(block.text)) <= LABEL_WORDS and not density.ENDS.search(block.text)
    )


def _is_head(text: str, authors: tuple[str, ...]) -> bool:
    if furniture.is_byline(text, authors) or (furniture.name_in(text) and furniture.place_of(text)):
        return True
    return furniture.kind_of(text, "head") in ("byline", "credit", "stamp", "share", "navigation")


def _with_gaps(page: list[Block], chosen: list[int], candidates: list[int], container: Element) -> list[int]:
    """With what stands between two chosen blocks: beside them in the tree, or quoted; no links.

    And with what stands before them as the body's own words, in no paragraph.
    """
    if not chosen:
        return chosen
    known = set(chosen)
    parents = {page[i].element.getparent() for i in chosen}
    elements = {page[i].element for i in chosen}
    grandparents = {parent.getparent() for parent in parents if parent is not None}
    for i in candidates:
        block = page[i]
        is_post = block.element in elements and _is_quoted(
            block
        )  # of several paragraphs, some of them addresses
        if i in known or i > chosen[-1] or (block.linked >= KEPT_SHARE and not is_post):
            continue
        beside = block.element in parents or _is_quoted(block)
        beside = beside or _list_of(block.element).getparent() in parents
        beside = beside or (block.is_heading and block.element.getparent() in grandparents)
        if block.element is container or (beside and i > chosen[0]):
            known.add(i)
    return sorted(known)


def _list_of(element: Element) -> Element:
    """The outermost list that an item is in; the element itself where it is no item."""
    lists = list(element.iterancestors("ul", "ol", "dl")) if element.tag in ("li", "dt", "dd") else []
    return lists[-1] if lists else element


def _is_quoted(block: Block) -> bool:
    return block.tag == "blockquote" or any(True for _ in block.element.iterancestors("blockquote"))


def _without_empty_headings(page: list[Block], chosen: list[int], beside: list[int]) -> list[int]:
    """Without a heading whose own blocks are all left out ("Most read in world news")."""
    known = set(chosen)
    following = dict(pairwise(beside))
    return [i for i in chosen if not page[i].is_heading or following.get(i) in known]


def _without_tail(page: list[Block], chosen: list[int], authors: tuple[str, ...]) -> list[int]:
    """Without what follows the last paragraph: links, headings of nothing, lines of the foot, small print."""
    end = len(chosen)
    while end and (
        _is_tail(page[chosen[end - 1]]) or furniture.is_biography(page[chosen[end - 1]].text, authors)
    ):
        end -= 1
    return chosen[:end]


def _is_tail(block: Block) -> bool:
    return (
        (block.linked >= boxes.LINKED and not boxes.ADDRESS.match(block.text))
        or block.is_heading
        or _is_small_print(block.element)
        or boxes.leads_away(block.text, "foot") is not None
        or furniture.kind_of(block.text, "foot") is not None
    )


def _is_small_print(element: Element) -> bool:
    size = _FONT_SIZE.search(element.get("style") or "")
    if size is not None:
        return float(size.group(1)) <= SMALL_PRINT
    inside = list(element)
    outside = [element.text, *(each.tail for each in inside)]
    return (
        len(inside) == 1 and inside[0].tag == "small" and not any(text and text.strip() for text in outside)
    )
