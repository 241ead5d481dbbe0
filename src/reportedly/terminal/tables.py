"""What every table in a terminal shares: columns, lines that a terminal may be given, lengths."""

from __future__ import annotations

import re
from collections.abc import Iterable
from typing import Literal

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from reportedly.model import Factuality
from reportedly.phrasing import FACTUALITY

SHORTENED = 160
"""Code points of a statement's content that a table shows."""

ASIDE = 70
"""Code points of what stands beside it: who tells it, what it answers, the words that cite."""

ACT_WIDTH = 13
"""Columns of a table: "congratulates" fits."""

SURE_WIDTH = 4
"""Columns of a table: "CT+" and its heading fit."""

NESTED = "↳ "
"""Stands before a speaker whose words stand in another's."""

# Controls would be obeyed by the terminal; direction overrides would show words in another order.
_OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


def console(width: int | None = None) -> Console:
    """Standard output as it is now: colour on a terminal, none in a pipe or where NO_COLOR is set."""
    return Console(width=width, highlight=False, markup=False, emoji=False)


def harmless(text: str) -> str:
    """The text with what a terminal would obey replaced, one for one, so that offsets still hold.

    >>> harmless("red: \\x1b[31m")
    'red: \\ufffd[31m'
    """
    return _OBEYED.sub("\ufffd", text)


def one_line(text: str) -> str:
    """The text on one line, harmless.

    >>> one_line("one\\n  two")
    'one two'
    """
    return harmless(" ".join(text.split()))


def shortened(text: str, length: int = SHORTENED) -> str:
    """The text on one line, cut at a word where it is longer than `length`.

    >>> shortened("the grid will hold through the winter", 20)
    'the grid will hold …'
    """
    line = one_line(text)
    if len(line) <= length:
        return line
    return line[: length - 1].rsplit(" ", 1)[0] + " …"


def table(*columns: tuple[str, Literal["whole", "wrapped", "rest"], int], header: bool = True) -> Table:
    """An empty table: columns as wide as their words, of so many columns, or with a share of the rest."""
    table = Table(
        box=SIMPLE_HEAD,
        padding=(0, 1, 0, 0),
        pad_edge=False,
        show_edge=False,
        show_header=header,
        expand=True,
    )
    for name, kind, size in columns:
        table.add_column(
            name,
            width=size if kind == "wrapped" else None,
            ratio=size if kind == "rest" else None,
            no_wrap=kind == "whole",
            overflow="fold",
        )
    return table


def beside(*lines: str) -> Text:
    """Lines under the first of a cell, in small print; empty ones are left out."""
    return Text("\n").join([Text(one_line(line), style="dim") for line in lines if line])


def stacked(first: Text, under: Text) -> Text:
    """A cell with small print under its first lines."""
    return Text("\n").join([part for part in (first, under) if part])


def key_to(values: Iterable[Factuality | None]) -> Text:
    """One line on the values of factuality that a table has, in the order in which they grow less sure.

    >>> key_to(["CT-", None, "CT+", "CT-"]).plain
    'sure: CT+ certain · CT- certainly not'
    """
    there = set(values)
    told = [f"{value} {words}" for value, words in FACTUALITY.items() if value in there]
    return beside(f"sure: {' · '.join(told)}" if told else "")
