"""The attributions inside others, level by level: what is sure enough, each in the nearest that holds it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace
from spacy.tokens import Doc

from reportedly.attributions.nesting.candidates import Candidate, candidates, made
from reportedly.attributions.nesting.pieces import again, pieces
from reportedly.attributions.nesting.signs import is_hedge, signs
from reportedly.attributions.nesting.weighing import ENOUGH, weights
from reportedly.attributions.quotations import manner, quotations
from reportedly.attributions.same_voice import has_another_voice
from reportedly.model import Article, Attribution, Span

DEEPEST = 4
"""Attributions inside one another that are looked for. Nobody writes more."""


def nested(article: Article, doc: Doc, found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions and those that stand inside their contents, an outer one before its inner ones.

    An inner one has the number of the outer one in its id (`a3.1` in `a3`) and points to it with `within`.
    """
    text = article.text
    quoted = quotations(text, article.paragraphs)
    every, level = list(found), list(found)
    for _ in range(DEEPEST - 1):
        level = [replace(one, manner=manner(text, one.content, quoted)) for one in _inside(text, doc, level)]
        if not level:
            break
        every += level
    return tuple(sorted(every, key=lambda one: [int(part) for part in one.id[1:].split(".")]))


def arranged(attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The outermost attributions, each holding those that are nested in it.

    >>> outer, inner = Attribution("a1", (), "indirect"), Attribution("a1.1", (), "indirect", within="a1")
    >>> [(one.id, [each.id for each in one.nested]) for one in arranged([outer, inner])]
    [('a1', ['a1.1'])]
    """

    def with_nested(one: Attribution) -> Attribution:
        inner = [with_nested(each) for each in attributions if each.within == one.id]
        return replace(one, nested=tuple(inner)) if inner else one

    return tuple(with_nested(one) for one in attributions if one.within is None)


def _inside(text: str, doc: Doc, level: Sequence[Attribution]) -> Iterator[Attribution]:
    """What the contents of these attributions hold, outermost first, with ids that follow theirs."""
    tagged = list(again(text, doc, list(pieces(text, doc, level))))
    for place, outer in enumerate(level):
        own = [one for at, one in tagged if at == place]
        kept: list[Attribution] = []
        for inner in sorted(_sure(text, doc, outer, own), key=_first):
            if not any(_overlaps(inner, other) for other in kept):
                kept.append(inner)
        for number, inner in enumerate(kept, start=1):
            yield replace(inner, id=f"{outer.id}.{number}", within=outer.id)


def _sure(text: str, doc: Doc, outer: Attribution, tagged: Sequence[Attribution]) -> Iterator[Attribution]:
    """The attributions of the words that are sure enough to be another's cues."""
    for candidate in candidates(doc, outer, tagged):
        inner = possible(text, doc, candidate)
        certainty = weights().certainty(signs(doc, candidate)) if inner is not None else 0.0
        if inner is not None and certainty >= ENOUGH:
            yield replace(inner, certainty=certainty)


def possible(text: str, doc: Doc, candidate: Candidate) -> Attribution | None:
    """The attribution that a candidate would be, where another than the outer speaker may say it."""
    inner = made(candidate)
    if inner is None or (inner.source is None and is_hedge(candidate.word)):
        return None  # *said {she is expected to come}*: whoever says so expects it
    apart = _is_within(inner, candidate.outer) and has_another_voice(text, doc, candidate.outer, inner)
    return inner if apart else None


def _is_within(inner: Attribution, outer: Attribution) -> bool:
    """Whether the source stands in the content too: `Ann Lee: {Nobody has asked me}` parses as her asking."""
    return inner.source is None or any(inner.source.overlaps(span) for span in outer.content)


def _first(one: Attribution) -> tuple[int, int]:
    """Where it begins; of two that begin at one place, the longer comes first."""
    ends = [span.end for span in (one.source, one.cue, *one.content) if span]
    return one.start(), -max(ends)


def _overlaps(inner: Attribution, other: Attribution) -> bool:
    """Whether one's cue stands in the other: the same one again, or one that is nested deeper."""
    return _reaches(inner.cue, other) or _reaches(other.cue, inner)


def _reaches(cue: Span | None, other: Attribution) -> bool:
    return cue is not None and any(span.overlaps(cue) for span in (*other.content, other.cue) if span)
