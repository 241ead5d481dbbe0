"""Families, measured on pages made from reports: the figures of RESULTS.md do not drop."""

import pytest
from benchmarks.copying import Copier
from benchmarks.families import corpus, independent, ours, pairwise
from benchmarks.shared import CORPORA

from reportedly.articles import from_text

REPORTS = [f"Report {nth} " + " ".join(f"word{nth}x{k}" for k in range(200)) for nth in range(8)]


def test_copies_are_made_the_same_way_each_time_and_never_lose_their_report():
    made = Copier(REPORTS).pages(40)
    assert made == Copier(REPORTS).pages(40)
    assert {page.report for page in made} == set(range(8))
    for page in made:
        assert f"word{page.report}x" in page.text


def test_pairs_are_counted():
    made = Copier(REPORTS).pages(8)
    assert pairwise(made, [frozenset({0, 1})]) == (0.0, 0.0)


@pytest.mark.gold
@pytest.mark.skipif(not (CORPORA / "polnear").is_dir(), reason="no corpora here")
def test_families_of_made_copies_are_found_and_kept_apart():
    made = corpus(1_500)
    found, _ = ours([from_text(page.text) for page in made])
    precision, recall = pairwise(made, found)
    assert precision >= 0.985
    assert recall >= 0.97


@pytest.mark.gold
@pytest.mark.skipif(not (CORPORA / "guardian").is_dir(), reason="no corpora here")
def test_no_family_comes_of_reports_that_are_nobodys_copies():
    assert ", 0 families" in independent()
