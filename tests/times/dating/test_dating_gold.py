"""How well undated pages are dated, on our own gold and on dated reports with their date withheld."""

import json
from datetime import date
from functools import cache
from pathlib import Path

import pytest
from benchmarks.dating_gold import Measured, measured, read

pytestmark = pytest.mark.gold


@cache
def guardian(corpora: Path) -> Measured:
    lines = (corpora / "guardian" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    dated = [json.loads(line) for line in lines]
    return measured([(one["text"], date.fromisoformat(one["published"])) for one in dated])


@pytest.mark.parametrize(("split", "least"), [("dev", 1.0), ("test", 0.75)])
def test_the_day_that_a_careful_reader_can_tell_is_first(split: str, least: float) -> None:
    days = measured(
        [(row.text, row.published) for row in read() if row.split == split and row.level == "day"]
    )
    assert days.first_is_the_day / days.count >= least


@pytest.mark.parametrize("split", ["dev", "test"])
def test_bounds_hold_the_day(split: str) -> None:
    rows = [(row.text, row.published) for row in read() if row.split == split and row.level != "none"]
    found = measured(rows)
    assert found.in_bounds / found.count >= 0.9
    assert found.wrong == 0


def test_reports_without_their_date_get_bounds_that_hold_it(corpora: Path) -> None:
    assert guardian(corpora).among / guardian(corpora).count >= 0.96
    assert guardian(corpora).in_bounds / guardian(corpora).count >= 0.95


def test_no_report_gets_a_wrong_certain_date(corpora: Path) -> None:
    assert guardian(corpora).wrong == 0
