"""The reference of the command line is complete: every command and every option is in it."""

from pathlib import Path

import click
import pytest

from reportedly.cli import cli

REFERENCE = Path(__file__).parent.parent / "docs" / "reference" / "cli.md"


def sections() -> dict[str, str]:
    """The reference of each command, by its name."""
    parts = REFERENCE.read_text(encoding="utf-8").split("\n## `reportedly ")
    return {part.split("`")[0].split()[0]: part for part in parts[1:]}


def test_the_reference_has_the_commands_that_there_are():
    assert set(sections()) == set(cli.commands)


@pytest.mark.parametrize("name", sorted(cli.commands))
def test_the_reference_has_every_option_of_the_command(name):
    options = {
        option
        for parameter in cli.commands[name].params
        for option in parameter.opts
        if option.startswith("-")
    }
    missing = {
        option
        for option in options
        if f"`{option} " not in (part := sections()[name]) and f"`{option}`" not in part
    }
    assert not missing


@pytest.mark.parametrize("name", sorted(cli.commands))
def test_every_option_has_a_help_text(name):
    for parameter in cli.commands[name].params:
        if isinstance(parameter, click.Option):
            assert parameter.help, parameter.name
