"""Who the tables know: names in any spelling, offices on their day, and seats that stand for countries."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.actors.identities import holder, identity, surnamed, terms_of

SPRING_2023 = date(2023, 5, 1)


@pytest.mark.parametrize(
    ("name", "known", "kind", "country"),
    [
        ("Pyongyang", "North Korea", "country", "KP"),
        ("U.S.", "United States", "country", "US"),
        ("the Pentagon", "US Department of Defense", "government", "US"),
        ("Kremlin", "Kremlin", "government", "RU"),
        ("Brussels", "European Union", "organisation", None),
        ("Russia’s foreign ministry", "Russian Foreign Ministry", "government", "RU"),
        ("AFP", "Agence France-Presse", "agency", "FR"),
        ("New York Times", "New York Times", "outlet", "US"),
    ],
)
def test_a_name_is_known(name: str, known: str, kind: str, country: str | None) -> None:
    found = identity(name)
    assert found is not None
    assert (found.name, found.kind, found.country) == (known, kind, country)


def test_a_word_without_its_capitals_is_no_country() -> None:
    assert identity("us") is None
    assert identity("who") is None


@pytest.mark.parametrize(
    ("country", "title", "on", "name"),
    [
        ("FR", "president", SPRING_2023, "Emmanuel Macron"),
        ("FR", "president", date(2012, 1, 1), "Nicolas Sarkozy"),
        ("GB", "prime minister", date(2022, 9, 10), "Liz Truss"),
        ("DE", "leader", SPRING_2023, "Olaf Scholz"),
        ("RU", "leader", date(2009, 1, 1), "Dmitry Medvedev"),
        ("KP", "leader", SPRING_2023, "Kim Jong-un"),
        ("UN", "secretary general", SPRING_2023, "António Guterres"),
        ("US", "president", date(2025, 1, 20), "Donald Trump"),
    ],
)
def test_an_office_is_held_on_a_day(country: str, title: str, on: date, name: str) -> None:
    found = holder(country, title, on)
    assert found is not None
    assert found.name == name


def test_an_office_that_nobody_holds_has_no_holder() -> None:
    assert holder("FR", "chancellor", SPRING_2023) is None
    assert holder("FR", "prime minister", date(1900, 1, 1)) is None


@pytest.mark.parametrize("spelling", ["Kim Jong-un", "Kim Jong Un", "kim jong un"])
def test_a_leader_is_known_in_every_spelling(spelling: str) -> None:
    assert {term.name for term in terms_of(spelling)} == {"Kim Jong-un"}


def test_a_surname_means_who_was_in_office_then() -> None:
    assert {one.name for one in surnamed("Brown", date(2010, 1, 5))} == {"Gordon Brown"}
    assert not surnamed("Brown", SPRING_2023)
