"""The time expressions of a text as clues need them: what each says, which way it looks, where it stands."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import cached_property

from spacy.tokens import Doc, Token

from reportedly.knowledge import table
from reportedly.model import Span, Time
from reportedly.times.dating.lexicon import any_of
from reportedly.times.grammar import GRAMMAR
from reportedly.times.meanings import Said
from reportedly.times.tense import direction
from reportedly.times.words import words

_BEFORE = 40
"""Characters before an expression that can change which way it looks: `before the end of`."""


class Mention:
    """One time expression: its words, their meaning, and the sentence it stands in."""

    def __init__(self, told: Told, time: Time) -> None:
        self.told = told
        self.span = time.span
        self.timex = time.timex
        self.words = time.span.of(told.text)
        self.sentence = told.sentence_at(time.span.start)

    @cached_property
    def said(self) -> Said | None:
        """What the words mean."""
        reading = GRAMMAR.longest("time", words(self.words), 0)
        return reading[1] if reading else None

    @cached_property
    def ahead(self) -> bool:
        """Whether the clause speaks of what is to come."""
        token = self.told.token_at(self.span.end - 1)
        return direction(self.told.text, self.span.start, token, self.before in _ahead()) == 1

    @cached_property
    def amends(self) -> bool:
        """Whether it is the day of an amendment: `This article was amended on 6 December 2018`."""
        sentence = self.told.sentence(self.sentence)
        words = self.told.text[sentence.start : sentence.end].lower()
        return bool(re.search(rf"\b(?:{any_of('notice')})\b.*\b(?:{any_of('amended')})\b", words, re.DOTALL))

    @property
    def before(self) -> str:
        """The word before the expression, in lower case."""
        found = re.search(r"(\w+)\W*$", self.told.text[max(0, self.span.start - _BEFORE) : self.span.start])
        return found[1].lower() if found else ""


class Told:
    """A text, its parse and its time expressions."""

    def __init__(self, text: str, doc: Doc, times: Sequence[Time]) -> None:
        self.text = text
        self.doc = doc
        self._starts: list[int] = doc.to_array("IDX").tolist()
        self._sentences = [sentence.start_char for sentence in doc.sents]
        self.mentions = tuple(Mention(self, time) for time in times)

    def sentence_at(self, offset: int) -> int:
        """Which sentence, from 0, an offset lies in."""
        return max(0, bisect_right(self._sentences, offset) - 1)

    def sentence(self, number: int) -> Span:
        """The span of a sentence."""
        end = self._sentences[number + 1] if number + 1 < len(self._sentences) else len(self.text)
        return Span(self._sentences[number] if self._sentences else 0, end)

    def token_at(self, offset: int) -> Token | None:
        """The token at an offset."""
        return self.doc[max(0, bisect_right(self._starts, offset) - 1)] if self._starts else None


def _ahead() -> frozenset[str]:
    return frozenset(row["word"] for row in table("times_leads") if row["kind"] == "ahead")
