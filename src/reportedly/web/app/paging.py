"""Long answers in parts: each begins after the last row of the one before, however long that took to read."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from itertools import islice
from typing import TypeVar

from starlette.exceptions import HTTPException

from reportedly.model import Record
from reportedly.web.app.asking import Asked

SHOWN = 40
"""Rows of one part: about four screens."""

Row = TypeVar("Row")


class Paging(Record, frozen=True):
    """Where the rest of an answer is: the addresses of its first part, from any other, and of the next."""

    first: str | None = None
    next: str | None = None


def part(
    asked: Asked, found: Iterable[Row], id_of: Callable[[Row], str], size: int = SHOWN
) -> tuple[tuple[Row, ...], Paging]:
    """The rows of the part that is asked for, and where the others are.

    `found` is what the ledger gives after the row `asked.words("after")`: it need not end, but one more row
    than are shown tells that there are more.
    """
    rows = tuple(islice(found, size + 1))
    return rows[:size], Paging(
        first=_address(asked, None) if asked.words("after") else None,
        next=_address(asked, id_of(rows[size - 1])) if len(rows) > size else None,
    )


def part_of(
    asked: Asked, rows: Sequence[Row], id_of: Callable[[Row], str], size: int = SHOWN, name: str = "after"
) -> tuple[tuple[Row, ...], Paging]:
    """The same of rows that are all there, as those of one claim; `name` is the parameter that parts them.

    Raises `HTTPException` (404) where the row that the part is to begin after is not among them.
    """
    after, start = asked.words(name), 0
    if after:
        start = next((nth for nth, row in enumerate(rows, 1) if id_of(row) == after), 0)
        if not start:
            raise HTTPException(404, f"There is nothing here that {after!r} stands for.")
    shown = tuple(rows[start : start + size])
    return shown, Paging(
        first=_address(asked, None, name) if after else None,
        next=_address(asked, id_of(shown[-1]), name) if len(rows) > start + size else None,
    )


def _address(asked: Asked, after: str | None, name: str = "after") -> str:
    url = asked.request.url
    url = url.include_query_params(**{name: after}) if after else url.remove_query_params(name)
    return f"{url.path}?{url.query}" if url.query else url.path
