"""Who said what, against the gold: figures that may not fall (`python -m benchmarks statements` writes them down)."""

from __future__ import annotations

from functools import cache

import pytest
from benchmarks.statements import Score, measured

FLOORS = {
    "dev": {"speaker": 0.905, "act": 0.93, "factuality": 0.94, "relays": 0.928, "nesting": 0.865},
    "test": {"speaker": 0.885, "act": 0.925, "factuality": 0.93, "relays": 0.895, "nesting": 0.82},
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
def test_who_said_what_does_not_get_worse(part: str, figure: str, floor: float) -> None:
    found = score(part)
    reached = found.f1(figure) if figure == "nesting" else found.accuracy(figure)
    assert reached >= floor
