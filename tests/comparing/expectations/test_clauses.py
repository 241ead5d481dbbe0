"""What is taken for an expectation, when it is due, and what a clause says of something done."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly import read_text
from reportedly.comparing.expectations import Clause, Due, Outcome, state_of
from reportedly.comparing.expectations.clauses import clauses
from reportedly.comparing.expectations.meeting import meeting

DAY = date(2024, 6, 12)
TOLD = datetime(2024, 6, 12)


def found(text: str, day: date = DAY) -> list[Clause]:
    return clauses(read_text(text, published=day))


def expected(text: str) -> list[Clause]:
    return [clause for clause in found(text) if clause.says == "expected"]


@pytest.mark.parametrize(
    ("text", "kind", "due"),
    [
        ("Ana Keller will visit Lisbon on 20 June.", "planned", "20 June"),
        ("Ana Keller is expected to visit Lisbon on 20 June.", "predicted", "20 June"),
        ("Ana Keller promised to publish the audit within two weeks.", "promised", "within two weeks"),
        ("Kestrel threatened to close the plant by the end of June.", "threatened", "by the end of June"),
        (
            "Kestrel could buy Nordpharm as early as next week, analysts say.",
            "predicted",
            "as early as next week",
        ),
        ("The bridge at Tolvik is to reopen next month.", "planned", "next month"),
    ],
)
def test_what_is_to_come_has_a_kind_and_a_day(text: str, kind: str, due: str) -> None:
    (clause,) = expected(text)
    assert clause.kind == kind
    assert clause.due is not None
    assert clause.due.words == due


@pytest.mark.parametrize(
    "text",
    [
        "Ana Keller could win.",
        "Ana Keller went to Lisbon to sell her boat.",
        "Ana Keller is ready to talk.",
        "Ana Keller might have left in June.",
        "If it rains, Ana Keller will leave.",
        "It is easier to close a plant than to open one.",
        "Ana Keller was to visit Lisbon on 3 June.",
        "Will Ana Keller visit Lisbon on 20 June?",
    ],
)
def test_what_is_offered_supposed_asked_or_past_is_none(text: str) -> None:
    assert not expected(text)


def test_who_says_of_himself_that_he_will_announces() -> None:
    (own,) = expected("Ana Keller said she would resign.")
    (of_another,) = expected("Ana Keller said Jon Vik would resign.")
    assert (own.kind, of_another.kind) == ("announced", "predicted")
    assert [party.name for party in own.doers] == ["Ana Keller"]


@pytest.mark.parametrize(
    ("later", "day", "met"),
    [
        ("Ana Keller arrived in Lisbon on Thursday.", date(2024, 6, 21), True),
        ("Jon Vik arrived in Lisbon on Thursday.", date(2024, 6, 21), False),
        ("Ana Keller arrived in Oslo on Thursday.", date(2024, 6, 21), False),
        ("Ana Keller arrived in Lisbon in March 2022.", date(2024, 6, 21), False),
        ("Ana Keller had visited Lisbon.", date(2024, 6, 21), False),
        ("Ana Keller arrived in Lisbon on Monday.", date(2025, 3, 4), False),
        ("By visiting Lisbon, Ana Keller would break the law.", date(2024, 6, 21), False),
    ],
)
def test_a_later_clause_is_of_it_by_the_same_in_its_time(later: str, day: date, *, met: bool) -> None:
    (one,) = expected("Ana Keller will visit Lisbon on 20 June.")
    told = datetime.combine(day, datetime.min.time())
    reading = read_text(later, published=day)
    there = [mention.actor.name for mention in reading.mentions]
    tellings = [clause for clause in clauses(reading) if clause.says == "happened"]
    assert any(meeting(one, TOLD, clause, told, there) for clause in tellings) == met


def test_a_page_before_it_was_announced_tells_nothing_of_it() -> None:
    (one,) = expected("Ana Keller will visit Lisbon on 20 June.")
    (earlier,) = found("Ana Keller visited Lisbon on Monday.", date(2024, 6, 4))
    assert meeting(one, TOLD, earlier, datetime(2024, 6, 4), ["Ana Keller"]) is None


DUE = Due("on 20 June", "in", datetime(2024, 6, 20), datetime(2024, 6, 20, 23, 59, 59))


def test_what_was_put_off_is_due_later_and_open() -> None:
    moved = Due("until 4 July", "in", datetime(2024, 7, 4), datetime(2024, 7, 4, 23, 59, 59))
    outcomes = [Outcome("postponed", datetime(2024, 6, 18), due=moved)]
    weighed = state_of(DUE, outcomes, datetime(2024, 6, 25))
    assert (weighed.state, weighed.due) == ("open", moved)
    assert state_of(DUE, [*outcomes, Outcome("not", datetime(2024, 6, 25))], TOLD).state == "open"
    assert state_of(DUE, [*outcomes, Outcome("not", datetime(2024, 7, 8))], TOLD).state == "missed"


def test_the_last_that_decides_decides() -> None:
    off, done = Outcome("cancelled", datetime(2024, 6, 18)), Outcome("happened", datetime(2024, 6, 21))
    assert state_of(DUE, [off], TOLD).state == "contradicted"
    assert state_of(DUE, [off, done], TOLD).state == "met"
    assert state_of(DUE, [done, Outcome("not", datetime(2024, 6, 22))], TOLD).state == "contradicted"


def test_what_is_due_from_a_day_on_is_never_late() -> None:
    early = Due("as early as next week", "from", datetime(2024, 6, 17), datetime(2024, 6, 23))
    assert state_of(early, [Outcome("not", datetime(2024, 9, 1))], datetime(2024, 9, 1)).state == "open"


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(["Ana", "will", "visit", "Lisbon", "not", ",", "may", "planned", "be", "held", "talks",
                                 "to", "on Monday", "failed", "by May", ".", "“", "ruled out"]), max_size=14))  # fmt: skip
def test_words_in_any_order_are_read_and_spans_stay_in_the_text(words: list[str]) -> None:
    text = " ".join(words)
    for clause in found(text):
        assert " ".join(clause.span.of(text).split()) == clause.words
        assert clause.span.start <= clause.at.start < clause.at.end <= clause.span.end
