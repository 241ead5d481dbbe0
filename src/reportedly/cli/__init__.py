"""The command line: what was asked is parsed here, and what was found is shown; one file a noun."""

from __future__ import annotations

from reportedly.cli import (
    actors,
    claims,
    corrections,
    events,
    expectations,
    exporting,
    families,
    networks,
    pages,
    serving,
    statements,
    storylines,
    watching,
)  # each adds its commands
from reportedly.cli.group import cli

__all__ = [
    "actors",
    "claims",
    "cli",
    "corrections",
    "events",
    "expectations",
    "exporting",
    "families",
    "main",
    "networks",
    "pages",
    "serving",
    "statements",
    "storylines",
    "watching",
]


def main() -> None:
    """The `reportedly` command."""
    cli(prog_name="reportedly")
