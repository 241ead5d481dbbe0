"""How a claim spread: pages, independent texts and sources that had it so far, day by day."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import datetime, time, timedelta

from markupsafe import Markup

from reportedly import phrasing
from reportedly.ledger.claims import Claim
from reportedly.model import Record
from reportedly.pictures.drawing import Picture, path, words

WIDTH, LEFT, RIGHT, TOP = 640.0, 96.0, 48.0, 8.0
"""Of the picture, and its margins, in pixels: names stand to the left, counts to the right."""

STRIP, BETWEEN, FLOOR = 42.0, 12.0, 30.0
"""Heights of the strip of one count, of the room between two, and of the days below, in pixels."""

TOLD, DRAWN = 24, 160
"""Days that are told in words, and drawn, at most: of more, a step has fewer than three pixels."""

COUNTS = (("pages", "pages"), ("texts", "own texts"), ("sources", "sources"))
"""What is counted, and what its strip is called."""


class Stage(Record, frozen=True):
    """How many pages, independent texts and sources had it by the end of a `day`; `new` are its pages."""

    day: datetime
    pages: int
    texts: int
    sources: int
    new: tuple[str, ...]


def stages(claim: Claim) -> tuple[Stage, ...]:
    """The days on which pages with the claim were published; pages without a date are left out."""
    by_day: dict[datetime, list[int]] = {}
    for nth, wording in enumerate(claim.wordings):
        if wording.statement.published:
            by_day.setdefault(datetime.combine(wording.statement.published, time.min), []).append(nth)
    pages, texts, sources = set[str](), set[str](), set[str]()
    found: list[Stage] = []
    for day in sorted(by_day):
        wordings = [claim.wordings[nth] for nth in by_day[day]]
        new = tuple(dict.fromkeys(one.statement.page for one in wordings if one.statement.page not in pages))
        for one in wordings:
            pages.add(one.statement.page)
            texts.add(one.family or one.statement.page)
            sources.add(one.source)
        found.append(Stage(day, len(pages), len(texts), len(sources), new))
    return tuple(found)


def spread(claim: Claim) -> Picture | None:
    """The three counts as strips that rise; none where all came in one day."""
    found = stages(claim)
    if len(found) < 2:
        return None
    floor = TOP + (STRIP + BETWEEN) * len(COUNTS) - BETWEEN
    steps = evenly(found, DRAWN)
    drawn = [piece for nth, (name, called) in enumerate(COUNTS) for piece in _strip(steps, nth, name, called)]
    told = "; ".join(
        f"{phrasing.interval(stage.day, stage.day)}: {stage.pages}, {stage.texts} and {stage.sources}"
        for stage in evenly(found, TOLD)
    )
    return Picture(
        f"spread-{claim.id}",
        f"How it spread: {claim.words}",
        f"Pages, independent texts and sources so far. {told}.",
        WIDTH,
        floor + FLOOR,
        Markup("").join([*drawn, *_days(found[0].day, found[-1].day, floor)]),
    )


def evenly(found: Sequence[Stage], most: int) -> tuple[Stage, ...]:
    """So many of the stages at most, the first and the last among them: each counts all before it.

    >>> [stage.pages for stage in evenly([Stage(datetime(2024, 1, n), n, 1, 1, ()) for n in range(1, 10)], 3)]
    [1, 5, 9]
    """
    if len(found) <= most:
        return tuple(found)
    return tuple(found[round(nth * (len(found) - 1) / (most - 1))] for nth in range(most))


def _strip(found: Sequence[Stage], nth: int, name: str, called: str) -> Iterator[Markup]:
    """One count: level until the next day that has more."""
    low = TOP + (STRIP + BETWEEN) * nth + STRIP
    counts = [int(getattr(stage, name)) for stage in found]
    heights = [low - (STRIP - 4) * count / max(counts) for count in counts]
    first, last = found[0].day, found[-1].day
    steps: list[str | float] = ["M", LEFT, low, "V", heights[0]]
    for stage, height in zip(found[1:], heights[1:], strict=True):
        steps += ["H", _x(stage.day, first, last), "V", height]
    yield path(*steps, "V", low, "Z", class_="risen")
    yield path("M", LEFT, low, "H", WIDTH - RIGHT, class_="way")
    yield words(called, LEFT - 12, low - 4, "small", text_anchor="end")
    yield words(f"{counts[-1]:,}", WIDTH - RIGHT + 8, heights[-1] + 9, "name-strong")


def _days(first: datetime, last: datetime, floor: float) -> Iterator[Markup]:
    """The first day and the last, and one between them where there is room for it."""
    days = (last - first).days
    for part, anchor in ((0.0, "start"), (0.5, "middle"), (1.0, "end")):
        if part == 0.5 and days % 2:
            continue
        day = first + timedelta(days=round(days * part))
        x = _x(day, first, last)
        yield path("M", x, floor, "v", 4, class_="way")
        yield words(phrasing.interval(day, day), x, floor + 18, "small", text_anchor=anchor)


def _x(day: datetime, first: datetime, last: datetime) -> float:
    return LEFT + (WIDTH - LEFT - RIGHT) * ((day - first) / (last - first))
