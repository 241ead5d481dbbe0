"""Options that several commands have."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

import click
import msgspec

from reportedly.filters import Filter

if TYPE_CHECKING:
    from reportedly.pages import Fetching

ledger_option = click.option(
    "--ledger",
    metavar="FILE",
    default="news.ledger",
    envvar="REPORTEDLY_LEDGER",
    show_default=True,
    show_envvar=True,
    type=click.Path(dir_okay=False),
    help="The ledger: one SQLite file.",
)
limit_option = click.option("--limit", metavar="N", type=click.IntRange(min=0), help="At most so many.")
html_option = click.option(
    "--html",
    "html_file",
    metavar="FILE",
    type=click.Path(),
    help="Write one self-contained page ('-': here).",
)


def picture_options(command: Callable[..., None]) -> Callable[..., None]:
    """Where a picture is to be written, as `svg_file` and `png_file`."""
    command = click.option(
        "--png", "png_file", metavar="FILE", type=click.Path(), help="The same as PNG; wants reportedly[png]."
    )(command)
    return click.option(
        "--svg", "svg_file", metavar="FILE", type=click.Path(), help="Draw it, as SVG ('-': here)."
    )(command)


def narrowed_by(
    filters: Sequence[Filter],
) -> Callable[[Callable[..., None]], Callable[..., None]]:
    """An option for each of what a question can be narrowed by."""

    def narrowed(command: Callable[..., None]) -> Callable[..., None]:
        for each in reversed(filters):
            number = None if each.least is None else click.IntRange(min=each.least)
            command = click.option(
                f"--{each.name}", metavar=each.metavar, type=number, default=each.least, help=each.help
            )(command)
        return command

    return narrowed


def fetching_options(command: Callable[..., None]) -> Callable[..., None]:
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


def fetching_of(
    user_agent: str | None, *, allow_private: bool, follow: bool = False, most: int | None = None
) -> Fetching:
    """How to fetch, by the options given."""
    from reportedly.pages import Fetching

    fetching = Fetching(allow_private=allow_private, follow=follow)
    return msgspec.structs.replace(
        fetching, user_agent=user_agent or fetching.user_agent, most=most or fetching.most
    )
