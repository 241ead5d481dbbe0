"""Whom a content without a subject is of, where its sentence says so before the words that lead to it."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from reportedly.language import covered
from reportedly.model import Span

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_SEEMING = frozenset({"appear", "seem", "happen", "prove", "tend"})
_RELATIVE = frozenset({"who", "which", "that"})
_APART = frozenset({"relcl", "appos", "acl"})


def whom_it_is_of(doc: Doc, content: Span) -> Span | None:
    """Where the subject of an infinitive stands, of which a verb says that it is believed, told or seems so.

    >>> from reportedly.language import parse
    >>> def of(text, start):
    ...     found = whom_it_is_of(parse(text), Span(start, len(text) - 1))
    ...     return found and found.of(text)
    >>> of("Ana Lind, who is 40, is believed to have left Orlec.", 33)
    'Ana Lind'
    >>> of("They freed Ana Lind, who is said to have led the raid.", 33)
    'Ana Lind'
    >>> of("The strike appears to have hit a bridge.", 19)
    'The strike'
    >>> of("Ana Lind wants to leave Orlec.", 15) is None
    True
    """
    words = covered(doc, content)
    if words is None or words[0].tag_ != "TO":
        return None
    verb = words[0].head
    leading = verb.head
    is_said_of_it = leading.lemma_ in _SEEMING or any(child.dep_ == "auxpass" for child in leading.children)
    subject = next((child for child in leading.children if child.dep_ in _SUBJECTS), None)
    if verb.dep_ != "xcomp" or not is_said_of_it or subject is None or leading.i > words[0].i:
        return None
    if subject.lower_ in _RELATIVE:
        subject = leading.head if leading.dep_ == "relcl" else None
    return _of(subject) if subject is not None and subject.i < leading.i else None


def _of(subject: Token) -> Span:
    """The words of a subject, without clauses that hang on it."""
    end = subject.right_edge.i + 1
    for child in subject.children:
        if child.dep_ in _APART and child.i > subject.i:
            end = min(end, child.left_edge.i)
    words = subject.doc[subject.left_edge.i : max(end, subject.i + 1)]
    while len(words) > 1 and words[-1].is_punct:
        words = words[:-1]
    return Span(words.start_char, words.end_char)
