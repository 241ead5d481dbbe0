"""The tables of expectations: words that tell one thing done, words that turn it, and kinds."""

from __future__ import annotations

from functools import cache
from typing import Literal

import msgspec
from spacy.tokens import Token

from reportedly.comparing.pairs.sentence import with_particle
from reportedly.events.frames import frames
from reportedly.knowledge import table
from reportedly.model import Act, ExpectationKind

Turn = Literal["cancelled", "postponed", "failed"]


@cache
def _heads() -> dict[str, str]:
    found: dict[str, str] = {}
    for row in table("expectation_heads"):
        first, *rest = row["words"].split(",")
        for word in (first, *rest):
            found.setdefault(word, first)
    return found


def head_of(token: Token) -> str:
    """The word that stands for all that tell the same: `visit` of *arrived*, `resign` of *stepped down*.

    >>> from reportedly.language import parse
    >>> [head_of(parse(text)[1]) for text in ("He arrived.", "She stepped down.", "It sang.")]
    ['visit', 'resign', 'sing']
    """
    if token.pos_ == "NOUN" and not is_doing(token):
        return _heads()["deliver" if is_owed(token) else "begin"]
    if token.lemma_ == "be" and (state := state_after(token)) is not None:
        return _heads()[state]
    full = with_particle(token)
    return _heads().get(full) or _heads().get(token.lemma_.lower()) or full


def is_doing(noun: Token) -> bool:
    """Whether a noun tells of something done: *visit*, *reopening*; not *bridge*.

    >>> from reportedly.language import parse
    >>> [is_doing(token) for token in parse("The visit began on the bridge.") if token.pos_ == "NOUN"]
    [True, False]
    """
    lemma = noun.lemma_.lower()
    return lemma in _heads() or ("noun", lemma) in frames()


def state_after(verb: Token) -> str | None:
    """The state that something is in once it is done: *will be empty*, *was not open*; none of another verb.

    >>> from reportedly.language import parse
    >>> state_after(parse("It will be empty by May.")[2]), state_after(parse("It was grey.")[1])
    ('empty', None)
    """
    states = (child.lower_ for child in verb.children if child.dep_ in {"acomp", "oprd"})
    return next((state for state in states if state in _heads()), None) if verb.lemma_ == "be" else None


@cache
def empty() -> frozenset[str]:
    """Verbs that say too little to be told of again: *have*, *want*."""
    return frozenset(row["word"] for row in table("expectation_empty"))


def is_staged(noun: Token) -> bool:
    """Whether a noun that tells of nothing done takes place or is held, or is called off or put off.

    >>> from reportedly.language import parse
    >>> texts = ("The concert will take place.", "The concert was postponed.", "The concert was long.")
    >>> [is_staged(parse(text)[1]) for text in texts]
    [True, True, False]
    """
    over = noun.head
    if noun.dep_ not in {"nsubj", "nsubjpass", "dobj"} or over.pos_ != "VERB":
        return False
    if turn_of(over) in {"cancelled", "postponed"} and noun.dep_ != "nsubj":
        return True
    is_held = over.lemma_ in {"hold", "stage"} and noun.dep_ != "nsubj"
    takes_place = over.lemma_ == "take" and any(child.lower_ == "place" for child in over.children)
    return is_held or (takes_place and noun.dep_ == "nsubj")


def is_owed(noun: Token) -> bool:
    """Whether a noun that tells of nothing done is promised or due: then that is that it be delivered.

    >>> from reportedly.language import parse
    >>> [is_owed(parse(text)[2]) for text in ("Strand promised reports.", "Strand saw reports.")]
    [True, False]
    """
    over = noun.head
    if noun.dep_ == "dobj":
        return _kinds("word").get(over.lemma_) == "promised"
    due = next((child for child in over.children if child.lower_ == "due"), None)
    bare = due is not None and not any(
        child.dep_ in {"xcomp", "ccomp"} for child in (*due.children, *over.children)
    )
    return noun.dep_ == "nsubj" and over.lemma_ == "be" and bare


def turn_of(token: Token) -> Turn | None:
    """What a word over something to come makes of it: *called off*, *postponed*, *failed to*.

    >>> from reportedly.language import parse
    >>> [turn_of(parse(text)[1]) for text in ("They called it off.", "They delayed it.", "They saw it.")]
    ['cancelled', 'postponed', None]
    """
    return _turns().get(with_particle(token)) or _turns().get(token.lemma_.lower())


@cache
def _turns() -> dict[str, Turn]:
    return {
        word: msgspec.convert(row["effect"], Turn)
        for row in table("expectation_turns")
        for word in row["words"].split(",")
    }


def kind_of_word(lemma: str) -> ExpectationKind | None:
    """The kind that a word over what is to come makes of it: *vow*, *plan*, *likely*."""
    return _kinds("word").get(lemma)


def kind_of_act(act: Act | None) -> ExpectationKind | None:
    """The kind of what is said by an act."""
    return _kinds("act").get(act or "")


def offers() -> frozenset[str]:
    """Words that leave it to others whether it comes to it: *ready*, *willing*."""
    return _words("offer")


def mutual() -> frozenset[str]:
    """Heads of what both sides do: *A met B*, *B met A*."""
    return _words("both sides")


@cache
def _words(by: str) -> frozenset[str]:
    rows = table("expectation_kinds")
    return frozenset(word for row in rows if row["by"] == by for word in row["words"].split(","))


@cache
def _kinds(by: str) -> dict[str, ExpectationKind]:
    found: dict[str, ExpectationKind] = {}
    for row in table("expectation_kinds"):
        for word in row["words"].split(",") if row["by"] == by else ():
            found.setdefault(word, msgspec.convert(row["kind"], ExpectationKind))
    return found
