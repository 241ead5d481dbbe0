"""The front page."""

from __future__ import annotations

from pathlib import Path

from starlette.testclient import TestClient

from reportedly.ledger import Ledger


def test_an_empty_ledger_invites_to_add_pages(empty: TestClient):
    assert "Nothing has been read yet" in empty.get("/").text


def test_the_page_is_json_too(client: TestClient, examples: Path):
    with Ledger(examples, read_only=True) as ledger:
        pages = ledger.counts().pages
    for found in (client.get("/?format=json"), client.get("/", headers={"accept": "application/json"})):
        assert found.headers["content-type"] == "application/json"
        assert found.json()["counts"]["pages"] == pages > 20
    assert client.get("/").headers["content-type"].startswith("text/html")
