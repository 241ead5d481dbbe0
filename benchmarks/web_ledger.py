"""A ledger as the web application may meet it: all speak of all, and claims go from page to page.

Claims and disputes are written as they would come out, so that no made-up words need be parsed and encoded.
"""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

from msgspec.structs import replace

from benchmarks.ledger import World
from benchmarks.web_matters import COPIED, copied, sizes, write_matters
from reportedly.actors.identities import slug
from reportedly.ledger import derived
from reportedly.ledger.opening import connect, create, transaction
from reportedly.ledger.writing import page_hash, write_page
from reportedly.model import (
    Actor,
    Attribution,
    Event,
    Mention,
    Page,
    Participant,
    Reading,
    Span,
    View,
    to_json,
)

EVERYWHERE = 0.7
"""Share of the pages on which the one is named whom everybody speaks of."""

EVENTS = 5

LARGEST = 400
"""Statements of the largest claim; the second has half as many, the third a third, and so on."""

FEWEST = 2
"""Statements of the smallest of these claims: all other statements are claims of their own."""

MOST_COPIED = 500
"""Pages that others are copies of."""

DISPUTES = 4_000
TYPES = ("CONSULT", "ACCUSE", "AID", "ASSAULT", "PROTEST")
NO_MEANING = bytes(384)


def make(path: Path, pages: int) -> None:
    """Make the ledger, with everything in it."""
    create(path)
    connection = connect(path)
    world, chance = World(), random.Random(8)
    connection.execute("PRAGMA synchronous = OFF")  # a ledger that is thrown away need not survive the power
    for page, reading in islice(_pages(world, chance), pages):
        write_page(connection, page, page_hash(page), to_json(reading))
    with transaction(connection):
        _write_happenings(connection, pages)
        _write_claims(connection, pages, world, chance)
        _write_disputes(connection, chance)
        write_matters(connection, pages, world, chance)
    connection.close()


def _pages(world: World, chance: random.Random) -> Iterator[tuple[Page, Reading]]:
    """Pages that are like no other, and copies of some."""
    held: list[tuple[Page, Reading]] = []
    for page, reading in world.readings():
        if held and chance.random() < COPIED:
            yield copied(*held[int(len(held) * chance.random() ** 3)], world)
            continue
        populated = _populated(reading, world, chance)
        if len(held) < MOST_COPIED:
            held.append((page, populated))
        yield page, populated


def _populated(reading: Reading, world: World, chance: random.Random) -> Reading:
    """The reading with somebody named in every statement, and events between those."""
    star = _person(world.speakers[0]) if chance.random() < EVERYWHERE else None
    named = [star or _person(world.speaker()) for _ in reading.attributions[:2]]
    named += [_person(world.speaker()) for _ in reading.attributions[2:]]
    pairs = list(zip(reading.attributions, named, strict=True))
    mentions = tuple(Mention(_first_word(one, reading), who, "name") for one, who in pairs)
    events = tuple(_event(nth, one, who, reading, world) for nth, (one, who) in enumerate(pairs[:EVENTS], 1))
    return replace(reading, mentions=(*reading.mentions, *mentions), events=events)


def _event(nth: int, said: Attribution, other: Actor, reading: Reading, world: World) -> Event:
    assert said.speaker and said.source and said.cue
    one = Participant(said.speaker, said.source, "actor")
    two = Participant(other, _first_word(said, reading), "recipient")
    views = (View("happened", said.cue),)
    kind = world.one_of(TYPES)
    return Event(
        f"e{nth}",
        said.cue,
        kind,
        "happened",
        actors=(one.actor,),
        recipients=(two.actor,),
        participants=(one, two),
        views=views,
        mentions=(said.cue,),
    )


def _person(name: str) -> Actor:
    return Actor(slug(name), name, "person")


def _first_word(said: Attribution, reading: Reading) -> Span:
    start = said.content[0].start
    return Span(start, reading.article.text.index(" ", start))


def _write_happenings(connection: sqlite3.Connection, pages: int) -> None:
    """Every event one of its own."""
    connection.execute("INSERT INTO same_events SELECT key, key, page FROM events")
    derived.come_to(connection, "happenings", pages)


def _write_claims(connection: sqlite3.Connection, pages: int, world: World, chance: random.Random) -> None:
    rows = connection.execute("SELECT key, page, content FROM attributions").fetchall()
    chance.shuffle(rows)
    many, reached, number = sizes(LARGEST, FEWEST), 0, 0
    while reached < len(rows):
        number += 1
        said = sorted(rows[reached : reached + next(many)], key=lambda row: row["page"])
        reached += len(said)
        words = said[0]["content"]
        on = len({row["page"] for row in said})
        connection.execute("INSERT INTO claims VALUES (?, ?, ?, ?)", (number, said[0]["key"], len(said), on))
        for nth, row in enumerate(said):
            one = (_reworded(words, world, chance), said[0]["key"], "much the same words", 0.9)
            first = (words, None, "the first", 1.0)
            other, like, reason, score = one if nth else first
            values = (row["key"], number, row["page"], other, 0, NO_MEANING, like, reason, score)
            connection.execute(
                "INSERT INTO claim_statements VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, NULL, NULL)", values
            )
    derived.come_to(connection, "claims", pages)


def _reworded(words: str, world: World, chance: random.Random) -> str:
    """The words, a few of them put in other words."""
    parts = words.split()
    for new in world.some_words(chance.randrange(5)):
        parts[chance.randrange(len(parts))] = new
    return " ".join(parts)


def _write_disputes(connection: sqlite3.Connection, chance: random.Random) -> None:
    """Some of the largest claim, the others of any two statements."""
    keys = [row["key"] for row in connection.execute("SELECT key FROM attributions")]
    largest = [
        row[0] for row in connection.execute("SELECT attribution FROM claim_statements WHERE claim = 1")
    ]
    pairs = [(chance.choice(keys), chance.choice(largest)) for _ in range(DISPUTES // 100)]
    pairs += [tuple(chance.sample(keys, 2)) for _ in range(DISPUTES)]
    rows = [(one, other, "number", "ten / twelve") for one, other in pairs if one != other]
    connection.executemany("INSERT OR IGNORE INTO disputes VALUES (?, ?, ?, ?)", rows)
