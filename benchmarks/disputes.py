"""News that cannot both be so: our gold of disputes and of near misses, through `reportedly.compare`.

`python -m benchmarks disputes` measures it for RESULTS.md.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from training.pairs.data import Pair

from benchmarks.pairs import Figures, figures, verdicts
from benchmarks.results import section, table
from reportedly.model import Comparison

HEADING, COMMAND = "Two sentences of news that cannot both hold", "python -m benchmarks disputes"
GOLD = Path(__file__).parent / "gold" / "disputes.tsv"


class Row(NamedTuple):
    """A line of the gold."""

    split: str
    kind: str
    opposed: str
    first: str
    second: str


def rows(split: str) -> list[Row]:
    """The pairs of `dev`, which the rules were written with, or of `test`."""
    with GOLD.open(encoding="utf-8", newline="") as file:
        lines = [line for line in file if not line.startswith("#")]
    found = [Row(*line) for line in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]
    return [row for row in found if row.split == split]


def answered(of: Sequence[Row]) -> list[Comparison]:
    """What is said of each pair."""
    return [found for found, _ in verdicts([Pair(row.first, row.second, row.opposed == "1") for row in of])]


def measured(of: Sequence[Row], found: Sequence[Comparison]) -> Figures:
    """The figures on the class of pairs that cannot both hold."""
    return figures([row.opposed == "1" for row in of], [one.opposed for one in found])


def report() -> str:
    """The section of the results."""
    lines: list[tuple[str, ...]] = []
    for split in ("dev", "test"):
        of = rows(split)
        found = answered(of)
        whole = measured(of, found)
        lines.append((split, "all", str(len(of)), f"{whole.precision:.3f}", f"{whole.recall:.3f}", ""))
        for kind in dict.fromkeys(row.kind for row in of):
            mine = [
                (row.opposed == "1", one.opposed)
                for row, one in zip(of, found, strict=True)
                if row.kind == kind
            ]
            right = sum(said == true for true, said in mine)
            lines.append((split, kind, str(len(mine)), "", "", f"{right / len(mine):.3f}"))
    return section(
        HEADING,
        COMMAND,
        "150 pairs that cannot both hold and 150 that look it and can, written for this project before the "
        "rules were tuned; every second one of a kind is for testing alone.",
        table(("half", "kind", "pairs", "precision", "recall", "right"), lines),
    )


if __name__ == "__main__":
    print(report())
