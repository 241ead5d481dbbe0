"""Statements that may say the same as a new one, or the contrary: by rare words, then by meaning."""

from __future__ import annotations

import re
import sqlite3
from collections import defaultdict
from collections.abc import Collection, Sequence
from functools import cache
from math import log
from typing import NamedTuple

import numpy as np

from reportedly.articles.damage.vocabulary import frequency
from reportedly.language.encoder import Array
from reportedly.ledger.fellows import terms
from reportedly.ledger.words import phrase

MOST_TERMS = 16
"""Names, numbers and long words of a statement that are looked up, the names first."""

MOST_HITS = 80
"""Statements, and as many assertions, with a term that are looked at, those published last: so the cost has a
bound."""

MOST_SHARING = 300
"""Of those that share most, so many have their vectors compared."""

COMMON = 250_000_000
"""How often, in some 10^12 words, a word is printed by which nothing is looked up: *would*, *after*."""

MOST_NEAR = 10
"""Of these, the nearest, which are compared word by word."""

MOST_BESIDE = 3
"""The nearest on the page itself, which are compared too: what a page says twice is no other page's place."""

NEAR = 0.55
"""Cosine of two vectors from which they may be one claim or a dispute."""

MOST_TURNED, TURNED = 12, 0.35
"""The same where one is negated or denied and the other is not: what is said, and that it is not so, need not
be near."""

MOST_OF_MATTER, MOST_DEEDS = 400, 24
"""Statements with the word of a deed or tie that are looked at, and the nearest of them: who denies a deed
and who tells it may share no other word, and reports of one day are full of that one."""

_UNIT = 127.0
_POSSESSIVE = re.compile(r"(?<=\w)[’'](?:s\b)?(?!\w)")


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
    numbers = np.frombuffer(one, np.int8).astype(np.float32)
    rows = np.frombuffer(b"".join(others), np.int8).reshape(len(others), len(numbers)).astype(np.float32)
    return [float(each) for each in (rows @ numbers) / _UNIT**2]


class Candidates:
    """What makes claims, on the pages before one and on itself: what has a term is looked up once."""

    def __init__(self, connection: sqlite3.Connection, page: int) -> None:
        self._connection = connection
        self._page = page
        self._having = cache(self._with_term)

    def near(
        self,
        words: str,
        vector: Array,
        without: frozenset[int],
        *,
        turned: bool = False,
        matter: Collection[str] = (),
    ) -> list[int]:
        """What is nearest to these words: keys, those on other pages first, the nearest first.

        `turned` is that the words are negated or denied; `matter` are words of a deed or a tie that they tell
        or deny, by which the contrary is found.
        """
        own = stored_vector(vector)
        likely = _by_likeness(own, self._sharing(words, without))
        beside = _by_likeness(own, self._beside(without))
        nearest = [each.key for each in likely if each.likeness >= NEAR][:MOST_NEAR]
        nearest += [each.key for each in beside if each.likeness >= NEAR][:MOST_BESIDE]
        against = sorted((*likely, *beside), key=lambda each: (-each.likeness, each.key))
        against = [each.key for each in against if each.turned != turned and each.likeness >= TURNED]
        told = _contrary(self._connection, own, self._page, turned, matter) if matter else []
        others = dict.fromkeys((*against[:MOST_TURNED], *told))
        return [*nearest, *(key for key in others if key not in nearest and key not in without)]

    def _sharing(self, words: str, without: frozenset[int]) -> list[sqlite3.Row]:
        """What shares most terms with these words, on pages before this one."""
        shared: dict[int, float] = defaultdict(float)
        for term in looked_up(words):
            for keys in self._having(term):
                for key in keys:
                    shared[key] += log(1 + 2 * MOST_HITS / len(keys))
        best = sorted(shared.keys() - without, key=lambda key: (-shared[key], key))[:MOST_SHARING]
        marks = ",".join("?" * len(best))
        return self._connection.execute(
            f"SELECT attribution, turned, vector FROM claim_statements WHERE attribution IN ({marks})", best
        ).fetchall()

    def _beside(self, without: frozenset[int]) -> list[sqlite3.Row]:
        """What this page itself says."""
        rows = self._connection.execute(
            "SELECT attribution, turned, vector FROM claim_statements WHERE page = ?", (self._page,)
        )
        return [row for row in rows if row["attribution"] not in without]

    def _with_term(self, term: str) -> tuple[list[int], list[int]]:
        """The statements with a term on pages before this one, and the assertions; the newest of each."""
        found: list[list[int]] = []
        for index, held, order in _INDEXES:
            rows = self._connection.execute(
                f"""
                SELECT {index}.rowid AS key FROM {index} CROSS JOIN {held} ON {held}.key = {index}.rowid
                WHERE {index} MATCH ? AND {held}.page < ? ORDER BY {index}.rowid {order} LIMIT ?
                """,
                (phrase("content", term), self._page, MOST_HITS),
            )
            found.append([row["key"] for row in rows])
        return found[0], found[1]


_INDEXES = (("search", "attributions", "DESC"), ("assertion_search", "assertions", "ASC"))


def looked_up(words: str) -> list[str]:
    """The terms by which what is like some words is looked for: names are found whosesoever a thing is.

    >>> looked_up("Orlec’s army would first leave the country’s north.")
    ['Orlec', 'leave', 'country', 'north']
    """
    found = terms(_POSSESSIVE.sub("", words))
    return [term for term in found if not (term.islower() and frequency(term) > COMMON)][:MOST_TERMS]


class _Near(NamedTuple):
    key: int
    likeness: float
    turned: bool


def _by_likeness(own: bytes, rows: Sequence[sqlite3.Row]) -> list[_Near]:
    """The rows of claims by how near their vectors are to this one, the nearest first."""
    cosines = _cosines(own, [row["vector"] for row in rows])
    found = [
        _Near(row["attribution"], likeness, bool(row["turned"]))
        for likeness, row in zip(cosines, rows, strict=True)
    ]
    return sorted(found, key=lambda each: (-each.likeness, each.key))


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
