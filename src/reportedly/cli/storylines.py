"""Pages of one matter, and what happened and was said in it, in order."""

from __future__ import annotations

import click

from reportedly import filters
from reportedly.cli.group import cli
from reportedly.cli.options import ledger_option, limit_option, narrowed_by
from reportedly.cli.output import one_form, write_csv, write_json, write_json_array

_COLUMNS = ("id", "title", "pages", "texts", "sources", "sites", "actors", "earliest", "latest")
_ENTRIES = ("date", "kind", "type", "who", "to", "statuses", "words", "pages", "ids")


@cli.command()
@click.argument("storyline", required=False)
@narrowed_by(filters.STORYLINES)
@limit_option
@click.option("--json", "as_json", is_flag=True, help="A JSON array of storylines; of one, an object.")
@click.option("--csv", "as_csv", is_flag=True, help="CSV: one line a storyline; of one, a line an entry.")
@ledger_option
def storylines(
    *,
    storyline: str | None,
    sources: int,
    pages: int,
    limit: int | None,
    as_json: bool,
    as_csv: bool,
    ledger: str,
    **asked: str | None,
) -> None:
    """Ask a ledger for its storylines: pages of one matter, those of most pages first.

    With the id of a STORYLINE (s1), that one in full: its pages, and what happened and was said, in the order
    of when it was.

    \b
    reportedly storylines --actor Kremlin --pages 2
    reportedly storylines s1
    reportedly storylines s1 --csv > story.csv
    """
    one_form(as_json=as_json, as_csv=as_csv)
    import reportedly
    from reportedly import terminal

    with reportedly.Ledger(ledger) as kept:
        if storyline is not None:
            one = kept.storyline(storyline)
            if as_json:
                write_json(one)
            elif as_csv:
                write_csv(_ENTRIES, one.entries)
            else:
                terminal.show_storyline(one, terminal.console())
            return
        found = kept.storylines(**asked, sources=sources, pages=pages, limit=limit)
        if as_json:
            write_json_array(found)
        elif as_csv:
            write_csv(_COLUMNS, found)
        elif not terminal.show_storylines(found, terminal.console()):
            click.echo("No storyline was found.")
