"""Facts as tables: NAME.tsv files, and the one loader that reads and checks them."""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.resources import files


@cache
def table(name: str) -> tuple[dict[str, str], ...]:
    """The rows of knowledge/NAME.tsv, each by column name.

    Lines that start with `#` are comments, and the first other line names the columns. Raises
    `ValueError`, with the line, where a row has too many or too few cells.
    """
    lines = files(__name__).joinpath(f"{name}.tsv").read_text(encoding="utf-8").splitlines()
    numbered = [(n, line) for n, line in enumerate(lines, 1) if line.strip() and not line.startswith("#")]
    columns = numbered[0][1].split("\t") if numbered else []
    rows: list[dict[str, str]] = []
    for number, line in numbered[1:]:
        cells = line.split("\t")
        if len(cells) != len(columns):
            raise ValueError(f"{name}.tsv line {number}: {len(cells)} cells where {len(columns)} are named")
        rows.append(dict(zip(columns, cells, strict=True)))
    return tuple(rows)


@cache
def version() -> str:
    """A short digest of all tables: it changes when any fact does."""
    folder = files(__name__)
    tables = sorted((file.name, file.read_bytes()) for file in folder.iterdir() if file.name.endswith(".tsv"))
    return sha256(repr(tables).encode()).hexdigest()[:12]
