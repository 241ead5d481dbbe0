"""Everybody an article names: each mention, whom it means, and how."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly import Reading, read_text

DAY = date(2024, 6, 12)


def mentions(text: str) -> list[tuple[str, str, str]]:
    """The words, the actor and how it is known to be that one, of named actors, in reading order."""
    found = read_text(text, published=DAY).mentions
    return [(one.span.of(text), one.actor.id, one.how) for one in found if one.actor.name[:1].isupper()]


def ids(text: str) -> list[str]:
    return [actor for _, actor, _ in mentions(text)]


def test_the_variants_of_a_name_are_one_actor() -> None:
    text = (
        "Kim Jong Un sent a message. Mr. Kim thanked Russia. Kim Jong-un is in Pyongyang. "
        "The North Korean leader spoke."
    )
    assert [actor for actor in ids(text) if actor.startswith("kim")] == ["kim-jong-un"] * 4


def test_letters_told_once_mean_the_body() -> None:
    text = "The Workers' Party of Orlec (PTO) won in Tellin. Its leader, Ann Lee, thanked voters. The PTO was new."
    assert ids(text).count("workers-party-of-orlec") == 3
    assert ("PTO", "workers-party-of-orlec", "acronym") in mentions(text)


def test_a_capital_that_acts_is_its_country_and_else_a_place() -> None:
    found = mentions("Moscow accused Kyiv of lying. The delegation landed in Moscow on Monday.")
    assert found[0][1] == "russia"
    assert found[-1] == ("Moscow", "moscow", "name")


def test_a_place_is_not_the_paper_that_is_named_after_it() -> None:
    found = mentions("The Holt Gazette told it first. Jan Weil, the mayor of Holt, resigned in Holt.")
    assert [actor for words, actor, _ in found if words == "Holt"] == ["holt", "holt"]


def test_people_of_one_surname_are_kept_apart() -> None:
    text = "Jan Weil resigned. His brother Peter Weil stayed. Peter Weil runs a firm. Jan Weil fished."
    assert [actor for actor in ids(text) if "weil" in actor] == [
        "jan-weil",
        *(["jan-weil"] if "His" in [words for words, _, _ in mentions(text)] else []),
        "peter-weil",
        "peter-weil",
        "jan-weil",
    ]


def test_his_is_of_the_subject() -> None:
    text = "Vladimir Putin met Kim Jong Un. Putin needs help, and Kim wants to build his army."
    assert ("his", "kim-jong-un", "pronoun") in mentions(text)


@pytest.mark.parametrize(
    "text",
    [
        "They met on the Russian National Day, a Monday.",
        "European officials were slow to rally.",
        "It was the third World Cup since the Cold War.",
        "A US-led raid ended the Syria-Iraq talks.",
        "Superficial is a word for paint. I would say that we do not know how deep it goes.",
    ],
)
def test_what_nobody_bears_is_nobody(text: str) -> None:
    assert mentions(text) == []


def test_north_korea_by_its_full_name_is_not_the_south() -> None:
    assert ids("The Democratic People’s Republic of Korea fired a rocket.") == ["north-korea"]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The Kurdish People’s Protection Units (YPG) took a hill.", "people-s-defense-units"),
        ("The outlawed Kurdistan Workers’ party was blamed.", "kurdistan-workers-party"),
        (
            "They asked the Centers for Disease Control and Prevention.",
            "centers-for-disease-control-and-prevention",
        ),
        ("US-backed Syrian Democratic Forces took the town.", "syrian-democratic-forces"),
    ],
)
def test_a_name_goes_as_far_as_a_table_has_it(text: str, actor: str) -> None:
    assert set(ids(text)) == {actor}


def test_a_place_is_not_what_is_said_of_it_once() -> None:
    found = ids("The UN-sponsored Geneva talks failed. They met in Geneva, and Geneva was cold.")
    assert set(found) <= {"geneva", "united-nations"}


def test_a_known_name_does_not_go_on_over_what_is_for_another() -> None:
    assert "isis-for" not in " ".join(ids("Its support against Isis for the YPG angered Turkey."))


def test_an_envoy_is_not_of_the_country_he_is_sent_to() -> None:
    text = "The UN special envoy for Syria, Nils Roth, arrived. Roth said that he was tired."
    roth = next(one.actor for one in read_text(text).mentions if one.actor.id == "nils-roth")
    assert roth.country is None


def test_a_headline_in_title_case_names_who_the_article_knows() -> None:
    text = (
        "Solberg Says Plant Will Close in Spring\n\nInga Solberg said on Monday that the plant would close."
    )
    assert mentions(text)[0] == ("Solberg", "inga-solberg", "surname")


def test_nobody_becomes_a_clerk_by_being_spoken_of_last() -> None:
    text = (
        "The trial of Derek Vance went on.\n\nDerek Vance, 54, denies arson.\n\nHe was heard for two days.\n\n"
        "A statement was handed to the clerk."
    )
    vance = next(one.actor for one in read_text(text).mentions if one.actor.id == "derek-vance")
    assert "clerk" not in " ".join(vance.roles)


def test_one_bearer_is_one_record() -> None:
    text = "Inga Solberg, the chief executive of Nordal Motors, resigned. “It is time,” Solberg said."
    reading = read_text(text)
    records = {one.actor for one in reading.mentions if one.actor.id == "inga-solberg"}
    records |= {actor for one in reading.statements() for actor in one.actors() if actor.id == "inga-solberg"}
    assert len(records) == 1
    assert "chief executive of Nordal Motors" in next(iter(records)).roles


_WORDS = st.sampled_from(
    [
        "Kim",
        "Putin",
        "Mr.",
        "the",
        "leader",
        "(STC)",
        "Orlec",
        "Council",
        "he",
        "her",
        "said",
        "“Yes”",
        ",",
        ".",
        "\n\n",
        "Moscow",
        "in",
        "of",
        "Ann",
        "Lee",
        "company’s",
    ]
)


def _offsets_hold(reading: Reading) -> bool:
    text = reading.article.text
    return all(0 <= one.span.start < one.span.end <= len(text) for one in reading.mentions)


@settings(max_examples=40, deadline=None)
@given(st.lists(_WORDS, max_size=40).map(" ".join))
def test_any_words_are_read_and_every_mention_is_in_the_text(text: str) -> None:
    reading = read_text(text)
    assert _offsets_hold(reading)
    spans = [(one.span, one.actor.id) for one in reading.mentions]
    assert len(set(spans)) == len(spans)
    by_id = {one.actor.id: one.actor for one in reading.mentions}
    assert all(by_id[one.actor.id] == one.actor for one in reading.mentions)


def test_a_word_for_a_relative_may_be_in_a_name() -> None:
    text = "He was received with North Korean Foreign Minister Choe Son Hui in Moscow."
    assert mentions(text)[0] == ("Choe Son Hui", "choe-son-hui", "name")


def test_a_place_joined_to_one_that_tells_where_is_no_person() -> None:
    text = "Kim met Putin on Wednesday, then passed through Komsomolsk-on-Amur and Vladivostok."
    assert [one.actor.kind for one in read_text(text).mentions if one.span.of(text) == "Vladivostok"] == [
        "place"
    ]
