"""Does a page cost more as the ledger grows? `python -m benchmarks growth` measures it for RESULTS.md.

Adds made-up pages with everything on: who is who, families, events that are one, claims, disputes,
expectations and storylines; and compares the last pages with those up to the 1,000th. In between, claims are
written as they mostly come out, each statement one of its own, and parses and meanings are made up, so that
20,000 pages need not be parsed and encoded.
"""

from __future__ import annotations

import random
import sqlite3
import statistics
import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import ExitStack
from datetime import datetime
from functools import partial
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

import numpy as np
from msgspec.structs import replace
from spacy.tokens import Doc

from benchmarks.ledger import ADDING_BUDGET, World, cost
from benchmarks.results import section, table
from reportedly.comparing.expectations import Clause
from reportedly.comparing.expectations.clause import Party
from reportedly.comparing.expectations.clauses import clauses
from reportedly.comparing.pairs.vectors import vector
from reportedly.language import parse
from reportedly.language.encoder import Array
from reportedly.language.parses import kept
from reportedly.ledger import claim_rows, derived, expectation_rows, happening_rows, storyline_rows
from reportedly.ledger.claim_candidates import stored_vector
from reportedly.ledger.opening import connect, create, transaction
from reportedly.ledger.writing import number_of, page_hash, write_page
from reportedly.model import Event, Page, Participant, Reading, Span, View, to_json

HEADING, COMMAND = "A page as the ledger grows, with everything on", "python -m benchmarks growth"
PAGES = 20_000
EARLY = 1_000
WINDOW = 40
"""Pages, up to the 1,000th and at the end, that are put into claims as they are said, and measured."""

COPIED = 0.3
"""Share of the pages that are a copy of one of the hundred before."""

EVENTS = 3
TYPES = ("CONSULT", "ACCUSE", "AID", "ASSAULT", "PROTEST")
MEANINGS = 100
"""Vectors of made-up words, which mean much the same to the encoder: of what is said in between, some have
one, and the others one by chance, near nothing."""
ALIKE = 1 / 20
"""Share that has one: so a statement has a few that are near it."""

SAID = 22
"""Words of a made-up statement, each one token."""

HEADS = ("visit", "sign", "open", "meet", "publish")
SAYS = ("expected", "happened", "expected", "not")
"""What made-up clauses tell of, and what they say of it, in turn: two a page."""

Timed = dict[str, list[float]]


class Growing:
    """A ledger that grows by made-up pages."""

    def __init__(self, connection: sqlite3.Connection, world: World) -> None:
        self.connection = connection
        self.world = world
        self.chance = random.Random(8)
        self.directions = np.random.default_rng(8)
        self.last: list[Reading] = []
        said = [" ".join(world.some_words(SAID)) for _ in range(MEANINGS)]
        self.meanings = [stored_vector(vector(words)) for words in said]
        self.parses = [doc for words in said if len(doc := parse(words)) == SAID]
        denials = (parse(f"They denied that {words}.") for words in said)
        self.denials = [doc for doc in denials if len(doc) == SAID + 4]

    def pages(self) -> Iterator[tuple[Page, Reading]]:
        """Pages with events, some of them copies of one before."""
        for page, fresh in self.world.readings():
            copied = self.last and self.chance.random() < COPIED
            reading = self.chance.choice(self.last) if copied else self.with_events(fresh)
            self.last = [*self.last[-99:], reading]
            yield page, reading

    def with_events(self, reading: Reading) -> Reading:
        """The reading with events between those whom it names."""
        events: list[Event] = []
        for nth, (one, other) in enumerate(zip(reading.mentions, reading.mentions[1:], strict=False)):
            if len(events) == EVENTS:
                break
            said = Span(one.span.end + 1, one.span.end + 5)
            sides = (
                Participant(one.actor, one.span, "actor"),
                Participant(other.actor, other.span, "recipient"),
            )
            kind = self.world.one_of(TYPES)
            event = Event(f"e{nth + 1}", said, kind, "happened", participants=sides, mentions=(said,))
            events.append(replace(event, views=(View("happened", said),)))
        return replace(reading, events=tuple(events))

    def write(self, page: Page, reading: Reading) -> None:
        """The page with all that is written at once."""
        write_page(self.connection, page, page_hash(page), to_json(reading))

    def put_into_claims(self, page: Page) -> None:
        """Each statement of the page as a claim of its own, which most are."""
        number = number_of(self.connection, page_hash(page))
        rows = self.connection.execute(
            "SELECT key, content, act, factuality FROM attributions WHERE page = ?", (number,)
        )
        with transaction(self.connection):
            for row in rows.fetchall():
                claim = self.connection.execute("INSERT INTO claims VALUES (NULL, ?, 1, 1)", (row["key"],))
                is_denied = row["act"] == "deny" or row["factuality"] == "CT-"
                words = row["content"].split()
                parses = (
                    kept(_like(self.chance.choice(self.parses), words)),
                    kept(_like(self.chance.choice(self.denials), ["They", "denied", "that", *words, "."]))
                    if is_denied
                    else None,
                )
                told = row["key"], claim.lastrowid, number, row["content"], int(is_denied)
                self.connection.execute(
                    "INSERT INTO claim_statements VALUES (?, ?, ?, ?, ?, ?, NULL, 'the first', 1.0, ?, ?)",
                    (*told, stored_vector(self.meaning()), *parses),
                )
            derived.come_to(self.connection, "claims", number)

    def meaning(self, _: str = "") -> Array:
        """What a statement or a page means: mostly near nothing, now and then near something."""
        if self.chance.random() < ALIKE:
            return np.frombuffer(self.chance.choice(self.meanings), np.int8).astype(np.float32) / np.float32(
                127
            )
        numbers = self.directions.standard_normal(len(self.meanings[0]), dtype=np.float32)
        return numbers / np.float32(np.linalg.norm(numbers))

    def some_clauses(self, reading: Reading) -> list[Clause]:
        """Two clauses, of those whom the page names."""
        found: list[Clause] = []
        for nth in range(2):
            one, other = reading.mentions[nth], reading.mentions[nth + 1]
            found.append(
                Clause(
                    self.world.one_of(HEADS),
                    self.chance.choice(SAYS),  # pyright: ignore[reportArgumentType]
                    reading.article.text[one.span.start : one.span.end + 40],
                    one.span,
                    one.span,
                    (Party(one.actor.name.split()[-1], one.actor.name, (one.actor.id,)),),
                    (Party(other.actor.name.split()[-1], other.actor.name, (other.actor.id,)),),
                )
            )
        return found

    def clauses(self, reading: Reading, told: datetime | None, doc: Doc) -> list[Clause]:
        """The clauses that are found in a page, and those that are made up."""
        return [*clauses(reading, told, doc), *self.some_clauses(reading)]

    def go_on(self, page: Page, reading: Reading) -> None:
        """The page with all that comes of it, without parsing and encoding it."""
        self.write(page, reading)
        self.put_into_claims(page)
        happening_rows.bring_up_to_date(self.connection)

        def made_up(reading: Reading, *_: Any) -> list[Clause]:
            return self.some_clauses(reading)

        def unparsed(*_: Any) -> None: ...

        with ExitStack() as stack:
            stack.enter_context(patch.object(expectation_rows, "parse_of", unparsed))
            stack.enter_context(patch.object(expectation_rows, "clauses", made_up))
            stack.enter_context(patch.object(storyline_rows, "vector", self.meaning))
            expectation_rows.bring_up_to_date(self.connection)
            storyline_rows.bring_up_to_date(self.connection)

    def steps(self, page: Page, reading: Reading) -> dict[str, Callable[[], object]]:
        """What is done for a page, part by part."""
        return {
            "reading, actors, events, families": partial(self.write, page, reading),
            "claims, disputes, turns": partial(claim_rows.bring_up_to_date, self.connection),
            "events that are one": partial(happening_rows.bring_up_to_date, self.connection),
            "expectations": self.expect,
            "storylines": partial(storyline_rows.bring_up_to_date, self.connection),
        }

    def expect(self) -> None:
        """Expectations brought up to date, of clauses that are found and made up."""
        with patch.object(expectation_rows, "clauses", self.clauses):
            expectation_rows.bring_up_to_date(self.connection)


def _like(told: Doc, words: Sequence[str]) -> Doc:
    """Other words with the parse of as many."""
    return Doc(
        told.vocab,
        words=list(words),
        spaces=[bool(token.whitespace_) for token in told],
        tags=[token.tag_ for token in told],
        pos=[token.pos_ for token in told],
        lemmas=[word.lower() for word in words],
        heads=[token.head.i for token in told],
        deps=[token.dep_ for token in told],
    )


def resident() -> float:
    """Megabytes of memory that this process holds."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * 4096 / 1e6


def grown(count: int) -> list[tuple[Timed, float]]:
    """The milliseconds of the processor that each part took in both windows, and the memory after each."""
    windows: list[tuple[Timed, float]] = []
    with TemporaryDirectory(prefix="reportedly-") as folder:
        path = Path(folder) / "news.ledger"
        create(path)
        connection = connect(path)
        growing = Growing(connection, World())
        taken: Timed = {}
        for nth, (page, reading) in enumerate(islice(growing.pages(), count), start=1):
            start = EARLY if nth <= EARLY else count
            if start - WINDOW < nth <= start:
                for part, step in growing.steps(page, reading).items():
                    taken.setdefault(part, []).append(cost(step).of_processor)
            else:
                growing.go_on(page, reading)
            if nth == start:
                windows.append((taken, resident()))
                taken = {}
            if nth % 1000 == 0:
                print(f"  {nth:,} pages, {resident():.0f} MB", file=sys.stderr, flush=True)
        connection.close()
    return windows


def shown(windows: Sequence[tuple[Timed, float]], count: int) -> str:
    """What each part took around the 1,000th page and at the end, and the memory then."""
    (early, before), (late, after) = windows
    means = {part: (statistics.mean(early[part]), statistics.mean(late[part])) for part in early}
    means["all"] = (sum(first for first, _ in means.values()), sum(last for _, last in means.values()))
    rows = [
        (part, f"{first:.1f}", f"{last:.1f}", f"{last / first:.2f}") for part, (first, last) in means.items()
    ]
    rows.append(("memory, MB", f"{before:.0f}", f"{after:.0f}", f"{after / before:.2f}"))
    head = ("ms of processor a page, mean", f"to the {EARLY:,}th", f"to the {count:,}th", "ratio")
    return table(head, rows)


def report(count: int = PAGES) -> str:
    """The section of the results."""
    made = (
        f"Made-up pages of ten statements and {EVENTS} events, a third of them copies. Budget: "
        f"{ADDING_BUDGET} times as much time, and memory that stays as it is."
    )
    return section(HEADING, COMMAND, made, shown(grown(count), count))


if __name__ == "__main__":
    print(report(*map(int, sys.argv[1:2])))
