"""What a table of an export is: its columns, each with a type and a line on what it holds, and its rows."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Literal

from reportedly.ledger import Selection

Kind = Literal["text", "integer", "number", "boolean", "datetime", "texts"]
"""What a column holds; `texts` is a list of text."""
Value = str | int | float | bool | datetime | tuple[str, ...] | None


@dataclass(frozen=True)
class Column:
    """One column: `sql` is where the ledger has it, `refers` the `table.column` that its values are of."""

    name: str
    kind: Kind
    sql: str
    what: str
    refers: str | None = None


@dataclass(frozen=True)
class Table:
    """One table: what a row is, the columns that tell rows apart, and the SQL that rows come from.

    `filled` gives the rows where SQL cannot.
    """

    name: str
    what: str
    key: tuple[str, ...]
    source: str
    columns: tuple[Column, ...]
    filled: Callable[[Selection], Iterator[tuple[Value, ...]]] | None = None

    @property
    def names(self) -> tuple[str, ...]:
        """The names of its columns."""
        return tuple(column.name for column in self.columns)

    @property
    def sql(self) -> str:
        """The question that gives its rows."""
        columns = ", ".join(f"{column.sql} AS {column.name}" for column in self.columns)
        return f"SELECT {columns} {self.source}"

    def rows(self, selection: Selection) -> Iterator[tuple[Value, ...]]:
        """Its rows, as they are read."""
        if self.filled is not None:
            yield from self.filled(selection)
            return
        reads = [_READS[column.kind] for column in self.columns]
        for row in selection.rows(self.sql):
            yield tuple(
                None if value is None else read(value) for read, value in zip(reads, row, strict=True)
            )


GROUP_CHARACTERS = 4_000_000
"""Of text that one group of rows holds at most, beside its last row: some 30 MB in memory."""


def groups(rows: Iterable[tuple[Value, ...]], size: int = 1_000) -> Iterator[list[tuple[Value, ...]]]:
    """The rows, so many at a time, or fewer where they hold much text.

    >>> list(groups(iter([(1,), (2,), (3,)]), 2))
    [[(1,), (2,)], [(3,)]]
    """
    group: list[tuple[Value, ...]] = []
    weight = 0
    for row in rows:
        group.append(row)
        weight += sum(len(value) for value in row if isinstance(value, str))
        if len(group) == size or weight > GROUP_CHARACTERS:
            yield group
            group, weight = [], 0
    if group:
        yield group


class Row:
    """One row by the names of its columns, where a program wants one value and knows its kind."""

    def __init__(self, table: Table, values: tuple[Value, ...]) -> None:
        self._values = dict(zip(table.names, values, strict=True))

    def text(self, name: str) -> str | None:
        """A text, or none."""
        value = self._values[name]
        return value if value is None or isinstance(value, str) else str(value)

    def texts(self, name: str) -> tuple[str, ...]:
        """A list of text."""
        value = self._values[name]
        return value if isinstance(value, tuple) else ()

    def moment(self, name: str) -> datetime | None:
        """A moment, or none."""
        value = self._values[name]
        return value if isinstance(value, datetime) else None


def records(table: Table, selection: Selection) -> Iterator[Row]:
    """The rows of a table, each to be asked by name."""
    for values in table.rows(selection):
        yield Row(table, values)


def _texts(value: str) -> tuple[str, ...]:
    found: list[str] = json.loads(value)
    return tuple(found)


_READS: dict[Kind, Callable[..., Value]] = {
    "text": str,
    "integer": int,
    "number": float,
    "boolean": bool,
    "datetime": datetime.fromisoformat,
    "texts": _texts,
}
