"""Statements that may say the same as a new one, or the contrary: by rare words, then by meaning."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from math import log

import numpy as np

from reportedly.language.encoder import Array
from reportedly.ledger.fellows import terms
from reportedly.ledger.words import phrase

MOST_TERMS = 12
"""Names, numbers and long words of a statement that are looked up, the names first."""

MOST_HITS = 40
"""Statements with a term that are looked at, those published last: so a statement's cost has a bound."""

MOST_SHARING = 24
"""Statements that share most, whose vectors are compared."""

MOST_NEAR = 6
"""Of these, the nearest, which are compared word by word."""

NEAR = 0.5
"""Cosine of two statements' vectors from which they may be one claim or a dispute."""

_UNIT = 127.0


def stored_vector(vector: Array) -> bytes:
    """A vector of length 1 as signed bytes."""
    return np.round(vector * _UNIT).astype(np.int8).tobytes()


def cosine(one: bytes, other: bytes) -> float:
    """How near two stored vectors are.

    >>> cosine(stored_vector(np.array([0.6, 0.8])), stored_vector(np.array([0.6, 0.8]))) > 0.98
    True
    """
    first, second = (np.frombuffer(each, np.int8).astype(np.float32) / _UNIT for each in (one, other))
    return float(first @ second)


def near(
    connection: sqlite3.Connection, words: str, vector: Array, page: int, without: frozenset[int]
) -> list[tuple[int, float]]:
    """The statements of claims, on pages up to this one, nearest to these words: keys and cosines."""
    shared: dict[int, float] = defaultdict(float)
    for term in terms(words)[:MOST_TERMS]:
        keys = _with(connection, term, page)
        for key in keys:
            shared[key] += log(1 + 2 * MOST_HITS / len(keys))
    best = sorted(shared.keys() - without, key=lambda key: (-shared[key], key))[:MOST_SHARING]
    marks = ",".join("?" * len(best))
    rows = connection.execute(
        f"SELECT attribution, vector FROM claim_statements WHERE attribution IN ({marks})", best
    )
    found: list[tuple[int, float]] = []
    for row in rows:
        likeness = cosine(stored_vector(vector), row["vector"])
        if likeness >= NEAR:
            found.append((row["attribution"], likeness))
    return sorted(found, key=lambda each: (-each[1], each[0]))[:MOST_NEAR]


def _with(connection: sqlite3.Connection, term: str, page: int) -> list[int]:
    """The statements with a term, on pages up to this one; the newest."""
    rows = connection.execute(
        """
        SELECT search.rowid AS key FROM search CROSS JOIN attributions ON attributions.key = search.rowid
        WHERE search MATCH ? AND attributions.page <= ? ORDER BY search.rowid DESC LIMIT ?
        """,
        (phrase("content", term), page, MOST_HITS),
    )
    return [row["key"] for row in rows]
