"""A ledger, or a part of it, written in others' formats."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from reportedly import filters
from reportedly.cli.group import cli
from reportedly.cli.options import ledger_option, limit_option, narrowed_by
from reportedly.export import FORMATS
from reportedly.places import file_for

if TYPE_CHECKING:
    from reportedly.ledger import Asked, Ledger


@cli.command()
@click.argument("form", metavar="FORMAT", type=click.Choice([*(known.name for known in FORMATS), "html"]))
@click.option("--to", metavar="PATH", required=True, type=click.Path(), help="The folder or file to make.")
@click.option("--overwrite", is_flag=True, help="Replace what an earlier export left there.")
@narrowed_by(filters.STATEMENTS)
@limit_option
@ledger_option
def export(
    *, form: str, to: str, overwrite: bool, limit: int | None, ledger: str, **asked: str | None
) -> None:
    """Write a ledger in the format of another tool: all of it, or the statements that fit, with their pages.

    \b
    parquet   a folder of tables with types, for DuckDB, pandas, R, Spark
    csv       the same tables as CSV, with a Data Package
    jsonl     the same tables as JSON Lines
    events    event data: one CSV line an event, with counts of pages, texts and sources
    ftm       FollowTheMoney entities, one a line, for Aleph and its kin
    jsonld    JSON-LD: schema.org and W3C Web Annotations
    html      a report with pictures, in one page that loads nothing

    \b
    reportedly export parquet --to out/
    reportedly export jsonld --to kremlin.jsonld --speaker Kremlin --since 2023-09
    reportedly export csv --to denials --act denies --overwrite
    reportedly export html --to report.html --about miss*
    """
    import reportedly
    from reportedly import export as exporting

    with reportedly.Ledger(ledger) as kept:
        if form == "html":
            _write_report(kept, Path(to), asked, limit, overwrite=overwrite)
            return
        written = exporting.write(kept, form, to, overwrite=overwrite, **asked, limit=limit)
    told = ", ".join(f"{number:,} {sort}" for sort, number in written.counts.items() if number)
    click.echo(f"{to}: {told or 'nothing was found'}")


def _write_report(
    kept: Ledger, to: Path, asked: dict[str, str | None], limit: int | None, *, overwrite: bool
) -> None:
    from reportedly.web import query_report

    with file_for(to, overwrite=overwrite) as file:
        file.write_text(query_report(kept, **cast("Asked", asked | {"limit": limit})), encoding="utf-8")
    click.echo(f"wrote {to}", err=True)
