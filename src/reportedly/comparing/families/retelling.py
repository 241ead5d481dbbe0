"""The same story translated twice: other words throughout, and names and numbers in the same order."""

from __future__ import annotations

import re
from collections import Counter
from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from reportedly.articles.damage import mended
from reportedly.comparing.families.fingerprints import BITS
from reportedly.comparing.families.wording import runs
from reportedly.comparing.passages import plain
from reportedly.model import Article

FEWEST = 20
"""Names and numbers of a page, at least: the order of a few tells nothing."""

MOST = 400
"""The first so many are compared, for that takes their square."""

LEAST_IN_ORDER = 0.55
"""Share of the names and numbers of the longer of two pages that the other has in the same order. Of the 710
pairs of reports of one matter that share most names, none has more than 0.38; of reports put in other words
with one name in eight left out, nineteen of twenty have 0.7."""

LEAST_OF_ORDER = 0.2
"""By how much that is to exceed what is in order by chance, measured on the other page read backwards: few
names that come again and again are always in some order."""

RUN = 3
"""Names and numbers that follow each other, by which such a page is found."""

MOST_RUNS = 24
"""Of these runs, so many are kept of a page."""

_WORD = re.compile(r"\w+(?:[.,]\d+)*")
_OPENS = re.compile(r"[.!?]\W*$|\n|[“\"‘(:;]\W*$")

Marks = NDArray[np.uint32]


class Order(NamedTuple):
    """So many of the names and numbers of the longer of two pages are in the same order in the other; the
    share, and the share in any order: as the other page has them when it is read backwards."""

    same: int
    of: int
    chance: float

    @property
    def share(self) -> float:
        """The share in the same order."""
        return self.same / self.of if self.of else 0.0

    def retold(self) -> bool:
        """Whether the one tells the other's story.

        >>> Order(50, 60, 0.4).retold(), Order(30, 60, 0.3).retold(), Order(40, 60, 0.6).retold()
        (True, False, False)
        """
        return self.share >= LEAST_IN_ORDER and self.share - self.chance >= LEAST_OF_ORDER


def marks(article: Article) -> Marks:
    """The names and numbers of an article in order, each as its CRC-32: words with a capital that do not
    begin a sentence, those of one name as the last of them.

    >>> told = marks(Article("There, Ana Lind met 40 people in Orlec. They left.")).tolist()
    >>> len(told), marks(Article("In Orlec, 40 met Lind.")).tolist() == told[::-1]
    (3, True)
    """
    article, _ = mended(article)
    text, found, last, in_name = article.text, list[str](), 0, False
    for word in _WORD.finditer(text):
        gap, last = text[last : word.start()], word.end()
        named = word[0][0].isupper() and len(word[0]) > 1
        if word[0][0].isdigit():
            found.append(word[0].replace(",", ""))
        elif named and word.start() and not _OPENS.search(gap):
            if in_name and not gap.strip():
                found.pop()
            found.append(plain(word[0]))
        else:
            named = False
        in_name = named
    return np.fromiter((crc32(mark.encode()) for mark in found), np.uint32, len(found))


def mark_prints(found: Marks) -> tuple[int, ...]:
    """The few runs of names and numbers that a ledger finds a page by, apart from those of its words."""
    if len(found) < FEWEST:
        return ()
    hashed = runs(~found, RUN) >> np.uint64(64 - BITS)
    return tuple(np.unique(hashed)[:MOST_RUNS].tolist())


def order(one: Marks, other: Marks) -> Order:
    """How much of two pages' names and numbers is in the same order.

    >>> told = np.arange(40, dtype=np.uint32)
    >>> order(told, told[::-1]).retold(), order(told, np.delete(told, [3, 9, 20])).retold()
    (False, True)
    """
    one, other = one[:MOST], other[:MOST]
    longer = max(len(one), len(other))
    if min(len(one), len(other)) < FEWEST:
        return Order(0, longer, 0.0)
    together = (Counter(one.tolist()) & Counter(other.tolist())).total()
    if together < LEAST_IN_ORDER * longer:
        return Order(0, longer, 0.0)
    return Order(_in_order(one, other), longer, _in_order(one, other[::-1]) / longer)


def _in_order(one: Marks, other: Marks) -> int:
    """The length of the longest common subsequence."""
    row = np.zeros(len(other) + 1, np.int64)
    for mark in one:
        longest = np.maximum(row[1:], np.where(other == mark, row[:-1] + 1, 0))
        row[1:] = np.maximum.accumulate(longest)
    return int(row[-1])
