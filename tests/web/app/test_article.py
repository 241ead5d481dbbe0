"""The page of one article."""

from __future__ import annotations

import json
from pathlib import Path

import lxml.html
import pytest
from starlette.testclient import TestClient

from reportedly.ledger import Ledger
from reportedly.web.app import Settings, application


@pytest.fixture(scope="module")
def copy_and_root(examples: Path) -> tuple[str, str]:
    """A page of the examples that is a trimmed reprint, and the one that it goes back to."""
    with Ledger(examples) as ledger:
        family = next(iter(ledger.families()))
    return family.pages[1].page, family.pages[0].page


def test_the_text_is_there_as_it_was_printed(client: TestClient, examples: Path):
    with Ledger(examples, read_only=True) as ledger:
        for entry in ledger.pages():
            page = lxml.html.document_fromstring(client.get(f"/pages/{entry.id}").text)
            printed = "".join(p.text_content() for p in page.xpath("//div[@class='par']/p"))
            text = ledger.reading(entry.id).article.text
            assert "".join(printed.split()) == "".join(text.split())


def test_every_statement_has_a_note_and_leads_to_its_words(client: TestClient, copy_and_root):
    page_id = copy_and_root[0]
    page = lxml.html.document_fromstring(client.get(f"/pages/{page_id}").text)
    reading = client.get(f"/pages/{page_id}?format=json").json()["reading"]
    notes = page.xpath("//ol[@class='notes']/li")
    assert len(notes) >= len(reading["attributions"]) > 0
    for link in page.xpath("//ol[@class='notes']//a[@class='no']/@href"):
        assert page.get_element_by_id(link[1:]) is not None


def test_ids_are_used_once(client: TestClient, copy_and_root):
    ids = lxml.html.document_fromstring(client.get(f"/pages/{copy_and_root[0]}").text).xpath("//@id")
    assert len(ids) == len(set(ids))


def test_a_copy_says_what_it_changed_and_leads_to_what_it_stands_beside(client: TestClient, copy_and_root):
    copy, root = copy_and_root
    page = lxml.html.document_fromstring(client.get(f"/pages/{copy}").text)
    assert page.xpath("//ul[@class='changes']//del") and page.xpath("//ul[@class='changes']//ins")
    assert page.xpath(f"//section[@aria-labelledby='family']//a[@href='/pages/{root}']")
    assert not lxml.html.document_fromstring(client.get(f"/pages/{root}").text).xpath(
        "//ul[@class='changes']"
    )


def test_a_page_that_is_not_held_is_not_found(client: TestClient):
    answer = client.get("/pages/000000000000")
    assert answer.status_code == 404 and "holds no page" in answer.text
    assert client.get("/pages/%00%ff").status_code == 404


def test_styles_light_up_as_many_attributions_as_there_are_and_no_more(client: TestClient):
    assert ".k10" in client.get("/marks/10.css").text and ".k11" not in client.get("/marks/10.css").text
    assert [client.get(f"/marks/{wrong}.css").status_code for wrong in ("11", "2010", "-10", "x")] == [
        404
    ] * 4


def test_a_page_leads_to_what_its_address_showed_before_and_says_what_it_changed(tmp_path: Path):
    said = ("The dam is safe", "The dam is not safe")
    for nth, words in enumerate(said):
        line = {
            "url": "https://news.example/dam",
            "title": "Dam checked",
            "text": f"{words}, Ana Reyes said.",
        }
        (tmp_path / f"{nth}.jsonl").write_text(json.dumps(line))
    with Ledger(tmp_path / "news.ledger") as ledger:
        for nth in range(len(said)):
            ledger.add([tmp_path / f"{nth}.jsonl"], workers=1)
        old, new = (one.page for one in ledger.versions("https://news.example/dam"))
    client = TestClient(
        application(tmp_path / "news.ledger", Settings(read_only=True)), base_url="http://localhost"
    )
    there = lxml.html.document_fromstring(client.get(f"/pages/{new}").text)
    (section,) = there.xpath("//section[@aria-labelledby='versions']")
    assert section.xpath("./ul//a/@href") == [f"/pages/{old}"]
    assert "not" in "".join(section.xpath(".//ins//text()"))
    before = lxml.html.document_fromstring(client.get(f"/pages/{old}").text)
    assert before.xpath("//section[@aria-labelledby='versions']/ul//a/@href") == [f"/pages/{new}"]
    assert not before.xpath("//section[@aria-labelledby='versions']//details")
