"""Storylines in a terminal: title, pages, days and actors; one with what happened and was said, in order."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from reportedly.terminal.tables import one_line, shortened

if TYPE_CHECKING:
    from reportedly.ledger import Storyline, StorylineEntry

DIM = "dim"

WORDS = 200
"""Code points of a sentence that are shown."""


def show_storylines(storylines: Iterable[Storyline], to: Console) -> int:
    """Storylines as they come, and how many."""
    shown = 0
    for one in storylines:
        _head(one, to)
        shown += 1
    return shown


def show_storyline(one: Storyline, to: Console) -> None:
    """One storyline: what happened and was said in the order of when it was, and then its pages."""
    _head(one, to)
    _line(to, f"one with it: {', '.join(one.merged)}" if one.merged else "", 2, DIM)
    for entry in one.entries:
        _entry(entry, to)
    _line(to, "pages", 2, DIM)
    for page in one.told:
        day = f"{page.published:%Y-%m-%d}" if page.published else "undated"
        where = " ".join(filter(None, (day, page.site, page.page)))
        _line(to, f"{where}: {one_line(page.headline or '')} ({page.reason})", 4, DIM)


def _head(one: Storyline, to: Console) -> None:
    to.print(Text.assemble((one.id, DIM), " ", (one_line(one.title), "bold")))
    days = dict.fromkeys(f"{day:%Y-%m-%d}" for day in (one.earliest, one.latest) if day)
    counts = [
        f"{one.pages} page{'' if one.pages == 1 else 's'}",
        f"{one.texts} independent text{'' if one.texts == 1 else 's'}",
        *([" to ".join(days)] if days else []),
    ]
    _line(to, "; ".join(counts), 2, DIM)
    _line(to, ", ".join(one.actors), 2, DIM)


def _entry(entry: StorylineEntry, to: Console) -> None:
    day = f"{entry.date:%Y-%m-%d}" if entry.date else " " * 10
    sides = ", ".join(entry.who) + (f" → {', '.join(entry.to)}" if entry.to else "")
    what = " ".join(filter(None, (entry.type or entry.kind, ", ".join(entry.statuses), sides)))
    to.print(Text.assemble("  ", (day, "bold"), " ", (one_line(what), DIM)))
    told = f" ({entry.pages} pages)" if entry.pages > 1 else ""
    _line(to, shortened(entry.words, WORDS) + told, 13)


def _line(to: Console, words: str, indent: int, style: str = "") -> None:
    if words:
        to.print(Padding(Text(words, style), (0, 0, 0, indent)))
