"""When an attribution was made: the time expression that its cue's clause carries."""

from __future__ import annotations

import re
from collections.abc import Sequence

import msgspec
from spacy.tokens import Doc, Token

from reportedly.language import covered
from reportedly.model import Attribution, Span, Time

_ADJACENT = 15
"""Characters between a cue and a time beside it: room for ` on `, ` late on `, `, in `."""

_MAX_CLIMB = 14
"""Heads to climb from a time to its cue; deeper parses are wrong ones."""

_OTHER_CLAUSES = frozenset({"relcl", "advcl", "ccomp", "csubj", "conj", "appos"})
"""Clauses between a time and the cue that say when something else was: `Kim, who came in May, said`.

So do words that stand beside a name: `said Kim, an aide in 2012`.
"""

_YEAR = re.compile(r"\d{4}")
_NAMING = frozenset({"nummod", "compound", "nmod", "amod"})

_POINTS = frozenset("0123456789X")
"""What the TIMEX3 value of a point in time begins with; lengths, sets and `now` begin otherwise."""


def _tokens(doc: Doc, span: Span) -> list[Token]:
    return list(covered(doc, span) or ())


def _sentence(doc: Doc, span: Span) -> Span | None:
    tokens = _tokens(doc, span)
    if not tokens:
        return None
    sentence = tokens[0].sent
    return Span(sentence.start_char, sentence.end_char)


def _distance(first: Span, second: Span) -> int:
    return max(first.start - second.end, second.start - first.end, 0)


def _climb(start: Token, goals: frozenset[int], content: frozenset[int]) -> int | None:
    """Steps from a time up to the cue; none where another clause or the content lies between."""
    token = start
    for step in range(_MAX_CLIMB):
        if token.i in goals:
            return step
        if token.i in content or token.dep_ in _OTHER_CLAUSES or token.head.i == token.i:
            return None
        token = token.head
    return None


def _rank(attribution: Attribution, cue: Span, time: Time, doc: Doc) -> tuple[int, int] | None:
    """How well a time fits a cue, the lowest best; none where it belongs to something else."""
    distance = _distance(cue, time.span)
    beside = distance <= _ADJACENT and time.span.start >= cue.end
    root = next(
        (token for token in _tokens(doc, time.span) if token.head.i < token.i or token.head.i > token.i), None
    )
    goals = frozenset(token.i for token in _tokens(doc, cue))
    content = frozenset(token.i for span in attribution.content for token in _tokens(doc, span))
    if beside:
        return 0, distance
    if root is None:
        return 2, distance
    steps = _climb(root, goals, content)
    if steps is not None:
        return 1, steps
    within_source = attribution.source is not None and time.span.overlaps(attribution.source)
    return None if within_source or _elsewhere(root, goals) else (2, distance)


def _names_a_thing(doc: Doc, time: Time, cue: Span) -> bool:
    """Whether a year is part of what a thing is called: *<said> of [the 2016 vote]*; not *her 2016 <claim>*.

    What is said in a thing of that year was said then: *told a 2016 inquiry*, *in a 2016 book*.
    """
    year = covered(doc, time.span)
    if year is None or not _YEAR.fullmatch(time.timex) or year.root.dep_ not in _NAMING:
        return False
    thing = year.root.head
    said_in = thing.head.lower_ in {"in", "at", "to"} or thing.dep_ in {"dobj", "dative"}
    return not said_in and not cue.has(thing.idx)


def _elsewhere(token: Token, goals: frozenset[int]) -> bool:
    """Whether the time belongs to a clause of its own below or beside the cue's."""
    for _ in range(_MAX_CLIMB):
        if token.i in goals or token.head.i == token.i:
            return False
        if token.dep_ in _OTHER_CLAUSES:
            return True
        token = token.head
    return True


def _when(attribution: Attribution, times: Sequence[Time], doc: Doc) -> Time | None:
    cue = attribution.cue or attribution.source
    sentence = _sentence(doc, cue) if cue else None
    if cue is None or sentence is None:
        return None
    ranked: list[tuple[tuple[int, int], Time]] = []
    for time in times:
        inside = any(time.span.overlaps(span) for span in attribution.content)
        if inside or not time.span.overlaps(sentence) or time.timex[:1] not in _POINTS:
            continue
        if _names_a_thing(doc, time, cue):
            continue
        rank = _rank(attribution, cue, time, doc)
        if rank is not None:
            ranked.append((rank, time))
    return min(ranked, key=lambda pair: pair[0])[1] if ranked else None


def dated(attributions: Sequence[Attribution], times: Sequence[Time], doc: Doc) -> tuple[Attribution, ...]:
    """The attributions with `when` set from a time of the cue's clause, where there is one.

    The time stands in the cue's sentence, outside the content: beside the cue (`said on Wednesday`),
    governed by it (`in a message sent Wednesday`), or else nearest to it.
    """
    out: list[Attribution] = []
    for attribution in attributions:
        when = _when(attribution, times, doc)
        out.append(msgspec.structs.replace(attribution, when=when) if when else attribution)
    return tuple(out)
