"""The story's own unnamed subjects, which `he` and `it` take up: `The spokesman would not be drawn. He …`."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from reportedly.actors.titles import bodies, genders, roles
from reportedly.model import Span

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_BREAKS = frozenset({"relcl", "appos", "acl", "punct"})
_ARTICLES = frozenset({"a", "an", "another", "one"})
_BACK = 60
"""Words back from a pronoun to who was just brought in. A judgement: two sentences."""


def subjects(doc: Doc) -> list[tuple[int, str]]:
    """Noun phrases about one person or body that are subjects, with where their nouns are.

    >>> from reportedly.language import parse
    >>> subjects(parse("The bishop of Holt, who is ill, left. A bridge fell. The council had met."))
    [(0, 'The bishop of Holt'), (53, 'The council')]
    """
    return [
        (doc[token.left_edge.i].idx, _phrase(token))
        for token in doc
        if token.dep_ in _SUBJECTS
        and token.tag_ == "NN"
        and (token.lower_ in roles() or token.lower_ in bodies() or _double(token) in roles())
        and any(child.dep_ in {"det", "poss"} or child.lower_ == "one" for child in token.lefts)
        and not any(child.dep_ in {"appos", "cc", "conj"} for child in token.rights)
        and not any(child.dep_ == "attr" and child.pos_ == "PROPN" for child in token.head.rights)
    ]


def _double(noun: Token) -> str:
    return noun.doc[max(noun.i - 1, 0) : noun.i + 1].text.lower()


def _phrase(noun: Token) -> str:
    last = noun
    for child in noun.rights:
        if child.dep_ in _BREAKS:
            break
        last = child.right_edge
    return noun.doc[noun.left_edge.i : last.i + 1].text


def outside(found: Sequence[tuple[int, str]], contents: Sequence[Span]) -> Iterator[tuple[int, str]]:
    """Those that stand in nobody's words."""
    for start, words in found:
        if not any(span.start <= start < span.end for span in contents):
            yield start, words


def brought_in(doc: Doc, at: int, gender: str) -> tuple[int, str] | None:
    """Somebody new of whom the words just before an offset speak, with where: `A gendarme knocked and he …`.

    >>> from reportedly.language import parse
    >>> text = "He had a letter from a woman whose son was ill. She writes that it rains."
    >>> brought_in(parse(text), text.index("She"), "f")
    (21, 'a woman')
    >>> text = "Dad says his was better. He says that about everything."
    >>> brought_in(parse(text), text.index("He"), "m")
    (0, 'Dad')
    """
    span = doc.char_span(at, at + 1, alignment_mode="expand")
    if span is None:
        return None
    here = span[0]
    for place in range(here.i - 1, max(-1, here.i - _BACK), -1):
        token = doc[place]
        told = genders().get(token.lower_, "")
        if told == gender and _is_own(token):
            return token.left_edge.idx, doc[token.left_edge.i : token.i + 1].text
        if token.ent_type_ == "PERSON" and token.dep_ in _SUBJECTS:
            return None
        if token.tag_ != "NN" or token.lower_ not in roles() or told not in {"", gender}:
            continue
        near = token.sent.start == here.sent.start
        if any(child.lower_ in _ARTICLES for child in token.lefts) and (
            told == gender or (near and token.dep_ in _SUBJECTS)
        ):
            return token.left_edge.idx, doc[token.left_edge.i : token.i + 1].text
    return None


def _is_own(token: Token) -> bool:
    """Whether a word is the subject and a relative of whoever is quoted: `Dad`, `my mother`."""
    if token.dep_ not in _SUBJECTS or "relative" not in roles().get(token.lower_, ()):
        return False
    named = token.text[:1].isupper() and not any(child.dep_ in {"det", "poss"} for child in token.lefts)
    return named or any(child.lower_ in {"my", "our"} for child in token.lefts)
