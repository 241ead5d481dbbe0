"""Of whom a text tells together or in number: the noun phrases that `they` and `both` take up."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc, Token

from reportedly.actors.following import may_be_called, phrase_of
from reportedly.actors.several import is_of_people
from reportedly.actors.titles import bodies, documents, genders, groups_of
from reportedly.language import TIMES

SUBJECT, LESSER, OBJECT, OBLIQUE = 1.5, 1.0, 0.5, 0.0
"""How near what a sentence is about is, and what a clause of it is, beside what it only tells of."""

_ALONE = 1.0
"""How much farther somebody is of whom no gender is told, whom `they` takes up seldom. A judgement."""

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_OBJECTS = frozenset({"dobj", "dative"})
_CLAUSES = frozenset({"relcl", "acl", "pcomp", "advcl", "ccomp"})
_TO = frozenset({"to", "by", "from", "with", "against"})
_AMOUNTS = frozenset(
    {"hundreds", "dozens", "thousands", "scores", "group", "number", "pair", "couple", "crowd"}
)


@dataclass(frozen=True, slots=True)
class Told:
    """A noun phrase that `they` may take up: where, its words and its noun, how near its clause brings it.

    `several` are told of, by a `name`, or `joined` by `and`.
    """

    at: int
    words: str
    head: str
    weight: float
    several: bool
    name: bool = False
    joined: bool = False


@lru_cache(maxsize=1)
def told_in(doc: Doc) -> tuple[Told, ...]:
    """The people, the bodies, and those joined by `and`, of whom a text tells.

    >>> from reportedly.language import parse
    >>> text = "The police asked two drivers. Ann Lee and Bo Marsh saw the council's clerk in a car."
    >>> [(one.words, one.weight) for one in told_in(parse(text))]
    [('The police', 1.5), ('two drivers', 0.5), ('Ann Lee and Bo Marsh', 1.5), ("the council's", 0.0)]
    """
    return tuple(one for token in doc if token.pos_ in {"NOUN", "PROPN"} and (one := _told(token)))


def _told(noun: Token) -> Told | None:
    names = _joined(noun)
    weight = _weight(noun.head if noun.dep_ == "appos" else noun)
    if weight is None or (not names and any(_is_name_of(noun, child) for child in noun.rights)):
        return None
    if names:
        first, last = names
        return Told(first.idx, noun.doc[first.i : last.i + 1].text, noun.lower_, weight, True, joined=True)
    several, alone = _is_several(noun), _is_somebody(noun)
    if not several and not alone and not _is_body(noun):
        return None
    if alone:
        weight -= _ALONE
    name = noun.pos_ == "PROPN" and not several
    head = (_counted(noun) or noun).lower_
    return Told(noun.left_edge.idx, phrase_of(noun), head, weight, several, name)


def _is_several(noun: Token) -> bool:
    body = noun.tag_ == "NNS" and noun.lemma_.lower() in bodies() and noun.lemma_.lower() not in documents()
    return body or is_of_people(noun) or _counted(noun) is not None


def _counted(noun: Token) -> Token | None:
    """The people of whom an amount is told: `hundreds of passengers`."""
    of = (child for child in noun.rights if child.dep_ == "prep") if noun.lower_ in _AMOUNTS else ()
    return next((one for prep in of for one in prep.rights if is_of_people(one)), None)


def _joined(noun: Token) -> tuple[Token, Token] | None:
    """The first and the last of those who are told of together, or named together beside what they are."""
    for one in (noun, *(child for child in noun.rights if child.dep_ == "appos")):
        last, all_fit = one, _may_be_joined(one)
        while joined := [child for child in last.rights if child.dep_ == "conj"]:
            last = joined[0]
            all_fit = all_fit and _may_be_joined(last)
        if last is not one and all_fit:
            return (one.left_edge if one is noun else one), last
    return None


def _may_be_joined(noun: Token) -> bool:
    named = noun.pos_ == "PROPN" and noun.ent_type_ not in TIMES
    return named or _is_several(noun) or bool(groups_of(noun.lower_)) or _is_body(noun)


def _is_somebody(noun: Token) -> bool:
    """Whether a noun brings in somebody of no told gender, who is `they` too: `A passenger wrote of it.`"""
    new = any(child.lower_ in {"a", "an", "one", "another"} for child in noun.lefts)
    unnamed = any(child.dep_ == "relcl" and "to be named" in child.sent.text for child in noun.rights)
    person = noun.tag_ == "NN" and bool(groups_of(noun.lower_)) and not genders().get(noun.lower_)
    return person and (new or unnamed) and noun.dep_ in _SUBJECTS


def _is_body(noun: Token) -> bool:
    if noun.pos_ == "PROPN":
        return noun.ent_type_ not in {"PERSON", "DATE"}
    own = any(child.dep_ in {"det", "poss"} or child.text[:1].isupper() for child in noun.lefts)
    return noun.tag_ == "NN" and noun.lower_ in bodies() and noun.lower_ not in documents() and own


def _is_name_of(noun: Token, name: Token) -> bool:
    """Whether a noun has its own name beside it, which tells more: `the water company, Aquis,`."""
    return name.dep_ == "appos" and name.pos_ == "PROPN" and may_be_called(noun, name)


def _weight(noun: Token) -> float | None:
    """How near its place in the clause brings a noun; None where it is no part of it."""
    if noun.dep_ in _SUBJECTS:
        passive = noun.dep_ == "nsubjpass" or noun.head.lemma_ == "be"
        lesser = noun.head.dep_ in _CLAUSES or (passive and not is_of_people(noun))
        return OBJECT if noun.head.dep_ == "relcl" else LESSER if lesser else SUBJECT
    if noun.dep_ in _OBJECTS:
        return OBJECT
    if noun.dep_ == "pobj":
        to = noun.head.lower_ in _TO
        return OBLIQUE if to else -OBJECT if is_of_people(noun) else None
    return OBLIQUE if noun.dep_ == "poss" else None
