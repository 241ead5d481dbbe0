"""The parse of an article, kept when it is first wanted: what is derived from the page wants it again."""

from __future__ import annotations

import sqlite3

from spacy.tokens import Doc

from reportedly.language import parse
from reportedly.language.parses import kept, parsed


def parse_of(connection: sqlite3.Connection, page: int, text: str) -> Doc:
    """The parse of the text of the page of this number, within a transaction."""
    row = connection.execute("SELECT parse FROM contents WHERE page = ?", (page,)).fetchone()
    if row["parse"] is not None:
        return parsed(text, row["parse"])
    doc = parse(text)
    connection.execute("UPDATE contents SET parse = ? WHERE page = ?", (kept(doc), page))
    return doc
