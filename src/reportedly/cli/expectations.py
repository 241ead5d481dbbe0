"""What was to come, and what later pages say of it."""

from __future__ import annotations

import click

from reportedly import filters
from reportedly.cli.group import cli
from reportedly.cli.options import ledger_option, limit_option, narrowed_by
from reportedly.cli.output import one_form, write_csv, write_json, write_json_array

_COLUMNS = (
    "id",
    "kind",
    "doing",
    "parties",
    "speakers",
    "due",
    "due_earliest",
    "due_latest",
    "state",
    "overdue",
    "reason",
    "decided_by",
    "pages",
    "words",
)


@cli.command()
@click.argument("expectation", required=False)
@narrowed_by(filters.EXPECTATIONS)
@limit_option
@click.option("--json", "as_json", is_flag=True, help="A JSON array of expectations; of one, an object.")
@click.option("--csv", "as_csv", is_flag=True, help="CSV with a header line, one line an expectation.")
@ledger_option
def expectations(
    *,
    expectation: str | None,
    limit: int | None,
    as_json: bool,
    as_csv: bool,
    ledger: str,
    **asked: str | None,
) -> None:
    """Ask a ledger what was announced, planned, promised, predicted or threatened, and what became of it.

    Those come first that are due first: met, missed, contradicted or still open, by what later pages say,
    with the words of the pages. With the id of an EXPECTATION (x12), every page that tells of it.

    \b
    reportedly expectations --actor Putin --state met
    reportedly expectations --until 2024-06 --state open --csv > open.csv
    reportedly expectations x12
    """
    one_form(as_json=as_json, as_csv=as_csv)
    import reportedly
    from reportedly import terminal

    with reportedly.Ledger(ledger) as kept:
        if expectation is not None:
            one = kept.expectation(expectation, today=asked["today"])
            if as_json:
                write_json(one)
            elif as_csv:
                write_csv(_COLUMNS, [one])
            else:
                terminal.show_expectation(one, terminal.console())
            return
        found = kept.expectations(**asked, limit=limit)
        if as_json:
            write_json_array(found)
        elif as_csv:
            write_csv(_COLUMNS, found)
        elif not terminal.show_expectations(found, terminal.console()):
            click.echo("No expectation was found.")
