"""Event data, as ICEWS and POLECAT have them: one line an event of a page, and how many tell the same.

Who uses event data counts lines, and forty reprints are no forty events: so each line says which events are
one happening (of one day, type and pair of sides), and how many pages, texts and sources tell it.
"""

from __future__ import annotations

import csv
import sqlite3
from collections.abc import Iterator, Sequence
from itertools import groupby
from pathlib import Path

from reportedly.ledger import COLUMNS, CodedEvent, Selection, row_of
from reportedly.ledger.events import event, told_together

EVENT_COLUMNS = (*COLUMNS, "happening", "pages", "texts", "sources")
"""Those of `reportedly events --csv`; then the first event of those that are one, and who tells it."""

_EVENTS = """
    SELECT key FROM chosen_pages JOIN events ON events.page = chosen_pages.page ORDER BY key
"""
_TEXT = """
    SELECT coalesce(family, -number) FROM pages LEFT JOIN family_pages ON family_pages.page = number
    WHERE id = ?
"""


def write_events(selection: Selection, file: Path) -> dict[str, int]:
    """Write the events of the pages selected as CSV with a header line; how many events and happenings."""
    events = happenings = 0
    with file.open("x", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(EVENT_COLUMNS)
        found = (event(selection.connection, row["key"]) for row in selection.rows(_EVENTS))
        for happening in _happenings(found):
            counts = _counts(selection, happening)
            writer.writerows((*row_of(one), happening[0].id, *counts) for one in happening)
            events += len(happening)
            happenings += 1
    return {"events": events, "happenings": happenings}


def _happenings(found: Iterator[CodedEvent]) -> Iterator[Sequence[CodedEvent]]:
    """Events that are one; of those without any date, nobody can tell."""
    for day, of_day in groupby(found, key=lambda one: one.date):
        if day is not None:
            yield from told_together(of_day)
            continue
        for one in of_day:
            yield [one]


def _counts(selection: Selection, happening: Sequence[CodedEvent]) -> tuple[int, int, int]:
    """The pages that tell it, the texts that these carry, and the sources.

    A source is who says so in the end, or else each text that tells it in its own voice.
    """
    texts = {one.page: _text(selection, one.page) for one in happening}
    sources: set[str | int] = set()
    for one in happening:
        sources |= {view.according_to[0] for view in one.views if view.according_to}
        sources |= {texts[one.page] for view in one.views if not view.according_to}
    return len(texts), len(set(texts.values())), len(sources)


def _text(selection: Selection, page: str) -> int:
    """A number that pages with the same text share."""
    row: sqlite3.Row = next(selection.rows(_TEXT, page))
    return row[0]
