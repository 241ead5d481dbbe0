"""What was read wrongly, set right through a form."""

from __future__ import annotations

import re
import shutil
import time
from itertools import islice
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from reportedly.ledger import Ledger
from reportedly.web.app import application

from ..conftest import HERE


@pytest.fixture
def own(examples: Path, tmp_path: Path) -> TestClient:
    """The application over a copy of the examples."""
    path = tmp_path / "own.ledger"
    shutil.copy(examples, path)
    return TestClient(application(path), base_url=HERE)


@pytest.fixture
def statement(examples: Path) -> str:
    with Ledger(examples, read_only=True) as ledger:
        return next(iter(ledger.statements(speaker="Kremlin", limit=1))).id


def send(own: TestClient, statement: str, **fields: str):
    page = own.get("/correct", params={"statement": statement}).text
    guard = re.search(r'name="guard" value="([^"]+)"', page)
    assert guard
    return own.post(
        "/correct", data={"guard": guard[1], "statement": statement, **fields}, follow_redirects=False
    )


def test_what_is_filled_in_is_set_right_and_nothing_else(own: TestClient, statement: str):
    before = own.get("/correct", params={"statement": statement, "format": "json"}).json()["statement"]
    answer = send(own, statement, speaker="Zora Quill", act="", date="2024-06-11")
    assert answer.headers["location"] == f"/pages/{statement.replace('/', '#')}"
    after = own.get("/correct", params={"statement": statement, "format": "json"}).json()["statement"]
    assert after["speaker"] == "Zora Quill" and after["earliest"].startswith("2024-06-11")
    assert after.get("act") == before.get("act") and after["content"] == before["content"]


def test_it_is_listed_and_can_be_taken_back(own: TestClient, statement: str):
    send(own, statement, speaker="Zora <b>Quill</b>")
    page = own.get("/corrections").text
    assert "Zora &lt;b&gt;Quill" in page and "<b>Quill" not in page
    guard = re.search(r'name="guard" value="([^"]+)"', page)
    number = re.search(r'name="nth" value="(\d+)"', page)
    assert guard and number
    assert own.post("/corrections/undo", data={"nth": number[1]}).status_code == 403
    own.post("/corrections/undo", data={"guard": guard[1], "nth": number[1]})
    assert own.get("/corrections?format=json").json() == {"corrections": []}
    assert own.post("/corrections/undo", data={"guard": guard[1], "nth": number[1]}).status_code == 404


def test_two_statements_are_made_one_claim_by_the_addresses_of_their_words(own: TestClient, examples: Path):
    with Ledger(examples, read_only=True) as ledger:
        page = next(iter(ledger.latest_disputes(1))).id.split("/")[0]
        one, other = (f"{page}/{each.statement}" for each in islice(ledger.standing(page), 2))
    assert send(own, one, same_claim=f"{HERE}/pages/{other.replace('/', '#')}").status_code == 303
    for _ in range(300):
        found = own.get("/correct", params={"statement": other, "format": "json"}).json()
        mine = own.get("/correct", params={"statement": one, "format": "json"}).json()
        if found.get("claim") and found.get("claim") == mine.get("claim"):
            break
        time.sleep(0.1)
    assert found["claim"] == mine["claim"]


def test_one_of_those_that_are_held_to_say_the_same_is_chosen_to_say_something_else(
    own: TestClient, examples: Path
):
    with Ledger(examples, read_only=True) as ledger:
        claim = next(one for one in ledger.claims() if len(one.wordings) > 1)
        mine, other = (wording.statement.id for wording in claim.wordings[:2])
    offered = re.findall(
        r'<option value="([^"]+/[^"]+)"', own.get("/correct", params={"statement": mine}).text
    )
    assert set(offered) == {wording.statement.id for wording in claim.wordings} - {mine}
    assert send(own, mine, not_same_claim=other).status_code == 303
    for _ in range(300):
        found = own.get("/correct", params={"statement": mine, "format": "json"}).json()
        theirs = own.get("/correct", params={"statement": other, "format": "json"}).json()
        if theirs.get("claim") and found.get("claim") != theirs["claim"]:
            break
        time.sleep(0.1)
    assert found.get("claim") != theirs["claim"]


@pytest.mark.parametrize(
    ("fields", "status"),
    [({}, 400), ({"act": "dance"}, 400), ({"date": "soon"}, 400), ({"same_claim": "nowhere/a1"}, 404)],
)
def test_what_makes_no_sense_changes_nothing(
    own: TestClient, statement: str, fields: dict[str, str], status: int
):
    assert send(own, statement, **fields).status_code == status
    assert own.get("/corrections?format=json").json() == {"corrections": []}


def test_a_statement_that_is_not_there_is_not_found(own: TestClient):
    assert own.get("/correct").status_code == 404
    assert own.get("/correct", params={"statement": "nowhere/a1"}).status_code == 404


def test_where_a_ledger_is_only_read_there_is_no_form(client: TestClient, statement: str):
    assert 'name="speaker"' not in client.get("/correct", params={"statement": statement}).text
