"""Writing an export: the part of the ledger that is asked for, in the format that is asked for."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

from reportedly.errors import NotWrittenError
from reportedly.export.formats import FORMATS
from reportedly.model import Record
from reportedly.places import file_for, folder_for

if TYPE_CHECKING:
    from typing import Unpack

    from reportedly.export.tables import Table
    from reportedly.ledger import Asked, Ledger, Selection


class Written(Record, frozen=True):
    """What was written: where, and how many rows or entities of each sort."""

    path: str
    counts: dict[str, int]


def write(
    ledger: Ledger,
    format: str,  # noqa: A002
    to: str | Path,
    *,
    overwrite: bool = False,
    **asked: Unpack[Asked],
) -> Written:
    """Write a ledger, or the part that is asked for as in `Ledger.statements`, into a folder or file.

    `format` is one of `FORMATS`. A part is the statements that fit, the pages they are in, and what else
    these pages have. All is read at one moment, and memory does not grow with it. What is at `to` stays
    until the new is whole, and is replaced only where `overwrite` says so. Raises `NotWrittenError` where it
    cannot be written, and `LedgerError` as asking does.
    """
    place = Path(to)
    if format in {"parquet", "csv", "jsonl"}:
        return _write_tables(ledger, format, place, overwrite, asked)
    if format not in {known.name for known in FORMATS}:
        raise NotWrittenError(
            f"{format!r} is not a format; these are: {', '.join(known.name for known in FORMATS)}"
        )
    with (
        file_for(place, overwrite=overwrite) as file,
        ledger.selection(derived=format == "jsonld", **asked) as selection,
    ):
        return Written(str(to), _file_writer(format)(selection, file))


def _write_tables(ledger: Ledger, ending: str, place: Path, overwrite: bool, asked: Asked) -> Written:
    from reportedly.export.dictionary import TABLES
    from reportedly.export.package import describe

    write_table = _table_writer(ending)
    with folder_for(place, overwrite=overwrite) as folder, ledger.selection(**asked) as selection:
        rows = {
            table.name: write_table(table, selection, folder / f"{table.name}.{ending}") for table in TABLES
        }
        describe(folder, ending, rows, in_words(asked), f"{datetime.now(UTC):%Y-%m-%dT%H:%M:%SZ}")
    return Written(str(place), rows)


def in_words(asked: Asked) -> str:
    """What was asked for, as a reader of the export is told.

    >>> in_words({"speaker": "Kremlin", "act": None, "since": "2023"})
    'Statements with speaker Kremlin, since 2023, and the pages that they are in'
    >>> in_words({})
    'The whole ledger'
    """
    told = ", ".join(f"{name} {value}" for name, value in asked.items() if value is not None)
    return f"Statements with {told}, and the pages that they are in" if told else "The whole ledger"


def _table_writer(ending: str) -> Callable[[Table, Selection, Path], int]:
    if ending == "csv":
        from reportedly.export.delimited import write_csv

        return write_csv
    if ending == "jsonl":
        from reportedly.export.jsonlines import write_jsonl

        return write_jsonl
    from reportedly.export.parquet import pyarrow, write_parquet

    pyarrow()  # refused before anything is written
    return write_parquet


def _file_writer(format: str) -> Callable[[Selection, Path], dict[str, int]]:  # noqa: A002
    if format == "events":
        from reportedly.export.eventdata import write_events

        return write_events
    if format == "ftm":
        from reportedly.export.followthemoney import write_entities

        return write_entities
    from reportedly.export.linkeddata import write_graph

    return write_graph
