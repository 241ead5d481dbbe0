"""What people set right by hand, all of it: recorded, listed, taken back, and done again in another ledger.

`actor_corrections` has who is one and who is not, `reading_corrections` what a page says, `claim_corrections`
which statements are one claim.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import Literal

import msgspec

from reportedly.errors import NotHeldError, QuestionError
from reportedly.ledger import (
    actor_corrections,
    claim_corrections,
    named_speakers,
    opening,
    reading_corrections,
    terms,
)
from reportedly.ledger.asking import key_of, number_of_page, reading_of
from reportedly.ledger.dates import When, bounds
from reportedly.ledger.keys import now
from reportedly.ledger.named_speakers import NOBODY
from reportedly.ledger.rewriting import rewrite
from reportedly.model import Actor, CorrectedKind, Reading, Record
from reportedly.phrasing import content, dated

CorrectionKind = Literal["merge", "split", CorrectedKind, "same-claim", "not-same-claim"]

_COLUMNS = "kind, page, statement, words, other_page, other_statement, other_words, was, now, made"


class Correction(Record, frozen=True):
    """What somebody set right by hand.

    `of` is the id of what it is about: of a `merge` or a `split`, the actor that stays; a statement; where
    the date of a page is set right (`published`), the page. `other` is the actor merged into it or split off
    from it, or the other statement, of two that are the same claim or not. `page` is the page where that was
    told; `was` what had been read, `now` what is right, in words. `done` is whether the pages that it rests
    on have come.
    """

    nth: int
    kind: CorrectionKind
    of: str
    made: datetime
    other: str | None = None
    page: str | None = None
    was: str | None = None
    now: str | None = None
    done: bool = True


def correct(
    connection: sqlite3.Connection,
    asked: str,
    *,
    values: Mapping[CorrectedKind, When],
    same_claim: str | None,
    not_same_claim: str | None,
) -> tuple[int, ...]:
    """Set right what a statement says, or a page where only its date is given; the corrections' numbers.

    Raises `NotHeldError` where one is not there, `QuestionError` for what is no act or date, and where
    nothing is given.
    """
    pairs = [
        (kind, other)
        for kind, other in (("same-claim", same_claim), ("not-same-claim", not_same_claim))
        if other is not None
    ]
    if not values and not pairs:
        raise QuestionError(f"nothing is given to set right in {asked}")
    if len(pairs) > 1 and same_claim == not_same_claim:
        raise QuestionError("two statements cannot be the same claim and not")
    with opening.transaction(connection):
        page, _, statement = asked.partition("/")
        number = number_of_page(connection, page)
        if statement or pairs or set(values) != {"published"}:
            told = key_of(connection, "attributions", asked)
            if told < 0 and any(kind != "published" for kind in values):
                raise QuestionError(
                    f"{asked} is part of the statement {page}/{statement.split('~')[0]}: set that right"
                    if "~" in statement
                    else f"nobody is cited in {asked}: the article tells that itself"
                )
        made = list(_set_right(connection, number, statement, values)) if values else []
        for kind, other in pairs:
            key = key_of(connection, "attributions", asked)
            made.append(_tell(connection, kind, key, key_of(connection, "attributions", other)))
        return tuple(made)


def _set_right(
    connection: sqlite3.Connection, number: int, statement: str, values: Mapping[CorrectedKind, When]
) -> Iterator[int]:
    reading = reading_of(connection, number)
    one = next((one for one in reading.statements() if one.id == statement), None)
    words = content(one, reading.article.text) if one else ""
    known: dict[str, int] = {}
    for kind, value in values.items():
        right, of_ledger = _value(connection, number, reading, kind, value)
        known |= of_ledger
        page = _hash(connection, number)
        if kind == "published":
            yield _record(connection, kind, (page, "", ""), right=right, was=_published(connection, number))
        else:
            yield _record(connection, kind, (page, statement, words), right=right)
    rewrite(
        connection,
        number,
        dated="published" in values,
        who=known,
        statements=None if "published" in values else [statement],
    )


def _value(
    connection: sqlite3.Connection, number: int, reading: Reading, kind: CorrectedKind, value: When
) -> tuple[bytes, dict[str, int]]:
    """What is right, as JSON; and of speakers, those whom the ledger knows."""
    nothing = isinstance(value, str) and value.strip() == NOBODY
    if kind in {"date", "published"}:
        if nothing and kind == "published":
            raise QuestionError("the date of a page is given as a date: 2024-06-12, 2024-06 or 2024")
        return msgspec.json.encode(None if nothing else bounds(value)), {}
    asked = str(value)
    if kind == "speaker":
        actors, known = named_speakers.speakers(connection, number, reading, asked)
        return msgspec.json.encode(actors), known
    told = None if nothing else terms.act(asked) if kind == "act" else terms.factuality(asked)
    return msgspec.json.encode(told), {}


def _tell(connection: sqlite3.Connection, kind: str, one: int, other: int) -> int:
    """Record that two statements are one claim, or not, and have them put into claims again."""
    if one == other:
        raise QuestionError("a statement is compared with another one: its own id was given twice")
    first, second = _anchor(connection, one), _anchor(connection, other)
    if second < first:
        first, second = second, first
    opposite = "same-claim" if kind == "not-same-claim" else "not-same-claim"
    connection.execute(
        "DELETE FROM reading_corrections WHERE kind = ? AND page = ? AND statement = ? AND other_page = ? "
        "AND other_statement = ?",
        (opposite, *first[:2], *second[:2]),
    )
    nth = _record(connection, kind, first, other=second)
    for page in {first[0], second[0]}:
        reading_corrections.resolve(connection, page)
    claim_corrections.put_again(connection, (one, other), whole=True)
    return nth


def _record(
    connection: sqlite3.Connection,
    kind: str,
    anchor: tuple[str, str, str],
    *,
    other: tuple[str, str, str] = ("", "", ""),
    right: bytes = b"null",
    was: str | None = None,
) -> int:
    nth = actor_corrections.next_number(connection)
    connection.execute(
        f"INSERT OR REPLACE INTO reading_corrections (nth, {_COLUMNS}) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (nth, kind, *anchor, *other, was, right.decode(), now()),
    )
    return nth


def undo(connection: sqlite3.Connection, nth: int) -> None:
    """Take a correction back. Raises `NotHeldError` where there is none of that number."""
    with opening.transaction(connection):
        if actor_corrections.undo(connection, nth):
            return
        row = connection.execute("SELECT * FROM reading_corrections WHERE nth = ?", (nth,)).fetchone()
        if row is None:
            raise NotHeldError(f"there is no correction {nth}: `reportedly corrections` lists them")
        connection.execute("DELETE FROM reading_corrections WHERE nth = ?", (nth,))
        if row["other_page"]:
            keys = [key for key in (row["attribution"], row["other_attribution"]) if key]
            claim_corrections.put_again(connection, keys, whole=True)
        elif page := connection.execute("SELECT number FROM pages WHERE hash = ?", (row["page"],)).fetchone():
            of_page = row["kind"] == "published"
            rewrite(
                connection,
                page["number"],
                dated=of_page,
                statements=None if of_page else [_id(connection, row["attribution"]) or row["statement"]],
            )


# --- Asked for -----------------------------------------------------------------------------


def corrections(connection: sqlite3.Connection) -> Iterator[Correction]:
    """The corrections, in the order they were made."""
    of_actors = """
        SELECT nth, kind, actor AS 'of', other, made, actor_number IS NOT NULL AS done,
            CASE kind WHEN 'split' THEN coalesce((SELECT id FROM pages WHERE hash = page), page) END AS page
        FROM actor_corrections
    """
    found = [msgspec.convert(dict(row), Correction, strict=False) for row in connection.execute(of_actors)]
    rows = connection.execute("SELECT * FROM reading_corrections").fetchall()
    found += [_correction(connection, row) for row in rows]
    yield from sorted(found, key=lambda one: one.nth)


def _correction(connection: sqlite3.Connection, row: sqlite3.Row) -> Correction:
    page = _page_id(connection, row["page"])
    of = f"{page}/{_id(connection, row['attribution']) or row['statement']}" if row["statement"] else page
    there = row["attribution"] is not None
    if row["kind"] == "published":
        there = page != row["page"]
    other = None
    if row["other_page"]:
        there = there and row["other_attribution"] is not None
        told = _id(connection, row["other_attribution"]) or row["other_statement"]
        other = f"{_page_id(connection, row['other_page'])}/{told}"
    made = datetime.fromisoformat(row["made"])
    return Correction(row["nth"], row["kind"], of, made, other, page, row["was"], _words(row), there)


def _words(row: sqlite3.Row) -> str | None:
    """What is right, in words."""
    if row["other_page"] or row["now"] == "null":
        return None
    if row["kind"] == "speaker":
        actors = msgspec.json.decode(row["now"], type=tuple[Actor, ...])
        return " & ".join(actor.name for actor in actors) or None
    if row["kind"] in {"date", "published"}:
        return dated(*msgspec.json.decode(row["now"], type=reading_corrections.Bounds))
    return msgspec.json.decode(row["now"], type=str)


# --- Again, in another ledger --------------------------------------------------------------


def copied(connection: sqlite3.Connection, path: Path) -> None:
    """Take over the corrections of the ledger at `path`, to be applied as its pages come."""
    with closing(opening.connect(path, of_any_version=True)) as other:
        tables = {row["name"] for row in other.execute("SELECT name FROM sqlite_master")}
        kept = {
            table: [tuple(row) for row in other.execute(f"SELECT {columns} FROM {table} ORDER BY nth")]
            for table, columns in (
                ("actor_corrections", actor_corrections.COLUMNS),
                ("reading_corrections", _COLUMNS),
            )
            if table in tables
        }
    with opening.transaction(connection):
        new = [
            nth for table, rows in kept.items() for row in rows for nth in _take_over(connection, table, row)
        ]
        actor_corrections.apply(connection)
        _apply(connection, new)


def _take_over(connection: sqlite3.Connection, table: str, row: tuple[object, ...]) -> Iterator[int]:
    """Record a correction of another ledger, and give its number, unless it is held already."""
    columns = _COLUMNS if table == "reading_corrections" else actor_corrections.COLUMNS
    nth = actor_corrections.next_number(connection)
    written = connection.execute(
        f"INSERT OR IGNORE INTO {table} (nth, {columns}) VALUES (?{', ?' * len(row)})", (nth, *row)
    )
    if written.rowcount:
        yield nth


def _apply(connection: sqlite3.Connection, new: Sequence[int]) -> None:
    """Apply the corrections of readings of these numbers, where their pages are there already."""
    marks = ",".join("?" * len(new))
    pages = connection.execute(
        f"""
        SELECT number, max(kind = 'published') AS dated
        FROM reading_corrections JOIN pages ON pages.hash = page
        WHERE other_page = '' AND nth IN ({marks}) GROUP BY number ORDER BY number
        """,
        new,
    ).fetchall()
    for row in pages:
        rewrite(connection, row["number"], dated=bool(row["dated"]))
    pairs = connection.execute(
        f"SELECT page, other_page FROM reading_corrections WHERE other_page <> '' AND nth IN ({marks})", new
    ).fetchall()
    for page in sorted({page for pair in pairs for page in pair}):
        claim_corrections.put_again(connection, reading_corrections.resolve(connection, page), whole=True)


# --- Ids and hashes ------------------------------------------------------------------------


def _anchor(connection: sqlite3.Connection, key: int) -> tuple[str, str, str]:
    """By what a statement is known again: its page's hash, its id there, its words."""
    table = "attributions" if key >= 0 else "assertions"
    row = connection.execute(
        f"SELECT hash, {table}.id, content FROM {table} JOIN pages ON number = page WHERE key = ?", (key,)
    ).fetchone()
    return row[0], row[1], row[2]


def _hash(connection: sqlite3.Connection, number: int) -> str:
    return connection.execute("SELECT hash FROM pages WHERE number = ?", (number,)).fetchone()[0]


def _id(connection: sqlite3.Connection, key: int | None) -> str | None:
    rows = "SELECT id FROM attributions WHERE key = ?1 UNION ALL SELECT id FROM assertions WHERE key = ?1"
    row = connection.execute(rows, (key,)).fetchone()
    return row["id"] if row else None


def _page_id(connection: sqlite3.Connection, content_hash: str) -> str:
    row = connection.execute("SELECT id FROM pages WHERE hash = ?", (content_hash,)).fetchone()
    return row["id"] if row else content_hash


def _published(connection: sqlite3.Connection, number: int) -> str | None:
    """The date that the ledger had for a page before somebody set it right."""
    held = connection.execute(
        "SELECT was FROM reading_corrections JOIN pages ON hash = page "
        "WHERE number = ? AND reading_corrections.kind = 'published'",
        (number,),
    ).fetchone()
    if held:
        return held["was"]
    row = connection.execute(
        "SELECT published_earliest AS earliest, published_latest AS latest FROM articles WHERE page = ?",
        (number,),
    ).fetchone()
    if row["earliest"] is None:
        return None
    return dated(datetime.fromisoformat(row["earliest"]), datetime.fromisoformat(row["latest"]))
