"""The media table: its shape, names that point to one row only, and facts that anyone can check."""

from __future__ import annotations

import re
from collections import Counter

import pytest

from reportedly.knowledge import table

ROWS = table("media")
FORMS = {"wire", "broadcaster", "newspaper", "magazine", "site"}
OWNERS = {"state", "public", "private", "cooperative", "party", ""}


def names(row: dict[str, str]) -> list[str]:
    return [row["name"], *filter(None, row["aliases"].split(","))]


BY_NAME = {name: row for row in ROWS for name in names(row)}


def test_columns() -> None:
    assert list(ROWS[0]) == ["name", "kind", "form", "country", "ownership", "aliases", "wikidata", "source"]


def test_every_cell_is_of_its_kind() -> None:
    codes = {row["code"] for row in table("countries")}
    assert {row["kind"] for row in ROWS} == {"agency", "outlet"}
    assert {row["form"] for row in ROWS} == FORMS
    assert {row["ownership"] for row in ROWS} == OWNERS
    assert {row["country"] for row in ROWS} - codes == {""}
    assert [row["name"] for row in ROWS if not re.fullmatch(r"(Q[1-9]\d*)?", row["wikidata"])] == []
    assert [row["name"] for row in ROWS if not row["source"]] == []


def test_cells_are_trimmed() -> None:
    cells = [cell for row in ROWS for cell in [*row.values(), *row["aliases"].split(",")]]
    assert [cell for cell in cells if cell != " ".join(cell.split())] == []


def test_a_name_is_of_one_row_only() -> None:
    count = Counter(name for row in ROWS for name in {name.casefold() for name in names(row)})
    assert [name for name, times in count.items() if times > 1] == []


def test_an_identifier_is_of_one_row_only() -> None:
    count = Counter(row["wikidata"] for row in ROWS if row["wikidata"])
    assert [item for item, times in count.items() if times > 1] == []


def test_the_table_covers_the_world() -> None:
    agencies = [row for row in ROWS if row["kind"] == "agency"]
    assert len(ROWS) >= 600
    assert len(agencies) >= 220
    assert len({row["country"] for row in agencies}) >= 120


@pytest.mark.parametrize(
    ("name", "country", "form", "ownership"),
    [
        ("AFP", "FR", "wire", "public"),
        ("A.P.", "US", "wire", "cooperative"),
        ("Reuters", "GB", "wire", "private"),
        ("dpa", "DE", "wire", "cooperative"),
        ("ANSA", "IT", "wire", "cooperative"),
        ("EFE", "ES", "wire", "state"),
        ("Itar-Tass", "RU", "wire", "state"),
        ("RIA", "RU", "wire", "state"),
        ("Interfax", "RU", "wire", "private"),
        ("Ukrinform", "UA", "wire", "state"),
        ("Interfax-Ukraine", "UA", "wire", "private"),
        ("BelTA", "BY", "wire", "state"),
        ("KCNA", "KP", "wire", "state"),
        ("Yonhap", "KR", "wire", "public"),
        ("Kyodo News", "JP", "wire", "cooperative"),
        ("Jiji", "JP", "wire", "private"),
        ("New China News Agency", "CN", "wire", "state"),
        ("PTI", "IN", "wire", "cooperative"),
        ("Anadolu", "TR", "wire", "state"),
        ("IRNA", "IR", "wire", "state"),
        ("SANA", "SY", "wire", "state"),
        ("News Agency of Nigeria", "NG", "wire", "state"),
        ("Prensa Latina", "CU", "wire", "state"),
        ("BBC", "GB", "broadcaster", "public"),
        ("VOA", "US", "broadcaster", "state"),
        ("NHK", "JP", "broadcaster", "public"),
        ("RT", "RU", "broadcaster", "state"),
        ("Rodong Sinmun", "KP", "newspaper", "party"),
        ("People's Daily", "CN", "newspaper", "party"),
        ("WSJ", "US", "newspaper", "private"),
        ("Guardian", "GB", "newspaper", "private"),
        ("Der Spiegel", "DE", "magazine", "private"),
        ("Meduza", "LV", "site", "private"),
    ],
)
def test_facts(name: str, country: str, form: str, ownership: str) -> None:
    row = BY_NAME[name]
    assert (row["country"], row["form"], row["ownership"]) == (country, form, ownership)


@pytest.mark.parametrize("name", ["Times", "ABC", "SBS", "El Universal"])
def test_a_name_of_several_outlets_has_no_country(name: str) -> None:
    assert BY_NAME[name]["country"] == ""


@pytest.mark.parametrize("name", ["Independent", "Economist", "Sun", "Australian", "Time", "Stern", "APS"])
def test_common_words_and_shared_short_names_are_left_out(name: str) -> None:
    assert name not in BY_NAME
