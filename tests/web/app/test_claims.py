"""Claims: the list and its filters, and one with its wordings, its voices and what is against it."""

from __future__ import annotations

from pathlib import Path

import lxml.html
import pytest
from starlette.testclient import TestClient

from reportedly.ledger import Ledger
from reportedly.web.app.claims import differences


@pytest.fixture(scope="module")
def reprinted(examples) -> str:
    """A claim of the examples that was reprinted in other words, and is denied."""
    with Ledger(examples, read_only=True) as ledger:
        told = ledger.claims(about="ballistic missiles Ukraine")
        return next(one.id for one in told if one.words.startswith("Russia had fired"))


def test_the_list_is_in_parts_that_follow_each_other(client: TestClient):
    address, shown = "/claims", []
    while address:
        page = lxml.html.document_fromstring(client.get(address).text)
        shown += page.xpath("//ol[@class='claims']/li//h2/a/@href")
        address = next(iter(page.xpath("//a[@rel='next']/@href")), None)
    assert len(shown) == len(set(shown)) > 100


def test_it_is_narrowed_by_what_is_asked_and_the_form_keeps_it(client: TestClient, examples: Path):
    page = lxml.html.document_fromstring(client.get("/claims?actor=Kremlin&sources=1").text)
    assert page.xpath("//input[@name='actor']/@value") == ["Kremlin"]
    with Ledger(examples, read_only=True) as ledger:
        ids = [one.id for one in ledger.claims(actor="Kremlin")]
    assert page.xpath("//ol[@class='claims']/li//h2/a/@href") == [f"/claims/{one}" for one in ids] != []
    assert "No claim was found" in client.get("/claims?about=zebra").text


@pytest.mark.parametrize("asked", ["since=soon", "sources=0", "sources=many", "after=c0", "after=nothing"])
def test_what_makes_no_sense_is_refused_in_one_line(client: TestClient, asked: str):
    assert client.get(f"/claims?{asked}").status_code in (400, 404)


def test_one_has_its_counts_voices_chains_and_what_is_against_it(client: TestClient, reprinted: str):
    page = lxml.html.document_fromstring(client.get(f"/claims/{reprinted}").text)
    record = client.get(f"/claims/{reprinted}?format=json").json()
    claim = record["claim"]
    assert page.xpath("//h1")[0].text_content() == claim["words"]
    assert f"{claim['texts']} independent texts" in page.text_content()
    said = page.xpath("//ul[@class='voices-of']/li/b")
    names = [one.text_content().removeprefix("the ") for one in said]
    assert names == [source.split(" (")[0] for source in claim["sources"]]
    assert page.xpath("//svg[contains(@class, 'p-picture')]")
    assert page.xpath("//section[@aria-labelledby='deny']//article")
    dispute = page.xpath("//p[contains(@class, 'opposed')]/a/@href")[0]
    assert dispute == f"/disputes/{record['disputes'][0]['id']}"


def test_every_wording_is_there_with_what_differs_and_leads_to_its_words(client: TestClient, reprinted: str):
    page = lxml.html.document_fromstring(client.get(f"/claims/{reprinted}").text)
    claim = client.get(f"/claims/{reprinted}?format=json").json()["claim"]
    links = page.xpath("//article[@class='wording']//li/a/@href")
    ids = [one["statement"]["id"].replace("/", "#") for one in claim["wordings"]]
    assert sorted(links) == sorted(f"/pages/{one}" for one in ids)
    assert page.xpath("//article[@class='wording']//ins")
    target = client.get(links[0])
    assert target.status_code == 200
    assert (
        lxml.html.document_fromstring(target.text).get_element_by_id(links[0].partition("#")[2]) is not None
    )


def test_the_claim_of_a_statement_is_found_by_its_id(client: TestClient, reprinted: str):
    claim = client.get(f"/claims/{reprinted}?format=json").json()["claim"]
    statement = claim["wordings"][0]["statement"]["id"]
    assert client.get(f"/claims/{statement}?format=json").json()["claim"] == claim
    assert client.get("/claims/x/a1").status_code == 404
    assert client.get("/claims/c99999999").status_code == 404


def test_differences_are_marked_where_words_stand():
    told = differences("It sank off Karsk on Monday", "It sank off Karsk")
    assert [(one.kind, one.words) for one in told] == [("same", "It sank off Karsk "), ("was", "on Monday")]
    assert [one.kind for one in differences("“It sank.”", '"It sank"')] == ["same"]


def test_a_long_claim_is_in_parts_as_a_page_and_as_json(
    client: TestClient, reprinted: str, monkeypatch: pytest.MonkeyPatch
):
    whole = client.get(f"/claims/{reprinted}?format=json").json()["claim"]["wordings"]
    monkeypatch.setattr("reportedly.web.app.claims.WORDINGS", 2)
    address, linked, told = f"/claims/{reprinted}", list[str](), list[str]()
    while address:
        page = lxml.html.document_fromstring(client.get(address).text)
        linked += page.xpath("//article[@class='wording']//li/a/@href")
        record = client.get(address, headers={"accept": "application/json"}).json()
        told += [one["statement"]["id"] for one in record["claim"]["wordings"]]
        assert bool(page.xpath("//section[@aria-labelledby='came']")) is ("after" not in address)
        address = record.get("wordings", {}).get("next")
        assert page.xpath("//section[@aria-labelledby='wordings']//a[@rel='next']/@href") == [
            one for one in (address,) if one
        ]
    assert sorted(told) == sorted(one["statement"]["id"] for one in whole)
    assert linked == [f"/pages/{one.replace('/', '#')}" for one in told]
    assert client.get(f"/claims/{reprinted}?after=nothing/a1").status_code == 404
