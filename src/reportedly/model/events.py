"""Who did what to whom, and whether it happened."""

from __future__ import annotations

from typing import Literal

from reportedly.model.actors import Actor
from reportedly.model.records import Record, Span
from reportedly.model.times import Time

EventStatus = Literal[
    "happened", "ongoing", "planned", "expected", "possible", "alleged", "denied", "hypothetical", "negated"
]
ParticipantRole = Literal["actor", "recipient"]
Ontology = Literal["plover", "civil"]


class Participant(Record, frozen=True):
    """One side of an event: who it is, the words that say so, and the sector it acts for.

    `sector` is one of `knowledge/event_sectors.tsv`, after CAMEO and PLOVER: GOV, MIL, REB, CVL …
    """

    actor: Actor
    span: Span
    role: ParticipantRole
    sector: str | None = None


class View(Record, frozen=True):
    """What one voice makes of an event: its status, where that is said, and whose voice it is.

    `according_to` holds the ids of the attributions whose words it stands in, the innermost first;
    empty, it is the article's own voice.
    """

    status: EventStatus
    trigger: Span
    according_to: tuple[str, ...] = ()


class Event(Record, frozen=True):
    """Who did what to whom, in PLOVER's types, modes and contexts, and whether it happened.

    Types in capitals are PLOVER's; those of `ontology` `civil` (elect, arrest, die …) are for other news.
    `trigger` is the first of `mentions`, the words that tell of this same event. `views` says what each voice
    makes of it; `status` and `according_to` are those of the article's own voice, or else of the first.
    `participants` are `actors` and `recipients` with their words and sectors. `instruments` and `amounts`
    are the words for what it was done with, and how much of it.
    """

    id: str
    trigger: Span
    type: str
    status: EventStatus
    ontology: Ontology = "plover"
    mode: str | None = None
    contexts: tuple[str, ...] = ()
    actors: tuple[Actor, ...] = ()
    recipients: tuple[Actor, ...] = ()
    participants: tuple[Participant, ...] = ()
    place: Actor | None = None
    when: Time | None = None
    instruments: tuple[Span, ...] = ()
    amounts: tuple[Span, ...] = ()
    according_to: tuple[str, ...] = ()
    views: tuple[View, ...] = ()
    mentions: tuple[Span, ...] = ()
