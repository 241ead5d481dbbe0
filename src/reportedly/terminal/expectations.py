"""Expectations in a terminal: what was to come, when, and what became of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from reportedly.phrasing import interval
from reportedly.terminal.tables import shortened

if TYPE_CHECKING:
    from reportedly.ledger import Expectation, Telling

DIM = "dim"

WORDS = 240
"""Code points of a sentence that are shown."""

_STYLES = {"met": "green", "missed": "red", "contradicted": "red", "open": "yellow"}


def show_expectations(expectations: Iterable[Expectation], to: Console) -> int:
    """Expectations as they come, and how many: what, by whom, when it is due, and what decides its state."""
    shown = 0
    for one in expectations:
        _head(one, to)
        for telling in one.outcomes:
            if telling.page == one.decided_by:
                _telling(telling, to)
                break
        shown += 1
    return shown


def show_expectation(one: Expectation, to: Console) -> None:
    """One expectation with every page that announces it or tells what became of it, in order."""
    _head(one, to)
    for telling in (*one.announcements, *one.outcomes):
        _telling(telling, to)
        _line(to, telling.reason, 6, DIM)


def _head(one: Expectation, to: Console) -> None:
    to.print(
        Text.assemble((one.id, DIM), " ", (one.state, _STYLES[one.state]), " ", shortened(one.words, WORDS))
    )
    due = interval(one.due_earliest, one.due_latest)
    told = [one.kind + (f" by {', '.join(one.speakers)}" if one.speakers else "")]
    if one.due:
        told.append(f"due {one.due}" + (f" ({due})" if due and due != one.due else ""))
    _line(to, "; ".join([*told, one.reason]), 2, DIM)


def _telling(telling: Telling, to: Console) -> None:
    day = f"{telling.published:%Y-%m-%d} " if telling.published else ""
    where = f"{day}{telling.site or ''} {telling.page}".replace("  ", " ")
    _line(to, f"{telling.says} ({where}): {shortened(telling.words, WORDS)}", 4)


def _line(to: Console, words: str, indent: int, style: str = "") -> None:
    to.print(Padding(Text(words, style), (0, 0, 0, indent)))
