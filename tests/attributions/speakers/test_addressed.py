"""Whom `you` means in a quotation, and what is said of somebody rather than by him."""

from __future__ import annotations

import pytest

from reportedly.attributions.speakers.resolving import resolved
from reportedly.language import parse
from reportedly.model import Article, Attribution, Span


def span_of(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def inner_speaker(text: str, quoted: str, teller: str, source: str) -> str:
    """Who speaks in what somebody is quoted as saying."""
    outer = Attribution("a", (span_of(text, quoted),), "direct", source=span_of(text, teller))
    told = Attribution("b", (), "indirect", source=span_of(text, source), within="a")
    speaker = resolved(Article(text), parse(text), [outer, told])[0][1].speaker
    return speaker.name if speaker else ""


@pytest.mark.parametrize(
    ("text", "quoted", "teller", "source", "name"),
    [
        ("Minister Ilan Roth came. “You promised us a bridge,” Vera Dorn told the minister.", "“You promised us a bridge,”", "Vera Dorn", "You", "Ilan Roth"),
        ("Minister Ilan Roth came. Vera Dorn asked the minister: “Did you say so?”", "“Did you say so?”", "Vera Dorn", "you", "Ilan Roth"),
        ("“If you say so you are wrong,” Vera Dorn said.", "“If you say so you are wrong,”", "Vera Dorn", "you", ""),
        ("Vera Dorn told reporters that Orlec had begged for talks. “They say peace,” Dorn said.", "“They say peace,”", "Dorn", "They", ""),
    ],
)  # fmt: skip
def test_you_is_who_is_spoken_to(text: str, quoted: str, teller: str, source: str, name: str) -> None:
    assert inner_speaker(text, quoted, teller, source) == name


@pytest.mark.parametrize(
    ("text", "source", "cue", "content"),
    [
        ("It is said of Ann Lee that she never slept.", "Ann Lee", "is said", "that she never slept"),
        ("Dozens feared dead after the dam broke", "Dozens", "feared", "dead"),
    ],
)
def test_whom_something_is_said_of_does_not_speak(text: str, source: str, cue: str, content: str) -> None:
    said = Attribution(
        "a", (span_of(text, content),), "indirect", source=span_of(text, source), cue=span_of(text, cue)
    )
    assert resolved(Article(text), parse(text), [said])[0][0].speaker is None
