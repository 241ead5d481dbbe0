"""Pages that carry the same text: families of a ledger, and deriving them again."""

from __future__ import annotations

import click

from reportedly.cli.group import cli
from reportedly.cli.options import ledger_option, limit_option
from reportedly.cli.output import one_form, write_json_array, write_rows


@cli.command()
@click.argument("page", required=False)
@limit_option
@click.option("--json", "as_json", is_flag=True, help="A JSON array of families.")
@click.option("--csv", "as_csv", is_flag=True, help="CSV with a header line, one line a page.")
@ledger_option
def families(*, page: str | None, limit: int | None, as_json: bool, as_csv: bool, ledger: str) -> None:
    """Show which pages carry the same text, the largest family first; or the family of the page with the
    id PAGE.

    \b
    reportedly families
    reportedly families 3f2a9c0b11de
    reportedly families --csv > families.csv

    Of one family, it shows the passages that each copy shares, and what it changed, dropped and added.
    """
    one_form(as_json=as_json, as_csv=as_csv)
    import reportedly
    from reportedly.ledger.families import PAGE_COLUMNS, page_rows

    with reportedly.Ledger(ledger) as kept:
        found = kept.families(page, limit=limit)
        if as_json:
            write_json_array(found)
            return
        if as_csv:
            write_rows(PAGE_COLUMNS, page_rows(found))
            return
        from reportedly import terminal

        show = terminal.show_families if page is None else terminal.show_family
        if not show(found, terminal.console()):
            click.echo("No family was found.")


@cli.command()
@ledger_option
def recompute(ledger: str) -> None:
    """Derive families, claims and disputes in a ledger again from its readings: the result is the same.

    Nothing is read again. What a stopped run has not come to is done when claims are next asked for.
    """
    import reportedly

    with reportedly.Ledger(ledger) as kept:
        pages, families = kept.recompute(), sum(1 for _ in kept.families())
    click.echo(f"{ledger}: {families:,} families among {pages:,} pages")
