"""Which words are a source's: all, where a part was found; the cue's own subject, where another's was."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from reportedly.actors.capitals import runs
from reportedly.actors.names import Names
from reportedly.language import covered
from reportedly.model import Attribution, Span

_BESIDE = 3
"""Characters between a source and its cue that nothing stands between. A judgement."""

_BESIDE_NAME = re.compile(
    r"(?: (?:at|in) the [a-z]+)?"
    r",? ?(?<=, )(?:the )?(?P<name>[A-Z][^\s,]+(?: [A-Z][^\s,]+){0,3})(?=,)"
)
"""A name between commas, after when: `The chief at the time, Ann Lee, …`."""

_ARTICLED = re.compile(r"(?:an?|the) ", re.IGNORECASE)
_NAMES = re.compile(r"(?:the |and |& |of |, |[A-Z][\w.’-]+(?: |, |(?=,)))*")
_ONE = frozenset({"one", "another"})
_IN_PHRASE = frozenset({"DET", "ADJ", "NOUN", "PROPN"})
_OWNERS = frozenset({"its", "his", "her", "their"})


class SourceSpans:
    """Reads the words of sources, with the parse and the names of the article."""

    def __init__(self, text: str, doc: Doc, names: Names) -> None:
        self.text = text
        self.doc = doc
        self.names = names

    def whole(self, source: Span, cue: Span | None) -> Span:
        """The noun phrase of which a source has only a part; `her` alone of `her decision` as a cue.

        A lone `its` of `Its chairwoman, Ragna Foss, demanded`; `one of them` before `, Petr Sykora, said`;
        the last of `Australia, Britain and Japan announced`.
        """
        token = self._token(source.start)
        lone = source.of(self.text).strip(" ,").lower()
        if lone in _OWNERS and token is not None and token.dep_ == "poss":
            noun = token.head
            if cue is not None and cue.has(noun.idx):
                return source
            return Span(source.start, noun.right_edge.idx + len(noun.right_edge))
        if token is not None and (beside := self._beside(source)) is not None:
            return Span(beside, source.end)
        named = runs(source.of(self.text))
        if not named and (" " in lone or lone in _ONE) and (name := self._apposed(source.end)):
            return Span(source.start, name)
        return Span(self._list_start(source), source.end) if named else source

    def with_name(self, attribution: Attribution) -> Span | None:
        """The source with its name, where that was taken for the cue's: `The charity` `Holme said`."""
        source, cue = attribution.source, attribution.cue
        if source is None or cue is None or cue.start - source.end != 1:
            return None
        named = runs(cue.of(self.text))
        first, last = named[0] if named else (1, 0)
        return Span(source.start, cue.start + last) if first == 0 and last < len(cue.of(self.text)) else None

    def own_subject(self, attribution: Attribution) -> Span | None:
        """The cue's own subject, where the source that was found is another clause's.

        `Turkey accuses Stockholm of this, a charge the Swedish government has rejected`: not Turkey.
        """
        cue, source = attribution.cue, attribution.source
        span = covered(self.doc, cue)
        verb = verb_of(span) if span is not None else None
        if cue is None or source is None or verb is None:
            return None
        between = (
            self.text[source.end : cue.start]
            if source.end <= cue.start
            else self.text[cue.end : source.start]
        )
        heard = verb.lemma_ == "tell" and source.start >= cue.end
        if len(between) <= _BESIDE and not heard:
            return None
        for noun in verb.lefts:
            if noun.dep_ != "nsubj" or noun.pos_ not in {"NOUN", "PROPN"}:
                continue
            start, end = self.doc[noun.left_edge.i].idx, noun.right_edge.idx + len(noun.right_edge)
            inside = any(
                piece.has(noun.idx) and not start <= piece.start <= piece.end <= end + 1
                for piece in attribution.content
            )
            if not heard and (inside or start < source.end or source.start > cue.start):
                return None
            return Span(start, end)
        return None

    def _beside(self, source: Span) -> int | None:
        """Where the name begins that a source only says more of: `Amer Degha, ` and `a fighter, …`."""
        span = covered(self.doc, source)
        if span is None or span.root.dep_ != "appos" or not _ARTICLED.match(source.of(self.text)):
            return None
        if span.root.pos_ == "PROPN" or any(child.dep_ == "appos" for child in span.root.rights):
            return None  # `in Harl, the governor, Ana Lind, said`
        name = span.root.head
        start, end = self.doc[name.left_edge.i].idx, name.idx + len(name)
        named = name.pos_ == "PROPN" and self.text[end : source.start] == ", "
        return start if named and not _is_placed(name) and runs(self.text[start:end]) else None

    def _apposed(self, end: int) -> int:
        """Where a person's name that stands between commas right after a source ends; 0 where none does."""
        between = _BESIDE_NAME.match(self.text, end)
        if between is None:
            return 0
        first, last = between.span("name")
        label = self.names.label(first, last)
        named = (label == "PERSON" and " " in self.text[first:last]) or label == "ORG"
        return last if named and runs(self.text[first:last]) == [(0, last - first)] else 0

    def _list_start(self, source: Span) -> int:
        """Where a list of names begins of which a source has the last."""
        span = covered(self.doc, source)
        if span is None or span.root.dep_ != "conj":
            return source.start
        first = span.root
        while first.dep_ == "conj":
            first = first.head
        start = self.doc[first.left_edge.i].idx
        listed = start < source.start and _NAMES.fullmatch(self.text[start : source.start])
        return start if listed and first.dep_ == "nsubj" else source.start

    def _token(self, offset: int) -> Token | None:
        span = self.doc.char_span(offset, offset + 1, alignment_mode="expand")
        return span[0] if span is not None and len(span) else None


def _is_placed(name: Token) -> bool:
    """Whether a name ends a phrase of place that a sentence begins with: not who speaks.

    `In an article printed by the newspaper Harbour Post, the head of state thanked the crews.`
    """
    ahead = name.left_edge.i
    while ahead > name.sent.start and name.doc[ahead - 1].pos_ in _IN_PHRASE:
        ahead -= 1
    return ahead > name.sent.start and name.doc[ahead - 1].pos_ == "ADP"


def verb_of(span: DocSpan) -> Token | None:
    """The verb of a cue."""
    if span.root.pos_ == "VERB":
        return span.root
    return next((token for token in span if token.pos_ == "VERB"), None)
