"""Is every page of the web application quick? `python -m benchmarks web` measures it for RESULTS.md.

Asks the application for each of its pages, of a made-up ledger, with another address every time where there
is one, and counts what is sent before anything is painted: the page, its styles and its script.
"""

from __future__ import annotations

import random
import re
import statistics
from collections.abc import Iterable, Mapping, Sequence
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from starlette.testclient import TestClient

from benchmarks.ledger import STATEMENTS_PER_ARTICLE, Cost, World, cost
from benchmarks.results import section, table
from benchmarks.web_ledger import EVERYWHERE, LARGEST, make
from benchmarks.web_matters import LONGEST
from reportedly.ledger import Ledger
from reportedly.web import addresses
from reportedly.web.app import application
from reportedly.web.app.settings import Settings

HEADING, COMMAND = "Pages of the web application", "python -m benchmarks web"
PAGES = 10_000
ASKED = 30
"""Times that each kind of page is asked for."""

DIFFERENT = 15
"""Of each kind, so many, where there are."""

BAR, FRONT_BAR = 200.0, 100.0
"""Milliseconds for a page at p95, and for the front page."""

PAINT_BAR = 100.0
"""Thousands of bytes until something is painted."""


LISTS = ("claims", "disputes", "turns", "actors", "events", "expectations", "storylines", "families")

_LINKS = re.compile(r'<(?:link rel="stylesheet" href|script src)="([^"]+)"')


def asked_of(ledger: Ledger, world: World) -> Mapping[str, Sequence[str]]:
    """The addresses of each kind of page."""
    chance = random.Random(9)
    entries = [one.id for one in ledger.pages(limit=1000)]
    who = [one.id for one in ledger.busiest(1000)]
    claims = [one.id for one in ledger.claims(limit=200, wordings=False)]
    disputes = [one.id for one in ledger.disputes(limit=DIFFERENT)]
    events = [one.id for one in ledger.events(limit=DIFFERENT)]
    words = world.some_words(DIFFERENT)
    storylines = [one.id for one in ledger.storylines(limit=100)]
    families = [one.id for one in ledger.families(limit=100)]
    expectations = [one.id for one in islice(ledger.expectations(), 2000)]
    return {
        "front": ["/"],
        "article": [addresses.page(one) for one in chance.sample(entries, DIFFERENT)],
        f"claim, the one of {LARGEST} statements": [addresses.claim(claims[0])],
        "claim, others of the largest": [addresses.claim(one) for one in chance.sample(claims, DIFFERENT)],
        "dispute": [addresses.dispute(one) for one in disputes],
        f"actor, the one on {EVERYWHERE:.0%} of all pages": [addresses.actor(who[0])],
        "actor": [addresses.actor(one) for one in chance.sample(who, DIFFERENT)],
        "event": [addresses.one_event(one) for one in events],
        "timeline, of the busiest actor": [addresses.timeline(actor=f"@{who[0]}")],
        "timeline": [addresses.timeline(actor=f"@{one}") for one in chance.sample(who, DIFFERENT)],
        "network": ["/network"],
        "network, who cites whom": [addresses.network(kind="cites")],
        "network, around the busiest actor": [addresses.network(actor=f"@{who[0]}")],
        "search, one word": [addresses.search(q=one) for one in words],
        "search, two words": [addresses.search(q=" ".join(world.some_words(2))) for _ in range(DIFFERENT)],
        "search, nothing asked": ["/search"],
        "search, of events": [addresses.search(**{"q": one, "in": "events"}) for one in words],
        "search, of articles": [addresses.search(**{"q": one, "in": "articles"}) for one in words],
        f"storyline, the one of {LONGEST} pages": [addresses.storyline(storylines[0])],
        "storyline, others of the largest": [
            addresses.storyline(one) for one in chance.sample(storylines, DIFFERENT)
        ],
        "family, the largest": [addresses.family(families[0])],
        "family, others of the largest": [
            addresses.family(one) for one in chance.sample(families, DIFFERENT)
        ],
        "article, of the largest family": [addresses.page(families[0])],
        "expectation": [addresses.expectation(one) for one in chance.sample(expectations, DIFFERENT)],
        **{f"list of {name}": [f"/{name}"] for name in LISTS},
        "news": [addresses.news()],
        "news, of a speaker": [addresses.news(f"speaker=@{one}") for one in who[:DIFFERENT]],
        "the reference of the API": ["/api"],
    }


def measured(client: TestClient, asked: Mapping[str, Sequence[str]]) -> Iterable[tuple[str, ...]]:
    """Each kind of page with what it took, beside its bar."""
    for kind, places in asked.items():
        sent, unpacked = (
            max(sizes) for sizes in zip(*(first_paint(client, one) for one in places), strict=True)
        )
        costs = [cost(lambda place=place: client.get(place)) for place in _often(places)]
        bar = f"{FRONT_BAR if kind == 'front' else BAR:.0f}"
        yield kind, *_figures(costs), bar, f"{sent / 1000:.1f}", f"{unpacked / 1000:.1f}"


def first_paint(client: TestClient, place: str) -> tuple[int, int]:
    """Bytes of a page, its styles and its script, as they are sent, and unpacked."""
    answer = client.get(place).raise_for_status()
    parts = [answer, *(client.get(link).raise_for_status() for link in _LINKS.findall(answer.text))]
    return sum(int(part.headers["content-length"]) for part in parts), sum(
        len(part.content) for part in parts
    )


def _often(places: Sequence[str]) -> list[str]:
    return [places[nth % len(places)] for nth in range(ASKED)]


def _figures(costs: Sequence[Cost]) -> tuple[str, ...]:
    clock, processor = zip(*costs, strict=True)
    p95, processor_p95 = (
        statistics.quantiles(taken, n=20, method="inclusive")[-1] for taken in (clock, processor)
    )
    return f"{statistics.median(clock):.0f}", f"{p95:.0f}", f"{processor_p95:.0f}"


def report(pages: int = PAGES) -> str:
    """The section: a ledger made, and what each page of the application took."""
    with TemporaryDirectory(prefix="reportedly-") as folder:
        path = Path(folder) / "news.ledger"
        make(path, pages)
        return section(HEADING, COMMAND, *_answered(path, pages))


def _answered(path: Path, pages: int) -> tuple[str, str]:
    with Ledger(path, read_only=True) as ledger:
        asked = asked_of(ledger, World(seed=9))
    client = TestClient(application(path, Settings(read_only=True)), base_url="http://localhost")
    statements = pages * STATEMENTS_PER_ARTICLE
    made = (
        f"A ledger of {pages:,} pages and {statements:,} statements, made up, with claims, disputes, turns, "
        "events, families, storylines and expectations. Each kind of page was asked for "
        f"{ASKED} times, of up to {DIFFERENT} addresses. The last columns are what is sent until something "
        "is painted, the largest of them: HTML, styles and script, compressed as they are sent (at most "
        f"{PAINT_BAR:.0f} kB), and unpacked."
    )
    head = (
        "page",
        "p50 ms",
        "p95 ms",
        "p95 ms of processor",
        "at most, ms at p95",
        "kB sent until painted",
        "kB unpacked",
    )
    return made, table(head, measured(client, asked))


if __name__ == "__main__":
    print(report())
