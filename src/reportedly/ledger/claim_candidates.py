"""Statements that may say the same as a new one, or the contrary: by rare words, then by meaning."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from math import log

import numpy as np

from reportedly.language.encoder import Array
from reportedly.ledger.fellows import terms
from reportedly.ledger.words import phrase

MOST_TERMS = 16
"""Names, numbers and long words of a statement that are looked up, the names first."""

MOST_HITS = 80
"""Statements, and as many assertions, with a term that are looked at, those published last: so the cost has a
bound."""

MOST_SHARING = 60
"""Of those that share most, so many have their vectors compared."""

MOST_NEAR = 10
"""Of these, the nearest, which are compared word by word."""

NEAR = 0.55
"""Cosine of two vectors from which they may be one claim or a dispute."""

MOST_TURNED, TURNED = 12, 0.35
"""The same where one is negated or denied and the other is not: what is said, and that it is not so, need not
be near."""

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
    connection: sqlite3.Connection,
    words: str,
    vector: Array,
    page: int,
    without: frozenset[int],
    *,
    turned: bool = False,
) -> list[int]:
    """What is nearest to these words, on pages up to this one, of what makes claims: keys, the nearest first.

    `turned` is that the words are negated or denied.
    """
    shared: dict[int, float] = defaultdict(float)
    for term in terms(words)[:MOST_TERMS]:
        for keys in (_said_with(connection, term, page), _told_with(connection, term)):
            for key in keys:
                shared[key] += log(1 + 2 * MOST_HITS / len(keys))
    best = sorted(shared.keys() - without, key=lambda key: (-shared[key], key))[:MOST_SHARING]
    marks = ",".join("?" * len(best))
    rows = connection.execute(
        f"SELECT attribution, turned, vector FROM claim_statements WHERE attribution IN ({marks})", best
    )
    own = stored_vector(vector)
    likely = [(cosine(own, row["vector"]), row["attribution"], bool(row["turned"])) for row in rows]
    likely.sort(key=lambda each: (-each[0], each[1]))
    nearest = [key for likeness, key, _ in likely if likeness >= NEAR][:MOST_NEAR]
    against = [key for likeness, key, other in likely if other != turned and likeness >= TURNED]
    return [*nearest, *(key for key in against[:MOST_TURNED] if key not in nearest)]


def _said_with(connection: sqlite3.Connection, term: str, page: int) -> list[int]:
    """The statements with a term, on pages up to this one; the newest."""
    rows = connection.execute(
        """
        SELECT search.rowid AS key FROM search CROSS JOIN attributions ON attributions.key = search.rowid
        WHERE search MATCH ? AND attributions.page <= ? ORDER BY search.rowid DESC LIMIT ?
        """,
        (phrase("content", term), page, MOST_HITS),
    )
    return [row["key"] for row in rows]


def _told_with(connection: sqlite3.Connection, term: str) -> list[int]:
    """The assertions with a term; the newest."""
    rows = connection.execute(
        "SELECT rowid AS key FROM assertion_search WHERE assertion_search MATCH ? ORDER BY rowid LIMIT ?",
        (phrase("content", term), MOST_HITS),
    )
    return [row["key"] for row in rows]
