"""Words that cannot both be said of one thing: *rose* and *fell*, *confirmed* and *denied*."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from reportedly.comparing.pairs.sentence import Sentence, once, with_particle
from reportedly.knowledge import table

_OUT = frozenset({"out", "off", "away"})
"""Particles that turn a verb round: who is *coming out* does not come."""


def opposite_words(first: Sentence, second: Sentence) -> list[tuple[Token, Token]]:
    """Each word of the first whose opposite the second has, where neither has the other's word as well.

    >>> from reportedly.comparing.pairs.sentence import sentence
    >>> opposite_words(sentence("Prices rose sharply."), sentence("Prices fell sharply."))
    [(rose, fell)]
    """
    ours, theirs = _by_lemma(first), _by_lemma(second)
    found = [
        (ours[lemma], theirs[other])
        for lemma in _with_opposites(first)
        if lemma not in theirs
        for other in sorted(_opposites()[lemma] & (theirs.keys() - ours.keys()))
    ]
    return sorted(found, key=lambda pair: pair[0].i)


def are_opposite(one: Token, other: Token) -> bool:
    """Whether the second is an opposite of the first."""
    return bool(_opposites().get(one.lemma_.lower(), frozenset()) & {other.lower_, other.lemma_.lower()})


@once
def _by_lemma(sentence: Sentence) -> dict[str, Token]:
    """The words by lemma and as they stand (*up* has no other form); a verb and its particle are one."""
    found: dict[str, Token] = {}
    phrases = {token.i: with_particle(token) for token in sentence.words if token.pos_ in {"VERB", "AUX"}}
    for token in sentence.words:
        phrase, above = phrases.get(token.i, ""), phrases.get(token.head.i, "")
        if " " in phrase and (phrase in _opposites() or phrase.split()[1] in _OUT):
            found[phrase] = token
        elif not above.endswith(f" {token.lower_}") or above not in _opposites():
            found.update(dict.fromkeys((token.lower_, token.lemma_.lower()), token))
    return found


@once
def _with_opposites(sentence: Sentence) -> list[str]:
    """Its words by lemma that have an opposite."""
    return sorted(_by_lemma(sentence).keys() & _opposites().keys())


@cache
def _opposites() -> dict[str, frozenset[str]]:
    found: dict[str, set[str]] = {}
    for row in table("comparing_opposites"):
        for ones, others in ((row["one"], row["other"]), (row["other"], row["one"])):
            for word in ones.split(","):
                found.setdefault(word, set()).update(others.split(","))
    return {word: frozenset(others) for word, others in found.items()}
