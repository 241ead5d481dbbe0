"""What became of what was to come: our gold of announcements and later pages, each pair read on its own.

`python -m benchmarks expectations` measures it for RESULTS.md.
"""

from __future__ import annotations

import csv
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

from benchmarks.results import section, table
from reportedly import read_text
from reportedly.comparing.expectations import Outcome, state_of
from reportedly.comparing.expectations.clauses import clauses
from reportedly.comparing.expectations.meeting import meeting
from reportedly.model import ExpectationState

HEADING, COMMAND = "What became of what was to come", "python -m benchmarks expectations"
GOLD = Path(__file__).parent / "gold" / "expectations.tsv"


class Row(NamedTuple):
    """A line of the gold."""

    split: str
    state: str
    announced: str
    announcement: str
    told: str
    later: str


class Figures(NamedTuple):
    """How many are right, and of those said to be decided, how many; and how many of those that are."""

    right: float
    precision: float
    recall: float


def rows(split: str) -> list[Row]:
    """The pairs of `dev`, which the rules were written with, or of `test`."""
    with GOLD.open(encoding="utf-8", newline="") as file:
        lines = [line for line in file if not line.startswith("#")]
    found = [Row(*line) for line in csv.reader(lines, delimiter="\t", quoting=csv.QUOTE_NONE)]
    return [row for row in found if row.split == split]


def answered(row: Row) -> ExpectationState:
    """What became of it by the later page: of the first expectation that is decided, if one is."""
    first = read_text(row.announcement, published=date.fromisoformat(row.announced))
    second = read_text(row.later, published=date.fromisoformat(row.told))
    announced, told = (datetime.fromisoformat(day) for day in (row.announced, row.told))
    later = clauses(second)
    there = [mention.actor.name for mention in second.mentions]
    states: list[ExpectationState] = []
    for expected in clauses(first):
        if expected.says == "expected":
            outcomes = [
                Outcome(one.says, told, one.earliest, one.latest, one.due)
                for one in later
                if meeting(expected, announced, one, told, there)
            ]
            states.append(state_of(expected.due, outcomes, told).state)
    decided = [state for state in states if state != "open"]
    return decided[0] if decided else "open"


def measured(of: Sequence[Row], found: Sequence[ExpectationState]) -> Figures:
    """The figures on all, and on those that are met, missed or contradicted."""
    pairs = list(zip((row.state for row in of), found, strict=True))
    said = [true == each for true, each in pairs if each != "open"]
    decided = [true == each for true, each in pairs if true != "open"]
    right = sum(true == each for true, each in pairs)
    return Figures(right / len(pairs), sum(said) / max(1, len(said)), sum(decided) / max(1, len(decided)))


def report() -> str:
    """The section of the results."""
    lines: list[tuple[str, ...]] = []
    for split in ("dev", "test"):
        of = rows(split)
        found = [answered(row) for row in of]
        whole = measured(of, found)
        lines.append((split, "all", str(len(of)), *(f"{figure:.3f}" for figure in whole)))
        for state in dict.fromkeys(row.state for row in of):
            mine = [each == state for row, each in zip(of, found, strict=True) if row.state == state]
            lines.append((split, state, str(len(mine)), f"{sum(mine) / len(mine):.3f}", "", ""))
    return section(
        HEADING,
        COMMAND,
        "Pairs of an announcement and a later page, written for this project; every second one of a state is "
        "for testing alone. Precision and recall are of those that are met, missed or contradicted.",
        table(("half", "state", "pairs", "right", "precision", "recall"), lines),
    )


if __name__ == "__main__":
    print(report())
