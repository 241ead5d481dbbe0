"""Clues from the page's own marks, where they are too weak to be believed alone, and from when it was got."""

from __future__ import annotations

import re
from collections.abc import Iterator

import numpy as np

from reportedly.model import Article, DatingCandidate
from reportedly.times.dating.clue import Clue
from reportedly.times.dating.horizon import Horizon

_COPYRIGHT = re.compile(
    r"(?:©|\(c\)|copyright)\D{0,12}(?:(?:19|20)\d\d\s*[-–]\s*)?((?:19|20)\d\d)\b", re.IGNORECASE
)
AFTER_COPYRIGHT = 0.3
"""Weight of the years after the one in the page's copyright line: some sites never change it."""


def clues(article: Article, days: Horizon) -> Iterator[Clue]:
    """What the page itself, apart from its text, says of the day it was published."""
    for candidate in article.published.candidates if article.published else ():
        yield _candidate(candidate, days)
    for furniture in article.furniture:
        if furniture.kind == "legal" and (found := _COPYRIGHT.search(furniture.text)):
            year = int(found[1])
            weights = np.where(days.years > year, AFTER_COPYRIGHT, 1.0)
            weights = np.where(days.years == year, 3.0, weights)
            yield Clue(f"the page's copyright line says {year}", weights)
            return


def _candidate(candidate: DatingCandidate, days: Horizon) -> Clue:
    """A date that the page gives: its day is likelier than all others, as far as the mark is believed."""
    first, last = candidate.earliest.date(), candidate.latest.date()
    length = (last - first).days + 1
    odds = candidate.score / max(1 - candidate.score, 0.01)
    inside = 1 + odds * days.count / length / 4
    return Clue(candidate.reason, days.within(first, last, 1.0, inside))
