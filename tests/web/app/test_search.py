"""Full text search: what is asked is the address, and each answer opens at its words."""

from __future__ import annotations

from pathlib import Path

import lxml.html
import pytest
from starlette.testclient import TestClient

from reportedly.ledger import Ledger
from reportedly.ledger.searching import excerpt, marked
from reportedly.model import Span


def found(client: TestClient, **asked: str):
    return client.get("/search", params={**asked, "format": "json"}).json()


def page(client: TestClient, **asked: str) -> lxml.html.HtmlElement:
    return lxml.html.document_fromstring(client.get("/search", params=asked).text)


def test_all_words_have_to_be_there_in_whatever_part(client: TestClient):
    statements = found(client, q="kremlin agreement")["findings"]["statements"]
    assert statements
    for one in statements:
        everything = " ".join(
            str(one.get(part, "")) for part in ("content", "source", "speaker", "headline", "site")
        )
        assert "kremlin" in everything.lower() and "agreement" in everything.lower()


@pytest.mark.parametrize("kind", ["statements", "events", "articles"])
def test_every_answer_opens_at_its_words(client: TestClient, kind: str):
    links = page(client, q="dam", **{"in": kind}).xpath("//a[@class='words']/@href")
    assert links
    for link in links:
        address, _, place = link.partition("#")
        there = lxml.html.document_fromstring(client.get(address).text)
        ids = there.xpath("//@id")
        assert place.split(":~:")[0] in ids, link


def test_a_facet_narrows_to_as_many_as_it_says_and_leads_back(client: TestClient):
    whole = page(client, q="dam")
    for link in whole.xpath("//details[@class='facets']//li")[:12]:
        narrowed = client.get(link.find("a").get("href") + "&format=json").json()
        assert narrowed["findings"]["number"] == int(link.xpath("string(span)").replace(",", ""))
        back = lxml.html.document_fromstring(client.get(link.find("a").get("href")).text)
        out = back.xpath("//ul[@class='chosen']//a/@href")
        assert [client.get(f"{one}&format=json").json()["findings"]["number"] for one in out] == [
            found(client, q="dam")["findings"]["number"]
        ]


@pytest.mark.parametrize("kind", ["statements", "events", "articles"])
def test_parts_put_together_are_the_whole(client: TestClient, kind: str):
    address, seen = f"/search?in={kind}&format=json", []
    while address:
        answer = client.get(address).json()
        rows = answer["findings"].get(kind, [])
        seen += [row["id"] if kind != "articles" else row["page"]["id"] for row in rows]
        address = answer["paging"].get("next")
    assert len(seen) == len(set(seen)) == answer["findings"]["number"]


def test_the_newest_come_first_and_those_without_a_date_last(examples: Path):
    with Ledger(examples, read_only=True) as ledger:
        rows = ledger.find_statements(limit=1000).statements
        dates = [row.published for row in rows]
        assert len(rows) == ledger.counts().statements
    dated = [day for day in dates if day]
    assert dated == sorted(dated, reverse=True) and None not in dates[: len(dated)]


@pytest.mark.parametrize(
    "asked",
    [
        {"in": "people"},
        {"act": "dance"},
        {"since": "soon"},
        {"in": "events", "type": "PARTY"},
        {"country": "Atlantis"},
        {"factuality": "yes"},
        {"in": "articles", "until": "13"},
    ],
)
def test_what_makes_no_sense_is_one_line(client: TestClient, asked: dict[str, str]):
    answer = client.get("/search", params=asked)
    assert answer.status_code == 400 and answer.text.count('class="lead"') == 1


@pytest.mark.parametrize(
    "q", ['"', '""', "*", "AND", "a OR", "NEAR(", "\0", "{content} : x", "'; --", "x" * 5000, "😀"]
)
def test_whatever_is_asked_is_words(client: TestClient, q: str):
    for kind in ("statements", "events", "articles"):
        assert client.get("/search", params={"q": q, "in": kind}).status_code == 200


def test_words_that_were_looked_for_are_marked_and_nothing_else_is_changed():
    for text, words in (("The dam at Orléc held, damn it.", 'orlec "the dam"'), ("<b>", "b"), ("x", "")):
        assert "".join(piece for piece, _ in marked(text, words)) == text
    assert [piece for piece, is_word in marked("The dam at Orléc held.", 'orlec "the dam"') if is_word] == [
        "The dam",
        "Orléc",
    ]


def test_an_excerpt_is_of_the_text_whatever_is_looked_for():
    text = "word " * 400
    _, words = excerpt(text, (Span(0, 1000), Span(1000, 2000)), "other")
    assert words.removesuffix(" …") in text


def test_where_the_words_stand_is_said_if_not_in_what_is_said(client: TestClient):
    page = client.get("/search?q=dam").text
    assert "cited as “<bdi>Halden Hydro, which runs the <mark>dam</mark>" in page
    assert "under the headline “<bdi>" in page
