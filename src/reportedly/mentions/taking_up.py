"""Words without a name that point back at one: `he`, `the company`, `the North Korean leader`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Doc, Token

from reportedly.actors.pronouns import GENDERED
from reportedly.actors.titles import bodies, roles

_GENDERED = re.compile(rf"\b(?:{'|'.join(GENDERED)})\b", re.IGNORECASE)
_POINTING = frozenset({"the", "this", "that"})
_NO_HEADS = frozenset({"compound", "amod", "nmod", "attr", "oprd", "appos", "npadvmod"})
"""What a noun is in its sentence where it points at nobody alone: `he is the mayor`, `Lund, the mayor`."""

_INSIDE = frozenset({"det", "amod", "compound", "nmod", "poss"})
_FURTHEST = 6
"""Words of an `of …` that still say whose: `the president of the island republic`. A judgement."""


def pronouns(text: str) -> Iterator[tuple[int, int]]:
    """Where the pronouns stand that mean one person.

    >>> text = "He said that her bridge was theirs."
    >>> [text[start:end] for start, end in pronouns(text)]
    ['He', 'her']
    """
    for found in _GENDERED.finditer(text):
        yield found.span()


def pointing(doc: Doc) -> Iterator[tuple[int, int]]:
    """Phrases that point at one person or body by what it is.

    >>> from reportedly.language import parse
    >>> text = "The president of Norland met an envoy and left. Ann Lee, the mayor, told the company."
    >>> [text[start:end] for start, end in pointing(parse(text))]
    ['The president of Norland', 'the company']
    """
    for token in doc:
        if (
            token.tag_ in {"NN", "NNP"}
            and token.dep_ not in _NO_HEADS
            and (token.lower_ in roles() or token.lower_ in bodies())
            and any(child.lower_ in _POINTING for child in token.lefts)
            and not any(child.dep_ in {"appos", "cc", "conj"} for child in token.rights)
        ):
            yield _phrase(token)


def _phrase(noun: Token) -> tuple[int, int]:
    """The words of a noun from its article to whose it is."""
    doc = noun.doc
    first = min((child.left_edge.i for child in noun.lefts if child.dep_ in _INSIDE), default=noun.i)
    last = noun
    for child in noun.rights:
        far = child.right_edge
        if child.lower_ == "of" and child.i == noun.i + 1 and far.i - child.i <= _FURTHEST:
            last = far
    return doc[first].idx, last.idx + len(last)


def owner(doc: Doc, start: int) -> int | None:
    """Where the head of the subject stands that `his` or `her` at an offset takes up, if it has one near.

    >>> from reportedly.language import parse
    >>> text = "Lund needs help, and Berg wants to build her bridge."
    >>> text[owner(parse(text), text.index("her")) :][:4]
    'Berg'
    """
    span = doc.char_span(start, start + 1, alignment_mode="expand")
    if span is None or span[0].tag_ != "PRP$":
        return None
    token = span[0]
    while token.head.i != token.i:
        token = token.head
        if token.pos_ not in {"VERB", "AUX"}:
            continue
        subject = next((child for child in token.lefts if child.dep_ in {"nsubj", "nsubjpass"}), None)
        if subject is not None and not subject.left_edge.i <= span[0].i <= subject.right_edge.i:
            return subject.idx if subject.idx < start else None
    return None
