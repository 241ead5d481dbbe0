"""What an article tells in its own voice, and the parts of its statements, as a ledger keeps them."""

from __future__ import annotations

import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime

from reportedly.comparing.claims import Telling, own_voice
from reportedly.ledger.asking import OF_STATEMENT, reading_of
from reportedly.ledger.keys import KEYS_PER_SECOND, key_second
from reportedly.ledger.parse_rows import parse_of
from reportedly.model import Reading


def write_assertions(
    connection: sqlite3.Connection, page: int, reading: Reading
) -> list[tuple[int, int, int, str]]:
    """Write what a page tells in its own voice, if it is not there; the keys, where it stands, and the words
    spelled out."""
    article = reading.article
    told = _tellings(connection, page, reading)
    rows = connection.execute("SELECT id, key FROM assertions WHERE page = ?", (page,)).fetchall()
    if rows:
        keys = {row["id"]: row["key"] for row in rows}
        return [
            (keys[one], telling.span.start, telling.span.end, telling.words)
            for one, telling in told
            if one in keys
        ]
    key = _free_key(connection, page, len(told))
    numbers = _numbers(connection, page)
    found: list[tuple[int, int, int, str]] = []
    for one, telling in told:
        span = telling.span
        row = (key, page, one, " ".join(span.of(article.text).split()), span.start, span.end)
        connection.execute("INSERT INTO assertions VALUES (?, ?, ?, ?, ?, ?)", row)
        _index(connection, key, telling, reading, numbers)
        found.append((key, span.start, span.end, telling.words))
        key -= 1
    return found


def take_out_assertions(connection: sqlite3.Connection, page: int) -> None:
    """Take what a page tells in its own voice out, which is to be written anew."""
    rows = connection.execute("SELECT id, key FROM assertions WHERE page = ?", (page,)).fetchall()
    _index_held(connection, page, rows, out=True)
    connection.execute("DELETE FROM assertions WHERE page = ?", (page,))


def index_parts(connection: sqlite3.Connection, page: int, *, out: bool = False) -> None:
    """Let the parts of a page's statements be found by their words, or no longer.

    Who speaks is among these words: it is told anew where somebody sets that right.
    """
    rows = connection.execute(
        "SELECT id, key FROM assertions WHERE page = ? AND id LIKE '%~%'", (page,)
    ).fetchall()
    _index_held(connection, page, rows, out=out)


def _index_held(connection: sqlite3.Connection, page: int, rows: Sequence[sqlite3.Row], *, out: bool) -> None:
    """Let the assertions of these rows be found by their words, or no longer."""
    if not rows:
        return
    reading, numbers = reading_of(connection, page), _numbers(connection, page)
    keys = {row["id"]: row["key"] for row in rows}
    for one, telling in _tellings(connection, page, reading):
        if one in keys:
            _index(connection, keys[one], telling, reading, numbers, out=out)


def _tellings(connection: sqlite3.Connection, page: int, reading: Reading) -> list[tuple[str, Telling]]:
    """What a page tells in its own voice, v1, v2 …, and the parts of its statements, a4~1 …."""
    if any(note.kind == "language" for note in reading.notes):
        return []
    article = reading.article
    doc = parse_of(connection, page, article.text)
    return list(_with_ids(own_voice(article, doc, tuple(reading.statements()), reading.mentions)))


def _with_ids(told: Iterable[Telling]) -> Iterator[tuple[str, Telling]]:
    """Each with its id.

    >>> from reportedly.model import Span
    >>> tellings = [Telling(Span(0, 1), "", of) for of in (None, "a4", "a4", None)]
    >>> [one for one, _ in _with_ids(tellings)]
    ['v1', 'a4~1', 'a4~2', 'v2']
    """
    seen = Counter[str | None]()
    for telling in told:
        seen[telling.of] += 1
        nth = seen[telling.of]
        yield f"v{nth}" if telling.of is None else f"{telling.of}~{nth}", telling


def _index(
    connection: sqlite3.Connection,
    key: int,
    telling: Telling,
    reading: Reading,
    numbers: Mapping[str, int],
    *,
    out: bool = False,
) -> None:
    """Let an assertion be found by its words, or no longer: then the index wants the same words again."""
    named = dict.fromkeys(
        numbers[one.actor.id]
        for one in reading.mentions
        if telling.span.holds(one.span) and one.actor.id in numbers
    )
    columns = "rowid, content, source, speaker, actor, headline, site, named"
    columns += ", assertion_search" if out else ""
    row = (
        key,
        telling.words,
        *_cited(connection, key),
        reading.article.headline,
        reading.article.site,
        " ".join(f"actor{n}" for n in named),
        *(["delete"] if out else []),
    )
    marks = ", ".join("?" * len(row))
    connection.execute(f"INSERT INTO assertion_search ({columns}) VALUES ({marks})", row)


def _cited(connection: sqlite3.Connection, key: int) -> tuple[str | None, str, str]:
    """Who is cited for a part of a statement: the page's words, the names, the numbers; else nothing."""
    rows = connection.execute(
        f"""
        SELECT source, speakers.name AS name, appearances.actor AS number
        FROM assertions JOIN attributions ON {OF_STATEMENT}
        LEFT JOIN speakers ON speakers.attribution = attributions.key
        LEFT JOIN appearances ON appearances.page = assertions.page AND appearances.id = speakers.actor
        WHERE assertions.key = ? ORDER BY speakers.nth
        """,
        (key,),
    ).fetchall()
    known = [row for row in rows if row["name"]]
    numbers = [f"actor{row['number']}" for row in known if row["number"] is not None]
    return rows[0]["source"] if rows else None, " ".join(row["name"] for row in known), " ".join(numbers)


def _numbers(connection: sqlite3.Connection, page: int) -> dict[str, int]:
    rows = connection.execute(
        "SELECT id, coalesce(moved, actor) AS actor FROM appearances WHERE page = ?", (page,)
    )
    return {row["id"]: row["actor"] for row in rows}


def _free_key(connection: sqlite3.Connection, page: int, count: int) -> int:
    """The first of `count` keys, each below the last, of assertions on a page: `~key` is by its date."""
    row = connection.execute("SELECT published_earliest FROM articles WHERE page = ?", (page,)).fetchone()
    second = key_second(datetime.fromisoformat(row[0]) if row[0] else None)
    while True:
        start, end = second * KEYS_PER_SECOND, (second + 1) * KEYS_PER_SECOND
        lowest = connection.execute(
            "SELECT min(key) FROM assertions WHERE key BETWEEN ? AND ?", (~(end - 1), ~start)
        ).fetchone()[0]
        first = ~start if lowest is None else lowest - 1
        if first - count >= ~end:
            return first
        second += 1
