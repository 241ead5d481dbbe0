"""Storylines brought up to date with the pages of a ledger, page by page."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Mapping
from datetime import date
from functools import partial

import msgspec
import numpy as np

from reportedly.comparing.pairs.vectors import vector
from reportedly.comparing.storylines import Matter, likeness_to, needed, shared, terms, weighed
from reportedly.comparing.storylines.matter import LEAD, in_words, names
from reportedly.ledger import derived
from reportedly.ledger.asking import reading_of
from reportedly.ledger.claim_candidates import stored_vector
from reportedly.ledger.words import phrase
from reportedly.model import Reading

LOOKED_UP = 30
"""Terms of a page that other pages are looked up by, those of most weight."""

MOST_HITS = 30
"""Pages with a term that are looked at, the newest: so that the cost of a page has a bound."""

MOST_PAGES = 40
"""Pages whose matter is compared, those that share most."""

FEWEST = 0.02
"""Weight of what two pages have in common, looked up, from which they are compared."""

_UNIT = 127.0


def forget(connection: sqlite3.Connection) -> None:
    """Take all storylines out, to find them again."""
    tables = ("storyline_pages", "storylines", "storyline_terms")
    derived.forget(connection, "storylines", tables, search=("storyline_search",))


def bring_up_to_date(connection: sqlite3.Connection) -> int:
    """Put the pages that came since into storylines, and say how many those were."""
    return derived.go_on(connection, "storylines", partial(_write_page, connection))


def _write_page(connection: sqlite3.Connection, page: int) -> None:
    row = connection.execute(
        "SELECT published_earliest AS day FROM articles WHERE page = ?", (page,)
    ).fetchone()
    reading = reading_of(connection, page)
    matter = _matter(connection, page, reading, date.fromisoformat(row["day"][:10]) if row["day"] else None)
    number, score, reason = _storyline(connection, matter, names(reading))
    if number is None:
        number = connection.execute("INSERT INTO storylines VALUES (NULL, 0, NULL, NULL)").lastrowid
    connection.execute(
        "INSERT INTO storyline_pages VALUES (?, ?, ?, ?, ?, ?)",
        (
            page,
            number,
            round(score, 3),
            reason,
            msgspec.json.encode(matter.terms).decode(),
            stored_vector(matter.vector),
        ),
    )
    connection.execute(
        """
        UPDATE storylines SET pages = pages + 1,
            first = min(coalesce(first, :day), coalesce(:day, first)),
            last = max(coalesce(last, :day), coalesce(:day, last))
        WHERE number = :number
        """,
        {"day": row["day"], "number": number},
    )
    _write_search(connection, page, matter.terms)


def _matter(connection: sqlite3.Connection, page: int, reading: Reading, day: date | None) -> Matter:
    """What a page is about, by how rare its terms are on the pages up to it."""
    found = terms(reading)
    connection.executemany(
        "INSERT INTO storyline_terms VALUES (?, 1) ON CONFLICT DO UPDATE SET pages = pages + 1",
        ((term,) for term in found),
    )
    held = {
        row["term"]: row["pages"]
        for row in connection.execute(
            "SELECT term, pages FROM storyline_terms WHERE term IN (SELECT value FROM json_each(?))",
            (msgspec.json.encode(list(found)).decode(),),
        )
    }
    told = f"{reading.article.headline or ''}. {reading.article.text}"[:LEAD]
    return Matter(weighed(found, page, held.__getitem__), vector(told), day)


def _storyline(
    connection: sqlite3.Connection, matter: Matter, named: Mapping[str, str]
) -> tuple[int | None, float, str]:
    """The storyline that a page goes on with, how like it is, and by what; none where it begins one."""
    threads: dict[int, list[Matter]] = defaultdict(list)
    for page in _likely(connection, matter.terms):
        row = connection.execute(
            """
            SELECT storyline, terms, vector, published_earliest AS day FROM storyline_pages
            JOIN articles ON articles.page = storyline_pages.page WHERE storyline_pages.page = ?
            """,
            (page,),
        ).fetchone()
        threads[row["storyline"]].append(_kept(row))
    best, score = None, 0.0
    for number, thread in sorted(threads.items()):
        pages = connection.execute("SELECT pages FROM storylines WHERE number = ?", (number,)).fetchone()[
            "pages"
        ]
        alike = likeness_to(matter, thread)
        if alike >= needed(pages) and alike > score:
            best, score = number, alike
    if best is None:
        return None, 1.0, "the first that was added"
    return best, score, f"shares {', '.join(in_words(shared(matter, threads[best]), named))}"


def _likely(connection: sqlite3.Connection, found: Mapping[str, float]) -> list[int]:
    """The pages that share the most of a page's weightiest terms."""
    weights: dict[int, float] = defaultdict(float)
    for term in sorted(found, key=lambda term: (-found[term], term))[:LOOKED_UP]:
        rows = connection.execute(
            "SELECT rowid FROM storyline_search WHERE storyline_search MATCH ? ORDER BY rowid DESC LIMIT ?",
            (phrase("terms", _as_one_word(term)), MOST_HITS),
        )
        for row in rows.fetchall():
            weights[row["rowid"]] += found[term] ** 2
    likely = [page for page in weights if weights[page] >= FEWEST]
    return sorted(likely, key=lambda page: (-weights[page], page))[:MOST_PAGES]


def _write_search(connection: sqlite3.Connection, page: int, found: Mapping[str, float]) -> None:
    """What a page is found by: its terms for other pages; names, headline and site for who asks."""
    rows = connection.execute("SELECT name, names, actor FROM appearances WHERE page = ?", (page,)).fetchall()
    names = " ".join(f"{row['name']} {' '.join(msgspec.json.decode(row['names']))}" for row in rows)
    numbers = " ".join(f"actor{row['actor']}" for row in rows)
    article = connection.execute("SELECT headline, site FROM articles WHERE page = ?", (page,)).fetchone()
    connection.execute(
        "INSERT INTO storyline_search (rowid, terms, name, actor, headline, site) VALUES (?, ?, ?, ?, ?, ?)",
        (page, " ".join(map(_as_one_word, found)), names, numbers, article["headline"], article["site"]),
    )


def _as_one_word(term: str) -> str:
    """A term as the index has it, which would take `@kim-jong-un` apart."""
    return "".join(letter if letter.isalnum() else "_" for letter in term)


def _kept(row: sqlite3.Row) -> Matter:
    return Matter(
        msgspec.json.decode(row["terms"], type=dict[str, float]),
        np.frombuffer(row["vector"], np.int8).astype(np.float32) / _UNIT,
        date.fromisoformat(row["day"][:10]) if row["day"] else None,
    )
