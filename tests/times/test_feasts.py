"""Named days: which days bear a name, where, and where a text names one."""

from datetime import date

import pytest

from reportedly.knowledge import table
from reportedly.times.calendar import bounds, easter, nth_weekday
from reportedly.times.feasts import _by_rule, days, feasts, find

YEAR = (date(2024, 1, 1), date(2024, 12, 31))


@pytest.mark.parametrize(
    ("name", "country", "day"),
    [
        ("National Day", "RU", "2024-06-12"),
        ("Russia Day", None, "2024-06-12"),
        ("Bastille Day", None, "2024-07-14"),
        ("Independence Day", "UA", "2024-08-24"),
        ("Independence Day", "US", "2024-07-04"),
        ("Fourth of July", None, "2024-07-04"),
        ("Thanksgiving", "US", "2024-11-28"),
        ("Thanksgiving", "CA", "2024-10-14"),
        ("Labor Day", "US", "2024-09-02"),
        ("Memorial Day", "US", "2024-05-27"),
        ("Martin Luther King Jr. Day", "US", "2024-01-15"),
        ("Good Friday", None, "2024-03-29"),
        ("Orthodox Christmas", None, "2024-01-07"),
        ("Black Friday", None, "2024-11-29"),
        ("International Women's Day", None, "2024-03-08"),
        ("St. Patrick’s Day", None, "2024-03-17"),
        ("Saint Patrick's Day", None, "2024-03-17"),
        ("Anzac Day", None, "2024-04-25"),
        ("Republic Day", "IN", "2024-01-26"),
        ("Yom Kippur", "IL", "2024-10-12"),
        ("Eid al-Fitr", "ID", "2024-04-10"),
        ("Eid ul-Fitr", "ID", "2024-04-10"),
    ],
)
def test_days_by_name(name: str, country: str | None, day: str) -> None:
    assert day in [str(one.day) for one in days(name, *YEAR, country)]


def test_a_feast_is_kept_only_in_its_years() -> None:
    assert not days("King's Day", date(2012, 1, 1), date(2012, 12, 31), "NL")
    assert days("King's Day", date(2020, 1, 1), date(2020, 12, 31), "NL")


def test_where_a_name_is_that_of_many_countries_feasts_all_their_days_are_given() -> None:
    kept = {code for one in days("Independence Day", *YEAR) for code in one.countries}
    assert {"US", "UA", "IN", "PK", "IL"} <= kept


def test_no_feast_of_that_name() -> None:
    assert feasts("Ferry Day") == ()
    assert days("Ferry Day", *YEAR) == ()


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("They spoke on the occasion of the Russian National Day.", [("National Day", "RU")]),
        ("on Ukraine's Independence Day", [("Independence Day", "UA")]),
        ("South Korea’s Liberation Day fell on a Thursday.", [("Liberation Day", "KR")]),
        ("the US Independence Day parade", [("Independence Day", "US")]),
        ("They meet before Christmas.", [("Christmas", None)]),
        (
            "Shops open on New Year's Day, and on New Year’s Eve",
            [("New Year's Day", None), ("New Year’s Eve", None)],
        ),
        ("a day of independence, and a national day of action", []),
        ("In Poland, Independence Day was quiet.", [("Independence Day", None)]),
        ("", []),
    ],
)
def test_feasts_in_a_text(text: str, found: list[tuple[str, str | None]]) -> None:
    assert [(one.span.of(text), one.country) for one in find(text)] == found


def test_every_row_of_the_tables_has_a_rule_that_gives_days() -> None:
    codes = {row["code"] for row in table("countries")}
    for name in ("feasts", "feasts_usual"):
        for row in table(name):
            assert row["name"]
            assert row["rule"].startswith("holidays") or any(
                _by_rule(row["rule"], year) for year in range(2020, 2025)
            ), row
            if name == "feasts_usual":
                assert row["source"], row
                assert set(row["countries"].split(",")) - {""} <= codes, row


def test_easter_is_a_sunday_in_spring() -> None:
    for year in range(1900, 2100):
        for orthodox in (False, True):
            day = easter(year, orthodox=orthodox)
            assert day.isoweekday() == 7
            assert (3, 22) <= (day.month, day.day) <= (5, 8)


def test_the_fifth_monday_of_a_month_that_has_four() -> None:
    assert nth_weekday(2024, 2, 5, 1) is None
    assert bounds("2024-02-30") is None
