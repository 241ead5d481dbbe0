"""Actors of a ledger in a terminal: all of them in a table, or one with what is told of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import islice
from typing import TYPE_CHECKING

from rich.console import Console
from rich.table import Table
from rich.text import Text

from reportedly.model import Statement
from reportedly.terminal.events import show_timeline
from reportedly.terminal.marking import STYLES
from reportedly.terminal.statements import show_statements
from reportedly.terminal.tables import beside, one_line, stacked, table

if TYPE_CHECKING:
    from reportedly.ledger import ActorRecord, Happening, KnownActor

BATCH = 200
"""Actors shown at once: a long answer begins to appear while the rest is looked for."""

KIND_WIDTH = 12
"""Columns of a table: "organisation" fits."""

COUNT_WIDTH = 7
"""Columns of a table: a million fits."""


def show_actors(actors: Iterable[KnownActor], to: Console) -> int:
    """The actors as a table, shown as they come, and how many."""
    coming = iter(actors)
    shown = 0
    while batch := list(islice(coming, BATCH)):
        rows = _table(header=not shown)
        for one in batch:
            rows.add_row(
                stacked(Text(one_line(one.name), style=STYLES["source"]), beside(f"@{one.id}")),
                stacked(Text(one.kind), beside(one.country or "")),
                *(Text(f"{count:,}") for count in (one.pages, one.statements, one.about)),
                Text(_between(one.first_seen, one.last_seen)),
            )
        to.print(rows)
        shown += len(batch)
    return shown


def _table(*, header: bool = True) -> Table:
    return table(
        ("who", "rest", 4),
        ("kind", "wrapped", KIND_WIDTH),
        ("pages", "wrapped", COUNT_WIDTH),
        ("says", "wrapped", COUNT_WIDTH),
        ("of it", "wrapped", COUNT_WIDTH),
        ("seen", "rest", 2),
        header=header,
    )


def show_actor(
    record: ActorRecord,
    to: Console,
    *,
    said: Sequence[Statement] = (),
    about: Sequence[Statement] = (),
    events: Sequence[Happening] = (),
) -> None:
    """One actor: names, roles with dates, the first of what it says, of what is said of it, of its events."""
    one = record.actor
    to.print(Text(one_line(one.name), style=STYLES["source"]))
    kind = ", ".join(filter(None, (one.kind, one.country, one.wikidata)))
    seen = f"on {one.pages:,} pages, seen {_between(one.first_seen, one.last_seen)}"
    to.print(beside(f"@{one.id} · {kind} · {seen}"))
    _line(to, "names", [f"{name.name} ({name.times:,})" for name in record.names])
    roles = (f"{role.role} ({_between(role.first_seen, role.last_seen)})" for role in record.roles)
    _line(to, "roles", list(roles))
    _line(to, "merged into it", [f"@{other}" for other in record.merged])
    for words, count, found in (("says", one.statements, said), ("is named", one.about, about)):
        if found:
            to.print()
            option = "speaker" if words == "says" else "about"
            to.print(beside(f"{words} · {count:,}: reportedly statements --{option} @{one.id}"))
            show_statements(found, to)
    if events:
        to.print()
        to.print(beside(f"events: reportedly timeline @{one.id}"))
        show_timeline(events, to)


def _line(to: Console, what: str, values: Sequence[str]) -> None:
    if values:
        to.print(Text(f"{what}: ", style="dim") + Text(one_line("; ".join(values))))


def _between(first: datetime | None, last: datetime | None) -> str:
    """The days from the first to the last.

    >>> _between(datetime(2024, 6, 12), datetime(2024, 6, 12)), _between(None, None)
    ('2024-06-12', 'undated')
    """
    if first is None or last is None:
        return "undated"
    days = dict.fromkeys((f"{first:%Y-%m-%d}", f"{last:%Y-%m-%d}"))
    return " – ".join(days)
