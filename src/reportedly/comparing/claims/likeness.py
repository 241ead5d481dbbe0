"""How likely two statements are one claim: a few measures of what they say, weighed as judged pairs taught.

MSR's pairs were chosen for their likeness, and what its judges call the same may have other names and numbers
(`pairs.likeness`). Of what a ledger has to decide, most are of one matter and say different things of it.
"""

from __future__ import annotations

from functools import cache
from math import exp
from pathlib import Path

import msgspec
import numpy as np
from numpy.typing import NDArray

from reportedly.comparing.claims.gist import Gist, gist, likenesses_of_gists
from reportedly.comparing.claims.sayings import Saying
from reportedly.comparing.pairs.counts import number_conflicts
from reportedly.comparing.pairs.verdict import Weights, weighed
from reportedly.language.encoder import Array

FULL = 8.0
"""Words of weight 1 in the shorter of two, from which on more of them make nothing surer."""

MODEL = Path(__file__).parent / "model"


@cache
def _weights() -> Weights:
    return msgspec.json.decode((MODEL / "weights.json").read_bytes(), type=Weights)


def likely(found: dict[str, float]) -> float:
    """The probability that two statements with these measures are one claim."""
    return 1 / (1 + exp(-weighed(_weights(), found)))


def measures(one: Saying, other: Saying) -> dict[str, float]:
    """The measures by name, the same whichever statement is first; but for the yes and no, from 0 to 1.

    `main` is how near the words of a main clause are to their nearest in the whole of the other, `whole` how
    near all words are, each word weighed by how rare it is; `less` and `more` is of which of the two. `words`
    is how much the shorter one says: two short ones are near by their matter alone.
    """
    first, second = one.sentence, other.sentence
    ours, theirs = gist(first), gist(second)
    near = likenesses_of_gists(first, second, ours, theirs)
    here, there = near.max(axis=1), near.max(axis=0)
    mains = _mean(here, ours, ours.main), _mean(there, theirs, theirs.main)
    wholes = _mean(here, ours), _mean(there, theirs)
    return {
        "vectors": float(first.vectors.sentence @ second.vectors.sentence),
        "main, less": min(mains),
        "main, more": max(mains),
        "whole, more": max(wholes),
        "verbs": min(_of_verb(here, ours), _of_verb(there, theirs)),
        "words": min(FULL, float(ours.weights.sum()), float(theirs.weights.sum())) / FULL,
        "turned": float(len(first.negators) % 2 != len(second.negators) % 2),
        "counts": float(any(True for _ in number_conflicts(first, second, bare=True))),
    }


def _mean(nearest: Array, of: Gist, among: NDArray[np.bool_] | None = None) -> float:
    weights = of.weights if among is None else of.weights * among
    return float(nearest @ weights / weights.sum())


def _of_verb(nearest: Array, of: Gist) -> float:
    """How near the main verb is to its nearest word; one half where it says little or is none."""
    return float(nearest[of.root]) if of.root >= 0 else 0.5
