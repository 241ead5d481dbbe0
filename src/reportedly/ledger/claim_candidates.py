"""Statements that may say the same as a new one, or the contrary: by rare words, then by meaning."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Collection, Sequence
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

MOST_SHARING = 120
"""Of those that share most, so many have their vectors compared."""

MOST_NEAR = 10
"""Of these, the nearest, which are compared word by word."""

NEAR = 0.55
"""Cosine of two vectors from which they may be one claim or a dispute."""

MOST_TURNED, TURNED = 12, 0.35
"""The same where one is negated or denied and the other is not: what is said, and that it is not so, need not
be near."""

MOST_OF_MATTER, MOST_DEEDS = 400, 24
"""Statements with the word of a deed or tie that are looked at, and the nearest of them: who denies a deed
and who tells it may share no other word, and reports of one day are full of that one."""

_UNIT = 127.0


def stored_vector(vector: Array) -> bytes:
    """A vector of length 1 as signed bytes."""
    return np.round(vector * _UNIT).astype(np.int8).tobytes()


def cosine(one: bytes, other: bytes) -> float:
    """How near two stored vectors are.

    >>> cosine(stored_vector(np.array([0.6, 0.8])), stored_vector(np.array([0.6, 0.8]))) > 0.98
    True
    """
    return _cosines(one, [other])[0]


def _cosines(one: bytes, others: Sequence[bytes]) -> list[float]:
    """How near a stored vector is to each of others: whole numbers, so that it is the same in any company."""
    numbers = np.frombuffer(one, np.int8).astype(np.int32)
    rows = np.frombuffer(b"".join(others), np.int8).reshape(len(others), len(numbers)).astype(np.int32)
    return [float(each) for each in (rows @ numbers) / _UNIT**2]


def near(
    connection: sqlite3.Connection,
    words: str,
    vector: Array,
    page: int,
    without: frozenset[int],
    *,
    turned: bool = False,
    matter: Collection[str] = (),
) -> list[int]:
    """What is nearest to these words, on pages up to this one, of what makes claims: keys, the nearest first.

    `turned` is that the words are negated or denied; `matter` are words of a deed or a tie that they tell or
    deny, by which the contrary is found.
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
    ).fetchall()
    own = stored_vector(vector)
    cosines = _cosines(own, [row["vector"] for row in rows])
    likely = [
        (likeness, row["attribution"], bool(row["turned"]))
        for likeness, row in zip(cosines, rows, strict=True)
    ]
    likely.sort(key=lambda each: (-each[0], each[1]))
    nearest = [key for likeness, key, _ in likely if likeness >= NEAR][:MOST_NEAR]
    against = [key for likeness, key, other in likely if other != turned and likeness >= TURNED]
    told = _contrary(connection, own, page, turned, matter) if matter else []
    others = dict.fromkeys((*against[:MOST_TURNED], *told))
    return [*nearest, *(key for key in others if key not in nearest and key not in without)]


def _contrary(
    connection: sqlite3.Connection, own: bytes, page: int, turned: bool, matter: Collection[str]
) -> list[int]:
    """What tells of a deed or a tie that these words deny, or denies one that they tell; the nearest."""
    found: dict[int, float] = {}
    for word in sorted(matter):
        for index, order in (("search", "DESC"), ("assertion_search", "ASC")):
            rows = connection.execute(
                f"""
                SELECT attribution, vector FROM (
                    SELECT rowid FROM {index} WHERE {index} MATCH :phrase ORDER BY rowid {order} LIMIT :most
                ) AS hits JOIN claim_statements ON attribution = hits.rowid
                WHERE page <= :page AND turned <> :turned
                """,
                {
                    "phrase": phrase("content", word),
                    "most": MOST_OF_MATTER,
                    "page": page,
                    "turned": int(turned),
                },
            ).fetchall()
            cosines = _cosines(own, [row["vector"] for row in rows])
            found |= dict(zip((row["attribution"] for row in rows), cosines, strict=True))
    near = sorted((key for key in found if found[key] >= TURNED), key=lambda key: (-found[key], key))
    return near[:MOST_DEEDS]


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
