"""Contents that lack words of their own clause: who else says something in it, and by which word."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace
from spacy.tokens import Doc, Token

from reportedly.attributions.voices import may_cite
from reportedly.language import covered, text_of
from reportedly.model import Attribution, Span

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_QUOTES = frozenset('“”"')
_ENDS = ". "
"""What parts sentences, where the parse does not."""


def widened(doc: Doc, one: Attribution, found: Sequence[Attribution]) -> Attribution:
    """*Her brother had written {that he was warm}, [she] <added>*: from her brother, for all of it is hers.

    So also after the cue: *The agency <said> the envoy denied {that it had moved}*, from the envoy.

    >>> from reportedly.language import parse
    >>> text = "Her brother had written in May that he was warm, she added."
    >>> one = Attribution("a1", (Span(31, 47),), "indirect", source=Span(49, 52), cue=Span(53, 58))
    >>> [span.of(text) for span in widened(parse(text), one, [one]).content]
    ['Her brother had written in May that he was warm']
    >>> text = "The agency said the envoy denied that the fleet had moved, and left."
    >>> one = Attribution("a1", (Span(33, 57),), "indirect", source=Span(0, 10), cue=Span(11, 15))
    >>> [span.of(text) for span in widened(parse(text), one, [one]).content]
    ['the envoy denied that the fleet had moved']
    >>> text = "Dahl confirmed he was ill, and that Lund had refused to let him go."
    >>> one = Attribution("a1", (Span(15, 25), Span(53, 66)), "indirect", source=Span(0, 4), cue=Span(5, 14))
    >>> [span.of(text) for span in widened(parse(text), one, [one]).content]
    ['he was ill', 'that Lund had refused to let him go']
    """
    cue = covered(doc, one.cue)
    if cue is None or one.manner == "direct":
        return one
    content = list(one.content)
    for place, piece in enumerate(content):
        words = covered(doc, piece)
        top = _top(words.root, cue.root, content) if words is not None else None
        if words is None or top is None or any(token.text in _QUOTES for token in words[:1]):
            continue
        if top.dep_ == "advcl" and top.head.i == cue.root.i and content[0].start > cue.start_char:
            continue  # *called {him a liar} after he attacked {the judge}*: the writer tells of that
        before = Span(top.left_edge.idx, piece.start)
        if before.start < before.end and _lacks(doc, one, before, found):
            content[place] = Span(before.start, piece.end)
    content = [
        span
        for place, span in enumerate(content)
        if not any(other != span and other.has(span.start) for other in content[place + 1 :])
    ]
    return replace(one, content=tuple(content)) if tuple(content) != one.content else one


def _top(root: Token, cue: Token, content: Sequence[Span]) -> Token | None:
    """The highest word over a piece below its cue or another piece, where a verb that cites is among them."""
    top, cites = root, False
    while top.head.i not in {top.i, cue.i} and not any(
        span.has(top.head.idx) for span in content if not span.has(root.idx)
    ):
        top = top.head
        speaks = any(child.dep_ in _SUBJECTS for child in top.lefts)
        cites = cites or (top.i < root.i and speaks and top.pos_ == "VERB" and may_cite(top))
    return top if cites and top.head.i != top.i else None


def _lacks(doc: Doc, one: Attribution, before: Span, found: Sequence[Attribution]) -> bool:
    """Whether words before a piece are its own: none that cite, or are quoted, or end a sentence."""
    text = before.of(text_of(doc))
    own = [span for span in (one.source, one.cue) if span]
    cues = [other.cue for other in found if other.cue and other is not one]
    taken = any(span.overlaps(before) for span in (*own, *cues))
    return not taken and _ENDS not in text and ";" not in text and not any(mark in text for mark in _QUOTES)
