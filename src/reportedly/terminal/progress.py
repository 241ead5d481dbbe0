"""How far an `add` has come, while it runs and when it is done."""

from __future__ import annotations

import sys
from collections.abc import Callable, Generator
from contextlib import contextmanager
from typing import TYPE_CHECKING

from reportedly.model import Added
from reportedly.phrasing import counted

if TYPE_CHECKING:
    from reportedly.ledger import Progress


@contextmanager
def told(complain_of: Callable[[str], None]) -> Generator[Callable[[Progress], None]]:
    """A listener: problems and changes become lines at once, and a terminal gets a running count."""

    def complain(now: Progress) -> None:
        if now.problem:
            complain_of(f"{now.source}: {now.problem}")
        elif now.since:
            complain_of(f"{now.source}: changed since {now.since:%Y-%m-%d %H:%M}")

    if not sys.stderr.isatty():
        yield complain
        return
    from rich.console import Console
    from rich.progress import BarColumn, SpinnerColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    to = Console(stderr=True, highlight=False, markup=False, emoji=False)
    columns = (
        SpinnerColumn(),
        TextColumn("{task.description}"),
        BarColumn(pulse_style="cyan"),
        TimeElapsedColumn(),
    )
    with Bar(*columns, console=to, transient=True) as shown:
        task = shown.add_task("reading", total=None)

        def tell(now: Progress) -> None:
            complain(now)
            shown.update(
                task, description=f"{now.added:,} read, {now.held:,} held, {now.unreadable:,} not readable"
            )

        yield tell


def summary(done: Added, ledger: str) -> str:
    """What an `add` did, in a line.

    >>> summary(Added(added=3, held=1), "news.ledger")
    '3 pages added to news.ledger, 1 held already, 0 not readable'
    >>> summary(Added(added=3, foreign=2), "news.ledger")
    '3 pages added to news.ledger (2 in languages that are not read), 0 held already, 0 not readable'
    >>> summary(Added(added=1, changed=1), "news.ledger")
    '1 page added to news.ledger (1 changed), 0 held already, 0 not readable'
    """
    of_those = [
        f"{done.changed:,} changed" if done.changed else "",
        f"{done.foreign:,} in languages that are not read" if done.foreign else "",
    ]
    told = ", ".join(filter(None, of_those))
    return (
        f"{counted(done.added, 'page')} added to {ledger}{f' ({told})' if told else ''}, "
        f"{done.held:,} held already, "
        f"{len(done.unreadable):,} not readable"
    )
