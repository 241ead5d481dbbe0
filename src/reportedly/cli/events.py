"""Who did what to whom: events of a ledger, as a list and in order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import click

from reportedly import filters
from reportedly.cli.group import cli
from reportedly.cli.options import ledger_option, limit_option, narrowed_by, picture_options
from reportedly.cli.output import one_form, write_json_array, write_picture, write_rows
from reportedly.errors import NotHeldError

if TYPE_CHECKING:
    from reportedly.ledger import Ledger, Storyline


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
@click.argument("actor", required=False)
@click.argument("other", required=False)
@click.option(
    "--storyline", metavar="WHICH", help="Of a storyline: its id (s1), or words of a headline or name."
)
@narrowed_by(filters.TIMELINE)
@click.option("--json", "as_json", is_flag=True, help="A JSON array, one object a line of the timeline.")
@picture_options
@ledger_option
def timeline(
    *,
    actor: str | None,
    other: str | None,
    storyline: str | None,
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
    reportedly timeline --storyline "port strike" --svg strike.svg

    Of a --storyline, it is what happened and what was said in it, by whomever.
    """
    import reportedly

    if (actor is None) is (storyline is None):
        raise click.UsageError("Say of whom: ACTOR, or --storyline and which.")
    with reportedly.Ledger(ledger) as kept:
        if actor is None:
            told = _told(kept, storyline or "", **asked)
            _write_story(told, as_json=as_json, svg_file=svg_file, png_file=png_file)
            return
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


def _told(kept: Ledger, asked: str, **by: str | None) -> Storyline:
    """The storyline with this id, or the one of most pages that are about these words, as far as is asked."""
    from reportedly.ledger.storylines import narrowed

    named = re.fullmatch(r"[sS]\d+", asked.strip())
    found = asked if named else next((one.id for one in kept.storylines(about=asked, limit=1)), None)
    if found is None:
        raise NotHeldError(f"no storyline is about {asked!r}: `reportedly storylines` lists them")
    return narrowed(kept.storyline(found), **by)


def _write_story(told: Storyline, *, as_json: bool, svg_file: str | None, png_file: str | None) -> None:
    if svg_file is not None or png_file is not None:
        from reportedly.pictures import of_storyline

        write_picture(of_storyline(told), svg_file, png_file)
        if not as_json:
            return
    if as_json:
        write_json_array(told.entries)
        return
    from reportedly import terminal

    terminal.show_storyline(told, terminal.console())
