"""Who speaks about whom, and who cites whom: networks of a ledger."""

from __future__ import annotations

import click

from reportedly import filters
from reportedly.cli.group import cli
from reportedly.cli.options import ledger_option, narrowed_by, picture_options
from reportedly.cli.output import cell, one_form, write_json, write_picture, write_rows

SHOWN = 60
"""Members of a network, unless a limit is given: as many as a picture of half a page has room for."""


@cli.command()
@click.argument("kind", type=click.Choice(["about", "cites"]), default="about")
@narrowed_by(filters.NETWORK)
@click.option(
    "--limit",
    metavar="N",
    type=click.IntRange(min=0),
    default=SHOWN,
    help=f"At most so many members, those of most statements; {SHOWN} if not given.",
)
@click.option("--json", "as_json", is_flag=True, help="One JSON object: members, and what ties them.")
@click.option("--csv", "as_csv", is_flag=True, help="CSV with a header line, one line a tie.")
@picture_options
@ledger_option
def network(
    *,
    kind: str,
    limit: int,
    as_json: bool,
    as_csv: bool,
    svg_file: str | None,
    png_file: str | None,
    ledger: str,
    **asked: str | None,
) -> None:
    """Show who speaks about whom; with cites, who carries whose words.

    Each tie is counted in statements and in independent texts: pages that carry the same text count once.
    With --actor, it is the network of that one and of those tied to it.

    \b
    reportedly network --since 2024-06
    reportedly network cites --actor KCNA
    reportedly network --limit 200 --svg network.svg
    """
    one_form(as_json=as_json, as_csv=as_csv)
    import reportedly

    with reportedly.Ledger(ledger) as kept:
        found = kept.network(kind, **asked, limit=limit)
    drawn = svg_file is not None or png_file is not None
    if drawn:
        from reportedly import pictures

        write_picture(pictures.network(found), svg_file, png_file)
    if as_json:
        write_json(found)
    elif as_csv:
        from reportedly.ledger.networks import TIE_COLUMNS, tie_rows

        write_rows(TIE_COLUMNS, ([cell(value) for value in row] for row in tie_rows(found)))
    elif not drawn:
        from reportedly import terminal

        if not terminal.show_network(found, terminal.console()):
            click.echo("Nobody is tied to anybody.")
