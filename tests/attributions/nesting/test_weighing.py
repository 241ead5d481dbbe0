"""The weights that say how sure a nested cue is."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from reportedly.attributions.nesting.weighing import Weights, weights


@given(st.lists(st.sampled_from(sorted(weights().signs)), max_size=40, unique=True))
def test_a_certainty_is_a_probability(held):
    assert 0 <= weights().certainty(held) <= 1


def test_a_sign_without_a_weight_adds_nothing():
    plain = Weights(0.5, {"tagged": 1.0})
    assert plain.certainty(["never seen"]) == plain.certainty([])


def test_a_verb_of_saying_speaks_for_a_cue():
    assert weights().signs["cites says"] > 0
