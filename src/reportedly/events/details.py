"""Where and when an event was, with what, how much of it, and in what contexts."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache

from spacy.tokens import Doc, Token

from reportedly.actors.identities import identity, slug
from reportedly.events.frames import contexts, frames, is_of, light, words_of
from reportedly.events.matching import Match, keys_of
from reportedly.events.parties import is_place, place_name
from reportedly.events.slots import joined
from reportedly.knowledge import table
from reportedly.language import covered
from reportedly.model import Actor, Span, Time

_WHERE = ("locus", "in", "at", "near", "outside", "across", "around", "on", "off", "along")
_MAX_CLIMB = 14
"""Heads to climb from a time to what it dates; deeper parses are wrong ones."""

_OTHER_CLAUSES = frozenset({"relcl", "ccomp", "csubj"})
_POINTS = frozenset("0123456789X")
"""What the TIMEX3 value of a point in time begins with; lengths, sets and `now` begin otherwise."""

_BEFORE = frozenset({"before", "until", "till", "than"})

_NEAR = 12
"""Words on either side that tell of an event's context. A judgement."""

_TOLD_BY = frozenset({"REQUEST", "REJECT", "THREATEN", "CONSULT", "disaster"})
_THINGS = ("obj", "with", "kind", "subj", "of", "by", "using")


def place_of(match: Match) -> Actor | None:
    """Where it was: the place after `in`, `at`, `near` of the trigger or of the verb that carries it."""
    for slot in _WHERE:
        for token in match.slots.get(slot):
            if is_place(token):
                return _place(token)
            named = [
                one
                for child in token.rights
                if child.lower_ in {"of", "in"}
                for one in child.children
                if is_place(one)
            ]
            named += [child for child in token.children if is_place(child)]
            if named and token.lemma_.lower() in words_of("GEOGRAPHY"):
                return _place(named[0])
    if match.frame.mode == "visit":
        places = (party.actor for party in match.recipients if party.actor.kind in {"country", "place"})
        return next(places, None)
    return _place_below(match)


def _place_below(match: Match) -> Actor | None:
    """The place of a phrase that hangs further down in the same clause: `killed six with bombs in Bamako`."""
    tops = {match.trigger.i, match.slots.carrier.i if match.slots.carrier is not None else match.trigger.i}
    sentence = match.trigger.sent
    for token in match.trigger.doc[match.trigger.i : sentence.end]:
        if token.dep_ == "pobj" and token.head.lower_ in _WHERE and is_place(token):
            above = token.head.head
            while above.i not in tops and above.pos_ not in {"VERB", "AUX"} and above.head.i != above.i:
                above = above.head
            if above.i in tops:
                return _place(token)
    return None


def _place(token: Token) -> Actor:
    name = place_name(token)
    told = identity(name)
    if told is None or told.kind != "country":
        return Actor(slug(name), name, "place")
    if told.seat:
        return Actor(slug(name), name, "place", told.country)
    return Actor(slug(told.name), told.name, "country", told.country, wikidata=told.wikidata)


def times_of(doc: Doc, matches: Sequence[Match], times: Iterable[Time]) -> dict[int, Time]:
    """The time of each trigger, by its place in the parse: the first event above a time is when that was."""
    owners: dict[int, int] = {}
    for match in matches:
        owners[match.trigger.i] = match.trigger.i
    for match in matches:
        if match.slots.carrier is not None:
            owners.setdefault(match.slots.carrier.i, match.trigger.i)
    carriers = {
        one.slots.carrier.i for one in matches if one.slots.carrier is not None and not _is_light(one)
    }
    found: dict[int, Time] = {}
    for time in times:
        words = covered(doc, time.span)
        if words is None or time.timex[:1] not in _POINTS or time.earliest is None:
            continue
        owner = None if _is_bound(words.root) else _dated(words.root, owners, carriers)
        if owner is not None:
            found.setdefault(owner, time)
    for (
        match
    ) in matches:  # a verb's time is that of what it goes on with: `met Kim on Monday and signed a deal`
        token = match.trigger
        if (
            token.i not in found
            and token.dep_ in {"conj", "advcl"}
            and token.head.i in found
            and token.tag_ in {"VBD", "VBG", "VBN"}
        ):
            found[token.i] = found[token.head.i]
    return found


def _is_light(match: Match) -> bool:
    """Whether the verb that carries a noun is when the noun is: `held talks`, not `agreed on a visit`."""
    carrier = match.slots.carrier
    return carrier is None or light(carrier.lemma_) is not None or match.slots.role != "actor"


def _dated(time: Token, owners: dict[int, int], others: set[int]) -> int | None:
    """What a time dates; a verb that only speaks of what is to come (`planned for May`) needs its `for`."""
    token = time
    for _ in range(_MAX_CLIMB):
        if token.i in others and time.head.lower_ != "for" and token.i != time.i:
            return None
        if token.i in owners:
            return owners[token.i]
        if token.head.i == token.i:
            return None
        if token.dep_ in _OTHER_CLAUSES and token.pos_ in {"VERB", "AUX"}:
            return None
        token = token.head
    return None


def _is_bound(time: Token) -> bool:
    """Whether a time only tells what an event came after or before: `met for the first time since 2000`.

    What goes on since a day began on it: `have shelled the town since Monday`.
    """
    word = time.head
    if word.lower_ != "since":
        return word.lower_ in _BEFORE
    counted = any(other.lemma_ == "time" for other in word.head.subtree if other.i < word.i)
    return counted or word.head.pos_ not in {"VERB", "AUX"}


def instruments_of(match: Match) -> tuple[Span, ...]:
    """The words for what it was done with, or what was given."""
    kinds = (
        ("WEAPON", "AIDTHING") if match.frame.type in {"AID", "sell", "buy"} else ("WEAPON", "BOMB", "DRONE")
    )
    filled = [one for slot in _THINGS for token in match.slots.get(slot) for one in joined(token)]
    things = {_thing(one) for one in filled if any(is_of(one, kind) for kind in kinds)}
    return tuple(sorted(things, key=lambda span: span.start))


def _thing(token: Token) -> Span:
    first = token
    for child in token.lefts:
        if child.dep_ in {"amod", "compound", "nmod"}:
            first = min(first, child.left_edge, key=lambda one: one.i)
    return Span(first.idx, token.idx + len(token))


def amounts_of(match: Match) -> tuple[Span, ...]:
    """How many, how much: `six people`, `$40m`, `dozens of tanks`."""
    found: list[Span] = []
    for slot in ("obj", "subj", "of", "dative", "for"):
        for token in match.slots.get(slot):
            if token.ent_type_ == "MONEY" or any(child.dep_ == "nummod" for child in token.children):
                edges = [child.left_edge for child in token.children if child.dep_ in {"nummod", "quantmod"}]
                first = min([*edges, token], key=lambda one: one.i)
                found.append(Span(first.idx, token.idx + len(token)))
            elif token.pos_ == "NUM" or token.lemma_.lower() in {
                "dozen",
                "hundred",
                "thousand",
                "million",
                "score",
            }:
                held = [one for child in token.rights if child.lower_ == "of" for one in child.children]
                last = held[-1] if held else token
                found.append(Span(token.left_edge.idx, last.idx + len(last)))
    return tuple(dict.fromkeys(found))


def contexts_of(match: Match) -> tuple[str, ...]:
    """The contexts that the words beside a trigger tell, the commonest first."""
    token = match.trigger
    doc = token.doc
    first, last = max(token.sent.start, token.i - _NEAR), min(token.sent.end, token.i + _NEAR + 1)
    counted: dict[str, int] = {}
    for one in doc[first:last]:
        for context in contexts().get(one.lemma_.lower(), ()):
            counted[context] = counted.get(context, 0) + 1
    return tuple(sorted(counted, key=lambda context: -counted[context]))


def _hazard(match: Match) -> str | None:
    """The kind of a disaster, by the noun that strikes: `an earthquake shook the city`."""
    told = (
        frame
        for token in match.slots.get("subj")
        for key in keys_of(token)
        for frame in frames().get(key, ())
    )
    return next((frame.mode for frame in told if frame.type == "disaster"), None)


@cache
def _aims() -> dict[tuple[str, str], str]:
    return {(row["type"], row["aim"]): row["mode"] for row in table("event_aims")}


def mode_of(match: Match) -> str | None:
    """The mode of the frame; or by what is asked for or threatened, what strikes, and how many meet."""
    frame = match.frame
    if frame.mode is not None or frame.type not in _TOLD_BY:
        return frame.mode
    if frame.type == "CONSULT":
        return "multilateral" if len(match.actors) + len(match.recipients) > 2 else None
    return _hazard(match) if frame.type == "disaster" else _aim(match)


def _aim(match: Match) -> str | None:
    """What is asked for, refused or threatened: `called for talks` is to meet, `asked for aid` to assist."""
    kind = match.frame.type
    for token in (token for slot in ("comp", "for", "obj", "to") for token in match.slots.get(slot)):
        aims = (aim.type for key in keys_of(token) for aim in frames().get(key, ()))
        if told := next((_aims()[kind, aim] for aim in aims if (kind, aim) in _aims()), None):
            return told
        if kind != "THREATEN" and (is_of(token, "HELP") or is_of(token, "AIDTHING")):
            return "assist"
    return None
