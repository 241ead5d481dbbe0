"""Who is one and who is not, as people said: recorded, and done again where the same pages are read again.

A correction names each actor by a page and the id that the page's reading gives it, so that it holds in
another ledger too, whatever the order its pages come in. It waits there until these pages have come.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime

import msgspec

from reportedly.errors import NotHeldError, QuestionError
from reportedly.ledger import opening
from reportedly.ledger.actor_rows import add_names, add_roles, create, stands_for
from reportedly.ledger.link_rows import write_links
from reportedly.model import Actor, ActorKind

COLUMNS = "kind, actor, other, page, page_actor, other_page, other_page_actor, made"
"""Of what people said, and not of what came of it."""


def number_of(connection: sqlite3.Connection, actor: str) -> int:
    """The number of the actor with this id, or of the one it was merged into. Raises `NotHeldError`."""
    number = number_known(connection, actor)
    if number is None:
        raise NotHeldError(
            f"the ledger has no actor {actor!r}: `reportedly actors` lists them with their ids"
        )
    return number


def number_known(connection: sqlite3.Connection, actor: str) -> int | None:
    """The number of the actor with this id, or of the one it was merged into; none where there is none.

    An id that pages give it is as good as the ledger's own, where no other has it.
    """
    asked = actor.removeprefix("@")
    for rows in (
        "SELECT coalesce(same_as, number) FROM actors WHERE id = ?",
        "SELECT DISTINCT coalesce(same_as, number) FROM actor_keys JOIN actors ON number = actor "
        "WHERE key = ?",
    ):
        found = connection.execute(rows, (asked,)).fetchmany(2)
        if len(found) == 1:
            return found[0][0]
    return None


def merge(connection: sqlite3.Connection, actor: str, other: str) -> None:
    """Take two actors for one, and record that. Raises `NotHeldError` where one is not there, or both are."""
    with opening.transaction(connection):
        first, second = number_of(connection, actor), number_of(connection, other)
        if first == second:
            raise QuestionError(f"{actor!r} and {other!r} are one actor already")
        row = (
            "merge",
            _id(connection, first),
            _id(connection, second),
            *_witness(connection, first),
            *_witness(connection, second),
        )
        _record(connection, row, (first, second))
        _join(connection, first, second)


def split(connection: sqlite3.Connection, actor: str, pages: Sequence[str]) -> str:
    """Take an actor for another one on these pages, record that, and give the other's id."""
    with opening.transaction(connection):
        first = number_of(connection, actor)
        found = [pair for page in dict.fromkeys(pages) for pair in _there(connection, first, page)]
        if not found:
            raise QuestionError(
                f"no page was named on which {actor!r} is to be another: name one with --split"
            )
        other: int | None = None
        for page, page_actor in found:
            other = _part(connection, page, page_actor, first, other)
            row = ("split", _id(connection, first), _id(connection, other), page, page_actor, "", "")
            _record(connection, row, (first, other))
        assert other is not None  # there was at least one page
        recount(connection, (first, other))
        return _id(connection, other)


def undo(connection: sqlite3.Connection, nth: int) -> bool:
    """Take a correction back, within a transaction; whether there is one of that number."""
    row = connection.execute("SELECT * FROM actor_corrections WHERE nth = ?", (nth,)).fetchone()
    if row is None:
        return False
    connection.execute("DELETE FROM actor_corrections WHERE nth = ?", (nth,))
    if row["actor_number"] is None:
        return True
    touched = _merged_numbers(connection)
    if row["kind"] == "split":
        (page,) = connection.execute("SELECT number FROM pages WHERE hash = ?", (row["page"],)).fetchone()
        connection.execute(
            "UPDATE appearances SET moved = NULL WHERE id = ? AND page = ?", (row["page_actor"], page)
        )
        write_links(connection, page)
    else:
        connection.execute("UPDATE actors SET same_as = NULL WHERE same_as IS NOT NULL")
        for one in _applied(connection):
            _same(connection, one["actor_number"], one["other_number"])
    recount(connection, {*touched, row["actor_number"], row["other_number"]})
    return True


# --- Again, in another ledger --------------------------------------------------------------


def apply(connection: sqlite3.Connection, page: str | None = None) -> None:
    """Apply the corrections that wait, where their pages are there; of a page by its hash, those of it."""
    waiting = connection.execute(
        "SELECT * FROM actor_corrections WHERE actor_number IS NULL "
        "AND (:page IS NULL OR :page IN (page, other_page)) ORDER BY nth",
        {"page": page},
    ).fetchall()
    for row in waiting:
        first = _named_by(connection, row["page"], row["page_actor"])
        if first is None:
            continue
        if row["kind"] == "split":
            second = _part(connection, row["page"], row["page_actor"], first, _split_off(connection, row))
        else:
            second = _named_by(connection, row["other_page"], row["other_page_actor"])
        if second is None:
            continue
        connection.execute(
            "UPDATE actor_corrections SET actor_number = ?, other_number = ? WHERE nth = ?",
            (first, second, row["nth"]),
        )
        if row["kind"] == "split":
            recount(connection, (first, second))
        elif first != second:
            _join(connection, first, second)


def _split_off(connection: sqlite3.Connection, row: sqlite3.Row) -> int | None:
    """The actor that was made for other pages of the same split."""
    made = connection.execute(
        "SELECT other_number FROM actor_corrections WHERE kind = 'split' AND actor = ? AND other = ? "
        "AND other_number IS NOT NULL",
        (row["actor"], row["other"]),
    ).fetchone()
    return made[0] if made else None


def _named_by(connection: sqlite3.Connection, page: str, actor: str) -> int | None:
    """The actor that the page with this hash gives an id to."""
    row = connection.execute(
        "SELECT coalesce(moved, actor) FROM appearances JOIN pages ON number = page "
        "WHERE hash = ? AND appearances.id = ?",
        (page, actor),
    ).fetchone()
    return stands_for(connection, row[0]) if row else None


# --- What is done --------------------------------------------------------------------------


def _record(connection: sqlite3.Connection, row: Sequence[str], numbers: tuple[int, int]) -> None:
    connection.execute(
        f"INSERT OR REPLACE INTO actor_corrections (nth, {COLUMNS}, actor_number, other_number) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        (next_number(connection), *row, f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S}", *numbers),
    )


def next_number(connection: sqlite3.Connection) -> int:
    """The number that the next correction has: those of readings are counted as well."""
    row = connection.execute(
        "SELECT 1 + max(coalesce((SELECT max(nth) FROM actor_corrections), 0), "
        "coalesce((SELECT max(nth) FROM reading_corrections), 0))"
    )
    return row.fetchone()[0]


def _join(connection: sqlite3.Connection, first: int, second: int) -> None:
    _same(connection, first, second)
    recount(connection, (first,))


def _same(connection: sqlite3.Connection, first: int, second: int) -> None:
    """Let one actor, with those merged into it, stand for another."""
    root, other = stands_for(connection, first), stands_for(connection, second)
    if root != other:
        connection.execute(
            "UPDATE actors SET same_as = :root WHERE number = :other OR same_as = :other",
            {"root": root, "other": other},
        )


def _part(connection: sqlite3.Connection, page: str, page_actor: str, first: int, other: int | None) -> int:
    """Move an appearance from an actor to another, which is made if it is not there."""
    row = connection.execute(
        "SELECT page, id, name, kind, country FROM appearances "
        "WHERE id = ? AND page = (SELECT number FROM pages WHERE hash = ?)",
        (page_actor, page),
    ).fetchone()
    if other is None:
        kind: ActorKind = row["kind"]
        actor = Actor(page_actor, row["name"], kind, row["country"])
        name: str = row["name"]
        other = create(
            connection, _id(connection, first).split("~")[0], name.removeprefix("the "), actor, [page_actor]
        )
    connection.execute(
        "UPDATE appearances SET moved = ? WHERE page = ? AND id = ?", (other, row["page"], row["id"])
    )
    write_links(connection, row["page"])
    return other


def recount(connection: sqlite3.Connection, numbers: Iterable[int]) -> None:
    """Count again what pages tell of these actors, by all their appearances, which takes long."""
    for number in sorted({stands_for(connection, one) for one in numbers}):
        for name in ("actor_names", "actor_roles", "actor_search"):
            connection.execute(f"DELETE FROM {name} WHERE actor = ?", (number,))
        rows = connection.execute(
            """
            SELECT page, names, roles, statements, about, published_earliest AS day
            FROM appearances JOIN articles USING (page)
            WHERE coalesce(moved, actor) IN (
                SELECT number FROM actors WHERE number = :root OR same_as = :root
            )
            """,
            {"root": number},
        ).fetchall()
        days = [row["day"] for row in rows if row["day"]]
        connection.execute(
            "UPDATE actors SET pages = ?, statements = ?, about = ?, first_seen = ?, last_seen = ? "
            "WHERE number = ?",
            (
                len({row["page"] for row in rows}),
                sum(row["statements"] for row in rows),
                sum(row["about"] for row in rows),
                min(days, default=None),
                max(days, default=None),
                number,
            ),
        )
        for row in rows:
            add_names(connection, number, msgspec.json.decode(row["names"], type=dict[str, int]))
            add_roles(connection, number, msgspec.json.decode(row["roles"], type=list[str]), row["day"])
        connection.execute(
            "INSERT INTO actor_search (name, actor) SELECT name, number FROM actors WHERE number = :number "
            "AND name NOT IN (SELECT name FROM actor_names WHERE actor = :number)",
            {"number": number},
        )


def _applied(connection: sqlite3.Connection) -> list[sqlite3.Row]:
    rows = "SELECT * FROM actor_corrections WHERE kind = 'merge' AND actor_number IS NOT NULL ORDER BY nth"
    return connection.execute(rows).fetchall()


def _merged_numbers(connection: sqlite3.Connection) -> set[int]:
    rows = connection.execute("SELECT number, same_as FROM actors WHERE same_as IS NOT NULL")
    return {number for row in rows for number in (row["number"], row["same_as"])}


def _id(connection: sqlite3.Connection, number: int) -> str:
    return connection.execute("SELECT id FROM actors WHERE number = ?", (number,)).fetchone()[0]


def _witness(connection: sqlite3.Connection, number: int) -> tuple[str, str]:
    """A page, by its hash, that names an actor, and the id that its reading gives it."""
    row = connection.execute(
        """
        SELECT hash, appearances.id FROM appearances JOIN pages ON number = page
        WHERE coalesce(moved, actor) IN (SELECT number FROM actors WHERE number = :root OR same_as = :root)
        ORDER BY coalesce(moved, actor) <> :root LIMIT 1
        """,
        {"root": number},
    ).fetchone()
    if row is None:
        raise NotHeldError(f"no page names {_id(connection, number)!r}")
    return row[0], row[1]


def _there(connection: sqlite3.Connection, number: int, page: str) -> list[tuple[str, str]]:
    """Under which ids a page, by its id, names an actor, each with the page's hash."""
    rows = connection.execute(
        """
        SELECT hash, appearances.id FROM appearances JOIN pages ON number = page
        WHERE pages.id = :page
        AND coalesce(moved, actor) IN (SELECT number FROM actors WHERE number = :root OR same_as = :root)
        """,
        {"root": number, "page": page.split("/", maxsplit=1)[0]},
    ).fetchall()
    if not rows:
        raise NotHeldError(f"page {page!r} does not name {_id(connection, number)!r}")
    return [(row[0], row[1]) for row in rows]
