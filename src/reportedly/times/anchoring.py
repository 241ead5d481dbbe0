"""From what an expression says to when that is: TIMEX3 values and bounds, relative to the document's date."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from functools import singledispatchmethod

import msgspec

from reportedly.times import feasts
from reportedly.times.calendar import DAYS_IN, MONTHS_IN, Bounds, bounds, days, narrowed, shifted, value_at
from reportedly.times.meanings import (
    Around,
    Beside,
    Daily,
    DayOfMonth,
    Edged,
    Exact,
    Feast,
    Length,
    MonthDay,
    Named,
    Ranged,
    Reference,
    Relative,
    Repeated,
    Said,
    Shifted,
    Timed,
    Weekday,
    Which,
    Year,
)

UNKNOWN_DAY = "XXXX-XX-XX"
_UNKNOWN = {"D": UNKNOWN_DAY, "W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX", "Q": "XXXX-QX"}
_LETTERS = {"S": "TS", "WE": "W", "E": "Y", "C": "Y", "Q": "M", "F": "W"}
_TIMES = {"E": 10, "C": 100, "Q": 3, "F": 2}
_STEPS = {"-1": -1, "0": 0, "1": 1, "before": -1, "after": 1, "same": 0}
_OF_CONTEXT = frozenset({"before", "after", "same"})


SEVERAL = (2, 9)
"""How many `several`, `a few` and a bare plural are: more than one, and fewer than ten."""


class Anchored(msgspec.Struct, frozen=True):
    """A TIMEX3 value, its bounds where it has any, and what it rests on."""

    timex: str
    within: Bounds | None = None
    basis: str = "absolute"


_WHOSE = ("", "US", "GB")
"""Whose feast is meant where nobody says: the one that holds everywhere, then the readers' own."""

MOST_DAYS = 6
"""Days in three years that a feast has: two where it moves with the moon, which is shorter than the year."""

_STALE = 240
"""Days after which a day without a year is rather the nearest one than the one its clause's tense asks for
(`payable Jan. 2`): value F1 on TimeBank is 0.819 so, 0.811 with 180 and 0.804 by tense alone. A month that is
past may be eleven months ago: `bought the firm in February`."""


def _apart(within: Bounds, day: date) -> int:
    """Days between `day` and the nearer end of a period; 0 inside it."""
    return max((within[0].date() - day).days, (day - within[1].date()).days, 0)


def _basis(year: Year | None) -> str:
    return "absolute" if year is not None and year.number is not None else "document"


def _number(amount: float) -> str:
    return str(int(amount)) if amount == int(amount) else f"{amount:g}"


def duration(length: Length) -> str:
    """The TIMEX3 value of a length.

    >>> [duration(Length(n, unit)) for n, unit in ((3, "D"), (2.5, "Y"), (1.5, "TM"), (None, "W"), (2, "E"))]
    ['P3D', 'P2Y6M', 'PT1M30S', 'PXW', 'P20Y']
    """
    unit, amount = length.unit, length.amount
    if amount is None:
        return f"P{'T' if unit in ('TH', 'TM', 'S') else ''}X{unit[-1]}"
    amount *= _TIMES.get(unit, 1)
    letter = _LETTERS.get(unit, unit)
    whole, half = int(amount), amount % 1
    if half == 0.5 and letter in {"Y", "TH", "TM"} and whole:
        tail = {"Y": "6M", "TH": "30M", "TM": "30S"}[letter]
        return f"P{'T' if letter[0] == 'T' else ''}{whole}{letter[-1]}{tail}"
    if half == 0.5 and letter in {"Y", "TH", "TM"}:
        return {"Y": "P6M", "TH": "PT30M", "TM": "PT30S"}[letter]
    return f"P{'T' if letter[0] == 'T' else ''}{_number(amount)}{letter[-1]}"


class Anchor:
    """The document's day (none where it is not known), and the times last spoken of."""

    def __init__(self, day: date | None) -> None:
        self.day = day
        self.last: date | None = None
        self.quarter: str | None = None
        self.direction: Callable[[], int] = lambda: -1

    def resolve(self, said: Said) -> Anchored:
        """The value and bounds of `said`; `direction()` is asked for past (-1) or future (1) where needed."""
        return self._resolved(said)

    def spoken(self, anchored: Anchored) -> None:
        """Remember `anchored` as the time last spoken of."""
        if anchored.timex[4:6] == "-Q" and "X" not in anchored.timex and anchored.basis != "text":
            self.quarter = anchored.timex
        if anchored.within and not anchored.timex.startswith("P"):
            self.last = anchored.within[0].date()

    def _at(self, day: date, unit: str, basis: str = "document") -> Anchored:
        value = value_at(day, unit)
        return Anchored(value, bounds(value), basis)

    def _from(self, which: Which) -> date | None:
        """The day that `which` counts from: the document's, or that of the time last spoken of."""
        return self.last or self.day if which in _OF_CONTEXT else self.day

    def _year(self, year: Year | None) -> int | None:
        if year is None:
            return None
        base = self._from(year.which)
        return year.number if year.number is not None else base and base.year + _STEPS.get(year.which, 0)

    @singledispatchmethod
    def _resolved(self, said: Said) -> Anchored:
        raise TypeError(f"no way to date a {type(said).__name__}")

    @_resolved.register
    def _(self, said: Exact) -> Anchored:
        return Anchored(said.timex, bounds(said.timex))

    @_resolved.register
    def _(self, said: Reference) -> Anchored:
        now = bounds(self.day.isoformat()) if self.day and said.timex == "PRESENT_REF" else None
        return Anchored(said.timex, now, "document")

    @_resolved.register
    def _(self, said: Repeated) -> Anchored:
        return Anchored(said.timex)

    @_resolved.register
    def _(self, said: Daily) -> Anchored:
        if self.day is None:
            return Anchored(_UNKNOWN["D"], None, "document")
        return self._at(self.day + timedelta(days=said.days), "D")

    @_resolved.register
    def _(self, said: Weekday) -> Anchored:
        base = self._from(said.which)
        if base is None:
            return Anchored(f"XXXX-WXX-{said.number}", None, "document")
        ahead = (said.number - base.isoweekday()) % 7
        way = _STEPS.get(said.which) if said.which else self.direction()
        if way == 1:
            return self._at(base + timedelta(days=ahead or (7 if said.which else 0)), "D")
        if way == 0:
            return self._at(base + timedelta(days=said.number - base.isoweekday()), "D")
        behind = (-ahead) % 7
        return self._at(base - timedelta(days=behind or (7 if said.which else 0)), "D")

    @_resolved.register
    def _(self, said: MonthDay) -> Anchored:
        year = self._year(said.year)
        tail = f"{said.month:02d}-{said.day:02d}"
        if year is not None:
            value = f"{year}-{tail}"
            return Anchored(value, bounds(value), _basis(said.year))
        if self.day is None:
            return Anchored(f"XXXX-{tail}", None, "document")
        values = [f"{self.day.year + step}-{tail}" for step in (-1, 0, 1)]
        if said.weekday:
            fitting = [
                value for value in values if (day := bounds(value)) and day[0].isoweekday() == said.weekday
            ]
            if fitting:
                return Anchored(fitting[0], bounds(fitting[0]), "document")
        return self._nearest(values, self.day)

    def _nearest(self, values: list[str], day: date) -> Anchored:
        """Of the same date in three years, the last begun or the next to end, by tense, unless far away."""
        found = [(value, within) for value in values if (within := bounds(value))]
        if not found:
            return Anchored(f"XXXX{values[0][4:]}" if values else _UNKNOWN["D"], None, "document")
        begun = [pair for pair in found if pair[1][0].date() <= day]
        ahead = [pair for pair in found if pair[1][1].date() >= day]
        picks = ahead[:1] if self.direction() == 1 else begun[-1:]
        is_month = len(values[0]) == len("2024-06")
        if not picks or (_apart(picks[0][1], day) > _STALE and not (is_month and self.direction() < 0)):
            picks = sorted(found, key=lambda pair: _apart(pair[1], day))
        return Anchored(picks[0][0], picks[0][1], "document")

    @_resolved.register
    def _(self, said: Named) -> Anchored:
        unit, year = said.unit, self._year(said.year)
        if unit == "Y":
            value = str(year) if year is not None else "XXXX"
            return Anchored(value, bounds(value), _basis(said.year))
        if unit in {"E", "C"}:
            return Anchored(said.value, bounds(said.value))
        tail = {"M": said.value.zfill(2), "S": said.value}.get(unit, unit + said.value)
        if unit == "Q" and not said.value:
            tail = self.quarter[5:] if self.quarter else ""
        if year is not None:
            value = f"{year}-{tail}".rstrip("-")
            return Anchored(value, bounds(value), _basis(said.year))
        if self.day is None:
            return Anchored(f"XXXX-{tail}", None, "document")
        return self._by_place(said, tail, self.day)

    def _by_place(self, said: Named, tail: str, day: date) -> Anchored:
        """A month, quarter or season without a year: `last May`, `this summer`, `in October`."""
        values = (f"{day.year + step}-{tail}" for step in (-1, 0, 1))
        found = [(value, within) for value in values if (within := bounds(value))]
        return self._placed(found, said.which, day)

    def _placed(self, found: list[tuple[str, Bounds]], which: Which, day: date) -> Anchored:
        """The last one over, this year's or the next to begin, as `which` says; else by tense."""
        if which not in _STEPS:
            return self._nearest([value for value, _ in found], day)
        step = _STEPS[which]
        fits = [
            pair
            for pair in found
            if (step < 0 and pair[1][1].date() < day)
            or (step > 0 and pair[1][0].date() > day)
            or (step == 0 and pair[1][0].year == day.year)
        ]
        if not fits:
            return Anchored(_UNKNOWN["D"], None, "document")
        value, within = fits[-1 if step < 0 else 0]
        return Anchored(value, within, "document")

    @_resolved.register
    def _(self, said: Relative) -> Anchored:
        unit = said.unit
        if unit not in _UNKNOWN and unit not in {"Y", "E", "C"}:
            return Anchored(
                "PRESENT_REF" if said.which == "0" else duration(Length(1, unit)), None, "document"
            )
        if unit == "Q" and said.which in {"", "latest", "same"} and self.quarter:
            return Anchored(self.quarter, bounds(self.quarter), "text")
        base = self._from(said.which)
        if base is None:
            return Anchored(_UNKNOWN.get(unit, "XXXX"), None, "document")
        step = _STEPS.get(said.which, 0)
        if said.which == "latest" or (unit == "Q" and said.which == ""):
            step = -1
        if said.which == "" and unit == "WE" and self.direction() < 0 and base.isoweekday() < 6:
            step = -1
        return self._at(shifted(base, step, unit), unit, "text" if said.which in _OF_CONTEXT else "document")

    @_resolved.register
    def _(self, said: Length) -> Anchored:
        value = duration(said)
        step, unit = _STEPS.get(said.which, 0), said.unit
        if self.day is None or not said.which or not step:
            return Anchored(value, None, "document" if said.which else "absolute")
        count = int(said.amount or SEVERAL[1])
        if unit not in (*MONTHS_IN, *DAYS_IN):
            return Anchored(value, bounds(self.day.isoformat()), "document")
        ends = sorted((self.day, shifted(self.day, step * count, unit)))
        first, last = bounds(ends[0].isoformat()), bounds(ends[1].isoformat())
        return Anchored(value, (first[0], last[1]) if first and last else None, "document")

    @_resolved.register
    def _(self, said: Shifted) -> Anchored:
        amount, unit = said.length.amount, said.length.unit
        step = _STEPS[said.which]
        if amount is None:
            return self._several(said.length, said.which)
        if unit == "Y" and amount == 1 and step < 0 and self.quarter:
            value = f"{int(self.quarter[:4]) - 1}{self.quarter[4:]}"
            return Anchored(value, bounds(value), "text")
        base = self._from(said.which)
        if base is None:
            return Anchored(_UNKNOWN.get(unit, "XXXX"), None, "document")
        if unit in {"TH", "TM", "S"}:
            return self._at(base, "D")
        count = int(amount) * step
        place = "text" if said.which in _OF_CONTEXT else "document"
        if amount != int(amount):
            return self._at(shifted(base, int(amount * 12) * step, "M"), "M", place)
        grain = {"E": "Y", "C": "Y", "F": "W"}.get(unit, unit)
        return self._at(shifted(base, count, unit), grain, place)

    def _several(self, length: Length, which: Which) -> Anchored:
        """`a few weeks ago`, `days later`: between two and nine of them away."""
        step, base = _STEPS[which], self._from(which)
        value = "PAST_REF" if step < 0 else "FUTURE_REF"
        if which in _OF_CONTEXT:
            return Anchored(duration(length), None, "text")
        if base is None or length.unit not in (*MONTHS_IN, *DAYS_IN):
            return Anchored(value, None, "document")
        near, far = (shifted(base, step * count, length.unit) for count in SEVERAL)
        return Anchored(value, days(min(near, far), max(near, far)), "document")

    @_resolved.register
    def _(self, said: Beside) -> Anchored:
        inner = self._resolved(said.inner)
        if inner.within is None:
            return Anchored(_UNKNOWN["D"], None, inner.basis)
        return self._at(inner.within[0].date() + timedelta(days=said.days), "D", inner.basis)

    @_resolved.register
    def _(self, said: Around) -> Anchored:
        inner = self._resolved(said.inner)
        if inner.within is None:
            return Anchored(_UNKNOWN[said.unit], None, inner.basis)
        return self._at(inner.within[0].date(), said.unit, inner.basis)

    @_resolved.register
    def _(self, said: Ranged) -> Anchored:
        first, last = self._resolved(said.first), self._resolved(said.last)
        within = (first.within[0], last.within[1]) if first.within and last.within else None
        if within is None or within[0] > within[1]:
            return last
        return Anchored(f"{first.timex}/{last.timex}", within, last.basis)

    @_resolved.register
    def _(self, said: Feast) -> Anchored:
        year = self._year(said.year)
        if year is not None:
            found = self._feast(said, year, year)
            return Anchored(*found[0], _basis(said.year)) if len(found) == 1 else Anchored(str(year))
        if self.day is None:
            return Anchored(_UNKNOWN["D"], None, "document")
        found = self._feast(said, self.day.year - 1, self.day.year + 1)
        if len(found) > MOST_DAYS:  # of many countries, and nothing says of which
            return Anchored(_UNKNOWN["D"], None, "document")
        return self._placed(found, said.which, self.day)

    def _feast(self, said: Feast, first: int, last: int) -> list[tuple[str, Bounds]]:
        """The days of that name from one year to another, as values with their bounds."""
        within = date(first, 1, 1), date(last, 12, 31)
        asked = (said.country,) if said.country else _WHOSE
        kept = (feasts.days(said.name, *within, country) for country in asked)
        found = next(filter(None, kept), ()) or feasts.days(said.name, *within)
        return [(one.day.isoformat(), days(one.day, one.day)) for one in found]

    @_resolved.register
    def _(self, said: DayOfMonth) -> Anchored:
        if self.day is None:
            return Anchored(f"XXXX-XX-{said.day:02d}", None, "document")
        months = (shifted(self.day.replace(day=1), step, "M") for step in (-1, 0, 1))
        return self._nearest([f"{month:%Y-%m}-{said.day:02d}" for month in months], self.day)

    @_resolved.register
    def _(self, said: Edged) -> Anchored:
        inner = self._resolved(said.inner)
        return Anchored(inner.timex, inner.within and narrowed(inner.within, said.edge), inner.basis)

    @_resolved.register
    def _(self, said: Timed) -> Anchored:
        day = self._resolved(said.inner) if said.inner else self._resolved(Daily(0))
        value = f"{day.timex}T{said.tail}"
        return Anchored(value, bounds(value.replace("T24:00", "T23:59")), day.basis)
