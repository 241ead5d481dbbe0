"""A part of a ledger as it stands at one moment: the statements asked for, and the pages that have them.

What is written into files for others has to fit together, and the ledger may be added to meanwhile: so all
of it is read in one transaction, over a connection of its own.
"""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from pathlib import Path

import msgspec

from reportedly.ledger import asking, opening
from reportedly.ledger.asked_actors import conditions
from reportedly.ledger.asking import Question
from reportedly.model import Reading, Record


class Selection:
    """What was asked for, to be read by SQL: keys are in `chosen`, numbers of their pages in `chosen_pages`.

    Beside the ledger's own tables and these two there is a function, `article_text(contents.reading)`.
    """

    def __init__(self, connection: sqlite3.Connection, path: Path) -> None:
        self._connection = connection
        self._path = path

    def rows(self, sql: str, *values: object) -> Iterator[sqlite3.Row]:
        """The rows that SQL gives, as they are read."""
        with opening.refusing(self._path):
            yield from self._connection.execute(sql, values)

    def reading(self, page: str) -> Reading:
        """The whole reading of a page, by the page's id."""
        with opening.refusing(self._path):
            return asking.reading(self._connection, page)

    @property
    def connection(self) -> sqlite3.Connection:
        """For the ledger's own questions."""
        return self._connection


@contextmanager
def selected(path: Path, asked: Question, limit: int | None) -> Generator[Selection]:
    """The statements of the ledger at `path` that are asked for; where nothing is asked, all pages too."""
    connection = opening.connect(path)
    try:
        with opening.refusing(path):
            connection.create_function("article_text", 1, _article_text, deterministic=True)
            connection.execute("CREATE TEMP TABLE chosen (attribution INTEGER PRIMARY KEY)")
            connection.execute("CREATE TEMP TABLE chosen_pages (page INTEGER PRIMARY KEY)")
            connection.execute("BEGIN")
            _choose(connection, asked, limit)
        yield Selection(connection, path)
    finally:
        connection.close()


def _choose(connection: sqlite3.Connection, asked: Question, limit: int | None) -> None:
    decided, own = conditions(asked.checks)
    bound = {"match": asked.match, "first": asked.first, "last": asked.last, **own}
    keys = (
        f"""
        SELECT rowid FROM search
        WHERE search MATCH :match AND rowid BETWEEN :first AND :last {decided} ORDER BY rowid
        """
        if asked.match
        else "SELECT key FROM attributions WHERE key BETWEEN :first AND :last ORDER BY key"
    )
    connection.execute(
        f"INSERT INTO chosen {keys} LIMIT :limit", bound | {"limit": -1 if limit is None else limit}
    )
    of_statements = "SELECT DISTINCT page FROM chosen JOIN attributions ON key = attribution"
    everything = asked == asking.question() and limit is None
    connection.execute(
        f"INSERT INTO chosen_pages {'SELECT number FROM pages' if everything else of_statements}"
    )


class _Text(Record, frozen=True):
    text: str


class _Article(Record, frozen=True):
    """As much of a reading as holds its text."""

    article: _Text


def _article_text(reading: bytes) -> str:
    return msgspec.json.decode(zlib.decompress(reading), type=_Article).article.text
