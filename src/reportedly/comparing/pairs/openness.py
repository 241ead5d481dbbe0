"""Whether a sentence leaves open what a word in it says: *may sign*, *hopes to sign*, *asked if it was*."""

from __future__ import annotations

from functools import cache

from spacy.tokens import Token

from reportedly.attributions.acts.cues import hedges
from reportedly.comparing.pairs.sentence import is_negator
from reportedly.knowledge import table


def is_open(token: Token) -> bool:
    """Whether it is left open if it is so: by a modal, a condition, or a verb of wishing or asking above it.

    >>> from reportedly.language import parse
    >>> is_open(parse("The truce may hold.")[3]), is_open(parse("They hope that it will hold.")[5])
    (True, True)
    >>> is_open(parse("They said that it could not be held.")[7])
    False
    """
    word = token
    while True:
        if _hedged(word) or (word is not token and is_governor(word)):
            return True
        if word.dep_ == "ROOT":
            return False
        word = word.head


def equally_sure(one: Token, other: Token) -> bool:
    """Whether both are told as what is, or both as what will be: *may sign* leaves room for *did not sign*.

    >>> from reportedly.language import parse
    >>> equally_sure(parse("They may sign.")[2], parse("They did not sign.")[3])
    False
    """
    return is_open(one) == is_open(other) and is_ahead(one) == is_ahead(other)


def is_ahead(token: Token) -> bool:
    """Whether it is told as what will be: *will sign*, *is to sign*.

    >>> from reportedly.language import parse
    >>> is_ahead(parse("The bank will sign.")[3]), is_ahead(parse("The bank signed.")[2])
    (True, False)
    """
    return any(
        child.dep_ == "aux" and child.lower_ in {"will", "shall", "'ll", "’ll"} for child in token.children
    )


def _hedged(word: Token) -> bool:
    """A modal beside it, an adverb or a condition: `could not` is that somebody was unable."""
    refused = any(is_negator(child) for child in word.children)
    for child in word.children:
        lower = child.lower_
        if child.dep_ == "advcl" and any(each.lower_ in hedges("condition") for each in child.children):
            return True
        if child.dep_ == "aux" and lower in hedges("modal") and not (refused and lower == "could"):
            return True
        if child.dep_ == "mark" and lower in hedges("condition"):
            return True
        if child.dep_ == "advmod" and lower in hedges("adverb"):
            return True
    return False


def is_governor(token: Token) -> bool:
    """Whether a verb leaves open what it leads to: *hopes*, *is expected*."""
    return token.lemma_.lower() in _governors()


@cache
def _governors() -> frozenset[str]:
    return frozenset(row["word"] for row in table("comparing_open"))
