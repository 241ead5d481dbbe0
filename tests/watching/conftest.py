"""A site with feeds on this computer, a clock that only naps move, and a ledger that watches it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import datetime, timedelta
from pathlib import Path

import pytest
from addresses.conftest import nothing_leaves_this_computer, site  # noqa: F401
from addresses.made_site import LIMITS, Site

from reportedly import Fetching, Ledger
from reportedly.ledger import News
from reportedly.pages.addresses.fetching import Fetcher
from reportedly.watching import Watcher, Watching, want

START = datetime(2024, 6, 12, 8, 0)


class Clock:
    def __init__(self) -> None:
        self.now = START
        self.naps: list[float] = []

    def __call__(self) -> datetime:
        return self.now

    def seconds(self) -> float:
        return (self.now - START).total_seconds()

    def sleep(self, seconds: float) -> None:
        self.naps.append(seconds)
        self.now += timedelta(seconds=seconds)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def ledger(tmp_path: Path) -> Iterator[Ledger]:
    with Ledger(tmp_path / "news.ledger") as ledger:
        yield ledger


class Told:
    """What a watcher said, complained of, and told."""

    def __init__(self) -> None:
        self.lines: list[str] = []
        self.problems: list[str] = []
        self.news: list[News] = []


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def watch(ledger: Ledger, clock: Clock, told: Told) -> Callable[..., Watcher]:
    """A watcher that does not wait between requests, and for which time passes only in naps."""

    def watch(*feeds: str, tell: tuple[str, ...] = (), webhook: object = None, **options: object) -> Watcher:
        most = options.pop("most", 20)
        asked = Watching(feeds=feeds, wants=tuple(want(one) for one in tell), **options)
        ledger.add([])
        memory = ledger.watched(asked.every)
        memory._clock, memory._chance = clock, lambda: 0.0
        fetching = Fetching(allow_private=True, follow=True, most=most)
        visitor = ledger.visitor(fetching, memory)
        visitor._fetcher = Fetcher(
            fetching,
            known=visitor._known,
            limits=LIMITS,
            clock=clock.seconds,
            sleep=lambda _: None,
        )
        watcher = Watcher(
            ledger,
            asked,
            tell=told.news.append,
            say=told.lines.append,
            complain=told.problems.append,
            progress=lambda now: told.problems.append(now.problem) if now.problem else None,
            webhook=webhook,
            visitor=visitor,
            clock=clock,
            sleep=clock.sleep,
        )
        watcher._watched = memory
        return watcher

    return watch


def page(headline: str, text: str, day: str = "2024-06-12") -> bytes:
    paragraphs = "".join(f"<p>{part}</p>" for part in text.split("\n"))
    return (
        f"<!DOCTYPE html><html><head><title>{headline}</title><meta property='og:site_name' content='The Quay'>"
        f"<meta property='article:published_time' content='{day}'></head>"
        f"<body><article><h1>{headline}</h1>{paragraphs}</article></body></html>"
    ).encode()


def rss(of: Site, *paths: str, head: str = "") -> bytes:
    items = "".join(f"<item><title>News</title><link>{of.url(path)}</link></item>" for path in paths)
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>Quay</title>{head}{items}</channel></rss>".encode()
