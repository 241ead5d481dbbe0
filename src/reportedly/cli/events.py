"""Who did what to whom: events of a ledger, as a list and in order."""

from __future__ import annotations

import click

from reportedly import filters
from reportedly.cli.group import cli
from reportedly.cli.options import ledger_option, limit_option, narrowed_by, picture_options
from reportedly.cli.output import one_form, write_json_array, write_picture, write_rows


@cli.command()
@narrowed_by(filters.EVENTS)
@limit_option
@click.option("--json", "as_json", is_flag=True, help="A JSON array of events.")
@click.option("--csv", "as_csv", is_flag=True, help="CSV with a header line, in the columns of event data.")
@ledger_option
def events(*, limit: int | None, as_json: bool, as_csv: bool, ledger: str, **asked: str | None) -> None:
    """Ask a ledger who did what to whom, when, where, and whether it happened.

    Events that fit all of what is given, in the order of when they were; a date in parentheses is the page's.

    \b
    reportedly events --actor Russia --recipient Ukraine --since 2024-06
    reportedly events --type CONSULT --mode visit --status planned
    reportedly events --place Damascus --csv > damascus.csv
    """
    one_form(as_json=as_json, as_csv=as_csv)
    import reportedly
    from reportedly.ledger import COLUMNS, row_of

    with reportedly.Ledger(ledger) as kept:
        found = kept.events(**asked, limit=limit)
        if as_json:
            write_json_array(found)
        elif as_csv:
            write_rows(COLUMNS, map(row_of, found))
        else:
            from reportedly import terminal

            if not terminal.show_events(found, terminal.console()):
                click.echo("No event was found.")


@cli.command()
@click.argument("actor")
@click.argument("other", required=False)
@narrowed_by(filters.TIMELINE)
@click.option("--json", "as_json", is_flag=True, help="A JSON array, one object a line of the timeline.")
@picture_options
@ledger_option
def timeline(
    *,
    actor: str,
    other: str | None,
    as_json: bool,
    svg_file: str | None,
    png_file: str | None,
    ledger: str,
    **asked: str | None,
) -> None:
    """Show what ACTOR did and suffered, or what ACTOR and OTHER did to each other, in order.

    What many pages tell of one day is one line. What is only supposed or did not happen is left out, unless
    its status is asked for. The picture has what they said, of each other, as well.

    \b
    reportedly timeline "United States" Syria
    reportedly timeline Kim --since 2023-09 --json
    reportedly timeline Kim Putin --since 2024-06 --until 2024-06 --svg june.svg
    """
    import reportedly

    with reportedly.Ledger(ledger) as kept:
        if svg_file is not None or png_file is not None:
            from reportedly.pictures import of_story

            told = kept.story(actor, other, **asked)
            write_picture(of_story(told, asked["since"], asked["until"]), svg_file, png_file)
            if not as_json:
                return
        found = kept.timeline(actor, other, **asked)
        if as_json:
            write_json_array(found)
            return
        from reportedly import terminal

        if not terminal.show_timeline(found, terminal.console()):
            click.echo("No event was found.")
