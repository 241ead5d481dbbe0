"""Two sentences compared: what is the same, what is opposed, and why."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import reportedly


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("The strike at the port ended on Friday.", "On Friday the port's strike came to an end."),
        ("The Kremlin said the visit was being prepared.", "The visit is in preparation, the Kremlin said."),
    ],
)
def test_other_words_for_the_same(first: str, second: str) -> None:
    found = reportedly.compare(first, second)
    assert found.same
    assert not found.opposed


@pytest.mark.parametrize(
    ("first", "second", "because"),
    [
        ("No agreement was signed, the Kremlin says.", "An agreement was signed in Moscow.", "signed"),
        ("The minister confirmed the sale.", "The minister denied the sale.", "denied"),
        ("Exports of wheat rose in May.", "Exports of wheat fell in May.", "rose"),
        ("The blast in Orlec killed 12 people.", "The blast in Orlec killed 20 people.", "12 people"),
        (
            "The blast in Orlec killed more than 30 people.",
            "The blast in Orlec killed 12 people.",
            "30 people",
        ),
        (
            "The talks with Iran will be held on Monday.",
            "The talks with Iran will be held on Friday.",
            "Monday",
        ),
        (
            "The talks with Iran will be held in Geneva.",
            "The talks with Iran will be held in Vienna.",
            "Geneva",
        ),
        ("The deal is worth $4 billion.", "The deal is worth $9 billion.", "4 billion"),
        ("Armenia attacked Azerbaijan.", "Azerbaijan attacked Armenia.", "attacked"),
        ("Boris Hale won the election.", "Ana Lind won the election.", "Hale"),
        ("The rebels accepted the ceasefire.", "The rebels turned down the ceasefire.", "turned"),
        ("The union accused the firm of cutting wages.", "The firm denied cutting wages.", "wages"),
    ],
)
def test_only_one_can_hold(first: str, second: str, because: str) -> None:
    found = reportedly.compare(first, second)
    assert found.opposed, found
    assert because in found.reason


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Prices of wheat rose in May.", "Prices of wheat did not fall in May."),
        ("The blast in Orlec killed more than 10 people.", "The blast in Orlec killed 12 people."),
        ("The blast in Orlec killed 296 people.", "The blast in Orlec killed 300 people."),
        ("The minister did not sign the treaty.", "The treaty was not signed by the minister."),
        ("A ferry sank off the coast.", "The bank has raised its rate."),
        ("The US did not insist on a date.", "Washington did not insist on a date."),
        ("Prices of wheat rose in May.", "Prices of wheat fell in August."),
        ("The first test of the rocket failed.", "The second test of the rocket succeeded."),
        ("France recognised the new government.", "Italy did not recognise the new government."),
        ("Some members did not vote.", "Some members voted."),
        ("The treaty should be signed soon.", "The treaty was not signed."),
        ("The patient was not infected at first.", "The patient was infected later."),
        ("There is no doubt that the letter is genuine.", "The letter is genuine."),
        ("The play “The Man Who Was Not There” has closed.", "The play has closed."),
        ("The court rejected the claim that the tax was illegal.", "The tax is legal, the court found."),
        ("Turkey ratified the treaty.", "Greece ratified the treaty."),
        ("Mills, which does not sell abroad, said it grew.", "Mills, which sells in Europe, said it grew."),
    ],
)
def test_both_may_hold(first: str, second: str) -> None:
    assert not reportedly.compare(first, second).opposed


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=40), st.text(max_size=40))
def test_any_two_texts_get_a_verdict(first: str, second: str) -> None:
    found = reportedly.compare(first, second)
    assert 0 <= found.score <= 1
    assert found.reason
    assert not (found.same and found.opposed)


@settings(max_examples=20, deadline=None)
@given(
    st.sampled_from(
        ["No treaty was signed.", "Prices rose.", "Ann left on Monday.", "Twelve ships sank.", ""]
    )
)
def test_a_sentence_says_the_same_as_itself(text: str) -> None:
    found = reportedly.compare(text, text)
    assert found.same
    assert not found.opposed
