"""Full text: statements, events and articles by any of their words, with what each answer can be narrowed by.

What is found is counted and told apart over the newest so many, so that no question grows dearer with the
ledger. Statements and events come by their words, or by what they are; articles by headline and text.
"""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections.abc import Iterator, Mapping
from typing import Literal

import msgspec

from reportedly import phrasing, verbs
from reportedly.ledger import asking, events
from reportedly.ledger.asked_actors import conditions
from reportedly.ledger.asking import Entry, Question, key_of
from reportedly.ledger.dates import When, bounds
from reportedly.ledger.events import CodedEvent
from reportedly.ledger.keys import KEYS_PER_SECOND, LAST_KEY, UNDATED_SECOND, stored_time
from reportedly.ledger.words import matching, pieces
from reportedly.model import Reading, Record, Span, Statement

MOST_COUNTED = 2000
"""Rows that are counted by what they can be narrowed by: 12 ms in a ledger of 100,000 statements."""

MOST_CHOICES = 12
"""Values of one facet that are given, the commonest."""

AROUND = 240
"""Code points of an article that are shown around the words that were found."""

_WORDS_OF_STATEMENTS = "content source speaker headline site"
_FIRST_UNDATED = UNDATED_SECOND * KEYS_PER_SECOND

_CHOSEN = "WITH chosen AS (SELECT value AS number FROM json_each(:keys))"
_STATEMENT_FACETS = {
    "speaker": """
        SELECT '@' || held.id AS value, held.name AS name, count(*) AS times FROM chosen
        JOIN speakers ON speakers.attribution = chosen.number
        JOIN attributions ON attributions.key = chosen.number
        JOIN appearances ON appearances.page = attributions.page AND appearances.id = speakers.actor
        JOIN actors ON actors.number = coalesce(appearances.moved, appearances.actor)
        JOIN actors AS held ON held.number = coalesce(actors.same_as, actors.number)
        GROUP BY held.number
    """,
    "act": """
        SELECT act AS value, NULL AS name, count(*) AS times FROM chosen
        JOIN attributions ON attributions.key = chosen.number WHERE act IS NOT NULL GROUP BY act
    """,
    "factuality": """
        SELECT factuality AS value, NULL AS name, count(*) AS times FROM chosen
        JOIN attributions ON attributions.key = chosen.number WHERE factuality IS NOT NULL GROUP BY factuality
    """,
    "country": """
        SELECT country AS value, NULL AS name, count(DISTINCT attribution) AS times
        FROM chosen JOIN speakers ON attribution = chosen.number
        WHERE country IS NOT NULL GROUP BY country
    """,
    "site": """
        SELECT site AS value, NULL AS name, count(*) AS times FROM chosen
        JOIN attributions ON attributions.key = chosen.number JOIN articles USING (page)
        WHERE site IS NOT NULL GROUP BY site
    """,
}
_EVENT_FACETS = {
    "actor": """
        SELECT name AS value, NULL AS name, count(DISTINCT event) AS times FROM chosen
        JOIN participants ON event = chosen.number AND role = 'actor' GROUP BY name
    """,
    "type": """
        SELECT type AS value, NULL AS name, count(*) AS times FROM chosen
        JOIN events ON events.key = chosen.number GROUP BY type
    """,
    "status": """
        SELECT status AS value, NULL AS name, count(*) AS times FROM chosen
        JOIN events ON events.key = chosen.number GROUP BY status
    """,
    "site": """
        SELECT site AS value, NULL AS name, count(*) AS times FROM chosen
        JOIN events ON events.key = chosen.number JOIN articles USING (page)
        WHERE site IS NOT NULL GROUP BY site
    """,
}
_ARTICLE_FACETS = {
    "site": """
        SELECT site AS value, NULL AS name, count(*) AS times FROM chosen
        JOIN articles ON page = chosen.number WHERE site IS NOT NULL GROUP BY site
    """,
}


class Choice(Record, frozen=True):
    """One value that an answer can be narrowed to, and how many rows have it; `name` is for people."""

    value: str
    number: int
    name: str | None = None


class Facet(Record, frozen=True):
    """By what an answer can be narrowed, the commonest values first."""

    name: str
    choices: tuple[Choice, ...]


class FoundArticle(Record, frozen=True):
    """An article in which words were found: around them, and in which paragraph, counted from 1."""

    page: Entry
    words: str
    paragraph: int


class Findings(Record, frozen=True):
    """What a search comes to: one part of it, the newest first, of `number` rows in all, or `more`."""

    number: int
    more: bool
    facets: tuple[Facet, ...] = ()
    statements: tuple[Statement, ...] = ()
    events: tuple[CodedEvent, ...] = ()
    articles: tuple[FoundArticle, ...] = ()


def write_words(connection: sqlite3.Connection, number: int, reading: Reading) -> None:
    """Let the article of a page, and its events, be found by their words."""
    connection.execute(
        "INSERT INTO article_search (rowid, headline, text) VALUES (?, ?, ?)",
        (number, reading.article.headline, reading.article.text),
    )
    connection.execute(
        "INSERT INTO evidence_search (rowid, evidence) SELECT key, evidence FROM events WHERE page = ?",
        (number,),
    )


def statements(
    connection: sqlite3.Connection, words: str | None, asked: Question, limit: int, after: str | None
) -> Findings:
    """The statements that have all of the words, in whatever part of them, and fit what is asked."""
    match = " AND ".join(filter(None, (words and matching(_WORDS_OF_STATEMENTS, words), asked.match)))
    decided, own = conditions(asked.checks)
    rows = (
        f"SELECT rowid FROM search WHERE search MATCH :match AND rowid BETWEEN :first AND :last {decided}"
        if match
        else "SELECT key FROM attributions WHERE key BETWEEN :first AND :last"
    )
    bound = {"match": match, **own}
    start = key_of(connection, "attributions", after) if after else None
    keys = _newest(connection, rows, bound, asked, most=MOST_COUNTED + 1)
    shown = _newest(connection, rows, bound, asked, most=limit, after=start)
    found = tuple(asking.statement(connection, key) for key in shown)
    counted, facets = _counted(connection, keys, _STATEMENT_FACETS)
    return Findings(*counted, facets, statements=found)


def happenings(
    connection: sqlite3.Connection, words: str | None, asked: Question, limit: int, after: str | None
) -> Findings:
    """The events whose sentence has all of the words, and that fit what is asked."""
    parts = ["key BETWEEN :first AND :last"]
    decided, own = conditions(asked.checks)
    bound: dict[str, object] = {"match": asked.match, **own}
    if words:
        parts.append("key IN (SELECT rowid FROM evidence_search WHERE evidence_search MATCH :words)")
        bound["words"] = matching("evidence", words)
    if asked.match:
        parts.append(f"key IN (SELECT rowid FROM event_search WHERE event_search MATCH :match {decided})")
    rows = f"SELECT key FROM events WHERE {' AND '.join(parts)}"
    start = key_of(connection, "events", after) if after else None
    keys = _newest(connection, rows, bound, asked, most=MOST_COUNTED + 1)
    shown = _newest(connection, rows, bound, asked, most=limit, after=start)
    found = tuple(events.event(connection, key) for key in shown)
    counted, facets = _counted(connection, keys, _EVENT_FACETS)
    return Findings(*counted, facets, events=found)


def articles(
    connection: sqlite3.Connection,
    words: str | None,
    *,
    site: str | None,
    since: When | None,
    until: When | None,
    limit: int,
    after: str | None,
) -> Findings:
    """The articles whose headline and text have all of the words; those that were added last come first."""
    parts, bound = ["number <= :start"], dict[str, object]()
    if words:
        parts.append("number IN (SELECT rowid FROM article_search WHERE article_search MATCH :words)")
        bound["words"] = matching("headline text", words)
    if site:
        parts.append("site = :site")
        bound["site"] = site
    if since is not None:
        parts.append("published_earliest >= :since")
        bound["since"] = stored_time(bounds(since)[0])
    if until is not None:
        parts.append("published_earliest <= :until")
        bound["until"] = stored_time(bounds(until)[1])
    rows = f"""
        SELECT number FROM pages JOIN articles ON page = number
        WHERE {" AND ".join(parts)} ORDER BY number DESC LIMIT :limit
    """
    first = {**bound, "start": LAST_KEY, "limit": MOST_COUNTED + 1}
    keys = [row[0] for row in connection.execute(rows, first)]
    start = asking.number_of_page(connection, after) - 1 if after else LAST_KEY
    shown = connection.execute(rows, {**bound, "start": start, "limit": limit}).fetchall()
    found = tuple(_article(connection, row[0], words) for row in shown)
    counted, facets = _counted(connection, keys, _ARTICLE_FACETS)
    return Findings(*counted, facets, articles=found)


def _newest(
    connection: sqlite3.Connection,
    rows: str,
    bound: Mapping[str, object],
    asked: Question,
    *,
    most: int,
    after: int | None = None,
) -> list[int]:
    """So many keys of the rows, the newest first and those without a date last."""
    dated = (asked.first, min(asked.last, _FIRST_UNDATED - 1))
    undated = (max(asked.first, _FIRST_UNDATED), asked.last)
    if after is not None:
        dated = (dated[0], min(dated[1], after - 1)) if after < _FIRST_UNDATED else (1, 0)
        undated = (undated[0], min(undated[1], after - 1)) if after >= _FIRST_UNDATED else undated
    found: list[int] = []
    for first, last in (dated, undated):
        if first <= last and len(found) < most:
            here = {**bound, "first": first, "last": last, "limit": most - len(found)}
            found += [row[0] for row in connection.execute(f"{rows} ORDER BY 1 DESC LIMIT :limit", here)]
    return found


def _counted(
    connection: sqlite3.Connection, keys: list[int], facets: dict[str, str]
) -> tuple[tuple[int, bool], tuple[Facet, ...]]:
    """How many rows there are, whether there are more, and by what they can be narrowed."""
    bound = {"keys": msgspec.json.encode(keys[:MOST_COUNTED]).decode()}
    found: list[Facet] = []
    for name, rows in facets.items():
        sql = f"{_CHOSEN} {rows} ORDER BY times DESC, 1 LIMIT {MOST_CHOICES}"
        choices = tuple(
            Choice(row["value"], row["times"], row["name"]) for row in connection.execute(sql, bound)
        )
        if choices:
            found.append(Facet(name, choices))
    return (min(len(keys), MOST_COUNTED), len(keys) > MOST_COUNTED), tuple(found)


def _article(connection: sqlite3.Connection, number: int, words: str | None) -> FoundArticle:
    page = connection.execute("SELECT id FROM pages WHERE number = ?", (number,)).fetchone()["id"]
    article = asking.reading(connection, page).article
    paragraphs = article.paragraphs or (Span(0, len(article.text)),)
    nth, around = excerpt(article.text, paragraphs, words or "")
    return FoundArticle(asking.page(connection, page), around, nth)


def excerpt(text: str, paragraphs: tuple[Span, ...], words: str) -> tuple[int, str]:
    """The paragraph, from 1, that has most of the words, and what stands around the first of them there.

    >>> text = "It rained all day. The dam at Orlec held."
    >>> excerpt(text, (Span(0, 18), Span(19, 41)), 'orlec "the dam"')
    (2, 'The dam at Orlec held.')
    """
    wanted = [re.compile(rf"\b{re.escape(plain(piece))}", re.IGNORECASE) for piece in pieces(words)]
    best, most = 0, 0
    for nth, span in enumerate(paragraphs):
        there = plain(span.of(text))
        if (has := sum(bool(one.search(there)) for one in wanted)) > most:
            best, most = nth, has
    passage = paragraphs[best].of(text)
    places = [found.start() for one in wanted if (found := one.search(plain(passage)))]
    start = max(min(places, default=0) - AROUND // 3, 0)
    start = passage.rfind(" ", 0, start) + 1 if start else 0
    end = len(passage) if len(passage) <= start + AROUND else passage.rfind(" ", start, start + AROUND)
    end = end if end > start else start + AROUND
    before, after = "… " if start else "", " …" if end < len(passage) else ""
    return best + 1, f"{before}{passage[start:end]}{after}"


def plain(text: str) -> str:
    """The text without accents, letter for letter, as words are looked for.

    >>> plain("Orléc"), len(plain("ﬁ")) == 1
    ('Orlec', True)
    """
    return "".join(unicodedata.normalize("NFD", letter)[0] for letter in text)


def in_words(facet: str, value: str) -> str:
    """A value of a facet as people say it.

    >>> in_words("act", "deny"), in_words("country", "KP"), in_words("site", "The Quay")
    ('denies', 'North Korea', 'The Quay')
    >>> in_words("type", "CONSULT")
    'meeting'
    """
    if facet == "type":
        return verbs.deed(value)
    said: dict[str, dict[str, str]] = {"act": {**phrasing.acts()}, "factuality": {**phrasing.FACTUALITY}}
    return phrasing.country(value) if facet == "country" else said.get(facet, {}).get(value, value)


Kind = Literal["statements", "events", "articles"]
"""What is searched for."""


def marked(text: str, words: str) -> Iterator[tuple[str, bool]]:
    """The text in pieces, each with whether it is one of the words that were looked for.

    >>> list(marked("The dam held.", "dam"))
    [('The ', False), ('dam', True), (' held.', False)]
    """
    wanted = [re.escape(plain(piece)) for piece in pieces(words)]
    if not wanted:
        yield text, False
        return
    reached = 0
    for found in re.finditer(rf"\b(?:{'|'.join(wanted)})\w*", plain(text), re.IGNORECASE):
        if found.start() > reached:
            yield text[reached : found.start()], False
        yield text[found.start() : found.end()], True
        reached = found.end()
    if reached < len(text):
        yield text[reached:], False
