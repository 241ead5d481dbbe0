"""What the API changes, and who may: tokens, pages sent and named, corrections."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from reportedly.ledger import Ledger
from reportedly.web.api.writing import LARGEST, SENT
from reportedly.web.app import Settings, application

AT = "/api/v1"
TOKEN = "a-token-nobody-guesses-€"
BEARER = {"authorization": f"Bearer {TOKEN}".encode()}
PLAIN = {**BEARER, "content-type": "text/plain; charset=utf-8"}
STORY = (
    "Ferry runs aground near Karsk\n\nThe ferry Aldona ran aground near Karsk on Monday, the port minister, "
    "Ana Reyes, said.\n\n“Everybody was brought ashore,” Reyes told reporters. The owner denied that it was "
    "overloaded, and promised an inquiry by experts who have no part in it.\n"
)


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("doing") / "news.ledger"


@pytest.fixture(scope="module")
def own(path: Path) -> Iterator[TestClient]:
    with TestClient(application(path, Settings(token=TOKEN)), base_url="http://localhost") as client:
        yield client


def added(own: TestClient, answer) -> dict:
    """The job that was begun, when it is done."""
    assert answer.status_code == 202, answer.text
    at = answer.headers["location"]
    for _ in range(600):
        job = own.get(at).json()
        if job["state"] in ("done", "failed"):
            return job
        time.sleep(0.1)
    raise AssertionError(job)


DOING = [("POST", "/read"), ("POST", "/articles"), ("POST", "/corrections"), ("DELETE", "/corrections/1")]


@pytest.mark.parametrize(("method", "where"), DOING)
@pytest.mark.parametrize(
    "authorization",
    [
        None,
        "",
        "Bearer",
        "Bearer ",
        "Bearer wrong",
        f"Basic {TOKEN[:-2]}",
        f"Bearer {TOKEN[:-2]}",
        "Bearer é",
    ],
)
def test_without_the_token_nothing_is_done(own: TestClient, method: str, where: str, authorization):
    headers = {"content-type": "text/plain"}
    if authorization is not None:
        headers["authorization"] = authorization.encode()
    answer = own.request(method, AT + where, content=STORY.encode(), headers=headers)
    assert answer.status_code == 401
    assert answer.headers["www-authenticate"].startswith("Bearer")
    assert answer.headers["content-type"] == "application/problem+json"
    assert TOKEN[:8] not in answer.text


@pytest.mark.parametrize(("method", "where"), DOING)
@pytest.mark.parametrize(
    "settings", [Settings(), Settings(read_only=True), Settings(token=TOKEN, read_only=True)]
)
def test_a_server_without_a_token_or_only_to_be_read_does_nothing(
    examples: Path, settings: Settings, method: str, where: str
):
    client = TestClient(application(examples, settings), base_url="http://localhost")
    assert client.request(method, AT + where, content=b"x", headers=PLAIN).status_code == 403


def test_the_token_is_compared_in_constant_time(own: TestClient, monkeypatch: pytest.MonkeyPatch):
    compared = []
    monkeypatch.setattr("hmac.compare_digest", lambda one, other: compared.append((one, other)) or False)
    assert own.post(f"{AT}/read", content=b"x", headers=PLAIN).status_code == 401
    assert compared == [(TOKEN.encode(), TOKEN.encode())]


def test_a_page_is_read_and_not_kept(own: TestClient):
    before = own.get(f"{AT}/counts").json()
    answer = own.post(
        f"{AT}/read?published=2024-06-12&url=https://example.org/a", content=STORY.encode(), headers=PLAIN
    )
    assert answer.status_code == 200, answer.text
    reading = answer.json()
    assert reading["article"]["url"] == "https://example.org/a"
    assert reading["article"]["published"]["earliest"].startswith("2024-06-12")
    assert any(one.get("act") == "deny" for one in reading["attributions"])
    assert own.get(f"{AT}/counts").json() == before


def test_a_page_that_is_sent_is_kept_with_its_claims(own: TestClient):
    job = added(own, own.post(f"{AT}/articles?published=2024-03-04", content=STORY.encode(), headers=PLAIN))
    assert (job["state"], job["added"]) == ("done", 1)
    (page,) = own.get(f"{AT}/articles").json()["items"]
    assert page["found_at"] == SENT and page["published"].startswith("2024-03-04")
    assert own.get(f"{AT}/claims").json()["items"]
    again = added(own, own.post(f"{AT}/articles?published=2024-03-04", content=STORY.encode(), headers=PLAIN))
    assert (again["state"], again.get("added", 0), again["held"]) == ("done", 0, 1)
    assert [one["number"] for one in own.get(f"{AT}/jobs").json()["items"]] == [2, 1]
    assert own.get(f"{AT}/jobs/99").status_code == 404


def test_addresses_are_fetched_and_not_from_private_networks(own: TestClient):
    job = added(own, own.post(f"{AT}/articles", json={"addresses": ["http://127.0.0.1:9/x"]}, headers=BEARER))
    assert job["refused"] == 1 and "private" in job["problems"][0]["reason"]


@pytest.mark.parametrize(
    "wrong", ["/etc/passwd", "file:///etc/passwd", "news.ledger", "-", "ftp://a.example/"]
)
def test_what_is_no_address_is_no_name_of_a_file_here(own: TestClient, wrong: str):
    answer = own.post(f"{AT}/articles", json={"addresses": [wrong]}, headers=BEARER)
    assert answer.status_code == 400 and "not an address" in answer.json()["detail"]
    answer = own.post(f"{AT}/read", params={"url": wrong}, content=STORY.encode(), headers=PLAIN)
    assert answer.status_code == 400 and answer.json()["parameter"] == "url"


def test_actors_are_merged_and_the_correction_taken_back(own: TestClient, path: Path):
    with Ledger(path, read_only=True) as ledger:
        one, other = [actor.id for actor in ledger.actors(limit=2)]
    wanted = {"kind": "merge", "actor": one, "other": other}
    made = own.post(f"{AT}/corrections", json=wanted, headers=BEARER)
    assert made.status_code == 201, made.text
    assert own.get(f"{AT}/actors/{one}").json()["merged"] == [other]
    assert own.get(f"{AT}/corrections").json()["items"] == made.json()["items"]
    gone = own.delete(made.headers["location"], headers=BEARER)
    assert gone.status_code == 204 and not gone.content
    assert own.get(f"{AT}/corrections").json()["items"] == []
    assert own.delete(made.headers["location"], headers=BEARER).status_code == 404


def test_a_statement_is_set_right(own: TestClient):
    statement = own.get(f"{AT}/statements?act=deny").json()["items"][0]
    wanted = {"kind": "statement", "statement": statement["id"], "act": "doubts", "speaker": "Jonas Verik"}
    made = own.post(f"{AT}/corrections", json=wanted, headers=BEARER)
    assert made.status_code == 201, made.text
    assert {one["kind"] for one in made.json()["items"]} == {"speaker", "act"}
    right = own.get(f"{AT}/statements/{statement['id']}").json()
    assert (right["act"], right["speaker"]) == ("doubt", "Jonas Verik")
    wrong = own.post(f"{AT}/corrections", json={**wanted, "act": "juggles"}, headers=BEARER)
    assert wrong.status_code == 400


@pytest.mark.parametrize(
    ("where", "headers", "body", "status"),
    [
        ("/read", PLAIN, b"", 422),
        ("/read", PLAIN, b"\x89PNG\r\n\x1a\n" + bytes(100), 422),
        ("/read", {**BEARER, "content-type": "image/png"}, b"x", 415),
        ("/read", BEARER, b"x", 415),
        ("/read?published=soon", PLAIN, b"x", 400),
        ("/read?colour=red", PLAIN, b"x", 400),
        ("/read", PLAIN, b"x" * (LARGEST + 1), 413),
        ("/articles", {**BEARER, "content-type": "application/json"}, b"{}", 400),
        ("/articles", {**BEARER, "content-type": "application/json"}, b'{"addresses": []}', 400),
        ("/articles", {**BEARER, "content-type": "application/json"}, b"\xff", 400),
        ("/corrections", {**BEARER, "content-type": "application/json"}, b'{"kind": "praise"}', 400),
        (
            "/corrections",
            {**BEARER, "content-type": "application/json"},
            b'{"kind": "merge", "actor": "a-a", "other": "b-b"}',
            404,
        ),
        ("/corrections", PLAIN, b"{}", 415),
    ],
)
def test_what_cannot_be_done_is_refused_in_one_line(own: TestClient, where, headers, body, status):
    answer = own.post(AT + where, content=body, headers=headers)
    assert answer.status_code == answer.json()["status"] == status, answer.text
    assert "\n" not in answer.json()["detail"]


def test_a_page_of_another_site_cannot_do_it_for_a_visitor(own: TestClient):
    headers = {**PLAIN, "origin": "https://evil.example", "sec-fetch-site": "cross-site"}
    assert own.post(f"{AT}/read", content=STORY.encode(), headers=headers).status_code == 403
