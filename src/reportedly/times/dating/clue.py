"""A clue: words of a page that make some days likelier than others, and why."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from reportedly.times.dating.horizon import Weights


@dataclass(frozen=True)
class Clue:
    """`weights` for each day of the horizon, relative to one another, and the `reason` in words."""

    reason: str
    weights: Weights


def in_words(day: date) -> str:
    """A day as reasons have it.

    >>> in_words(date(2024, 6, 12))
    '12 June 2024'
    """
    return f"{day.day} {day:%B %Y}"


def listed(words: list[str], most: int = 4) -> str:
    """Some of the words, as a list.

    >>> listed(["2013", "2019", "2024"]), listed(["a", "b", "c"], most=2)
    ('2013, 2019, 2024', '… b, c')
    """
    return ("… " if len(words) > most else "") + ", ".join(words[-most:])
