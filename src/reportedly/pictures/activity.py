"""How much somebody says, and is spoken of, month by month: bars up and bars down from one line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import datetime
from math import ceil

from markupsafe import Markup

from reportedly import phrasing
from reportedly.ledger.activity import Month
from reportedly.pictures.drawing import Picture, element, group, path, words

WIDEST, LEFT, RIGHT, TOP, FLOOR = 960.0, 64.0, 16.0, 18.0, 38.0
"""Of the picture at most, and its margins, in pixels."""

UP, DOWN = 62.0, 62.0
"""The highest bar of what is said, and of what is said about, in pixels."""

MOST_BARS = 60
"""Bars at most: more months go together by years."""

BAR, ROOM = 34.0, 64.0
"""The widest bar, and the room it has at most, in pixels."""

NUMBERED, NAMED = 26.0, 60.0
"""The room that the number of a bar wants, and its name, in pixels."""

Count = tuple[datetime, str, int, int]


def activity(name: str, months: Sequence[Month]) -> Picture | None:
    """What `name` says (up) and what others say of it (down); none where no month is known."""
    if not months:
        return None
    bars = list(_bars(months))
    most = max(max(said, about) for _, _, said, about in bars)
    line, width = TOP + UP, min(WIDEST, LEFT + RIGHT + ROOM * max(len(bars), 3))
    room = (width - LEFT - RIGHT) / len(bars)
    drawn = [
        words("says", LEFT - 12, line - 8, "small", text_anchor="end"),
        words("is named", LEFT - 12, line + 17, "small", text_anchor="end"),
        *(_bar(bar, LEFT + room * (nth + 0.5), room, most, line) for nth, bar in enumerate(bars)),
        path("M", LEFT, line, "H", width - RIGHT, class_="between"),
        *_labels(bars, room, line + DOWN + 28),
    ]
    said, about = sum(bar[2] for bar in bars), sum(bar[3] for bar in bars)
    busiest = max(bars, key=lambda bar: bar[2] + bar[3])
    return Picture(
        "activity",
        f"What {name} says, and is named in, over time",
        f"{phrasing.counted(said, 'statement')} made and {about:,} of others that name it, "
        f"{bars[0][1]} to {bars[-1][1]}; most in {busiest[1]}: {busiest[2]:,} and {busiest[3]:,}.",
        width,
        line + DOWN + FLOOR,
        Markup("").join(drawn),
    )


def _bars(months: Sequence[Month]) -> Iterator[Count]:
    """A bar for each month from the first to the last, or for each year where those are too many."""
    first, last = months[0].start, months[-1].start
    count = (last.year - first.year) * 12 + last.month - first.month + 1
    if count > MOST_BARS:
        for year in range(first.year, last.year + 1):
            here = [one for one in months if one.start.year == year]
            said, about = sum(one.said for one in here), sum(one.about for one in here)
            yield datetime(year, 1, 1), str(year), said, about
        return
    there: Mapping[datetime, Month] = {one.start: one for one in months}
    for nth in range(count):
        start = datetime(first.year + (first.month - 1 + nth) // 12, (first.month - 1 + nth) % 12 + 1, 1)
        one = there.get(start, Month(start))
        yield start, f"{start:%b %Y}", one.said, one.about


def _bar(bar: Count, middle: float, room: float, most: int, line: float) -> Markup:
    """Both bars of one month, which say how much that is to who points at them."""
    _, called, said, about = bar
    across = min(BAR, room * 0.72)
    x = middle - across / 2
    up, down = UP * said / most, DOWN * about / most
    drawn = [
        element("rect", x=x, y=line - up, width=across, height=up, class_="bar"),
        element("rect", x=x, y=line, width=across, height=down, class_="risen"),
    ]
    if room >= NUMBERED:
        counts = ((said, line - up - 4), (about, line + down + 12))
        drawn += [
            words(f"{count:,}", middle, y, "small", text_anchor="middle") for count, y in counts if count
        ]
    return group(*drawn, title=f"{called}: says {said:,}, is named in {about:,}")


def _labels(bars: Sequence[Count], room: float, y: float) -> Iterator[Markup]:
    """The names of as many bars as have room for them."""
    for nth in range(0, len(bars), ceil(NAMED / room)):
        yield words(bars[nth][1], LEFT + room * (nth + 0.5), y, "small", text_anchor="middle")
