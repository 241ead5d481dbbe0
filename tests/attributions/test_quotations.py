"""Quotation marks in pairs, and manner."""

from __future__ import annotations

import itertools

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.attributions.quotations import manner, quotations
from reportedly.model import Span


def marked(text: str) -> list[str]:
    lines: list[Span] = []
    start = 0
    for line in text.split("\n"):
        lines.append(Span(start, start + len(line)))
        start += len(line) + 1
    return [span.of(text) for span in quotations(text, lines)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("He said “it rained”.", ["“it rained”"]),
        ('He said "it rained".', ['"it rained"']),
        ("He said 'it rained'.", ["'it rained'"]),
        ("Le ministre a dit « oui » hier.", ["« oui »"]),
        ("Er sagte „ja“ und ging.", ["„ja“"]),
        ("The workers' pay wasn't due.", []),
        ("It was the '90s.", []),
        ("“One,” he said, “two.”", ["“One,”", "“two.”"]),
        ("“A long quotation\n“that goes on” ends.", ["“A long quotation", "“that goes on”"]),
        ("“He told me ‘go’ and I went.”", ["“He told me ‘go’ and I went.”"]),
        ('A 6" pipe burst.', []),
    ],
)
def test_quotation_marks_in_pairs(text: str, expected: list[str]) -> None:
    assert marked(text) == expected


@given(st.text(alphabet="ab \n“”\"'’‘«»„", max_size=60))
def test_quotations_never_overlap_and_stay_in_their_paragraph(text: str) -> None:
    found = quotations(text, [Span(0, len(text))])
    assert all(0 <= span.start < span.end <= len(text) for span in found)
    assert all(before.end <= after.start for before, after in itertools.pairwise(found))


def test_content_of_marks_alone_is_no_quotation() -> None:
    assert manner("“…”", [Span(0, 3)], [Span(0, 3)]) == "indirect"
