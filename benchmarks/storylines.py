"""Storylines of reports on one war, whose matters one reader told; in the order of days, and in others.

`python -m benchmarks storylines` measures it for RESULTS.md.
"""

from __future__ import annotations

import csv
import random
import statistics
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from itertools import combinations
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple
from unittest.mock import patch

import msgspec

from benchmarks.results import absent, section, table
from benchmarks.shared import CORPORA
from reportedly.comparing.storylines import threads
from reportedly.ledger import Ledger, happening_rows, kept, storyline_rows
from reportedly.ledger.opening import connect, create
from reportedly.ledger.writing import page_hash, write_page
from reportedly.model import Page, to_json

HEADING, COMMAND = "Storylines", "python -m benchmarks storylines"
ARTICLES = CORPORA / "guardian" / "articles.jsonl"
GOLD = Path(__file__).parent / "gold" / "storylines.tsv"
ORDERS = 8
"""Orders, at random, in which the pages are added too."""

ABOUT = (
    "125 reports on one war by the Guardian, whose matters one reader told from their beginnings: 17 that a "
    "storyline should have together, and wider ones, within which two may stand together. **Together**: "
    "pairs of one matter that are in one storyline. **Not of two**: pairs in one storyline that are of one "
    "matter or within a wider one. **Agree**: F1 of the pairs of any two orders. The reports were in view "
    "while the thresholds were chosen."
)

Put = Mapping[str, int]
"""The storyline of each article."""


class Told(NamedTuple):
    """A line of the gold: an article, its matter, and the wider ones that it is within."""

    article: str
    matter: str
    near: str

    def is_one_with(self, other: Told) -> bool:
        """Whether two are of one matter."""
        return bool(self.matter) and self.matter == other.matter

    def may_stand_with(self, other: Told) -> bool:
        """Whether two are of one matter, or within a wider one."""
        return self.is_one_with(other) or not set(self.near.split()).isdisjoint(other.near.split())


class Held(NamedTuple):
    """An article, as its page is kept, with its reading."""

    article: str
    page: Page
    reading: bytes


def gold() -> list[Told]:
    """The matters of the articles."""
    with GOLD.open(encoding="utf-8", newline="") as file:
        lines = [line for line in file if not line.startswith("#")]
    return [Told(*line) for line in csv.reader(lines[1:], delimiter="\t", quoting=csv.QUOTE_NONE)]


def read(told: Sequence[Told]) -> list[Held]:
    """These articles in the order of their days, read."""
    wanted = {one.article for one in told}
    lines = {msgspec.json.decode(line)["id"]: line for line in ARTICLES.read_bytes().splitlines()}
    chosen = [article for article in lines if article in wanted]
    with TemporaryDirectory(prefix="reportedly-") as folder:
        path, source = Path(folder) / "news.ledger", Path(folder) / "articles.jsonl"
        source.write_bytes(b"\n".join(lines[article] for article in chosen))
        with Ledger(path) as ledger:
            ledger.add([source], workers=1)
            readings = [to_json(ledger.reading(entry.id)) for entry in ledger.pages()]
        pages = (page for page in kept.pages(path) if isinstance(page, Page))
        return [Held(*each) for each in zip(chosen, pages, readings, strict=True)]


def put(pages: Sequence[Held], *, tied: bool) -> Put:
    """The storylines of the pages in this order; or as if no page tied two, and none told another's news."""
    with TemporaryDirectory(prefix="reportedly-") as folder, ExitStack() as stack:
        if not tied:
            stack.enter_context(patch.object(threads, "TOLD_TOO", 0.0))
            stack.enter_context(patch.object(threads, "TIED", float("inf")))
        path = Path(folder) / "news.ledger"
        create(path)
        connection = connect(path)
        for held in pages:
            write_page(connection, held.page, page_hash(held.page), held.reading)
        happening_rows.bring_up_to_date(connection)
        storyline_rows.bring_up_to_date(connection)
        rows = connection.execute("SELECT storyline FROM storyline_pages ORDER BY page").fetchall()
        connection.close()
    return {held.article: row["storyline"] for held, row in zip(pages, rows, strict=True)}


def together(storylines: Put) -> set[tuple[str, str]]:
    """The pairs of articles that are in one storyline."""
    return {
        pair for pair in combinations(sorted(storylines), 2) if len({storylines[one] for one in pair}) == 1
    }


def scored(storylines: Put, told: Sequence[Told]) -> tuple[float, float]:
    """Of the pairs of one matter, the share that is together; of those together, the share not of two."""
    of = {one.article: one for one in told}
    found = together(storylines)
    one_matter = [pair for pair in combinations(sorted(of), 2) if of[pair[0]].is_one_with(of[pair[1]])]
    right = sum(of[one].may_stand_with(of[other]) for one, other in found)
    return sum(pair in found for pair in one_matter) / len(one_matter), right / max(1, len(found))


def agreement(orders: Sequence[Put]) -> float:
    """The mean F1 of the pairs that are together in two orders."""
    pairs = [together(one) for one in orders]
    return statistics.mean(
        2 * len(one & other) / max(1, len(one) + len(other)) for one, other in combinations(pairs, 2)
    )


def report() -> str:
    """The section of the results."""
    if not ARTICLES.is_file():
        return section(HEADING, COMMAND, absent("guardian articles"))
    told = gold()
    pages = read(told)
    head = ("", "together", "not of two", "together, at random", "not of two, at random", "agree")
    return section(HEADING, COMMAND, ABOUT, table(head, _rows(pages, told)))


def _rows(pages: Sequence[Held], told: Sequence[Told]) -> Iterator[tuple[str, ...]]:
    orders = [pages, *(random.Random(seed).sample(pages, len(pages)) for seed in range(ORDERS))]
    for what, tied in (("by words and meaning", False), ("with news that both tell, and ties", True)):
        found = [put(order, tied=tied) for order in orders]
        first, *others = (scored(one, told) for one in found)
        means = (statistics.mean(figures) for figures in zip(*others, strict=True))
        yield (what, *(f"{figure:.2f}" for figure in (*first, *means, agreement(found))))
