"""What was read wrongly, set right by hand; and what was, listed and taken back."""

from __future__ import annotations

import click

from reportedly.cli.group import cli
from reportedly.cli.options import ledger_option
from reportedly.cli.output import write_json_array, write_json_lines


@cli.command()
@click.argument("statement")
@click.option("--speaker", metavar="WHO", help="Who speaks: a name or @ID; several joined with ' & '.")
@click.option("--act", metavar="ACT", help="What the speaker does: deny or denies, accuse or accuses, …")
@click.option(
    "--factuality", metavar="VALUE", help='How surely: CT+ PR+ PS+ CT- PR- PS- Uu, or "certainly not".'
)
@click.option("--date", metavar="DATE", help="When it was said: 2023, 2023-09 or 2023-09-13.")
@click.option("--published", metavar="DATE", help="When its page was published; it is read again with that.")
@click.option("--same-claim", metavar="OTHER", help="The statement OTHER says the same.")
@click.option("--not-same-claim", metavar="OTHER", help="The statement OTHER does not say the same.")
@ledger_option
def correct(statement: str, ledger: str, **given: str | None) -> None:
    """Set right what was read wrongly in STATEMENT, an id as `reportedly statements --json` has it.

    '-' stands for nobody, none, not known. With --published alone, STATEMENT may be a page's id. What is set
    right is recorded and holds in every answer from then on, and is done again where the page is read again.

    \b
    reportedly correct 3f2a9c41d0e7/a4 --speaker "Ann Lee" --act denies
    reportedly correct 3f2a9c41d0e7 --published 2024-06-12
    reportedly correct 3f2a9c41d0e7/a4 --not-same-claim 9b01c2d3e4f5/a1
    """
    import reportedly
    from reportedly import terminal

    with reportedly.Ledger(ledger) as kept:
        terminal.show_corrections(kept.correct(statement, **given), terminal.console())


@cli.command()
@click.option("--undo", metavar="N", type=int, help="Take back the correction of this number.")
@click.option("--json", "as_json", is_flag=True, help="A JSON array of corrections.")
@click.option(
    "--gold", "as_gold", is_flag=True, help="What was set right in readings as JSON Lines, texts with spans."
)
@ledger_option
def corrections(*, undo: int | None, as_json: bool, as_gold: bool, ledger: str) -> None:
    """List what was set right by hand, of actors and readings, or take one of these corrections back.

    \b
    reportedly corrections
    reportedly corrections --undo 3
    reportedly corrections --gold > gold.jsonl
    """
    if as_json and as_gold:
        raise click.UsageError("--json and --gold cannot both be given.", click.get_current_context())
    import reportedly

    with reportedly.Ledger(ledger) as kept:
        if undo is not None:
            kept.undo_correction(undo)
            click.echo(f"Correction {undo} was taken back.")
        elif as_gold:
            write_json_lines(kept.gold())
        elif as_json:
            write_json_array(kept.corrections())
        else:
            from reportedly import terminal

            if not terminal.show_corrections(kept.corrections(), terminal.console()):
                click.echo("Nothing was set right by hand.")
