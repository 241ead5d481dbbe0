"""The events of a reading as rows of a page, and the marks of their words in the text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from reportedly import phrasing, verbs
from reportedly.model import Event, Reading
from reportedly.web.marking import Mark, tight


@dataclass(frozen=True)
class Mention:
    """The words of one mention, and the anchor where they stand."""

    text: str
    anchor: str


@dataclass(frozen=True)
class EventRow:
    """One event as the page lists it."""

    number: int
    does: str
    how: str
    actors: str
    recipients: str
    views: tuple[str, ...]
    when: str
    place: str
    mentions: tuple[Mention, ...]


def event_marks(reading: Reading) -> Iterator[Mark]:
    """A mark for each mention of each event."""
    for number, event in enumerate(reading.events, 1):
        for part, span in enumerate(event.mentions):
            if found := tight(span, reading.article.text):
                yield Mark(found, "event", number, part)


def event_rows(reading: Reading) -> Iterator[EventRow]:
    """The events as rows, in the order of the reading."""
    text = reading.article.text
    numbers = {one.attribution.id: one.number for one in phrasing.numbered(reading)}
    marks: dict[int, list[Mark]] = {}
    for mark in event_marks(reading):
        marks.setdefault(mark.key, []).append(mark)
    for number, event in enumerate(reading.events, 1):
        when = event.when
        who, whom = _side(event, "actor"), _side(event, "recipient")
        yield EventRow(
            number,
            verbs.deed(event.type, event.mode, who, to_somebody=bool(whom)),
            verbs.manner(event.type, event.mode, who),
            verbs.together(who),
            verbs.together(whom),
            tuple(phrasing.views(event, numbers)),
            (phrasing.interval(when.earliest, when.latest) or when.span.of(text)) if when else "",
            event.place.name if event.place else "",
            tuple(Mention(mark.span.of(text), mark.anchor) for mark in marks.get(number, ())),
        )


def _side(event: Event, role: str) -> list[str]:
    return [one.actor.name for one in event.participants if one.role == role]
