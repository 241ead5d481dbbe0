"""Writing what moved from one page to another: rows of two, joined into series."""

from __future__ import annotations

import sqlite3

from reportedly.model import TurnKind


def write_turn(
    connection: sqlite3.Connection, one: int, other: int, kind: TurnKind, words: tuple[str, str]
) -> None:
    """That `one` says otherwise than `other` did, in these words; with all that either is joined to."""
    later, earlier = max(one, ~one), max(other, ~other)
    now, was = words
    if later < earlier:
        one, other, now, was = other, one, was, now
    rows = connection.execute(
        "SELECT DISTINCT series FROM turns WHERE kind = ? AND (one IN (?, ?) OR other IN (?, ?))",
        (kind, one, other, one, other),
    ).fetchall()
    joined = [row["series"] for row in rows]
    series = min((*joined, one, other), key=lambda key: (max(key, ~key), key))
    for each in joined:
        connection.execute("UPDATE turns SET series = ? WHERE series = ? AND kind = ?", (series, each, kind))
    connection.execute(
        "INSERT OR IGNORE INTO turns VALUES (?, ?, ?, ?, ?, ?)", (one, other, kind, series, was, now)
    )
