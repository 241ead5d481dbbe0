"""Readings as people set them right: who speaks, which act it is, how sure, when it was, the page's date.

A correction names a statement by its page, its id there and its words, so that it holds in another ledger
too, and where the page is read anew. The reading as it was read stays beside the one that is set right.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterator
from datetime import datetime

import msgspec
from msgspec.structs import replace

from reportedly import phrasing
from reportedly.model import (
    Act,
    Actor,
    Attribution,
    Dating,
    DatingCandidate,
    Factuality,
    Reading,
    Span,
    Time,
)

BY_HAND = "set right by hand"
"""Why a date is so, and what a time is relative to, where somebody said so."""

Bounds = tuple[datetime, datetime]


def corrected(
    connection: sqlite3.Connection, content_hash: str, reading: Reading, retrieved: datetime | None
) -> Reading | None:
    """The reading of the page of this hash as people set it right, if they did; what was read is noted."""
    rows = connection.execute(
        """
        SELECT nth, kind, statement, words, was, now FROM reading_corrections
        WHERE page = ? AND other_page = '' ORDER BY kind <> 'published', nth
        """,
        (content_hash,),
    ).fetchall()
    right = reading
    for row in rows:
        if row["kind"] == "published":
            was = row["was"] or _published(right)
            right = dated_anew(right, msgspec.json.decode(row["now"], type=Bounds), retrieved)
        elif one := meant(right, row["statement"], row["words"]):
            was, right = told(one, row["kind"]), _with(right, one.id, row["kind"], row["now"])
        else:
            continue
        connection.execute("UPDATE reading_corrections SET was = ? WHERE nth = ?", (was, row["nth"]))
    return right if rows else None


def resolve(connection: sqlite3.Connection, content_hash: str) -> list[int]:
    """Tell the corrections of a page, whose rows are written, which statements they mean.

    Gives the keys of those that somebody told to be the same claim as another, or not to be.
    """
    rows = connection.execute(
        """
        SELECT key, id, content FROM attributions WHERE page = (SELECT number FROM pages WHERE hash = ?1)
        UNION ALL
        SELECT key, id, content FROM assertions WHERE page = (SELECT number FROM pages WHERE hash = ?1)
        """,
        (content_hash,),
    ).fetchall()
    held = [(row["id"], row["content"]) for row in rows]
    keys = {row["id"]: row["key"] for row in rows}
    of_claims: list[int] = []
    for side in ("", "other_"):
        asked = connection.execute(
            f"""
            SELECT nth, kind, {side}statement AS id, {side}words AS words FROM reading_corrections
            WHERE {side}page = ? AND kind <> 'published'
            """,
            (content_hash,),
        ).fetchall()
        for row in asked:
            found = _likest(held, row["id"], row["words"])
            key = keys[found] if found else None
            connection.execute(
                f"UPDATE reading_corrections SET {side}attribution = ? WHERE nth = ?", (key, row["nth"])
            )
            of_claims += [key] if key and row["kind"].endswith("same-claim") else []
    return of_claims


# --- Which statement -----------------------------------------------------------------------


def meant(reading: Reading, statement: str, words: str) -> Attribution | None:
    """The attribution that a correction is of."""
    all_of_them = {one.id: one for one in reading.statements()}
    text = reading.article.text
    found = _likest(
        [(key, phrasing.content(one, text)) for key, one in all_of_them.items()], statement, words
    )
    return all_of_them[found] if found else None


def _likest(held: list[tuple[str, str]], statement: str, words: str) -> str | None:
    """The id of the statement with these words, that of this id first; or else with most of them.

    >>> held = [("a1", "It rained."), ("a2", "It rained, and the dam broke."), ("a3", "It rained.")]
    >>> _likest(held, "a3", "It rained."), _likest(held, "a9", "the dam broke"), _likest(held, "a1", "No.")
    ('a3', 'a2', None)
    """
    same = [one for one, content in held if content == words]
    if same:
        return statement if statement in same else same[0]
    near = [
        (len(content), one) for one, content in held if content and (content in words or words in content)
    ]
    return max(near)[1] if near else None


# --- What is set right ---------------------------------------------------------------------


def told(one: Attribution, kind: str) -> str | None:
    """What an attribution says of itself, in words; nothing where it does not."""
    if kind == "speaker":
        return " & ".join(actor.name for actor in one.actors()) or None
    if kind == "act":
        return one.act
    if kind == "factuality":
        return one.factuality
    return phrasing.dated(one.when.earliest, one.when.latest) or None if one.when else None


def _with(reading: Reading, statement: str, kind: str, now: str) -> Reading:
    """The reading with one attribution set right."""
    change = _CHANGES[kind]
    return replace(
        reading,
        attributions=tuple(_changed(reading.attributions, statement, lambda one: change(one, now))),
    )


def _changed(
    attributions: tuple[Attribution, ...], statement: str, change: Callable[[Attribution], Attribution]
) -> Iterator[Attribution]:
    for one in attributions:
        inner = replace(one, nested=tuple(_changed(one.nested, statement, change))) if one.nested else one
        yield change(inner) if one.id == statement else inner


def _spoken_by(one: Attribution, now: str) -> Attribution:
    actors = msgspec.json.decode(now, type=tuple[Actor, ...])
    return replace(one, speaker=actors[0] if actors else None, speakers=actors if len(actors) > 1 else ())


def _does(one: Attribution, now: str) -> Attribution:
    return replace(one, act=msgspec.json.decode(now, type=Act | None))


def _is_sure(one: Attribution, now: str) -> Attribution:
    return replace(one, factuality=msgspec.json.decode(now, type=Factuality | None))


def _said_at(one: Attribution, now: str) -> Attribution:
    bounds = msgspec.json.decode(now, type=Bounds | None)
    if bounds is None:
        return replace(one, when=None)
    span = one.when.span if one.when else Span(one.start(), one.start())
    return replace(one, when=Time(span, phrasing.dated(*bounds), *bounds, basis=BY_HAND))


_CHANGES: dict[str, Callable[[Attribution, str], Attribution]] = {
    "speaker": _spoken_by,
    "act": _does,
    "factuality": _is_sure,
    "date": _said_at,
}


def _published(reading: Reading) -> str | None:
    published = reading.article.published
    return phrasing.dated(published.earliest, published.latest) if published else None


def dated_anew(reading: Reading, bounds: Bounds, retrieved: datetime | None) -> Reading:
    """The page read again with the date that somebody gave it: *on Wednesday* is of another day then."""
    from reportedly.reading import read_article  # loads all that reading needs, and few pages are set right

    published = Dating(*bounds, 1.0, (DatingCandidate(*bounds, 1.0, BY_HAND),))
    article = replace(
        reading.article, published=published, foreign=(), translated=None, damage=()
    )  # as it was extracted: these are told again
    again = read_article(article, retrieved)
    return replace(again, article=replace(again.article, published=published))
