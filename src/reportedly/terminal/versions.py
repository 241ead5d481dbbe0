"""Versions of what an address showed, in a terminal: a table, one row each, with what changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from reportedly.terminal.tables import beside, one_line, shortened, stacked, table

if TYPE_CHECKING:
    from reportedly.comparing import Changed, Changes
    from reportedly.ledger import Version

MOST_SHOWN = 12
"""Changes of one kind that a table shows; JSON has all."""

WHEN_WIDTH = 17
"""Columns of a table: "2024-06-12 09:29" fits, with a mark before it."""

MARKS = {"added": "+", "dropped": "-", "changed": "~", "moved": "^"}
"""What stands before a change."""


def show_versions(versions: Iterable[Version], to: Console) -> int:
    """The versions as a table, and how many there are: when, what was said, what changed."""
    shown = table(("when", "wrapped", WHEN_WIDTH), ("headline", "rest", 2), ("what changed", "rest", 5))
    count = 0
    for version in versions:
        count += 1
        seen = f"to {version.seen:%Y-%m-%d %H:%M}" if version.seen > version.found else ""
        shown.add_row(
            stacked(Text(f"{version.found:%Y-%m-%d %H:%M}"), beside(seen)),
            stacked(Text(one_line(version.headline or "–")), beside(version.page)),
            Text("\n").join(change_lines(version.changes)) if version.changes else Text("–"),
        )
    if count:
        to.print(shown)
        to.print(beside("+ added  - dropped  ~ changed  ^ moved  » statement"))
    return count


def change_lines(changes: Changes) -> Iterator[Text]:
    """What changed, a line each: fields, passages, statements."""
    for field in changes.fields:
        yield _line("changed", f"{field.name}: {field.was or '–'} → {field.now or '–'}")
    yield from _most([_passage(one) for one in changes.passages])
    yield from _most([_line(one.kind, f"» {_both(one.was, one.now)}") for one in changes.statements])


def _passage(one: Changed) -> Text:
    if one.kind != "changed":
        return _line(one.kind, one.now or one.was or "")
    words = "; ".join(f"{words.was or '∅'} → {words.now or '∅'}" for words in one.words)
    return _line(one.kind, f"{words} (in: {shortened(one.now or '', 60)})")


def _both(was: str | None, now: str | None) -> str:
    return f"{shortened(was)} → {shortened(now)}" if was and now else was or now or ""


def _line(kind: str, words: str) -> Text:
    return Text(f"{MARKS[kind]} {shortened(words, 400)}")


def _most(lines: list[Text]) -> Iterator[Text]:
    yield from lines[:MOST_SHOWN]
    if len(lines) > MOST_SHOWN:
        yield Text(f"  and {len(lines) - MOST_SHOWN:,} more", style="dim")
