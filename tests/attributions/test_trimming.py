"""What stands at the edge of a content and was not said: datelines, days, hearers, whom it cites."""

from __future__ import annotations

import pytest

import reportedly


def said(text: str) -> list[str]:
    """The contents of a text's statements, pieces joined."""
    return [
        " … ".join(span.of(text) for span in one.content) for one in reportedly.read_text(text).statements()
    ]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        (
            "CARROW, Oct 6 - Some 900 dockers stopped work on Monday, the Quays Union said.",
            "Some 900 dockers stopped work on Monday",
        ),
        (
            "In a story of March 4, Sentra reported, citing the ministry, that the crack was long.",
            "that the crack was long",
        ),
        (
            "The news site 24 Minutes had reported, citing no source, that some people were evacuated.",
            "that some people were evacuated",
        ),
        (
            "The dam is still not empty, the ministry said on Monday, four weeks after the day that it had named.",
            "The dam is still not empty",
        ),
    ],
)
def test_what_was_not_said_is_no_content(text: str, content: str) -> None:
    assert said(text)[0] == content


def test_no_source_begins_with_a_dateline() -> None:
    text = (
        "CARROW, Oct 14 - The terminal operator Baltrade has offered to hire a second doctor in a new draft "
        "agreement, two people with knowledge of the talks said."
    )
    sources = [one.source.of(text) for one in reportedly.read_text(text).statements() if one.source]
    assert sources == ["two people with knowledge of the talks", "The terminal operator Baltrade"]


def test_what_is_said_about_things_is_no_statement() -> None:
    assert said("Almost everything said about them rests on three announcements.") == []
