"""Storylines brought up to date with the pages of a ledger, page by page."""

from __future__ import annotations

import sqlite3
from collections import defaultdict
from collections.abc import Iterator, Mapping
from datetime import date
from functools import partial
from math import sqrt
from typing import NamedTuple

import msgspec
import numpy as np

from reportedly.comparing.pairs.vectors import vector
from reportedly.comparing.storylines import Matter, are_one, likeness_to, needed, shared, terms, weighed
from reportedly.comparing.storylines.matter import LEAD, in_words, names
from reportedly.comparing.storylines.threads import TOLD_TOO
from reportedly.ledger import derived
from reportedly.ledger.asking import reading_of
from reportedly.ledger.claim_candidates import stored_vector
from reportedly.ledger.words import phrase
from reportedly.ledger.writing import SHORTEST_ID
from reportedly.model import Reading

LOOKED_UP = 30
"""Terms of a page that other pages are looked up by, those of most weight."""

MOST_HITS = 30
"""Pages with a term that are looked at, the newest: so that the cost of a page has a bound."""

MOST_PAGES = 40
"""Pages whose matter is compared, those that share most."""

FEWEST = 0.02
"""Weight of what two pages have in common, looked up, from which they are compared."""

NEWS = 7
"""Days between an event and a page within which the page tells it as news, and not how it came about."""

_UNIT = 127.0


def forget(connection: sqlite3.Connection) -> None:
    """Take all storylines out, to find them again."""
    tables = ("storyline_pages", "storylines", "storyline_terms")
    derived.forget(connection, "storylines", tables, search=("storyline_search",))


def bring_up_to_date(connection: sqlite3.Connection) -> int:
    """Put the pages that came since into storylines, and say how many those were."""
    return derived.go_on(connection, "storylines", partial(_write_page, connection))


class _Thread(NamedTuple):
    """A storyline as a page sees it: how many pages it has, and those of them that share most with it."""

    pages: int
    likely: list[Matter]


def _write_page(connection: sqlite3.Connection, page: int) -> None:
    row = connection.execute(
        "SELECT id, published_earliest AS day FROM articles JOIN pages ON number = page WHERE page = ?",
        (page,),
    ).fetchone()
    reading = reading_of(connection, page)
    matter = _matter(connection, page, reading, date.fromisoformat(row["day"][:10]) if row["day"] else None)
    threads = _threads(connection, matter)
    alike = {number: likeness_to(matter, thread.likely) for number, thread in threads.items()}
    named = names(reading)
    number = _storyline(threads, alike)
    if number is None:
        score, reason = 1.0, "the first that was added"
        into = connection.execute("INSERT INTO storylines VALUES (NULL, 0, NULL, NULL, NULL)").lastrowid
    else:
        score, into = alike[number], number
        reason = f"shares {', '.join(in_words(shared(matter, threads[number].likely), named))}"
    connection.execute(
        "INSERT INTO storyline_pages VALUES (?, ?, ?, ?, ?, ?, ?)",
        (
            page,
            into,
            round(score, 3),
            reason,
            msgspec.json.encode(matter.terms).decode(),
            stored_vector(matter.vector),
            str(sorted(matter.events)),
        ),
    )
    connection.execute(
        """
        UPDATE storylines SET pages = pages + 1,
            first = min(coalesce(first, :day), coalesce(:day, first)),
            last = max(coalesce(last, :day), coalesce(:day, last))
        WHERE number = :number
        """,
        {"day": row["day"], "number": into},
    )
    _write_search(connection, page, matter)
    if number is not None:
        for kept, gone, likely in _tied(matter, threads, alike, number):
            both = ", ".join(in_words(shared(matter, likely), named))
            _make_one(connection, kept, gone, f"page {row['id'][:SHORTEST_ID]} ties it to s{kept}: {both}")


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
    return Matter(
        weighed(found, page, held.__getitem__), vector(told), day, frozenset(_news(connection, page))
    )


def _news(connection: sqlite3.Connection, page: int) -> list[int]:
    """The events that a page tells as news, by the first of those that are one with each."""
    rows = connection.execute(
        """
        SELECT happening FROM events JOIN same_events ON event = events.key
        JOIN articles ON articles.page = events.page
        WHERE events.page = ? AND abs(
            julianday(coalesce(events.earliest, published_earliest)) - julianday(published_earliest)
        ) <= ?
        """,
        (page, NEWS),
    )
    return [row["happening"] for row in rows.fetchall()]


def _threads(connection: sqlite3.Connection, matter: Matter) -> dict[int, _Thread]:
    """The storylines of the pages that share most with a page, by their numbers."""
    threads: dict[int, _Thread] = {}
    for page in _likely(connection, matter):
        row = connection.execute(
            """
            SELECT storyline, storylines.pages, terms, vector, events, published_earliest AS day
            FROM storyline_pages JOIN storylines ON number = storyline
            JOIN articles ON articles.page = storyline_pages.page WHERE storyline_pages.page = ?
            """,
            (page,),
        ).fetchone()
        threads.setdefault(row["storyline"], _Thread(row["pages"], [])).likely.append(_kept(row))
    return threads


def _storyline(threads: Mapping[int, _Thread], alike: Mapping[int, float]) -> int | None:
    """The storyline that a page goes on with: the one most alike, if it is enough so; else none."""
    enough = [number for number, thread in threads.items() if alike[number] >= needed(thread.pages)]
    return max(enough, key=lambda number: (alike[number], -number), default=None)


def _tied(
    matter: Matter, threads: Mapping[int, _Thread], alike: Mapping[int, float], number: int
) -> Iterator[tuple[int, int, list[Matter]]]:
    """Which storylines become one with that of a page, by the page: those most like it first.

    Each with the one that is kept, which was begun first, and the pages of both from before.
    """
    one = _Thread(threads[number].pages + 1, [matter, *threads[number].likely])
    for other in sorted(threads.keys() - {number}, key=lambda other: (-alike[other], other)):
        pages = one.pages + threads[other].pages
        smaller, larger = sorted((threads[other], one), key=lambda each: each.pages)
        before = [each for each in smaller.likely if each is not matter]
        if alike[other] >= needed(pages) and are_one(larger.likely, before, pages):
            one = _Thread(pages, [*one.likely, *threads[other].likely])
            kept, gone = sorted((number, other))
            yield kept, gone, [each for each in one.likely if each is not matter]
            number = kept


def _make_one(connection: sqlite3.Connection, kept: int, gone: int, reason: str) -> None:
    """Put the pages of one storyline to another; its first page says why they are one."""
    connection.execute(
        """
        UPDATE storyline_pages SET reason = ?
        WHERE page = (SELECT min(page) FROM storyline_pages WHERE storyline = ?)
        """,
        (reason, gone),
    )
    connection.execute("UPDATE storyline_pages SET storyline = ? WHERE storyline = ?", (kept, gone))
    connection.execute(
        """
        UPDATE storylines SET pages = storylines.pages + other.pages,
            first = min(coalesce(storylines.first, other.first), coalesce(other.first, storylines.first)),
            last = max(coalesce(storylines.last, other.last), coalesce(other.last, storylines.last))
        FROM storylines AS other WHERE storylines.number = ? AND other.number = ?
        """,
        (kept, gone),
    )
    connection.execute("UPDATE storylines SET pages = 0, first = NULL, last = NULL WHERE number = ?", (gone,))
    connection.execute("UPDATE storylines SET same_as = ?1 WHERE number = ?2 OR same_as = ?2", (kept, gone))


def _likely(connection: sqlite3.Connection, matter: Matter) -> list[int]:
    """The pages that share the most of a page's weightiest terms, and of its news."""
    weights: dict[int, float] = defaultdict(float)
    found = sorted(matter.terms.items(), key=lambda each: (-each[1], each[0]))[:LOOKED_UP]
    news = [(_as_term(event), sqrt(TOLD_TOO)) for event in sorted(matter.events)]
    for term, weight in (*found, *news):
        rows = connection.execute(
            "SELECT rowid FROM storyline_search WHERE storyline_search MATCH ? ORDER BY rowid DESC LIMIT ?",
            (phrase("terms", _as_one_word(term)), MOST_HITS),
        )
        for row in rows.fetchall():
            weights[row["rowid"]] += weight**2
    likely = [page for page in weights if weights[page] >= FEWEST]
    return sorted(likely, key=lambda page: (-weights[page], page))[:MOST_PAGES]


def _write_search(connection: sqlite3.Connection, page: int, matter: Matter) -> None:
    """What a page is found by: its terms and news for other pages; names, headline and site for who asks."""
    found = map(_as_one_word, (*matter.terms, *map(_as_term, sorted(matter.events))))
    rows = connection.execute("SELECT name, names, actor FROM appearances WHERE page = ?", (page,)).fetchall()
    names = " ".join(f"{row['name']} {' '.join(msgspec.json.decode(row['names']))}" for row in rows)
    numbers = " ".join(f"actor{row['actor']}" for row in rows)
    article = connection.execute("SELECT headline, site FROM articles WHERE page = ?", (page,)).fetchone()
    connection.execute(
        "INSERT INTO storyline_search (rowid, terms, name, actor, headline, site) VALUES (?, ?, ?, ?, ?, ?)",
        (page, " ".join(found), names, numbers, article["headline"], article["site"]),
    )


def _as_term(event: int) -> str:
    """An event among the terms of a page: no word has a digit."""
    return f"event{event}"


def _as_one_word(term: str) -> str:
    """A term as the index has it, which would take `@kim-jong-un` apart."""
    return "".join(letter if letter.isalnum() else "_" for letter in term)


def _kept(row: sqlite3.Row) -> Matter:
    return Matter(
        msgspec.json.decode(row["terms"], type=dict[str, float]),
        np.frombuffer(row["vector"], np.int8).astype(np.float32) / _UNIT,
        date.fromisoformat(row["day"][:10]) if row["day"] else None,
        frozenset(msgspec.json.decode(row["events"], type=list[int])),
    )
