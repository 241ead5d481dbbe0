"""Statements of a ledger in a terminal: a table, shown as they come."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import islice
from pathlib import PurePath

from rich.console import Console
from rich.table import Table
from rich.text import Text

from reportedly import phrasing
from reportedly.model import Factuality, Statement
from reportedly.terminal.marking import STYLES
from reportedly.terminal.tables import (
    ACT_WIDTH,
    ASIDE,
    NESTED,
    SURE_WIDTH,
    beside,
    key_to,
    one_line,
    shortened,
    stacked,
    table,
)

BATCH = 200
"""Statements shown at once: a long answer begins to appear while the rest is looked for."""

PAGE_WIDTH = 21
"""Columns of a table: most sites' names, and most chains of relays, fit two lines of it."""

CUE = 24
"""Code points of the words that cite, in small print: they fit two lines under the act."""

WORDS = 44
"""Code points of the page's words for who is meant, in small print: they fit three lines under the name."""

_ENDS = " ,;:"
_SMALL = frozenset({"a", "an", "the", "and"})


def show_statements(statements: Iterable[Statement], to: Console) -> int:
    """The statements as a table, shown as they come, and how many: who, how, what, when and where.

    A date in parentheses is the page's, where it is not known when the statement was made.
    """
    coming = iter(statements)
    shown = 0
    values: set[Factuality | None] = set()
    while batch := list(islice(coming, BATCH)):
        to.print(_statement_table(batch, header=not shown))
        values.update(statement.factuality for statement in batch)
        shown += len(batch)
    if key := key_to(values):
        to.print(key)
    return shown


def _statement_table(statements: Sequence[Statement], *, header: bool) -> Table:
    shown = table(
        ("who", "rest", 3),
        ("act", "wrapped", ACT_WIDTH),
        ("sure", "wrapped", SURE_WIDTH),
        ("what", "rest", 7),
        ("through, when, page", "wrapped", PAGE_WIDTH),
        header=header,
    )
    above: set[str] = set()
    for statement in statements:
        if statement.within is None:
            above.clear()
        shown.add_row(
            _who(statement),
            _act(statement),
            one_line(statement.factuality or ""),
            stacked(Text(shortened(statement.content)), _asides(statement, above)),
            beside(
                "; ".join(phrasing.chain(statement.through)),
                phrasing.dated(statement.earliest, statement.latest) or _published(statement.published),
                statement.site or _file(statement.found_at or ""),
            ),
        )
        above.add(statement.id)
    return shown


def _who(statement: Statement) -> Text:
    """The speaker, and under it what else the page says of who that is."""
    before = NESTED if statement.within else ""
    name = statement.speaker or statement.source or "–"
    others = besides(name, statement.source or "")
    return stacked(Text(before + one_line(name), style=STYLES["source"]), beside(shortened(others, WORDS)))


def besides(name: str, words: str) -> str:
    """What the page's words for somebody say besides the name; empty where they say no more than it.

    >>> besides("Dmitry Peskov", "Kremlin spokesman Dmitry Peskov,"), besides("Ana Reyes", "The minister")
    ('Kremlin spokesman', 'The minister')
    >>> besides("Dmitry Peskov", "Peskov"), besides("Oslo, Rome", "Oslo and Rome")
    ('', '')
    """
    start = words.casefold().find(name.casefold())
    parts = (words[:start], words[start + len(name) :]) if start >= 0 else (words,)
    left = " … ".join(filter(None, (part.strip(_ENDS) for part in parts)))
    return left if _said(left) - _said(name) else ""


def _said(words: str) -> set[str]:
    return set(re.findall(r"\w+", words.casefold())) - _SMALL


def _act(statement: Statement) -> Text:
    """What is done by saying it, and under it the page's own words that cite."""
    act, cue = phrasing.says(statement.act), statement.cue or ""
    return stacked(Text(one_line(act), style=STYLES["cue"]), beside(shortened(cue, CUE)))


def _asides(statement: Statement, above: set[str]) -> Text:
    """Who tells it, where that one's own statement is not above it in the table, and what it answers."""
    told = statement.within and statement.within not in above
    by = ", who is told of by ".join(statement.told_by)
    return beside(
        shortened(f"told by {by or 'somebody not named'}", ASIDE) if told else "",
        *(shortened(f"answers: {words}", ASIDE) for words in statement.answered),
        *(f"{one.kind} set right; was read: {one.was or 'not known'}" for one in statement.corrected),
    )


def _file(found_at: str) -> str:
    """The name of the file, which is on one line of the column; JSON and CSV have the whole of it.

    >>> _file("pages/harbour/2024-06-12-the-strike.html"), _file("pages.jsonl:12")
    ('2024-06-12-the-strik…', 'pages.jsonl:12')
    """
    name = PurePath(found_at).name
    return name if len(name) <= PAGE_WIDTH else f"{name[: PAGE_WIDTH - 1]}…"


def _published(published: datetime | None) -> str:
    return f"({published:%Y-%m-%d})" if published else ""
