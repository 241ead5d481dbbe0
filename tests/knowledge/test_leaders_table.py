"""The table of leaders: shape, keys, days in order, no two holders at a time, and facts that a reader can check."""

import re
from collections import defaultdict
from datetime import date
from importlib.resources import files
from itertools import pairwise

import pytest

from reportedly.knowledge import table

COLUMNS = [
    *("country", "office", "title", "name", "aliases", "gender"),
    *("since", "until", "wikidata", "source"),
]
OFFICES = {"head-of-state", "head-of-government", "head-of-both", "leader", "head-of-organisation"}
ORGANISATIONS = {"EU", "UN", "NATO"}
LAST_DAY = "9999-12-31"
"""Stands for an empty `until`, after every other day."""

# Whose holders are listed from 2010 on, so that whoever held the office on its first day is listed too.
SINCE_2010 = {
    "head-of-state": "AL BE BG CH CN CZ DE DK EE ES FI FR GB GR HR HU IL IN IS IT JP LT LU LV ME MK NL NO PL PT RO "
    "RU SA SE SI SK SY TR TW UA BA",
    "head-of-government": "AL AU BE BG CA CN CZ DE DK EE ES FI FR GB GR HR HU IL IN IR IS IT JP KP LT LU LV ME MK NL "
    "NO PL PT RO RU SA SE SI SK SY TR TW UA",
    "head-of-both": "AR BR ID KR MX US ZA",
    "leader": "CN IR KP",
    "head-of-organisation": "EU UN NATO",
}

TERRITORIES = "AS AW BM CK CW FK FO GI GU IM KY NC NU PF VG VI"
"""In the table of countries, but none is a state whose leaders are listed."""


def until(row: dict[str, str]) -> str:
    """The day a holder left, after all others where he has not."""
    return row["until"] or LAST_DAY


def holders(country: str, office: str) -> list[dict[str, str]]:
    """Who has held an office, earliest first."""
    rows = [row for row in table("leaders") if (row["country"], row["office"]) == (country, office)]
    return sorted(rows, key=lambda row: row["since"])


def shared() -> set[tuple[str, str]]:
    """The offices that the table itself says are held by more than one at a time."""
    text = files("reportedly.knowledge").joinpath("leaders.tsv").read_text(encoding="utf-8")
    stated = re.search(r"^# Held by more than one at a time: (.*)$", text, re.MULTILINE)
    assert stated
    offices = [office.split() for office in stated[1].split("; ")]
    return {(country, office) for country, office in offices}


def in_office(country: str, office: str, day: str) -> list[str]:
    """Who held an office on a day."""
    return [row["name"] for row in holders(country, office) if row["since"] <= day < until(row)]


def test_every_row_has_the_columns_and_what_it_cannot_lack() -> None:
    for row in table("leaders"):
        assert list(row) == COLUMNS
        assert all(row[column] for column in ("country", "office", "title", "name", "since", "source")), row
        assert row["office"] in OFFICES, row
        assert row["gender"] in ("m", "f"), row
        assert row["wikidata"] == "" or row["source"].endswith(f"; Wikidata {row['wikidata']}"), row
        assert "," not in row["name"], row


def test_countries_are_those_of_the_countries_table() -> None:
    known = {row["code"] for row in table("countries")}
    assert {row["country"] for row in table("leaders")} <= known | ORGANISATIONS


def test_lists_have_no_blanks_and_aliases_are_other_names() -> None:
    for row in table("leaders"):
        for column in ("title", "aliases"):
            alternatives = row[column].split(",") if row[column] else []
            assert all(name and name == name.strip() for name in alternatives), row
            assert len(alternatives) == len(set(alternatives)), row
        assert row["name"] not in row["aliases"].split(","), row


def test_rows_are_unique_and_in_order() -> None:
    keys = [(row["country"], row["office"], row["since"], row["name"]) for row in table("leaders")]
    assert len(keys) == len(set(keys))
    countries = [row["country"] for row in table("leaders")]
    assert countries == sorted(countries)


def test_days_are_dates_and_in_order() -> None:
    for row in table("leaders"):
        since = date.fromisoformat(row["since"])
        assert not row["until"] or since < date.fromisoformat(row["until"]), row


def test_one_person_has_one_item_and_one_gender() -> None:
    items: dict[str, set[str]] = defaultdict(set)
    people: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for row in table("leaders"):
        if row["wikidata"]:
            assert re.fullmatch(r"Q[1-9]\d*", row["wikidata"]), row
            people[row["wikidata"]].add((row["name"], row["gender"]))
            items[row["name"]].add(row["wikidata"])
    assert [item for item, named in people.items() if len(named) > 1] == []
    assert [name for name, known in items.items() if len(known) > 1] == []


def test_holders_of_one_office_do_not_overlap() -> None:
    offices = {(row["country"], row["office"]) for row in table("leaders")}
    assert shared() <= offices
    for country, office in offices - shared():
        for before, after in pairwise(holders(country, office)):
            assert until(before) <= after["since"], (before, after)


def test_no_head_of_both_beside_a_head_of_one() -> None:
    for both in (row for row in table("leaders") if row["office"] == "head-of-both"):
        for office in ("head-of-state", "head-of-government"):
            for one in holders(both["country"], office):
                assert until(one) <= both["since"] or until(both) <= one["since"], (both, one)


@pytest.mark.parametrize("office", sorted(SINCE_2010))
def test_offices_with_a_history_have_it_since_2010(office: str) -> None:
    for country in SINCE_2010[office].split():
        assert in_office(country, office, "2010-01-01"), (country, office)


def test_every_member_of_the_united_nations_has_somebody() -> None:
    without = {row["code"] for row in table("countries")} - {row["country"] for row in table("leaders")}
    assert without <= set(TERRITORIES.split())


@pytest.mark.parametrize(
    ("country", "office", "day", "name"),
    [
        ("US", "head-of-both", "2016-12-31", "Barack Obama"),
        ("US", "head-of-both", "2017-01-20", "Donald Trump"),
        ("US", "head-of-both", "2022-06-01", "Joe Biden"),
        ("GB", "head-of-government", "2022-10-01", "Liz Truss"),
        ("GB", "head-of-state", "2022-09-07", "Elizabeth II"),
        ("GB", "head-of-state", "2022-09-08", "Charles III"),
        ("FR", "head-of-state", "2013-05-01", "François Hollande"),
        ("FR", "head-of-government", "2024-10-01", "Michel Barnier"),
        ("DE", "head-of-government", "2021-12-07", "Angela Merkel"),
        ("DE", "head-of-government", "2021-12-08", "Olaf Scholz"),
        ("IT", "head-of-government", "2014-03-01", "Matteo Renzi"),
        ("JP", "head-of-government", "2013-01-01", "Shinzo Abe"),
        ("CN", "leader", "2012-11-16", "Xi Jinping"),
        ("CN", "head-of-state", "2012-11-16", "Hu Jintao"),
        ("RU", "head-of-state", "2010-06-01", "Dmitry Medvedev"),
        ("RU", "head-of-government", "2010-06-01", "Vladimir Putin"),
        ("UA", "head-of-state", "2019-05-20", "Volodymyr Zelenskyy"),
        ("UA", "head-of-state", "2014-03-18", "Oleksandr Turchynov"),
        ("KP", "leader", "2011-12-16", "Kim Jong-il"),
        ("KP", "leader", "2011-12-17", "Kim Jong-un"),
        ("KR", "head-of-both", "2017-03-09", "Park Geun-hye"),
        ("IR", "leader", "2020-01-03", "Ali Khamenei"),
        ("IR", "head-of-government", "2015-07-14", "Hassan Rouhani"),
        ("SY", "head-of-state", "2013-08-21", "Bashar al-Assad"),
        ("IL", "head-of-government", "2022-10-27", "Yair Lapid"),
        ("TW", "head-of-state", "2016-05-20", "Tsai Ing-wen"),
        ("VA", "head-of-both", "2013-03-13", "Francis"),
        ("CH", "head-of-state", "2020-05-01", "Simonetta Sommaruga"),
        ("UN", "head-of-organisation", "2016-12-30", "Ban Ki-moon"),
        ("NATO", "head-of-organisation", "2022-02-24", "Jens Stoltenberg"),
        ("NZ", "head-of-government", "2019-03-15", "Jacinda Ardern"),
        ("EG", "head-of-state", "2011-01-25", "Hosni Mubarak"),
        ("PK", "head-of-government", "2018-09-01", "Imran Khan"),
        ("VE", "head-of-both", "2013-01-10", "Hugo Chávez"),
        ("PH", "head-of-both", "2016-07-12", "Rodrigo Duterte"),
        ("HK", "head-of-government", "2019-06-12", "Carrie Lam"),
        ("IE", "head-of-government", "2016-06-23", "Enda Kenny"),
        ("PE", "head-of-both", "2020-11-16", ""),
    ],
)
def test_who_held_an_office_on_a_day(country: str, office: str, day: str, name: str) -> None:
    assert in_office(country, office, day) == ([name] if name else [])


def test_the_presidents_of_commission_and_council() -> None:
    both = {"Charles Michel", "Ursula von der Leyen"}
    assert set(in_office("EU", "head-of-organisation", "2020-02-01")) == both


@pytest.mark.parametrize(
    ("alias", "name"),
    [
        ("Kim Jong Un", "Kim Jong-un"),
        ("Volodymyr Zelenskiy", "Volodymyr Zelenskyy"),
        ("MBS", "Mohammed bin Salman"),
        ("AMLO", "Andrés Manuel López Obrador"),
        ("Lula", "Luiz Inácio Lula da Silva"),
        ("Tayyip Erdogan", "Recep Tayyip Erdoğan"),
        ("Pope Francis", "Francis"),
    ],
)
def test_aliases(alias: str, name: str) -> None:
    assert {row["name"] for row in table("leaders") if alias in row["aliases"].split(",")} == {name}
