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
from spacy.tokens import Token

from reportedly.comparing.claims.gist import Gist, gist, likenesses_of_gists
from reportedly.comparing.claims.opposing import days_apart
from reportedly.comparing.claims.sayings import Saying
from reportedly.comparing.pairs.counts import number_conflicts
from reportedly.comparing.pairs.sentence import Sentence, once
from reportedly.comparing.pairs.verdict import Weights, weighed
from reportedly.language.encoder import Array

FULL = 8.0
"""Words of weight 1 in the shorter of two, from which on more of them make nothing surer."""

UNTOLD = 0.5
"""How near a subject, a verb or an object is to what the other says, where there is none."""

LONG_AGO = 60
"""Days between two, from which on more of them make nothing less likely."""

_OBJECTS = frozenset({"dobj", "attr", "dative"})

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
    near all words are, each word weighed by how rare it is; `less` and `more` is of which of the two.
    `missing` is how far the word of a main clause is that is farthest from all of the other, of the one of
    which that is less: *founded* in *Lind founded the fair*, beside *Lind ran the fair in Orlec*. `subjects`
    is how near the two are of which it is said, `objects` how near what hangs on the main verb is to anything
    in the other; `numbers` is that both have one and the same. `words` is how much the shorter one says: two
    short ones are near by their matter alone. `one voice` is that one is cited for both, `own voices` that
    both pages tell it themselves, `days` how far apart they are told.
    """
    first, second = one.sentence, other.sentence
    ours, theirs = gist(first), gist(second)
    near = likenesses_of_gists(first, second, ours, theirs)
    here, there = near.max(axis=1), near.max(axis=0)
    mains = _mean(here, ours, ours.main), _mean(there, theirs, theirs.main)
    wholes = _mean(here, ours), _mean(there, theirs)
    both = _place(first, ours.subject), _place(second, theirs.subject)
    are_cited = _is_cited(one) and _is_cited(other)
    return {
        "vectors": float(first.vectors.sentence @ second.vectors.sentence),
        "main, less": min(mains),
        "whole, more": max(wholes),
        "missing": min(_farthest(here, ours), _farthest(there, theirs)),
        "verbs": min(_at(here, ours.root), _at(there, theirs.root)),
        "subjects": float(near[both]) if min(both) >= 0 else UNTOLD,
        "objects": min(_of_objects(here, first, ours), _of_objects(there, second, theirs)),
        "numbers": float(bool(first.numbers & second.numbers)),
        "words": min(FULL, float(ours.weights.sum()), float(theirs.weights.sum())) / FULL,
        "turned": float(len(first.negators) % 2 != len(second.negators) % 2),
        "counts": float(any(True for _ in number_conflicts(first, second, bare=True))),
        "one voice": float(are_cited and not one.speakers.isdisjoint(other.speakers)),
        "own voices": float(not _is_cited(one) and not _is_cited(other)),
        "days": min(LONG_AGO, days_apart(one, other)) / LONG_AGO,
    }


def _is_cited(saying: Saying) -> bool:
    """Whether somebody is cited with it: it is not the page's own."""
    return saying.key >= 0 or saying.is_part


def _mean(nearest: Array, of: Gist, among: NDArray[np.bool_] | None = None) -> float:
    weights = of.weights if among is None else of.weights * among
    return float(nearest @ weights / weights.sum())


def _farthest(nearest: Array, of: Gist) -> float:
    """How far the word of the main clause is that the other has least of, by how much it weighs."""
    return float((of.weights * of.main * (1 - nearest)).max())


def _at(nearest: Array, place: int) -> float:
    """How near the word of content at a place is to its nearest; `UNTOLD` where there is none."""
    return float(nearest[place]) if place >= 0 else UNTOLD


def _place(sentence: Sentence, word: Token | None) -> int:
    """At which place of the words of content a word stands; or else -1."""
    places = (at for at, place in enumerate(sentence.content) if sentence.words[place] == word)
    return next(places, -1) if word is not None else -1


def _of_objects(nearest: Array, sentence: Sentence, of: Gist) -> float:
    """How near what hangs on the main verb is to its nearest; `UNTOLD` where nothing does."""
    places = objects(sentence)
    if not places:
        return UNTOLD
    return float(np.average(nearest[places], weights=of.weights[places]))


@once
def objects(sentence: Sentence) -> list[int]:
    """At which places of the words of content those stand that hang on the main verb, but for who does it.

    >>> from reportedly.comparing.pairs.sentence import sentence
    >>> told = sentence("Norland sent two ships to Orlec to free Ana Lind.")
    >>> [told.words[told.content[at]].text for at in objects(told)]
    ['ships', 'Orlec']
    """
    root = sentence.root
    if root is None:
        return []
    found = {child for child in root.children if child.dep_ in _OBJECTS}
    for child in root.children:
        wanted = {"pobj"} if child.dep_ in {"prep", "agent"} else _OBJECTS if child.dep_ == "xcomp" else ()
        found.update(inner for inner in child.children if inner.dep_ in wanted)
    return [at for at, place in enumerate(sentence.content) if sentence.words[place] in found]
