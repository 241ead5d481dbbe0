"""Dated pages of the ledger that tell of the same as a page without a date: by the rare words they share."""

from __future__ import annotations

import re
import sqlite3
import unicodedata
from collections import defaultdict
from datetime import date
from math import log, sqrt

from reportedly.articles.damage.vocabulary import frequency
from reportedly.ledger.words import phrase
from reportedly.model import Record

MOST_TERMS = 160
"""Words and names of a page that are looked up: so its cost has a bound, whatever the ledger holds."""

MOST_HITS = 40
"""Statements with a word, from which on it is common and says nothing of what a page tells."""

MOST_PAGES = 8
"""Pages with it, likewise: of 125 reports, 45 are then within a week of their nearest, 42 with 3."""

SHORTEST = 5
"""Letters of a word that is looked up, unless it is a name or a number."""

ACRONYM = 3
"""Letters of a name in capitals: *YPG*, *PKK*."""

COMMON = 30_000_000
"""How often, in some 10^12 words, a word is printed that says nothing of what a page tells, however few pages
of a small ledger have it: *which*, *council*, *minister*."""

MOST_FELLOWS = 5
FEWEST_SHARED = 4
"""Rare words that two pages share, at least, to tell of the same."""

NAME_OF_MANY = 1.5
"""How much more a name of several words weighs than a word."""

_EVEN = 3
"""Added to a page's statements, whose root its weight is divided by: long pages share more by chance."""

_WORD = re.compile(r"\d[\d,.]*\d|[^\W\d_]+(?:[-'’][^\W\d_]+)*")
_NAME = re.compile(r"[A-Z][^\W\d_]+(?:[- ][A-Z][^\W\d_]+)+")
_COLUMNS = "content source headline"


class Fellow(Record, frozen=True):
    """A dated page of the ledger: its id, its day, the rare words it shares, and how much these weigh."""

    page: str
    day: date
    shared: tuple[str, ...]
    weight: float


def fellows(connection: sqlite3.Connection, text: str, *, without: int | None = None) -> tuple[Fellow, ...]:
    """The dated pages that share the most rare words with `text`, but for the one numbered `without`."""
    shared: dict[int, dict[str, float]] = defaultdict(dict)
    for term in terms(text):
        if term.islower() and frequency(term) > COMMON:
            continue
        pages = _pages_with(connection, term) - {without}
        for page in pages if len(pages) <= MOST_PAGES else ():
            shared[page][term] = log(1 + MOST_PAGES / len(pages)) * (NAME_OF_MANY if " " in term else 1)
    weights = {
        page: sum(words.values()) / sqrt(_statements(connection, page) + _EVEN)
        for page, words in shared.items()
        if len(words) >= FEWEST_SHARED
    }
    found: list[Fellow] = []
    for page in sorted(weights, key=lambda page: -weights[page])[: 2 * MOST_FELLOWS]:
        row = connection.execute(_DATED, (page,)).fetchone()
        if row and len(found) < MOST_FELLOWS:
            rarest = sorted(shared[page], key=lambda term: -shared[page][term])
            day = date.fromisoformat(row["published_earliest"][:10])
            found.append(Fellow(row["id"], day, tuple(rarest), round(weights[page], 2)))
    return tuple(found)


def _statements(connection: sqlite3.Connection, page: int) -> int:
    return connection.execute("SELECT count(*) FROM attributions WHERE page = ?", (page,)).fetchone()[0]


_DATED = """
    SELECT pages.id, published_earliest FROM articles JOIN pages ON pages.number = articles.page
    WHERE articles.page = ? AND published_certainty >= 0.75
    AND julianday(published_latest) - julianday(published_earliest) < 2
"""


def terms(text: str) -> tuple[str, ...]:
    """The names, numbers and long words of a text, names first, each once.

    >>> terms("Ana Lind sank the ferry Orlec with 1,400 crates; Lind sailed.")
    ('Ana Lind', 'Lind', 'Orlec', '1,400', 'ferry', 'crates', 'sailed')
    """
    seen: dict[str, str] = {}
    names = [found.group() for found in _NAME.finditer(text)]
    words = [found.group() for found in _WORD.finditer(text)]
    told = [
        word
        for word in words
        if word[0].isupper()
        and (len(word) >= SHORTEST - 1 or (word.isupper() and len(word) >= ACRONYM))
        and word.lower() not in words
    ]
    counted = [word for word in words if word[0].isdigit() and len(word) > 2]
    rest = [word for word in words if word[0].islower() and len(word) >= SHORTEST]
    for term in (*names, *told, *counted, *rest):
        seen.setdefault(_plain(term), term)
    return tuple(seen.values())[:MOST_TERMS]


def _plain(term: str) -> str:
    """A term as the index has it: in small letters, without accents."""
    apart = unicodedata.normalize("NFD", term.lower())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _pages_with(connection: sqlite3.Connection, term: str) -> set[int]:
    """The pages that have statements with the term; none where it is common."""
    rows = connection.execute(
        "SELECT rowid FROM search WHERE search MATCH ? LIMIT ?", (phrase(_COLUMNS, term), MOST_HITS + 1)
    ).fetchall()
    if not rows or len(rows) > MOST_HITS:
        return set()
    keys = ",".join(str(row["rowid"]) for row in rows)
    return {row["page"] for row in connection.execute(f"SELECT page FROM attributions WHERE key IN ({keys})")}
