"""What a page says, made ready to be compared: its statements, and what it tells in its own voice."""

from __future__ import annotations

import re
import sqlite3
from collections import OrderedDict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache, partial

from reportedly.comparing.claims import Saying, Telling, own_voice, spelled_out
from reportedly.comparing.pairs.sentence import Sentence
from reportedly.language.parses import parsed
from reportedly.language.syntax import pipeline
from reportedly.ledger.asking import reading_of
from reportedly.ledger.keys import KEYS_PER_SECOND, key_second
from reportedly.ledger.parse_rows import parse_of
from reportedly.model import Reading, Span

LONGEST = 600
"""Code points of a statement that is compared: longer ones say several things."""

KEPT = 3000
"""Parsed statements kept in memory, for they are compared again with those to come."""

CLOSE = timedelta(days=366)
"""Bounds of a time that tells when something was: further apart, they tell too little."""

_CAPITAL = re.compile(r"\b[A-Z][^\W\d_]{2,}")


@dataclass(frozen=True)
class New:
    """A statement or assertion to be written: where in the page it stands, what it says, and its words."""

    start: int
    end: int
    words: str
    saying: Saying


class Sayings:
    """What pages say, parsed once, when it is new; the last `KEPT` that were compared stay in memory."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        self._known: OrderedDict[int, Saying] = OrderedDict()
        self._capitals = lru_cache(KEPT)(self._capitals_on)

    def keep(self, saying: Saying) -> None:
        """Have it at hand; the one that was longest not asked for goes."""
        self._known[saying.key] = saying
        if len(self._known) > KEPT:
            self._known.popitem(last=False)

    def saying(self, key: int) -> Saying:
        """The statement or assertion of this key, which is in a claim."""
        if key in self._known:
            self._known.move_to_end(key)
            return self._known[key]
        row = self._connection.execute(
            "SELECT words, parse, denial FROM claim_statements WHERE attribution = ?", (key,)
        ).fetchone()
        words, parse, denial = row
        saying = self._ready(key, Sentence(parsed(words, parse) if parse else pipeline()(words)))
        if denial:
            saying = replace(saying, denial=Sentence(parsed(saying.denied_words(), denial)))
        self.keep(saying)
        return saying

    def of_page(self, page: int) -> list[New]:
        """The statements of a page that say something, and then its assertions, which are written."""
        reading = reading_of(self._connection, page)
        rows = self._connection.execute(
            "SELECT key, id, content_start, content_end FROM attributions WHERE page = ? ORDER BY key",
            (page,),
        ).fetchall()
        by_id = {each.id: each for each in reading.statements()}
        told = [
            (
                row["key"],
                row["content_start"],
                row["content_end"],
                spelled_out(reading.article, by_id[row["id"]], reading.mentions),
            )
            for row in rows
        ]
        told += _write_assertions(self._connection, page, reading)
        short = [each for each in told if each[3] and len(each[3]) <= LONGEST]
        docs = pipeline().pipe([words for *_, words in short])
        found = [
            New(start, end, words, self._ready(key, Sentence(doc)))
            for (key, start, end, words), doc in zip(short, docs, strict=True)
        ]
        return list(_with_denials([new for new in found if new.saying.says_something]))

    def _ready(self, key: int, sentence: Sentence) -> Saying:
        row = self._connection.execute(_SAID if key >= 0 else _TOLD, (key,)).fetchone()
        day = date.fromisoformat(row["day"][:10]) if row["day"] else None
        who = speakers(self._connection, key)
        told = _told(self._connection, row["page"], row["start"], row["end"])
        around = partial(self._capitals, row["page"])
        return Saying(key, row["page"], sentence, who, day, row["act"], row["factuality"], told, around)

    def _capitals_on(self, page: int) -> frozenset[str]:
        """The words with a capital on a page, in small letters."""
        text = reading_of(self._connection, page).article.text
        return frozenset(word.lower() for word in _CAPITAL.findall(text))


def _with_denials(found: Sequence[New]) -> Iterator[New]:
    """What is said, and of what is denied the sentence that denies it, parsed all at once."""
    denied = [new.saying for new in found if new.saying.is_denied]
    docs = pipeline().pipe([saying.denied_words() for saying in denied])
    denials = {saying.key: Sentence(doc) for saying, doc in zip(denied, docs, strict=True)}
    for new in found:
        denial = denials.get(new.saying.key)
        yield new if denial is None else replace(new, saying=replace(new.saying, denial=denial))


_SAID = """
    SELECT attributions.page, act, factuality, content_start AS start, content_end AS end,
        published_earliest AS day
    FROM attributions JOIN articles ON articles.page = attributions.page WHERE key = ?
"""
_TOLD = """
    SELECT assertions.page, NULL AS act, NULL AS factuality, content_start AS start, content_end AS end,
        published_earliest AS day
    FROM assertions JOIN articles ON articles.page = assertions.page WHERE key = ?
"""


def _told(connection: sqlite3.Connection, page: int, start: int, end: int) -> tuple[date, date] | None:
    """The days that the times in some words of a page tell of, where these are one time to a year."""
    rows = connection.execute(
        "SELECT earliest, latest FROM times WHERE page = ? AND words_start >= ? AND words_end <= ?",
        (page, start, end),
    ).fetchall()
    bounds = [
        (datetime.fromisoformat(row["earliest"]), datetime.fromisoformat(row["latest"]))
        for row in rows
        if row["earliest"] and row["latest"]
    ]
    close = {(low.date(), high.date()) for low, high in bounds if high - low <= CLOSE}
    return close.pop() if len(close) == 1 and len(bounds) == 1 else None


def speakers(connection: sqlite3.Connection, key: int) -> frozenset[str]:
    """Who speaks, by number and name, or else the page's words; of an assertion, whose report it is."""
    if key < 0:
        row = connection.execute(
            """
            SELECT coalesce(credit, site, 'page ' || assertions.page) AS report
            FROM assertions JOIN articles ON articles.page = assertions.page WHERE key = ?
            """,
            (key,),
        ).fetchone()
        return frozenset({f"the report of {row['report'].casefold()}"})
    rows = connection.execute(
        """
        SELECT coalesce(actors.same_as, actors.number) AS number, speakers.name AS name FROM speakers
        JOIN attributions ON attributions.key = speakers.attribution
        JOIN appearances ON appearances.page = attributions.page AND appearances.id = speakers.actor
        JOIN actors ON actors.number = coalesce(appearances.moved, appearances.actor)
        WHERE speakers.attribution = ?
        """,
        (key,),
    ).fetchall()
    if rows:
        known = {f"actor {row['number']}" for row in rows}
        return frozenset(known | {f"named {row['name'].casefold()}" for row in rows})
    row = connection.execute("SELECT source, page FROM attributions WHERE key = ?", (key,)).fetchone()
    return frozenset({f"{row['source'].casefold()} on page {row['page']}"}) if row["source"] else frozenset()


# --- What an article tells in its own voice ---------------------------------------------------


def _write_assertions(
    connection: sqlite3.Connection, page: int, reading: Reading
) -> list[tuple[int, int, int, str]]:
    """Write what a page tells in its own voice, if it is not there; the keys, where it stands, and the words
    spelled out."""
    article = reading.article
    told = _tellings(connection, page, reading)
    rows = connection.execute("SELECT id, key FROM assertions WHERE page = ?", (page,)).fetchall()
    if rows:
        keys = {row["id"]: row["key"] for row in rows}
        return [
            (keys[f"v{nth}"], telling.span.start, telling.span.end, telling.words)
            for nth, telling in enumerate(told, start=1)
        ]
    key = _free_key(connection, page, len(told))
    numbers = _numbers(connection, page)
    found: list[tuple[int, int, int, str]] = []
    for nth, telling in enumerate(told, start=1):
        span = telling.span
        row = (key, page, f"v{nth}", " ".join(span.of(article.text).split()), span.start, span.end)
        connection.execute("INSERT INTO assertions VALUES (?, ?, ?, ?, ?, ?)", row)
        _index(connection, key, telling, reading, numbers)
        found.append((key, span.start, span.end, telling.words))
        key -= 1
    return found


def take_out_assertions(connection: sqlite3.Connection, page: int) -> None:
    """Take what a page tells in its own voice out, which is to be written anew."""
    reading, numbers = reading_of(connection, page), _numbers(connection, page)
    rows = connection.execute("SELECT id, key FROM assertions WHERE page = ?", (page,)).fetchall()
    keys = {row["id"]: row["key"] for row in rows}
    told = _tellings(connection, page, reading) if rows else []
    for nth, telling in enumerate(told, start=1):
        _index(connection, keys[f"v{nth}"], telling, reading, numbers, out=True)
    connection.execute("DELETE FROM assertions WHERE page = ?", (page,))


def _tellings(connection: sqlite3.Connection, page: int, reading: Reading) -> list[Telling]:
    if any(note.kind == "language" for note in reading.notes):
        return []
    article = reading.article
    doc = parse_of(connection, page, article.text)
    return list(own_voice(article, doc, tuple(reading.statements()), reading.mentions))


def _index(
    connection: sqlite3.Connection,
    key: int,
    telling: Telling,
    reading: Reading,
    numbers: Mapping[str, int],
    *,
    out: bool = False,
) -> None:
    """Let an assertion be found by its words, or no longer: then the index wants the same words again."""
    named = dict.fromkeys(
        numbers[one.actor.id]
        for one in reading.mentions
        if _is_in(one.span, telling.span) and one.actor.id in numbers
    )
    columns = f"rowid, content, headline, site, named{', assertion_search' if out else ''}"
    row = (
        key,
        telling.words,
        reading.article.headline,
        reading.article.site,
        " ".join(f"actor{n}" for n in named),
        *(["delete"] if out else []),
    )
    marks = ", ".join("?" * len(row))
    connection.execute(f"INSERT INTO assertion_search ({columns}) VALUES ({marks})", row)


def _is_in(span: Span, other: Span) -> bool:
    return other.start <= span.start and span.end <= other.end


def _numbers(connection: sqlite3.Connection, page: int) -> dict[str, int]:
    rows = connection.execute(
        "SELECT id, coalesce(moved, actor) AS actor FROM appearances WHERE page = ?", (page,)
    )
    return {row["id"]: row["actor"] for row in rows}


def _free_key(connection: sqlite3.Connection, page: int, count: int) -> int:
    """The first of `count` keys, each below the last, of assertions on a page: `~key` is by its date."""
    row = connection.execute("SELECT published_earliest FROM articles WHERE page = ?", (page,)).fetchone()
    second = key_second(datetime.fromisoformat(row[0]) if row[0] else None)
    while True:
        start, end = second * KEYS_PER_SECOND, (second + 1) * KEYS_PER_SECOND
        lowest = connection.execute(
            "SELECT min(key) FROM assertions WHERE key BETWEEN ? AND ?", (~(end - 1), ~start)
        ).fetchone()[0]
        first = ~start if lowest is None else lowest - 1
        if first - count >= ~end:
            return first
        second += 1
