"""Pages added through forms, and what must not get in by them."""

from __future__ import annotations

import hmac
import re
import threading
import time
from collections.abc import Iterator
from datetime import datetime
from http.server import BaseHTTPRequestHandler, HTTPServer
from pathlib import Path
from typing import ClassVar

import httpcore
import pytest
from starlette.testclient import TestClient

from reportedly.web.app import Settings, application
from reportedly.web.jobs import Job

from ..conftest import EXAMPLES, HERE

STORY = EXAMPLES / "moscow-pyongyang" / "02-wire-report.html"


def guard(client: TestClient) -> str:
    """The token in the form, for which the page sets a cookie."""
    found = re.search(r'name="guard" value="([^"]+)"', client.get("/add").text)
    assert found
    return found[1]


def over(client: TestClient, address: str) -> dict[str, object]:
    """What became of a job, when it is over."""
    for _ in range(600):
        job = client.get(f"{address}?format=json").json()
        if job["state"] in ("done", "failed"):
            return job
        time.sleep(0.1)
    raise AssertionError(job)


def send(client: TestClient, **fields: str):
    return client.post("/add", data={"guard": guard(client), **fields}, follow_redirects=False)


def test_text_and_files_are_read_and_each_page_is_there_to_be_looked_at(empty: TestClient):
    files = [("files", (STORY.name, STORY.read_bytes())), ("files", ("../../<odd>.pdf", b"%PDF-1.7 nothing"))]
    text = "The minister said on Tuesday that the dam would hold. No one was hurt."
    fields = {
        "guard": guard(empty),
        "text": text,
        "url": "https://example.org/dam",
        "published": "2024-06-11",
    }
    answer = empty.post("/add", data=fields, files=files, follow_redirects=False)
    assert answer.status_code == 303
    job = over(empty, answer.headers["location"])
    assert (job["state"], job["added"], job["refused"]) == ("done", 2, 1)
    pasted, uploaded = job["pages"]
    assert pasted["url"] == "https://example.org/dam" and pasted["published"].startswith("2024-06-11")
    assert uploaded["found_at"] == STORY.name
    assert job["problems"][0]["source"] == "../../<odd>.pdf"
    for page in job["pages"]:
        assert empty.get(f"/pages/{page['id']}").status_code == 200
    assert empty.get("/?format=json").json()["counts"]["pages"] == 2
    assert "Not readable" in empty.get(answer.headers["location"]).text


@pytest.mark.parametrize("wrong", ["", "0" * 64])
def test_a_form_without_the_token_of_its_visitor_is_refused(empty: TestClient, wrong: str):
    guard(empty)
    answer = empty.post("/add", data={"guard": wrong, "text": "x"})
    assert answer.status_code == 403 and "not sent from a page of this server" in answer.text


def test_the_token_of_another_visitor_is_worth_nothing(empty: TestClient):
    own = guard(empty)
    empty.cookies.clear()
    assert empty.post("/add", data={"guard": own, "text": "x"}).status_code == 403
    guard(empty)
    assert empty.post("/add", data={"guard": own, "text": "x"}).status_code == 403


@pytest.mark.parametrize(
    "headers",
    [
        {"origin": "https://evil.example"},
        {"origin": "null"},
        {"origin": "http://localhost:1"},
        {"sec-fetch-site": "cross-site"},
        {"sec-fetch-site": "same-site", "origin": HERE},
    ],
)
def test_a_form_from_a_page_of_another_site_is_refused_even_with_the_right_token(
    empty: TestClient, headers: dict[str, str]
):
    answer = empty.post("/add", data={"guard": guard(empty), "text": "x"}, headers=headers)
    assert answer.status_code == 403 and "another site" in answer.text


def test_what_is_too_large_is_refused_before_it_is_read(tmp_path: Path):
    small = TestClient(application(tmp_path / "a.ledger", Settings(largest_upload=10_000)), base_url=HERE)
    answer = send(small, text="x" * 20_000)
    assert answer.status_code == 413 and "too large" in answer.text

    def endless() -> Iterator[bytes]:
        yield b"guard=1&text="
        while True:
            yield b"x" * 1000

    assert small.post("/add", content=endless()).status_code == 411
    assert small.get("/jobs?format=json").json() == {"jobs": []}


@pytest.mark.parametrize(
    "fields",
    [
        {"addresses": "/etc/passwd"},
        {"addresses": "-"},
        {"addresses": "file:///etc/passwd"},
        {"addresses": "https://example.org/\n../news.ledger"},
        {"text": "x", "url": "javascript:alert(1)"},
        {"text": "x", "published": "yesterday"},
        {"text": "  "},
    ],
)
def test_files_of_this_computer_and_what_makes_no_sense_are_refused(
    empty: TestClient, fields: dict[str, str]
):
    assert send(empty, **fields).status_code == 400
    assert empty.get("/jobs?format=json").json() == {"jobs": []}


class _Redirecting(BaseHTTPRequestHandler):
    """Sends everybody on to this computer, by its number and by a name."""

    asked: ClassVar[list[str]] = []

    def do_GET(self):
        self.asked.append(self.path)
        if self.path == "/robots.txt":
            self.send_error(404)
            return
        self.send_response(302)
        to = "127.0.0.1" if self.path == "/number" else "inside.example"
        self.send_header("Location", f"http://{to}:{self.server.server_port}/secret")
        self.end_headers()

    def log_message(self, *_: object):
        pass


@pytest.fixture
def elsewhere(monkeypatch: pytest.MonkeyPatch) -> Iterator[HTTPServer]:
    """A server that seems to be public, for its name is looked up as such; `inside.example` is not."""
    server = HTTPServer(("127.0.0.1", 0), _Redirecting)
    _Redirecting.asked.clear()
    threading.Thread(target=server.serve_forever, daemon=True).start()
    times = {"turning.example": iter(["93.184.216.34", "127.0.0.1", "127.0.0.1"])}

    def look_up(host: str, _port: int) -> list[str]:
        if host in times:
            return [next(times[host])]
        return ["10.0.0.7"] if host == "inside.example" else ["93.184.216.34"]

    def connected(address: str, port: int, seconds: float):
        assert address == "93.184.216.34", f"connected to {address}"
        return httpcore.SyncBackend().connect_tcp("127.0.0.1", port, seconds)

    monkeypatch.setattr("reportedly.pages.addresses.connecting.look_up", look_up)
    monkeypatch.setattr("reportedly.pages.addresses.connecting._connected", connected)
    yield server
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1:{port}/",
        "http://[::1]:{port}/",
        "http://2130706433:{port}/",
        "http://169.254.169.254/latest/meta-data/",
        "http://inside.example:{port}/",
        "http://public.example:{port}/number",
        "http://public.example:{port}/name",
        "http://turning.example:{port}/name",
    ],
)
def test_no_address_leads_into_a_private_network_by_itself_by_redirect_or_by_another_answer_to_its_name(
    empty: TestClient, elsewhere: HTTPServer, address: str
):
    answer = send(empty, addresses=address.format(port=elsewhere.server_port))
    job = over(empty, answer.headers["location"])
    assert (job["state"], job.get("added", 0), job["refused"]) == ("done", 0, 1)
    assert re.search("private address|written as a number", job["problems"][0]["reason"])
    assert "/secret" not in _Redirecting.asked


def test_with_a_token_only_who_knows_it_adds(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("reportedly.web.app.signing.PAUSE", 0)
    own = TestClient(application(tmp_path / "a.ledger", Settings(token="sesame")), base_url=HERE)
    assert send(own, text="x").status_code == 403
    wrong = own.post("/sign-in", data={"guard": guard(own), "token": "sesam"})
    assert wrong.status_code == 403 and 'name="addresses"' not in own.get("/add").text
    before = own.cookies["reportedly"]
    own.post("/sign-in", data={"guard": guard(own), "token": "sesame"})
    assert own.cookies["reportedly"] != before
    assert 'name="addresses"' in own.get("/add").text
    assert send(own).status_code == 400  # nothing given, but asked with right
    own.cookies.set("reportedly", before, domain="localhost.local")
    assert 'name="addresses"' not in TestClient(own.app, base_url=HERE).get("/add").text


def test_the_token_is_compared_in_constant_time(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("reportedly.web.app.signing.PAUSE", 0)
    own = TestClient(application(tmp_path / "a.ledger", Settings(token="sesame")), base_url=HERE)
    compared = []
    compare = hmac.compare_digest
    monkeypatch.setattr("hmac.compare_digest", lambda *both: compared.append(both) or compare(*both))
    own.post("/sign-in", data={"guard": guard(own), "token": "sesam"})
    assert compared[-1] == (b"sesam", b"sesame")


def test_nobody_adds_to_what_is_only_read(client: TestClient):
    assert 'name="addresses"' not in client.get("/add").text
    answer = client.post("/add", data={"guard": guard_of_any(client), "text": "x"})
    assert answer.status_code == 403 and "only read" in answer.text


def guard_of_any(client: TestClient) -> str:
    """A token that is right for the visitor, though no form shows it."""
    client.get("/add")
    return client.app.state.site.forms.token_of(client.cookies["reportedly"])


def test_the_cookie_is_kept_from_scripts_and_other_sites(empty: TestClient):
    cookie = empty.get("/add").headers["set-cookie"].lower()
    assert "httponly" in cookie and "samesite=strict" in cookie
    assert "set-cookie" not in empty.get("/").headers


def test_only_so_many_wait(empty: TestClient, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr("reportedly.web.jobs.MOST_WAITING", 0)
    assert send(empty, text="x").status_code == 429


def test_a_job_that_is_not_there_is_not_found(empty: TestClient):
    assert [empty.get(f"/jobs/{number}").status_code for number in ("1", "x", "-1", "١")] == [404] * 4


def test_a_page_that_waits_loads_itself_again_where_no_script_does(empty: TestClient, monkeypatch):
    job = Job(1, "reading", ("https://example.org/<b>",), started=datetime(2024, 6, 12))
    monkeypatch.setattr(empty.app.state.site.jobs, "job", lambda _: job)
    page = empty.get("/jobs/1").text
    assert '<noscript><meta http-equiv="refresh"' in page and "<progress" in page
