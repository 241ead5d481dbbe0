"""Records to standard output and to files: JSON, CSV, pages, pictures."""

from __future__ import annotations

import csv
import io
import sys
from collections.abc import Iterable, Sequence
from datetime import datetime
from itertools import chain
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click
import msgspec

from reportedly.cli.group import REFUSED, fail
from reportedly.model import Record, Relay

if TYPE_CHECKING:
    from reportedly.pictures import Picture


def write(data: bytes) -> None:
    """Bytes to standard output."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)


def write_json(record: Record) -> None:
    """One record as indented JSON."""
    write(msgspec.json.format(msgspec.json.encode(record), indent=2) + b"\n")


def write_json_array(found: Iterable[Record]) -> None:
    """A JSON array with one record a line, written as they come."""
    before = b"["
    for record in found:
        write(before + b"\n" + msgspec.json.encode(record))
        before = b","
    write(b"[]\n" if before == b"[" else b"\n]\n")


def write_json_lines(found: Iterable[Record]) -> None:
    """JSON Lines: one record a line, written as they come."""
    for record in found:
        write(msgspec.json.encode(record) + b"\n")


def one_form(*, as_json: bool, as_csv: bool) -> None:
    """Refuse what was asked for in two forms at once."""
    if as_json and as_csv:
        raise click.UsageError("--json and --csv cannot both be given.", click.get_current_context())


def write_csv(names: Sequence[str], found: Iterable[Record]) -> None:
    """A header line and one line a record, with the fields of these names."""
    write_rows(names, ([cell(getattr(record, name)) for name in names] for record in found))


def write_rows(names: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A header line and one line a row, as they come (RFC 4180)."""
    line = io.StringIO()
    writer = csv.writer(line)
    for row in chain((names,), rows):
        writer.writerow(row)
        write(line.getvalue().encode())
        line.seek(0)
        line.truncate()


def cell(value: object) -> str:
    """A field as one cell: relays as `medium:message > agency:KCNA`, other lists with semicolons."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.isoformat()
    if not isinstance(value, tuple):
        return str(value)
    parts = cast("tuple[str | Relay, ...]", value)
    relays = [f"{part.kind}:{part.name}" for part in parts if isinstance(part, Relay)]
    return " > ".join(relays) or "; ".join(map(str, parts))


def write_page(html_file: str, page: str) -> None:
    """The page into a file, or to standard output for '-'."""
    write_file(html_file, page.encode())


def write_picture(picture: Picture, svg_file: str | None, png_file: str | None) -> None:
    """The picture into the files that were asked for."""
    if svg_file is not None:
        write_file(svg_file, picture.file().encode())
    if png_file is not None:
        from reportedly.pictures import png

        write_file(png_file, png(picture))


def write_file(name: str, content: bytes) -> None:
    """The bytes into a file, or to standard output for '-'; a file is named on standard error."""
    if name == "-":
        write(content)
        return
    try:
        Path(name).write_bytes(content)
    except OSError as error:
        fail(f"cannot write {name}: {error.strerror or error}", REFUSED)
    click.echo(f"wrote {name}", err=True)
