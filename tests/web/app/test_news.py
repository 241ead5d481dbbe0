"""News: the page, its feed, and who leads to them."""

from __future__ import annotations

import feedparser
import pytest
from starlette.testclient import TestClient

from reportedly.ledger import Ledger
from reportedly.web import addresses

from .conftest import page_at


def test_disputes_and_what_became_of_what_was_expected_are_told_and_lead_to_their_pages(
    client: TestClient, held: Ledger
):
    links = page_at(client, "/news").xpath("//ol[@class='claims']/li/h2/a/@href")
    disputes = {addresses.dispute(one.id) for one in held.disputes()}
    became = {addresses.expectation(one.id) for one in held.expectations() if one.decided_by}
    assert disputes and became
    assert disputes | became == set(links)
    for link in links:
        assert client.get(link).status_code == 200


def test_what_is_asked_for_is_told_and_can_be_left_out_again(client: TestClient, held: Ledger):
    address = addresses.news("speaker=Putin", "pair=Russia/North Korea")
    page = page_at(client, address)
    found = client.get(address, headers={"accept": "application/json"}).json()
    assert found["asked"] == ["speaker=Putin", "pair=Russia/North Korea"]
    assert {one["kind"] for one in found["news"]} == {"statement", "event"}
    ids = {one["id"].partition(":")[2] for one in found["news"] if one["kind"] == "statement"}
    said = {one.id for one in held.statements(speaker="Putin")}
    assert ids and ids <= said
    assert len(page.xpath("//ol[@class='claims']/li")) == len(found["news"])
    fewer = page.xpath("//a[text()='leave out']/@href")
    assert fewer == [addresses.news("pair=Russia/North Korea"), addresses.news("speaker=Putin")]
    nobody = page_at(client, addresses.news("speaker=zebra"))
    assert not nobody.xpath("//ol[@class='claims']") and "Nothing of that is new" in nobody.text_content()


def test_the_feed_has_the_same_and_leads_here_and_to_the_pages_themselves(client: TestClient):
    address = page_at(client, "/news").xpath("//link[@type='application/atom+xml']/@href")[0]
    answer = client.get(address)
    assert answer.headers["content-type"] == "application/atom+xml"
    feed = feedparser.parse(answer.content)
    assert not feed.bozo and feed.version == "atom10"
    told = client.get("/news", headers={"accept": "application/json"}).json()["news"]
    assert [one.id for one in feed.entries][: len(told)] == [f"urn:reportedly:{one['id']}" for one in told]
    for entry in feed.entries:
        assert entry.link.startswith("http://localhost/")
        assert client.get(entry.link.removeprefix("http://localhost")).status_code == 200
    known = client.get(address, headers={"if-none-match": answer.headers["etag"]})
    assert known.status_code == 304


def test_the_front_page_and_an_actor_lead_to_their_feeds(client: TestClient, held: Ledger):
    who = next(iter(held.busiest(1))).id
    for address, feed in (
        ("/", "/news.atom"),
        (f"/actors/{who}", addresses.news_feed(f"speaker=@{who}")),
    ):
        assert page_at(client, address).xpath("//link[@type='application/atom+xml']/@href") == [feed]
        assert feedparser.parse(client.get(feed).content).version == "atom10"


@pytest.mark.parametrize("asked", ["tell=bogus", "tell=speaker%3D%40nobody-at-all", "tell=x&" * 21])
def test_what_makes_no_sense_is_refused_in_one_line(client: TestClient, asked: str):
    asked = "&".join(f"tell=site%3Ds{nth}" for nth in range(21)) if asked.startswith("tell=x") else asked
    assert client.get(f"/news?{asked}").status_code in (400, 404)
    assert client.get(f"/news.atom?{asked}").status_code in (400, 404)


def test_it_is_in_the_api_too(client: TestClient):
    told = client.get("/api/v1/news?tell=dispute").json()["items"]
    assert told and {one["kind"] for one in told} == {"dispute"}
    assert client.get("/api/v1/news").status_code == 400
    assert client.get("/api/v1/news?tell=bogus").status_code == 400
