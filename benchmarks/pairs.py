"""Two sentences compared: paraphrases of MSR and contradictions of SICK, beside the vectors alone.

`python -m benchmarks pairs` measures both for RESULTS.md.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from training.pairs.data import Pair, contradictions, paraphrases

from benchmarks.results import absent, section, table
from benchmarks.shared import CORPORA
from reportedly.comparing.pairs.sentence import Sentence
from reportedly.comparing.pairs.verdict import compared
from reportedly.language.syntax import pipeline
from reportedly.model import Comparison

HEADING, COMMAND = "Two sentences: the same, or opposed", "python -m benchmarks pairs"
BASELINE = "vectors alone, the best threshold on these pairs"

Compare = Callable[[Sentence, Sentence], Comparison]


@dataclass(frozen=True, slots=True)
class Figures:
    """Precision, recall and F1 of one class, and accuracy."""

    precision: float
    recall: float
    f1: float
    accuracy: float


def figures(truth: Sequence[bool], guess: Sequence[bool]) -> Figures:
    """The figures of guesses."""
    hits = sum(said and true for said, true in zip(guess, truth, strict=True))
    right = sum(said == true for said, true in zip(guess, truth, strict=True))
    precision, recall = hits / max(1, sum(guess)), hits / max(1, sum(truth))
    return Figures(precision, recall, 2 * hits / max(1, sum(guess) + sum(truth)), right / len(truth))


def verdicts(pairs: Sequence[Pair]) -> list[tuple[Comparison, float]]:
    """What is said of each pair, and the likeness of its vectors."""
    texts = list(
        dict.fromkeys(" ".join(text.split()) for pair in pairs for text in (pair.first, pair.second))
    )
    known = dict(zip(texts, map(Sentence, pipeline().pipe(texts)), strict=True))
    found: list[tuple[Comparison, float]] = []
    for pair in pairs:
        first, second = (known[" ".join(text.split())] for text in (pair.first, pair.second))
        near = float(first.vectors.sentence @ second.vectors.sentence)
        found.append((compared(first, second), near))
    return found


def thresholded(truth: Sequence[bool], near: Sequence[float]) -> Figures:
    """The best that the vectors alone can do: the threshold with the highest accuracy on these very pairs."""
    tries = (figures(truth, [value >= least for value in near]) for least in np.arange(0.4, 0.96, 0.01))
    return max(tries, key=lambda one: (one.accuracy, one.f1))


def report() -> str:
    """The section of the results."""
    if not (CORPORA / "pairs").is_dir():
        return section(HEADING, COMMAND, absent("the sentence pairs"))
    rows: list[tuple[str, ...]] = []
    for name, pairs in (
        ("MSR val, same", paraphrases("val")),
        ("MSR train, same", paraphrases("train")),
        ("SICK train, opposed", contradictions()),
    ):
        truth = [pair.truth for pair in pairs]
        found = verdicts(pairs)
        opposed = name.endswith("opposed")
        guess = [one.opposed if opposed else one.same for one, _ in found]
        rows.append((name, "reportedly", *_shown(figures(truth, guess))))
        if not opposed:
            rows.append((name, BASELINE, *_shown(thresholded(truth, [near for _, near in found]))))
    return section(
        HEADING,
        COMMAND,
        "The weights of likeness were learned on MSR's train and val together (ten folds of it: see "
        "`python -m training.pairs`); the rules of conflict were written with both training parts in view. "
        "SICK's judges call *a man* against *a woman* neutral.",
        table(("pairs", "way", "precision", "recall", "F1", "accuracy"), rows),
    )


def _shown(one: Figures) -> tuple[str, str, str, str]:
    return f"{one.precision:.3f}", f"{one.recall:.3f}", f"{one.f1:.3f}", f"{one.accuracy:.3f}"


if __name__ == "__main__":
    print(report())
