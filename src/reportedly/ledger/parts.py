"""Long lists of records, a few rows at a time: each query goes on after the last row of the one before."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator, Mapping
from typing import TypeVar

Found = TypeVar("Found")


def in_parts(
    connection: sqlite3.Connection,
    rows: str,
    bound: Mapping[str, object],
    made: Callable[[int], Found | None],
    *,
    limit: int | None,
    batch: int,
) -> Iterator[Found]:
    """What is `made` of the numbers of rows, without those that are none asked for; `limit` of them at most.

    A `batch` of rows is fetched at a time. The columns of `rows`, `number` among them, are the values that it
    is bound to for the rows after; it ends in `LIMIT :batch`.
    """
    bound, left = {**bound, "batch": batch}, limit
    while left is None or left > 0:
        found = connection.execute(rows, bound).fetchall()
        for row in found:
            one = made(row["number"])
            if one is None:
                continue
            yield one
            left = None if left is None else left - 1
            if left == 0:
                return
        if len(found) < batch:
            return
        bound |= dict(found[-1])
