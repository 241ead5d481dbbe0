"""What a timeline shows: each thing that happened, or was said, as a mark in somebody's lane."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from typing import Literal

from reportedly import phrasing, verbs
from reportedly.ledger.dates import bounds
from reportedly.ledger.events import Party
from reportedly.ledger.stories import Story, Tally
from reportedly.ledger.storylines import StorylineEntry
from reportedly.ledger.timelines import Happening
from reportedly.model import A_YEAR, EventStatus, Statement

Form = EventStatus | Literal["said"]

Link = Callable[[str], str | None]
"""The address of an event or statement, by its id."""


@dataclass(frozen=True)
class Mark:
    """One thing on a timeline: in whose lane, its words, its forms, and when it was.

    `certain` is that the bounds are what is told; they are else the day of the page that tells it. `told` is
    shown to who points at it, and `pages` how many pages tell it. `number` is how many things it stands for.
    """

    lane: str
    words: str
    forms: tuple[Form, ...]
    earliest: datetime | None = None
    latest: datetime | None = None
    certain: bool = True
    told: str = ""
    pages: int = 1
    href: str | None = None
    number: int = 1

    @property
    def bounds(self) -> tuple[datetime, datetime] | None:
        """Between which moments it was; none where nothing is known of that."""
        if self.earliest is None or self.latest is None:
            return None
        return self.earliest, max(self.earliest, self.latest)


def marks_of(story: Story, link: Link | None = None) -> tuple[Mark, ...]:
    """What a story tells, be it in full or counted."""
    return (*happened(story.happenings, link), *said(story.statements, link), *tallied(story.tallies))


def happened(found: Iterable[Happening], link: Link | None = None) -> tuple[Mark, ...]:
    """What happened, each in the lane of the country, or else the name, of who did it."""
    return tuple(_happening(one, link) for one in found)


def _happening(one: Happening, link: Link | None) -> Mark:
    lane = _lane(one.actors)
    who, whom = ([party.name for party in side] for side in (one.actors, one.recipients))
    place = f" in {one.place}" if one.place and one.place not in whom else ""
    told = verbs.told(one.type, one.mode, who, whom) + place
    is_told = one.earliest and one.latest and one.date == one.earliest.date()
    earliest, latest = (
        (one.earliest, one.latest) if is_told else _day_of(one.date and datetime.combine(one.date, time.min))
    )
    return Mark(
        lane,
        told.removeprefix(f"{lane} ") if who == [lane] else told,
        one.statuses,
        earliest,
        latest,
        bool(is_told),
        f"{', '.join(one.statuses)}: {one.evidence}",
        one.pages,
        link(one.events[0]) if link else None,
    )


def _lane(side: Sequence[Party]) -> str:
    """The country of the first who did it, or else the name."""
    if not side:
        return "nobody named"
    return phrasing.country(side[0].country) if side[0].country else side[0].name


def said(found: Iterable[Statement], link: Link | None = None) -> tuple[Mark, ...]:
    """What was said, each in the lane of who says it; the same words on several pages are one mark."""
    groups: dict[tuple[str, str], list[Statement]] = {}
    for one in found:
        who = phrasing.voice(one)
        groups.setdefault((who, phrasing.same_words(one.content)), []).append(one)
    return tuple(_saying(who, same, link) for (who, _), same in groups.items())


def _saying(who: str, same: Sequence[Statement], link: Link | None) -> Mark:
    first = next((one for one in same if one.earliest), same[0])
    is_told = bool(first.earliest and first.latest and first.latest - first.earliest <= A_YEAR)
    earliest, latest = (first.earliest, first.latest) if is_told else _day_of(first.published)
    lane = phrasing.country(first.countries[0]) if first.countries else who
    does = " ".join(filter(None, ("" if who == lane else who, phrasing.does(first) or "says")))
    return Mark(
        f"{lane}: said",
        f"{does}: {phrasing.as_printed(first.content, first.manner)}",
        ("said",),
        earliest,
        latest,
        is_told,
        f"{who} {phrasing.does(first) or 'says'}: {phrasing.as_printed(first.content, first.manner)}",
        len({one.page for one in same}),
        link(first.id) if link else None,
    )


def entered(found: Iterable[StorylineEntry], link: Link | None = None) -> tuple[Mark, ...]:
    """What happened and was said in a storyline, each in the lane of the first who did or said it."""
    return tuple(_entry(one, link) for one in found)


def _entry(one: StorylineEntry, link: Link | None) -> Mark:
    is_told = bool(one.earliest and one.latest and one.latest - one.earliest <= A_YEAR)
    day = _day_of(one.date and datetime.combine(one.date, time.min))
    lane = one.who[0] if one.who else "nobody named"
    whom = f"→ {verbs.together(one.to)}: " if one.to else ""
    is_event = one.kind == "event"
    return Mark(
        lane if is_event else f"{lane}: said",
        f"{whom}{one.words}",
        tuple(status for status in one.statuses if status != "disputed") if is_event else ("said",),
        *((one.earliest, one.latest) if is_told else day),
        is_told,
        ": ".join(filter(None, (", ".join(one.statuses), one.words))),
        one.pages,
        link(one.ids[0]) if link else None,
    )


def tallied(found: Iterable[Tally]) -> tuple[Mark, ...]:
    """Marks that stand for as many events or statements as there are, each for a month or a day."""
    return tuple(
        Mark(
            f"{one.who}: said" if one.form == "said" else one.who,
            "",
            (one.form,),
            *(bounds(one.when) if one.when else (None, None)),
            number=one.number,
        )
        for one in found
    )


def _day_of(moment: datetime | None) -> tuple[datetime | None, datetime | None]:
    if moment is None:
        return None, None
    return datetime.combine(moment, time.min), datetime.combine(moment, time(23, 59, 59))
