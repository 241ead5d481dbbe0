"""Who and what takes part in a clause, so that parties of two pages can be compared."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from functools import cache

from spacy.tokens import Token

from reportedly.actors.naming import may_be_one
from reportedly.comparing.expectations.clause import Party
from reportedly.events.parties import Parties
from reportedly.knowledge import table
from reportedly.model import Actor

STATES = frozenset({"country", "government", "place"})
"""Kinds of actors that are named on many a page, and tell little of what it is about."""

_NAMED = frozenset({"GPE", "LOC", "PERSON", "ORG", "NORP", "FAC", "EVENT", "WORK_OF_ART", "PRODUCT", "LAW"})


def parties(tokens: Iterable[Token], known: Parties) -> tuple[Party, ...]:
    """The parties that these words are, each once; a pronoun is whoever the page makes it, or left out."""
    found = (party for token in tokens for party in _meant(token, known))
    return tuple(dict.fromkeys(found))


def party_of(actor: Actor) -> Party:
    """An actor as a party, by name where it has one."""
    word = (actor.name.split() or [actor.name])[-1].lower()
    return Party(word, actor.name if _is_name(actor.name) else None, _ids(actor))


def _meant(token: Token, known: Parties) -> Iterator[Party]:
    actors = [party.actor for party in known.everyone(token)]
    if not actors and token.pos_ in {"PRON", "DET"}:
        return
    around = [word for word in token.subtree if word.pos_ == "PROPN" and not _is_of_name(word, token)]
    beside = {actor.name for word in around for actor in (party.actor for party in known.everyone(word))}
    beside |= {_whole(word) for word in around if word.ent_type_ in _NAMED}
    marks = tuple(child.lower_ for child in token.children if child.lower_ in _ordinals())
    lemma = token.lemma_.lower()
    for actor in actors:
        is_named = _is_name(actor.name) and (
            token.pos_ != "NOUN" or token.lower_ not in actor.name.lower().split()
        )
        name = actor.name if is_named else None
        yield Party(lemma, name, _ids(actor), _others(beside, name or ""), marks)
    if not actors:
        named = token.pos_ == "PROPN" or token.ent_type_ in _NAMED
        name = _whole(token) if named else None
        yield Party(lemma, name, (), _others(beside, name or ""), marks)


def _is_of_name(word: Token, token: Token) -> bool:
    """Whether it is the name itself, or stands right before it: *Foreign Minister Hugo Brandt*."""
    while word.dep_ == "compound" and token.pos_ == "PROPN":
        word = word.head
    return word.i == token.i


def _ids(actor: Actor) -> tuple[str, ...]:
    """What an actor is known by: its id, and, where it is a state or in one, the country."""
    return (actor.id, f"iso:{actor.country}") if actor.country and actor.kind in STATES else (actor.id,)


def _others(names: Iterable[str], own: str) -> tuple[str, ...]:
    """The names that are not of the same bearer, in order."""
    return tuple(sorted(name for name in names if _is_name(name) and not (own and same_name(name, own))))


def _is_name(words: str) -> bool:
    return any(word[:1].isupper() for word in words.split())


def _whole(token: Token) -> str:
    """The name that a word is of."""
    for name in token.doc.ents:
        if name.start <= token.i < name.end and name.label_ in _NAMED:
            return name.text.removeprefix("the ").removeprefix("The ")
    return token.text


@cache
def _ordinals() -> frozenset[str]:
    kinds = {"ordinal", "one of two"}
    return frozenset(row["word"] for row in table("comparing_settings") if row["kind"] in kinds)


def same_party(one: Party, other: Party) -> bool:
    """Whether two may be one: by who is meant, by name, or, where neither has a name, by the word.

    >>> same_party(Party("putin", "Vladimir Putin"), Party("putin", "Putin"))
    True
    >>> same_party(Party("bridge", names=("Orlec",)), Party("bridge", names=("Carrow",)))
    False
    >>> same_party(Party("round", marks=("second",)), Party("round", marks=("third",)))
    False
    """
    if set(one.ids) & set(other.ids):
        return True
    if one.name and other.name:
        return same_name(one.name, other.name)
    if one.name or other.name:
        return False
    if one.word != other.word or (one.marks and other.marks and one.marks != other.marks):
        return False
    return not one.names or not other.names or shares_name(one.names, other.names)


def shares_name(ours: Iterable[str], theirs: Iterable[str]) -> bool:
    """Whether a name of the one may be a name of the other."""
    there = tuple(theirs)
    return any(same_name(one, other) for one in ours for other in there)


@cache
def same_name(one: str, other: str) -> bool:
    """Whether two names may be of one bearer, the one a part of the other or not."""
    ours, theirs = (frozenset(name.casefold().split()) - {"the", "of"} for name in (one, other))
    return bool(ours) and bool(theirs) and (ours <= theirs or theirs <= ours or may_be_one(one, other))
