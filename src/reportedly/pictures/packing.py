"""Marks of one lane in rows, each with its words beside it, so that none runs into another."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta

from reportedly import phrasing
from reportedly.pictures.glyphs import SIZE
from reportedly.pictures.lettering import fitted, width
from reportedly.pictures.marks import Mark
from reportedly.pictures.scales import Scale

NAME = 12.0
"""Size of the words, in pixels, as in `pictures.css`."""

GAP = 10.0
"""Between a mark's words and the next mark, in pixels."""

WORDS = 330.0
"""The widest words of a mark, in pixels: about fifty letters."""

SPACE = 8.0
"""Between a mark and its words, in pixels."""

LEAST = 90.0
"""Words are not cut to less than that, in pixels."""


@dataclass(frozen=True)
class Placed:
    """A mark in its row: the line of its time, where its forms stand, and its words with where they start."""

    mark: Mark
    row: int
    start: float
    end: float
    at: float
    words: str
    words_at: float


def packed(marks: Sequence[Mark], scale: Scale) -> tuple[tuple[Placed, ...], int]:
    """The dated marks of a lane in as few rows as first fit comes to, and how many rows that is."""
    reached: list[float] = []
    placed: list[Placed] = []
    for mark in sorted(marks, key=_order):
        one = _placed(mark, scale)
        left, right = _room(one)
        row = next((nth for nth, end in enumerate(reached) if end + GAP <= left), len(reached))
        reached[row : row + 1] = [right]
        placed.append(Placed(mark, row, one.start, one.end, one.at, one.words, one.words_at))
    return tuple(placed), len(reached)


def _order(mark: Mark) -> tuple[object, ...]:
    assert mark.bounds is not None
    return (*mark.bounds, mark.words)


def _placed(mark: Mark, scale: Scale) -> Placed:
    """Words to the right of a mark where there is room, else to its left, else after its forms."""
    start, end = _line(mark, scale)
    half = SIZE * len(mark.forms) / 2
    at = min(max((start + end) / 2, scale.left + half), scale.right - half)
    told = mark.words if mark.pages == 1 else f"{mark.words} ({phrasing.counted(mark.pages, 'page')})"
    wanted = min(width(told, NAME), WORDS)
    left, right = scale.left, scale.right
    after, before = max(end, at + half) + SPACE, min(start, at - half) - SPACE
    if min(wanted, LEAST) <= right - after and (wanted <= right - after or before - left < right - after):
        return Placed(mark, 0, start, end, at, fitted(told, min(wanted, right - after) + 0.01, NAME), after)
    if min(wanted, LEAST) <= before - left:
        words = fitted(told, min(wanted, before - left) + 0.01, NAME)
        return Placed(mark, 0, start, end, at, words, before - width(words, NAME))
    at = max(start, left) + half
    after = at + half + SPACE
    words = fitted(told, min(wanted, right - after) + 0.01, NAME)
    return Placed(mark, 0, min(after + width(words, NAME) + SPACE, end), end, at, words, after)


def _line(mark: Mark, scale: Scale) -> tuple[float, float]:
    """Between where and where it was; a point where that is known to the day, or to the hour of one day."""
    assert mark.bounds is not None
    start, end = mark.bounds
    long = end - start
    if scale.unit == "hour" and long >= timedelta(hours=23):
        return scale.left, scale.left  # some time on that day
    if mark.certain and long >= timedelta(hours=1 if scale.unit == "hour" else 24):
        return scale.x(start), scale.x(end)
    middle = scale.x(start + (end - start) / 2)
    return middle, middle


def _room(one: Placed) -> tuple[float, float]:
    half = SIZE * len(one.mark.forms) / 2
    left = min(one.start, one.at - half, one.words_at)
    return left, max(one.end, one.at + half, one.words_at + width(one.words, NAME))
