"""Mentions linked to the right actor, on the gold; figures may only rise."""

from __future__ import annotations

import pytest
from benchmarks.actors import by_strings, ours, score

LEAST_DEV = 0.96
LEAST_TEST = 0.90


@pytest.mark.gold
def test_mentions_are_linked_to_whom_they_mean() -> None:
    assert score("dev", ours).f1 >= LEAST_DEV
    assert score("test", ours).f1 >= LEAST_TEST


@pytest.mark.gold
def test_that_is_better_than_matching_strings() -> None:
    assert score("dev", ours).f1 > score("dev", by_strings).f1 + 0.1
