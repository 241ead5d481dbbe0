"""Events of a ledger as event data have them: a row of cells each."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from reportedly import knowledge
from reportedly.ledger.events import CodedEvent, Party

COLUMNS = (
    "event_id",
    "event_date",
    "date_from",
    "actor_name",
    "actor_country",
    "actor_sector",
    "recipient_name",
    "recipient_country",
    "recipient_sector",
    "event_type",
    "event_mode",
    "contexts",
    "place",
    "place_country",
    "status",
    "according_to",
    "views",
    "earliest",
    "latest",
    "instruments",
    "amounts",
    "source",
    "url",
    "headline",
    "published",
    "trigger",
    "evidence",
    "evidence_start",
    "evidence_end",
    "happening",
    "pages",
    "texts",
    "sources",
    "source_names",
)
"""The columns of the CSV, in the order that event-data users know, and then our own."""


def row_of(event: CodedEvent) -> tuple[str, ...]:
    """One event as the cells of `COLUMNS`; lists are joined with `; `, countries have three letters."""
    views = (f"{voice.status} ({', '.join(voice.according_to) or 'the article'})" for voice in event.views)
    return (
        event.id,
        event.date.isoformat() if event.date else "",
        "text" if event.earliest else "page" if event.date else "",
        *_cells(event.actors),
        *_cells(event.recipients),
        event.type,
        event.mode or "",
        "; ".join(event.contexts),
        event.place or "",
        _alpha3().get(event.place_country or "", ""),
        event.status,
        "; ".join(event.according_to),
        "; ".join(views),
        event.earliest.isoformat() if event.earliest else "",
        event.latest.isoformat() if event.latest else "",
        "; ".join(event.instruments),
        "; ".join(event.amounts),
        event.credit or event.site or event.found_at or "",
        event.url or "",
        event.headline or "",
        event.published.isoformat() if event.published else "",
        event.words,
        event.evidence,
        str(event.evidence_start),
        str(event.evidence_end),
        event.events[0],
        str(event.pages),
        str(event.texts),
        str(len(event.sources)),
        "; ".join(event.sources),
    )


def _cells(side: Sequence[Party]) -> tuple[str, str, str]:
    return (
        "; ".join(one.name for one in side),
        "; ".join(_alpha3().get(one.country or "", "") for one in side),
        "; ".join(one.sector or "" for one in side),
    )


@cache
def _alpha3() -> dict[str, str]:
    """The three letters of each country, by its two."""
    return {row["code"]: row["alpha3"] for row in knowledge.table("iso3166")}
