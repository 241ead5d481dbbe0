"""The front page."""

from __future__ import annotations

from pathlib import Path
from time import monotonic, sleep

from starlette.testclient import TestClient

from reportedly.ledger import Ledger
from reportedly.web.app import application

MOST_SECONDS = 60.0  # until the claims of a short page are told, on a machine with much to do
PAGE = """Union accuses firm

HALDEN, March 5, 2024. The union of dam engineers said on Monday that Halden Hydro had cut inspections by half.
Halden Hydro denies this.
"""


def test_an_empty_ledger_invites_to_add_pages(empty: TestClient):
    assert "Nothing has been read yet" in empty.get("/").text


def test_the_page_is_json_too(client: TestClient, examples: Path):
    with Ledger(examples, read_only=True) as ledger:
        pages = ledger.counts().pages
    for found in (client.get("/?format=json"), client.get("/", headers={"accept": "application/json"})):
        assert found.headers["content-type"] == "application/json"
        assert found.json()["counts"]["pages"] == pages > 20
    assert client.get("/").headers["content-type"].startswith("text/html")


def test_pages_that_came_while_nothing_was_served_are_compared_at_the_start(tmp_path: Path):
    path = tmp_path / "new.ledger"
    (tmp_path / "page.txt").write_text(PAGE, encoding="utf-8")
    with Ledger(path) as ledger:
        ledger.add([tmp_path / "page.txt"], workers=1)
    app = application(path)
    with TestClient(app, base_url="http://localhost") as client:
        deadline = monotonic() + MOST_SECONDS
        while not client.get("/disputes?format=json").json()["disputes"] and monotonic() < deadline:
            sleep(0.1)
        assert client.get("/disputes?format=json").json()["disputes"]
