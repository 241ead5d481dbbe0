"""The gist of a sentence: its main clause, words weighed by how rare they are, countries by any name."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from math import log10

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Token

from reportedly.actors.nations import nations_in
from reportedly.articles.damage.vocabulary import frequency
from reportedly.comparing.pairs.blame import countries_by_leader
from reportedly.comparing.pairs.sentence import Sentence, once
from reportedly.language.encoder import Array

COMMON, RARE = 9.7, 6.5
"""Powers of ten of how often, in some 10^12 words, a word is printed that weighs `LEAST` (*people*, *time*),
and one that weighs 1 (*airstrike*)."""

LEAST = 0.2

SAME, APART = 0.95, 0.5
"""How near two words are, at least, that are one lemma or name one country, and, at most, two other names: in
their sentences, all names of one matter are near."""

_ASIDES = frozenset({"relcl", "appos", "advcl", "parataxis", "acl"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_BY_ANOTHER = ("ed", "held", "run", "built", "born")
"""Endings of a second word by which the country before it is another than who is told of: *US-backed*."""


@dataclass(frozen=True)
class Gist:
    """The words of content of a sentence, a place each in every field.

    `weights` are from `LEAST` to 1; `main` tells which stand in the main clause; `same` is the lemma of a
    word or, of a name, the country that it stands for; `root` is the place of the main verb, or of what
    something is said to be; or else -1.
    `subject` is the word that the main verb is said of.
    """

    weights: Array
    main: NDArray[np.bool_]
    same: NDArray[np.str_]
    is_name: NDArray[np.bool_]
    root: int
    subject: Token | None


@once
def gist(sentence: Sentence) -> Gist:
    """What a sentence says first of all.

    >>> from reportedly.comparing.pairs.sentence import sentence
    >>> told = sentence("Ankara, which backs the rebels, sent tanks into Orlec after talks collapsed.")
    >>> found = gist(told)
    >>> [told.words[at].text for at, main in zip(told.content, found.main) if main]
    ['Ankara', 'sent', 'tanks', 'Orlec']
    >>> str(found.same[0])
    'TR'
    >>> [str(each) for each in gist(sentence("Turkish-backed rebels left Turkish towns.")).same][::4]
    ['TR-', 'TR']
    """
    words = [sentence.words[at] for at in sentence.content]
    root = sentence.root
    main = frozenset(_main(root)) if root is not None else frozenset[int]()
    is_main = np.array([word.i in main for word in words])
    subject = next((child for child in root.children if child.dep_ in _SUBJECTS), None) if root else None
    return Gist(
        np.array([_weight(word) for word in words], np.float32),
        is_main if is_main.any() else np.ones(len(words), bool),
        np.array([nation_of(word) or word.lemma_.lower() for word in words]),
        np.array([word.pos_ == "PROPN" or word.ent_type_ == "NORP" for word in words]),
        next((at for at, word in enumerate(words) if root is not None and word.i == _telling(root).i), -1),
        subject or (root if root is not None and root.pos_ in {"NOUN", "PROPN"} else None),
    )


def _telling(root: Token) -> Token:
    """The word that tells most of the main clause: its verb, or what somebody is or was said to be.

    >>> from reportedly.language import parse
    >>> _telling(parse("Orlec is a port.")[1])
    port
    >>> _telling(parse("the fleet as the arm of a rival")[1]), _telling(parse("the ban as harmful")[1])
    (arm, harmful)
    """
    if root.pos_ in {"NOUN", "PROPN"}:
        named = (inner for word in root.subtree if word.lower_ == "as" for inner in word.children)
        return next((inner for inner in named if inner.dep_ in {"pobj", "amod", "acomp"}), root)
    if root.lemma_ != "be":
        return root
    return next((child for child in root.children if child.dep_ in {"attr", "acomp"}), root)


def _main(root: Token) -> Iterator[int]:
    """Where the words of the main clause stand; of a noun alone, those beside it: *plans to …*."""
    yield root.i
    is_clause = root.pos_ in {"VERB", "AUX"}
    for child in root.children:
        if child.dep_ not in _ASIDES or (not is_clause and child.dep_ in {"acl", "relcl", "advcl"}):
            yield from _within(child)


def _within(word: Token) -> Iterator[int]:
    yield word.i
    for child in word.children:
        if child.dep_ not in _ASIDES:
            yield from _within(child)


def _weight(word: Token) -> float:
    """Names and numbers weigh 1, other words by how rare they are; a first name adds little.

    >>> from reportedly.language import parse
    >>> [round(_weight(token), 1) for token in parse("Angela Merkel shelled people.")[:4]]
    [0.2, 1.0, 0.8, 0.5]
    """
    if word.pos_ == "PROPN" and word.dep_ == "compound" and word.ent_type_ == "PERSON":
        return LEAST
    if word.pos_ in {"PROPN", "NUM"}:
        return 1.0
    often = log10(frequency(word.lemma_.lower()) + 1)
    return min(1.0, max(LEAST, 1 - (1 - LEAST) * (often - RARE) / (COMMON - RARE)))


@lru_cache(4096)
def nation(word: str) -> str:
    """The country that a word with a capital stands for, by any of its names or who led it; empty for none.

    >>> nation("Turkish"), nation("Ankara"), nation("turkey"), nation("Lind")
    ('TR', 'TR', '', '')
    """
    if not word[:1].isupper():
        return ""
    return min(nations_in(word), default=countries_by_leader().get(word.lower(), ""))


def nation_of(word: Token) -> str:
    """The country that a word stands for; with a hyphen after it, where it only backs or holds another.

    >>> from reportedly.language import parse
    >>> [nation_of(parse(text)[0]) for text in ("Turkish troops", "Turkish-backed rebels", "US-led raids")]
    ['TR', 'TR-', 'US']
    """
    code = nation(word.text)
    following = [token.text for token in word.doc[word.i + 1 : word.i + 3]]
    is_another = following[:1] == ["-"] and following[-1].endswith(_BY_ANOTHER) and following[-1] != "led"
    return f"{code}-" if code and is_another else code


def likenesses_of_gists(first: Sentence, second: Sentence, ours: Gist, theirs: Gist) -> Array:
    """How near each word of content of the one is to each of the other: two names are not near."""
    near = first.content_vectors @ second.content_vectors.T
    alike = ours.same[:, None] == theirs.same[None, :]
    names = ours.is_name[:, None] & theirs.is_name[None, :]
    near = np.where(names & ~alike, np.minimum(near, APART), near)
    return np.where(alike, np.maximum(near, SAME), near)
