"""Names and statements that do not fit the rest of the text."""

from __future__ import annotations

from datetime import date

import pytest

from reportedly.articles import from_text
from reportedly.coherence import doubts
from reportedly.language import parse


def found(text: str, published: date | None = None) -> list[tuple[str, str, str | None]]:
    return [
        (each.kind, each.span.of(text), each.suggestion)
        for each in doubts(from_text(text, published), parse(text))
    ]


def test_a_visit_to_the_wrong_korea() -> None:
    text = (
        "Ms Berg will make a visit to North Korea. It would be the first visit to North Korea by a minister. "
        "In May her office confirmed that a visit by Ms Berg to South Korea was in preparation."
    )
    assert found(text) == [("odd-one-out", "South Korea", "North Korea")]


def test_an_office_given_to_another() -> None:
    text = "The Russian president, Volodymyr Zelenskyy, spoke in Moscow."
    assert found(text, date(2022, 5, 9)) == [("odd-one-out", "Volodymyr Zelenskyy", "Vladimir Putin")]


@pytest.mark.parametrize(
    "text",
    [
        "The visit to Iran was short. The visit to Iran was also cheap. Another visit, to Iraq, was not.",
        "The trip to Mali is in May. The trip to Mali is long. The previous trip to Malawi was in 2019.",
        "The South Korean president, Park Geun-hye, met Park Geun-hae Kim in South Korea. Korea, Korea, Korea.",
        "Anna Berger met Anna Bergen. Berger left. Bergen stayed. Bergen slept. Berger did not.",
        "No deal was reached in May. A deal was signed in June.",
        "Nobody was hurt at first. Later, two people were hurt.",
        "The firm said nobody was hurt. Three people were hurt, the union said.",
        "The team did not win at home. The team won away.",
        "“No one was killed.” Two people were killed.",
        "No vote was held. It rained.",
    ],
)
def test_what_only_seems_odd(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(
    ("text", "second"),
    [
        (
            "No agreement had been reached. However, it was officially signed in May.",
            "However, it was officially signed in May.",
        ),
        ("There were no injuries. Five people were injured.", "Five people were injured."),
        (
            "The road was not closed during the race. The road was closed during the race.",
            "The road was closed during the race.",
        ),
    ],
)
def test_what_cannot_both_hold(text: str, second: str) -> None:
    assert found(text) == [("self-contradiction", second, None)]
