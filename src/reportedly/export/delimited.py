"""A table as CSV (RFC 4180, UTF-8): lists are JSON arrays, moments ISO 8601, what is not known is empty."""

from __future__ import annotations

import csv
import json
from datetime import datetime
from pathlib import Path

from reportedly.export.tables import Table, Value, groups
from reportedly.ledger import Selection


def write_csv(table: Table, selection: Selection, file: Path) -> int:
    """Write the table into the file, row by row; how many rows there were."""
    rows = 0
    with file.open("x", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(table.names)
        for group in groups(table.rows(selection)):
            writer.writerows([cell(value) for value in row] for row in group)
            rows += len(group)
    return rows


def cell(value: Value) -> str:
    """One value as a cell, as Table Schema has it.

    >>> cell(None), cell(True), cell(("Kim Jong-un", "KCNA"))
    ('', 'true', '["Kim Jong-un", "KCNA"]')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, datetime):
        return value.isoformat()
    return json.dumps(value, ensure_ascii=False) if isinstance(value, tuple) else str(value)
