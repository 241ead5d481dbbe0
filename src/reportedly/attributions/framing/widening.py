"""Contents of which the tagger has only the last clause: who says it there, put back before it."""

from __future__ import annotations

from msgspec.structs import replace
from spacy.tokens import Doc, Token
from spacy.tokens import Span as Words

from reportedly.attributions.complements import CLAUSES
from reportedly.attributions.voices import cites_clauses
from reportedly.language import covered, text_of
from reportedly.model import Attribution, Span

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_QUOTES = frozenset('“”"')
_BETWEEN = " ,”’\"'"
_ENDS = ". "
"""What parts sentences, where the parse does not."""


def widened(doc: Doc, one: Attribution) -> Attribution:
    """*Her brother had written {that he was warm}, [she] <added>*: from her brother, for all of it is hers.

    So also after the cue: *The agency <said> the envoy denied {that it had moved}*, from the envoy.

    >>> from reportedly.language import parse
    >>> text = "Her brother had written in May that he was warm, she added."
    >>> one = Attribution("a1", (Span(31, 47),), "indirect", source=Span(49, 52), cue=Span(53, 58))
    >>> [span.of(text) for span in widened(parse(text), one).content]
    ['Her brother had written in May that he was warm']
    >>> text = "The agency said the envoy denied that the fleet had moved, and left."
    >>> one = Attribution("a1", (Span(33, 57),), "indirect", source=Span(0, 10), cue=Span(11, 15))
    >>> [span.of(text) for span in widened(parse(text), one).content]
    ['the envoy denied that the fleet had moved']
    """
    cue, source = covered(doc, one.cue), covered(doc, one.source)
    if cue is None or source is None or one.manner == "direct":
        return one
    for place, piece in enumerate(one.content):
        words = covered(doc, piece)
        after = min(cue.start_char, source.start_char)
        leads = cue.end_char <= piece.start
        if words is None or not (leads or _is_before(doc, piece, after)):
            continue
        above = _above(words)
        if above is None or (leads and not _is_said_by(above, cue)):
            continue
        if _ENDS not in text_of(doc)[above.left_edge.idx : piece.start]:
            start = above.left_edge.idx
            before = [span for span in one.content[:place] if span.end <= start]
            return replace(one, content=(*before, Span(start, piece.end), *one.content[place + 1 :]))
    return one


def _is_before(doc: Doc, piece: Span, at: int) -> bool:
    return piece.end <= at and not text_of(doc)[piece.end : at].strip(_BETWEEN)


def _is_said_by(verb: Token, cue: Words) -> bool:
    """Whether a verb heads what a cue before it says."""
    return verb.head.i == cue.root.i and verb.dep_ in CLAUSES and verb.left_edge.i >= cue.end


def _above(words: Words) -> Token | None:
    """The verb before a clause by which somebody says it."""
    clause, verb = words.root, words.root.head
    if clause.dep_ not in CLAUSES or verb.i >= words.start or any(token.text in _QUOTES for token in words):
        return None
    speaks = any(child.dep_ in _SUBJECTS for child in verb.lefts)
    return verb if speaks and cites_clauses(verb) else None
