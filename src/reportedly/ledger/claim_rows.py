"""Claims and disputes brought up to date with the pages of a ledger, page by page."""

from __future__ import annotations

import sqlite3
import zlib
from collections import OrderedDict
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from reportedly.comparing.claims import Agreement, Saying, agreement, spelled_out
from reportedly.comparing.pairs.sentence import Sentence
from reportedly.language.syntax import pipeline
from reportedly.ledger.claim_candidates import near, stored_vector
from reportedly.ledger.denials import denials
from reportedly.ledger.opening import transaction
from reportedly.model import reading_from_json

LAST = "claims are of pages up to"
"""In `meta`: the number of the last page whose statements are in claims."""

LONGEST = 600
"""Code points of a statement that is compared: longer ones say several things."""

KEPT = 3000
"""Parsed statements kept in memory, for they are compared again with those to come."""


def forget(connection: sqlite3.Connection) -> None:
    """Take all claims and disputes out, to compute them again."""
    with transaction(connection):
        for table in ("disputes", "claim_statements", "claims"):
            connection.execute(f"DELETE FROM {table}")
        connection.execute("DELETE FROM meta WHERE name = ?", (LAST,))


def bring_up_to_date(connection: sqlite3.Connection) -> int:
    """Put the statements of pages that came since into claims, and say how many pages that was."""
    pages = _pages_after(connection, _last(connection))
    sayings = _Sayings(connection)
    for page in pages:
        with transaction(connection):
            if _last(connection) < page:
                _write_page(connection, page, sayings)
                connection.execute("INSERT OR REPLACE INTO meta VALUES (?, ?)", (LAST, str(page)))
    return len(pages)


def _last(connection: sqlite3.Connection) -> int:
    row = connection.execute("SELECT value FROM meta WHERE name = ?", (LAST,)).fetchone()
    return int(row["value"]) if row else 0


def _pages_after(connection: sqlite3.Connection, last: int) -> list[int]:
    rows = connection.execute("SELECT number FROM pages WHERE number > ? ORDER BY number", (last,))
    return [row["number"] for row in rows.fetchall()]


@dataclass(frozen=True)
class _New:
    """A statement to be written: where in the page it stands, what it says, and its words."""

    start: int
    end: int
    words: str
    saying: Saying


def _write_page(connection: sqlite3.Connection, page: int, sayings: _Sayings) -> None:
    """Each statement of a page, in order: into the claim it says the same as, or one of its own."""
    written: list[_New] = []
    for new in _statements(connection, page):
        over = {each.saying.key for each in written if each.start < new.end and new.start < each.end}
        vector = new.saying.sentence.vectors.sentence
        likely = near(connection, new.words, vector, page, frozenset({*over, new.saying.key}))
        found = [(key, agreement(new.saying, sayings.saying(key))) for key, _ in likely]
        _write(connection, new, [(key, each) for key, each in found if each is not None])
        sayings.keep(new.saying)
        written.append(new)
    for denial in denials(connection, page):
        _write_dispute(connection, denial.one, denial.other, "denial", denial.reason)


def _write(connection: sqlite3.Connection, new: _New, found: list[tuple[int, Agreement]]) -> None:
    """A statement, its claim, and what it disputes."""
    key, page = new.saying.key, new.saying.page
    same = max((each for each in found if each[1].same), key=lambda each: each[1].score, default=None)
    if same is None:
        cursor = connection.execute("INSERT INTO claims VALUES (NULL, ?, 1, 1)", (key,))
        claim, like, reason, score = cursor.lastrowid, None, "the first", 1.0
    else:
        like, reason, score = same[0], same[1].reason, same[1].score
        claim = connection.execute(
            "SELECT claim FROM claim_statements WHERE attribution = ?", (like,)
        ).fetchone()["claim"]
        on_page = connection.execute(
            "SELECT 1 FROM claim_statements WHERE claim = ? AND page = ? LIMIT 1", (claim, page)
        ).fetchone()
        connection.execute(
            "UPDATE claims SET statements = statements + 1, pages = pages + ? WHERE number = ?",
            (int(on_page is None), claim),
        )
    vector = stored_vector(new.saying.sentence.vectors.sentence)
    connection.execute(
        "INSERT INTO claim_statements VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
        (key, claim, page, new.words, vector, like, reason, score),
    )
    for other, each in found:
        if each.opposed is not None:
            _write_dispute(connection, key, other, each.opposed, each.reason)


def _write_dispute(connection: sqlite3.Connection, one: int, other: int, kind: str, reason: str) -> None:
    mine, theirs = _speakers(connection, one), _speakers(connection, other)
    connection.execute(
        "INSERT OR IGNORE INTO disputes VALUES (?, ?, ?, ?, ?)",
        (one, other, kind, int(bool(mine & theirs)), reason),
    )


def _statements(connection: sqlite3.Connection, page: int) -> Iterator[_New]:
    """The statements of a page that say something, each parsed."""
    row = connection.execute("SELECT reading FROM contents WHERE page = ?", (page,)).fetchone()
    reading = reading_from_json(zlib.decompress(row["reading"]))
    rows = connection.execute(
        "SELECT key, id, content_start, content_end FROM attributions WHERE page = ? ORDER BY key", (page,)
    ).fetchall()
    by_id = {each.id: each for each in reading.statements()}
    told = [(row, spelled_out(reading.article, by_id[row["id"]], reading.mentions)) for row in rows]
    short = [(row, words) for row, words in told if words and len(words) <= LONGEST]
    for (row, words), doc in zip(short, pipeline().pipe([words for _, words in short]), strict=True):
        saying = _saying(connection, row["key"], Sentence(doc))
        if saying.says_something:
            yield _New(row["content_start"], row["content_end"], words, saying)


def _saying(connection: sqlite3.Connection, key: int, sentence: Sentence) -> Saying:
    row = connection.execute(
        """
        SELECT attributions.page, act, factuality, published_earliest AS day
        FROM attributions JOIN articles ON articles.page = attributions.page WHERE key = ?
        """,
        (key,),
    ).fetchone()
    day = date.fromisoformat(row["day"][:10]) if row["day"] else None
    who = _speakers(connection, key)
    return Saying(key, row["page"], sentence, who, day, row["act"], row["factuality"])


def _speakers(connection: sqlite3.Connection, key: int) -> frozenset[str]:
    """Who speaks: the actors of the ledger, or else the page's words for them."""
    rows = connection.execute(
        """
        SELECT coalesce(actors.same_as, actors.number) AS number FROM speakers
        JOIN attributions ON attributions.key = speakers.attribution
        JOIN appearances ON appearances.page = attributions.page AND appearances.id = speakers.actor
        JOIN actors ON actors.number = coalesce(appearances.moved, appearances.actor)
        WHERE speakers.attribution = ?
        """,
        (key,),
    ).fetchall()
    if rows:
        return frozenset(f"actor {row['number']}" for row in rows)
    row = connection.execute("SELECT source, page FROM attributions WHERE key = ?", (key,)).fetchone()
    return frozenset({f"{row['source'].casefold()} on page {row['page']}"}) if row["source"] else frozenset()


class _Sayings:
    """Statements that are in claims, parsed when they are first compared; the last `KEPT` stay in memory."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._known: OrderedDict[int, Saying] = OrderedDict()

    def keep(self, saying: Saying) -> None:
        """Have it at hand; the one that was longest not asked for goes."""
        self._known[saying.key] = saying
        if len(self._known) > KEPT:
            self._known.popitem(last=False)

    def saying(self, key: int) -> Saying:
        """The statement of this key."""
        if key in self._known:
            self._known.move_to_end(key)
            return self._known[key]
        row = self._connection.execute(
            "SELECT words FROM claim_statements WHERE attribution = ?", (key,)
        ).fetchone()
        saying = _saying(self._connection, key, Sentence(pipeline()(row["words"])))
        self.keep(saying)
        return saying
