"""Claims, disputes and turns brought up to date with the pages of a ledger, page by page."""

from __future__ import annotations

import sqlite3

from reportedly.comparing.claims import Agreement, agreement
from reportedly.ledger.claim_candidates import near, stored_vector
from reportedly.ledger.denials import denials
from reportedly.ledger.opening import transaction
from reportedly.ledger.sayings import New, Sayings, speakers
from reportedly.ledger.turn_rows import write_turn

LAST = "claims are of pages up to"
"""In `meta`: the number of the last page whose statements are in claims."""

_DERIVED = ("turns", "disputes", "claim_statements", "claims", "assertions")


def forget(connection: sqlite3.Connection) -> None:
    """Take all that is derived here out, to compute it again."""
    with transaction(connection):
        for table in _DERIVED:
            connection.execute(f"DELETE FROM {table}")
        connection.execute("INSERT INTO assertion_search (assertion_search) VALUES ('delete-all')")
        connection.execute("DELETE FROM meta WHERE name = ?", (LAST,))


def bring_up_to_date(connection: sqlite3.Connection) -> int:
    """Put what pages that came since say into claims, and say how many pages that was."""
    pages = _pages_after(connection, _last(connection))
    sayings = Sayings(connection)
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


def _write_page(connection: sqlite3.Connection, page: int, sayings: Sayings) -> None:
    """Each statement and assertion of a page: into the claim it says the same as, or one of its own."""
    written: list[New] = []
    for new in sayings.of_page(page):
        over = {each.saying.key for each in written if each.start < new.end and new.start < each.end}
        vector = new.saying.sentence.vectors.sentence
        likely = near(
            connection, new.words, vector, page, frozenset({*over, new.saying.key}), turned=_is_turned(new)
        )
        found = [(key, agreement(new.saying, sayings.saying(key))) for key in likely]
        _write(connection, new, [(key, each) for key, each in found if each is not None])
        sayings.keep(new.saying)
        written.append(new)
    for denial in denials(connection, page):
        _write_dispute(connection, denial.one, denial.other, "denial", denial.reason)


def _is_turned(new: New) -> bool:
    return new.saying.is_denied or len(new.saying.sentence.negators) % 2 == 1


def _write(connection: sqlite3.Connection, new: New, found: list[tuple[int, Agreement]]) -> None:
    """A statement or assertion, its claim, what it disputes, and what it turns."""
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
        "INSERT INTO claim_statements VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (key, claim, page, new.words, int(_is_turned(new)), vector, like, reason, score),
    )
    for other, each in found:
        if each.opposed is not None:
            _write_dispute(connection, key, other, each.opposed, each.reason)
        elif each.turned is not None:
            write_turn(connection, key, other, each.turned, each.words)


def _write_dispute(connection: sqlite3.Connection, one: int, other: int, kind: str, reason: str) -> None:
    """A dispute of two; what one speaker says on one page and not on the same, nobody disputes."""
    if speakers(connection, one).isdisjoint(speakers(connection, other)):
        row = (one, other, kind, reason)
        connection.execute("INSERT OR IGNORE INTO disputes VALUES (?, ?, ?, ?)", row)
