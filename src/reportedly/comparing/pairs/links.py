"""Who is said to belong or be tied to whom, in whatever words: *is linked to*, *is the political wing of*."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from reportedly.comparing.pairs.openness import is_open
from reportedly.comparing.pairs.polarity import turned
from reportedly.comparing.pairs.sentence import Sentence
from reportedly.knowledge import table

_FORMS = frozenset({"the", "of", "and", "party", "group", "army", "forces"})
"""Small letters of words in names, and words that names of many bodies have."""


@dataclass(frozen=True)
class Link:
    """That one is tied to another: the word that says so, and the words of the names before and after it.

    `is_turned` is that it is said not to be so.
    """

    told: str
    one: frozenset[str]
    other: frozenset[str]
    is_turned: bool


def links(sentence: Sentence) -> Iterator[Link]:
    """The ties that a sentence tells of two that it names, and does not leave open.

    >>> from reportedly.comparing.pairs.sentence import sentence
    >>> def told(text):
    ...     return [(sorted(one.one), one.told, sorted(one.other)) for one in links(sentence(text))]
    >>> told("The BLF is the armed wing of the Orlec Union.")
    [(['blf'], 'wing', ['orlec', 'union'])]
    >>> told("The BLF may be linked to Norland."), told("The wing of the museum is linked to the hall.")
    ([], [])
    """
    first = sentence.words[0].i
    named = {token.i: token.lower_ for token in sentence.words if _is_name(token)}
    not_so = turned(sentence)
    for word in sentence.words:
        if word.lemma_.lower() not in _words() or word.i in named or is_open(word):
            continue
        before = frozenset(name for at, name in named.items() if at < word.i) - _FORMS
        after = frozenset(name for at, name in named.items() if at > word.i) - _FORMS
        if before and after:
            around = {word.i - first, word.head.i - first}
            yield Link(word.text, before, after, not around.isdisjoint(not_so))


def same_link(one: Link, other: Link) -> bool:
    """Whether both are of the same two."""
    return bool(one.one & other.one) and bool(one.other & other.other)


def _is_name(token: Token) -> bool:
    """Whether it is a word of a name; acronyms are taken for nouns at times."""
    return token.is_alpha and (token.pos_ == "PROPN" or (token.is_upper and len(token) > 2))


@cache
def _words() -> frozenset[str]:
    return frozenset(row["word"] for row in table("comparing_links"))
