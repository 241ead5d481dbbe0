"""The grammar of English time expressions, from word classes to meanings (see `parsing` for the notation)."""

from __future__ import annotations

from typing import cast

from reportedly.times import numbers
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
from reportedly.times.parsing import Build, Found, Grammar

_NOON = 12


def _which(found: Found) -> Which:
    return cast("Which", found["which"])


def _year(found: Found) -> Year | None:
    said = found.said("year") or found.said("thatyear")
    return said if isinstance(said, Year) else None


def _length(found: Found, which: Which = "") -> Length:
    said = found.said("amount")
    unit = found["unit"] or found["units"] or found["season"] or found["seasons"]
    return Length(said.amount if isinstance(said, Length) else 1, unit, which)


def _named(unit: str, name: str) -> Build:
    return lambda found: Named(unit, found[name], _year(found), _which(found))


def _month_day(found: Found) -> Said | None:
    day = int(found["monthday"] or found["ordinal"])
    return MonthDay(int(found["month"]), day, _year(found)) if 1 <= day <= 31 else None


def _weekday(found: Found) -> Said | None:
    return Weekday(int(found["weekday"]), _which(found))


def _edge_of_time(found: Found) -> Said | None:
    """`early June`, `late Tuesday`."""
    return _edged("period", "edge")(found) or _edged("dayref", "edge")(found) or found.said("yearend")


def _beside(days: int) -> Build:
    def build(found: Found) -> Said | None:
        said = found.said("dayref")
        return Beside(said, days) if said else None

    return build


def _around(found: Found) -> Said | None:
    said = found.said("dayref") or found.said("days")
    return Around(said, found["unit"]) if said else None


def _days(found: Found) -> Said | None:
    """`3-7 June`, `June 3-7, 2024`, `8 and 9 June`: the days of one month."""
    days = [int(day) for day in found.all("monthday")]
    if len(days) != 2 or not 1 <= days[0] < days[1] <= 31:
        return None
    month = int(found["month"])
    return Ranged(MonthDay(month, days[0], _year(found)), MonthDay(month, days[1], _year(found)))


def _days_of_months(found: Found) -> Said | None:
    """`June 30-July 2`."""
    months, days = found.all("month"), found.all("monthday")
    ends = [MonthDay(int(month), int(day), _year(found)) for month, day in zip(months, days, strict=False)]
    return Ranged(*ends) if len(ends) == 2 else None


def _years(found: Found) -> Said | None:
    """`2019-2021`, `2019-21`."""
    first, number = _year(found), found["number"]
    if first is None or first.number is None:
        return None
    last = found.all_said("year")[-1] if not number else Year(first.number // 100 * 100 + int(number))
    if not isinstance(last, Year) or last.number is None or not 0 < last.number - first.number < 100:
        return None
    return Ranged(Named("Y", year=first), Named("Y", year=last))


def _feast(found: Found) -> Said | None:
    """`Christmas Eve`, `last Easter`, `Bastille Day 2016`."""
    name, _, country = found["feast"].partition("|")
    return Feast(name, country, _year(found), _which(found))


def _day_of_month(found: Found) -> Said | None:
    day = int(found["nth"])
    return DayOfMonth(day) if 1 <= day <= 31 else None


def _weekday_date(found: Found) -> Said | None:
    said = found.said("monthdate")
    if not isinstance(said, MonthDay):
        return None
    return MonthDay(said.month, said.day, said.year, int(found["weekday"]))


def _quarter(found: Found) -> Said | None:
    number = int(found["ordinal"] or 0)
    return Named("Q", found["ordinal"], _year(found)) if 1 <= number <= 4 else None


def _half(found: Found) -> Said | None:
    number = {"1": "1", "2": "2", "": "2"}.get(found["ordinal"])
    return Named("H", number, _year(found)) if number else None


def _century(found: Found) -> Said | None:
    return Named("C", str(int(found["ordinal"]) - 1))


def _clock(found: Found) -> Said | None:
    """`9:29 a.m.`, `10 p.m.`, `21:00`, `noon`: the hours counted to 24."""
    written = found["clock"] or found["hour"] or found["military"]
    if found.has("dotted") and not found.has("meridiem"):
        return None
    if not written:
        hour = found["monthday"]
        if not hour or int(hour) > _NOON:
            return None
        written = f"{int(hour):02d}:00"
    hour, minute = written.split(":")
    hours = int(hour)
    if found.has("meridiem"):
        if not 1 <= hours <= _NOON:
            return None
        hours = hours % _NOON + (_NOON if found["meridiem"] == "PM" else 0)
    return Timed(None, f"{hours:02d}:{minute}")


def _said(name: str) -> Build:
    return lambda found: found.said(name)


def _timed(found: Found) -> Said | None:
    """A clock time or a part of the day, put on the day beside it."""
    clock = found.said("clock")
    tail = clock.tail if isinstance(clock, Timed) else found["part"]
    return Timed(found.said("dayref"), tail) if tail else None


def _which_part(found: Found) -> Said | None:
    """`this morning`, `last night`, `the next evening`."""
    which = _which(found)
    if which in {"-1", "0", "1"}:
        return Timed(Daily(int(which)), found["part"])
    return Timed(Relative("D", which), found["part"])


def _night_into(found: Found) -> Said | None:
    """`overnight into Wednesday`: the night that ends on it."""
    said = found.said("dayref")
    return Timed(Beside(said, -1), found["tonight"]) if said else None


def _edged(inner: str, edge: str) -> Build:
    def build(found: Found) -> Said | None:
        said = found.said(inner)
        return Edged(said, found[edge]) if said else None

    return build


def _repeated(found: Found) -> Said | None:
    """`every week`, `each Thursday`, `every July`, `Tuesday nights`, `every two years`."""
    for name in ("weekday", "weekdays"):
        if found.has(name):
            part = found["part"] or found["parts"]
            return Repeated(f"XXXX-WXX-{found[name]}{'T' + part if part else ''}")
    if found.has("month"):
        return Repeated(f"XXXX-{int(found['month']):02d}")
    if found.has("season") or found.has("seasons"):
        return Repeated(f"XXXX-{found['season'] or found['seasons']}")
    if found.has("part"):
        return Repeated(f"XXXX-XX-XXT{found['part']}")
    return _length(found)


def _last_lengths(found: Found) -> Said | None:
    """`the past three months`, `the next few weeks`; `recent years`, `coming months`, with no number."""
    which = _which(found)
    if found.said("amount") is None:
        near: dict[Which, Which] = {"recent": "-1", "-1": "-1", "1": "1"}
        return Length(None, found["units"], near[which]) if which in near else None
    if found.has("seasons"):
        return Repeated(f"XXXX-{found['seasons']}")
    return _length(found, which)


def _ago(found: Found) -> Said | None:
    said = found.said("length")
    return Shifted(said, cast("Which", found["ago"])) if isinstance(said, Length) else None


def _day_within(found: Found) -> Said | None:
    return Relative(found["unit"], _which(found))


_QUARTER = "fiscal? hyphen? ordinal hyphen? fiscal? unit=Q|units=Q"
_RULES: dict[str, list[tuple[str, Build]]] = {
    "thatyear": [
        ("which unit=Y", lambda found: Year(which=_which(found))),
        ("'the' unit=Y", lambda _: Year(which="0")),
    ],
    "monthdate": [
        ("month monthday|ordinal comma? @year", _month_day),
        ("month monthday|ordinal", _month_day),
        ("monthday|ordinal 'of'? month comma? @year", _month_day),
        ("monthday|ordinal 'of'? month", _month_day),
        ("'the' ordinal 'of' month @year?", _month_day),
    ],
    "days": [
        ("monthday hyphen|'to'|'and' monthday 'of'? month comma? @year?", _days),
        ("month monthday hyphen|'to'|'and' monthday comma? @year?", _days),
        ("month monthday hyphen month monthday comma? @year?", _days_of_months),
        ("monthday month hyphen monthday month @year?", _days_of_months),
        ("@year hyphen @year", _years),
        ("@year hyphen number", _years),
    ],
    "dayref": [
        ("date", lambda found: Exact(found["date"])),
        ("which? weekday comma? @monthdate", _weekday_date),
        ("@monthdate", _said("monthdate")),
        ("weekday", _weekday),
        ("determiner? which weekday", _weekday),
        (
            "weekday which=0|which=-1|which=1 unit=W",
            lambda found: Weekday(int(found["weekday"]), _which(found)),
        ),
        ("day", lambda found: Daily(int(found["day"]))),
        ("determiner? which? feast", _feast),
        ("feast comma? @year", _feast),
        ("weekday comma? determiner? feast", _feast),
        ("'the' unit=D 'before' @dayref", _beside(-1)),
        ("'the' unit=D 'after' @dayref", _beside(1)),
        ("determiner? 'eve' 'of' @dayref", _beside(-1)),
    ],
    "period": [
        ("month comma? 'of'? @year|@thatyear", _named("M", "month")),
        ("month", _named("M", "month")),
        ("which month", _named("M", "month")),
        (f"determiner? {_QUARTER}", _quarter),
        (f"determiner? {_QUARTER} 'of'? @year|@thatyear", _quarter),
        (f"determiner? @year {_QUARTER}", _quarter),
        (f"@thatyear 's {_QUARTER}", _quarter),
        ("determiner? ordinal|which=-1|which=latest hyphen? half 'of' @year|@thatyear", _half),
        (f"determiner? {_QUARTER} 'of' fiscal unit=Y? @year", _quarter),
        ("quarterof @year?", lambda found: Named("Q", found["quarterof"], _year(found))),
        ("halfof @year", lambda found: Named("H", found["halfof"], _year(found))),
        ("determiner? unit=W|unit=WE 'of' @dayref|@days", _around),
        ("determiner? unit=W 'beginning'|'starting'|'ending' @dayref", _around),
        ("determiner? 'first' 'two' units=Q 'of' @year", lambda found: Named("H", "1", _year(found))),
        ("determiner? season 'of'? @year|@thatyear", _named("S", "season")),
        ("determiner season", _named("S", "season")),
        ("which season", _named("S", "season")),
        ("season", _named("S", "season")),
        ("determiner? fiscal unit=Y? @year", lambda found: Named("Y", year=_year(found))),
        ("'the' unit=Y @year", lambda found: Named("Y", year=_year(found))),
        ("@year", lambda found: Named("Y", year=_year(found))),
        ("determiner? decade", lambda found: Named("E", found["decade"])),
        ("determiner? ordinal unit=C", _century),
        ("determiner? which fiscal? unit", _day_within),
        ("determiner fiscal? 'full'? unit", _day_within),
        ("determiner? which unit 'or' 'so'", _day_within),
        ("determiner? yearago fiscal? unit=Q|period", lambda _: Shifted(Length(1, "Y"), "before")),
        ("yearago", lambda _: Shifted(Length(1, "Y"), "before")),
        (f"determiner? yearago {_QUARTER}", lambda _: Shifted(Length(1, "Y"), "before")),
        ("determiner @year fiscal? period|unit=Q", lambda found: Named("Q", year=_year(found))),
        ("determiner which=latest fiscal? period", lambda _: Relative("Q", "latest")),
        ("determiner unit=Q @ago", lambda _: Shifted(Length(1, "Y"), "before")),
    ],
    "clock": [
        ("clock meridiem? zone?", _clock),
        ("monthday meridiem zone?", _clock),
        ("monthday|one oclock", _clock),
        ("military zone", _clock),
        ("hour zone?", _clock),
    ],
    "daytime": [
        ("@clock", _timed),
        ("@clock comma? 'on'? @dayref", _timed),
        ("@dayref comma? 'at'? @clock", _timed),
        ("@dayref hyphen? part", _timed),
        ("which part", _which_part),
        ("determiner which=after part", _which_part),
        ("tonight", lambda found: Timed(Daily(0), found["tonight"])),
        ("part @dayref", _timed),
        ("determiner? part|dawn 'of'|'on' @dayref", _timed),
        ("tonight 'into' @dayref", _night_into),
        ("determiner part", lambda found: Timed(Relative("D", "same"), found["part"])),
        ("dawn", lambda found: Timed(Relative("D", "same"), found["dawn"])),
        ("edge hyphen? part @dayref?", _timed),
    ],
    "point": [
        ("@days", _said("days")),
        ("@daytime", _said("daytime")),
        ("@dayref", _said("dayref")),
        ("@period", _said("period")),
        ("'the' nth", _day_of_month),
    ],
    "length": [
        ("about? @amount 'more'|'additional'|'full'|'consecutive'|'straight'? unit|units", _length),
        ("about? @amount hyphen unit", _length),
        ("units", lambda found: Length(None, found["units"])),
        ("units 'or' units", lambda found: Length(None, found["units"])),
        ("about? @amount hyphen unit hyphen old", lambda f: None if f["unit"] == "Y" else _length(f)),
        ("about? @amount unit 'and' 'a' 'half'", lambda found: Length(1.5, _length(found).unit)),
        ("about? @amount unit|units 'or' 'so'", _length),
        ("about? @amount unit|units 'or' 'two'|'more'", _length),
    ],
    "ago": [("@length ago", _ago)],
    "span": [
        ("about? determiner? which @amount units|seasons", _last_lengths),
        ("about? determiner? which @amount units 'or' 'so'", _last_lengths),
        ("determiner? which=-1|which=1|which=recent units", _last_lengths),
        ("determiner? units 'ahead'", lambda found: Length(None, found["units"], "1")),
        ("determiner? 'future' units", lambda found: Length(None, found["units"], "1")),
        ("determiner ordinal|which=latest @amount units", _length),
        ("determiner @amount units", _length),
    ],
    "set": [
        ("each @amount? unit|units", _repeated),
        ("each weekday part?", _repeated),
        ("each month|season|part", _repeated),
        ("weekdays", _repeated),
        ("weekday parts", _repeated),
        ("often", lambda found: Repeated(found["often"])),
        ("times article|each unit", _length),
        ("@amount 'times' article|each unit", _repeated),
    ],
    "time": [
        ("@point", _said("point")),
        ("about @daytime|@dayref", lambda found: found.said("daytime") or found.said("dayref")),
        (
            "determiner? edge hyphen? @period|@dayref|@yearend",
            _edge_of_time,
        ),
        ("'earlier'|'later'|'early'|'late' 'in' @period", _said("period")),
        ("determiner? edgeof 'of' @period", _edged("period", "edgeof")),
        ("determiner? hours 'of'|'on'? @dayref", _edged("dayref", "hours")),
        ("about? determiner? @yearend", _said("yearend")),
        ("@ago", _said("ago")),
        ("@span", _said("span")),
        ("@length", _said("length")),
        ("@set", _said("set")),
        ("ref", lambda found: Reference(found["ref"])),
        ("'the' tense", lambda found: Reference(found["tense"])),
        ("adjective", lambda found: Reference(found["adjective"])),
    ],
    "yearend": [
        ("unit hyphen? edgeof=END", lambda found: Edged(Relative(found["unit"], "0"), "END")),
        ("unit 's edgeof=END", lambda found: Edged(Relative(found["unit"], "0"), "END")),
    ],
}

GRAMMAR = Grammar(_RULES, {"amount": numbers.amount, "year": numbers.year})
"""English time expressions; `time` is the rule to start from."""
