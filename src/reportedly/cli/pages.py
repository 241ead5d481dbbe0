"""Pages: one read, many added to a ledger, what an address has said, and what a reading is."""

from __future__ import annotations

from datetime import datetime

import click
import msgspec

from reportedly import deadline
from reportedly.cli.group import SKIPPED, cli, complain
from reportedly.cli.options import fetching_of, fetching_options, html_option, ledger_option
from reportedly.cli.output import write, write_json, write_json_array, write_page
from reportedly.model import json_schema


@cli.command()
@click.argument("page", type=click.Path(allow_dash=True))
@click.option(
    "--published",
    metavar="DATE",
    type=click.DateTime(["%Y-%m-%d"]),
    help="The day the page was published (YYYY-MM-DD), where it does not say so itself.",
)
@click.option("--json", "as_json", is_flag=True, help="The whole reading as JSON ('reportedly schema').")
@html_option
@fetching_options
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

    fetching = fetching_of(user_agent, allow_private=allow_private)
    with deadline.within(deadline.PAGE_SECONDS, page):
        reading = reportedly.read(page, published=published.date() if published else None, fetching=fetching)
    if html_file is not None:
        from reportedly.web import reading_page

        write_page(html_file, reading_page(reading))
    if as_json:
        write_json(reading)
    elif html_file is None:
        from reportedly import terminal

        terminal.show_reading(reading, terminal.console())


@cli.command()
@click.argument("sources", metavar="SOURCE...", nargs=-1, required=True, type=click.Path(allow_dash=True))
@ledger_option
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
@fetching_options
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

    fetching = fetching_of(user_agent, allow_private=allow_private, follow=follow, most=most)
    with reportedly.Ledger(ledger) as kept, terminal.told(complain) as tell:
        done = kept.add(sources, workers=workers, progress=tell, fetching=fetching)
    click.echo(terminal.summary(done, ledger))
    if done.unreadable:
        raise click.exceptions.Exit(SKIPPED)


@cli.command()
@click.argument("url", metavar="URL")
@click.option("--json", "as_json", is_flag=True, help="A JSON array of versions, each with what changed.")
@ledger_option
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
            write_json_array(found)
            return
        from reportedly import terminal

        if not terminal.show_versions(found, terminal.console()):
            click.echo("No page from that address was found.")


@cli.command()
def schema() -> None:
    """Print the JSON Schema of a reading, and of every noun in it."""
    write(msgspec.json.format(msgspec.json.encode(json_schema()), indent=2) + b"\n")
