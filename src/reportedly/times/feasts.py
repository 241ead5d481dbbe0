"""Named days: which days are called Bastille Day, the Russian National Day or Thanksgiving, and where.

The days of most feasts follow a rule that stands in the tables; the `holidays` library is only loaded for
the others (Eid al-Fitr, Diwali), and only where somebody asks for their days.
"""

from __future__ import annotations

import re
import warnings
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache

from reportedly.knowledge import table
from reportedly.model import Record, Span
from reportedly.times.calendar import easter, nth_weekday

MOST_ASKED = 3
"""Countries that the library is asked about one feast: the moon's feasts fall within a day of one another."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*['’]?")
_WORDS_AROUND = 3
"""Words before a name that may say whose it is: `the South Korean National Day`."""

_FIXED = re.compile(r"(\d\d)-(\d\d)")
_FROM_EASTER = re.compile(r"(easter|pascha)([+-]\d+)")
_NTH = re.compile(r"(\d\d)#(-?\d)#(\d)(?:\+(\d))?")
_ON_OR_AFTER = re.compile(r"(\d\d)-(\d\d)>(\d)")


class Feast(Record, frozen=True):
    """A named day: the rule of its day, the countries that keep it (none: all do), and its years."""

    name: str
    rule: str
    countries: tuple[str, ...] = ()
    since: int = 0
    until: int = 9999


class FeastDay(Record, frozen=True):
    """One day of a feast, and the countries that keep it then."""

    day: date
    name: str
    countries: tuple[str, ...] = ()


class NamedFeast(Record, frozen=True):
    """Where a text names a feast, its name for `days`, and the country that the words beside it say."""

    span: Span
    name: str
    country: str | None = None


def find(text: str) -> tuple[NamedFeast, ...]:
    """The feasts that `text` names, in reading order; `span` is that of the name alone.

    >>> [(one.name, one.country) for one in find("On the occasion of the Russian National Day, in Oslo.")]
    [('national day', 'RU')]
    >>> [one.name for one in find("It was a national day of strikes, before Saint Patrick’s Day.")]
    ['saint patricks day']
    """
    found: list[NamedFeast] = []
    words = [(match.group(), match.start(), match.end()) for match in _WORD.finditer(text)]
    at = 0
    while at < len(words):
        length = _named_at(words, at, text)
        if length:
            start, end = words[at][1], words[at + length - 1][2]
            end -= words[at + length - 1][0].endswith(("'", "’")) and not words[at][0].endswith("s'")
            name = " ".join(_plain(word[0]) for word in words[at : at + length])
            found.append(
                NamedFeast(
                    Span(start, end), name, _whose(text, words[max(0, at - _WORDS_AROUND) : at], start)
                )
            )
        at += length or 1
    return tuple(found)


def days(name: str, first: date, last: date, country: str | None = None) -> tuple[FeastDay, ...]:
    """The days from `first` to `last` that are called `name`, in `country` or anywhere, in order.

    >>> [str(one.day) for one in days("National Day", date(2023, 1, 1), date(2024, 12, 31), "RU")]
    ['2023-06-12', '2024-06-12']
    >>> [str(one.day) for one in days("Thanksgiving", date(2024, 1, 1), date(2024, 12, 31), "US")]
    ['2024-11-28']
    >>> [str(one.day) for one in days("Orthodox Easter", date(2024, 1, 1), date(2024, 12, 31))]
    ['2024-05-05']
    """
    kept: dict[date, FeastDay] = {}
    for feast in feasts(name, country):
        for day, countries in _days_of(feast, first, last, country):
            before = kept[day].countries if day in kept else ()
            kept[day] = FeastDay(day, feast.name, tuple(dict.fromkeys((*before, *countries))))
    return tuple(kept[day] for day in sorted(kept))


def feasts(name: str, country: str | None = None) -> tuple[Feast, ...]:
    """The feasts of that name, in `country` (and those that hold everywhere) or anywhere.

    >>> [feast.rule for feast in feasts("Bastille Day")], feasts("Ferry Day")
    (['07-14'], ())
    """
    key = " ".join(_plain(word) for word in _WORD.findall(name)).removeprefix("the ")
    found = _feasts().get(key, ())
    if country is None:
        return found
    theirs = tuple(feast for feast in found if country in feast.countries)
    return theirs or tuple(feast for feast in found if not feast.countries)


@cache
def _feasts() -> dict[str, tuple[Feast, ...]]:
    """The feasts of both tables, by name without apostrophes and case."""
    found: dict[str, dict[tuple[str, tuple[str, ...]], Feast]] = {}
    for row in (*table("feasts_usual"), *table("feasts")):
        feast = Feast(
            row["name"],
            row["rule"],
            tuple(row["countries"].split(",")) if row["countries"] else (),
            int(row["since"] or 0),
            int(row["until"] or 9999),
        )
        key = " ".join(_plain(word) for word in _WORD.findall(feast.name))
        found.setdefault(key, {}).setdefault((feast.rule, feast.countries), feast)
    return {key: tuple(same.values()) for key, same in found.items()}


def _plain(word: str) -> str:
    """A word as names are compared by: `Presidents’`, `President's` and `Presidents` are one."""
    plain = word.casefold().replace("'", "").replace("’", "")
    return {"st": "saint", "labour": "labor", "ul": "al"}.get(plain, plain)


@cache
def _by_first_word() -> dict[str, tuple[tuple[str, ...], ...]]:
    """The names as words, longest first, by their first word."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for key in _feasts():
        words = tuple(key.split())
        found.setdefault(words[0], []).append(words)
    return {first: tuple(sorted(names, key=len, reverse=True)) for first, names in found.items()}


def _named_at(words: list[tuple[str, int, int]], at: int, text: str) -> int:
    """How many words from `at` on are the longest name there, which has capitals at both ends; 0 for none."""
    if not words[at][0][0].isupper():
        return 0
    for name in _by_first_word().get(_plain(words[at][0]), ()):
        end = at + len(name)
        here = words[at:end]
        if len(here) == len(name) and here[-1][0][0].isupper():
            same = all(_plain(word[0]) == part for word, part in zip(here, name, strict=True))
            if same and "\n" not in text[here[0][1] : here[-1][2]]:
                return len(name)
    return 0


def _whose(text: str, before: list[tuple[str, int, int]], start: int) -> str | None:
    """The country whose name or adjective stands right before the name of the feast.

    >>> text = "South Korea's National Day"
    >>> _whose(text, [("South", 0, 5), ("Korea's", 6, 13)], 14)
    'KR'
    """
    for count in range(len(before), 0, -1):
        here = before[-count:]
        if text[here[-1][2] : start].strip(" -–"):
            return None
        words = re.sub(r"['’]s?$", "", text[here[0][1] : here[-1][2]])
        if code := country_names().get(words):
            return code
    return None


def country_near(text: str, at: int) -> str | None:
    """The code of the country named nearest to `at`, in the same paragraph, by its name or adjective.

    >>> country_near("Finland's army marched. The Russian army stayed home on National Day.", 56)
    'RU'
    """
    start, end = text.rfind("\n", 0, at) + 1, text.find("\n", at)
    found = _country_names().finditer(text, start, len(text) if end < 0 else end)
    nearest = min(found, key=lambda name: abs(name.start() - at), default=None)
    return country_names()[nearest[0]] if nearest else None


@cache
def _country_names() -> re.Pattern[str]:
    names = sorted(country_names(), key=len, reverse=True)
    return re.compile(r"\b(?:" + "|".join(re.escape(name) for name in names) + r")\b")


@cache
def country_names() -> dict[str, str]:
    """The codes of countries by their names and adjectives."""
    return {
        name: row["code"]
        for row in table("countries")
        for column in ("adjectives", "names")
        for name in row[column].split(",")
        if name
    }


def _days_of(
    feast: Feast, first: date, last: date, country: str | None
) -> Iterator[tuple[date, tuple[str, ...]]]:
    """The feast's days within the bounds, each with the countries that keep it."""
    if feast.rule.startswith("holidays"):
        asked = (country,) if country else feast.countries[:MOST_ASKED]
        name = feast.rule.partition(":")[2] or feast.name
        for code in asked:
            for year in range(max(first.year, feast.since), min(last.year, feast.until) + 1):
                yield from ((day, (code,)) for day in _asked(code, name, year) if first <= day <= last)
        return
    for year in range(max(first.year, feast.since), min(last.year, feast.until) + 1):
        day = _by_rule(feast.rule, year)
        if day and first <= day <= last:
            yield day, feast.countries


def _by_rule(rule: str, year: int) -> date | None:
    """The day that a rule gives in `year`.

    >>> [f"{_by_rule(rule, 2024):%m-%d}" for rule in ("06-12", "easter-2", "11#4#4", "05#-1#1", "05-18>1")]
    ['06-12', '03-29', '11-28', '05-27', '05-20']
    """
    if found := _FIXED.fullmatch(rule):
        try:
            return date(year, int(found[1]), int(found[2]))
        except ValueError:  # 29 February
            return None
    if found := _FROM_EASTER.fullmatch(rule):
        return easter(year, orthodox=found[1] == "pascha") + timedelta(days=int(found[2]))
    if found := _NTH.fullmatch(rule):
        day = nth_weekday(year, int(found[1]), int(found[2]), int(found[3]))
        return day and day + timedelta(days=int(found[4] or 0))
    if found := _ON_OR_AFTER.fullmatch(rule):
        start = date(year, int(found[1]), int(found[2]))
        return start + timedelta(days=(int(found[3]) - start.isoweekday()) % 7)
    raise ValueError(f"no such rule of a feast's day: {rule}")


@cache
def _asked(country: str, name: str, year: int) -> tuple[date, ...]:
    """The days of the feast that the `holidays` library gives, by its English name, for a country and a year.

    >>> [str(day) for day in _asked("ID", "Eid al-Fitr", 2024)]
    ['2024-04-10']
    """
    import holidays  # slow to import, and most texts name no feast of the moon

    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of years before a country's calendar begins
        kind = type(holidays.country_holidays(country))
        language = next((one for one in ("en_US", "en_GB", "en") if one in kind.supported_languages), None)
        known = kind(years=year, language=language, observed=False, categories=kind.supported_categories)
    plain = (
        (day, re.sub(r"\s*\([^)]*\)", "", one)) for day, said in known.items() for one in said.split("; ")
    )
    return tuple(sorted(day for day, said in plain if said == name))
