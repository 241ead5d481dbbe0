"""What people set right by hand, in a terminal: a line each."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from reportedly.terminal.tables import one_line

if TYPE_CHECKING:
    from reportedly.ledger import Correction


def show_corrections(corrections: Iterable[Correction], to: Console) -> int:
    """What was set right, a line each, and how many."""
    shown = 0
    for one in corrections:
        shown += 1
        waits = "" if one.done else " (waits for its pages)"
        to.print(Text(one_line(f"{one.nth}  {one.made:%Y-%m-%d}  {_told(one)}{waits}")))
    return shown


def _told(one: Correction) -> str:
    """What is right in one line."""
    if one.kind == "merge":
        return f"@{one.of} and @{one.other} are one"
    if one.kind == "split":
        return f"@{one.of} on page {one.page} is @{one.other}"
    if one.kind in {"same-claim", "not-same-claim"}:
        return f"{one.of} and {one.other} are {'not ' if one.kind == 'not-same-claim' else ''}the same claim"
    return f"{one.of}: {one.kind} is {one.now or 'not known'}, was read as {one.was or 'not known'}"
