"""A table as Parquet, with typed columns and a line on each, by pyarrow."""

from __future__ import annotations

from importlib import import_module
from pathlib import Path
from typing import Any

from reportedly.errors import NotWrittenError
from reportedly.export.tables import Table, groups
from reportedly.ledger import Selection

GROUP_ROWS = 5_000
"""Rows in one group, which is held in memory."""


def write_parquet(table: Table, selection: Selection, file: Path) -> int:
    """Write the table into the file, group by group; how many rows there were.

    Raises `NotWrittenError` where pyarrow is not installed.
    """
    arrow = pyarrow()
    schema, rows = _schema(arrow, table), 0
    with arrow.parquet.ParquetWriter(file, schema, compression="zstd") as writer:
        for group in groups(table.rows(selection), GROUP_ROWS):
            columns = zip(zip(*group, strict=True), schema, strict=True)
            arrays = [arrow.array(values, type=field.type) for values, field in columns]
            writer.write_batch(arrow.record_batch(arrays, schema=schema))
            rows += len(group)
    return rows


def pyarrow() -> Any:
    """The library, which has no types. Raises `NotWrittenError` where it is not installed."""
    try:
        import_module("pyarrow.parquet")
        return import_module("pyarrow")
    except ImportError as error:
        raise NotWrittenError("Parquet needs pyarrow: install reportedly[parquet], or export csv") from error


def _schema(arrow: Any, table: Table) -> Any:
    types = {
        "text": arrow.string(),
        "integer": arrow.int64(),
        "number": arrow.float64(),
        "boolean": arrow.bool_(),
        "datetime": arrow.timestamp("us"),
        "texts": arrow.list_(arrow.string()),
    }
    fields = [
        arrow.field(
            one.name, types[one.kind], nullable=one.name not in table.key, metadata={"description": one.what}
        )
        for one in table.columns
    ]
    return arrow.schema(fields, metadata={"description": table.what})
