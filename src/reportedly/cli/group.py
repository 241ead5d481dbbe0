"""The command line as a whole: what every command has in common, and how one ends."""

from __future__ import annotations

import io
import os
import sys
from typing import Any, NoReturn

import click

from reportedly.errors import NotReadableError, ReportedlyError

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
            complain(_usage(error))
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
            fail(str(error), SKIPPED)
        except ReportedlyError as error:
            fail(str(error), REFUSED)
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


def complain(message: str) -> None:
    """One line on standard error, whatever the message holds."""
    line = "".join(letter if letter.isprintable() else "\ufffd" for letter in " ".join(message.split()))
    click.echo(f"reportedly: {line}", err=True)


def fail(message: str, status: int) -> NoReturn:
    """End with one line on standard error, and an exit status."""
    complain(message)
    raise click.exceptions.Exit(status)


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
