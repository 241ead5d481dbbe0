"""Who listens inside a content: no part of what is said there, and no speaker of it."""

from __future__ import annotations

from msgspec.structs import replace
from spacy.tokens import Token

from reportedly.attributions.complements import edges, taking
from reportedly.attributions.voices import agent_of
from reportedly.language import covered
from reportedly.model import Attribution, Span


def unheard(verb: Token, inner: Attribution) -> Attribution:
    """`had promised {her never to sell the hall}`: she is promised that, and is no part of it.

    >>> from reportedly.language import parse
    >>> text = "The mayor said that the bank had promised her father never to sell the hall."
    >>> doc = parse(text)
    >>> inner = Attribution("", (Span(42, 75),), "indirect", source=Span(20, 28), cue=Span(29, 41))
    >>> [span.of(text) for span in unheard(doc[7], inner).content]
    ['never to sell the hall']
    """
    if not inner.content or verb.lemma_.lower() not in taking("listener") or inner.cue is None:
        return inner
    first, *others = inner.content
    words = covered(verb.doc, first)
    if words is None or words.start <= verb.i:
        return inner
    last = next(
        (edges(word)[1] for word in words if _listens(word, verb) and word.left_edge.i == words.start), None
    )
    if last is None or last.i + 1 >= words.end:
        return inner
    return replace(inner, content=(Span(last.nbor().idx, first.end), *others))


def _listens(word: Token, verb: Token) -> bool:
    """Whether a word is whom it is said to: an object before what is said, or who is to do it."""
    if word.dep_ in {"dobj", "dative"} and word.head.i == verb.i:
        beyond = (child for child in verb.rights if child.i > word.i)
        return any(child.dep_ in {"ccomp", "xcomp", "dobj"} for child in beyond)
    clause = word.head
    infinitive = clause.head.i == verb.i and any(
        child.lower_ == "to" and child.dep_ == "aux" for child in clause.lefts
    )
    return infinitive and word.dep_ == "nsubj"


def of_who_is_told(verb: Token, inner: Attribution) -> Attribution:
    """`I was taught by my grandmother that …`, `we were told that …`: whoever was told does not say it.

    >>> from reportedly.language import parse
    >>> text = "I was taught by my grandmother that it matters."
    >>> inner = Attribution("", (Span(31, 46),), "indirect", source=Span(0, 1), cue=Span(2, 12))
    >>> of_who_is_told(parse(text)[2], inner).source.of(text)
    'my grandmother'
    """
    told = next((child for child in verb.lefts if child.dep_ == "nsubjpass"), None)
    source = inner.source
    if told is None or source is None or not source.has(told.idx):
        return inner
    return replace(inner, source=agent_of(verb))
