"""What a page says, made ready to be compared: its statements, and what it tells in its own voice."""

from __future__ import annotations

import re
import sqlite3
from collections import OrderedDict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import lru_cache, partial

from spacy.tokens import Doc

from reportedly.comparing.claims import Saying, spelled_out
from reportedly.comparing.pairs.sentence import Sentence
from reportedly.language import covered
from reportedly.language.parses import parsed
from reportedly.language.syntax import pipeline
from reportedly.ledger.asking import OF_STATEMENT, reading_of, whole
from reportedly.ledger.assertion_rows import write_assertions
from reportedly.ledger.parse_rows import parse_of
from reportedly.model import Span

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
        article = parse_of(self._connection, page, reading.article.text)
        told = [
            (
                row["key"],
                row["content_start"],
                row["content_end"],
                spelled_out(reading.article, by_id[row["id"]], reading.mentions, article),
            )
            for row in rows
        ]
        told += write_assertions(self._connection, page, reading)
        short = [each for each in told if each[3] and len(each[3]) <= LONGEST]
        known = {key: _there(article, Span(start, end), words) for key, start, end, words in short if key < 0}
        docs = pipeline().pipe([words for key, *_, words in short if known.get(key) is None])
        found = [
            New(start, end, words, self._ready(key, Sentence(known.get(key) or next(docs))))
            for key, start, end, words in short
        ]
        return list(_with_denials([new for new in found if _is_told(new.saying)]))

    def _ready(self, key: int, sentence: Sentence) -> Saying:
        row = self._connection.execute(_SAID if key >= 0 else _TOLD, (key,)).fetchone()
        day = date.fromisoformat(row["day"][:10]) if row["day"] else None
        who = speakers(self._connection, key)
        told = _told(self._connection, row["page"], row["start"], row["end"])
        around = partial(self._capitals, row["page"])
        return Saying(
            key,
            row["page"],
            sentence,
            who,
            day,
            row["act"],
            row["factuality"],
            told,
            around,
            is_part=bool(key < 0 and row["part"]),
        )

    def _capitals_on(self, page: int) -> frozenset[str]:
        """The words with a capital on a page, in small letters."""
        text = reading_of(self._connection, page).article.text
        return frozenset(word.lower() for word in _CAPITAL.findall(text))


def _there(article: Doc, span: Span, words: str) -> Doc | None:
    """The parse of a sentence as its article has it, where its words stand there as they are.

    >>> from reportedly.language import parse
    >>> doc = parse("Ann fled. Lind, who had won, left Orlec.")
    >>> found = _there(doc, Span(10, 40), "Lind, who had won, left Orlec.")
    >>> found.text, [token.text for token in found if token.dep_ == "ROOT"]
    ('Lind, who had won, left Orlec.', ['left'])
    >>> _there(doc, Span(16, 27), "Lind had won")
    """
    there = covered(article, span)
    if there is None or there.text != words or there.root.dep_ != "ROOT" or there.root.sent.end < there.end:
        return None
    return there.as_doc()


def _is_told(saying: Saying) -> bool:
    """Whether it says something; of a statement that denies what it holds, no part is told by itself."""
    return saying.says_something and not (saying.is_part and saying.is_denied)


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
_TOLD = f"""
    SELECT assertions.page, act, factuality, assertions.content_start AS start,
        assertions.content_end AS end, published_earliest AS day, instr(assertions.id, '~') AS part
    FROM assertions JOIN articles ON articles.page = assertions.page
    LEFT JOIN attributions ON {OF_STATEMENT} WHERE assertions.key = ?
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
    key = whole(connection, key)
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
