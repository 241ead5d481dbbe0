"""The tables of events: frames by word, classes of words, governors, sectors, contexts."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

import msgspec
from spacy.tokens import Token

from reportedly.knowledge import table
from reportedly.model import EventStatus, Ontology


class Need(msgspec.Struct, frozen=True):
    """One thing that must hold around a trigger: slots that are filled, empty, or hold a word of a class."""

    slots: tuple[str, ...]
    classes: tuple[str, ...] = ()
    absent: bool = False
    excluding: bool = False
    other: Need | None = None


class Frame(msgspec.Struct, frozen=True):
    """One sense of a verb or noun: what must hold, its type and mode, and the slots of its two sides."""

    words: str
    needs: tuple[Need, ...]
    type: str
    mode: str | None
    actors: tuple[str, ...]
    recipients: tuple[str, ...]

    def asks(self, slot: str) -> bool:
        """Whether a need speaks of a slot."""
        return any(slot in one.slots for need in self.needs for one in (need, need.other) if one)


class Governor(msgspec.Struct, frozen=True):
    """What a word over or beside a trigger makes of it: whose it is, and its status where it changes that."""

    role: str
    status: EventStatus | None


def need(told: str) -> Need:
    """One entry of `needs`; what stands after `/` will do as well.

    >>> need("obj:-ACCUSATION")
    Need(slots=('obj',), classes=('ACCUSATION',), absent=False, excluding=True, other=None)
    """
    told, _, other = told.partition("/")
    slots, _, classes = told.partition(":")
    absent, excluding = slots.startswith("-"), classes.startswith("-")
    return Need(
        tuple(slots.removeprefix("-").split(",")),
        tuple(classes.removeprefix("-").split(",")) if classes else (),
        absent,
        excluding,
        need(other) if other else None,
    )


@cache
def frames() -> dict[tuple[str, str], tuple[Frame, ...]]:
    """Every frame, by part of speech and word."""
    found: dict[tuple[str, str], list[Frame]] = {}
    for row in table("event_frames"):
        for word in row["words"].split(","):
            actors, _, recipients = row["roles"].partition(">")
            frame = Frame(
                word,
                tuple(map(need, row["needs"].split())),
                row["type"],
                row["mode"] or None,
                tuple(filter(None, actors.split(","))),
                tuple(filter(None, recipients.split(","))),
            )
            found.setdefault((row["pos"], word), []).append(frame)
    return {key: tuple(rows) for key, rows in found.items()}


@cache
def particles() -> dict[str, frozenset[str]]:
    """What may follow a verb that has frames with a particle: `pull` may be `pull_out`."""
    told: dict[str, set[str]] = {}
    for _, word in frames():
        first, _, rest = word.partition("_")
        if rest:
            told.setdefault(first, set()).add(rest)
    return {word: frozenset(rest) for word, rest in told.items()}


@cache
def compounds() -> dict[str, frozenset[str]]:
    """What may stand before a noun that has frames of two words: `strike` may be `air_strike`."""
    told: dict[str, set[str]] = {}
    for pos, word in frames():
        first, _, last = word.rpartition("_")
        if pos == "noun" and first:
            told.setdefault(last, set()).add(first)
    return {word: frozenset(firsts) for word, firsts in told.items()}


@cache
def words_of(kind: str) -> frozenset[str]:
    """The nouns of one class.

    >>> "missile" in words_of("WEAPON")
    True
    """
    return frozenset(
        word for row in table("event_words") if row["kind"] == kind for word in row["words"].split(",")
    )


def is_of(token: Token, kind: str) -> bool:
    """Whether a word is of a class, as it stands or by its lemma."""
    there = words_of(kind)
    return token.lemma_.lower() in there or token.lower_ in there or token.lower_.removesuffix("s") in there


@cache
def sectors() -> dict[str, str]:
    """Sector by noun: `soldier` is MIL."""
    found: dict[str, str] = {}
    for row in table("event_agents"):
        for word in row["words"].split(","):
            found.setdefault(word, row["sector"])
    return found


@cache
def ontology(kind: str) -> Ontology:
    """Whether a type is PLOVER's or a civil one.

    >>> ontology("AID"), ontology("die")
    ('plover', 'civil')
    """
    return next(
        "civil" if row["ontology"] == "civil" else "plover"
        for row in table("event_types")
        if row["type"] == kind
    )


@cache
def contexts() -> dict[str, tuple[str, ...]]:
    """Contexts by word."""
    found: dict[str, list[str]] = {}
    for row in table("event_contexts"):
        for word in row["words"].split(","):
            found.setdefault(word, []).append(row["context"])
    return {word: tuple(told) for word, told in found.items()}


def _governors() -> Iterator[tuple[str, str, Governor]]:
    for row in table("event_governors"):
        status: EventStatus | None = msgspec.convert(row["status"] or None, EventStatus | None)
        for word in row["words"].split(","):
            yield row["kind"], word, Governor(row["role"], status)


@cache
def governors(kind: str) -> dict[str, tuple[Governor, ...]]:
    """Governors of one kind (verb, noun, adj, modal …) by word, in the order of the table."""
    found: dict[str, list[Governor]] = {}
    for told, word, governor in _governors():
        if told == kind:
            found.setdefault(word, []).append(governor)
    return {word: tuple(rows) for word, rows in found.items()}


def light(word: str) -> Governor | None:
    """The verb as one that only carries a noun: `paid a visit`.

    >>> light("pay").role, light("suffer").role, light("sing")
    ('actor', 'recipient', None)
    """
    return next((one for one in governors("verb").get(word, ()) if one.status is None), None)


def effect(kind: str, word: str) -> EventStatus | None:
    """The status that a governor gives what stands under it.

    >>> effect("verb", "deny"), effect("noun", "threat"), effect("verb", "sing")
    ('denied', 'possible', None)
    """
    return next((one.status for one in governors(kind).get(word, ()) if one.status), None)
