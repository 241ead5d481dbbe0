"""Clues from the dates a text names: years, months, days of a month, weekdays."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

import numpy as np

from reportedly.times import feasts
from reportedly.times.calendar import bounds
from reportedly.times.dating.clue import Clue, listed
from reportedly.times.dating.horizon import Horizon, Shape, Weights
from reportedly.times.dating.lexicon import of_kind
from reportedly.times.dating.mentions import Mention, Told
from reportedly.times.meanings import Edged, MonthDay, Said, Timed

NEAR_FULL_DATE: Shape = ((0, 7, 1.0), (8, 30, 0.6))
"""A whole date that was: one in ten is of the last days, for these are told without their year."""

LATEST_TOLD = (0.22, 0.28, 0.25, 0.12, 0.06, 0.04)
"""Of articles that name a year as past, the share that appeared 0, 1, 2 … years after the latest one: about
so in 78 reports of 2017 and 2018 and 52 of TimeBank. Writers say `last year` instead of a year."""

FADING = 0.8
"""How much rarer each further year is."""

FADED = 0.004
"""Share of a year from which on all are alike: who names 1943 alone tells nothing of his own year."""

NOT_BEFORE = 0.02
"""Weight of days before what is told as past: where the clause's tense was read wrongly."""

MISREAD = 0.15
"""Share of the latest dates read as past that lie ahead: `the case was adjourned to 6 December 2018`."""

NOT_AFTER = 0.2
"""Weight of days after what is told as to come: tense is read wrongly more often there."""

DAY_TOLD: Shape = (
    (0, 7, 1.0), (8, 14, 0.55), (15, 30, 0.35), (31, 60, 0.3), (61, 90, 0.12), (91, 300, 0.06),
    (-14, -1, 0.2),
)  # fmt: skip
"""A day without a year that was: measured on 145 such in the same two corpora."""

DAY_AHEAD: Shape = (
    (-10, 0, 1.0), (-21, -11, 0.8), (-45, -22, 0.4), (-90, -46, 0.15), (-240, -91, 0.04),
    (1, 10, 0.3), (11, 40, 0.1),
)  # fmt: skip
"""A day without a year that is to come, or was so where the article appeared later."""

DAY_ELSEWHERE = 0.04
"""Share of days without a year that are of no time near."""

WEEKDAY_DATE: Shape = ((0, 0, 1.0), (1, 1, 0.6), (2, 3, 0.2), (4, 7, 0.06), (8, 30, 0.01), (-7, -1, 0.01))
"""A weekday with its date (`Wednesday, 12 June`) that was: news has it of the last days mostly."""

WEEKDAY_AHEAD: Shape = (
    (-7, 0, 1.0),
    (-21, -8, 0.4),
    (-60, -22, 0.12),
    (-200, -61, 0.02),
    (1, 3, 0.3),
    (4, 30, 0.02),
)
"""The same for one to come."""

FILED: Shape = ((0, 0, 1.0), (1, 1, 0.5), (2, 3, 0.05))
"""The day of a dateline: that of the report, which may be printed the day after."""

MISTAKEN = 0.03
"""Share of days said with their weekday, or in a dateline, that are not of these days. A judgement."""

AMENDED: Shape = ((-7, 2, 1.0), (-30, -8, 0.4), (-120, -31, 0.1), (-900, -121, 0.02))
"""The day on which an article was amended: soon after it appeared, or when somebody complained."""

WEEKDAYS_AFTER = (0.46, 0.25, 0.10, 0.06, 0.05, 0.04, 0.04)
"""Of articles that say `on Sunday`, the share of 0, 1, 2 … days after it: 348 in the two corpora."""

WEEKDAYS_BEFORE = (0.12, 0.24, 0.2, 0.16, 0.12, 0.09, 0.07)
"""The same for a weekday to come, 0, 1, 2 … days ahead."""

_MONTHS_AFTER = (0.55, 1.0, 0.8, 0.65, 0.5, 0.4, 0.4, 0.35, 0.35, 0.3, 0.3, 0.3)
"""A month that was, 0, 1, 2 … months ago: 210 in the two corpora, Mays that are people left out."""

_END_AFTER = (0.8, 1.0, 0.6, 0.3, 0.2, 0.15, 0.15, 0.1, 0.1, 0.1, 0.1, 0.1)
"""The start, middle or end of a month: told of the last months mostly."""

_MONTHS_AHEAD = (0.5, 1.0, 0.9, 0.75, 0.6, 0.5, 0.4, 0.35, 0.3, 0.25, 0.2, 0.15)
_LAST_THIRD = 20
"""Day of a month from which its end is told of as past."""

_FULL = re.compile(r"(\d{4})-(\d\d)-(\d\d)")
_YEAR = re.compile(r"(\d{4})(?:-.*)?")
_NO_YEAR = re.compile(r"XXXX-(\d\d)-(\d\d)(?:T.*)?")
_MONTH = re.compile(r"XXXX-(\d\d)")
_WEEKDAY = re.compile(r"XXXX-WXX-(\d)(?:T.*)?")
_NAMED = ("", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
WEEKDAY = re.compile(r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
"""A weekday in full."""


def clues(told: Told, days: Horizon) -> Iterator[Clue]:
    """What the dates in the text say of the day it was published."""
    yield from _years(told, days)
    yield from _days(told, days)
    yield from _months(told, days)
    yield from _weekdays(told, days)


def weekday_of(words: str) -> int:
    """The weekday that stands in an expression, 1 for Monday; 0 for none.

    >>> weekday_of("Wednesday, 12 June"), weekday_of("12 June")
    (3, 0)
    """
    found = WEEKDAY.search(words)
    return _NAMED.index(found[0]) if found else 0


def is_weekday(mention: Mention) -> bool:
    """Whether an expression is a weekday without a date."""
    return bool(_WEEKDAY.fullmatch(mention.timex)) and mention.before not in of_kind("habit")


def _years(told: Told, days: Horizon) -> Iterator[Clue]:
    """`in 2017`, `on 14 August 2017`: not before the latest that was, not after the first to come."""
    past: dict[date, Mention] = {}
    ahead: dict[date, Mention] = {}
    for mention in told.mentions:
        within = bounds(mention.timex) if _YEAR.fullmatch(mention.timex) else None
        if within is None or mention.timex[:4].startswith("XX") or len(mention.timex) < 4:
            continue
        if mention.amends:
            weights = days.about([within[1].date()], AMENDED, MISTAKEN)
            yield Clue(f"amended on “{mention.words}”", weights)
        elif mention.ahead or within[0].date() > days.last:
            ahead.setdefault(within[1].date(), mention)
        else:
            past.setdefault(within[0].date(), mention)
    if past:
        told_of = sorted(past, reverse=True)
        weights = _since(days, told_of[0])
        if len(told_of) > 1:
            weights = (1 - MISREAD) * weights + MISREAD * _since(days, told_of[1])
        yield Clue(f"the latest it tells of as past is “{past[told_of[0]].words}”", weights)
        full = [day for day, mention in past.items() if _FULL.match(mention.timex)]
        if full:
            weights = days.about([max(full)], NEAR_FULL_DATE, 0.9)
            yield Clue(f"tells of “{past[max(full)].words}”", weights)
    coming = [day for day in ahead if not past or day >= max(past)]
    if coming:
        first = min(coming)
        start = date(max(first.year - 6, 1), 1, 1)
        weights = days.within(start, first, NOT_AFTER)
        yield Clue(
            f"looks ahead to “{ahead[first].words}”",
            np.maximum(weights, days.within(date.min, first, 0, 0.3)),
        )


def _since(days: Horizon, told: date) -> Weights:
    """Weights of the years after the latest date told of, and of the days before it."""
    table = np.array([*LATEST_TOLD, *(max(LATEST_TOLD[-1] * FADING**step, FADED) for step in range(1, 200))])
    weights = table[np.clip(days.years - told.year, 0, len(table) - 1)]
    weights[: max(days.at(told), 0)] = NOT_BEFORE * LATEST_TOLD[0]
    return weights


def _days(told: Told, days: Horizon) -> Iterator[Clue]:
    """`on 22 July`, `Wednesday, 12 June`: near that day of some year, and of one that fits the weekday."""
    seen: dict[str, tuple[Mention, list[date]]] = {}
    for mention in told.mentions:
        found = _NO_YEAR.fullmatch(mention.timex)
        if (
            found
            and not mention.amends
            and mention.before not in of_kind("habit")
            and not feasts.find(mention.words)
        ):
            seen.setdefault(mention.timex, (mention, days.in_years(int(found[1]), int(found[2]))))
    loose: list[Clue] = []
    for mention, dates in seen.values():
        weekday = weekday_of(mention.words)
        if weekday:
            fitting = [day for day in dates if day.isoweekday() == weekday]
            years = listed([str(day.year) for day in fitting if day <= days.last])
            shape = WEEKDAY_AHEAD if mention.ahead else WEEKDAY_DATE
            reason = f"“{mention.words}”: a {_NAMED[weekday]} in {years}"
            yield Clue(reason, days.about(fitting, shape, MISTAKEN))
        elif opens(mention):
            yield Clue(f"filed on “{mention.words}”", days.about(dates, FILED, MISTAKEN))
        else:
            shape = DAY_AHEAD if mention.ahead else DAY_TOLD
            loose.append(Clue(_told(mention), days.about(dates, shape, DAY_ELSEWHERE)))
    yield from (Clue(clue.reason, clue.weights ** (len(loose) ** -0.5)) for clue in loose)


def _told(mention: Mention) -> str:
    return f"{'looks ahead to' if mention.ahead else 'tells of'} “{mention.words}”"


def opens(mention: Mention) -> bool:
    """Whether a day stands in the text's dateline: `SEOUL, June 12 (Reuters) - …`."""
    text = mention.told.text
    before, after = text[: mention.span.start], text[mention.span.end : mention.span.end + 60]
    placed = re.fullmatch(r"\s*(?:[A-Z][\w.'’-]*[\s,/]*){1,6}", before)
    return bool(placed) and bool(re.match(r"\s*(?:\([^)]{2,40}\)\s*)?[-–—]{1,2}\s", after))


def _months(told: Told, days: Horizon) -> Iterator[Clue]:
    """`in September`, `at the end of May`: some months ago, or some months ahead."""
    seen: dict[tuple[str, bool], Mention] = {}
    for mention in told.mentions:
        found = _MONTH.fullmatch(mention.timex)
        if found and mention.before not in of_kind("habit") and _is_month(mention):
            seen.setdefault((found[1], mention.ahead), mention)
    for (month, ahead), mention in seen.items():
        after = (days.months - int(month)) % 12
        edge = mention.said.edge if isinstance(mention.said, Edged) else ""
        shares = _MONTHS_AHEAD if ahead else _END_AFTER if edge else _MONTHS_AFTER
        weights = np.array(shares)[(-after) % 12 if ahead else after]
        if mention.words.lower().startswith("last "):
            weights = np.where(after == 0, 0.05, weights)
        elif edge == "END" and not ahead:
            weights = np.where((after == 0) & (days.days_of_month < _LAST_THIRD), 0.1, weights)
        yield Clue(_told(mention), weights ** (len(seen) ** -0.5))


def _is_month(mention: Mention) -> bool:
    """`in May`, not `May said`."""
    return mention.words.lower() not in {"may", "march"} or mention.before in of_kind("month-lead")


def _weekdays(told: Told, days: Horizon) -> Iterator[Clue]:
    """`on Sunday`: published on that day of a week, or soon after it."""
    counted: Counter[tuple[int, bool]] = Counter()
    words: dict[tuple[int, bool], str] = {}
    for mention in told.mentions:
        if not is_weekday(mention) or _is_last(mention.said):
            continue
        key = (int(_WEEKDAY.fullmatch(mention.timex)[1]), mention.ahead)  # type: ignore[index]
        counted[key] += 2 if not counted else 1  # the first is that of the lead
        words.setdefault(key, mention.words)
    for (weekday, ahead), count in counted.items():
        yield weekday_clue(weekday, count, days, ahead=ahead, words=words[weekday, ahead])


def weekday_clue(weekday: int, count: int, days: Horizon, *, ahead: bool = False, words: str = "") -> Clue:
    """That a text says a weekday `count` times: published then or soon after, or before one `ahead`."""
    after = (days.weekdays - weekday) % 7
    shares = np.array(WEEKDAYS_BEFORE)[(-after) % 7] if ahead else np.array(WEEKDAYS_AFTER)[after]
    reason = f"{'looks ahead to' if ahead else 'tells of'} “{words or _NAMED[weekday]}”"
    return Clue(reason, shares ** min(1.0, 0.4 + 0.2 * count))


def _is_last(said: Said | None) -> bool:
    inner = said.inner if isinstance(said, Timed) else said
    return isinstance(inner, MonthDay) or getattr(inner, "which", "") in {"-1", "before", "after"}
