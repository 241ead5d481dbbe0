"""Undated texts with the day they are of, and how near the dating of a page comes to it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from typing import NamedTuple

from reportedly import articles, language
from reportedly.model import Dating
from reportedly.times.dating import dated

GOLD = Path(__file__).parent / "gold" / "dating.tsv"

CERTAIN = 0.7
"""Certainty from which a date is called certain here."""

NARROW = 31
"""Days between its bounds, at most, for that: `2017 to 2019` claims no date."""


class Row(NamedTuple):
    split: str
    published: date
    kind: str
    level: str
    text: str


class Measured(NamedTuple):
    """How many of `count` texts: have the true day among their candidates, in the first, as the first."""

    count: int = 0
    undated: int = 0
    among: int = 0
    first: int = 0
    first_is_the_day: int = 0
    in_bounds: int = 0
    certain: int = 0
    wrong: int = 0
    widths: tuple[int, ...] = ()


def read() -> list[Row]:
    rows = [
        line.split("\t")
        for line in GOLD.read_text(encoding="utf-8").splitlines()
        if line[:1] not in {"#", ""}
    ]
    return [
        Row(split, date.fromisoformat(day), kind, level, text) for split, day, kind, level, text in rows[1:]
    ]


def measured(texts: Iterable[tuple[str, date]]) -> Measured:
    return counted(
        [(dated(articles.from_text(text), language.parse(text)).published, day) for text, day in texts]
    )


def counted(found: Sequence[tuple[Dating | None, date]]) -> Measured:
    total = [_one(dating, day) for dating, day in found]
    sums = [sum(one[at] for one in total) for at in range(8)]
    return Measured(*sums, widths=tuple(sorted(width for one in total for width in one.widths)))


def _one(dating: Dating | None, day: date) -> Measured:
    if dating is None:
        return Measured(1, undated=1)
    holding = [one.earliest.date() <= day <= one.latest.date() for one in dating.candidates]
    best = dating.candidates[0]
    holds = dating.earliest.date() <= day <= dating.latest.date()
    width = (dating.latest.date() - dating.earliest.date()).days + 1
    certain = dating.certainty >= CERTAIN and width <= NARROW
    return Measured(
        count=1,
        among=any(holding),
        first=holding[0],
        first_is_the_day=best.earliest.date() == best.latest.date() == day,
        in_bounds=holds,
        certain=certain,
        wrong=certain and not holds,
        widths=(width,),
    )
