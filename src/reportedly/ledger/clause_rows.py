"""The clauses of a page in a ledger: written, found by their words, and taken out again."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable

import msgspec

from reportedly import phrasing
from reportedly.comparing.expectations import Clause
from reportedly.ledger.asking import reading_of
from reportedly.ledger.expectation_clauses import Told, told_in
from reportedly.model import Reading


def clauses_of(connection: sqlite3.Connection, page: int) -> list[Told]:
    """The clauses of a page that are written."""
    rows = connection.execute(
        """
        SELECT clauses.key, clauses.page, told, published_earliest AS day
        FROM clauses JOIN articles ON articles.page = clauses.page WHERE clauses.page = ? ORDER BY clauses.key
        """,
        (page,),
    )
    return [told_in(row) for row in rows.fetchall()]


def write_clauses(connection: sqlite3.Connection, page: int, told: Iterable[Told], reading: Reading) -> None:
    """Write the clauses of a page, to be found by their words."""
    told = list(told)
    for one in told:
        clause = one.clause
        connection.execute(
            "INSERT INTO clauses VALUES (?, ?, ?, ?, ?)",
            (one.key, page, clause.head, clause.says, msgspec.json.encode(clause).decode()),
        )
    _index(connection, page, told, reading)


def take_out_clauses(connection: sqlite3.Connection, page: int) -> None:
    """Take the clauses of a page out, which is to be written anew; its other rows are as they were."""
    told = clauses_of(connection, page)
    _index(connection, page, told, reading_of(connection, page), out=True)
    connection.execute("DELETE FROM clauses WHERE page = ?", (page,))


def _index(
    connection: sqlite3.Connection, page: int, told: Iterable[Told], reading: Reading, *, out: bool = False
) -> None:
    """Let clauses be found by their words, or no longer: then the index wants the same words again."""
    article = connection.execute("SELECT headline, site FROM articles WHERE page = ?", (page,)).fetchone()
    speakers = {one.id: phrasing.who(one, reading.article.text) for one in reading.statements()}
    columns = f"rowid, head, says, party, speaker, actor, words, site{', clause_search' if out else ''}"
    for one in told:
        clause = one.clause
        row = (
            one.key,
            " ".join(in_one_word(f"h{head}") for head in clause.heads()),
            in_one_word(clause.says),
            " ".join(word for party in clause.parties() for word in party.words()),
            speakers.get(clause.by or "", ""),
            _actors(connection, page, clause),
            f"{clause.words} {article['headline'] or ''}",
            article["site"],
            *(["delete"] if out else []),
        )
        marks = ", ".join("?" * len(row))
        connection.execute(f"INSERT INTO clause_search ({columns}) VALUES ({marks})", row)


def _actors(connection: sqlite3.Connection, page: int, clause: Clause) -> str:
    """The numbers of those who take part or say so, as `actor12`."""
    ids = {one for party in clause.parties() for one in party.ids}
    rows = connection.execute("SELECT id, actor FROM appearances WHERE page = ?", (page,)).fetchall()
    spoken = connection.execute(
        """
        SELECT speakers.actor FROM attributions JOIN speakers ON speakers.attribution = attributions.key
        WHERE attributions.page = ? AND attributions.id = ?
        """,
        (page, clause.by),
    ).fetchall()
    ids |= {row["actor"] for row in spoken}
    return " ".join(f"actor{row['actor']}" for row in rows if row["id"] in ids)


def in_one_word(text: str) -> str:
    """The letters and digits of a text, as the index has a head."""
    return "".join(letter for letter in text if letter.isalnum())
