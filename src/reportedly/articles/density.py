"""Where a page's prose stands thickest: a second opinion, where trafilatura takes the foot or the whole.

Each word of prose counts for a stretch of the page, each line of anything else against it: the best
stretch, in the sense of Kadane's, is the article's, and more so where it follows the headline.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportedly.articles.tree import Block, words

PROSE_WORDS, LONG_WORDS = 8, 25
"""Words from which a block that ends as a sentence does is prose, and from which any is."""

LINE_COST = 6
"""Words of prose that a line of anything else weighs up, as in pages of plain text."""

NEAR_HEADLINE = 10
"""Blocks after the headline in which an article begins."""

HEADLINE_FACTOR = 3
"""How much more a stretch counts that begins there: a notice in the foot may be longer than a brief."""

MOST_LINKED = 0.5
"""Share of a block's characters in links beyond which it is no prose."""

DENSE_SHARE = 0.5
"""What was taken is believed where it has this share of the best stretch's prose."""

LINES_SHARE = 0.5
"""Share of links among the blocks taken from which they are a page's menus, with an article between."""

ENDS = re.compile(r"""[.!?…:;。！？]["'”’»)\]]*$|["”»]$""")


def is_prose(block: Block) -> bool:
    """Whether a block reads as sentences do and not as links.

    >>> from reportedly.articles.tree import blocks, parse
    >>> found = blocks(parse("<p>Home<p>The crews walked out at dawn on Monday, they said."))
    >>> [is_prose(each) for each in found]
    [False, True]
    """
    if block.linked >= MOST_LINKED or block.is_heading:
        return False
    size = len(words(block.text))
    return size >= LONG_WORDS or (size >= PROSE_WORDS and ENDS.search(block.text) is not None)


def densest(page: Sequence[Block], headline: str | None) -> range:
    """The stretch of the page with the most prose for its other lines."""
    title = words(headline or "")
    heads = [i for i, b in enumerate(page) if b.is_heading and (b.tag == "h1" or words(b.text) == title)]
    best, best_sum = range(0), 0.0
    start, total = 0, 0.0
    for i, block in enumerate(page):
        if total <= 0:
            start, total = i, 0.0
        total += len(words(block.text)) if is_prose(block) and not block.named else -LINE_COST
        counted = total
        if any(0 < start - head <= NEAR_HEADLINE for head in heads):
            counted *= HEADLINE_FACTOR
        if counted > best_sum:
            best, best_sum = range(start, i + 1), counted
    return best


def corrected(page: Sequence[Block], taken: set[int], headline: str | None) -> set[int]:
    """What was `taken`, or the densest stretch where that was mostly lines, or some other, lesser prose."""
    best = densest(page, headline)
    dense = [i for i in best if page[i].linked < MOST_LINKED]
    prose = _prose_words(page, taken)
    there = _prose_words(page, dense)
    if not there:
        return taken
    missed = prose < DENSE_SHARE * there
    linked = sum(page[i].linked >= MOST_LINKED for i in taken)
    is_menus = linked >= LINES_SHARE * len(taken)
    return set(dense) if missed or is_menus else taken


def _prose_words(page: Sequence[Block], which: Sequence[int] | set[int]) -> int:
    return sum(len(words(page[i].text)) for i in which if is_prose(page[i]))
