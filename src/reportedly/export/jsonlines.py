"""A table as JSON Lines: one object a row, every column in each."""

from __future__ import annotations

from pathlib import Path

import msgspec

from reportedly.export.tables import Table, groups
from reportedly.ledger import Selection


def write_jsonl(table: Table, selection: Selection, file: Path) -> int:
    """Write the table into the file, row by row; how many rows there were."""
    encoder, rows = msgspec.json.Encoder(), 0
    with file.open("xb") as stream:
        for group in groups(table.rows(selection)):
            objects = (dict(zip(table.names, row, strict=True)) for row in group)
            stream.write(b"".join(encoder.encode(one) + b"\n" for one in objects))
            rows += len(group)
    return rows
