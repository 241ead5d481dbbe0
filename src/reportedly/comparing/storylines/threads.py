"""Whether a page goes on with a storyline: how like it is to the nearest of its pages."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from math import log2, sqrt
from typing import TYPE_CHECKING

import numpy as np

from reportedly.comparing.storylines.matter import likeness

if TYPE_CHECKING:
    from reportedly.language.encoder import Array

NEAREST = 8
"""Pages of a storyline that a page is compared with, the most alike: so that its cost has a bound."""

ENOUGH = 0.30
"""Likeness from which a page goes on with a storyline. Of 125 reports on one war, with 0.28 some come to its
peace talks that have little to do with them, and with 0.32 there are 62 left alone, not 55."""

SMALL = 8
"""Pages from which on a storyline asks for more, or what grew large would draw everything to it."""

MORE = 0.05
"""How much more, each time that it doubles. Of 125 reports on one war, the largest then has 18."""

ONE, ALL = 0.6, 0.4
"""Weights of the likeness to the one nearest page, and to the nearest ones together."""

MEANING = 0.2
"""Weight of the likeness in meaning, which tells matters apart whose names are common."""

FADES = 800
"""Days between a page and the nearest of a storyline that would make it unlike: a year takes nearly half."""

MOST_FADED = 0.6
"""What time takes from a likeness at most."""

TOLD_TOO, MOST_TOLD = 0.07, 2
"""What each event adds that a page of the storyline tells too as news, and how many count. Of 284 pairs of
reports on one war that are of one matter, 0.62 are together in the order of their days, and 0.54 without; of
all pairs that are, 0.86 are not of two matters, and 0.84 without: `python -m benchmarks storylines`."""

TIED = 1.2
"""How much more alike than needed the pages of a storyline are that becomes one with a larger. In nine orders
of 125 reports on one war, three become one so, all rightly; with 1.1 six, and one of them wrongly."""


@dataclass(frozen=True)
class Matter:
    """What a page is about: its weighed terms, its meaning as a vector of length 1, and its day.

    `events` are those that it tells as news, by what tells them from others on every page.
    """

    terms: Mapping[str, float]
    vector: Array
    day: date | None = None
    events: frozenset[int] = frozenset()


def likeness_to(page: Matter, thread: Sequence[Matter]) -> float:
    """How like a page is to the pages of a storyline, from 0 to about 1.

    >>> one = Matter({"orlec": 0.8, "dam": 0.6}, np.array([1.0, 0.0]), date(2025, 3, 4))
    >>> other = Matter({"port": 1.0}, np.array([0.0, 1.0]))
    >>> round(likeness_to(one, [one]), 2), round(likeness_to(one, [other]), 2)
    (1.2, 0.0)

    An event that both tell as news makes them more alike.

    >>> told = frozenset({7})
    >>> one, other = Matter({}, one.vector, None, told), Matter({}, other.vector, None, told)
    >>> likeness_to(one, [other])
    0.07
    """
    nearest = sorted(thread, key=lambda each: -likeness(page.terms, each.terms))[:NEAREST]
    if not nearest:
        return 0.0
    alike = ONE * likeness(page.terms, nearest[0].terms) + ALL * likeness(page.terms, together(nearest))
    meaning = np.sum([each.vector for each in nearest], axis=0)
    alike += MEANING * float(page.vector @ meaning) / (float(np.linalg.norm(meaning)) or 1.0)
    told = page.events & frozenset(event for each in thread for event in each.events)
    return alike * (1 - _faded(page, nearest)) + TOLD_TOO * min(MOST_TOLD, len(told))


def are_one(larger: Sequence[Matter], smaller: Sequence[Matter], pages: int) -> bool:
    """Whether two storylines that a page ties are one, which then has so many pages.

    Each page of the smaller one is like the larger too: what tells of many matters would tie them all.

    >>> dam, crack = Matter({"orlec": 0.8, "dam": 0.6}, np.ones(2)), Matter({"orlec": 1.0}, np.ones(2))
    >>> are_one([dam], [crack], 3), are_one([dam], [Matter({"port": 1.0}, np.ones(2))], 3)
    (True, False)
    """
    return all(likeness_to(each, larger) >= TIED * needed(pages) for each in smaller[:NEAREST])


def together(pages: Sequence[Matter]) -> dict[str, float]:
    """The terms of several pages as those of one."""
    total: Counter[str] = Counter()
    for each in pages:
        total.update(each.terms)
    length = sqrt(sum(weight**2 for weight in total.values())) or 1.0
    return {term: weight / length for term, weight in total.items()}


def needed(pages: int) -> float:
    """How like a page has to be to a storyline of so many pages.

    >>> needed(1), round(needed(32), 2)
    (0.3, 0.4)
    """
    return ENOUGH + MORE * max(0.0, log2(max(1, pages) / SMALL))


def shared(page: Matter, thread: Sequence[Matter], most: int = 5) -> list[str]:
    """The terms that make a page like the pages of a storyline, those of most weight first."""
    theirs = together(thread)
    weights = {term: weight * theirs[term] for term, weight in page.terms.items() if term in theirs}
    return sorted(weights, key=lambda term: (-weights[term], term))[:most]


def _faded(page: Matter, thread: Sequence[Matter]) -> float:
    days = [abs((page.day - each.day).days) for each in thread if page.day and each.day]
    return min(MOST_FADED, min(days) / FADES) if days else 0.0
