"""The page of a timeline."""

from __future__ import annotations

from pathlib import Path

import lxml.html
import pytest
from starlette.testclient import TestClient

from reportedly.ledger import Ledger, stories

PAIR = "/timeline?actor=North+Korea&other=Russia"


def links(client: TestClient, address: str) -> dict[str, str]:
    page = lxml.html.document_fromstring(client.get(address).text)
    return {one.text_content().strip(): one.get("href") for one in page.xpath("//main//a[@href]")}


def test_without_anybody_the_most_named_are_offered(client: TestClient, examples: Path):
    with Ledger(examples, read_only=True) as ledger:
        first = next(ledger.actors())
    assert links(client, "/timeline")[first.name] == f"/timeline?actor=%40{first.id}"


def test_the_picture_has_its_table_and_its_json(client: TestClient):
    page = lxml.html.document_fromstring(client.get(PAIR).text)
    found = client.get(PAIR, headers={"accept": "application/json"}).json()["story"]
    assert page.xpath("//main//svg[@role='graphics-document']")
    assert len(page.xpath("//table/tbody/tr")) == len(found["happenings"]) > 0
    assert len(page.xpath("//article[contains(@class, 'said')]")) == len(found["statements"]) > 0


def test_a_month_leads_to_its_days_and_from_there_to_other_times(client: TestClient):
    month = links(client, PAIR)["Jun"]
    assert month == "/timeline?actor=North+Korea&other=Russia&since=2024-06-01&until=2024-06-30"
    there = links(client, month)
    assert {"← earlier", "later →", "2024", "all of it", "12"} <= set(there)
    day = links(client, there["12"])
    assert day["June 2024"].endswith("since=2024-06-01&until=2024-06-30")
    assert "Nothing is known of this time" in client.get(there["12"].replace("06-12", "06-02")).text


def test_marks_lead_to_their_words(client: TestClient):
    page = lxml.html.document_fromstring(client.get(PAIR).text)
    (first, *_) = page.xpath("//main//svg//a[contains(@href, '/pages/')]/@href")
    assert client.get(first).status_code == 200


def test_what_is_too_much_is_counted(client: TestClient, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(stories, "IN_FULL", 0)
    answer = client.get(PAIR)
    assert "This is too much to be shown in full" in answer.text
    assert lxml.html.document_fromstring(answer.text).xpath("//table/tbody/tr")


@pytest.mark.parametrize("asked", ["since=bogus", "status=bogus", "since=2024-13", "since=0001&until=0001"])
def test_what_makes_no_sense_is_refused_and_the_rest_answered(client: TestClient, asked: str):
    assert client.get(f"/timeline?actor=Kim&{asked}").status_code == (200 if "0001" in asked else 400)


def test_what_is_asked_is_shown_and_not_obeyed(client: TestClient):
    hostile = client.get(
        "/timeline", params={"actor": '"><script>alert(1)</script>', "other": "<svg onload=x>"}
    ).text
    assert "<script>alert" not in hostile
    assert "<svg onload" not in hostile


def test_a_long_table_is_in_parts_as_a_page_and_as_json(client: TestClient, monkeypatch: pytest.MonkeyPatch):
    whole = client.get(PAIR, headers={"accept": "application/json"}).json()["story"]
    monkeypatch.setattr("reportedly.web.app.timeline.SHOWN", 3)
    address, told = PAIR, list[str]()
    while address:
        page = lxml.html.document_fromstring(client.get(address).text)
        record = client.get(address, headers={"accept": "application/json"}).json()
        story = record["story"]
        rows = [*story.get("happenings", ()), *story.get("statements", ())]
        assert 0 < len(rows) <= 3
        told += [one.get("id") or one["events"][0] for one in rows]
        shown = page.xpath("//table/tbody/tr") + page.xpath("//article[contains(@class, 'said')]")
        assert len(shown) == len(rows)
        assert bool(page.xpath("//main//svg")) is ("after" not in address)
        address = record.get("paging", {}).get("next")
    assert told == [
        *(one["events"][0] for one in whole["happenings"]),
        *(one["id"] for one in whole["statements"]),
    ]


def test_where_nothing_is_known_of_a_name_others_like_it_are_offered(client: TestClient):
    page = client.get("/timeline?actor=Nobody+At+All").text
    assert "did or said was found" in page and 'href="/actors?name=Nobody+At+All"' in page
    assert "did or said was found" not in client.get("/timeline?actor=Vladimir+Putin").text
