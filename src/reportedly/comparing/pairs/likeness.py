"""How alike two sentences are: a few measures, each between or near 0 and 1, which are weighed together.

The measures are those of the literature on paraphrase (Das and Smith 2009; Madnani et al. 2012) that a
regression on MSR's training part kept: vectors, words and letters in common, and what only one has.
"""

from __future__ import annotations

from difflib import SequenceMatcher

import numpy as np

from reportedly.comparing.pairs.opposites import opposite_words
from reportedly.comparing.pairs.sentence import Sentence, likenesses, once
from reportedly.language.encoder import Array

LONGEST_GRAM = 4
"""Words in a row that are looked for in the other sentence, as BLEU does."""


def measures(first: Sentence, second: Sentence) -> dict[str, float]:
    """The measures by name, the same whichever sentence is first."""
    near = likenesses(first, second)
    lonely = _lonely(first, near.max(axis=1, initial=0.0)), _lonely(second, near.max(axis=0, initial=0.0))
    turned = len(first.negators) % 2 != len(second.negators) % 2
    return {
        "vectors": float(first.vectors.sentence @ second.vectors.sentence),
        "letters": _shared(_trigrams(first), _trigrams(second)),
        "order": SequenceMatcher(None, first.spelled, second.spelled, autojunk=False).ratio(),
        "grams": float(np.mean([_contained(first, second, size) for size in range(1, LONGEST_GRAM + 1)])),
        "length": abs(len(first.spelled) - len(second.spelled)) / 10,
        "names": _shared(first.names, second.names),
        "numbers differ": float(first.numbers != second.numbers),
        "numbers conflict": float(bool(first.numbers - second.numbers and second.numbers - first.numbers)),
        "negators": float(abs(len(first.negators) - len(second.negators))),
        "turned": float(turned) * _words_shared(first, second),
        "opposites": float(len(opposite_words(first, second))),
        "subjects": _subjects(first, second),
        "partners": _partners(near),
        "verbs, fewer": min(side["VERB"] for side in lonely),
        "verbs, more": max(side["VERB"] for side in lonely),
        "numbers, more": max(side["NUM"] for side in lonely),
        "adjectives, more": max(side["ADJ"] for side in lonely),
    }


def _lonely(sentence: Sentence, nearest: Array) -> dict[str, float]:
    """How far the words of each part of speech are, in all, from their nearest in the other sentence."""
    found: dict[str, float] = dict.fromkeys(("VERB", "NUM", "ADJ"), 0.0)
    for at, near in zip(sentence.content, nearest, strict=True):
        kind = sentence.words[at].pos_
        if kind in found:
            found[kind] += 1 - float(near)
    return found


def _partners(near: Array) -> float:
    """The share of words that are each other's nearest."""
    if not near.size:
        return 0.0
    theirs = near.argmax(axis=0)
    pairs = sum(int(theirs[best]) == at for at, best in enumerate(near.argmax(axis=1)))
    return 2 * pairs / sum(near.shape)


def _subjects(first: Sentence, second: Sentence) -> float:
    """How near the subjects of the main verbs are; 0 where one has none."""
    ours, theirs = _subject(first), _subject(second)
    if not ours or not theirs:
        return 0.0
    return float((first.vectors.tokens[ours] @ second.vectors.tokens[theirs].T).max())


@once
def _subject(sentence: Sentence) -> list[int]:
    root = sentence.root
    if root is None:
        return []
    return [
        at
        for at, token in enumerate(sentence.words)
        if token.dep_ in {"nsubj", "nsubjpass"} and token.head.i == root.i
    ]


def _words_shared(first: Sentence, second: Sentence) -> float:
    """The share of words of content that have their lemma in the other sentence."""
    alone = sum(
        one.words[at].lemma_.lower() not in other.lemmas
        for one, other in ((first, second), (second, first))
        for at in one.content
    )
    return 1 - alone / max(1, len(first.content) + len(second.content))


@once
def _trigrams(sentence: Sentence) -> frozenset[str]:
    letters = " ".join(sentence.spelled)
    return frozenset(letters[at : at + 3] for at in range(len(letters) - 2))


def _contained(first: Sentence, second: Sentence, size: int) -> float:
    """The share of the shorter one's runs of `size` words that the longer one has."""
    ours, theirs = (
        {tuple(one.spelled[at : at + size]) for at in range(len(one.spelled) - size + 1)}
        for one in (first, second)
    )
    return len(ours & theirs) / max(1, min(len(ours), len(theirs)))


def _shared(first: frozenset[str], second: frozenset[str]) -> float:
    return len(first & second) / max(1, len(first | second))
