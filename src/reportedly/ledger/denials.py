"""What one statement of a page denies of another: *denied the charge*, *called the report false*."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from textwrap import shorten
from typing import NamedTuple

import msgspec

from reportedly.attributions.noun_cues import statement_nouns
from reportedly.ledger.claim_candidates import cosine
from reportedly.model import Record

NEAR = 0.55
"""Cosine of a denial that says what it denies and of what it answers, from which that may be it."""

SHARED = 0.5
"""Share of such a denial's words of four letters and more that what it answers has as well."""

_INNER = str.maketrans('“”"', "‘’'")
"""Quotation marks inside others."""

SHOWN = 120
"""Code points of a denial that stand for its reason, at most."""

_ASSERTING = frozenset({"accuse", "claim", "report", "state", "suspect", "announce", "affirm"})
"""Acts that say that something is so, and may be denied."""

SHORTEST = 12
"""Code points of what is denied by who tells it, at least: *it* and *them* say nothing."""

_SINGULAR = re.compile(r"^.*\s|s$")
"""What is before the last word, and its plural's ending."""

_ALLEGING = frozenset({"accuse", "claim", "report", "suspect"})
"""Acts that tell an event as one that may be denied."""

_BEGINNINGS = frozenset({"The", "She", "They", "His", "Her", "Its", "Their"})

_POINTING = 5
"""Words of a denial that only points to what it denies, at most: *any such link*."""


class Denial(NamedTuple):
    """The keys of a denial and of what it denies, and the words that say so."""

    one: int
    other: int
    reason: str


def denials(connection: sqlite3.Connection, page: int) -> Iterator[Denial]:
    """The denials of a page that are sure enough: by who is accused, or near in meaning and words."""
    rows = connection.execute(
        """
        SELECT mine.key AS one, theirs.key AS other, mine.source, mine.cue, mine.content,
            theirs.act, theirs.content AS denied
        FROM attributions AS mine JOIN answers ON answers.attribution = mine.key
        JOIN attributions AS theirs ON theirs.key = answers.answered
        WHERE mine.page = ? AND mine.act = 'deny' AND mine.source IS NOT NULL AND theirs.source IS NOT NULL
        ORDER BY mine.key, answers.nth
        """,
        (page,),
    ).fetchall()
    for row in rows:
        one, other = row["one"], row["other"]
        if row["act"] not in _ASSERTING:
            continue
        likeness = _likeness(connection, one, other)
        points = likeness is None and len(row["content"].split()) <= _POINTING
        is_named = points and not _names(row["source"]).isdisjoint(_names(row["denied"]))
        is_accused = is_named or _is_of_denier(connection, one, other, points)
        is_near = likeness is not None and likeness >= NEAR
        is_of_it = is_accused or _shared(row["content"], row["denied"]) >= SHARED
        if (points and is_accused) or (is_near and is_of_it):
            yield Denial(one, other, f"{_in_its_words(row)}, on the same page")


def nested_denials(connection: sqlite3.Connection, page: int) -> Iterator[Denial]:
    """Denials of what another says inside the same words: *denied the union's claim that it sold arms*."""
    rows = connection.execute(
        """
        SELECT mine.key AS one, theirs.key AS other, mine.source, mine.cue, mine.content, theirs.cue AS noun
        FROM attributions AS mine JOIN attributions AS theirs
            ON theirs.page = mine.page AND theirs.within = mine.id
        WHERE mine.page = :page AND mine.act = 'deny'
        AND mine.source IS NOT NULL AND theirs.source IS NOT NULL
        AND theirs.content_end - theirs.content_start >= :least
        AND mine.content_start <= theirs.content_start AND theirs.content_end <= mine.content_end
        ORDER BY mine.key, theirs.key
        """,
        {"page": page, "least": SHORTEST},
    ).fetchall()
    for row in rows:
        if row["noun"] and _SINGULAR.sub("", row["noun"].lower()) in statement_nouns():
            yield Denial(row["one"], row["other"], f"{_in_its_words(row)}, in the same sentence")


def denied_events(connection: sqlite3.Connection, page: int) -> Iterator[Denial]:
    """Statements that deny an event which another statement of the page alleges."""
    for event in connection.execute(
        "SELECT views FROM events WHERE page = ? ORDER BY key", (page,)
    ).fetchall():
        views = msgspec.json.decode(event["views"], type=tuple[_View, ...])
        denials = [one.statement for one in views if one.status == "denied" and one.statement]
        others = [one.statement for one in views if one.status == "alleged" and one.statement]
        for denial in dict.fromkeys(denials):
            for other in dict.fromkeys(others):
                one, two = (_of_page(connection, page, each) for each in (denial, other))
                likeness = _likeness(connection, one["key"], two["key"])
                is_near = likeness is None or likeness >= NEAR
                if one["act"] == "deny" and two["act"] in _ALLEGING and is_near:
                    yield Denial(
                        one["key"], two["key"], f"{_in_its_words(one)}, of the same event, on the same page"
                    )


class _View(Record, frozen=True):
    status: str
    statement: str | None = None


def _of_page(connection: sqlite3.Connection, page: int, statement: str) -> sqlite3.Row:
    rows = "SELECT key, act, source, cue, content FROM attributions WHERE page = ? AND id = ?"
    return connection.execute(rows, (page, statement)).fetchone()


def _in_its_words(denial: sqlite3.Row) -> str:
    """Who denies, and what: in the words of the page, as far as they are short."""
    told = " ".join(filter(None, (denial["source"], denial["cue"], denial["content"])))
    return f"“{shorten(told.translate(_INNER), SHOWN, placeholder=' …')}”"


def _names(words: str) -> frozenset[str]:
    """The words with a capital, but for small ones at the beginning."""
    return frozenset(word for word in re.findall(r"\w{3,}", words) if word[0].isupper()) - _BEGINNINGS


def _shared(denial: str, denied: str) -> float:
    """The share of a denial's longer words that stand in what is denied."""
    ours, theirs = (set(re.findall(r"\w{4,}", words.lower())) for words in (denial, denied))
    return len(ours & theirs) / max(1, len(ours))


def _likeness(connection: sqlite3.Connection, one: int, other: int) -> float | None:
    """How near they are in meaning, where both say something."""
    rows = connection.execute(
        "SELECT vector FROM claim_statements WHERE attribution IN (?, ?)", (one, other)
    ).fetchall()
    return cosine(rows[0]["vector"], rows[1]["vector"]) if len(rows) == 2 else None


def _is_of_denier(connection: sqlite3.Connection, denial: int, denied: int, by_anybody: bool) -> bool:
    """Whether who denies is named in what is denied, by name, or the country that it speaks for.

    A person speaks for a country where the denial only points to what it denies: then `by_anybody`.
    """
    found = connection.execute(
        """
        SELECT 1 FROM speakers JOIN named ON named.attribution = :denied
        JOIN attributions ON attributions.key = named.attribution
        JOIN appearances ON appearances.page = attributions.page AND appearances.id = named.actor
        WHERE speakers.attribution = :denial AND (
            speakers.actor = named.actor OR (
                speakers.country = appearances.country AND appearances.kind IN ('country', 'government')
                AND (:by_anybody OR speakers.kind <> 'person')
            )
        ) LIMIT 1
        """,
        {"denial": denial, "denied": denied, "by_anybody": by_anybody},
    )
    return found.fetchone() is not None
