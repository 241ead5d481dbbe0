"""The table of bodies: its shape, names that point to one row only, and facts that anyone can check."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from reportedly.knowledge import table

ROWS = table("bodies")
G20 = [
    "AR",
    "AU",
    "BR",
    "CA",
    "CN",
    "DE",
    "FR",
    "GB",
    "ID",
    "IN",
    "IT",
    "JP",
    "KR",
    "MX",
    "RU",
    "SA",
    "TR",
    "US",
    "ZA",
]
WATCHED = ["IR", "KP", "IL", "SY", "UA", "TW", "PL"]
"""States whose ministries must be there beside those of the G20."""


def names(row: dict[str, str]) -> list[str]:
    return [row["name"], *filter(None, row["aliases"].split(",")), *filter(None, row["metonyms"].split(","))]


BY_NAME = {name: row for row in ROWS for name in names(row)}


def test_columns() -> None:
    assert list(ROWS[0]) == ["name", "kind", "country", "aliases", "metonyms", "wikidata", "source"]


def test_every_cell_is_of_its_kind() -> None:
    codes = {row["code"] for row in table("countries")}
    assert {row["kind"] for row in ROWS} == {"government", "organisation", "group"}
    assert {row["country"] for row in ROWS} - codes == {""}
    assert [row["name"] for row in ROWS if not re.fullmatch(r"(Q[1-9]\d*)?", row["wikidata"])] == []
    assert [row["name"] for row in ROWS if not row["source"]] == []


def test_a_government_has_a_country() -> None:
    shared = {"House of Commons", "KGB", "Stasi"}
    assert {row["name"] for row in ROWS if row["kind"] == "government" and not row["country"]} == shared


def test_cells_are_trimmed() -> None:
    cells = [cell for row in ROWS for cell in [*row.values(), *names(row)]]
    assert [cell for cell in cells if cell != " ".join(cell.split())] == []


def test_a_name_is_of_one_row_only() -> None:
    count = Counter(name for row in ROWS for name in {name.casefold() for name in names(row)})
    assert [name for name, times in count.items() if times > 1] == []


def test_an_identifier_is_of_one_row_only() -> None:
    count = Counter(row["wikidata"] for row in ROWS if row["wikidata"])
    assert [item for item, times in count.items() if times > 1] == []


def test_no_name_is_also_of_an_outlet() -> None:
    outlets = [name for row in table("media") for name in (row["name"], *row["aliases"].split(","))]
    assert {name.casefold() for name in BY_NAME} & {name.casefold() for name in outlets} == set()


def test_no_name_is_also_of_a_country() -> None:
    columns = ["names", "adjectives", "demonyms", "capitals", "metonyms"]
    countries = {name for row in table("countries") for column in columns for name in row[column].split(",")}
    assert {name.casefold() for name in BY_NAME} & {name.casefold() for name in countries} == set()


@pytest.mark.parametrize("code", [*G20, *WATCHED])
def test_states_have_the_ministries_that_news_cites(code: str) -> None:
    said = [" ".join(names(row)).lower() for row in ROWS if row["country"] == code]
    assert any(re.search("foreign|state department|external affairs", text) for text in said)
    assert any(
        re.search("defen[cs]e (?:ministry|department)|department of defen[cs]e", text) for text in said
    )


@pytest.mark.parametrize(
    ("said", "name", "kind", "country"),
    [
        ("Pentagon", "US Department of Defense", "government", "US"),
        ("Foggy Bottom", "US Department of State", "government", "US"),
        ("Treasury", "US Department of the Treasury", "government", "US"),
        ("Capitol Hill", "US Congress", "government", "US"),
        ("C.I.A.", "Central Intelligence Agency", "government", "US"),
        ("Fed", "Federal Reserve", "government", "US"),
        ("Kremlin", "Kremlin", "government", "RU"),
        ("MID", "Russian Foreign Ministry", "government", "RU"),
        ("Russia's defense ministry", "Russian Defence Ministry", "government", "RU"),
        ("FSB", "Federal Security Service", "government", "RU"),
        ("Élysée", "Élysée Palace", "government", "FR"),
        ("Quai d'Orsay", "French Foreign Ministry", "government", "FR"),
        ("Number 10", "Downing Street", "government", "GB"),
        ("MI6", "MI6", "government", "GB"),
        ("Farnesina", "Italian Foreign Ministry", "government", "IT"),
        ("Itamaraty", "Brazilian Foreign Ministry", "government", "BR"),
        ("Federal Foreign Office", "German Foreign Ministry", "government", "DE"),
        ("Blue House", "Blue House", "government", "KR"),
        ("South Korea's defence ministry", "South Korean Defence Ministry", "government", "KR"),
        ("KPA", "Korean People's Army", "government", "KP"),
        ("IDF", "Israel Defense Forces", "government", "IL"),
        ("Revolutionary Guards", "Islamic Revolutionary Guard Corps", "government", "IR"),
        ("Bankova", "Office of the President of Ukraine", "government", "UA"),
        ("Ukraine's interior ministry", "Ukrainian Interior Ministry", "government", "UA"),
        ("PBOC", "People's Bank of China", "government", "CN"),
        ("Brussels", "European Union", "organisation", ""),
        ("ECB", "European Central Bank", "organisation", ""),
        ("U.N.", "United Nations", "organisation", ""),
        ("UN nuclear watchdog", "International Atomic Energy Agency", "organisation", ""),
        ("Nato", "NATO", "organisation", ""),
        ("Daesh", "Islamic State", "organisation", ""),
        ("Ansar Allah", "Houthis", "organisation", "YE"),
        ("PKK", "Kurdistan Workers' Party", "organisation", "TR"),
        ("West", "West", "group", ""),
        ("Wall Street", "Wall Street", "group", "US"),
    ],
)
def test_facts(said: str, name: str, kind: str, country: str) -> None:
    row = BY_NAME[said]
    assert (row["name"], row["kind"], row["country"]) == (name, kind, country)


@pytest.mark.parametrize(
    ("name", "item"),
    [
        ("UN", "Q1065"),
        ("EU", "Q458"),
        ("European Commission", "Q8880"),
        ("NATO", "Q7184"),
        ("WHO", "Q7817"),
        ("IMF", "Q7804"),
    ],
)
def test_identifiers(name: str, item: str) -> None:
    assert BY_NAME[name]["wikidata"] == item


@pytest.mark.parametrize(
    "name", ["PA", "RSF", "SDF", "CBI", "Foreign Ministry", "Defence Ministry", "Parliament"]
)
def test_names_that_need_a_country_or_are_shared_are_left_out(name: str) -> None:
    assert name not in BY_NAME


@pytest.mark.parametrize("row", [row for row in ROWS if row["metonyms"]], ids=lambda row: row["metonyms"])
def test_metonyms_stand_without_the(row: dict[str, str]) -> None:
    assert not any(name.lower().startswith("the ") for name in row["metonyms"].split(","))
