"""A statement made ready to be compared: what it says, with its pronouns spelled out, by whom and when."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cached_property

from reportedly.comparing.pairs.sentence import Sentence, sentence
from reportedly.model import Article, Attribution, Mention, Span

FEWEST_WORDS = 3
"""Words of content that a claim has: of fewer, nobody can tell what is said."""

_FIRST_PERSON = frozenset({"i", "we", "my", "our", "me", "us", "myself", "ourselves"})
_SPELLED_OUT = frozenset({"he", "she", "it", "they"})
_LEAD = re.compile(r"^(?:that|whether)\s+", re.IGNORECASE)
_EDGES = " \t\n\"'“”„«»‘’,;:…"


@dataclass(frozen=True)
class Saying:
    """One statement: its words, who speaks (ids or words), the day it was published, if it is a denial."""

    key: int
    page: int
    sentence: Sentence
    speakers: frozenset[str]
    day: date | None
    act: str | None = None
    factuality: str | None = None

    @cached_property
    def says_something(self) -> bool:
        """Whether there is enough in it to be a claim: a verb and a few words of content, and no question.

        Of *which was a threat to the region*, nobody can tell what is.
        """
        words = self.sentence.words
        has_verb = any(token.pos_ in {"VERB", "AUX"} for token in words)
        is_long_enough = len(self.sentence.content) >= FEWEST_WORDS
        is_relative = self.sentence.spelled[:1] in (["which"], ["who"])
        return has_verb and is_long_enough and not is_relative and not self.sentence.text.endswith("?")

    @cached_property
    def is_denied(self) -> bool:
        """Whether the speaker says that it is not so, and nothing in the words themselves turns them."""
        denies = self.act == "deny" or self.factuality == "CT-"
        return denies and len(self.sentence.negators) % 2 == 0

    @cached_property
    def asserted(self) -> Sentence:
        """What the speaker says of it: *they denied that it was signed*, where that is denied."""
        return sentence(f"They denied that {self.sentence.text}.") if self.is_denied else self.sentence

    @cached_property
    def is_own(self) -> bool:
        """Whether it is of the speaker, so that others' same words are another claim: *we won*, *to win*."""
        root = self.sentence.root
        has_subject = root is not None and any(
            child.dep_ in {"nsubj", "nsubjpass", "expl", "csubj"} for child in root.children
        )
        return not has_subject or not _FIRST_PERSON.isdisjoint(self.sentence.spelled)


def spelled_out(article: Article, attribution: Attribution, mentions: Sequence[Mention]) -> str:
    """What is attributed, in one line: without quotation marks, and with the name for a subject's pronoun.

    >>> from reportedly.model import Actor
    >>> text = "Lind said that she was ready."
    >>> said = Attribution("a1", (Span(10, 28),), "indirect")
    >>> spelled_out(Article(text), said, [Mention(Span(15, 18), Actor("lind", "Ana Lind"), "pronoun")])
    'Ana Lind was ready'
    >>> spelled_out(Article(text), Attribution("a1", (Span(10, 28),), "indirect"), [])
    'she was ready'
    """
    pieces = [_piece(article.text, span, mentions) for span in attribution.content]
    told = _LEAD.sub("", " ".join(filter(None, pieces))).strip(_EDGES)
    first, _, rest = told.partition(" ")
    if attribution.manner != "direct" and first.lower() in _SPELLED_OUT and attribution.speaker is not None:
        return f"{attribution.speaker.name} {rest}"
    return told


def _piece(text: str, span: Span, mentions: Sequence[Mention]) -> str:
    """The words of one span, pronouns of the third person replaced."""
    told, at = "", span.start
    for mention in sorted(mentions, key=lambda each: each.span.start):
        words = mention.span.of(text)
        is_inside = at <= mention.span.start and mention.span.end <= span.end
        if mention.how == "pronoun" and is_inside and words.lower() in _SPELLED_OUT:
            told, at = told + text[at : mention.span.start] + mention.actor.name, mention.span.end
    return " ".join(re.sub(r"[“”\"]", " ", told + text[at : span.end]).split())
