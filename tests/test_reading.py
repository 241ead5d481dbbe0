"""One page to one reading, from end to end."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import reportedly
from reportedly.model import Span

STORY = """The harbour authority on Tuesday denied that ships had been turned away.

“Every berth is open,” said Ana Lima, its director. “We expect no delays.”

According to the dockers' union, at least nine vessels were waiting outside the port."""


@pytest.fixture(scope="module")
def story() -> reportedly.Reading:
    return reportedly.read_text(STORY, published=date(2024, 6, 12))


def words(reading: reportedly.Reading, span: Span | None) -> str | None:
    return span.of(reading.article.text) if span else None


def test_a_text_is_read_unchanged(story: reportedly.Reading) -> None:
    assert story.article.text == STORY


def test_who_said_what(story: reportedly.Reading) -> None:
    found = {
        words(story, a.cue): (words(story, a.source), [c.of(STORY) for c in a.content])
        for a in story.attributions
    }
    assert found["denied"] == ("The harbour authority", ["that ships had been turned away"])
    assert found["said"][0] == "Ana Lima, its director"
    assert found["said"][1] == ["“Every berth is open,”", "“We expect no delays.”"]
    assert found["According to"][0] == "the dockers' union"


def test_manner(story: reportedly.Reading) -> None:
    assert [a.manner for a in story.attributions] == ["indirect", "direct", "indirect"]


def test_when_it_was_said(story: reportedly.Reading) -> None:
    [denied, *_] = story.attributions
    assert denied.when
    assert denied.when.timex == "2024-06-11"


def test_a_reading_survives_its_json(story: reportedly.Reading) -> None:
    assert reportedly.reading_from_json(reportedly.to_json(story)) == story


def test_a_document_that_speaks_survives_the_json() -> None:
    text = "A poll by the broadcaster RKT found that most voters were undecided. The survey said they were tired."
    reading = reportedly.read_text(text)
    assert reportedly.reading_from_json(reportedly.to_json(reading)) == reading


def test_reading_twice_gives_the_same(story: reportedly.Reading) -> None:
    assert reportedly.read_text(STORY, published=date(2024, 6, 12)) == story


def test_another_language_is_kept_whole_and_said_so() -> None:
    text = "Le Kremlin a confirmé mercredi qu'une visite du président russe était en préparation, selon l'agence."
    reading = reportedly.read_text(text)
    assert reading.article.text == text
    assert reading.attributions == ()
    assert [note.message for note in reading.notes] == ["not read: language fr"]


@pytest.mark.parametrize(
    "text", ["", " \n", "“", "a", "\ufeff", "said " * 3000, "x" * 5000, "\U0001f600 said “\U0001f600”."]
)
def test_odd_texts_are_read(text: str) -> None:
    assert reportedly.read_text(text).article.text == text


@settings(max_examples=40)
@given(st.text(alphabet="abS “”\"'.,\n\u00a0\u2028é漢\U0001f600\x00", max_size=120))
def test_spans_always_lie_in_the_text(text: str) -> None:
    reading = reportedly.read_text(text)
    assert reading.article.text == text
    spans = [time.span for time in reading.times] + [mention.span for mention in reading.mentions]
    for attribution in reading.attributions:
        spans += [span for span in (attribution.source, attribution.cue, *attribution.content) if span]
    assert all(0 <= span.start < span.end <= len(text) for span in spans)


def test_a_page_can_be_read_as_far_as_its_article() -> None:
    page = (
        b"<html><body><article><h1>Rain</h1><p>"
        + b"It rained all day, the office said. " * 20
        + b"</p></article></body></html>"
    )
    reading = reportedly.read_page(page, url="https://example.org/rain", analyse=False)
    assert "the office said" in reading.article.text
    assert reading.attributions == ()


def test_what_is_no_page_is_said_in_one_line(tmp_path: Path) -> None:
    path = tmp_path / "page.html"
    path.write_bytes(b"%PDF-1.7 ...")
    with pytest.raises(reportedly.NotReadableError, match=r"page\.html: .*PDF") as caught:
        reportedly.read(path)
    assert "\n" not in str(caught.value)


def test_a_paragraph_in_another_language_is_kept_marked_and_not_read():
    spanish = "El ministro dijo el martes que el puente viejo seguirá cerrado hasta el viernes, según Lind."
    text = f"The minister said the bridge was safe.\n\n{spanish}\n\nThe mayor denied that it was."
    reading = reportedly.read_text(text)
    assert reading.article.text == text
    assert [(each.span.of(text), each.language) for each in reading.article.foreign] == [(spanish, "es")]
    assert len(reading.attributions) >= 2
    for attribution in reading.attributions:
        assert not any(spanish in span.of(text) or span.of(text) in spanish for span in attribution.content)
