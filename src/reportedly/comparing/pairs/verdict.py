"""Two sentences to a verdict: whether they say the same, whether both can hold, and why."""

from __future__ import annotations

from functools import cache
from math import exp

import msgspec

from reportedly.comparing.pairs.conflict import Conflict
from reportedly.comparing.pairs.conflicts import conflicts
from reportedly.comparing.pairs.likeness import measures
from reportedly.comparing.pairs.sentence import Sentence, likenesses, sentence
from reportedly.comparing.pairs.vectors import MODEL
from reportedly.model import Comparison


class Weights(msgspec.Struct, frozen=True):
    """What each measure of likeness weighs, as a regression on MSR's training part found it."""

    version: str
    bias: float
    weights: dict[str, float]


REST = {
    "polarity": (0.8, 0.45),
    "opposite": (0.8, 0.45),
    "number": (0.85, 0.6),
    "date": (0.85, 0.6),
    "name": (0.85, 0.7),
    "role": (0.85, 0.7),
}
"""How near what is left of the one sentence and of the other must be, once the words in conflict are put
aside, for both to speak of one thing. On SICK's training part the first two give precision 0.94, recall 0.78;
one name or number for another asks for more, for two cities may both have been visited."""


DENIED, SAID = 0.8, 0.33
"""The same, where one denies what the other tells in more detail: what is denied has to be in the other, and
less of what the other tells in the one. Measured on the dev half of our gold of disputes."""


DETAILED = (0.93, 0.5)
"""The same for one name, date, number or role against another, where the longer one tells more beside it. On
our gold of disputes it finds one more of the dev half, and takes none for one wrongly in either half."""


@cache
def _weights() -> Weights:
    return msgspec.json.decode((MODEL / "weights.json").read_bytes(), type=Weights)


def compare(first: str, second: str) -> Comparison:
    """Whether two sentences say the same, and whether both can hold.

    `score` is how likely a reader is to say that they say the same, 0 to 1; `same` is a score of at least
    one half and no conflict. `opposed` is that only one of them can hold; `reason` says why, in words.

    >>> compare("The dam held through the night.", "Through the night, the dam held.").same
    True
    >>> compare("No agreement was signed.", "An agreement was signed on Monday.").reason
    'opposed: “No … signed” against “signed”'
    """
    return compared(sentence(first), sentence(second))


def compared(first: Sentence, second: Sentence) -> Comparison:
    """`compare`, for sentences that are parsed already."""
    if not first.content or not second.content:
        same = first.spelled == second.spelled
        return Comparison(
            same, False, float(same), "nothing in them to compare" if not same else "the same words"
        )
    found = measures(first, second)
    score = likely(found)
    conflict = opposed(first, second)
    if conflict is not None:
        return Comparison(False, True, round(min(score, 0.5), 3), f"opposed: {conflict.reason}")
    return Comparison(score >= 0.5, False, round(score, 3), _reason(found, score))


def likely(found: dict[str, float]) -> float:
    """The probability that two sentences with these measures say the same."""
    return 1 / (1 + exp(-weighed(_weights(), found)))


def weighed(learned: Weights, found: dict[str, float]) -> float:
    """The measures, each with its weight, in one sum: above 0 where it is likelier than not."""
    return learned.bias + sum(weight * found[name] for name, weight in learned.weights.items())


def opposed(first: Sentence, second: Sentence) -> Conflict | None:
    """Why both cannot hold, if they cannot: the first conflict beside which what is left is near enough."""
    for conflict in conflicts(first, second):
        less, more = sorted(rests(first, second, conflict))
        nearer, farther = REST[conflict.kind]
        is_detailed = conflict.kind not in {"polarity", "opposite"} and more >= DETAILED[0]
        is_near = more >= nearer and less >= farther
        if is_near or (is_detailed and less >= DETAILED[1]) or _denies_more_detail(first, second, conflict):
            return conflict
    return None


def _denies_more_detail(first: Sentence, second: Sentence, conflict: Conflict) -> bool:
    """Whether all that is denied in the one is said in the other, which may say more of it.

    >>> compare("No agreement was signed.", "An agreement was signed on Monday in Moscow.").opposed
    True
    """
    if conflict.kind != "polarity" or (first.is_scene and second.is_scene):
        return False
    ours, theirs = rests(first, second, conflict)
    denied, said = (ours, theirs) if len(conflict.ours) > len(conflict.theirs) else (theirs, ours)
    return denied >= DENIED and said >= SAID


def rests(first: Sentence, second: Sentence, conflict: Conflict) -> tuple[float, float]:
    """How near each one's words of content are to their nearest in the other.

    Those in conflict are put aside, and so is who says it: the Kremlin's denial is of what others say.
    """
    near = likenesses(first, second)
    ours = _left(first, conflict.ours)
    theirs = _left(second, conflict.theirs)
    if not ours or not theirs:
        return 1.0, 1.0
    return float(near[ours].max(axis=1).mean()), float(near[:, theirs].max(axis=0).mean())


def _left(sentence: Sentence, conflicting: tuple[int, ...]) -> list[int]:
    """Which of the words of content are neither in conflict nor of the frame."""
    aside = sentence.frame | frozenset(conflicting)
    return [at for at, place in enumerate(sentence.content) if place not in aside]


def _reason(found: dict[str, float], score: float) -> str:
    """What speaks for the verdict, in words."""
    shared = f"{found['grams']:.0%} of the shorter one's words and runs of words in both"
    near = f"likeness of meaning {found['vectors']:.2f}"
    verdict = "the same" if score >= 0.5 else "not the same"
    less = [
        words
        for name, words in (("numbers conflict", "other numbers"), ("turned", "one is negated"))
        if found[name]
    ]
    return "; ".join([f"{verdict}: {shared}", near, *less])
