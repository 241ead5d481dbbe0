"""Make the table of feasts again: the `holidays` library in, `knowledge/feasts.tsv` out.

Run as `python -m training.feasts`. Days that follow a rule (a date, a distance from Easter, the fourth
Thursday of November) are written as that rule, so that nothing heavy is loaded to know them; the others
(the moon's, the Hindu calendar's) are left to the library when somebody asks.
"""

from __future__ import annotations

import re
import warnings
from collections import defaultdict
from collections.abc import Iterable
from datetime import date, timedelta

import holidays
from benchmarks.shared import ROOT
from dateutil.easter import EASTER_ORTHODOX, EASTER_WESTERN, easter
from holidays.registry import COUNTRIES

FIRST, LAST = 1990, 2035
FEWEST = 8
"""Years that a day must have been seen in before a moving rule is read from them."""

FEWEST_ON_OR_AFTER = 14
"""The same for 'the first Monday on or after a date', which few years may show by chance."""

NO_FEAST = re.compile(
    r"""\b(?:day\ off|substitut|bridge|half[- ]day|non-?working|special|additional|mourning|funeral|jubilee
      |wedding|coronation|election|closing|bank|transfer|millennium|Y2K|census|referendum|plebiscite|visit
      |pope|future|covid|inauguration|weekend|in\ lieu|extra|honou?r\ of\ the|compensat|replac
      |first\ day\ after|day\ of\ eid)
      |\b(?:holidays?|period)$
      |^(?:holiday|summer\ time|thanksgiving\ day\ for)\b
      |^day\ (?:after|before|following|preceding|of\ rest)\b
      |^(?:the\ )?(?:second|third|fourth|fifth|sixth|seventh|eighth|last)\ day\b|^the\ day\b
      |[/\d]""",
    re.IGNORECASE | re.VERBOSE,
)
"""Names of days off, of single occasions, and of what no text would call so."""

HEADER = f"""\
# Feasts and national holidays by name: the rule of their day, and the countries that keep them (ISO 3166-1 alpha-2).
# Made by training/feasts.py from the `holidays` library, version {holidays.__version__} (MIT), over {FIRST} to {LAST}.
# The days are those of the feast, not the days off in their stead. `rule`: a date (MM-DD); easter or pascha (the
# Orthodox one) and days from it; MM#N#W, the Nth weekday W (1 Monday) of a month, -1 the last; MM-DD>W, the first W
# on or after a date; `holidays`: ask the library.
# `since` and `until` are years, where the feast was not kept under that name from {FIRST} to {LAST}.
name\trule\tcountries\tsince\tuntil
"""  # noqa: E501 - lines of the table


def rule_of(days: Iterable[date]) -> str:
    """The rule that gives exactly these days, or `holidays`."""
    found = sorted(days)
    if len({day.year for day in found}) != len(found):
        return "holidays"
    if len({(day.month, day.day) for day in found}) == 1:
        return f"{found[0]:%m-%d}"
    if len(found) < FEWEST:
        return "holidays"
    for name, method in (("easter", EASTER_WESTERN), ("pascha", EASTER_ORTHODOX)):
        apart = {(day - easter(day.year, method)).days for day in found}
        if len(apart) == 1:
            return f"{name}{apart.pop():+d}"
    return _weekday_rule(found) or "holidays"


def _weekday_rule(found: list[date]) -> str:
    weekdays = {day.isoweekday() for day in found}
    if len(weekdays) > 1:
        return ""
    weekday = weekdays.pop()
    if len({day.month for day in found}) == 1:
        month = found[0].month
        places = {(day.day - 1) // 7 + 1 for day in found}
        if len(places) == 1:
            return f"{month:02d}#{places.pop()}#{weekday}"
        if all((day + timedelta(days=7)).month != day.month for day in found):
            return f"{month:02d}#-1#{weekday}"
    first = min((day.month, day.day) for day in found)
    last = max((day.month, day.day) for day in found)
    if len(found) >= FEWEST_ON_OR_AFTER and (date(2001, *last) - date(2001, *first)).days <= 6:
        return f"{first[0]:02d}-{first[1]:02d}>{weekday}"
    return ""


def names() -> dict[tuple[str, str], set[date]]:
    """Every feast's days, by country and English name."""
    found: dict[tuple[str, str], set[date]] = defaultdict(set)
    for class_name, code, *_ in COUNTRIES.values():
        kind = getattr(holidays, class_name)
        language = next((one for one in ("en_US", "en_GB", "en") if one in kind.supported_languages), None)
        known = kind(
            years=range(FIRST, LAST + 1),
            language=language,
            observed=False,
            categories=kind.supported_categories,
        )
        for day, said in known.items():
            for name in said.split("; "):
                plain = re.sub(r"\s*\([^)]*\)", "", name).strip()
                if plain and not NO_FEAST.search(plain):
                    found[code, plain].add(day)
    return found


def main() -> None:
    warnings.simplefilter("ignore")
    rows: dict[tuple[str, str, str, str], list[str]] = defaultdict(list)
    for (code, name), days in names().items():
        years = {day.year for day in days}
        if len(years) < 3:
            continue
        rule = rule_of(days)
        since = str(min(years)) if min(years) > FIRST and rule != "holidays" else ""
        until = str(max(years)) if max(years) < LAST and rule != "holidays" else ""
        rows[name, rule, since, until].append(code)
    lines = [
        "\t".join((name, rule, ",".join(sorted(codes)), since, until))
        for (name, rule, since, until), codes in sorted(rows.items())
    ]
    table = ROOT / "src" / "reportedly" / "knowledge" / "feasts.tsv"
    table.write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
