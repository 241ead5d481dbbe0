"""Time expressions: their spans, TIMEX3 values and bounds."""

from __future__ import annotations

from datetime import date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.model import Dating
from reportedly.times import expressions

THURSDAY = date(2024, 6, 13)


def on(day: date) -> Dating:
    return Dating(datetime.combine(day, time()), datetime.combine(day, time(23, 59, 59)), 1.0)


def read(text: str, published: Dating | None = None) -> list[tuple[str, str]]:
    return [
        (found.span.of(text), found.timex) for found in expressions(text, None, published or on(THURSDAY))
    ]


@pytest.mark.parametrize(
    ("text", "words", "timex"),
    [
        ("It ended on 12 June 2024.", "12 June 2024", "2024-06-12"),
        ("It ended on Jun. 12th.", "Jun. 12th", "2024-06-12"),
        ("It ended on 2024-06-12.", "2024-06-12", "2024-06-12"),
        ("It ended in mid-May.", "mid-May", "2024-05"),
        ("It ended at the end of May.", "the end of May", "2024-05"),
        ("It ended in early June.", "early June", "2024-06"),
        ("It was built in 1998.", "1998", "1998"),
        ("It was built in the 1990s.", "the 1990s", "199"),
        ("It was built in the first quarter of 2023.", "the first quarter of 2023", "2023-Q1"),
        ("It was built last spring.", "last spring", "2024-SP"),
        ("They met on Wednesday.", "Wednesday", "2024-06-12"),
        ("They will meet on Wednesday.", "Wednesday", "2024-06-19"),
        ("They met yesterday.", "yesterday", "2024-06-12"),
        ("They meet this morning.", "this morning", "2024-06-13TMO"),
        ("They met last week.", "last week", "2024-W23"),
        ("They met three days ago.", "three days ago", "2024-06-10"),
        ("Sales fell in the past two years.", "the past two years", "P2Y"),
        ("It took nearly three months.", "nearly three months", "P3M"),
        ("They meet every week.", "every week", "P1W"),
        ("They pay annually.", "annually", "XXXX"),
        ("It began at 9:29 a.m.", "9:29 a.m.", "2024-06-13T09:29"),
        ("He is now in Oslo.", "now", "PRESENT_REF"),
        ("It recently closed.", "recently", "PAST_REF"),
        ("It will soon close.", "soon", "FUTURE_REF"),
    ],
)
def test_one_expression_and_its_value(text: str, words: str, timex: str) -> None:
    assert read(text) == [(words, timex)]


@pytest.mark.parametrize(
    "text", ["They may win.", "It cost $1998.", "They march on.", "It fell 2.35 percent."]
)
def test_words_that_mean_something_else(text: str) -> None:
    assert read(text) == []


def test_without_a_date_a_weekday_stays_open() -> None:
    found = expressions("They met on Wednesday.", None, None)[0]
    assert (found.timex, found.earliest, found.latest) == ("XXXX-WXX-3", None, None)


def test_an_uncertain_date_gives_the_bounds_of_both_its_ends() -> None:
    published = Dating(datetime(2024, 6, 13), datetime(2024, 6, 14, 23, 59, 59), 0.5)
    found = expressions("They met yesterday, in June.", None, published)
    assert found[0].timex == "XXXX-XX-XX"
    assert (found[0].earliest, found[0].latest) == (datetime(2024, 6, 12), datetime(2024, 6, 13, 23, 59, 59))
    assert found[1].timex == "2024-06"


def test_the_middle_of_a_month_has_narrower_bounds() -> None:
    found = expressions("In mid-May it rained.", None, on(THURSDAY))[0]
    assert (found.earliest, found.latest) == (datetime(2024, 5, 11), datetime(2024, 5, 21, 23, 59, 59))


@given(
    st.lists(
        st.sampled_from(
            [
                "the",
                "last",
                "two",
                "31",
                "June",
                "1998",
                ",",
                "-",
                "a",
                "week",
                "of",
                "ago",
                "every",
                "May",
                "24:00",
                "12/13/2024",
                "'s",
            ]
        )
    )
)
def test_any_words_are_read_and_spans_stay_inside(parts: list[str]) -> None:
    text = " ".join(parts)
    for found in expressions(text, None, on(THURSDAY)):
        assert found.span.of(text).strip()
        assert (found.earliest is None) == (found.latest is None)
        assert found.earliest is None or found.latest is None or found.earliest <= found.latest
