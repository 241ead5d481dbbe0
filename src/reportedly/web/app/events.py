"""Who did what to whom: the list of events, and one with its sides, its voices and who else tells it."""

from __future__ import annotations

from reportedly import filters
from reportedly.ledger import CodedEvent
from reportedly.ledger.events import STATUSES, types
from reportedly.model import Record
from reportedly.verbs import told
from reportedly.web.app.asking import Asked, Shown
from reportedly.web.app.narrowing import given, narrowings
from reportedly.web.app.paging import Paging, part

SHOWN = 40
ELSEWHERE = 30
"""Other pages that tell an event which are shown with it."""


class Events(Record, frozen=True):
    """Events, and where the rest of them are."""

    events: tuple[CodedEvent, ...]
    paging: Paging = Paging()


class OneEvent(Record, frozen=True):
    """An event, and those of other pages that are one with it."""

    event: CodedEvent
    elsewhere: tuple[CodedEvent, ...] = ()


def listed(asked: Asked) -> Shown:
    """The events that fit what is asked, in the order of when they were."""
    found = asked.ledger.events(**given(asked, filters.EVENTS), limit=SHOWN + 1, after=asked.words("after"))
    events, paging = part(asked, found, lambda one: one.id, SHOWN)
    values = {
        "title": "Events",
        "narrowings": narrowings(asked, filters.EVENTS, TYPE=types(), STATUS=STATUSES),
        "more": paging,
    }
    return Shown("app/events.html.j2", Events(events, paging), values)


def page(asked: Asked) -> Shown:
    """The event with the ids in the path."""
    event = asked.ledger.event(f"{asked.part('page')}/{asked.part('event')}")
    others = [one for one in event.events if one != event.id][:ELSEWHERE]
    found = OneEvent(event, tuple(asked.ledger.event(one) for one in others))
    start, end = event.words_start - event.evidence_start, event.words_end - event.evidence_start
    sentence = (event.evidence[:start], event.evidence[start:end], event.evidence[end:])
    return Shown("app/event.html.j2", found, {"title": _title(event), "sentence": sentence})


def _title(event: CodedEvent) -> str:
    """Who did what to whom: `North Korea aids Russia`."""
    who, whom = ([one.name for one in side] for side in (event.actors, event.recipients))
    line = told(event.type, event.mode, who, whom)
    return line[:1].upper() + line[1:]
