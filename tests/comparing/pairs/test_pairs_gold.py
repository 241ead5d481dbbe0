"""Two sentences compared, on people's verdicts: figures that must not drop."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.pairs import figures, verdicts
from training.pairs.data import contradictions, paraphrases

MEASURED_SAME = (0.774, 0.844)
"""Accuracy and F1 on MSR's val, by `python -m benchmarks pairs`."""

MEASURED_OPPOSED = (0.935, 0.78)
"""Precision and recall on SICK's training part, by the same."""

MARGIN = 0.02
"""How far a figure may fall below what was measured: five pairs of a hundred of SICK's that the test takes."""

EVERY = 5


@pytest.fixture(autouse=True)
def needs_pairs(corpora: Path) -> None:
    if not (corpora / "pairs").is_dir():
        pytest.skip(f"no sentence pairs in {corpora}")


@pytest.mark.gold
def test_the_figures_on_paraphrases_hold() -> None:
    pairs = paraphrases("val")
    found = figures([pair.truth for pair in pairs], [one.same for one, _ in verdicts(pairs)])
    assert found.accuracy >= MEASURED_SAME[0] - MARGIN, found
    assert found.f1 >= MEASURED_SAME[1] - MARGIN, found


@pytest.mark.gold
def test_the_figures_on_contradictions_hold() -> None:
    pairs = contradictions()[::EVERY]
    found = figures([pair.truth for pair in pairs], [one.opposed for one, _ in verdicts(pairs)])
    assert found.precision >= MEASURED_OPPOSED[0] - 2 * MARGIN, found
    assert found.recall >= MEASURED_OPPOSED[1] - 2 * MARGIN, found
