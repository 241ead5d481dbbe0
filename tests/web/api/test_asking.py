"""The API asked by a program: what it answers, in parts, as lines, again, and what it refuses."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from reportedly.ledger import Ledger
from reportedly.web.api.asked import LONGEST
from reportedly.web.app import Settings, application

AT = "/api/v1"
LISTS = ["statements", "articles", "events", "actors", "claims", "disputes", "storylines", "families"]


@pytest.mark.parametrize("noun", [*LISTS, "timeline?actor=Russia"])
def test_the_parts_follow_each_other_and_are_the_lines_of_the_whole(client: TestClient, noun: str):
    address: str | None = f"{AT}/{noun}{'&' if '?' in noun else '?'}limit=7"
    parts: list[object] = []
    while address:
        answer = client.get(address)
        found = answer.json()
        parts += found["items"]
        address = found.get("next")
        assert len(found["items"]) <= 7
        assert answer.headers.get("link") == (f'<{address}>; rel="next"' if address else None)
    whole = client.get(f"{AT}/{noun}", headers={"accept": "application/jsonl"})
    assert whole.headers["content-type"] == "application/jsonl"
    assert [json.loads(line) for line in whole.text.splitlines()] == parts
    assert parts


@pytest.mark.parametrize("noun", ["statements", "events", "actors", "claims", "disputes"])
def test_each_row_has_an_address_of_its_own(client: TestClient, noun: str):
    for row in client.get(f"{AT}/{noun}?limit=3").json()["items"]:
        found = client.get(f"{AT}/{noun}/{row['id']}").json()
        found = found["actor"] if noun == "actors" else found
        assert {name: found[name] for name in row} == row


def test_the_reading_of_a_page_is_whole(client: TestClient, examples: Path):
    page = client.get(f"{AT}/articles?limit=1").json()["items"][0]["id"]
    with Ledger(examples) as ledger:
        assert (
            client.get(f"{AT}/articles/{page}").json()["article"]["text"] == ledger.reading(page).article.text
        )


def test_filters_are_those_of_the_command_line(client: TestClient, examples: Path):
    asked = {"speaker": "Kremlin", "about": '"North Korea"', "act": "denies", "since": "2023-09", "limit": 3}
    found = client.get(f"{AT}/statements", params=asked).json()["items"]
    with Ledger(examples) as ledger:
        assert [row["id"] for row in found] == [row.id for row in ledger.statements(**asked)]
    assert found


def test_what_a_claim_came_from_and_what_is_against_it(client: TestClient):
    found = client.get(f"{AT}/trace", params={"claim": "the union and Baltrade signed an agreement"}).json()
    assert [one["kind"] for one in found["disputes"]] == ["denial"]
    assert client.get(f"{AT}/trace", params={"claim": "zebras graze quietly"}).status_code == 404
    family = client.get(f"{AT}/families?limit=1").json()["items"][0]["id"]
    assert any(page.get("passages") for page in client.get(f"{AT}/families/{family}").json()["pages"])


def test_an_answer_that_is_known_is_not_sent_again(client: TestClient):
    first = client.get(f"{AT}/statements")
    again = client.get(f"{AT}/statements", headers={"if-none-match": f'"other", W/{first.headers["etag"]}'})
    assert again.status_code == 304 and not again.content
    assert again.headers["etag"] == first.headers["etag"]
    other = client.get(f"{AT}/statements?limit=3", headers={"if-none-match": first.headers["etag"]})
    assert other.status_code == 200


@pytest.mark.parametrize("path", ["", "/", "/statements", "/statements?format=jsonl", "/openapi.json"])
def test_the_head_alone_and_what_can_be_done(client: TestClient, path: str):
    answer = client.head(AT + path)
    assert answer.status_code == 200 and not answer.content
    assert answer.headers["content-type"] == client.get(AT + path).headers["content-type"]
    options = client.options(AT + path)
    assert options.status_code == 204 and {"GET", "HEAD"} <= set(options.headers["allow"].split(", "))


@pytest.mark.parametrize(
    ("asked", "parameter"),
    [
        ("statements?speakr=Kremlin", "speakr"),
        ("statements?speaker=a&speaker=b", "speaker"),
        ("statements?limit=0", "limit"),
        ("statements?limit=1001", "limit"),
        ("statements?limit=٣", "limit"),
        ("statements?format=xml", "format"),
        (f"statements?about={'x' * (LONGEST + 1)}", "about"),
        ("claims?sources=none", "sources"),
        ("timeline", "actor"),
        ("timeline?actor=Russia&after=x", "after"),
        ("counts?limit=1", "limit"),
    ],
)
def test_what_makes_no_sense_is_told_with_the_parameter(client: TestClient, asked: str, parameter: str):
    answer = client.get(f"{AT}/{asked}")
    assert answer.status_code == 400
    assert answer.headers["content-type"] == "application/problem+json"
    assert answer.json()["parameter"] == parameter


@pytest.mark.parametrize(
    ("asked", "status"),
    [
        ("statements?act=juggle", 400),
        ("statements?since=soon&format=jsonl", 400),
        ("actors?kind=ghost&format=jsonl", 400),
        ("statements?speaker=@nobody-at-all", 400),
        ("statements?after=x/a1", 400),
        ("statements/x/a1", 404),
        ("claims/c99999999999999999999", 404),
        ("nothing", 404),
        ("statements/", 404),
        ("articles/%00", 404),
        ("articles/..%2f..%2fetc", 404),
    ],
)
def test_what_is_refused_is_one_line(client: TestClient, asked: str, status: int):
    answer = client.get(f"{AT}/{asked}")
    assert answer.status_code == answer.json()["status"] == status
    assert answer.headers["content-type"] == "application/problem+json"
    assert "\n" not in answer.json()["detail"]


def test_another_method_is_refused_with_those_that_there_are(client: TestClient):
    answer = client.put(f"{AT}/statements", content=b"")
    assert answer.status_code == 405
    assert set(answer.headers["allow"].split(", ")) == {"GET", "HEAD", "OPTIONS"}


def test_another_host_is_refused(client: TestClient):
    answer = client.get(f"{AT}/statements", headers={"host": "evil.example"})
    assert answer.status_code == 400
    assert "items" not in answer.json()


def test_a_ledger_that_went_away_is_no_fault_of_the_question(tmp_path: Path):
    path = tmp_path / "gone.ledger"
    own = TestClient(application(path), base_url="http://localhost")
    for file in tmp_path.iterdir():
        file.unlink()
    assert own.get(f"{AT}/statements").status_code == 503
    assert own.get(f"{AT}/statements?format=jsonl").status_code == 503


def test_a_failure_says_nothing_of_the_inside(examples: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("reportedly.ledger.Ledger.counts", lambda _: 1 / 0)
    app = application(examples, Settings(hosts=("localhost",)))
    own = TestClient(app, base_url="http://localhost", raise_server_exceptions=False)
    answer = own.get(f"{AT}/counts")
    assert answer.status_code == 500
    assert answer.json() == {
        "title": "Internal Server Error",
        "status": 500,
        "detail": "something went wrong here",
    }


def test_every_parameter_and_field_is_described_once(client: TestClient):
    document = client.get(f"{AT}/openapi.json").json()
    assert document["openapi"] == "3.1.0"
    for path, does in document["paths"].items():
        for operation in does.values():
            assert operation["summary"], path
    told = document["components"]["parameters"].values()
    assert all(each["description"] for each in told)
    assert len({(each["name"], each["description"]) for each in told}) == len(told)
    assert "Statement" in document["components"]["schemas"]
