"""A sentence made ready to be compared: its words of content with their vectors, numbers, names, negators."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache, cached_property, wraps
from typing import TypeVar, cast

import numpy as np
from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from reportedly.attributions.acts.cues import hedges, nesting_lemmas
from reportedly.comparing.pairs.vectors import Vectors, vectors
from reportedly.knowledge import table
from reportedly.language import parse
from reportedly.language.encoder import Array
from reportedly.language.parses import kept

CONTENT = frozenset({"NOUN", "VERB", "PROPN", "NUM", "ADJ", "ADV"})
MAY_BE_EMPTY = frozenset({"VERB", "ADJ", "ADV"})
"""Parts of speech of which common words say little: *have*, *other*, *then*."""

_PARTICLES = frozenset({"down", "out", "off", "up", "away", "aside", "for", "against"})
_DIGITS = re.compile(r"\d[\d,]*(?:\.\d+)?")

_Found = TypeVar("_Found")


class Sentence:
    """One parsed sentence (or a few) and what comparing asks of it, each found once."""

    def __init__(self, words: Doc | Words) -> None:
        self.words = words
        self.text = words.text
        self.found: dict[str, object] = {}

    def kept(self) -> bytes:
        """Its parse, as a ledger keeps it."""
        return kept(self.words if isinstance(self.words, Doc) else self.words.as_doc())

    @cached_property
    def vectors(self) -> Vectors:
        """Its vector and its tokens'."""
        return vectors(self.words)

    @cached_property
    def content(self) -> list[int]:
        """Where in `words` the words of content stand."""
        return [
            at
            for at, token in enumerate(self.words)
            if token.pos_ in CONTENT and not (token.is_stop and token.pos_ in MAY_BE_EMPTY)
        ]

    @cached_property
    def content_vectors(self) -> Array:
        """The vectors of the words of content, a row each."""
        return self.vectors.tokens[self.content]

    @cached_property
    def spelled(self) -> list[str]:
        """The words, in lower case."""
        return [token.lower_ for token in self.words if any(map(str.isalnum, token.text))]

    @cached_property
    def lemmas(self) -> frozenset[str]:
        """The lemmas of the words of content."""
        return frozenset(self.words[at].lemma_.lower() for at in self.content)

    @cached_property
    def numbers(self) -> frozenset[float]:
        """Its numbers, in digits or words.

        >>> sorted(Sentence(parse("Twelve of 1,200 homes lost 4.5 tons.")).numbers)
        [4.5, 12.0, 1200.0]
        """
        found = (number_of(token) for token in self.words)
        return frozenset(number for number in found if number is not None)

    @cached_property
    def names(self) -> frozenset[str]:
        """The words of its names, in lower case."""
        return frozenset(token.lower_ for token in self.words if token.pos_ == "PROPN")

    @cached_property
    def negators(self) -> list[Token]:
        """The words that turn what a clause says."""
        return [token for token in self.words if is_negator(token)]

    @cached_property
    def frame(self) -> frozenset[int]:
        """Where the words stand that only say who says it: *the Kremlin said*, before or after what was said.

        >>> one = sentence("No agreement was signed, the Kremlin said.")
        >>> [one.words[at].text for at in sorted(one.frame)]
        ['the', 'Kremlin', 'said']
        """
        root = self.root
        if root is None or root.lemma_ not in nesting_lemmas():
            return frozenset()
        if not any(child.dep_ == "ccomp" for child in root.children):
            return frozenset()
        subjects = [child for child in root.children if child.dep_ == "nsubj"]
        within = [root, *(token for subject in subjects for token in subject.subtree)]
        return frozenset(token.i - self.words[0].i for token in within)

    @cached_property
    def is_scene(self) -> bool:
        """Whether it paints what is going on somewhere, and names nobody: another may paint another day.

        >>> [sentence(text).is_scene for text in ("A man is lifting a box.", "Ann is lifting a box.")]
        [True, False]
        """
        root = self.root
        if root is None or self.names or any(token.ent_type_ in {"MONEY", "PERCENT"} for token in self.words):
            return False
        is_now = root.tag_ == "VBG" and any(child.lower_ in {"is", "are"} for child in root.children)
        return is_now or root.lower_ in {"is", "are"}

    @cached_property
    def root(self) -> Token | None:
        """Its main verb."""
        return next((token for token in self.words if token.dep_ == "ROOT"), None)


def once(find: Callable[[Sentence], _Found]) -> Callable[[Sentence], _Found]:
    """Have what is asked of a sentence found once: it is compared with many others, and mostly in vain."""
    name = f"{find.__module__}.{find.__qualname__}"

    @wraps(find)
    def known(sentence: Sentence) -> _Found:
        if name not in sentence.found:
            sentence.found[name] = find(sentence)
        return cast("_Found", sentence.found[name])

    return known


def is_negator(token: Token) -> bool:
    """Whether a word turns what is said: *not*, *no*, *never*, *denied*, *ruled out*.

    >>> [token.text for token in parse("No doubt nobody ruled out a strike.") if is_negator(token)]
    ['nobody', 'ruled']
    """
    if _negators().isdisjoint((token.lower_, token.lemma_.lower(), with_particle(token))):
        return False
    return not ((token.lower_ in {"no", "not"} and _affirms(token)) or _is_of_a_title(token))


def with_particle(token: Token) -> str:
    """A verb's lemma with its particle: *turn down* in *turned the offer down*; otherwise the lemma."""
    particles = (child for child in token.children if child.dep_ == "prt" or child.lower_ in _PARTICLES)
    particle = next(particles, None)
    return f"{token.lemma_.lower()} {particle.lower_}" if particle is not None else token.lemma_.lower()


def _is_of_a_title(token: Token) -> bool:
    """*Never Again*, *The Man Who Was Not There*: capitals, and not those of a beginning.

    >>> [_is_of_a_title(parse("He saw No Way Out.")[2]), _is_of_a_title(parse("No Pole saw it.")[0])]
    [True, False]
    """
    start = token.sent.start
    beside = [token.doc[at] for at in (token.i - 1, token.i + 1) if start <= at < token.sent.end]
    return token.i > start and token.is_title and any(each.is_title for each in beside)


def _affirms(token: Token) -> bool:
    """`no doubt`, `not only`: nothing is turned."""
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return following is not None and following.lower_ in hedges("affirming")


def number_of(token: Token) -> float | None:
    """The number that a word is, in digits or as one word."""
    return number_in(token.text)


def number_in(word: str) -> float | None:
    """The number that a word is, as it stands.

    >>> number_in("1,200"), number_in("Twelve"), number_in("many")
    (1200.0, 12.0, None)
    """
    plain = word.strip("$€£%")
    if _DIGITS.fullmatch(plain):
        return float(plain.replace(",", ""))
    value = _numbers().get(word.lower())
    return float(value) if value is not None else None


def likenesses(first: Sentence, second: Sentence) -> Array:
    """How near each word of content of the one is to each of the other (cosines)."""
    if not first.content or not second.content:
        return np.zeros((len(first.content), len(second.content)), np.float32)
    return first.content_vectors @ second.content_vectors.T


def sentence(text: str) -> Sentence:
    """The sentence that a text is, white space tidied."""
    return Sentence(parse(" ".join(text.split())))


@cache
def _negators() -> frozenset[str]:
    return frozenset(row["word"] for row in table("comparing_negators"))


@cache
def _numbers() -> dict[str, str]:
    """The numbers that are written as one word, as the times' table has them."""
    return {row["word"]: row["value"] for row in table("times") if row["class"] in {"one", "ten"}}
