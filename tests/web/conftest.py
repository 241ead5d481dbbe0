"""One ledger of the example pages, made once, and one of nothing; the application over each; a browser."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright
from starlette.testclient import TestClient

from reportedly.ledger import Ledger
from reportedly.web.app import Settings, application

from .hostile import hostile_ledger

EXAMPLES = Path(__file__).parents[2] / "examples" / "pages"
HERE = "http://localhost"


@pytest.fixture(scope="session")
def examples(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of the example pages, claims told: it is shared, and so only read."""
    path = tmp_path_factory.mktemp("examples") / "examples.ledger"
    with Ledger(path) as ledger:
        ledger.add([EXAMPLES], workers=1)
        ledger.bring_up_to_date()
    return path


@pytest.fixture(scope="session")
def client(examples: Path) -> TestClient:
    """A browser without scripts, as it were, at the application of the examples, which is only read."""
    return TestClient(application(examples, Settings(read_only=True)), base_url=HERE)


@pytest.fixture(scope="session")
def hostile_pages(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A ledger of pages that try to break out of their place."""
    return hostile_ledger(tmp_path_factory.mktemp("hostile"))


@pytest.fixture
def empty(tmp_path: Path) -> TestClient:
    """The same at a ledger of its own that was not there before."""
    return TestClient(application(tmp_path / "new.ledger"), base_url=HERE)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Debian's Chromium, without a window."""
    chromium = shutil.which("chromium")
    if chromium is None:
        pytest.skip("no chromium here: `make test` installs it")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=chromium, args=["--no-sandbox"])
        yield opened
        opened.close()
