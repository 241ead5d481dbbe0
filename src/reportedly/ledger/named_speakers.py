"""Who is meant where people say who speaks: one of the page, of the ledger, of the tables, or a new one."""

from __future__ import annotations

import sqlite3
from typing import cast

from reportedly.actors.identities import identity, slug
from reportedly.errors import QuestionError
from reportedly.ledger.actor_corrections import number_of
from reportedly.model import Actor, ActorKind, Reading

NOBODY = "-"
"""What is given for a speaker, an act or a date that is not known."""


def speakers(
    connection: sqlite3.Connection, page: int, reading: Reading, asked: str
) -> tuple[tuple[Actor, ...], dict[str, int]]:
    """Those who are named, joined with ` & `; and the numbers of those whom the ledger knows, by their ids.

    Each is an actor's id (`@ann-lee`) or a name. A name is looked for among those whom the page names, then
    in the ledger, then in the tables of countries, bodies and media. Raises `NotHeldError` for an id that is
    not there.
    """
    if asked.strip() == NOBODY:
        return (), {}
    actors: list[Actor] = []
    known: dict[str, int] = {}
    for name in filter(None, (part.strip() for part in asked.split(" & "))):
        actor = None if name.startswith("@") else _of_page(reading, name)
        if actor is None:
            number = number_of(connection, name) if name.startswith("@") else _of_ledger(connection, name)
            if number is None:
                actor = _made(name)
            else:
                actor = _actor(connection, page, number)
                known[actor.id] = number
        actors.append(actor)
    if not actors:
        raise QuestionError(f"nobody is named: give a name, an actor's id, or {NOBODY} where nobody is known")
    return tuple(dict.fromkeys(actors)), known


def _of_page(reading: Reading, name: str) -> Actor | None:
    """Whom the page names so."""
    text, wanted = reading.article.text, name.casefold()
    for mention in reading.mentions:
        if wanted in {mention.actor.name.casefold(), mention.span.of(text).casefold()}:
            return mention.actor
    told = (actor for one in reading.statements() for actor in one.actors())
    return next((actor for actor in told if actor.name.casefold() == wanted), None)


def _of_ledger(connection: sqlite3.Connection, name: str) -> int | None:
    """The only actor of the ledger that goes by this name, if there is just one."""
    rows = connection.execute(
        "SELECT DISTINCT coalesce(same_as, number) AS number FROM actor_keys JOIN actors ON number = actor "
        "WHERE key = ? LIMIT 2",
        (slug(name),),
    ).fetchall()
    return rows[0]["number"] if len(rows) == 1 else None


def _actor(connection: sqlite3.Connection, page: int, number: int) -> Actor:
    """An actor of the ledger, under the id that the page gives it, or else another that is free there."""
    row = connection.execute("SELECT * FROM actors WHERE number = ?", (number,)).fetchone()
    there = connection.execute(
        """
        SELECT id FROM appearances WHERE page = ? AND coalesce(moved, actor) IN (
            SELECT number FROM actors WHERE number = ? OR same_as = ?
        )
        """,
        (page, number, number),
    ).fetchone()
    taken = connection.execute(
        "SELECT 1 FROM appearances WHERE page = ? AND id = ?", (page, row["id"].split("~")[0])
    ).fetchone()
    own = row["id"] if taken else row["id"].split("~")[0]
    kind = cast("ActorKind", row["kind"])
    return Actor(there["id"] if there else own, row["name"], kind, row["country"], wikidata=row["wikidata"])


def _made(name: str) -> Actor:
    known = identity(name)
    if known is None:
        return Actor(slug(name), name)
    return Actor(
        slug(known.name), known.name, cast("ActorKind", known.kind), known.country, wikidata=known.wikidata
    )
