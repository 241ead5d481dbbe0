"""Events in a terminal: those of a ledger, as they come, its timelines, and those of one reading."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from reportedly import phrasing
from reportedly.model import Event, Participant, Reading
from reportedly.terminal.marking import STYLES
from reportedly.terminal.tables import beside, one_line, shortened, stacked, table

if TYPE_CHECKING:
    from reportedly.ledger import CodedEvent, Happening, Party

BATCH = 200
"""Events shown at once: a long answer begins to appear while the rest is looked for."""

TYPE_WIDTH = 12
"""Columns of a table: the longest type, and most modes under it."""

STATUS_WIDTH = 12
"""Columns of a table: "hypothetical" fits."""

DATE_WIDTH = 12
"""Columns of a table: a day in parentheses fits."""

EVIDENCE = 130
"""Code points of an event's sentence that a table shows."""


def show_events(events: Iterable[CodedEvent], to: Console) -> int:
    """The events as a table, shown as they come, and how many: when, who, what, to whom and whether.

    A date in parentheses is the page's, where it does not say when it was.
    """
    coming = iter(events)
    shown = 0
    while batch := list(islice(coming, BATCH)):
        rows = _table(header=not shown)
        for event in batch:
            rows.add_row(
                _when(event),
                _side(event.actors),
                _what(event.type, event.mode),
                _side(event.recipients),
                stacked(Text(event.status), beside(shortened("; ".join(event.according_to), 40))),
                stacked(
                    Text(shortened(event.evidence, EVIDENCE)),
                    beside(_where(event.place, _told_by(event) or event.site)),
                ),
            )
        to.print(rows)
        shown += len(batch)
    return shown


def show_timeline(happenings: Iterable[Happening], to: Console) -> int:
    """What happened, a line for what many pages tell, and how many lines."""
    rows = _table()
    shown = 0
    for one in happenings:
        shown += 1
        rows.add_row(
            _when(one),
            _side(one.actors),
            _what(one.type, one.mode),
            _side(one.recipients),
            Text(", ".join(one.statuses)),
            stacked(
                Text(shortened(one.evidence, EVIDENCE)),
                beside(_where(one.place, _told_by(one) or ", ".join(one.sites))),
            ),
        )
    if shown:
        to.print(rows)
    return shown


def event_table(reading: Reading) -> Table:
    """The events of one reading."""
    text = reading.article.text
    numbers = {one.attribution.id: one.number for one in phrasing.numbered(reading)}
    rows = table(
        ("who", "rest", 3),
        ("what", "wrapped", TYPE_WIDTH),
        ("to whom", "rest", 3),
        ("status", "rest", 3),
        ("when, where", "rest", 2),
        ("words", "rest", 3),
    )
    for event in reading.events:
        when = event.when
        rows.add_row(
            _names(event, "actor"),
            _what(event.type, event.mode),
            _names(event, "recipient"),
            Text(one_line("; ".join(phrasing.views(event, numbers)))),
            stacked(
                Text((phrasing.dated(when.earliest, when.latest) or when.span.of(text)) if when else ""),
                beside(event.place.name if event.place else ""),
            ),
            Text(shortened("; ".join(dict.fromkeys(span.of(text) for span in event.mentions)), 60)),
        )
    return rows


def _table(*, header: bool = True) -> Table:
    return table(
        ("when", "wrapped", DATE_WIDTH),
        ("who", "rest", 3),
        ("what", "wrapped", TYPE_WIDTH),
        ("to whom", "rest", 3),
        ("status", "wrapped", STATUS_WIDTH),
        ("words, where, page", "rest", 6),
        header=header,
    )


def _when(event: CodedEvent | Happening) -> Text:
    """When it was, as far as the page says; else the page's own date in parentheses."""
    if event.earliest and event.date == event.earliest.date():
        return Text(phrasing.dated(event.earliest, event.latest))
    return Text(f"({event.date.isoformat()})" if event.date else "undated", style="dim")


def _what(kind: str, mode: str | None) -> Text:
    return stacked(Text(kind, style=STYLES["cue"]), beside(mode or ""))


def _side(parties: Sequence[Party]) -> Text:
    names = Text(one_line(", ".join(one.name for one in parties)) or "–", style=STYLES["source"])
    codes = dict.fromkeys(" ".join(filter(None, (one.country, one.sector))) for one in parties)
    return stacked(names, beside(", ".join(filter(None, codes))))


def _names(event: Event, role: str) -> Text:
    side: list[Participant] = [one for one in event.participants if one.role == role]
    return Text(one_line(", ".join(one.actor.name for one in side)) or "–", style=STYLES["source"])


def _told_by(event: CodedEvent | Happening) -> str:
    """Who tells what several pages tell: `4 pages, 2 texts, 1 source: Yonhap`."""
    if event.pages < 2:
        return ""
    counts = (
        phrasing.counted(number, noun)
        for number, noun in ((event.pages, "page"), (event.texts, "text"), (len(event.sources), "source"))
    )
    return f"{', '.join(counts)}: {shortened(', '.join(event.sources), 60)}"


def _where(place: str | None, page: str | None) -> str:
    return " · ".join(filter(None, (place, page)))
