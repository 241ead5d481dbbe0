"""Two statements: one claim, opposed, or neither."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.comparing.claims import Saying, agreement
from reportedly.comparing.pairs.sentence import sentence


def saying(text: str, speaker: str = "lind", act: str = "state", page: int = 1, day: int = 1) -> Saying:
    return Saying(page, page, sentence(text), frozenset({speaker}), date(2024, 6, day), act, None)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "The dam at Orlec is safe and will hold",
            "The dam at Orlec is safe and will hold through the spring",
        ),
        (
            "The strike at the port of Carrow ended on Friday",
            "On Friday the strike at the port of Carrow ended",
        ),
    ],
)
def test_a_cut_and_other_words_are_one_claim(first: str, second: str) -> None:
    found = agreement(saying(first), saying(second, "hale", page=2))
    assert found is not None
    assert found.same
    assert found.reason


def test_a_denial_is_opposed_to_what_it_denies() -> None:
    signed = saying("The firm and the union signed an agreement on Friday", "baltrade")
    denied = saying("The union had signed an agreement with the firm", "union", act="deny", page=2)
    found = agreement(denied, signed)
    assert found is not None
    assert found.opposed == "denial"


def test_two_who_deny_it_agree() -> None:
    one = saying("The army had shelled the hospital in Karsk", "army", act="deny")
    other = saying("the army had shelled the hospital in Karsk", "minister", act="deny", page=2)
    found = agreement(one, other)
    assert found is not None
    assert found.same


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("We will win the election in Norland", "We will win the election in Norland"),
        ("to win the election in Norland with ease", "to win the election in Norland with ease"),
    ],
)
def test_what_is_of_the_speaker_is_one_claim_from_one_speaker_only(first: str, second: str) -> None:
    assert agreement(saying(first, "lind"), saying(second, "hale", page=2)) is None
    assert agreement(saying(first, "lind"), saying(second, "lind", page=2)) is not None


def test_figures_that_one_speaker_moves_are_no_dispute() -> None:
    first = saying("The blast in Orlec killed 12 people", day=1)
    assert agreement(first, saying("The blast in Orlec killed 20 people", page=2, day=2)) is None
    other = agreement(first, saying("The blast in Orlec killed 20 people", "hale", page=2, day=1))
    assert other is not None
    assert other.opposed == "number"


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("the dam at Orlec is safe", True),
        ("the dam is", False),
        ("which was a threat to the whole region", False),
        ("Will the dam at Orlec hold through the spring?", False),
        ("the largest dam of the valley", False),
    ],
)
def test_what_says_too_little_is_no_claim(text: str, says: bool) -> None:
    assert saying(text).says_something == says
