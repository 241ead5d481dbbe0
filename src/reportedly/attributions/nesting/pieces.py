"""The contents that may hold another voice, read again by themselves: what the tagger finds in them."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from msgspec.structs import replace
from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from reportedly.attributions import tagger
from reportedly.attributions.same_voice import MARKS
from reportedly.attributions.voices import cites_another
from reportedly.language import covered
from reportedly.model import Attribution, Span

LEAST_WORDS = 4
"""Words of a content that can hold an attribution: `she said no` is shorter, and its own voice."""

_BETWEEN = ".\n\n"
"""What parts the contents where they are read by themselves: each is a paragraph."""

_WHO = frozenset({"who", "which", "that"})


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of a content: which attribution's, and where it stands in the text and among the pieces."""

    outer: int
    start: int
    at: int
    length: int


def pieces(text: str, doc: Doc, level: Sequence[Attribution]) -> Iterator[Piece]:
    """The contents that may hold another voice, as they stand one after the other in a text of their own."""
    at = 0
    for outer, attribution in enumerate(level):
        for span in attribution.content:
            tight = _tight(text, span)
            if _may_hold(doc, attribution, tight):
                yield Piece(outer, tight.start, at, tight.end - tight.start)
                at += tight.end - tight.start + len(_BETWEEN)


def again(text: str, doc: Doc, found: Sequence[Piece]) -> Iterator[tuple[int, Attribution]]:
    """What the tagger finds in the contents, all at once, for that is faster; by the outer one's place."""
    alone = _BETWEEN.join(text[one.start : one.start + one.length].replace("\n", " ") for one in found)
    for one in tagger.tagged(alone).outer if alone else ():
        placed = _placed(one, found)
        if placed is not None:
            yield placed[0], _trimmed(text, _cut(doc, _sourced(doc, placed[1])))


def _sourced(doc: Doc, inner: Attribution) -> Attribution:
    """The cue's own subject for the source: `the colleague says the helmsman <answered> …`."""
    cue, source = covered(doc, inner.cue), covered(doc, inner.source)
    own = next((child for child in cue.root.lefts if child.dep_ == "nsubj"), None) if cue else None
    if cue is None or source is None or own is None or source.start <= own.i < source.end:
        return inner
    if source.start > cue.start or own.lower_ in _WHO:
        return inner
    first, last = own.left_edge, own.right_edge
    return replace(inner, source=Span(first.idx, last.idx + len(last.text)))


def _cut(doc: Doc, inner: Attribution) -> Attribution:
    """The content as far as the next speaker: `he asked {why} and one of them answered that …`.

    What follows in other sentences stays where it is quoted, or where nothing stands in the cue's own.
    """
    cue = covered(doc, inner.cue)
    if cue is None:
        return inner
    sentence = cue.root.sent
    here = [span for span in inner.content if span.start < sentence.end_char]
    ends = [_start_of(word) for word in sentence if word.i > cue.end and _begins_anew(word, cue)]
    end = min((at for at in ends if at is not None), default=sentence.end_char)
    cut = [Span(span.start, min(span.end, end)) for span in here if span.start < end]
    return replace(inner, content=tuple(cut)) if cut else inner


def _begins_anew(word: Token, cue: DocSpan) -> bool:
    """Whether a verb with a subject of its own goes on beside the cue."""
    own = any(child.dep_ in {"nsubj", "nsubjpass"} for child in word.lefts)
    return word.dep_ == "conj" and own and cue.start <= word.head.i < cue.end


def _start_of(verb: Token) -> int | None:
    """Where the words before a verb that goes on end: before `and`, or its first word."""
    first = verb.left_edge
    while first.i > 0 and (first.nbor(-1).dep_ == "cc" or first.nbor(-1).text == ","):
        first = first.nbor(-1)
    before = first.nbor(-1) if first.i > 0 else None
    return before.idx + len(before.text) if before is not None else None


def _trimmed(text: str, inner: Attribution) -> Attribution:
    return replace(inner, source=_without_that(text, inner.source)) if inner.source else inner


def _tight(text: str, span: Span) -> Span:
    """A span without the marks and spaces at its ends.

    >>> text = '“They told us.” '
    >>> _tight(text, Span(0, len(text))).of(text)
    'They told us'
    """
    words = span.of(text)
    start = span.start + len(words) - len(words.lstrip(MARKS))
    return Span(start, max(start, span.start + len(words.rstrip(MARKS))))


def _may_hold(doc: Doc, outer: Attribution, piece: Span) -> bool:
    """Whether a piece of content has a word that cites another voice, beside the outer attribution's own."""
    tokens = covered(doc, piece)
    if tokens is None or len(tokens) < LEAST_WORDS:
        return False
    own = outer.cue
    return any(cites_another(token) and not (own and own.has(token.idx)) for token in tokens)


def _placed(one: tagger.Found, pieces: Sequence[Piece]) -> tuple[int, Attribution] | None:
    """Which attribution it stands in, and its place in the text; what is in other contents is left out."""
    home = _home(one.cue, pieces)
    if home is None:
        return None

    def moved(span: Span | None) -> Span | None:
        place = _home(span, pieces) if span else None
        if span is None or place is None or place.outer != home.outer:
            return None
        return Span(place.start + span.start - place.at, place.start + min(span.end - place.at, place.length))

    content = tuple(filter(None, map(moved, one.content)))
    if not content:
        return None
    source = moved(one.source)
    return home.outer, Attribution(
        "", content, "indirect", source=source, cue=moved(one.cue), certainty=one.certainty
    )


def _home(span: Span, pieces: Sequence[Piece]) -> Piece | None:
    return next((piece for piece in pieces if piece.at <= span.start < piece.at + piece.length), None)


def _without_that(text: str, span: Span) -> Span:
    """`that the ministry`, as a source, is `the ministry`: the content it stands in begins so."""
    return Span(span.start + len("that "), span.end) if span.of(text).startswith("that ") else span
