"""Writing who a page names, within the transaction that writes the page."""

from __future__ import annotations

import re
import sqlite3
from collections import Counter
from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

import msgspec
from msgspec.structs import replace

from reportedly.actors.identities import identity
from reportedly.ledger.bearers import Seen, bearer, is_letters, is_listed, keys
from reportedly.model import Actor, ActorKind, Attribution, Reading

_BY_NAME = frozenset({"name", "surname", "acronym", "metonym"})
"""Ways of being mentioned in which the words are a name."""

_MORE = 2
"""Words by which a source may be longer than the name in it and still be a name: `President Ann Lee`."""

_TITLES = re.compile(r"^[\W_]+|[\W_]+$|['’]s?$")


class Held(NamedTuple):
    """Which actor one of a page was held to be, and which one it was split off as by hand, if it was."""

    actor: int
    moved: int | None = None


def write_actors(
    connection: sqlite3.Connection,
    number: int,
    reading: Reading,
    day: str | None,
    held: Mapping[str, Held],
) -> frozenset[str]:
    """Write who the page of this number, published on a `day`, names; their ids there.

    Those who are `held` already stay who they are, and their counts as they are.
    """
    taken: set[int] = set()
    found = gathered(reading)
    for seen in found:
        known = held.get(seen.actor.id)
        actor = known.actor if known else bearer(connection, seen) or _create(connection, seen)
        connection.execute(
            "INSERT INTO appearances VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
            (
                number,
                seen.actor.id,
                actor,
                known.moved if known else None,
                seen.actor.name,
                seen.actor.kind,
                seen.actor.country,
                msgspec.json.encode(seen.names).decode(),
                msgspec.json.encode(seen.actor.roles).decode(),
                seen.statements,
                seen.about,
            ),
        )
        if known is None:
            root = stands_for(connection, actor)
            _tell(connection, actor, root, seen, day, again=root in taken)
            taken.add(root)
    return frozenset(seen.actor.id for seen in found)


def write_named(
    connection: sqlite3.Connection,
    kept: Iterable[tuple[int, Attribution]],
    reading: Reading,
    actors: Container[str],
) -> None:
    """Write whom each attribution of the page, with its key, is about: which of `actors` it names."""
    connection.executemany(
        "INSERT INTO named VALUES (?, ?)",
        (
            (key, actor)
            for key, attribution in kept
            for actor in sorted(_about(attribution, reading))
            if actor in actors
        ),
    )


def stands_for(connection: sqlite3.Connection, actor: int) -> int:
    """The actor that one was merged into, or itself."""
    row = connection.execute("SELECT coalesce(same_as, number) FROM actors WHERE number = ?", (actor,))
    return row.fetchone()[0]


# --- What the page tells -------------------------------------------------------------------


def gathered(reading: Reading) -> list[Seen]:
    """Everybody with a name whom a page names, makes speak, passes on or lets act, each once."""
    actors: dict[str, Actor] = {}
    for actor in _actors(reading):
        if actor.id not in actors and is_listed(actor):
            actors[actor.id] = actor
    names: dict[str, Counter[str]] = {actor: Counter() for actor in actors}
    for mention in reading.mentions:
        if mention.actor.id in names and mention.how in _BY_NAME:
            words = _name(mention.span.of(reading.article.text), mention.actor)
            names[mention.actor.id].update([words] if words else [])
    said = Counter(actor.id for one in reading.statements() for actor in one.actors())
    about = Counter(actor for one in reading.statements() for actor in _about(one, reading))
    return [
        Seen(
            _in_small_letters(actor, names[actor.id]), dict(names[actor.id]), said[actor.id], about[actor.id]
        )
        for actor in actors.values()
    ]


def _in_small_letters(actor: Actor, names: Mapping[str, int]) -> Actor:
    """`CARROW`, as a dateline or a headline prints it, by the name that the page has elsewhere: `Carrow`.

    >>> _in_small_letters(Actor("carrow", "CARROW", "place"), {"CARROW": 1, "Carrow": 2}).name
    'Carrow'
    """
    return replace(
        actor, name=next((name for name in names if _is_plainer(name, actor.name, actor.kind)), actor.name)
    )


def _is_plainer(name: str, kept: str, kind: ActorKind) -> bool:
    """Whether a name is another all in capitals, as people write it; those of a body are its letters."""
    is_same = kept.isupper() and not name.isupper() and name.casefold() == kept.casefold()
    return is_same and kind in {"place", "person", "country"}


def _actors(reading: Reading) -> Iterator[Actor]:
    for mention in reading.mentions:
        yield mention.actor
    for one in reading.statements():
        yield from one.actors()
        yield from (relay.actor for relay in one.relays if relay.actor)
    for event in reading.events:
        yield from (one.actor for one in event.participants)
        if event.place:
            yield event.place


def _about(attribution: Attribution, reading: Reading) -> set[str]:
    """Whom an attribution's content names, beside those who say it."""
    speakers = {actor.id for actor in attribution.actors()}
    return {
        mention.actor.id
        for mention in reading.mentions
        if mention.actor.id not in speakers
        if any(piece.has(mention.span.start) for piece in attribution.content)
    }


def _name(words: str, actor: Actor) -> str:
    """The name in the words of a mention: they are one, or hold it; nothing where they are something else.

    >>> lee = Actor("ann-lee", "Ann Lee", "person")
    >>> _name("Ann Lee’s", lee), _name("Ann Lee, who chairs the board, and others", lee)
    ('Ann Lee', 'Ann Lee')
    """
    plain = " ".join(_TITLES.sub("", words.removeprefix("the ").removeprefix("The ")).split())
    bare = actor.name.removeprefix("the ")
    if bare in plain:
        return bare
    return plain if len(plain.split()) <= len(bare.split()) + _MORE and "," not in plain else ""


# --- Rows ----------------------------------------------------------------------------------


def _create(connection: sqlite3.Connection, seen: Seen) -> int:
    """A new actor, without anything told of it yet."""
    actor = seen.actor
    name = actor.name.removeprefix("the ")
    number = create(connection, actor.id, name, actor, keys(seen))
    if name not in seen.names:
        connection.execute("INSERT INTO actor_search (name, actor) VALUES (?, ?)", (name, number))
    return number


def create(connection: sqlite3.Connection, asked: str, name: str, actor: Actor, by: Sequence[str]) -> int:
    """A new actor with the first free id: `john-smith`, `john-smith~2`."""
    free, nth = asked, 1
    while connection.execute("SELECT 1 FROM actors WHERE id = ?", (free,)).fetchone():
        nth += 1
        free = f"{asked}~{nth}"
    made = connection.execute(
        "INSERT INTO actors (id, name, kind, country, wikidata, pages, statements, about) "
        "VALUES (?, ?, ?, ?, ?, 0, 0, 0)",
        (free, name, actor.kind, actor.country, actor.wikidata),
    )
    assert made.lastrowid is not None  # SQLite gives one after every INSERT into a rowid table
    number = made.lastrowid
    connection.executemany("INSERT OR IGNORE INTO actor_keys VALUES (?, ?)", ((key, number) for key in by))
    return number


def _tell(
    connection: sqlite3.Connection, actor: int, root: int, seen: Seen, day: str | None, *, again: bool
) -> None:
    """Add to an actor, and to the one it was merged into, what a page tells of it."""
    connection.executemany(
        "INSERT OR IGNORE INTO actor_keys VALUES (?, ?)", ((key, actor) for key in keys(seen))
    )
    told = seen.actor
    connection.execute(
        """
        UPDATE actors SET
            name = CASE WHEN :fuller THEN :name ELSE name END,
            kind = CASE
                WHEN kind = 'unknown' OR (kind = 'person' AND :kind <> 'person') THEN :kind ELSE kind
            END,
            country = coalesce(country, :country),
            wikidata = coalesce(wikidata, :wikidata),
            first_seen = min(coalesce(first_seen, :day), coalesce(:day, first_seen)),
            last_seen = max(coalesce(last_seen, :day), coalesce(:day, last_seen)),
            pages = pages + :page, statements = statements + :statements, about = about + :about
        WHERE number = :number
        """,
        {
            "number": root,
            "fuller": _is_fuller(connection, root, told),
            "name": told.name.removeprefix("the "),
            "kind": told.kind,
            "country": told.country,
            "wikidata": told.wikidata,
            "day": day,
            "page": not again,
            "statements": seen.statements,
            "about": seen.about,
        },
    )
    add_names(connection, root, seen.names)
    add_roles(connection, root, told.roles, day)


def _is_fuller(connection: sqlite3.Connection, number: int, told: Actor) -> bool:
    """Whether a page has a fuller name than the one that is kept: all of `STC`, a surname's given name."""
    if identity(told.name) is not None or told.wikidata:
        return False
    kept: str = connection.execute("SELECT name FROM actors WHERE number = ?", (number,)).fetchone()[0]
    if _is_plainer(told.name, kept, told.kind):
        return True
    return " " in told.name and " " not in kept and (told.kind == "person" or is_letters(kept))


def add_names(connection: sqlite3.Connection, number: int, names: Mapping[str, int]) -> None:
    """Count names used for an actor, which is found by them from then on."""
    for name, times in names.items():
        held = connection.execute(
            "UPDATE actor_names SET times = times + ? WHERE actor = ? AND name = ?", (times, number, name)
        )
        if not held.rowcount:
            connection.execute("INSERT INTO actor_names VALUES (?, ?, ?)", (number, name, times))
            connection.execute("INSERT INTO actor_search (name, actor) VALUES (?, ?)", (name, number))


def add_roles(connection: sqlite3.Connection, number: int, roles: Iterable[str], day: str | None) -> None:
    """Count what pages of a day say that an actor is."""
    connection.executemany(
        """
        INSERT INTO actor_roles VALUES (:actor, :role, :day, :day, 1) ON CONFLICT DO UPDATE SET
            first_seen = min(coalesce(first_seen, :day), coalesce(:day, first_seen)),
            last_seen = max(coalesce(last_seen, :day), coalesce(:day, last_seen)),
            times = times + 1
        """,
        ({"actor": number, "role": role, "day": day} for role in dict.fromkeys(roles)),
    )
