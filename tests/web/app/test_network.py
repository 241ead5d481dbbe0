"""The page of a network."""

from __future__ import annotations

import lxml.html
import pytest
from starlette.testclient import TestClient


def page(client: TestClient, address: str) -> lxml.html.HtmlElement:
    answer = client.get(address)
    assert answer.status_code == 200
    return lxml.html.document_fromstring(answer.text)


def test_the_picture_has_its_table_and_its_json(client: TestClient):
    found = client.get("/network?format=json").json()
    shown = page(client, "/network")
    assert found["kind"] == "about"
    assert shown.xpath("//main//svg[@role='graphics-document']")
    assert len(shown.xpath("//table/tbody/tr")) == len(found["ties"]) > 0


def test_names_lead_to_the_network_around_them(client: TestClient):
    (link,) = set(page(client, "/network").xpath("//main//svg//a[contains(@href, 'vladimir-putin')]/@href"))
    around = page(client, link)
    assert around.xpath("//svg//text[.='Vladimir Putin']")
    assert "everybody" in around.xpath("//main//nav//a/text()")


def test_one_network_leads_to_the_other_with_what_is_asked(client: TestClient):
    shown = page(client, "/network?since=2024-06")
    (link,) = shown.xpath("//main//nav/a[.='Who cites whom']/@href")
    assert link == "/network?kind=cites&since=2024-06"
    assert page(client, link).xpath("//svg//text[.='Meridian']")


@pytest.mark.parametrize(
    ("asked", "status"),
    [("kind=likes", 400), ("since=bogus", 400), ("limit=201", 400), ("actor=Nobody+Whatsoever", 404)],
)
def test_what_makes_no_sense_is_refused(client: TestClient, asked: str, status: int):
    assert client.get(f"/network?{asked}").status_code == status


def test_an_empty_ledger_ties_nobody(empty: TestClient):
    assert "Nobody is tied to anybody here" in empty.get("/network").text


def test_what_is_asked_is_shown_and_not_obeyed(client: TestClient):
    hostile = client.get(
        "/network", params={"about": '"><script>alert(1)</script>', "site": "<svg onload=x>"}
    ).text
    assert "<script>alert" not in hostile
    assert "<svg onload" not in hostile
