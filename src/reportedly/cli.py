"""The command line: what was asked is parsed here, and what was found is shown."""

from __future__ import annotations

import csv
import io
import os
import sys
from collections.abc import Callable, Iterable, Sequence
from datetime import datetime
from itertools import chain, islice
from pathlib import Path
from typing import TYPE_CHECKING, Any, NoReturn, cast

import click
import msgspec

from reportedly import deadline
from reportedly.errors import NotReadableError, ReportedlyError
from reportedly.model import Record, Relay, Statement, json_schema

if TYPE_CHECKING:
    from reportedly.ledger import Ledger
    from reportedly.pages import Fetching

SHOWN = 10
"""Statements and events of one actor that are shown with it, unless a limit is given."""
SKIPPED = 1
"""Exit status: something was not readable, and skipped."""
REFUSED = 2
"""Exit status: what was asked cannot be done (usage, a ledger, a file to write)."""
INTERRUPTED = 130
"""Exit status after Ctrl-C, as shells have it (128 + SIGINT)."""
BROKEN_PIPE = 141
"""Exit status when the reader of the output went away, as shells have it (128 + SIGPIPE)."""


class CommandLine(click.Group):
    """A group of commands whose every failure is one line on standard error, and an exit status."""

    def main(self, *args: Any, standalone_mode: bool = True, **extra: Any) -> Any:
        """Run a command and exit, or, with `standalone_mode` off, return what it returned."""
        if not standalone_mode:
            return super().main(*args, standalone_mode=False, **extra)
        for stream in (sys.stdout, sys.stderr):
            if isinstance(stream, io.TextIOWrapper):
                stream.reconfigure(errors="replace")
        try:
            status: object = super().main(*args, standalone_mode=False, **extra)
        except click.ClickException as error:
            _complain(_usage(error))
            sys.exit(REFUSED)
        except click.Abort:
            sys.exit(INTERRUPTED)
        sys.exit(status if isinstance(status, int) else 0)

    def invoke(self, ctx: click.Context) -> Any:
        """Run the command; what goes wrong on purpose becomes a line and a status."""
        try:
            result = super().invoke(ctx)
            sys.stdout.flush()
        except NotReadableError as error:
            _fail(str(error), SKIPPED)
        except ReportedlyError as error:
            _fail(str(error), REFUSED)
        except KeyboardInterrupt:
            ctx.exit(INTERRUPTED)
        except BrokenPipeError:
            # What is left in the buffer has no reader: let the interpreter flush it into nothing.
            os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
            ctx.exit(BROKEN_PIPE)
        return result


def _usage(error: click.ClickException) -> str:
    """The message of a usage error, with where to find help."""
    message = error.format_message()
    if isinstance(error, click.UsageError) and error.ctx is not None:
        return f"{message.rstrip('.')} (see: {error.ctx.command_path} --help)"
    return message


def _complain(message: str) -> None:
    """One line on standard error, whatever the message holds."""
    line = "".join(letter if letter.isprintable() else "\ufffd" for letter in " ".join(message.split()))
    click.echo(f"reportedly: {line}", err=True)


def _fail(message: str, status: int) -> NoReturn:
    _complain(message)
    raise click.exceptions.Exit(status)


_ledger_option = click.option(
    "--ledger",
    metavar="FILE",
    default="news.ledger",
    envvar="REPORTEDLY_LEDGER",
    show_default=True,
    show_envvar=True,
    type=click.Path(dir_okay=False),
    help="The ledger: one SQLite file.",
)
_html_option = click.option(
    "--html",
    "html_file",
    metavar="FILE",
    type=click.Path(),
    help="Write one self-contained page ('-': here).",
)


def _fetching_options(command: Callable[..., None]) -> Callable[..., None]:
    """How addresses are fetched, as `user_agent` and `allow_private`."""
    command = click.option(
        "--allow-private",
        is_flag=True,
        help="Let addresses lead to this computer and into private networks.",
    )(command)
    return click.option(
        "--user-agent",
        metavar="TEXT",
        help="What servers are told of who asks; reportedly/VERSION if not given.",
    )(command)


def _fetching(
    user_agent: str | None, *, allow_private: bool, follow: bool = False, most: int | None = None
) -> Fetching:
    from reportedly.pages import Fetching

    fetching = Fetching(allow_private=allow_private, follow=follow)
    return msgspec.structs.replace(
        fetching, user_agent=user_agent or fetching.user_agent, most=most or fetching.most
    )


@click.group(
    cls=CommandLine,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 96},
)
@click.version_option(package_name="reportedly", message="%(prog)s %(version)s")
@click.pass_context
def cli(context: click.Context) -> None:
    """Who said what, on whose authority, when and how firmly: read it off news pages.

    \b
    reportedly read story.html              one page, every attribution marked
    reportedly add pages/ feed.jsonl        many pages, into a ledger
    reportedly statements --speaker Kremlin --since 2023-09

    Everything runs on this computer; only addresses that you name are fetched. Exit status: 0 all is
    well; 1 something was not readable and was skipped; 2 what was asked cannot be done.
    """
    if context.invoked_subcommand is None:
        click.echo(context.get_help())


@cli.command()
@click.argument("page", type=click.Path(allow_dash=True))
@click.option(
    "--published",
    metavar="DATE",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day the page was published (YYYY-MM-DD), where it does not say so itself.",
)
@click.option("--json", "as_json", is_flag=True, help="The whole reading as JSON ('reportedly schema').")
@_html_option
@_fetching_options
def read(
    *,
    page: str,
    published: datetime | None,
    as_json: bool,
    html_file: str | None,
    user_agent: str | None,
    allow_private: bool,
) -> None:
    """Read one PAGE (a file, an address, or '-' for standard input) and show what is attributed in it.

    \b
    reportedly read story.html
    reportedly read https://example.org/story
    reportedly read story.txt --published 2024-06-12
    reportedly read story.html --html reading.html
    reportedly read - --json < story.html

    Source, cue and content are shown in colour on a terminal, and otherwise as [source], <cue> and
    {content}, with the number of the attribution in the table below the text: there, who speaks, what
    they do by it, how surely, through whom it came and when. 3.1 stands inside the words of 3.
    """
    import reportedly

    fetching = _fetching(user_agent, allow_private=allow_private)
    with deadline.within(deadline.PAGE_SECONDS, page):
        reading = reportedly.read(page, published=published.date() if published else None, fetching=fetching)
    if html_file is not None:
        from reportedly.web import reading_page

        _write_page(html_file, reading_page(reading))
    if as_json:
        _write_json(reading)
    elif html_file is None:
        from reportedly import terminal

        terminal.show_reading(reading, terminal.console())


@cli.command()
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True, type=click.Path(allow_dash=True))
@_ledger_option
@click.option(
    "--workers", type=click.IntRange(min=1), help="Processes that read at once; one a core if not given."
)
@click.option("--follow", is_flag=True, help="Fetch what a feed or sitemap lists and does not carry.")
@click.option(
    "--most",
    metavar="N",
    type=click.IntRange(min=1),
    help="Follow at most so many entries of one feed or sitemap; 20 if not given.",
)
@_fetching_options
def add(
    *,
    sources: tuple[str, ...],
    ledger: str,
    workers: int | None,
    follow: bool,
    most: int | None,
    user_agent: str | None,
    allow_private: bool,
) -> None:
    """Read pages from every SOURCE into a ledger, which is made if it is not there.

    A SOURCE is a file (HTML, text, JSON Lines, a feed, mail, a web archive, a ZIP or tar of any of these),
    a folder of such files, '-' for standard input, an address, or another ledger, whose pages are then read
    again. Pages are kept one by one, and those the ledger holds already are not read again: stop it at any
    moment, and run it again to go on.

    \b
    reportedly add pages/
    reportedly add story.html archive.jsonl.gz --ledger election.ledger --workers 4
    reportedly add https://example.org/story
    reportedly add https://example.org/feed.xml --follow --most 50

    What is not readable is named on standard error, one line each, and the exit status is then 1. So is an
    address that shows something else than it did: both versions are kept ('reportedly versions').
    """
    import reportedly
    from reportedly import terminal

    fetching = _fetching(user_agent, allow_private=allow_private, follow=follow, most=most)
    with reportedly.Ledger(ledger) as kept, terminal.told(_complain) as tell:
        done = kept.add(sources, workers=workers, progress=tell, fetching=fetching)
    click.echo(terminal.summary(done, ledger))
    if done.unreadable:
        raise click.exceptions.Exit(SKIPPED)


@cli.command()
@click.argument("url", metavar="URL")
@click.option("--json", "as_json", is_flag=True, help="A JSON array of versions, each with what changed.")
@_ledger_option
def versions(url: str, as_json: bool, ledger: str) -> None:
    """Show what the address URL has said, version by version, and what changed from one to the next.

    \b
    reportedly versions https://example.org/story
    reportedly versions https://example.org/story --json

    A version is a page that a ledger got from that address, or from a file that names it, and that says
    something else than the others: in headline, byline, credit or text. What stands around the article
    makes none.
    """
    import reportedly

    with reportedly.Ledger(ledger) as kept:
        found = kept.versions(url)
        if as_json:
            _write_json_array(found)
            return
        from reportedly import terminal

        if not terminal.show_versions(found, terminal.console()):
            click.echo("No page from that address was found.")


@cli.command()
@click.option(
    "--speaker", metavar="WORDS", help="Words of the speaker's name, or of the words used for them."
)
@click.option(
    "--about", metavar="WORDS", help='Words of the statement, source or headline; "a phrase"; miss*.'
)
@click.option("--act", metavar="ACT", help="What the speaker does: deny or denies, accuse or accuses, …")
@click.option(
    "--factuality", metavar="VALUE", help='How surely: CT+ PR+ PS+ CT- PR- PS- Uu, or "certainly not".'
)
@click.option("--country", metavar="COUNTRY", help="Whose speakers: KP or North Korea.")
@click.option(
    "--relay", metavar="NAME", help="Through which agency, outlet, medium (message), credit or site."
)
@click.option("--site", metavar="SITE", help="The site that shows the page.")
@click.option("--since", metavar="DATE", help="Published on or after: 2023, 2023-09 or 2023-09-13.")
@click.option("--until", metavar="DATE", help="Published on or before: 2023, 2023-09 or 2023-09-13.")
@click.option("--limit", metavar="N", type=click.IntRange(min=0), help="At most so many.")
@click.option("--json", "as_json", is_flag=True, help="A JSON array of statements.")
@click.option(
    "--csv", "as_csv", is_flag=True, help="CSV with a header line; relays as 'medium:message > agency:KCNA'."
)
@_html_option
@_ledger_option
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
    if as_json and as_csv:
        raise click.UsageError("--json and --csv cannot both be given.", click.get_current_context())
    import reportedly

    with reportedly.Ledger(ledger) as kept:
        found: Iterable[Statement] = kept.statements(**asked, limit=limit)
        if html_file is not None:
            found = list(found)
            _write_report(html_file, found, asked)
        if as_json:
            _write_json_array(found)
        elif as_csv:
            _write_csv(found)
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
    _write_page(html_file, statements_report(found, question=question or None))


@cli.command()
@click.option("--actor", metavar="WORDS", help="Who did it; a country stands for all who act for it.")
@click.option("--recipient", metavar="WORDS", help="To whom.")
@click.option("--type", metavar="TYPE", help="PLOVER's type (ASSAULT, CONSULT …) or a civil one (elect …).")
@click.option("--mode", metavar="MODE", help="A mode of a type: visit, aerial, strike …")
@click.option("--status", metavar="STATUS", help="happened, planned, alleged, denied …, by any voice.")
@click.option("--place", metavar="WORDS", help="Where.")
@click.option("--site", metavar="SITE", help="The site that shows the page.")
@click.option("--since", metavar="DATE", help="On or after: 2023, 2023-09 or 2023-09-13.")
@click.option("--until", metavar="DATE", help="On or before: 2023, 2023-09 or 2023-09-13.")
@click.option("--limit", metavar="N", type=click.IntRange(min=0), help="At most so many.")
@click.option("--json", "as_json", is_flag=True, help="A JSON array of events.")
@click.option("--csv", "as_csv", is_flag=True, help="CSV with a header line, in the columns of event data.")
@_ledger_option
def events(*, limit: int | None, as_json: bool, as_csv: bool, ledger: str, **asked: str | None) -> None:
    """Ask a ledger who did what to whom, when, where, and whether it happened.

    Events that fit all of what is given, in the order of when they were; a date in parentheses is the page's.

    \b
    reportedly events --actor Russia --recipient Ukraine --since 2024-06
    reportedly events --type CONSULT --mode visit --status planned
    reportedly events --place Damascus --csv > damascus.csv
    """
    if as_json and as_csv:
        raise click.UsageError("--json and --csv cannot both be given.", click.get_current_context())
    import reportedly
    from reportedly.ledger import COLUMNS, row_of

    with reportedly.Ledger(ledger) as kept:
        found = kept.events(**asked, limit=limit)
        if as_json:
            _write_json_array(found)
        elif as_csv:
            _write_rows(COLUMNS, map(row_of, found))
        else:
            from reportedly import terminal

            if not terminal.show_events(found, terminal.console()):
                click.echo("No event was found.")


@cli.command()
@click.argument("actor")
@click.argument("other", required=False)
@click.option("--status", metavar="STATUS", help="Only what some voice says is so: happened, denied …")
@click.option("--since", metavar="DATE", help="On or after: 2023, 2023-09 or 2023-09-13.")
@click.option("--until", metavar="DATE", help="On or before: 2023, 2023-09 or 2023-09-13.")
@click.option("--json", "as_json", is_flag=True, help="A JSON array, one object a line of the timeline.")
@_ledger_option
def timeline(*, actor: str, other: str | None, as_json: bool, ledger: str, **asked: str | None) -> None:
    """Show what ACTOR did and suffered, or what ACTOR and OTHER did to each other, in order.

    What many pages tell of one day is one line. What is only supposed or did not happen is left out, unless
    its status is asked for.

    \b
    reportedly timeline "United States" Syria
    reportedly timeline Kim --since 2023-09 --json
    """
    import reportedly

    with reportedly.Ledger(ledger) as kept:
        found = kept.timeline(actor, other, **asked)
        if as_json:
            _write_json_array(found)
            return
        from reportedly import terminal

        if not terminal.show_timeline(found, terminal.console()):
            click.echo("No event was found.")


@cli.command()
@click.argument("name", required=False)
@click.option("--kind", metavar="KIND", help="person, country, government, agency, company, place …")
@click.option("--country", metavar="COUNTRY", help="Of which country: KP or North Korea.")
@click.option("--limit", metavar="N", type=click.IntRange(min=0), help="At most so many.")
@click.option("--json", "as_json", is_flag=True, help="A JSON array of actors; of one, an object.")
@click.option("--csv", "as_csv", is_flag=True, help="CSV with a header line.")
@_ledger_option
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
    if as_json and as_csv:
        raise click.UsageError("--json and --csv cannot both be given.", click.get_current_context())
    import reportedly

    with reportedly.Ledger(ledger) as kept:
        if name is not None and name.startswith("@"):
            _show_actor(kept, name, limit, as_json=as_json)
            return
        found = kept.actors(name, **asked, limit=limit)
        if as_json:
            _write_json_array(found)
        elif as_csv:
            from reportedly.ledger import KnownActor

            names = KnownActor.__struct_fields__
            _write_rows(names, ([_cell(getattr(one, each)) for each in names] for one in found))
        else:
            from reportedly import terminal

            if not terminal.show_actors(found, terminal.console()):
                click.echo("No actor was found.")


def _show_actor(kept: Ledger, actor: str, limit: int | None, *, as_json: bool) -> None:
    """One actor, with the first statements, and events, that it has a part in."""
    record = kept.actor(actor)
    if as_json:
        _write_json(record)
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
@_ledger_option
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
@_ledger_option
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


@cli.command()
@click.option("--undo", metavar="N", type=int, help="Take back the correction of this number.")
@click.option("--json", "as_json", is_flag=True, help="A JSON array of corrections.")
@_ledger_option
def corrections(*, undo: int | None, as_json: bool, ledger: str) -> None:
    """List who was merged and split by hand, or take one of these corrections back.

    \b
    reportedly corrections
    reportedly corrections --undo 3
    """
    import reportedly

    with reportedly.Ledger(ledger) as kept:
        if undo is not None:
            kept.undo_correction(undo)
            click.echo(f"Correction {undo} was taken back.")
        elif as_json:
            _write_json_array(kept.actor_corrections())
        else:
            from reportedly import terminal

            if not terminal.show_corrections(kept.actor_corrections(), terminal.console()):
                click.echo("Nothing was merged or split.")


@cli.command()
def schema() -> None:
    """Print the JSON Schema of a reading, and of every noun in it."""
    _write(msgspec.json.format(msgspec.json.encode(json_schema()), indent=2) + b"\n")


# --- Writing -------------------------------------------------------------------------------


def _write(data: bytes) -> None:
    """Bytes to standard output."""
    sys.stdout.flush()
    sys.stdout.buffer.write(data)


def _write_json(record: Record) -> None:
    _write(msgspec.json.format(msgspec.json.encode(record), indent=2) + b"\n")


def _write_json_array(found: Iterable[Record]) -> None:
    """A JSON array with one record a line, written as they come."""
    before = b"["
    for record in found:
        _write(before + b"\n" + msgspec.json.encode(record))
        before = b","
    _write(b"[]\n" if before == b"[" else b"\n]\n")


def _write_csv(found: Iterable[Statement]) -> None:
    """A header line and one line a statement, in the order of the record's fields."""
    names = Statement.__struct_fields__
    _write_rows(names, ([_cell(getattr(statement, name)) for name in names] for statement in found))


def _write_rows(names: Sequence[str], rows: Iterable[Sequence[str]]) -> None:
    """A header line and one line a row, as they come (RFC 4180)."""
    line = io.StringIO()
    writer = csv.writer(line)
    for row in chain((names,), rows):
        writer.writerow(row)
        _write(line.getvalue().encode())
        line.seek(0)
        line.truncate()


def _cell(value: object) -> str:
    """A field as one cell: relays as `medium:message > agency:KCNA`, other lists with semicolons."""
    if value is None:
        return ""
    if isinstance(value, datetime):
        return value.isoformat()
    if not isinstance(value, tuple):
        return str(value)
    parts = cast("tuple[str | Relay, ...]", value)
    relays = [f"{part.kind}:{part.name}" for part in parts if isinstance(part, Relay)]
    return " > ".join(relays) or "; ".join(map(str, parts))


def _write_page(html_file: str, page: str) -> None:
    """The page into a file, or to standard output for '-'; a file is named on standard error."""
    if html_file == "-":
        _write(page.encode())
        return
    try:
        Path(html_file).write_text(page, encoding="utf-8")
    except OSError as error:
        _fail(f"cannot write {html_file}: {error.strerror or error}", REFUSED)
    click.echo(f"wrote {html_file}", err=True)


def main() -> None:
    """The `reportedly` command."""
    cli(prog_name="reportedly")
