"""Does a ledger stay quick as it grows? `python -m benchmarks.ledger [ARTICLES]`

Fills a ledger with made-up readings of ten statements each, through the same function that `add`
writes with, and measures what DESIGN.md's budgets name: adding the last articles against adding the
1,000th, and asking.
"""

from __future__ import annotations

import random
import sqlite3
import statistics
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import datetime, timedelta
from functools import partial
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

from benchmarks.results import section, table
from reportedly.actors.identities import slug
from reportedly.ledger import Ledger
from reportedly.ledger.opening import connect, create
from reportedly.ledger.writing import page_hash, write_page
from reportedly.model import (
    Actor,
    Article,
    Attribution,
    Dating,
    Mention,
    Page,
    Reading,
    Relay,
    Span,
    to_json,
)

HEADING, COMMAND = "A ledger as it grows", "python -m benchmarks ledger"
ARTICLES = 100_000
STATEMENTS_PER_ARTICLE = 10
WINDOW = 1000
"""Articles, around the 1,000th and at the end, over which the cost of adding one is averaged."""

ASKED_EACH = 100
"""Times each kind of question is asked, each time with other words."""

LIMIT = 100
"""Answers taken to each question: a page of them."""

ADDING_BUDGET = 1.5
ASKING_BUDGET_MS = 100.0

WORDS = 30_000
SPEAKERS = 5_000
SITES = 300
SYLLABLES = (
    "ka",
    "ro",
    "mi",
    "ten",
    "su",
    "la",
    "por",
    "ve",
    "din",
    "ga",
    "shi",
    "on",
    "re",
    "bal",
    "tu",
    "nes",
)


ACTS = ("state", "report", "deny", "accuse", "expect", "warn", "praise", "thank")
FACTUALITY = ("CT+", "CT-", "PR+", "PS+", "Uu")
COUNTRIES = ("US", "RU", "CN", "IT", "NO", "KP", "IN", "FR", "TV")
AGENCIES = ("Reuters", "Agence France-Presse", "KCNA", "TASS", "Fana")
MEDIA = ("message", "statement", "interview", "letter")


class World:
    """Makes up readings: words and speakers are as unequally common as in real text (Zipf)."""

    def __init__(self, seed: int = 7) -> None:
        self.chance = random.Random(seed)
        self.words = [self._word(n) for n in range(WORDS)]
        self.weights = [0.0]
        for n in range(WORDS):
            self.weights.append(self.weights[-1] + 1 / (n + 3))
        self.weights.pop(0)
        self.speakers = [
            f"{self._word(n).title()}us {self._word(n * 7 + 1).title()}off" for n in range(SPEAKERS)
        ]

    def readings(self) -> Iterator[tuple[Page, Reading]]:
        while True:
            yield self._reading()

    def some_words(self, count: int) -> list[str]:
        return self.chance.choices(self.words, cum_weights=self.weights, k=count)

    def long_word(self) -> str:
        return next(word for word in iter(lambda: self.some_words(1)[0], None) if len(word) > 5)

    def speaker(self) -> str:
        return self.speakers[int(SPEAKERS * self.chance.random() ** 3)]

    def one_of(self, values: Sequence[str]) -> str:
        """One of them: the first about half of the time, the second half of the rest, and so on."""
        return next((value for value in values if self.chance.random() < 1 / 2), values[-1])

    def relays(self, site: str) -> tuple[Relay, ...]:
        """A medium and an agency now and then, a credit more often, and always the site."""
        found: list[Relay] = []
        if self.chance.random() < 1 / 5:
            found.append(Relay("medium", self.one_of(MEDIA)))
        if self.chance.random() < 1 / 5:
            found.append(Relay("agency", self.one_of(AGENCIES)))
        if self.chance.random() < 1 / 2:
            found.append(Relay("credit", self.one_of(AGENCIES)))
        return (*found, Relay("site", site))

    def site(self) -> str:
        return f"site{int(SITES * self.chance.random() ** 2)}.example"

    def day(self) -> datetime:
        return datetime(2015, 1, 1) + timedelta(days=self.chance.randrange(3650))

    @staticmethod
    def _word(n: int) -> str:
        word = ""
        while n or not word:
            n, last = divmod(n, len(SYLLABLES))
            word = SYLLABLES[last] + word
        return word

    def _reading(self) -> tuple[Page, Reading]:
        text, attributions, site = "", list[Attribution](), self.site()
        for nth in range(STATEMENTS_PER_ARTICLE):
            name, content = self.speaker(), " ".join(self.some_words(22))
            start = len(text)
            text += f"{name} said {content}.\n"
            said = start + len(name) + 1
            attributions.append(
                Attribution(
                    f"a{nth + 1}",
                    (Span(said + 5, said + 5 + len(content)),),
                    "indirect",
                    source=Span(start, start + len(name)),
                    cue=Span(said, said + 4),
                    act=self.one_of(ACTS),  # pyright: ignore[reportArgumentType]
                    factuality=self.one_of(FACTUALITY),  # pyright: ignore[reportArgumentType]
                    speaker=Actor(slug(name), name, "person", self.one_of(COUNTRIES)),
                    relays=self.relays(site),
                )
            )
        day = self.day()
        article = Article(
            text,
            site=site,
            headline=" ".join(self.some_words(9)).capitalize(),
            published=Dating(day, day + timedelta(days=1, seconds=-1), 0.9),
            language="en",
        )
        url = f"https://{site}/{self.some_words(1)[0]}/{self.chance.randrange(ARTICLES * 5)}"
        mentions = tuple(
            Mention(one.source, one.speaker, "name") for one in attributions if one.source and one.speaker
        )
        page = Page(text.encode(), media_type="text/plain", url=url)
        return page, Reading(article, tuple(attributions), mentions=mentions)


class Cost(NamedTuple):
    """What something took, by the clock, and of it the processor's time: the same on a busy machine."""

    milliseconds: float
    of_processor: float


def cost(work: Callable[[], object]) -> Cost:
    clock, processor = time.perf_counter(), time.process_time()
    work()
    return Cost((time.perf_counter() - clock) * 1000, (time.process_time() - processor) * 1000)


def fill(connection: sqlite3.Connection, world: World, count: int) -> list[Cost]:
    """Add `count` articles; what writing each cost."""
    costs: list[Cost] = []
    for page, reading in islice(world.readings(), count):
        write = partial(write_page, connection, page, page_hash(page), to_json(reading))
        costs.append(cost(write))
        if len(costs) % 10_000 == 0:
            print(f"  {len(costs):,} articles", file=sys.stderr, flush=True)
    return costs


def questions(world: World) -> dict[str, Callable[[], dict[str, object]]]:
    """Kinds of questions, each asked with other words every time."""
    month = lambda: f"{world.day():%Y-%m}"  # noqa: E731
    return {
        "about one word": lambda: {"about": world.some_words(1)[0]},
        "about two words": lambda: {"about": " ".join(world.some_words(2))},
        "about four words": lambda: {"about": " ".join(world.some_words(4))},
        "about the commonest word, quoted with the next": lambda: {
            "about": f'"{world.words[0]} {world.words[1]}"'
        },
        "about a beginning": lambda: {"about": f"{world.long_word()[:5]}*"},
        "speaker": lambda: {"speaker": world.speaker().split()[0]},
        "speaker, about": lambda: {"speaker": world.speaker(), "about": world.some_words(1)[0]},
        "speaker, since a month": lambda: {"speaker": world.speaker(), "since": month()},
        "site, a month": lambda: {"site": world.site(), "since": (when := month()), "until": when},
        "act, since a month": lambda: {"act": world.chance.choice(ACTS), "since": month()},
        "factuality": lambda: {"factuality": world.chance.choice(FACTUALITY)},
        "country": lambda: {"country": world.chance.choice(COUNTRIES)},
        "relay": lambda: {"relay": world.chance.choice((*AGENCIES, *MEDIA, world.site()))},
        "act, factuality, country and relay": lambda: {
            "act": world.chance.choice(ACTS),
            "factuality": world.chance.choice(FACTUALITY),
            "country": world.chance.choice(COUNTRIES),
            "relay": world.chance.choice((*AGENCIES, *MEDIA)),
        },
        "speaker, act, country": lambda: {
            "speaker": world.speaker(),
            "act": world.chance.choice(ACTS),
            "country": world.chance.choice(COUNTRIES),
        },
        "a month": lambda: {"since": (when := month()), "until": when},
    }


def ask(ledger: Ledger, world: World) -> Iterator[tuple[str, list[Cost]]]:
    """Each kind of question, with what asking it cost each time."""
    for kind, make in questions(world).items():
        yield kind, answering(partial(ledger.statements, **make(), limit=LIMIT) for _ in range(ASKED_EACH))
    ids = [f"@{slug(world.speaker())}" for _ in range(ASKED_EACH)]
    yield "an actor's, by id", answering(partial(ledger.statements, speaker=one, limit=LIMIT) for one in ids)
    names = [world.speaker().split()[0] for _ in range(ASKED_EACH)]
    yield "actors of a name", answering(partial(ledger.actors, name, limit=LIMIT) for name in names)
    yield "actors, most named first", answering([partial(ledger.actors, limit=LIMIT)] * 10)
    yield "counts", [cost(ledger.counts) for _ in range(10)]


def answering(asked: Iterable[Callable[[], Iterable[object]]]) -> list[Cost]:
    """What taking all answers to each question cost."""
    return [cost(lambda question=question: list(question())) for question in asked]


def adding(costs: list[Cost]) -> str:
    """What an article took to add around the 1,000th and at the end, as a table."""
    early, late = costs[WINDOW // 2 : WINDOW // 2 + WINDOW], costs[-WINDOW:]
    means = [[statistics.mean(each) for each in zip(*window, strict=True)] for window in (early, late)]
    ratios = [after / before for before, after in zip(*means, strict=True)]
    numbers = (WINDOW, len(costs))
    rows = [
        (f"around the {number:,}th", *(f"{each:.2f}" for each in mean))
        for number, mean in zip(numbers, means, strict=True)
    ]
    rows.append((f"ratio (budget {ADDING_BUDGET})", *(f"{ratio:.2f}" for ratio in ratios)))
    return table(("adding an article, mean", "ms", "ms of processor"), rows)


def asking(answers: Iterator[tuple[str, list[Cost]]]) -> str:
    """What each kind of question took, as a table."""
    rows: list[tuple[str, ...]] = []
    for kind, costs in answers:
        clock, processor = zip(*costs, strict=True)
        p95, processor_p95 = (statistics.quantiles(taken, n=20)[-1] for taken in (clock, processor))
        rows.append((kind, f"{statistics.median(clock):.1f}", f"{p95:.1f}", f"{processor_p95:.1f}"))
    what = f"asking for {LIMIT} (budget {ASKING_BUDGET_MS:.0f} ms at p95)"
    return table((what, "p50 ms", "p95 ms", "p95 ms of processor"), rows)


def report(count: int = ARTICLES) -> str:
    """The section: a ledger filled, and what adding and asking took."""
    world = World()
    with TemporaryDirectory(prefix="reportedly-") as folder:
        path = Path(folder) / "news.ledger"
        create(path)
        connection = connect(path)
        costs = fill(connection, world, count)
        connection.close()
        statements = count * STATEMENTS_PER_ARTICLE
        size = path.stat().st_size / 1e6
        filled = f"A ledger of {count:,} articles and {statements:,} statements, made up: {size:,.0f} MB."
        with Ledger(path) as ledger:
            return section(HEADING, COMMAND, filled, adding(costs), asking(ask(ledger, world)))


if __name__ == "__main__":
    print(report(*map(int, sys.argv[1:2])))
