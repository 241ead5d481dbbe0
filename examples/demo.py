"""Reads the example pages into a ledger, and shows who said what: run by `make demo`."""

from __future__ import annotations

import os
import shutil
import sys
import time
from collections.abc import Iterable, Sequence
from itertools import islice, zip_longest
from pathlib import Path

from msgspec.structs import replace
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

import reportedly
from reportedly.model import Act, Statement
from reportedly.pages import find
from reportedly.phrasing import chain, same_words
from reportedly.terminal import console, show_families, show_statements, show_timeline
from reportedly.web import statements_report

ROOT = Path(__file__).resolve().parent.parent
PAGES = Path("examples", "pages")
LEDGER = Path("out", "demo.ledger")
REPORT = Path("out", "demo.html")

PAIR = ("North Korea", "Russia")
"""Two actors whose timeline is shown."""

WIDTH = 100
"""Columns of the table, at most."""
SHOWN = 7
"""Statements shown for each story."""
LENGTHS = range(30, 150)
"""Code points of a content that says enough and fits two lines."""

PLAIN: tuple[Act, ...] = ("state", "report")
"""Acts that most statements are: the others show more."""

STORIES = {
    "moscow-pyongyang": "Moscow and Pyongyang, 2023 and 2024 (of public record)",
    "orlec-dam": "The dam at Orlec (invented)",
    "port-strike": "The strike at Carrow (invented)",
}


def main() -> None:
    """The whole demonstration, from the root of the repository."""
    os.chdir(ROOT)
    out = console(min(WIDTH, shutil.get_terminal_size((WIDTH, 0)).columns))
    LEDGER.parent.mkdir(exist_ok=True)
    for old in LEDGER.parent.glob(f"{LEDGER.name}*"):
        old.unlink()
    with reportedly.Ledger(LEDGER) as ledger:
        add(ledger, out)
        statements = list(ledger.statements())
        counts = ledger.counts()
        for story, title in STORIES.items():
            out.print(f"\n{title}", style="bold")
            show_statements(best(told_in(story, statements)), out)
        out.print(f"\nWhat {' and '.join(PAIR)} did to each other", style="bold")
        show_timeline(ledger.timeline(*PAIR), out)
        out.print("\nPages that carry one text", style="bold")
        show_families(ledger.families(), out)
    REPORT.write_text(statements_report(statements, "The example pages: who said what"), encoding="utf-8")
    out.print(
        f"{counts.statements} statements on {counts.pages} pages of {counts.sites} sites; a few are above.\n"
        f"All of them, in a browser:  {REPORT}\n"
    )
    out.print("Try next:", style="bold")
    for command in next_commands():
        out.print(f"  {command}", soft_wrap=True)


def add(ledger: reportedly.Ledger, out: Console) -> None:
    """Add the example pages, with a bar, and say how long it took."""
    total = sum(1 for _ in find([PAGES]))
    begun = time.perf_counter()
    columns = (TextColumn("Reading the example pages"), BarColumn(), MofNCompleteColumn())
    with Progress(*columns, console=out, transient=True) as bar:
        task = bar.add_task("pages", total=total)
        done = ledger.add([PAGES], progress=lambda progress: bar.update(task, completed=progress.done))
    seconds = time.perf_counter() - begun
    out.print(f"{done.added} pages read in {seconds:.1f} seconds, starting up included.")
    for unreadable in done.unreadable:
        out.print(f"not read: {unreadable.source}: {unreadable.reason}")


def told_in(story: str, statements: Iterable[Statement]) -> list[Statement]:
    """What the pages in the folder of one story say; those that name no site go by their file's name."""
    paths = ((found, Path(found.found_at or "")) for found in statements)
    return [replace(found, site=found.site or path.name) for found, path in paths if story in path.parts]


def best(statements: Sequence[Statement]) -> list[Statement]:
    """The few statements that show most, from as many pages as can be, in the order they came."""
    by_page: dict[str, list[Statement]] = {}
    for statement in sorted(statements, key=_plainness):
        by_page.setdefault(statement.page, []).append(statement)
    rounds = zip_longest(*by_page.values())
    ranked: dict[str, str] = {}
    for found in (one for each in rounds for one in each if one):
        ranked.setdefault(same_words(found.content), found.id)
    shown = set(islice(ranked.values(), SHOWN))
    return [statement for statement in statements if statement.id in shown]


def _plainness(statement: Statement) -> tuple[bool, bool, bool, bool, int]:
    """Sorts first what shows most: complete, of a good length, more than said, relayed, quoted."""
    complete = bool(statement.source and statement.cue)
    manners = ("direct", "mixed", "indirect")
    return (
        not complete,
        len(statement.content) not in LENGTHS,
        statement.act in PLAIN,
        not chain(statement.through),
        manners.index(statement.manner),
    )


def next_commands() -> list[str]:
    """Commands that work from the root of the repository, on what is there now."""
    command = Path(sys.executable).with_name("reportedly")
    shown = command.relative_to(ROOT) if command.is_relative_to(ROOT) else command
    page = PAGES / "port-strike" / "04-nested-hearsay.txt"
    return [
        f"{shown} read {page}",
        f"{shown} statements --ledger {LEDGER} --speaker Kremlin",
        f"{shown} statements --ledger {LEDGER} --act denies --country Russia",
        f"{shown} statements --ledger {LEDGER} --about doctor --json",
        f"{shown} events --ledger {LEDGER} --status denied",
        f"{shown} actors --ledger {LEDGER} @kim-jong-un",
        f"{shown} serve {LEDGER}",
        f"{shown} add --ledger {LEDGER} YOUR-PAGES/",
    ]


if __name__ == "__main__":
    main()
