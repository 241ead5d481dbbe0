"""Who said what: statements of a ledger."""

from __future__ import annotations

from collections.abc import Iterable

import click

from reportedly import filters
from reportedly.cli.group import cli
from reportedly.cli.options import html_option, ledger_option, limit_option, narrowed_by
from reportedly.cli.output import one_form, write_csv, write_json_array, write_page
from reportedly.model import Statement


@cli.command()
@narrowed_by(filters.STATEMENTS)
@limit_option
@click.option("--json", "as_json", is_flag=True, help="A JSON array of statements.")
@click.option(
    "--csv", "as_csv", is_flag=True, help="CSV with a header line; relays as 'medium:message > agency:KCNA'."
)
@html_option
@ledger_option
def statements(
    *,
    limit: int | None,
    as_json: bool,
    as_csv: bool,
    html_file: str | None,
    ledger: str,
    **asked: str | None,
) -> None:
    """Ask a ledger who said what.

    Statements that fit all of what is given, oldest first; without any option, all of them.

    \b
    reportedly statements --speaker Kremlin --about "North Korea" --since 2023-09
    reportedly statements --act denies --country Russia --csv > denials.csv
    reportedly statements --relay KCNA --factuality possible
    reportedly statements --about miss* --html missiles.html
    """
    one_form(as_json=as_json, as_csv=as_csv)
    import reportedly

    with reportedly.Ledger(ledger) as kept:
        found: Iterable[Statement] = kept.statements(**asked, limit=limit)
        if html_file is not None:
            found = list(found)
            _write_report(html_file, found, asked)
        if as_json:
            write_json_array(found)
        elif as_csv:
            write_csv(Statement.__struct_fields__, found)
        elif html_file is None:
            _show(found)


def _show(found: Iterable[Statement]) -> None:
    """The statements as a table, or a line that there is none."""
    from reportedly import terminal

    if not terminal.show_statements(found, terminal.console()):
        click.echo("No statement was found.")


def _write_report(html_file: str, found: list[Statement], asked: dict[str, str | None]) -> None:
    from reportedly.web import statements_report

    question = ", ".join(f"{name} {value}" for name, value in asked.items() if value)
    write_page(html_file, statements_report(found, question=question or None))
