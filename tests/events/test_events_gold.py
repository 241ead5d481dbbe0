"""Events against the gold: figures that may not fall (`python -m benchmarks events` writes them down)."""

from __future__ import annotations

from functools import cache

import pytest
from benchmarks.events import Score, measured

FLOORS = {
    "dev": {"type": 0.94, "actor": 0.96, "recipient": 0.94, "status": 0.97, "mentions": 0.84},
    "test": {"type": 0.89, "actor": 0.96, "recipient": 0.92, "status": 0.97, "mentions": 0.78},
}
"""A little under what was last measured, so that a fall shows."""


@cache
def score(part: str) -> Score:
    return measured(part)


@pytest.mark.gold
@pytest.mark.parametrize(
    ("part", "figure", "floor"),
    [(part, figure, floor) for part, floors in FLOORS.items() for figure, floor in floors.items()],
)
def test_who_did_what_to_whom_does_not_get_worse(part: str, figure: str, floor: float) -> None:
    found = score(part)
    reached = found.f1(figure) if figure in {"type", "mentions"} else found.accuracy(figure)
    assert reached >= floor
