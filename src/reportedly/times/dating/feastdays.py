"""Clues from named days: the Russian National Day, Christmas Eve, and the weekday said with them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from reportedly.times import feasts
from reportedly.times.dating.clue import Clue, listed
from reportedly.times.dating.dates import WEEKDAY, weekday_of
from reportedly.times.dating.horizon import FIRST, Horizon, Shape
from reportedly.times.dating.lexicon import any_of, of_kind
from reportedly.times.dating.mentions import Told
from reportedly.times.feasts import FeastDay, NamedFeast

NEAR: Shape = ((0, 2, 1.0), (3, 7, 0.5), (8, 30, 0.2), (-3, -1, 0.8), (-14, -4, 0.4), (-45, -15, 0.2))
"""A feast that a text names: mostly one of these days, yet `since Christmas` is said all year."""

ON_THE_DAY: Shape = ((0, 0, 1.0), (1, 1, 0.7), (2, 3, 0.15), (-1, -1, 0.3), (4, 14, 0.02), (-7, -2, 0.05))
"""One that is the occasion (`to mark`, `on the occasion of`): that day, or the next."""

WITH_WEEKDAY: Shape = ((0, 0, 1.0), (1, 1, 0.5), (2, 3, 0.12), (4, 7, 0.015))
"""One whose weekday is said in the same sentence."""

FAR, FAR_OF_OCCASION, FAR_OF_WEEKDAY = 0.5, 0.1, 0.03
"""Share of texts that name a feast far from it; as an occasion; with its weekday. Judgements."""

FAR_OF_LOOSE = 0.8


_BEFORE = 60
"""Characters before a feast in which the words stand that make it an occasion, or not."""

_BESIDE = 25
"""Characters between a feast and its weekday: `on Thursday as families kept Thanksgiving`."""

_YEAR_BESIDE = re.compile(r"^[ ,]*(?:of |in )?((?:19|20)\d\d)\b")


@cache
def _occasion() -> re.Pattern[str]:
    """What stands before a feast that is the occasion of what is told: `on the occasion of the Russian`."""
    return re.compile(rf"\b(?:{any_of('feast-occasion')})\W+(?:\w+\W+){{0,4}}$", re.IGNORECASE)


def clues(told: Told, days: Horizon) -> Iterator[Clue]:
    """What the named days in a text say of the day it was published."""
    seen: set[tuple[str, str | None]] = set()
    for named in feasts.find(told.text):
        key = (named.name, named.country)
        if key in seen:
            continue
        seen.add(key)
        found = _days(told, named, days)
        if found:
            yield _clue(told, named, found, days)


def _days(told: Told, named: NamedFeast, days: Horizon) -> tuple[FeastDay, ...]:
    """The feast's days, in the country said with it, else in the countries that the text speaks of."""
    after = told.text[named.span.end : named.span.end + 12]
    first, last = FIRST, days.last + timedelta(days=45)
    if year := _YEAR_BESIDE.match(after):
        first, last = date(int(year[1]), 1, 1), date(int(year[1]), 12, 31)
    found = feasts.days(named.name, first, last, named.country)
    if named.country:
        return found
    here = countries(told.text)
    theirs = tuple(day for day in found if not day.countries or here & set(day.countries))
    return theirs or found


def countries(text: str) -> frozenset[str]:
    """The countries that a text names, by name or adjective.

    >>> sorted(countries("The Polish minister flew to South Korea."))
    ['KR', 'PL']
    """
    known = feasts.country_names()
    found: set[str] = set()
    for words in re.findall(r"[A-Z][\w’'-]+(?: [A-Z][\w’'-]+)*", text):
        parts = words.split()
        for start in range(len(parts)):
            for end in range(len(parts), start, -1):
                code = known.get(re.sub(r"['’]s?$", "", " ".join(parts[start:end])))
                if code:
                    found.add(code)
                    break
    return frozenset(found)


def _clue(told: Told, named: NamedFeast, found: tuple[FeastDay, ...], days: Horizon) -> Clue:
    words = named.span.of(told.text)
    dates = [day.day for day in found]
    before = told.text[max(0, named.span.start - _BEFORE) : named.span.start]
    last_word = re.search(r"(\w+)\W*(?:the\W+)?$", before)
    loose = last_word is not None and last_word[1].lower() in of_kind("feast-loose")
    occasion = not loose and bool(_occasion().search(before))
    weekday = "" if loose else _weekday_with(told, named, anywhere=occasion)
    dated = _dated(dates)
    fitting = [day for day in dates if day.isoweekday() == weekday_of(weekday)] if weekday else []
    if fitting:
        years = listed([str(day.year) for day in fitting if day <= days.last])
        reason = f"“{weekday}” and {words}{dated}: they fall together in {years}"
        return Clue(reason, days.about(fitting, WITH_WEEKDAY, FAR_OF_WEEKDAY))
    if occasion:
        return Clue(
            f"tells of {words}{dated} as its occasion", days.about(dates, ON_THE_DAY, FAR_OF_OCCASION)
        )
    return Clue(f"names {words}{dated}", days.about(dates, NEAR, FAR_OF_LOOSE if loose else FAR))


def _dated(dates: list[date]) -> str:
    """The day of the feast, in brackets, where it is the same each year."""
    same = {(day.month, day.day) for day in dates}
    return f" ({dates[0].day} {dates[0]:%B})" if len(same) == 1 else ""


def _weekday_with(told: Told, named: NamedFeast, *, anywhere: bool) -> str:
    """The weekday beside the feast, or `anywhere` in its sentence, that is nearest to it."""
    sentence = told.sentence(told.sentence_at(named.span.start))
    found = [
        (max(day.start() - named.span.end, named.span.start - day.end()), day.group())
        for day in WEEKDAY.finditer(told.text, sentence.start, sentence.end)
    ]
    gap, weekday = min(found, default=(0, ""))
    return weekday if anywhere or gap <= _BESIDE else ""
