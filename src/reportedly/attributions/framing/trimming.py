"""What stands at the edge of a content and was not said: where it was filed, when, to whom, whom it cites."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from itertools import takewhile

from msgspec.structs import replace
from spacy.tokens import Doc, Token

from reportedly.articles.furniture import lead_length
from reportedly.attributions.relays.outlets import words
from reportedly.language import TIMES, covered, text_of
from reportedly.model import Article, Attribution, Span

_SAID_TO = frozenset({"tell", "remind", "assure"})
_OBJECTS = frozenset({"dobj", "dative"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "expl", "csubj"})
_WHEN = frozenset({"day", "week", "month", "year", "date", "hour", "deadline", "morning", "evening", "night"})
_RELATIVE = re.compile(r"(?:that|which|when)\b")
_THAT = re.compile(r",? (?=that\b|[“\"])")


def trimmed(doc: Doc, one: Attribution) -> Attribution:
    """The content without what its sentence says of the saying: whom it cites, when it was, who heard it."""
    for trim in (without_cited, without_aside, without_day, without_hearer):
        one = trim(doc, one)
    return one


def undated(article: Article, found: Iterable[Attribution]) -> Iterator[Attribution]:
    """The attributions without the datelines that paragraphs begin with: `ORLEC (Sentra) - The dam`."""
    leads = ((place.start, lead_length(place.of(article.text))) for place in article.paragraphs)
    opens = {start: length for start, length in leads if length}
    for one in found:
        source = _after_leads(one.source, opens) if one.source else None
        content = (_after_leads(span, opens) for span in one.content)
        yield replace(one, source=source, content=tuple(span for span in content if span)) if opens else one


def _after_leads(span: Span, opens: dict[int, int]) -> Span | None:
    """The words of a span after a dateline in which it begins; none where all of them are of it."""
    begins = [place + lead for place, lead in opens.items() if place <= span.start < place + lead]
    if not begins:
        return span
    return Span(begins[0], span.end) if begins[0] < span.end else None


def without_cited(doc: Doc, one: Attribution) -> Attribution:
    """The content without whom the source cites for it: *reported, citing {two aides, that it rained}*.

    >>> from reportedly.language import parse
    >>> text = "In a story of May, the Echo reported, citing two aides, that it rained."
    >>> said = (Span(0, 17), Span(45, 70))
    >>> one = Attribution("a1", said, "indirect", source=Span(19, 27), cue=Span(28, 36))
    >>> [span.of(text) for span in without_cited(parse(text), one).content]
    ['that it rained']
    """
    text, cue = text_of(doc), covered(doc, one.cue)
    after = [span for span in one.content if one.cue and span.start >= one.cue.end]
    if cue is None or one.cue is None or not after:
        return one
    between = covered(doc, Span(one.cue.end, after[0].start)) if after[0].start - one.cue.end > 1 else None
    cites = between is not None and any(
        token.tag_ == "VBG" and token.lower_ in words("quoting") for token in between
    )
    said = _THAT.search(after[0].of(text)) if cites else None
    if said is None:
        return one
    content = (Span(after[0].start + said.end(), after[0].end), *after[1:])
    ahead = (span for span in one.content if span.start < one.cue.start)
    before = (span for span in ahead if not _is_when(doc, span, cue.root))
    return replace(one, content=(*before, *content))


def _is_when(doc: Doc, span: Span, verb: Token) -> bool:
    """Whether words before a cue say when or where it was said: `In a story of May, the Echo reported`."""
    held = covered(doc, span)
    return held is not None and held.root.pos_ == "ADP" and held.root.head.i == verb.i


def without_aside(doc: Doc, one: Attribution) -> Attribution:
    """The content without a clause on when it was said: *said it weeks after the day {that it chose}*.

    >>> from reportedly.language import parse
    >>> text = "It is full, the board said on Monday, weeks after the day that it had named."
    >>> one = Attribution("a1", (Span(0, 10), Span(58, 75)), "mixed", cue=Span(22, 26))
    >>> [span.of(text) for span in without_aside(parse(text), one).content]
    ['It is full']
    """
    content = tuple(
        span for place, span in enumerate(one.content) if not place or not _is_aside(doc, one, span)
    )
    return replace(one, content=content) if len(content) < len(one.content) else one


def _is_aside(doc: Doc, one: Attribution, span: Span) -> bool:
    """Whether a piece is a relative clause of a day that no content holds."""
    held = covered(doc, span)
    if held is None or held.root.dep_ != "relcl" or not _RELATIVE.match(span.of(text_of(doc))):
        return False
    noun = held.root.head
    inside = any(piece.has(noun.idx) for piece in one.content)
    return not inside and noun.lemma_.lower() in _WHEN


def without_hearer(doc: Doc, one: Attribution) -> Attribution:
    """The content without whom it is said to: *told {voters he was tired}*, *reminded {them that it rained}*.

    >>> from reportedly.language import parse
    >>> text = "She has told voters that she is tired."
    >>> one = Attribution("a1", (Span(13, 37),), "indirect", source=Span(0, 3), cue=Span(4, 12))
    >>> [span.of(text) for span in without_hearer(parse(text), one).content]
    ['that she is tired']
    """
    cue = covered(doc, one.cue)
    if cue is None or cue.root.lemma_.lower() not in _SAID_TO:
        return one
    verb = cue.root
    hearer = next((child for child in verb.rights if child.dep_ in _OBJECTS), None)
    said = next(filter(_is_said, (*verb.rights, *(hearer.rights if hearer else ()))), None)
    if hearer is None or said is None or not hearer.i < said.left_edge.i:
        return one
    heard, start = hearer.left_edge.idx, said.left_edge.idx
    content = tuple(
        Span(start, span.end) if span.start == heard < start < span.end else span for span in one.content
    )
    return replace(one, content=content)


def without_day(doc: Doc, one: Attribution) -> Attribution:
    """The content without when it was said: *said {on Monday night that it rained}*.

    >>> from reportedly.language import parse
    >>> text = "Kim said the same day that ties with Moscow had grown."
    >>> one = Attribution("a1", (Span(9, 53),), "indirect", source=Span(0, 3), cue=Span(4, 8))
    >>> [span.of(text) for span in without_day(parse(text), one).content]
    ['that ties with Moscow had grown']
    """
    first = one.content[0] if one.content else None
    words = covered(doc, first) if first else None
    if first is None or words is None or one.cue is None or one.cue.end > first.start:
        return one
    before = list(takewhile(lambda word: word.lower_ != "that", words))
    is_dated = any(word.ent_type_ in TIMES for word in before)
    if len(before) == len(words) or not is_dated or not all(map(_is_of_date, before)):
        return one
    said = Span(words[len(before)].idx, first.end)
    return replace(one, content=(said, *one.content[1:]))


def _is_of_date(word: Token) -> bool:
    return word.ent_type_ in TIMES or word.pos_ == "ADP"


def _is_said(clause: Token) -> bool:
    """Whether a clause is what somebody is told: `that she is tired`, `he was tired`; not `who had come`."""
    subject = next((child for child in clause.lefts if child.dep_ in _SUBJECTS), None)
    if clause.dep_ == "relcl":
        return subject is not None and subject.tag_ not in {"WDT", "WP"}
    return clause.dep_ == "ccomp" and subject is not None
