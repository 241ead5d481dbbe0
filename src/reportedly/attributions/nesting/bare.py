"""Who says something inside a content without a word of it: *the army {refused}*, *has yet to reply*."""

from __future__ import annotations

from spacy.tokens import Token

from reportedly.attributions.complements import edges, taking
from reportedly.attributions.voices import subject_of
from reportedly.language import spanned
from reportedly.model import Attribution, Span

_SAYS_MORE = frozenset({"dobj", "ccomp", "xcomp", "acomp", "oprd"})
_GROUP = frozenset({"aux", "auxpass", "neg", "prt"})


def bare(verb: Token, piece: Span) -> Attribution | None:
    """The attribution of a verb that needs nothing after it: an answer, refused or given, without content.

    >>> from reportedly.language import parse
    >>> text = "The army had refused, the bank apologised, and the council had yet to reply."
    >>> doc = parse(text)
    >>> found = [bare(token, Span(0, len(text))) for token in doc]
    >>> [(one.source.of(text), one.cue.of(text)) for one in found if one]
    [('The army', 'had refused'), ('the bank', 'apologised'), ('the council', 'had yet to reply')]
    """
    if not is_bare(verb):
        return None
    waiting = _waiting(verb)
    top = waiting if waiting is not None else verb
    subject = subject_of(top)
    suffered = any(child.dep_ == "auxpass" for child in top.lefts)
    if subject is None or suffered or subject.i > top.i or subject.left_edge.idx < piece.start:
        return None
    group = (child for child in top.children if child.dep_ in _GROUP and child.i > subject.i)
    first = min((top, *group), key=lambda token: token.i)
    return Attribution("", (), "indirect", source=spanned(*edges(subject)), cue=spanned(first, verb))


def is_bare(verb: Token) -> bool:
    """Whether a verb says something, and nothing that is said hangs on it; an answer is denied or awaited."""
    if verb.pos_ != "VERB" or verb.lemma_.lower() not in taking("nothing"):
        return False
    if any(child.dep_ in _SAYS_MORE for child in verb.rights):
        return False
    denied = any(child.dep_ == "neg" for child in verb.lefts)
    return verb.lemma_.lower() not in taking("answer") or denied or _waiting(verb) is not None


def _waiting(verb: Token) -> Token | None:
    """The verb of `has yet to reply`, `was still to answer`."""
    above = verb.head
    if verb.dep_ != "xcomp" or above.lemma_ not in {"have", "be"}:
        return None
    return (
        above
        if any(child.lower_ in {"yet", "still"} for child in (*above.children, *verb.children))
        else None
    )
