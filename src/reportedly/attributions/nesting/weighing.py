"""How sure it is that a word inside a content is another's cue: a logistic regression over its signs."""

from __future__ import annotations

import math
from collections.abc import Iterable
from functools import cache
from pathlib import Path

import msgspec

WEIGHTS = Path(__file__).parent / "weights.json"

ENOUGH = 0.45
"""The certainty from which a word is taken for a cue: the best F1 with each article of the gold's dev part
weighed by the others (`python -m training.nesting`)."""


class Weights(msgspec.Struct, frozen=True):
    """What each sign adds to the log-odds, to start with `bias`; a sign without a weight adds nothing."""

    bias: float
    signs: dict[str, float]

    def certainty(self, held: Iterable[str]) -> float:
        """From 0 to 1.

        >>> Weights(-1.0, {"tagged": 2.0}).certainty(["tagged", "negated"])
        0.731
        """
        return round(1 / (1 + math.exp(-self.bias - sum(self.signs.get(sign, 0.0) for sign in held))), 3)


@cache
def weights() -> Weights:
    """The weights that are shipped."""
    return msgspec.json.decode(WEIGHTS.read_bytes(), type=Weights)
