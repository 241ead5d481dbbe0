"""All that one page yields, its JSON and its schema."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Literal

import msgspec

from reportedly.errors import NotReadableError
from reportedly.model.actors import Mention
from reportedly.model.articles import Article
from reportedly.model.attributions import Attribution
from reportedly.model.events import Event
from reportedly.model.records import Record
from reportedly.model.times import Time

NoteKind = Literal["not-read", "language", "truncated", "encoding", "date", "text"]


class Note(Record, frozen=True):
    """One line on what could not be read, and why."""

    kind: NoteKind
    message: str


class Versions(Record, frozen=True):
    """What made a reading: the same page read with the same versions gives the same reading."""

    reportedly: str
    model: str
    knowledge: str


class Reading(Record, frozen=True):
    """All that one page yields.

    `attributions` are the outermost; `statements()` gives those nested in them too.
    """

    article: Article
    attributions: tuple[Attribution, ...] = ()
    events: tuple[Event, ...] = ()
    times: tuple[Time, ...] = ()
    mentions: tuple[Mention, ...] = ()
    notes: tuple[Note, ...] = ()
    versions: Versions | None = None

    def statements(self) -> Iterator[Attribution]:
        """Every attribution, an outer one before those nested in it: what a ledger keeps as statements."""
        for attribution in self.attributions:
            yield from attribution.all()


def to_json(record: Record) -> bytes:
    """The record as JSON, UTF-8."""
    return msgspec.json.encode(record)


def reading_from_json(data: bytes | str) -> Reading:
    """The reading that `to_json` wrote. Raises `NotReadableError` where it is not one."""
    try:
        return msgspec.json.decode(data, type=Reading)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise NotReadableError(f"not the JSON of a reading: {error}") from error


def json_schema() -> dict[str, Any]:
    """The JSON Schema of a `Reading` and of every noun in it (Draft 2020-12)."""
    return {"$schema": "https://json-schema.org/draft/2020-12/schema", **msgspec.json.schema(Reading)}
