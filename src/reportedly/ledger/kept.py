"""The pages that a ledger keeps, as they were found: to be read again, by a newer reportedly for instance."""

from __future__ import annotations

import sqlite3
import zlib
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import msgspec

from reportedly.errors import LedgerError
from reportedly.ledger import opening
from reportedly.model import Page, PageMetadata, Unreadable

_PAGES = """
    SELECT number, found_at AS source, url, media_type, charset, metadata, retrieved, content
    FROM pages JOIN contents ON contents.page = number WHERE number > ? ORDER BY number LIMIT 1
"""
"""Its columns have been the same in every version of the tables."""


def pages(path: Path) -> Iterator[Page | Unreadable]:
    """The pages of the ledger at `path`, of whichever version, in the order they were added.

    Never raises: where the file is damaged, an `Unreadable` says so, and is the last.
    """
    try:
        with closing(opening.connect(path, of_any_version=True)) as connection, opening.refusing(path):
            after = 0
            while row := connection.execute(_PAGES, (after,)).fetchone():
                after = row["number"]
                yield _page(row)
    except (LedgerError, zlib.error, msgspec.DecodeError) as error:
        yield Unreadable(str(path), str(error))


def _page(row: sqlite3.Row) -> Page:
    fields: dict[str, object] = {
        name: row[name] for name in ("source", "url", "media_type", "charset", "retrieved")
    }
    metadata = msgspec.json.decode(row["metadata"], type=PageMetadata)
    return msgspec.structs.replace(
        msgspec.convert(fields | {"content": b""}, Page),
        content=zlib.decompress(row["content"]),
        metadata=metadata,
    )
