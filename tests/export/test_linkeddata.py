"""JSON-LD, processed by pyld: nothing is fetched, and it becomes RDF."""

import json
from pathlib import Path

import pytest
from pyld import jsonld

from reportedly import Ledger, export

SCHEMA = "https://schema.org/"
OA = "http://www.w3.org/ns/oa#"
TERMS = {
    "NewsArticle Quotation Statement Claim Event Person Organization NewsMediaOrganization GovernmentOrganization "
    "Corporation Country Place CreativeWork Thing",
    "identifier url headline alternativeHeadline author publisher sourceOrganization articleSection dateline "
    "datePublished inLanguage isBasedOn articleBody name alternateName description sameAs text creator mentions "
    "isPartOf appearance additionalType startDate endDate location subjectOf",
}
KNOWN = {f"{SCHEMA}{term}" for terms in TERMS for term in terms.split()}
"""Terms of schema.org that the export uses, each looked up there."""


def refuse(address: str, _options: dict) -> dict:
    raise AssertionError(f"fetches {address}")


@pytest.fixture(scope="module")
def document(held: Path, tmp_path_factory: pytest.TempPathFactory) -> dict:
    file = tmp_path_factory.mktemp("graph") / "graph.jsonld"
    with Ledger(held) as ledger:
        export.write(ledger, "jsonld", file)
    return json.loads(file.read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def expanded(document: dict) -> list[dict]:
    return jsonld.expand(document, {"documentLoader": refuse})


def test_every_name_is_one_of_a_vocabulary(expanded):
    def names(node: object) -> set[str]:
        if isinstance(node, list):
            return {name for one in node for name in names(one)}
        if isinstance(node, dict):
            kinds = node.get("@type", [])
            own = set([kinds] if isinstance(kinds, str) else kinds)
            return (
                own
                | {key for key in node if key[0] != "@"}
                | {name for one in node.values() for name in names(one)}
            )
        return set()

    others = {name for name in names(expanded) if name.startswith(SCHEMA)} - KNOWN
    assert not others
    assert all(
        name.startswith((SCHEMA, OA, "urn:reportedly:term:", "http://www.w3.org/2001/XMLSchema#"))
        for name in names(expanded)
    )


def test_it_becomes_rdf_in_which_a_statement_has_its_speaker_and_its_page(document, ledger):
    graph = jsonld.to_rdf(document, {"documentLoader": refuse})["@default"]
    triples = {(one["subject"]["value"], one["predicate"]["value"], one["object"]["value"]) for one in graph}
    for said in ledger.statements():
        subject = f"urn:reportedly:statement:{said.id}"
        assert (subject, f"{SCHEMA}text", said.content) in triples
        assert (subject, f"{SCHEMA}isPartOf", f"urn:reportedly:article:{said.page}") in triples
        for actor in said.actors:
            assert (subject, f"{SCHEMA}creator", f"urn:reportedly:actor:{actor}") in triples


def test_annotations_point_at_the_words_in_both_ways(document):
    bodies = {one["id"]: one["articleBody"] for one in document["@graph"] if one["type"] == "NewsArticle"}
    annotations = [one for one in document["@graph"] if one["type"] == "Annotation"]
    assert {one["role"] for one in annotations} == {"source", "cue", "content"}
    for one in annotations:
        body = bodies[one["target"]["source"]]
        position, quote = one["target"]["selector"]
        assert body[position["start"] : position["end"]] == quote["exact"]
        assert quote.get("prefix", "") + quote["exact"] + quote.get("suffix", "") in body


def test_claims_appear_in_their_statements_and_copies_are_based_on_their_root(document, ledger):
    claims = {one["identifier"]: one for one in document["@graph"] if one["type"] == "Claim"}
    for claim in ledger.claims():
        assert claims[claim.id]["appearance"] == [
            f"urn:reportedly:statement:{wording.statement.id}" for wording in claim.wordings
        ]
    based = [one["isBasedOn"] for one in document["@graph"] if "isBasedOn" in one]
    assert based == [
        f"urn:reportedly:article:{family.id}"
        for family in ledger.families()
        for page in family.pages
        if page.role == "copy"
    ]


def test_an_empty_ledger_is_an_empty_graph(tmp_path):
    with Ledger(tmp_path / "empty.ledger") as ledger:
        ledger.add([])
        export.write(ledger, "jsonld", tmp_path / "graph.jsonld")
    assert json.loads((tmp_path / "graph.jsonld").read_text())["@graph"] == []
