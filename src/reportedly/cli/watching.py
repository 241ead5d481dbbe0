"""Watching feeds: what is new in them, added and told."""

from __future__ import annotations

import sys
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import click
import msgspec

from reportedly.cli.group import SKIPPED, cli, complain
from reportedly.cli.options import fetching_of, fetching_options, ledger_option
from reportedly.cli.output import write

if TYPE_CHECKING:
    from reportedly.ledger import News


@cli.command()
@click.argument("feeds", metavar="FEEDS...", nargs=-1, required=True)
@click.option(
    "--tell",
    "tells",
    metavar="WHAT",
    multiple=True,
    help="Tell of: speaker=WORDS, pair=ONE/OTHER, dispute, due … (may be given several times).",
)
@click.option(
    "--every",
    metavar="MINUTES",
    type=click.IntRange(min=5),
    default=30,
    show_default=True,
    help="How often a feed is asked that does not ask for less.",
)
@click.option("--once", is_flag=True, help="Ask what is due, and end: for cron.")
@click.option(
    "--most", metavar="N", type=click.IntRange(min=1), help="New pages of one feed at once; 20 if not given."
)
@click.option("--atom", metavar="FILE", type=click.Path(dir_okay=False), help="Write news as an Atom feed.")
@click.option("--webhook", metavar="URL", help="Send news to URL, as JSON.")
@click.option(
    "--secret",
    metavar="FILE",
    type=click.Path(dir_okay=False, exists=True),
    help="Sign what the webhook gets with the secret in FILE (HMAC-SHA256).",
)
@click.option(
    "--allow-private-webhook", is_flag=True, help="Let the webhook be on this computer or a private network."
)
@click.option("--json", "as_json", is_flag=True, help="News as JSON Lines.")
@fetching_options
@ledger_option
def watch(
    *,
    feeds: tuple[str, ...],
    tells: tuple[str, ...],
    every: int,
    once: bool,
    most: int | None,
    atom: str | None,
    webhook: str | None,
    secret: str | None,
    allow_private_webhook: bool,
    as_json: bool,
    user_agent: str | None,
    allow_private: bool,
    ledger: str,
) -> None:
    """Watch FEEDS: ask them again and again, add what is new to a ledger, and tell of it.

    FEEDS are addresses of feeds or sitemaps, files with one a line, or OPML as feed readers write it. What is
    remembered is in the ledger: stop it at any moment, and start it again to go on.

    \b
    reportedly watch https://example.org/feed.xml --tell speaker=Kremlin
    reportedly watch feeds.opml --tell pair=Russia/Ukraine --tell dispute --atom news.xml
    reportedly watch feeds.txt --once --tell due --webhook https://example.org/hook --secret key.txt
    """
    import reportedly
    from reportedly import terminal, watching

    fetching = fetching_of(user_agent, allow_private=allow_private, follow=True, most=most)
    wants = tuple(watching.want(one) for one in tells)
    if (atom or webhook) and not wants:
        raise click.UsageError("--atom and --webhook want to know what to tell of: give --tell.")
    asked = watching.Watching(
        feeds=watching.feeds_of(feeds),
        wants=wants,
        every=timedelta(minutes=every),
        atom=Path(atom) if atom else None,
        fetching=fetching,
    )
    sender = None
    if webhook:
        allowed = msgspec.structs.replace(fetching, allow_private=allow_private_webhook)
        sender = watching.Webhook(webhook, allowed, Path(secret).read_bytes().strip() if secret else None)

    problems: list[str] = []

    def complain_of(line: str) -> None:
        problems.append(line)
        complain(line)

    with reportedly.Ledger(ledger) as kept, terminal.told(complain) as progress:
        watcher = watching.Watcher(
            kept,
            asked,
            tell=_as_json if as_json else terminal.show_news,
            say=lambda line: click.echo(line, err=True),
            complain=complain_of,
            progress=progress,
            webhook=sender,
        )
        if not once:
            watcher.run()
        watcher.once()
    if problems:
        raise click.exceptions.Exit(SKIPPED)


def _as_json(news: News) -> None:
    """A line of JSON, at once: who reads it may wait for it."""
    write(msgspec.json.encode(news) + b"\n")
    sys.stdout.flush()
