"""Who is who: actors of a ledger, and what was set right about them by hand."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING

import click

from reportedly import filters
from reportedly.cli.group import cli
from reportedly.cli.options import ledger_option, limit_option, narrowed_by
from reportedly.cli.output import one_form, write_csv, write_json, write_json_array

if TYPE_CHECKING:
    from reportedly.ledger import Ledger

SHOWN = 10
"""Statements and events of one actor that are shown with it, unless a limit is given."""


@cli.command()
@click.argument("name", required=False)
@narrowed_by(filters.ACTORS)
@limit_option
@click.option("--json", "as_json", is_flag=True, help="A JSON array of actors; of one, an object.")
@click.option("--csv", "as_csv", is_flag=True, help="CSV with a header line.")
@ledger_option
def actors(
    *, name: str | None, limit: int | None, as_json: bool, as_csv: bool, ledger: str, **asked: str | None
) -> None:
    """Ask a ledger who is who: persons, countries, bodies and places, across pages.

    Without NAME, all of them, those that most pages name first. NAME is words of any name used for them, or
    an id as the list has it, with @ in front: then one is shown, with the names used, roles with dates, and
    the first of its statements, of those that name it, and of its events.

    \b
    reportedly actors --kind person --country "North Korea"
    reportedly actors kim
    reportedly actors @kim-jong-un
    """
    one_form(as_json=as_json, as_csv=as_csv)
    import reportedly

    with reportedly.Ledger(ledger) as kept:
        if name is not None and name.startswith("@"):
            _show_actor(kept, name, limit, as_json=as_json)
            return
        found = kept.actors(name, **asked, limit=limit)
        if as_json:
            write_json_array(found)
        elif as_csv:
            from reportedly.ledger import KnownActor

            write_csv(KnownActor.__struct_fields__, found)
        else:
            from reportedly import terminal

            if not terminal.show_actors(found, terminal.console()):
                click.echo("No actor was found.")


def _show_actor(kept: Ledger, actor: str, limit: int | None, *, as_json: bool) -> None:
    """One actor, with the first statements, and events, that it has a part in."""
    record = kept.actor(actor)
    if as_json:
        write_json(record)
        return
    from reportedly import terminal

    most = SHOWN if limit is None else limit
    terminal.show_actor(
        record,
        terminal.console(),
        said=list(kept.statements(speaker=actor, limit=most)),
        about=list(kept.statements(about=actor, limit=most)),
        events=list(islice(kept.timeline(actor), most)),
    )


@cli.command()
@click.argument("actor")
@click.argument("other")
@ledger_option
def merge(actor: str, other: str, ledger: str) -> None:
    """Take ACTOR and OTHER, ids as `reportedly actors` lists them, for one: ACTOR stays.

    It is recorded, holds for every question from then on, and is done again in a ledger that this
    one is added to.

    \b
    reportedly merge @john-smith @john-smith~2
    """
    import reportedly

    with reportedly.Ledger(ledger) as kept:
        kept.merge_actors(actor, other)
    click.echo(f"{actor} and {other} are one from now on.")


@cli.command()
@click.argument("actor")
@click.argument("pages", metavar="PAGE...", nargs=-1, required=True)
@ledger_option
def split(actor: str, pages: tuple[str, ...], ledger: str) -> None:
    """Take ACTOR, an id as `reportedly actors` lists them, for somebody else on every PAGE.

    A page is named by its id, or by that of a statement in it. It is recorded as `reportedly merge` is.

    \b
    reportedly split @john-smith 3f2a9c41d0e7
    """
    import reportedly

    with reportedly.Ledger(ledger) as kept:
        made = kept.split_actor(actor, pages)
    click.echo(f"There, {actor} is @{made} from now on.")
