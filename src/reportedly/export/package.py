"""What the tables of an export hold, for people and for programs, from the same words.

`datapackage.json` is a Data Package with Table Schemas (https://specs.frictionlessdata.io): types, keys and
references are in it. `README.md` says it in a page.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from reportedly.export.dictionary import TABLES
from reportedly.export.tables import Column, Kind, Table
from reportedly.version import VERSION

_TYPES: dict[Kind, dict[str, str]] = {
    "text": {"type": "string"},
    "integer": {"type": "integer"},
    "number": {"type": "number"},
    "boolean": {"type": "boolean"},
    "datetime": {"type": "datetime", "format": "%Y-%m-%dT%H:%M:%S"},
    "texts": {"type": "array"},
}
_WORDS: dict[Kind, str] = {"datetime": "date and time", "texts": "list of text"}
_MEDIA = {
    "csv": "text/csv",
    "jsonl": "application/x-ndjson",
    "parquet": "application/vnd.apache.parquet",
}


def describe(folder: Path, ending: str, rows: Mapping[str, int], asked: str, moment: str) -> None:
    """Write `datapackage.json` and `README.md` beside the tables, which are files with this ending."""
    package = {
        "profile": "tabular-data-package" if ending == "csv" else "data-package",
        "name": "reportedly-export",
        "title": "Who said what: an export of a ledger of reportedly",
        "description": asked,
        "created": moment,
        "reportedly": VERSION,
        "resources": [_resource(table, ending, rows[table.name]) for table in TABLES],
    }
    text = json.dumps(package, indent=2, ensure_ascii=False)
    (folder / "datapackage.json").write_text(text + "\n", encoding="utf-8")
    page = "\n".join(_readme(ending, rows, asked, moment))
    (folder / "README.md").write_text(page + "\n", encoding="utf-8")


def dictionary(tables: Iterable[Table] = TABLES, level: int = 3) -> str:
    """Every table and column, as Markdown."""
    parts: list[str] = []
    for table in tables:
        keys = " and ".join(f"`{name}`" for name in table.key)
        parts += [f"{'#' * level} `{table.name}`", "", f"{table.what} Rows are told apart by {keys}.", ""]
        parts += ["| column | type | what it holds |", "| --- | --- | --- |"]
        parts += [_line(column) for column in table.columns]
        parts.append("")
    return "\n".join(parts).rstrip()


def _line(column: Column) -> str:
    refers = f" (→ `{column.refers}`)" if column.refers else ""
    return f"| `{column.name}` | {_WORDS.get(column.kind, column.kind)} | {column.what}{refers} |"


def _readme(ending: str, rows: Mapping[str, int], asked: str, moment: str) -> Iterator[str]:
    yield "# Who said what: an export of a ledger of reportedly"
    yield ""
    yield f"{asked}. Written by reportedly {VERSION} on {moment}."
    yield ""
    yield "It says who says so; it never says that something is true. Times carry no zone, bounds are"
    yield "inclusive, offsets are code points into `articles.text`, and what is not known is empty."
    yield "`datapackage.json` has the same description for programs (Data Package, Table Schema)."
    if ending == "csv":
        yield "A list is a JSON array in one cell. A cell may begin with `=`: import columns as text."
    yield ""
    yield "| file | rows | a row is |"
    yield "| --- | --- | --- |"
    for table in TABLES:
        yield f"| `{table.name}.{ending}` | {rows[table.name]:,} | {table.what} |"
    yield ""
    yield "## Columns"
    yield ""
    yield dictionary()


def _resource(table: Table, ending: str, rows: int) -> dict[str, object]:
    resource: dict[str, object] = {
        "name": table.name,
        "path": f"{table.name}.{ending}",
        "format": ending,
        "mediatype": _MEDIA[ending],
        "description": table.what,
        "rows": rows,
        "schema": {
            "fields": [
                {"name": one.name, **_TYPES[one.kind], "description": one.what} for one in table.columns
            ],
            "primaryKey": list(table.key),
            "foreignKeys": [_reference(one) for one in table.columns if one.refers],
            "missingValues": [""],
        },
    }
    if ending == "csv":
        resource |= {"profile": "tabular-data-resource", "encoding": "utf-8"}
    return resource


def _reference(column: Column) -> dict[str, object]:
    table, _, field = (column.refers or "").partition(".")
    return {"fields": column.name, "reference": {"resource": table, "fields": field}}
