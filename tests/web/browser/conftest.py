"""A real server for a real browser: one of each for all tests here."""

from __future__ import annotations

import shutil
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest
import uvicorn
from playwright.sync_api import Browser, Page

from reportedly.ledger import Ledger
from reportedly.web.app import application

PHONE = {"width": 380, "height": 740}
DESK = {"width": 1280, "height": 900}


@pytest.fixture(scope="session")
def served(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of the examples' ledger, which may be written to."""
    path = tmp_path_factory.mktemp("served") / "served.ledger"
    shutil.copy(examples, path)
    return path


@pytest.fixture(scope="session")
def address(served: Path) -> Iterator[str]:
    """Where the application is served, for as long as the tests run."""
    with serving(served) as address:
        yield address


@contextmanager
def serving(ledger: Path) -> Iterator[str]:
    """The address at which a ledger is served."""
    server = uvicorn.Server(uvicorn.Config(application(ledger), port=0, log_level="warning"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.05)
    port = server.servers[0].sockets[0].getsockname()[1]
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="session")
def places(served: Path) -> dict[str, str]:
    """The path of each page that is looked at, by what it is."""
    with Ledger(served, read_only=True) as ledger:
        copy = next(iter(ledger.families())).pages[1].page
        claim = next(iter(ledger.claims(limit=1))).id
        dispute = next(iter(ledger.latest_disputes(1))).id
        statement = next(iter(ledger.statements(limit=1))).id
        event = next(iter(ledger.events(limit=1))).id
        expectation = next(iter(ledger.expectations(limit=1))).id
        storyline = next(iter(ledger.storylines(limit=1))).id
        actor = next(iter(ledger.busiest(1))).id
    return {
        "front": "/",
        "article": f"/pages/{copy}",
        "statements": "/search?q=dam",
        "events found": "/search?q=dam&in=events",
        "articles found": "/search?q=dam&in=articles",
        "nothing found": "/search?q=xyzzy",
        "news": "/news",
        "storylines": "/storylines",
        "storyline": f"/storylines/{storyline}",
        "claims": "/claims",
        "claim": f"/claims/{claim}",
        "disputes": "/disputes",
        "dispute": f"/disputes/{dispute}",
        "turns": "/turns",
        "actors": "/actors",
        "actor": f"/actors/{actor}",
        "events": "/events",
        "event": f"/events/{event}",
        "expectations": "/expectations",
        "expectation": f"/expectations/{expectation}",
        "families": "/families",
        "family": f"/families/{copy}",
        "network": "/network",
        "timelines": "/timeline",
        "timeline": f"/timeline?actor=@{actor}",
        "add": "/add",
        "correct": f"/correct?statement={statement}",
        "corrections": "/corrections",
        "api": "/api",
        "not there": "/pages/0",
    }


Look = Callable[..., Page]


@pytest.fixture
def look(browser: Browser, address: str) -> Iterator[Look]:
    """Opens a path in a window of its own; what goes wrong there, or comes from elsewhere, fails the test."""
    wrong: list[str] = []
    opened: list[Any] = []

    def open_page(path: str, **window: Any) -> Page:
        context = browser.new_context(**({"viewport": DESK} | window))
        opened.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda told: wrong.append(told.text) if told.type == "error" else None)
        page.on("request", lambda asked: None if asked.url.startswith(address) else wrong.append(asked.url))
        page.goto(address + path)
        return page

    yield open_page
    for context in opened:
        context.close()
    assert [one for one in wrong if "404" not in one] == []
