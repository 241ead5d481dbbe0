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

    >>> from reportedly.language import parse
    >>> text = "Her brother had written in May that he was warm, she added."
    >>> one = Attribution("a1", (Span(31, 47),), "indirect", source=Span(49, 52), cue=Span(53, 58))
    >>> [span.of(text) for span in widened(parse(text), one).content]
    ['Her brother had written in May that he was warm']
    """
    cue, source = covered(doc, one.cue), covered(doc, one.source)
    if cue is None or source is None or one.manner == "direct":
        return one
    for place, piece in enumerate(one.content):
        words = covered(doc, piece)
        after = min(cue.start_char, source.start_char)
        if words is None or piece.end > after or text_of(doc)[piece.end : after].strip(_BETWEEN):
            continue
        above = _above(words)
        if above is not None and _ENDS not in text_of(doc)[above.left_edge.idx : piece.start]:
            start = above.left_edge.idx
            before = [span for span in one.content[:place] if span.end <= start]
            return replace(one, content=(*before, Span(start, piece.end), *one.content[place + 1 :]))
    return one


def _above(words: Words) -> Token | None:
    """The verb before a clause by which somebody says it."""
    clause, verb = words.root, words.root.head
    if clause.dep_ not in CLAUSES or verb.i >= words.start or any(token.text in _QUOTES for token in words):
        return None
    speaks = any(child.dep_ in _SUBJECTS for child in verb.lefts)
    return verb if speaks and cites_clauses(verb) else None
