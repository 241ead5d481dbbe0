import sqlite3
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest

from reportedly.ledger import Ledger, adding, opening
from reportedly.model import Added, Page, Unreadable

Fill = Callable[..., Added]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "news.ledger"


@pytest.fixture
def fill(path: Path) -> Fill:
    """Add pages, read by one of `invented_readers`, to the ledger at `path`."""

    def fill(found: Iterable[Page | Unreadable], reader: str = "plain", **options: object) -> Added:
        if not opening.check(path):
            opening.create(path)
        connection = opening.connect(path)
        try:
            options = {"workers": 1, **options}
            return adding.add(connection, found, reader=f"invented_readers:{reader}", **options)
        finally:
            connection.close()

    return fill


@pytest.fixture
def ledger(path: Path):
    with Ledger(path) as ledger:
        yield ledger


@pytest.fixture
def rows(path: Path) -> Callable[..., list[tuple]]:
    """What SQL gives, asked as a user would in a shell."""

    def rows(sql: str, *values: object) -> list[tuple]:
        connection = sqlite3.connect(path)
        try:
            return connection.execute(sql, values).fetchall()
        finally:
            connection.close()

    return rows
