"""Storylines and turns: their lists, one storyline with its picture, and how an article leads to its own."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from reportedly.ledger import Ledger
from reportedly.web.app import Settings, application

from .conftest import page_at

FLOOD = {
    "2025-03-04": "At least 12 people were killed in the flood in Harl, the governor, Ana Lind, said.",
    "2025-03-07": "The flood in Harl killed 58 people, Ana Lind said on Friday.",
}


def test_storylines_are_listed_by_their_pages_and_narrowed(client: TestClient, held: Ledger):
    found = page_at(client, "/storylines").xpath("//ol[@class='claims']/li/h2/a")
    there = list(held.storylines())
    assert [(one.get("href"), one.text_content()) for one in found] == [
        (f"/storylines/{one.id}", one.title) for one in there
    ]
    assert there
    narrowed = page_at(client, "/storylines?actor=Baltrade&pages=2").xpath("//ol/li/h2/a/@href")
    assert narrowed == [f"/storylines/{one.id}" for one in held.storylines(actor="Baltrade", pages=2)] != []
    assert not page_at(client, "/storylines?pages=100").xpath("//ol")
    assert client.get("/storylines?pages=many").status_code == 400


def test_one_has_what_happened_in_order_its_pages_and_its_picture(client: TestClient, held: Ledger):
    one = held.storyline(next(iter(held.storylines())).id)
    page = page_at(client, f"/storylines/{one.id}")
    assert page.xpath("//h1")[0].text_content() == one.title
    entries = page.xpath("//section[@aria-labelledby='entries']/article")
    assert [entry.xpath("./blockquote")[0].text_content() for entry in entries] == [
        entry.words for entry in one.entries
    ]
    days = [entry.xpath("string(.//time/@datetime)") for entry in entries]
    assert [day[:4] for day in days] == [str(entry.date or "")[:4] for entry in one.entries]
    assert {len(day.partition("T")[0]) for day in days if day} == {len("2024-06-12")}
    links = page.xpath("//section[@aria-labelledby='told']//a/@href")
    assert links == [f"/pages/{each.page}" for each in one.told]
    assert page.xpath("//*[local-name()='svg']")
    for address in entries[0].xpath(".//a/@href") + entries[-1].xpath(".//a/@href"):
        assert client.get(address).status_code == 200
    assert client.get("/storylines/s0").status_code == 404


def test_an_article_and_the_front_page_lead_to_storylines(client: TestClient, held: Ledger):
    one = held.storyline(next(iter(held.storylines())).id)
    for address in ("/", f"/pages/{one.told[0].page}"):
        links = page_at(client, address).xpath(f"//main//a[@href='/storylines/{one.id}']")
        assert [link.text_content() for link in links] == [one.title]


def test_what_moved_is_shown_step_by_step(tmp_path: Path):
    lines = [{"title": "Flood", "published": day, "text": text} for day, text in FLOOD.items()]
    (tmp_path / "pages.jsonl").write_text("\n".join(map(json.dumps, lines)))
    with Ledger(tmp_path / "news.ledger") as ledger:
        ledger.add([tmp_path / "pages.jsonl"], workers=1)
        (turn,) = ledger.turns()
    client = TestClient(
        application(tmp_path / "news.ledger", Settings(read_only=True)), base_url="http://localhost"
    )
    (section,) = page_at(client, "/turns").xpath("//section[@class='dispute']")
    words = [each.text_content() for each in section.xpath(".//blockquote")]
    assert words == [step.statement.content for step in turn.steps]
    assert "12" in section.xpath("./h2")[0].text_content()
    assert not page_at(client, "/turns?kind=mind").xpath("//section")
    assert client.get("/turns?kind=cartwheel").status_code == 400


def test_a_long_one_is_in_parts_its_entries_and_its_pages_each(
    client: TestClient, held: Ledger, monkeypatch: pytest.MonkeyPatch
):
    one = held.storyline(next(iter(held.storylines())).id)
    monkeypatch.setattr("reportedly.web.app.storylines.ENTRIES", 2)
    monkeypatch.setattr("reportedly.web.app.storylines.PAGES", 1)
    first = page_at(client, f"/storylines/{one.id}")
    entries, told = (first.xpath(f"//section[@aria-labelledby='{name}']") for name in ("entries", "told"))
    assert len(entries[0].xpath(".//article")) == 2 and len(told[0].xpath(".//li")) == 1
    more = entries[0].xpath(".//a[@rel='next']/@href")[0]
    assert page_at(client, more).xpath("//section[@aria-labelledby='entries']//blockquote")[
        0
    ].text_content() == (one.entries[2].words)
    more = told[0].xpath(".//a[@rel='next']/@href")[0]
    answer = client.get(more, headers={"accept": "application/json"}).json()
    assert [each["page"] for each in answer["storyline"]["told"]] == [one.told[1].page]
    assert answer["told"]["first"] == f"/storylines/{one.id}"
