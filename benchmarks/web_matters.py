"""What many pages tell together, made up: families, storylines, expectations and turns of a made-up ledger.

As claims are, they are written as they would come out, some of them large.
"""

from __future__ import annotations

import random
import sqlite3
from collections.abc import Iterator
from datetime import datetime, timedelta
from itertools import cycle

import msgspec
from msgspec.structs import replace

from benchmarks.ledger import World
from reportedly.comparing.expectations import Clause, Due, Party
from reportedly.ledger import derived
from reportedly.ledger.expectation_rows import weigh
from reportedly.model import Page, Reading, Span

COPIED = 0.25
"""Share of the pages that are copies of others, most of them of a few."""

LONGEST = 200
"""Pages of the largest storyline; the second has half as many, the third a third, and so on."""

EXPECTED, MOST_TOLD = 4_000, 60
"""Expectations, and clauses that tell of the largest; the second has half as many, and so on."""

TURNS = 1_000
DAY = timedelta(days=1, seconds=-1)
NO_MEANING = bytes(384)


def sizes(largest: int, fewest: int) -> Iterator[int]:
    """The largest, half of it, a third, and so on to the fewest; then ones without end."""
    for nth in range(1, largest // fewest + 1):
        yield largest // nth
    yield from cycle((1,))


def copied(page: Page, reading: Reading, world: World) -> tuple[Page, Reading]:
    """The same article on another site, on another day, with a line of its own below."""
    site, day = world.site(), world.day()
    text = f"{reading.article.text}{' '.join(world.some_words(9)).capitalize()}.\n"
    published = (
        replace(reading.article.published, earliest=day, latest=day + DAY)
        if reading.article.published
        else None
    )
    article = replace(reading.article, text=text, site=site, published=published)
    url = f"https://{site}/{world.some_words(1)[0]}/{world.chance.randrange(10**7)}"
    return replace(page, content=text.encode(), url=url), replace(reading, article=article)


def write_matters(connection: sqlite3.Connection, pages: int, world: World, chance: random.Random) -> None:
    """Storylines, expectations and turns: families are found as the copies come."""
    _write_storylines(connection, pages, chance)
    _write_expectations(connection, pages, world, chance)
    _write_turns(connection, chance)


def _write_storylines(connection: sqlite3.Connection, pages: int, chance: random.Random) -> None:
    numbers, many, number = list(range(1, pages + 1)), sizes(LONGEST, 2), 0
    chance.shuffle(numbers)
    while numbers:
        number += 1
        size = next(many)
        here, numbers = sorted(numbers[:size]), numbers[size:]
        connection.execute("INSERT INTO storylines VALUES (?, ?, NULL, NULL, NULL)", (number, len(here)))
        for page in here:
            row = connection.execute("SELECT headline FROM articles WHERE page = ?", (page,)).fetchone()
            words = {word.lower(): 0.3 for word in row["headline"].split()}
            values = page, number, 0.5, "shares words", msgspec.json.encode(words).decode(), NO_MEANING, "[]"
            connection.execute("INSERT INTO storyline_pages VALUES (?, ?, ?, ?, ?, ?, ?)", values)
    connection.execute(
        """
        UPDATE storylines SET (first, last) = (
            SELECT min(published_earliest), max(published_earliest) FROM storyline_pages
            JOIN articles USING (page) WHERE storyline = number
        )
        """
    )
    connection.execute(
        """
        INSERT INTO storyline_search (rowid, terms, name, actor, headline, site)
        SELECT page, lower(headline), group_concat(name, ' '), group_concat('actor' || actor, ' '),
            headline, site
        FROM articles JOIN appearances USING (page) GROUP BY page
        """
    )
    derived.come_to(connection, "storylines", pages)


def _write_expectations(
    connection: sqlite3.Connection, pages: int, world: World, chance: random.Random
) -> None:
    rows = connection.execute("SELECT key, page, id, content FROM attributions").fetchall()
    chance.shuffle(rows)
    many, reached = sizes(MOST_TOLD, 2), 0
    for number in range(1, EXPECTED + 1):
        told = rows[reached : reached + next(many)]
        reached += len(told)
        day, head = world.day(), world.some_words(1)[0]
        told.sort(key=lambda row: row["key"])
        first = told[0]["key"]
        for nth, row in enumerate(told):
            clause = _clause(row, head, day, world, is_outcome=nth > 0 and chance.random() < 1 / 4)
            values = row["key"], row["page"], clause.head, clause.says, msgspec.json.encode(clause).decode()
            connection.execute("INSERT INTO clauses VALUES (?, ?, ?, ?, ?)", values)
        connection.execute("INSERT INTO expectations VALUES (?, ?, 'open', '', NULL, NULL)", (number, first))
        connection.executemany(
            "INSERT INTO expectation_clauses VALUES (?, ?, 'the same')",
            ((number, row["key"]) for row in told),
        )
        weigh(connection, number)
    derived.come_to(connection, "expectations", pages)


def _clause(row: sqlite3.Row, head: str, day: datetime, world: World, *, is_outcome: bool) -> Clause:
    who = Party("one", world.speaker())
    words = row["content"]
    if is_outcome:
        told = Clause(head, "happened", words, Span(0, len(words)), Span(0, 4), (who,))
        return replace(told, earliest=day, latest=day + DAY, by=row["id"])
    due = Due(f"on {day:%d %B}", earliest=day, latest=day + DAY)
    told = Clause(head, "expected", words, Span(0, len(words)), Span(0, 4), (who,))
    return replace(told, kind="planned", due=due, by=row["id"])


def _write_turns(connection: sqlite3.Connection, chance: random.Random) -> None:
    keys = [row["key"] for row in connection.execute("SELECT key FROM attributions")]
    for _ in range(TURNS):
        other, one = sorted(chance.sample(keys, 2))
        connection.execute(
            "INSERT OR IGNORE INTO turns VALUES (?, ?, 'figure', ?, 'ten', 'twelve')", (one, other, other)
        )
