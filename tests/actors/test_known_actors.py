"""Names of an article to known actors: by date, by role, and never against what the article says."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.actors.cast import Cast
from reportedly.actors.known import Known
from reportedly.language import parse
from reportedly.model import Actor

SPRING_2023 = date(2023, 5, 1)


def person(text: str, on: date | None = SPRING_2023) -> Actor:
    people = Cast(text, parse(text), on).people
    assert len(people) == 1, [one.name for one in people]
    return people[0].actor()


@pytest.mark.parametrize("name", ["Kim Jong-un", "Kim Jong Un"])
def test_every_spelling_has_one_id_and_keeps_the_words_of_its_article(name: str) -> None:
    actor = person(f"North Korean leader {name} opened a shipyard.")
    assert (actor.id, actor.name, actor.country, actor.wikidata) == ("kim-jong-un", name, "KP", "Q56226")


def test_a_surname_is_the_leader_of_a_country_that_is_spoken_of() -> None:
    assert person("Mr. Putin said that Russia would wait.").id == "vladimir-putin"
    assert person("Mr. Putin said that the bridge would wait.").name == "Putin"


def test_a_namesake_whose_trade_is_another_is_no_leader() -> None:
    assert person("Gordon Brown, a plumber, mended it.", date(2010, 1, 5)).wikidata is None
    assert person("Gordon Brown, the prime minister, mended it.", date(2010, 1, 5)).country == "GB"


def test_of_two_offices_that_of_the_country_spoken_of_counts() -> None:
    actor = person("French President Emmanuel Macron came.")
    assert (actor.country, actor.roles) == ("FR", ("French President",))


def test_one_who_has_left_office_has_no_office() -> None:
    assert person("Boris Johnson came.", date(2023, 5, 1)).roles == ()
    assert person("Boris Johnson came.", date(2021, 5, 1)).roles == ("British prime minister",)


def test_outlets_keep_the_name_that_the_article_gives_and_share_an_id() -> None:
    short, full = (
        Cast(text, parse(text)).other(name, "agency").actor()
        for text, name in [
            ("KCNA said so.", "KCNA"),
            ("Korean Central News Agency.", "Korean Central News Agency"),
        ]
    )
    assert (short.name, full.name) == ("KCNA", "Korean Central News Agency")
    assert short.id == full.id == "korean-central-news-agency"


def test_companies_are_no_people() -> None:
    text = "Halden Motors and Calder Line met. Calder Line and its crews agreed. Capt. Tonya Mills came."
    cast = Cast(text, parse(text))
    assert [one.name for one in cast.people] == ["Tonya Mills"]


def test_names_that_english_says_with_the_are_shown_so() -> None:
    assert Known("Kremlin", "government", "RU").actor().name == "the Kremlin"
    assert Known("NATO", "organisation").actor().name == "NATO"
