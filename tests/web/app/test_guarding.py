"""Who is let in: tried from outside, as a hostile page or program would."""

from __future__ import annotations

from pathlib import Path

import pytest
from starlette.testclient import TestClient

from reportedly.web.app import Settings, application
from reportedly.web.app.policy import HEADERS


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "127.0.0.1.evil.example:80", ""])
def test_another_name_is_refused_so_that_no_name_can_be_turned_to_this_computer(
    client: TestClient, host: str
):
    answer = client.get("/", headers={"host": host})
    assert answer.status_code == 400
    assert "does not go by that name" in answer.text
    assert "statements" not in answer.text.lower().replace("search statements", "")


@pytest.mark.parametrize("host", ["localhost", "LOCALHOST:8765", "127.0.0.1:1", "[::1]:8765"])
def test_the_names_of_this_computer_are_answered(client: TestClient, host: str):
    assert client.get("/", headers={"host": host}).status_code == 200


def test_a_name_that_was_allowed_is_answered(examples: Path):
    settings = Settings(hosts=("desk.example",), read_only=True)
    own = TestClient(application(examples, settings), base_url="http://desk.example")
    assert own.get("/").status_code == 200
    assert own.get("/", headers={"host": "localhost"}).status_code == 400


@pytest.mark.parametrize("path", ["/", "/?format=json", "/nothing-here", "/static/0/reportedly.css"])
def test_every_answer_carries_the_policy(client: TestClient, path: str):
    answer = client.get(path)
    for name, value in HEADERS.items():
        assert answer.headers[name] == value


def test_even_the_answer_to_a_failure_does(examples: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("reportedly.ledger.Ledger.counts", lambda _: 1 / 0)
    app = application(examples)
    answer = TestClient(app, base_url="http://localhost", raise_server_exceptions=False).get("/")
    assert answer.status_code == 500
    assert answer.headers["content-security-policy"] == HEADERS["Content-Security-Policy"]
    assert "ZeroDivisionError" not in answer.text


def test_no_page_has_a_script_or_a_style_of_its_own(client: TestClient):
    page = client.get("/").text
    assert "<style" not in page and " style=" not in page
    assert page.count("<script") == page.count("<script src=") == 1


def test_what_is_not_there_is_one_line_as_a_page_and_as_problem_details(client: TestClient):
    answer = client.get("/nothing-here")
    assert answer.status_code == 404 and "There is nothing at this address." in answer.text
    problem = client.get("/nothing-here", headers={"accept": "application/json"})
    assert problem.headers["content-type"] == "application/problem+json"
    assert problem.json() == {
        "title": "Not Found",
        "status": 404,
        "detail": "There is nothing at this address.",
    }


def test_a_style_is_kept_for_good_under_the_address_of_its_content(client: TestClient):
    page = client.get("/").text
    address = page.split('rel="stylesheet" href="')[1].split('"')[0]
    assert "immutable" in client.get(address).headers["cache-control"]
    assert client.get("/static/0/reportedly.css").headers["cache-control"] == "no-cache"
    assert client.get("/static/0/..%2f..%2fledger%2fschema.sql").status_code == 404
