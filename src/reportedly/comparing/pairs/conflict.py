"""A conflict of two sentences: its kind, its reason, and the words it rests on."""

from __future__ import annotations

from typing import Literal

from spacy.tokens import Token

from reportedly.comparing.pairs.sentence import Sentence
from reportedly.model import Record

ConflictKind = Literal["polarity", "opposite", "number", "date", "name", "role"]

NEAR = 0.6
"""Cosine from which two words in their sentences mean the same: on MSR's training part, what is put in other
words mostly lies above it, and what only keeps the same company below."""


class Conflict(Record, frozen=True):
    """One way in which both cannot hold: its kind, the reason, and the words, by their place in each."""

    kind: ConflictKind
    reason: str
    ours: tuple[int, ...]
    theirs: tuple[int, ...]

    def words(self) -> tuple[str, str]:
        """The words of either side, as the reason has them, which tells first what is turned.

        >>> Conflict("opposite", "“rose” against “fell”", (1,), (1,)).words()
        ('rose', 'fell')
        """
        first, _, second = self.reason.strip("“”").partition("” against “")
        return (second, first) if len(self.ours) < len(self.theirs) else (first, second)


def place(sentence: Sentence, token: Token) -> int:
    """Where a word stands in its sentence."""
    return token.i - sentence.words[0].i
