"""Mentions of the same event as one event: `Kim visited Moscow`, `the trip`, `his visit`."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from spacy.tokens import Token

from reportedly.events.frames import words_of
from reportedly.events.matching import Match
from reportedly.events.parties import Party, nation
from reportedly.events.slots import is_definite, is_passive
from reportedly.model import Actor, EventStatus, Record, Span, Time

_REACH = 12
"""Sentences back to an event that `the visit` takes up. A judgement: a short article."""

_ACTUAL = frozenset({"happened", "ongoing"})
_COMING = frozenset({"planned", "expected", "possible", "hypothetical"})
Agreement = Literal["same", "open", "other"]


class Telling(Record, frozen=True):
    """One mention of an event, with what its sentence says of it."""

    match: Match
    span: Span
    mode: str | None
    status: EventStatus
    according_to: tuple[str, ...]
    when: Time | None
    place: Actor | None
    titled: bool
    sentence: int

    @property
    def type(self) -> str:
        """The type of its frame."""
        return self.match.frame.type

    @property
    def trigger(self) -> Token:
        """The word that tells it."""
        return self.match.trigger

    def parties(self) -> tuple[Party, ...]:
        """Both sides."""
        return (*self.match.actors, *self.match.recipients)


def takes_up(telling: Telling) -> bool:
    """Whether a mention takes up what has been told: `the visit`, `the deal was signed`."""
    if is_definite(telling.trigger):
        return True
    asked = [
        slot for need in telling.match.frame.needs if need.classes for slot in need.slots if slot == "obj"
    ]
    return not telling.parties() and any(
        is_definite(token) for slot in asked for token in telling.match.slots.get(slot)
    )


def alike(one: Party, other: Party) -> bool:
    """Whether two parties are the same, or one stands for the other: Norland, and its forces."""
    if one.actor.id == other.actor.id:
        return True
    if one.sector == other.sector and _is_part(one.actor.name, other.actor.name):
        return True
    here, there = nation(one.actor), nation(other.actor)
    if here is None or here != there:
        return False
    return {one.actor.kind, other.actor.kind} & {"country", "government", "group", "place"} != set()


def _is_part(one: str, other: str) -> bool:
    """Whether one description is the other with more said: `minister`, and `culture minister`.

    >>> _is_part("minister", "culture minister"), _is_part("Ann Lee", "Tom Lee")
    (True, False)
    """
    here, there = set(one.lower().split()), set(other.lower().split())
    plain = one.islower() or other.islower()
    return plain and (here <= there or there <= here)


def agreement(here: Sequence[Party], there: Sequence[Party]) -> Agreement:
    """Whether two sides are the same, cannot be, or one of them is not told."""
    if not here or not there:
        return "open"
    return "same" if any(alike(one, other) for one in here for other in there) else "other"


def grouped(tellings: Sequence[Telling]) -> list[list[Telling]]:
    """The mentions of each event, in the order in which the events are first told."""
    groups: list[list[Telling]] = []
    for telling in tellings:
        known = _taken_up(telling, groups)
        if known is not None:
            known.append(telling)
        elif _stands_alone(telling):
            groups.append([telling])
    return groups


def _stands_alone(telling: Telling) -> bool:
    """Whether a mention tells enough to be an event: somebody takes part, or it has a place or time."""
    if telling.match.again:
        return False
    if telling.parties() or telling.type == "disaster" or _is_someone(telling.match):
        return True
    carried = telling.match.slots.carrier is not None and telling.match.slots.role in {"actor", "none"}
    noun = telling.trigger.pos_ in {"NOUN", "PROPN"}
    told = telling.place is not None or telling.when is not None
    return (carried and noun and telling.status in _ACTUAL) or (
        told and (noun or telling.type in {"ASSAULT", "die"})
    )


def _is_someone(match: Match) -> bool:
    """Whether somebody does or suffers it whom the article does not name: `He was found guilty`."""
    slots = {*match.frame.actors, *match.frame.recipients} & {"subj", "obj"}
    pronouns = words_of("PRONOUNS")
    return any(
        token.pos_ == "PRON" and token.lower_ in pronouns for slot in slots for token in match.slots.get(slot)
    )


def _taken_up(telling: Telling, groups: Sequence[list[Telling]]) -> list[Telling] | None:
    """The event that a mention tells again, the last first."""
    for group in reversed(groups):
        if telling.sentence - group[-1].sentence > _REACH and not group[0].titled:
            continue
        if _is_result(telling, group[-1]) or (_may_be(telling, group) and _tells_again(telling, group)):
            return group
    return None


def _is_result(telling: Telling, last: Telling) -> bool:
    """`shelled the town, killing six`; `killed in an airstrike`; `killed six and wounded ten`."""
    if telling.type != "ASSAULT" or last.type != "ASSAULT" or telling.sentence != last.sentence:
        return False
    verb, other = telling.trigger, last.trigger
    if verb.lemma_ in words_of("RESULTS") and verb.pos_ == "VERB":
        hangs = verb.dep_ in {"advcl", "conj", "relcl", "xcomp", "ccomp"} and other in (
            verb.head,
            *verb.ancestors,
        )
        under = any(child.i == other.i for child in verb.children if child.dep_ in {"nsubj", "csubj"}) or any(
            one.i == other.i
            for child in verb.children
            if child.dep_ in {"prep", "agent"}
            for one in child.children
        )
        return (hangs and not is_passive(verb)) or under
    return other.lemma_ in words_of("RESULTS") and any(
        child.dep_ in {"prep", "agent"} and any(one.i == verb.i for one in child.children)
        for child in other.children
    )


def _sides(group: Sequence[Telling]) -> tuple[list[Party], list[Party]]:
    return (
        [party for one in group for party in one.match.actors],
        [party for one in group for party in one.match.recipients],
    )


def _may_be(telling: Telling, group: Sequence[Telling]) -> bool:
    """Whether nothing says that they are two: type, mode, sides, time and place."""
    first = group[0]
    again = telling.match.again
    if first.type != telling.type and first.type not in {frame.type for frame in again}:
        return False
    if not again and not _same_mode(telling, group):
        return False
    actors, recipients = _sides(group)
    straight = {agreement(telling.match.actors, actors), agreement(telling.match.recipients, recipients)}
    crossed = {agreement(telling.match.actors, recipients), agreement(telling.match.recipients, actors)}
    mutual = telling.type in {"CONSULT", "AGREE", "COOPERATE"} and telling.mode != "visit"
    if "other" in straight and not (mutual and "other" not in crossed):
        return False
    whens = [one.when for one in group if one.when]
    if telling.when is not None and whens and not any(_overlaps(telling.when, when) for when in whens):
        return False
    places = {one.place.id for one in group if one.place}
    return not places or telling.place is None or telling.place.id in places or _inside(telling.place, group)


def _same_mode(telling: Telling, group: Sequence[Telling]) -> bool:
    """Whether the modes are one; a visit is no meeting."""
    modes = {one.mode for one in (telling, *group)}
    told = modes - {None, "multilateral"}
    return len(told) < 2 and not (telling.type == "CONSULT" and "visit" in told and len(modes) > 1)


def _inside(place: Actor, group: Sequence[Telling]) -> bool:
    """Whether a place may lie in another: of the same country, or one whose country is not known."""
    held = [one.place for one in group if one.place]
    return any("country" in (place.kind, other.kind) and place.country == other.country for other in held)


def _overlaps(one: Time, other: Time) -> bool:
    if one.earliest is None or one.latest is None or other.earliest is None or other.latest is None:
        return True
    return one.earliest <= other.latest and other.earliest <= one.latest


def _tells_again(telling: Telling, group: Sequence[Telling]) -> bool:
    """Whether a mention that may be the same event is: taken up with `the`, or told of the same parties."""
    actors, recipients = _sides(group)
    same_actor = (
        agreement(telling.match.actors, actors) == "same"
        or agreement(telling.match.actors, recipients) == "same"
    )
    same_recipient = (
        agreement(telling.match.recipients, recipients) == "same"
        or agreement(telling.match.recipients, actors) == "same"
    )
    if takes_up(telling):
        return same_actor or same_recipient or not telling.parties()
    near = any(
        one.trigger.lemma_ == telling.trigger.lemma_ or one.titled or one.sentence == telling.sentence
        for one in group
    )
    dated = {one.status in _COMING for one in group} == {telling.status in _COMING}
    if same_actor and same_recipient:
        return near or (dated and telling.trigger.pos_ != group[0].trigger.pos_)
    if not (same_actor or same_recipient):
        return False
    headline = any(one.titled for one in group) and telling.sentence <= 2
    return headline and (near or dated)
