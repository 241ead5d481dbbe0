"""Puts into the pages what is written down elsewhere in the project, so that it is written once.

A line `<!-- insert NAME -->` in a page is replaced by what `INSERTS[NAME]` gives.
"""

from __future__ import annotations

import itertools
import json
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

from reportedly import knowledge, model
from reportedly.export import package
from reportedly.ledger import schema

ROOT = Path(__file__).parent.parent
_INSERT = re.compile(r"^<!-- insert ([a-z-]+) -->$", re.MULTILINE)


def on_page_markdown(markdown: str, **_: Any) -> str:
    """The page with its inserts filled in: called by MkDocs for every page."""
    return _INSERT.sub(lambda match: INSERTS[match[1]](), markdown)


def ledger_tables() -> str:
    """Every table and view of a ledger with its columns, from the SQL that makes it."""
    parts: list[str] = []
    for table, lines in itertools.groupby(schema.documentation(), key=lambda line: line.table):
        described = list(lines)
        parts += [f"### `{table}`", "", described[0].description, ""]
        columns = [line for line in described if line.column]
        if columns:
            parts += ["| column | what it holds |", "| --- | --- |"]
            parts += [
                f"| `{line.column}` | {line.description.replace('|', chr(92) + '|')} |" for line in columns
            ]
            parts.append("")
    return "\n".join(parts)


def export_tables() -> str:
    """Every table of an export with its columns, as exports describe themselves."""
    return package.dictionary()


def acts() -> str:
    """Every act, how it is said of somebody, and what it means."""
    rows = [f"| `{row['act']}` | {row['says']} | {row['meaning']} |" for row in knowledge.table("acts")]
    return "\n".join(["| act | shown as | the speaker |", "| --- | --- | --- |", *rows])


def event_types() -> str:
    """Every type of event, and what it means."""
    rows = [
        f"| `{row['type']}` | {row['ontology']} | {row['says']}; {row['called']} | {row['meaning']} |"
        for row in knowledge.table("event_types")
    ]
    return "\n".join(["| type | of | shown as | who does it |", "| --- | --- | --- | --- |", *rows])


def event_modes() -> str:
    """The modes of each type of event."""
    modes: dict[str, list[str]] = {}
    for row in knowledge.table("event_modes"):
        meaning = f" ({row['meaning']})" if row["meaning"] else ""
        modes.setdefault(row["type"], []).append(f"`{row['mode']}`{meaning}")
    rows = [f"| `{kind}` | {', '.join(told)} |" for kind, told in modes.items()]
    return "\n".join(["| type | modes |", "| --- | --- |", *rows])


def event_sectors() -> str:
    """The sectors that actors act for."""
    rows = [f"| `{row['sector']}` | {row['meaning']} |" for row in knowledge.table("event_sectors")]
    return "\n".join(["| sector | who |", "| --- | --- |", *rows])


def json_schema() -> str:
    """The JSON Schema of a reading, as a block of code."""
    return "```json\n" + json.dumps(model.json_schema(), indent=2, ensure_ascii=False) + "\n```"


def results() -> str:
    """The figures that `make bench` wrote last, one heading level down."""
    file = ROOT / "benchmarks" / "RESULTS.md"
    if not file.exists():
        return "No figures are recorded in this checkout: `make bench` writes them."
    return re.sub(r"^# .*\n", "", file.read_text(encoding="utf-8"), count=1)


def changes() -> str:
    """The changelog, without its title."""
    return re.sub(r"^# .*\n", "", (ROOT / "CHANGELOG.md").read_text(encoding="utf-8"), count=1)


def example_output() -> str:
    """The reading that the README shows."""
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    return readme.partition("<!-- output -->")[2].partition("<!-- /output -->")[0].strip()


INSERTS: dict[str, Callable[[], str]] = {
    "acts": acts,
    "event-types": event_types,
    "event-modes": event_modes,
    "event-sectors": event_sectors,
    "export-tables": export_tables,
    "ledger-tables": ledger_tables,
    "json-schema": json_schema,
    "results": results,
    "changes": changes,
    "example-output": example_output,
}
