"""Pairs of sentences with what people say of them."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from pathlib import Path

from benchmarks.shared import CORPORA


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sentences, and whether they say the same (MSR) or contradict each other (SICK)."""

    first: str
    second: str
    truth: bool


def paraphrases(part: str) -> list[Pair]:
    """A part of MSR's paraphrases (Dolan and Brockett 2005): `train`, `val`."""
    return [Pair(row[3], row[4], row[0] == "1") for row in _rows(CORPORA / "pairs" / f"msr-para-{part}.tsv")]


def contradictions() -> list[Pair]:
    """SICK's training part (Marelli et al. 2014)."""
    rows = _rows(CORPORA / "pairs" / "sick-train.tsv")
    return [Pair(row[1], row[2], row[4] == "CONTRADICTION") for row in rows]


def _rows(path: Path) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter="\t", quoting=csv.QUOTE_NONE))[1:]
