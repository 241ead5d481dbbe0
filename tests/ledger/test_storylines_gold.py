"""Storylines of reports on one war: those of one matter together, and few of two."""

from __future__ import annotations

import pytest
from benchmarks.storylines import ARTICLES, gold, put, read, scored

MATTERS = ("aksoy", "beatles", "campbell", "ghouta", "jones", "tonroe")


@pytest.mark.gold
@pytest.mark.skipif(not ARTICLES.is_file(), reason="no guardian articles here")
def test_reports_of_one_matter_are_together() -> None:
    told = [one for one in gold() if one.matter in MATTERS]
    together, not_of_two = scored(put(read(told), tied=True), told)
    assert together >= 0.95
    assert not_of_two >= 0.7
