"""Marks of translation: which there are, what they add up to, and that plain English has few."""

from __future__ import annotations

import re

import pytest
from benchmarks.translations import Text as Sample
from benchmarks.translations import counts, gold, news
from hypothesis import given
from hypothesis import strategies as st

from reportedly.knowledge import table
from reportedly.language import translation
from reportedly.model import Foreign, Span


@pytest.mark.parametrize("row", table("translation_marks"), ids=lambda row: row["example"][:30])
def test_every_mark_has_an_example_that_shows_it(row: dict[str, str]) -> None:
    flags = re.MULTILINE | (0 if row["case"] == "yes" else re.IGNORECASE)
    assert re.search(row["pattern"], row["example"], flags), row["example"]


def test_marks_have_their_span_and_reason() -> None:
    text = "“They must go”, underlined M. Laval on 12 juin. He spoke « with calm »."
    said = translation(text)
    assert said is not None
    assert said.language == "fr"
    assert {mark.span.of(text).strip() for mark in said.marks} >= {"12 juin", "« with calm »"}
    assert all(mark.reason and 0 <= mark.span.start < mark.span.end <= len(text) for mark in said.marks)


def test_an_initial_is_no_monsieur() -> None:
    assert translation("John M. Smith and George M. Cohan met the head of state, an aide said.") is None


def test_one_mark_again_and_again_is_one_mark() -> None:
    assert translation("For its part, the union left. " * 6) is None


def test_passages_left_in_another_language_count() -> None:
    text = "The mayor spoke on 12 juin.\n\nNous sommes prêts, dit-il."
    foreign = [Foreign(Span(29, len(text)), "fr")]
    alone, both = translation(text), translation(text, foreign)
    assert alone is not None and both is not None
    assert both.certainty > alone.certainty


def test_a_page_may_say_that_it_is_a_translation() -> None:
    assert translation("The bridge is closed.", around=["Translated from French"]) is not None
    assert translation("The bridge is closed.", around=["Share this article"]) is None


@given(st.text(max_size=300))
def test_marks_are_in_the_text_whatever_it_is(text: str) -> None:
    said = translation(text)
    for mark in said.marks if said else ():
        assert mark.span.of(text)


def test_what_is_found_in_our_own_texts() -> None:
    told = counts(gold("dev"))
    assert (told["found"], told["false"]) == (told["translated"], 0)


@pytest.mark.parametrize(("split", "reached"), [("test", 12), ("long_dev", 11), ("long_test", 10)])
def test_what_is_found_in_texts_of_two_lengths(split: str, reached: int) -> None:
    assert counts(gold(split))["found"] >= reached


@pytest.mark.gold
@pytest.mark.parametrize("corpus", ["reports on Syria", "PolNeAR dev", "PolNeAR train"])
def test_plain_english_news_gives_none(corpus: str) -> None:
    texts = news().get(corpus)
    if not texts:
        pytest.skip(f"no {corpus} here")
    told = counts(Sample("en", text) for text in texts)
    assert told["false"] * 50 <= told["plain"]
