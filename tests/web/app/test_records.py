"""Disputes, actors, events and families: their lists, and single ones."""

from __future__ import annotations

import json
from pathlib import Path

import lxml.html
import pytest
from starlette.testclient import TestClient

from reportedly.ledger import Ledger
from reportedly.web.app import Settings, application

from ..conftest import EXAMPLES, HERE
from .conftest import page_at


def headings(page: lxml.html.HtmlElement) -> str:
    return page.xpath("//h1")[0].text_content()


# --- Disputes ------------------------------------------------------------------------------


def test_every_dispute_is_listed_with_both_sides_and_leads_to_its_page(client: TestClient, held: Ledger):
    page = page_at(client, "/disputes")
    there = [f"/disputes/{one.id}" for one in held.disputes()]
    assert page.xpath("//section[@class='dispute']/h2/a/@href") == there != []
    assert len(page.xpath("//section[@class='dispute']//blockquote")) == 2 * len(there)


def test_a_dispute_has_the_evidence_of_both_sides_in_its_words(client: TestClient, held: Ledger):
    dispute = next(one for one in held.disputes() if len(one.claims) == 2)
    page = page_at(client, f"/disputes/{dispute.id}")
    sides = page.xpath("//div[@class='sides two']/section")
    for side, statement in zip(sides, (dispute.other, dispute.one), strict=True):
        passage = side.xpath(".//figure/blockquote")[0]
        assert statement.content in passage.text_content()
        marked = passage.xpath(".//span[contains(@class, 'content')]")
        assert "".join(one.text_content() for one in marked) == statement.content
        assert passage.text_content().strip() in held.reading(statement.page).article.text
    assert {f"/claims/{one}" for one in dispute.claims} <= set(page.xpath("//a/@href"))
    assert dispute.reason in page.text_content()


def test_disputes_are_narrowed_by_kind(client: TestClient):
    page = page_at(client, "/disputes?kind=denial")
    assert page.xpath("//select[@name='kind']/option[@selected]/text()") == ["denial"]
    assert client.get("/disputes?kind=quarrel").status_code == 400


# --- Actors --------------------------------------------------------------------------------


def test_actors_come_in_the_order_of_their_pages_and_in_parts(client: TestClient, held: Ledger):
    address, shown = "/actors", []
    while address:
        page = page_at(client, address)
        shown += page.xpath("//table//th/a/@href")
        address = next(iter(page.xpath("//a[@rel='next']/@href")), None)
    assert shown == [f"/actors/{one.id}" for one in held.actors()]


def test_one_has_what_it_says_what_is_said_of_it_what_it_does_and_with_whom(client: TestClient):
    page = page_at(client, "/actors/kim-jong-un")
    record = client.get("/actors/kim-jong-un?format=json").json()
    assert headings(page) == "Kim Jong Un"
    assert all("kim-jong-un" in one["actors"] for one in record["said"])  # `the two leaders` too
    assert record["said"][0]["published"] >= record["said"][-1]["published"]
    assert record["about"] and record["events"]
    assert "vladimir-putin" in {one["actor"]["id"] for one in record["partners"]}
    assert sum(one["times"] for one in record["acts"]) <= record["record"]["actor"]["statements"]
    assert page.xpath("//*[local-name()='svg']//*[local-name()='title'][contains(., 'Kim Jong Un')]")


def test_months_count_what_is_said_and_what_is_said_about(held: Ledger):
    one = held.actor("vladimir-putin").actor
    months = list(held.months("vladimir-putin"))
    dated = [said for said in held.statements(speaker="@vladimir-putin") if said.published]
    assert sum(month.said for month in months) == len(dated) > 0
    assert sum(month.about for month in months) <= one.about
    assert [month.start for month in months] == sorted(month.start for month in months)
    assert all(month.start.day == 1 for month in months)


def test_partners_share_events(held: Ledger):
    found = {one.actor.id: one.events for one in held.partners("vladimir-putin", 50)}
    assert "vladimir-putin" not in found
    together = [
        event
        for event in held.events()
        if {"Vladimir Putin", "Vietnam"} <= {party.name for party in (*event.actors, *event.recipients)}
    ]
    assert found["vietnam"] == len(together) > 0


def test_an_actor_that_is_not_there_is_not_found(client: TestClient):
    for wrong in ("nobody-at-all", "%40nobody", "%00", "x" * 300):
        assert client.get(f"/actors/{wrong}").status_code == 404


# --- Events --------------------------------------------------------------------------------


def test_events_are_narrowed_as_on_the_command_line(client: TestClient, held: Ledger):
    asked = {"actor": "North Korea", "type": "CONSULT", "status": "happened"}
    page = lxml.html.document_fromstring(client.get("/events", params=asked).text)
    there = [f"/events/{one.id}" for one in held.events(**asked)]
    assert page.xpath("//article/p[@class='did']/a/@href") == there != []


def test_an_event_has_its_sentence_its_sides_and_its_voices(client: TestClient, held: Ledger):
    event = next(one for one in held.events() if len({voice.status for voice in one.views}) > 1)
    page = page_at(client, f"/events/{event.id}")
    assert page.xpath("//figure/blockquote")[0].text_content() == event.evidence
    assert page.xpath("//mark")[0].text_content() == event.words
    for one in (*event.actors, *event.recipients):
        assert one.name in page.xpath("//dl")[0].text_content()
    statuses = page.xpath("//p[@class='facts']//span[contains(@class, 'status')]")
    assert [one.text_content() for one in statuses] == [voice.status for voice in event.views]


def test_the_same_told_by_another_page_stands_beside_an_event(client: TestClient, held: Ledger):
    event = next(one for one in held.events() if len(one.events) > 1)
    record = client.get(f"/events/{event.id}?format=json").json()
    assert {one["id"] for one in record["elsewhere"]} == set(event.events) - {event.id}
    assert event.chains[0].replace(" > ", " › ") in page_at(client, f"/events/{event.id}").text_content()


# --- Families ------------------------------------------------------------------------------


def test_a_family_has_its_root_and_what_each_copy_changed(client: TestClient, held: Ledger):
    family = next(iter(held.families()))
    assert f"/families/{family.id}" in page_at(client, "/families").xpath("//h2/a/@href")
    page = page_at(client, f"/families/{family.pages[1].page}")
    assert headings(page) == family.pages[0].headline
    copies = page.xpath("//article[@class='copy']")
    assert len(copies) == family.size - 1
    assert page.xpath("//ul[@class='changes']//ins")


def test_a_page_that_stands_alone_has_no_family(client: TestClient, held: Ledger):
    members = {one.page for family in held.families() for one in family.pages}
    alone = next(one.id for one in held.pages() if one.id not in members)
    assert client.get(f"/families/{alone}").status_code == 404


# --- Expectations --------------------------------------------------------------------------


def test_expectations_come_as_they_are_due_and_are_narrowed_by_state(client: TestClient, held: Ledger):
    page = page_at(client, "/expectations")
    there = [f"/expectations/{one.id}" for one in held.expectations(limit=40)]
    assert page.xpath("//ol[@class='claims']/li/h2/a/@href") == there != []
    met = page_at(client, "/expectations?state=met").xpath("//span[contains(@class, 'state')]/@data-state")
    assert met and set(met) == {"met"}


def test_one_has_who_announced_it_and_what_became_of_it(client: TestClient, held: Ledger):
    one = next(iter(held.expectations(state="met")))
    page = page_at(client, f"/expectations/{one.id}")
    for section, tellings in (("announced", one.announcements), ("became", one.outcomes)):
        words = page.xpath(f"//section[@aria-labelledby='{section}']//blockquote")
        assert [each.text_content() for each in words] == [each.words for each in tellings] != []
    assert f"/pages/{one.decided_by}" in page.xpath("//a/@href")
    assert client.get("/expectations/x0").status_code == 404


def test_a_page_without_a_headline_is_known_by_its_first_words(tmp_path: Path):
    (tmp_path / "note.txt").write_text(
        "The harbour master said that the pier would be closed at dawn. The ferry captain denied that the pier "
        "would be closed, and nobody on the quay could say who had been told what by whom, or when.",
        encoding="utf-8",
    )
    with Ledger(tmp_path / "news.ledger") as ledger:
        ledger.add([tmp_path / "note.txt"])
    client = TestClient(application(tmp_path / "news.ledger"), base_url=HERE)
    for path in ("/", "/search?q=pier", "/search?q=pier&in=articles"):
        shown = client.get(path).text
        assert "<bdi>The harbour master said that the pier would be closed at dawn." in shown
        assert "note.txt" not in shown


def test_a_large_family_is_in_parts_and_only_what_is_shown_is_compared(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
):
    text = (EXAMPLES / "orlec-dam" / "01-agency-relay.txt").read_text()
    lines = [
        {
            "title": "Report",
            "site": f"site{nth}.example",
            "published": f"2024-06-1{nth}",
            "text": f"{text}\n{more}",
        }
        for nth, more in enumerate(("", "More soon.", "Rain fell.", "Nobody was hurt."))
    ]
    (tmp_path / "pages.jsonl").write_text("\n".join(map(json.dumps, lines)))
    with Ledger(tmp_path / "news.ledger") as ledger:
        ledger.add([tmp_path / "pages.jsonl"], workers=1)
        (family,) = ledger.families()
    client = TestClient(application(tmp_path / "news.ledger", Settings(read_only=True)), base_url=HERE)
    monkeypatch.setattr("reportedly.web.app.families.COPIES", 2)
    address, told = f"/families/{family.id}", list[str]()
    while address:
        record = client.get(address, headers={"accept": "application/json"}).json()
        root, *copies = record["family"]["pages"]
        assert root["page"] == family.id and all(one["changes"] for one in copies)
        told += [one["page"] for one in copies]
        assert len(page_at(client, address).xpath("//article[@class='copy']")) == len(copies)
        address = record.get("paging", {}).get("next")
    assert told == [one.page for one in family.pages[1:]] and len(told) == 3
    assert client.get(f"/families/{family.id}?after={family.id}").status_code == 404
