"""Those who are taken up together, or one of two: `the pair`, `both women`, `the latter`."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from spacy.tokens import Doc, Token

from reportedly.actors.cast import Cast
from reportedly.actors.known import Known, before
from reportedly.actors.titles import groups_of

_PEOPLE = frozenset({"people", "parents", "critics", "police", "officers", "pals", "mates"})
"""Plural nouns for people, beside those of the tables."""


def singular(noun: str) -> str:
    """A plural noun as it stands for one.

    >>> [singular(noun) for noun in ("clerks", "studies", "witnesses", "women", "coaches", "judges")]
    ['clerk', 'study', 'witness', 'woman', 'coach', 'judge']
    """
    if noun.endswith("men"):
        return f"{noun[:-2]}an"
    if noun.endswith("ies"):
        return f"{noun[:-3]}y"
    return noun[:-2] if noun.endswith(("sses", "ches", "shes", "xes")) else noun.removesuffix("s")


def of_two(cast: Cast, at: int, latter: bool) -> Known | None:
    """The one last named, `the latter`, or the one named before it, `the former`."""
    named = [
        (max(before(one.at + one.said, at)), one)
        for one in (*cast.people, *cast.others.values())
        if one.kind != "place" and before(one.at + one.said, at)
    ]
    last = [one for _, one in sorted(named, key=lambda pair: -pair[0])[:2]]
    return last[0 if latter else -1] if last else None


def pair(spoken: Sequence[tuple[int, list[Known]]], at: int, gender: str = "") -> list[Known]:
    """The two people who spoke last, in the order the article names them, or who spoke together.

    `Two former clerks said that bosses knew. The pair said they had been told to keep quiet.`
    With a `gender`, two of it: `both women`.
    """
    last = next((found for place, found in reversed(spoken) if place < at), None)
    if last and (len(last) == 2 or (last[0].kind == "group" and last[0].name.lower().startswith("two "))):
        return last
    earlier = [found for place, found in reversed(spoken) if place < at]
    joint = [found for found in earlier if len(found) == 2 and all(one.kind == "person" for one in found)]
    joint = [found for found in joint if not gender or all(one.gender == gender for one in found)]
    if joint:
        return joint[0]
    last_ones = [found[0] for found in earlier if found[0].kind == "person"]
    last_ones = [one for one in last_ones if one.gender in {gender, ""} or not gender]
    named = [one for one in last_ones if one.is_named()]
    last_ones = named if len({id(one) for one in named}) > 1 else last_ones
    two = list({id(known): known for known in last_ones}.values())[:2]
    return sorted(two, key=lambda known: min(known.at, default=at)) if len(two) == 2 else []


@lru_cache(maxsize=1)
def plurals(doc: Doc) -> tuple[tuple[int, str], ...]:
    """Where people, as a plural noun, are the subject of a sentence: `Analysts were divided.`

    >>> from reportedly.language import parse
    >>> text = "While the town’s Kurds saw a use in it, they hoped for more. It is as drivers say."
    >>> [words for _, words in plurals(parse(text))]
    ['the town’s Kurds']
    """
    return tuple(
        (token.idx, doc[token.left_edge.i : token.i + 1].text)
        for token in doc
        if is_of_people(token)
        and token.dep_ in {"nsubj", "nsubjpass"}
        and not _is_aside(token)
        and token.left_edge.i >= token.i - 3
    )


def is_of_people(noun: Token) -> bool:
    """Whether a noun stands for several people: `analysts`, `Kurds`, `police`."""
    return (noun.tag_ in {"NNS", "NNPS"} or noun.lower_ == "police") and (
        bool(groups_of(noun.lemma_.lower()))
        or (noun.ent_type_ == "NORP" and noun.text.endswith("s"))
        or noun.lower_ in _PEOPLE
    )


def _is_aside(subject: Token) -> bool:
    """Whether a clause only says more of something, and does not begin the sentence."""
    verb = subject.head
    first = verb.left_edge.i == subject.sent.start
    return verb.dep_ in {"relcl", "pcomp", "acl"} or (verb.dep_ == "advcl" and not first)
