"""The table of countries: shape, keys, codes, and facts that a reader can check."""

import re
from collections import Counter

import pytest

from reportedly.knowledge import table

COLUMNS = ["code", "wikidata", "names", "adjectives", "demonyms", "capitals", "metonyms", "source"]
LISTS = ["names", "adjectives", "demonyms", "capitals", "metonyms"]
SHARED_ADJECTIVES = {"Congolese"}
"""Adjectives of two countries: the two Congos."""

ISO = """
AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY
BZ CA CC CD CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK
FM FO FR GA GB GD GE GF GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR
IS IT JE JM JO JP KE KG KH KI KM KN KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK
ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM
PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF
TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI VN VU WF WS YE YT ZA ZM ZW XK
"""
"""All codes that ISO 3166-1 alpha-2 assigns, and XK, which it leaves to its users."""


def cells(row: dict[str, str], column: str) -> list[str]:
    """The alternatives in a cell."""
    return row[column].split(",") if row[column] else []


def test_every_row_has_the_columns_a_name_and_a_source() -> None:
    for row in table("countries"):
        assert list(row) == COLUMNS
        assert row["names"], row
        assert row["source"], row
        assert row["wikidata"] in row["source"], row


def test_codes_and_wikidata_items_are_valid_and_unique() -> None:
    codes = [row["code"] for row in table("countries")]
    items = [row["wikidata"] for row in table("countries")]
    assert set(codes) <= set(ISO.split())
    assert len(codes) == len(set(codes)) == 218
    assert len(items) == len(set(items))
    assert all(re.fullmatch(r"Q[1-9]\d*", item) for item in items)


def test_lists_have_no_blanks_and_say_nothing_twice() -> None:
    for row in table("countries"):
        for column in LISTS:
            alternatives = cells(row, column)
            assert all(name and name == name.strip() for name in alternatives), row
            assert len(alternatives) == len(set(alternatives)), row


@pytest.mark.parametrize("columns", [["names", "capitals", "metonyms"], ["adjectives"], ["demonyms"]])
def test_a_name_means_one_country(columns: list[str]) -> None:
    users = Counter(
        name
        for row in table("countries")
        for name in {name for column in columns for name in cells(row, column)}
        if name not in SHARED_ADJECTIVES
    )
    assert [name for name, count in users.items() if count > 1] == []


def test_a_place_that_news_uses_of_another_place_stands_for_no_government() -> None:
    seats = {name for row in table("countries") for name in cells(row, "capitals")}
    assert seats.isdisjoint({"Brussels", "San Jose", "Santiago", "Kingston", "Victoria", "Hamilton", "Male"})


@pytest.mark.parametrize(
    ("code", "wikidata", "name", "adjective", "people", "seat"),
    [
        ("US", "Q30", "U.S.", "American", "Americans", "Washington"),
        ("GB", "Q145", "UK", "British", "Britons", "London"),
        ("KP", "Q423", "DPRK", "North Korean", "North Koreans", "Pyongyang"),
        ("KR", "Q884", "Republic of Korea", "South Korean", "South Koreans", "Seoul"),
        ("CN", "Q148", "PRC", "Chinese", "Chinese", "Beijing"),
        ("TW", "Q865", "Taiwan", "Taiwanese", "Taiwanese", "Taipei"),
        ("XK", "Q1246", "Kosovo", "Kosovar", "Kosovars", "Pristina"),
        ("PS", "Q219060", "Palestinian Authority", "Palestinian", "Palestinians", "Ramallah"),
        ("AE", "Q878", "UAE", "Emirati", "Emiratis", "Abu Dhabi"),
        ("NL", "Q55", "Netherlands", "Dutch", "Dutch", "The Hague"),
        ("DK", "Q35", "Denmark", "Danish", "Danes", "Copenhagen"),
        ("FI", "Q33", "Finland", "Finnish", "Finns", "Helsinki"),
        ("PL", "Q36", "Poland", "Polish", "Poles", "Warsaw"),
        ("TR", "Q43", "Türkiye", "Turkish", "Turks", "Ankara"),
        ("NE", "Q1032", "Niger", "Nigerien", "Nigeriens", "Niamey"),
        ("NG", "Q1033", "Nigeria", "Nigerian", "Nigerians", "Abuja"),
        ("CD", "Q974", "DRC", "Congolese", "Congolese", "Kinshasa"),
        ("CG", "Q971", "Congo-Brazzaville", "Congolese", "Congolese", "Brazzaville"),
        ("SZ", "Q1050", "Swaziland", "Swazi", "Swazis", "Mbabane"),
        ("MM", "Q836", "Burma", "Burmese", "Burmese", "Naypyidaw"),
        ("GL", "Q223", "Greenland", "Greenlandic", "Greenlanders", "Nuuk"),
        ("GY", "Q734", "Guyana", "Guyanese", "Guyanese", "Georgetown"),
        ("TL", "Q574", "Timor-Leste", "East Timorese", "East Timorese", "Dili"),
        ("BF", "Q965", "Burkina Faso", "Burkinabe", "Burkinabe", "Ouagadougou"),
    ],
)
def test_facts(code: str, wikidata: str, name: str, adjective: str, people: str, seat: str) -> None:
    row = next(row for row in table("countries") if row["code"] == code)
    assert row["wikidata"] == wikidata
    assert name in cells(row, "names")
    assert adjective in cells(row, "adjectives")
    assert people in cells(row, "demonyms")
    assert seat in cells(row, "capitals")
