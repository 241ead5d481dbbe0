"""Heads of pages: what the lines around an article say of it."""

from __future__ import annotations

import pytest
from benchmarks.heads import FIELDS, Sample, gold, is_right, ours, shares
from hypothesis import given
from hypothesis import strategies as st

from reportedly import articles
from reportedly.articles import heads
from reportedly.articles.linked_data import linked_data
from reportedly.articles.tree import parse
from reportedly.model import Page

BODY = "".join(f"<p>On day {n} the crews of the harbour met the minister at noon.</p>" for n in range(8))

REACHED = 0.95
"""The share of pages of either split where each field is right."""


def page(head: str, above: str, below: str = "") -> Page:
    return Page(f"<html><head>{head}</head><body>{above}{BODY}{below}</body></html>".encode())


@pytest.mark.parametrize("sample", gold("dev"), ids=lambda sample: sample.name)
def test_our_own_pages(sample: Sample) -> None:
    found = ours(sample)
    wrong = {field for field in FIELDS if not is_right(field, sample.head, found)}
    assert wrong <= {"text"}


@pytest.mark.parametrize("field", FIELDS)
def test_pages_that_the_rules_were_not_written_for(field: str) -> None:
    assert shares("test", ours)[field] >= REACHED


@pytest.mark.parametrize(
    ("line", "agency"),
    [
        ("© 2024 AFP", "Agence France-Presse"),
        ("Additional reporting by Reuters", "Reuters"),
        ("With inputs from PTI", "Press Trust of India"),
        ("– With agencies", "agencies"),
        ("AFP", "Agence France-Presse"),
        ("© 2024 Harbour Post", None),
    ],
)
def test_whose_report_it_is_as_the_foot_says(line: str, agency: str | None) -> None:
    assert articles.extract(page("", "<h1>Ferries stop</h1>", f"<p>{line}</p>")).credit == agency


def test_photographers_are_no_authors() -> None:
    above = "<h1>Ferries stop</h1><p>By Ada Reyes | Photographs by Rui Alves</p>"
    found = articles.extract(page("", above))
    assert (found.authors, found.photo_credits) == (("Ada Reyes",), ("Rui Alves",))


def test_a_description_that_the_page_does_not_show_is_no_subheadline() -> None:
    found = articles.extract(
        page("<meta name='description' content='All about ferries here'>", "<h1>Ferries stop</h1>")
    )
    assert found.subheadline is None


def test_linked_data_that_is_broken_says_nothing() -> None:
    tree = parse('<script type=\'application/ld+json\'>{"@type": "NewsArticle", </script><p>x</p>')
    assert linked_data(tree).headline is None


@given(st.text(max_size=120))
def test_any_line_has_who_took_the_picture_or_nobody(line: str) -> None:
    assert all(name in line for name in heads.taken_by(line, is_caption=True))
