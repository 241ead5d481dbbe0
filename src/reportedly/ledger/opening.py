"""Opening a ledger: told from other files by its header, before SQLite touches anything."""

from __future__ import annotations

import sqlite3
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from pathlib import Path

from reportedly.errors import LedgerError
from reportedly.ledger import schema
from reportedly.version import VERSION

BUSY_SECONDS = 60.0
"""How long to wait for another process to finish writing a page, which takes it milliseconds."""

CACHE_KIBIBYTES = 32 * 1024
"""Of the file kept in memory. SQLite's own 2 MiB make the 100,000th page dearer than the 1,000th."""

_MAGIC = b"SQLite format 3\0"
_HEADER_BYTES = 100
_USER_VERSION = slice(60, 64)
_APPLICATION_ID = slice(68, 72)


def check(path: Path) -> bool:
    """Whether there is a ledger at `path`; false where nothing is there yet.

    Only reads the file's header, so that what is not a ledger stays as it is, byte for byte.
    Raises `LedgerError` for a file that is something else, or a ledger of another version.
    """
    try:
        if not path.exists():
            return False
        if not path.is_file():
            raise LedgerError(f"{path} is not a file: name a ledger, such as news.ledger")
        header = _header(path)
    except OSError as error:
        raise LedgerError(f"cannot open {path}: {error.strerror}") from error
    if not header:
        return False
    if not _is_of_a_ledger(header):
        raise LedgerError(f"{path} is not a ledger of reportedly, and was left as it is: name another file")
    _check_version(path, _number(header[_USER_VERSION]))
    return True


def is_ledger(path: Path) -> bool:
    """Whether there is a ledger of any version at `path`. Never raises."""
    try:
        return path.is_file() and _is_of_a_ledger(_header(path))
    except (OSError, ValueError):
        return False


def connect(path: Path, *, of_any_version: bool = False, read_only: bool = False) -> sqlite3.Connection:
    """A connection to the ledger that `check` found at `path`. Transactions are begun by hand."""
    with refusing(path):
        connection = sqlite3.connect(
            f"{path.absolute().as_uri()}?mode=rw",
            uri=True,
            timeout=BUSY_SECONDS,
            isolation_level=None,
            check_same_thread=False,
        )
        connection.row_factory = sqlite3.Row
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = NORMAL")
        connection.execute(f"PRAGMA cache_size = -{CACHE_KIBIBYTES}")
        connection.execute(f"PRAGMA query_only = {int(read_only)}")
        try:
            version = connection.execute("PRAGMA user_version").fetchone()[0]
            if not of_any_version:
                _check_version(path, version)
        except BaseException:
            connection.close()
            raise
        return connection


def create(path: Path) -> None:
    """Make an empty ledger at `path`, in one transaction, unless another process just did.

    The tables are made before write-ahead logging is turned on: so whenever it is interrupted, the
    file is either empty or says in its own header what it is.
    """
    if not path.parent.is_dir():
        raise LedgerError(f"cannot make {path}: there is no folder {path.parent}")
    with refusing(path):
        connection = sqlite3.connect(path, timeout=BUSY_SECONDS, isolation_level=None)
        try:
            with transaction(connection):
                if connection.execute("PRAGMA application_id").fetchone()[0] != schema.APPLICATION_ID:
                    _fill(connection)
            connection.execute("PRAGMA journal_mode = WAL")
        finally:
            connection.close()


@contextmanager
def transaction(connection: sqlite3.Connection) -> Generator[None]:
    """All of what is written inside, or, where anything ends it early, nothing."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def refusing(path: Path) -> Generator[None]:
    """Turn SQLite's errors inside into a `LedgerError` that names the ledger."""
    try:
        yield
    except sqlite3.OperationalError as error:
        if "locked" in str(error):
            raise LedgerError(f"{path} is being written to by another process: try again later") from error
        raise LedgerError(f"cannot use the ledger {path}: {error}") from error
    except sqlite3.DatabaseError as error:
        raise LedgerError(f"the ledger {path} is damaged: {error}") from error


def _fill(connection: sqlite3.Connection) -> None:
    for statement in _statements(schema.sql()):
        connection.execute(statement)
    connection.execute(
        "INSERT INTO meta (name, value) VALUES ('made by', ?), ('made', ?)",
        (f"reportedly {VERSION}", f"{datetime.now(UTC):%Y-%m-%d %H:%M:%S}"),
    )
    connection.execute(f"PRAGMA application_id = {schema.APPLICATION_ID}")
    connection.execute(f"PRAGMA user_version = {schema.VERSION}")


def _statements(script: str) -> Iterator[str]:
    """The statements of an SQL script; `executescript` would commit the transaction it is run in."""
    statement = ""
    for line in script.splitlines(keepends=True):
        statement += line
        if sqlite3.complete_statement(statement):
            yield statement
            statement = ""


def _header(path: Path) -> bytes:
    """The file's first bytes. Offsets in it are those of https://www.sqlite.org/fileformat.html."""
    with path.open("rb") as file:
        return file.read(_HEADER_BYTES)


def _is_of_a_ledger(header: bytes) -> bool:
    return header.startswith(_MAGIC) and _number(header[_APPLICATION_ID]) == schema.APPLICATION_ID


def _check_version(path: Path, found: int) -> None:
    if found > schema.VERSION:
        raise LedgerError(
            f"{path} was written by a newer reportedly (its tables are version {found}, this one knows "
            f"{schema.VERSION}), and was left as it is: update reportedly"
        )
    if found < schema.VERSION:
        raise LedgerError(
            f"{path} was written by an older reportedly (its tables are version {found}, this one has "
            f"{schema.VERSION}), and was left as it is: read its pages again into a new ledger with "
            f"`reportedly add {path} --ledger NEW.ledger`"
        )


def _number(four_bytes: bytes) -> int:
    return int.from_bytes(four_bytes, "big")
