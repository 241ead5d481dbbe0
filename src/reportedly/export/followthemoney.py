"""FollowTheMoney entities (https://followthemoney.tech), one JSON object a line, for Aleph and its kin.

A page is an `Article`. Who is named is a `Person`, a `Company`, an `Organization`, a `PublicBody` or, where
that is not known, a `LegalEntity`; a `Mention` ties it to the page. A statement is a `Note` on its speakers,
in the page's words, tied to the page by a `Documentation` that has its dates. An event is an `Event`.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from functools import cache
from pathlib import Path

import msgspec

from reportedly import knowledge, phrasing
from reportedly.export.dictionary import ACTORS, APPEARANCES, ARTICLES, EVENTS, STATEMENTS
from reportedly.export.tables import Row, records
from reportedly.ledger import Selection
from reportedly.model import Record

_SCHEMATA = {
    "person": "Person",
    "government": "PublicBody",
    "country": "PublicBody",
    "company": "Company",
    "organisation": "Organization",
    "agency": "Organization",
    "outlet": "Organization",
    "group": "LegalEntity",
    "unknown": "LegalEntity",
}
"""The schema of each kind of actor. Places and documents are none that can act or own, and are left out."""


class Entity(Record, frozen=True):
    """One entity, as FollowTheMoney reads it: every property is a list of text."""

    id: str
    schema: str
    properties: dict[str, list[str]]


def write_entities(selection: Selection, file: Path) -> dict[str, int]:
    """Write the entities into the file, one a line; how many there are of each schema."""
    counts: dict[str, int] = {}
    encoder = msgspec.json.Encoder()
    with file.open("xb") as stream:
        for entity in _entities(selection):
            stream.write(encoder.encode(entity) + b"\n")
            counts[entity.schema] = counts.get(entity.schema, 0) + 1
    return counts


def _entities(selection: Selection) -> Iterator[Entity]:
    yield from map(_article, records(ARTICLES, selection))
    known: set[str] = set()
    for row in records(ACTORS, selection):
        if (kind := row.text("kind") or "unknown") in _SCHEMATA:
            known.add(row.text("id") or "")
            yield _actor(row, _SCHEMATA[kind])
    for row in records(APPEARANCES, selection):
        if row.text("actor") in known:
            yield _mention(row)
    for row in records(STATEMENTS, selection):
        yield from _statement(row, known)
    for row in records(EVENTS, selection):
        yield _event(row, known)


def _article(row: Row) -> Entity:
    language = _alpha3().get(row.text("language") or "")
    return _entity(
        "Article",
        row.text("id"),
        title=row.text("headline"),
        author=row.texts("authors"),
        publisher=row.text("site"),
        sourceUrl=_address(row),
        publishedAt=_dated(row.moment("published_earliest"), row.moment("published_latest")),
        retrievedAt=_moment(row.moment("retrieved")),
        language=language,
        bodyText=row.text("text"),
        summary=row.text("subheadline"),
        fileName=row.text("found_at"),
    )


def _actor(row: Row, schema: str) -> Entity:
    name = row.text("name") or ""
    return _entity(
        schema,
        row.text("id"),
        name=name,
        alias=tuple(one for one in row.texts("names") if one != name),
        country=(row.text("country") or "").lower(),
        wikidataId=row.text("wikidata"),
        summary=row.texts("roles"),
    )


def _mention(row: Row) -> Entity:
    return _entity(
        "Mention",
        f"{row.text('page')}-{row.text('actor')}",
        document=_id("Article", row.text("page")),
        resolved=_id("Actor", row.text("actor")),
        name=row.text("name"),
    )


def _statement(row: Row, known: set[str]) -> Iterator[Entity]:
    """The words as a note on who says them, and where they are documented."""
    who = row.text("speaker") or row.text("source") or "a source that is not named"
    act = next((says for act, says in phrasing.acts().items() if act == row.text("act")), "is cited")
    article, note = _id("Article", row.text("page")), _id("Note", row.text("id"))
    yield _entity(
        "Note",
        row.text("id"),
        name=f"{who} {act}",
        description=row.text("content"),
        entity=tuple(_id("Actor", one) for one in row.texts("speaker_ids") if one in known),
        summary=tuple(f"through {relay}" for relay in row.texts("through")),
        keywords=tuple(filter(None, (row.text("act"), row.text("factuality"), row.text("manner")))),
        proof=article,
    )
    yield _entity(
        "Documentation",
        row.text("id"),
        document=article,
        entity=note,
        role=act,
        date=_dated(row.moment("earliest"), row.moment("latest")),
        startDate=_moment(row.moment("earliest")),
        endDate=_moment(row.moment("latest")),
    )


def _event(row: Row, known: set[str]) -> Entity:
    sides = (", ".join(row.texts("actors")), ", ".join(row.texts("recipients")))
    what = " ".join(filter(None, (row.text("type"), row.text("mode"))))
    voices = ", ".join(row.texts("according_to")) or "the article"
    place = row.text("place")
    return _entity(
        "Event",
        row.text("id"),
        name=": ".join(filter(None, (what, " → ".join(filter(None, sides))))),
        organizer=tuple(_id("Actor", one) for one in row.texts("actor_ids") if one in known),
        involved=tuple(_id("Actor", one) for one in row.texts("recipient_ids") if one in known),
        date=_dated(row.moment("earliest"), row.moment("latest")),
        startDate=_moment(row.moment("earliest")),
        endDate=_moment(row.moment("latest")),
        location=place,
        country=(row.text("place_country") or "").lower(),
        summary=row.text("evidence"),
        notes=f"{row.text('status')}, according to {voices}",
        keywords=tuple(filter(None, (row.text("type"), row.text("mode"), *row.texts("contexts")))),
        proof=_id("Article", row.text("page")),
    )


def _entity(schema: str, own: str | None, **properties: str | tuple[str, ...] | None) -> Entity:
    """The entity, without the properties that say nothing."""
    kind = "Actor" if schema in _SCHEMATA.values() else schema
    values = {
        name: [one for one in ((value,) if isinstance(value, str) else value or ()) if one.strip()]
        for name, value in properties.items()
    }
    return Entity(_id(kind, own), schema, {name: found for name, found in values.items() if found})


def _id(kind: str, own: str | None) -> str:
    """An id of letters, digits, dots and hyphens, which is all that an entity's may have.

    >>> _id("Actor", "john-smith~2"), _id("Note", "3f2a9c41d0e7/a3.1")
    ('reportedly-actor-john-smith.2', 'reportedly-note-3f2a9c41d0e7.a3.1')
    """
    return f"reportedly-{kind.lower()}-{re.sub('[^A-Za-z0-9.-]', '.', own or '')}"


def _address(row: Row) -> str | None:
    return phrasing.web_address(row.text("url"))


def _moment(moment: datetime | None) -> str | None:
    return moment.isoformat() if moment else None


def _dated(earliest: datetime | None, latest: datetime | None) -> str | None:
    """The day, month or year that two bounds come to; where they come to none, nothing.

    >>> _dated(datetime(2024, 6, 1), datetime(2024, 6, 30, 23, 59, 59))
    '2024-06'
    >>> _dated(datetime(2024, 6, 12, 8, 30), datetime(2024, 6, 12, 8, 30))
    '2024-06-12'
    """
    if earliest is None or latest is None or earliest.year != latest.year:
        return None
    if earliest.date() == latest.date():
        return f"{earliest:%Y-%m-%d}"
    return f"{earliest:%Y-%m}" if earliest.month == latest.month else f"{earliest:%Y}"


@cache
def _alpha3() -> dict[str, str]:
    """The three letters of each language, by its two."""
    return {row["code"]: row["alpha3"] for row in knowledge.table("languages")}
