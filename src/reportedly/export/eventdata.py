"""Event data, as ICEWS and POLECAT have them: one line an event of a page, and how many tell the same.

Who uses event data counts lines, and forty reprints are no forty events: so each line says which events are
one happening, and how many pages, texts and sources tell it.
"""

from __future__ import annotations

import csv
from pathlib import Path

from reportedly.ledger import COLUMNS, Selection, row_of
from reportedly.ledger.events import event

_EVENTS = """
    SELECT key FROM chosen_pages JOIN events ON events.page = chosen_pages.page ORDER BY key
"""


def write_events(selection: Selection, file: Path) -> dict[str, int]:
    """Write the events of the pages selected as CSV with a header line; how many events and happenings."""
    events = 0
    happenings: set[str] = set()
    with file.open("x", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(COLUMNS)
        for row in selection.rows(_EVENTS):
            told = event(selection.connection, row["key"])
            writer.writerow(row_of(told))
            happenings.add(told.events[0])
            events += 1
    return {"events": events, "happenings": len(happenings)}
