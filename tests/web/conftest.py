"""One ledger of the example pages, made once, and one of nothing; the application over each."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from reportedly.ledger import Ledger
from reportedly.web.app import Settings, application

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


@pytest.fixture
def empty(tmp_path: Path) -> TestClient:
    """The same at a ledger of its own that was not there before."""
    return TestClient(application(tmp_path / "new.ledger"), base_url=HERE)
