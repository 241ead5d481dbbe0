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
        ("It was signed in September.", "September", "2023-09"),
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
        ("They met on 12.06.2024.", "12.06.2024", "2024-06-12"),
        ("They will meet on the 20th.", "the 20th", "2024-06-20"),
        ("It opens at 9am local time.", "9am local time", "2024-06-13T09:00"),
        ("Polls close at 1800 GMT.", "1800 GMT", "2024-06-13T18:00"),
        ("They met at 3:30 p.m. EST on Wednesday.", "3:30 p.m. EST on Wednesday", "2024-06-12T15:30"),
        ("They met at dawn.", "dawn", "2024-06-13TMO"),
        ("They met on the night of 12 June.", "the night of 12 June", "2024-06-12TNI"),
        ("It burned overnight into Wednesday.", "overnight into Wednesday", "2024-06-11TNI"),
        ("They met the day before yesterday.", "the day before yesterday", "2024-06-11"),
        ("It shut in the week of June 3.", "the week of June 3", "2024-W23"),
        ("It shut from 3 to 7 June.", "3 to 7 June", "2024-06-03/2024-06-07"),
        ("It shut June 30-July 2, 2023.", "June 30-July 2, 2023", "2023-06-30/2023-07-02"),
        ("It was drawn up for the 2019-21 budget.", "2019-21", "2019/2021"),
        ("Sales fell in Q3 2023.", "Q3 2023", "2023-Q3"),
        ("Sales fell in the first quarter of fiscal 2023.", "the first quarter of fiscal 2023", "2023-Q1"),
        ("Sales fell in the second half of the year.", "the second half of the year", "2024-H2"),
        ("They meet twice a month.", "twice a month", "P1M"),
        ("It closed a fortnight ago.", "a fortnight ago", "2024-W22"),
        ("It closed in recent weeks.", "recent weeks", "PXW"),
        ("It will open in two years.", "two years", "2026"),
        ("It would be his first visit to Oslo in 24 years.", "24 years", "P24Y"),
        ("It has not opened in two years.", "two years", "P2Y"),
        ("Nobody knows the future.", "the future", "FUTURE_REF"),
        ("It fell after the 9/11 attacks.", "9/11", "2001-09-11"),
        ("They met on Christmas Eve.", "Christmas Eve", "2023-12-24"),
        ("They will meet next Thanksgiving.", "next Thanksgiving", "2024-11-28"),
        ("They met last Easter.", "last Easter", "2024-03-31"),
        ("They met on Bastille Day 2016.", "Bastille Day 2016", "2016-07-14"),
        ("It shuts on Independence Day in Finland.", "Independence Day", "2023-12-06"),
        ("Oslo wrote to Moscow on the Russian National Day.", "National Day", "2024-06-12"),
        ("They met on Christmas morning.", "Christmas morning", "2023-12-25TMO"),
    ],
)
def test_one_expression_and_its_value(text: str, words: str, timex: str) -> None:
    assert read(text) == [(words, timex)]


@pytest.mark.parametrize(
    "text",
    [
        "They may win.",
        "It cost $1998.",
        "They march on.",
        "It fell 2.35 percent.",
        "A woman in her late 30s left.",
        "He hit the ball to the 12th hole.",
        "Some 1200 people left.",
        "The future of the port is open.",
        "A 45-year-old man left.",
        "They signed the Good Friday Agreement.",
        "She sails with Carnival, the cruise line.",
        "The lake covers 12 km².",
    ],
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


@pytest.mark.parametrize(
    ("text", "earliest", "latest"),
    [
        ("They met early Wednesday.", datetime(2024, 6, 12), datetime(2024, 6, 12, 11, 59, 59)),
        ("They met late Wednesday.", datetime(2024, 6, 12, 12), datetime(2024, 6, 12, 23, 59, 59)),
        (
            "They met in the early hours of Wednesday.",
            datetime(2024, 6, 12),
            datetime(2024, 6, 12, 5, 59, 59),
        ),
        ("It may open in the coming weeks.", datetime(2024, 6, 13), datetime(2024, 8, 15, 23, 59, 59)),
        ("It shut a few days ago.", datetime(2024, 6, 4), datetime(2024, 6, 11, 23, 59, 59)),
    ],
)
def test_bounds_are_as_close_as_the_words(text: str, earliest: datetime, latest: datetime) -> None:
    found = expressions(text, None, on(THURSDAY))[0]
    assert (found.earliest, found.latest) == (earliest, latest)


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
