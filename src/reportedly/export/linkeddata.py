"""JSON-LD: schema.org's `NewsArticle`, `Quotation`, `Statement`, `Claim`; W3C Web Annotations for the words.

One document, and the context that says what its names mean (`context.json`) stands in it: nothing is fetched
to read it. What is quoted is a `Quotation`, what is told in other words a `Statement`; their speakers are the
`creator`. Each span is an `Annotation`, whose target says where the words stand in the `articleBody`. What
no vocabulary has a word for (acts, factuality, relays, disputes) has a name that begins with
`urn:reportedly:`; that is a name, and no address.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import datetime
from importlib.resources import files
from itertools import groupby
from pathlib import Path

import msgspec

from reportedly import phrasing
from reportedly.export.annotations import Spans
from reportedly.export.dictionary import (
    ACTORS,
    ARTICLES,
    ASSERTIONS,
    CLAIMS,
    DISPUTES,
    EVENTS,
    STATEMENTS,
    WORDINGS,
)
from reportedly.export.tables import Row, records
from reportedly.ledger import Selection

Node = dict[str, object]

_TYPES = {
    "person": "Person",
    "country": "Country",
    "government": "GovernmentOrganization",
    "agency": "NewsMediaOrganization",
    "outlet": "NewsMediaOrganization",
    "company": "Corporation",
    "organisation": "Organization",
    "group": "Organization",
    "place": "Place",
    "document": "CreativeWork",
    "unknown": "Thing",
}
"""Of schema.org, by kind of actor."""


def write_graph(selection: Selection, file: Path) -> dict[str, int]:
    """Write one JSON-LD document, node by node; how many there are of each type."""
    counts: dict[str, int] = {}
    context = files("reportedly.export").joinpath("context.json").read_bytes().strip()
    before = b'{"@context": ' + context + b',\n"@graph": [\n'
    with file.open("xb") as stream:
        for node in _nodes(selection):
            stream.write(before + msgspec.json.encode(node))
            counts[str(node["type"])] = counts.get(str(node["type"]), 0) + 1
            before = b",\n"
        stream.write(b"\n]}\n" if counts else before + b"]}\n")
    return counts


def _nodes(selection: Selection) -> Iterator[Node]:
    yield from map(_article, records(ARTICLES, selection))
    yield from map(_actor, records(ACTORS, selection))
    spans = Spans(selection)
    for row in records(STATEMENTS, selection):
        yield _statement(row)
        for span in spans.of(row.text("page") or "", row.text("id") or ""):
            yield span.node(
                iri("annotation", span.id), iri("statement", span.statement), iri("article", span.page)
            )
    yield from map(_assertion, records(ASSERTIONS, selection))
    wordings = groupby(records(WORDINGS, selection), key=lambda row: row.text("claim"))
    for row, (_, of_claim) in zip(records(CLAIMS, selection), wordings, strict=True):
        yield _claim(row, of_claim)
    yield from map(_dispute, records(DISPUTES, selection))
    yield from map(_event, records(EVENTS, selection))


def _article(row: Row) -> Node:
    family = row.text("family")
    return _node(
        "NewsArticle",
        iri("article", row.text("id")),
        identifier=row.text("id"),
        url=phrasing.web_address(row.text("url")),
        headline=row.text("headline"),
        alternativeHeadline=row.text("subheadline"),
        author=[{"type": "Person", "name": name} for name in row.texts("authors")],
        publisher=_organization(row.text("site")),
        sourceOrganization=_organization(row.text("credit")),
        articleSection=row.text("section"),
        dateline=row.text("dateline"),
        datePublished=_moment(row.moment("published_earliest")),
        inLanguage=row.text("language"),
        isBasedOn=iri("article", family) if family and family != row.text("id") else None,
        articleBody=row.text("text"),
    )


def _actor(row: Row) -> Node:
    wikidata = row.text("wikidata")
    return _node(
        _TYPES.get(row.text("kind") or "", "Thing"),
        iri("actor", row.text("id")),
        identifier=row.text("id"),
        name=row.text("name"),
        alternateName=[name for name in row.texts("names") if name != row.text("name")],
        description=list(row.texts("roles")),
        sameAs=f"http://www.wikidata.org/entity/{wikidata}" if wikidata else None,
    )


def _statement(row: Row) -> Node:
    page = row.text("page")
    return _node(
        "Statement" if row.text("manner") == "indirect" else "Quotation",
        iri("statement", row.text("id")),
        identifier=row.text("id"),
        text=row.text("content"),
        creator=_iris("actor", row.texts("speaker_ids")),
        mentions=_iris("actor", row.texts("named_ids")),
        isPartOf=iri("article", page),
        act=row.text("act"),
        factuality=row.text("factuality"),
        manner=row.text("manner"),
        saidEarliest=_moment(row.moment("earliest")),
        saidLatest=_moment(row.moment("latest")),
        through=list(row.texts("through")),
        within=_iris("statement", filter(None, (row.text("within"),))),
        answers=_iris("statement", row.texts("answers")),
    )


def _assertion(row: Row) -> Node:
    """What the article tells itself, with no `creator` but the article's; or a clause of a statement."""
    of = row.text("statement")
    return _node(
        "Statement",
        iri("statement", row.text("id")),
        identifier=row.text("id"),
        text=row.text("content"),
        isPartOf=iri("statement", of) if of else iri("article", row.text("page")),
    )


def _claim(row: Row, wordings: Iterable[Row]) -> Node:
    return _node(
        "Claim",
        iri("claim", row.text("id")),
        identifier=row.text("id"),
        text=row.text("words"),
        pages=int(row.text("pages") or 0),
        texts=int(row.text("texts") or 0),
        sources=int(row.text("sources") or 0),
        appearance=[iri("statement", wording.text("id")) for wording in wordings],
    )


def _dispute(row: Row) -> Node:
    return _node(
        "Dispute",
        iri("dispute", row.text("id")),
        kind=row.text("kind"),
        reason=row.text("reason"),
        one=iri("statement", row.text("one")),
        other=iri("statement", row.text("other")),
    )


def _event(row: Row) -> Node:
    place = row.text("place")
    return _node(
        "Event",
        iri("event", row.text("id")),
        identifier=row.text("id"),
        name=row.text("evidence"),
        additionalType=row.text("type"),
        mode=row.text("mode"),
        status=row.text("status"),
        doer=_iris("actor", row.texts("actor_ids")),
        recipient=_iris("actor", row.texts("recipient_ids")),
        startDate=_moment(row.moment("earliest")),
        endDate=_moment(row.moment("latest")),
        location={"type": "Place", "name": place} if place else None,
        subjectOf=iri("article", row.text("page")),
    )


def iri(kind: str, own: str | None) -> str:
    """The name of something in the document.

    >>> iri("statement", "3f2a9c41d0e7/a3.1")
    'urn:reportedly:statement:3f2a9c41d0e7/a3.1'
    """
    return f"urn:reportedly:{kind}:{own}"


def _iris(kind: str, own: Iterable[str]) -> list[str]:
    return [iri(kind, one) for one in own]


def _node(type_: str, own: str, /, **properties: object) -> Node:
    """The node, without the properties that say nothing."""
    said = {name: value for name, value in properties.items() if value not in (None, "", [])}
    return {"id": own, "type": type_, **said}


def _organization(name: str | None) -> Node | None:
    return {"type": "Organization", "name": name} if name else None


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None
