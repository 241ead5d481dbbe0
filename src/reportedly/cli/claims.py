"""What is said on several pages, what cannot both hold, and where it came from: claims, disputes, traces."""

from __future__ import annotations

import click

from reportedly import filters
from reportedly.cli.group import cli
from reportedly.cli.options import ledger_option, limit_option, narrowed_by, picture_options
from reportedly.cli.output import (
    cell,
    one_form,
    write_csv,
    write_json,
    write_json_array,
    write_picture,
    write_rows,
)


@cli.command()
@narrowed_by(filters.CLAIMS)
@limit_option
@click.option("--json", "as_json", is_flag=True, help="A JSON array of claims, with every wording.")
@click.option("--csv", "as_csv", is_flag=True, help="CSV with a header line, one line a claim.")
@ledger_option
def claims(
    *, sources: int, limit: int | None, as_json: bool, as_csv: bool, ledger: str, **asked: str | None
) -> None:
    """Ask a ledger what is said, whoever says it: the same in other words or cut otherwise is one claim.

    Claims of most pages come first, each with three counts (pages, independent texts, and the sources at
    the head of the chains) and how it came. The first question takes a while: it compares all statements.

    \b
    reportedly claims --about "North Korea" --sources 2
    reportedly claims --actor Kremlin --since 2023-09 --csv > claims.csv
    """
    one_form(as_json=as_json, as_csv=as_csv)
    import reportedly

    with reportedly.Ledger(ledger) as kept:
        found = kept.claims(**asked, sources=sources, limit=limit, wordings=True)
        if as_json:
            write_json_array(found)
        elif as_csv:
            names = ("id", "words", "pages", "texts", "sources", "chains", "earliest", "latest")
            write_csv(names, found)
        else:
            from reportedly import terminal

            if not terminal.show_claims(found, terminal.console()):
                click.echo("No claim was found.")


@cli.command()
@narrowed_by(filters.DISPUTES)
@limit_option
@click.option("--json", "as_json", is_flag=True, help="A JSON array of disputes, with both statements.")
@click.option("--csv", "as_csv", is_flag=True, help="CSV with a header line, one line a dispute.")
@ledger_option
def disputes(
    *,
    kind: str | None,
    sources: int,
    limit: int | None,
    as_json: bool,
    as_csv: bool,
    ledger: str,
    **asked: str | None,
) -> None:
    """Ask a ledger what cannot both hold: who says so, who says the contrary, and in which words.

    \b
    reportedly disputes --actor Kremlin
    reportedly disputes --kind number --since 2024 --csv > figures.csv
    """
    one_form(as_json=as_json, as_csv=as_csv)
    import reportedly

    with reportedly.Ledger(ledger) as kept:
        found = kept.disputes(**asked, kind=kind, sources=sources, limit=limit)
        if as_json:
            write_json_array(found)
        elif as_csv:
            names = ("kind", "reason", "claims", "one_side", "other_side")
            sides = ("id", "speaker", "source", "content", "published", "site")
            write_rows(
                (*names, *(f"{side}_{each}" for side in ("one", "other") for each in sides)),
                (
                    [cell(getattr(dispute, each)) for each in names]
                    + [cell(getattr(side, each)) for side in (dispute.one, dispute.other) for each in sides]
                    for dispute in found
                ),
            )
        else:
            from reportedly import terminal

            if not terminal.show_disputes(found, terminal.console()):
                click.echo("No dispute was found.")


@cli.command()
@narrowed_by(filters.TURNS)
@limit_option
@click.option("--json", "as_json", is_flag=True, help="A JSON array of turns, with every step.")
@click.option("--csv", "as_csv", is_flag=True, help="CSV with a header line, one line a step.")
@ledger_option
def turns(
    *, kind: str | None, limit: int | None, as_json: bool, as_csv: bool, ledger: str, **asked: str | None
) -> None:
    """Ask a ledger what moved in time: who says the contrary of what he said, and figures from day to day.

    Neither is a dispute: a toll that rises was right on each day.

    \b
    reportedly turns --kind mind --actor Kremlin
    reportedly turns --kind figure --about killed --csv > tolls.csv
    """
    one_form(as_json=as_json, as_csv=as_csv)
    import reportedly

    with reportedly.Ledger(ledger) as kept:
        found = kept.turns(**asked, kind=kind, limit=limit)
        if as_json:
            write_json_array(found)
        elif as_csv:
            of_step = ("words", "value", "claim")
            of_said = ("id", "speaker", "source", "content", "published", "site")
            write_rows(
                ("turn", "kind", *of_step, *of_said),
                (
                    [turn.id, turn.kind]
                    + [cell(getattr(step, each)) for each in of_step]
                    + [cell(getattr(step.statement, each)) for each in of_said]
                    for turn in found
                    for step in turn.steps
                ),
            )
        else:
            from reportedly import terminal

            if not terminal.show_turns(found, terminal.console()):
                click.echo("No turn was found.")


@cli.command()
@click.argument("claim")
@click.option("--json", "as_json", is_flag=True, help="One JSON object.")
@picture_options
@ledger_option
def trace(*, claim: str, as_json: bool, svg_file: str | None, png_file: str | None, ledger: str) -> None:
    """Follow CLAIM from the first page that carries it on: every wording in order, with what differs.

    CLAIM is the id of a claim (c12) or of a statement, or any sentence: then the nearest claim is shown. The
    picture shows who speaks, through whom it came, and the pages; copies of one text stand in a bracket.

    \b
    reportedly trace c12
    reportedly trace "no agreement was signed"
    reportedly trace c12 --svg c12.svg
    """
    import reportedly

    with reportedly.Ledger(ledger) as kept:
        found = kept.trace(claim)
    if found is None:
        click.echo("null" if as_json else "Nothing near it was found.")
        return
    drawn = svg_file is not None or png_file is not None
    if drawn:
        from reportedly.pictures import chains

        write_picture(chains(found), svg_file, png_file)
    if as_json:
        write_json(found)
    elif not drawn:
        from reportedly import terminal

        terminal.show_trace(found, terminal.console())
