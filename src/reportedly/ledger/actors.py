"""Questions about actors: all of them, by how many pages name them, and one with all that is told of it."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from datetime import datetime
from typing import get_args

import msgspec

from reportedly.errors import QuestionError
from reportedly.ledger import terms
from reportedly.ledger.actor_corrections import number_of
from reportedly.ledger.asking import number_of_page
from reportedly.ledger.words import matching
from reportedly.model import ActorKind, Record

BATCH = 500
"""Rows fetched by one query."""


class KnownActor(Record, frozen=True):
    """An actor that the ledger knows, and how much it has of it.

    `first_seen` and `last_seen` are when the first and the last dated page that names it were published;
    `statements` counts what it says, `about` what others say that names it.
    """

    id: str
    name: str
    kind: ActorKind
    country: str | None = None
    wikidata: str | None = None
    first_seen: datetime | None = None
    last_seen: datetime | None = None
    pages: int = 0
    statements: int = 0
    about: int = 0


class UsedName(Record, frozen=True):
    """A name that pages use, and how often."""

    name: str
    times: int


class HeldRole(Record, frozen=True):
    """What pages say that somebody is: how many, and from when to when."""

    role: str
    times: int
    first_seen: datetime | None = None
    last_seen: datetime | None = None


class ActorRecord(Record, frozen=True):
    """One actor with all that is told of it; `merged` are the ids of those that were merged into it."""

    actor: KnownActor
    names: tuple[UsedName, ...] = ()
    roles: tuple[HeldRole, ...] = ()
    merged: tuple[str, ...] = ()


class Appearance(Record, frozen=True):
    """An actor on a page: the `id` that the page's reading gives it, the `actor` that it is in the ledger."""

    id: str
    actor: str
    name: str


_FIELDS = ", ".join(f"listed.{name}" for name in KnownActor.__struct_fields__)


def kind(asked: str) -> ActorKind:
    """The kind that is meant. Raises `QuestionError`, with all kinds, where it is none."""
    for name in get_args(ActorKind):
        if asked.strip().casefold() == name:
            return name
    raise QuestionError(f"{asked!r} is not a kind of actor; these are: {', '.join(get_args(ActorKind))}")


def actors(
    connection: sqlite3.Connection,
    *,
    name: str | None = None,
    of_kind: str | None = None,
    country: str | None = None,
    limit: int | None = None,
    after: str | None = None,
) -> Iterator[KnownActor]:
    """The actors that fit all of what is given, those that most pages name first.

    With `after`, the id of an actor, those that come after it in that order.
    """
    bound: dict[str, object] = {
        "name": matching("name", name) if name else None,
        "kind": kind(of_kind) if of_kind else None,
        "country": terms.country(country) if country else None,
        "pages": (1 << 63) - 1,
        "number": (1 << 63) - 1,
    }
    if after is not None:
        stands = "SELECT pages, number FROM actors WHERE number = ?"
        bound |= dict(connection.execute(stands, (number_of(connection, after),)).fetchone())
    rows = f"""
        SELECT listed.number, {_FIELDS} FROM actors AS listed
        WHERE same_as IS NULL AND pages > 0 AND (pages, number) < (:pages, :number)
        AND (:kind IS NULL OR kind = :kind) AND (:country IS NULL OR country = :country)
        AND (:name IS NULL OR number IN (
            SELECT coalesce(same_as, number) FROM actor_search JOIN actors ON number = actor_search.actor
            WHERE actor_search MATCH :name
        ))
        ORDER BY pages DESC, number DESC LIMIT :batch
    """
    left = limit
    while left is None or left > 0:
        batch = BATCH if left is None else min(left, BATCH)
        found = connection.execute(rows, {**bound, "batch": batch}).fetchall()
        yield from (_known(row) for row in found)
        if len(found) < batch:
            return
        bound |= {"pages": found[-1]["pages"], "number": found[-1]["number"]}
        left = None if left is None else left - batch


def busiest(connection: sqlite3.Connection, limit: int) -> Iterator[KnownActor]:
    """So many actors, those who make most statements first."""
    rows = f"""
        SELECT {_FIELDS} FROM actors AS listed WHERE same_as IS NULL AND statements > 0
        ORDER BY statements DESC, pages DESC, number LIMIT ?
    """
    yield from (_known(row) for row in connection.execute(rows, (limit,)).fetchall())


def appearances(connection: sqlite3.Connection, page: str) -> Iterator[Appearance]:
    """Whom a page names. Raises `NotHeldError` where there is no such page."""
    rows = connection.execute(
        """
        SELECT appearances.id AS id, held.id AS actor, held.name AS name FROM appearances
        JOIN actors ON actors.number = coalesce(appearances.moved, appearances.actor)
        JOIN actors AS held ON held.number = coalesce(actors.same_as, actors.number)
        WHERE appearances.page = ? ORDER BY appearances.id
        """,
        (number_of_page(connection, page),),
    )
    for row in rows.fetchall():
        yield Appearance(*row)


def actor(connection: sqlite3.Connection, asked: str) -> ActorRecord:
    """All that is told of the actor with this id. Raises `NotHeldError` where there is none."""
    number = number_of(connection, asked)
    names = connection.execute(
        "SELECT name, times FROM actor_names WHERE actor = ? ORDER BY times DESC, name", (number,)
    )
    roles = connection.execute(
        "SELECT role, times, first_seen, last_seen FROM actor_roles WHERE actor = ? "
        "ORDER BY times DESC, first_seen, role",
        (number,),
    )
    merged = connection.execute("SELECT id FROM actors WHERE same_as = ? ORDER BY number", (number,))
    return ActorRecord(
        known(connection, number),
        tuple(msgspec.convert(dict(one), UsedName) for one in names.fetchall()),
        tuple(msgspec.convert(dict(one), HeldRole) for one in roles.fetchall()),
        tuple(one["id"] for one in merged.fetchall()),
    )


def known(connection: sqlite3.Connection, number: int) -> KnownActor:
    """The actor of a number that the ledger has."""
    rows = f"SELECT {_FIELDS} FROM actors AS listed WHERE number = ?"
    return _known(connection.execute(rows, (number,)).fetchone())


def _known(row: sqlite3.Row) -> KnownActor:
    return msgspec.convert({name: row[name] for name in KnownActor.__struct_fields__}, KnownActor)
