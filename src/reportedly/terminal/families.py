"""Families of pages in a terminal: a table of them, and one family page by page, with what each copy
changed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from rich.console import Console
from rich.text import Text

from reportedly import phrasing
from reportedly.terminal.tables import beside, one_line, shortened, stacked, table
from reportedly.terminal.versions import change_lines

if TYPE_CHECKING:
    from reportedly.ledger import Family, FamilyPage

MOST_SITES = 5
"""Sites that a row names."""

MOST_PASSAGES = 8
"""Shared passages that a row shows, the longest; JSON has all."""

PAGES_WIDTH = 5
"""Columns of a table: its heading fits."""

PAGE_WIDTH = 14
"""Columns of a table: a page's id fits."""


def show_families(families: Iterable[Family], to: Console) -> int:
    """The families as a table, one row each, and how many there are."""
    shown = table(
        ("pages", "wrapped", PAGES_WIDTH),
        ("root", "rest", 4),
        ("whose report", "rest", 3),
        ("sites", "rest", 3),
    )
    count = 0
    for family in families:
        count += 1
        root = family.pages[0]
        dates = phrasing.dated(family.earliest, family.latest) if family.earliest and family.latest else ""
        more = f"and {len(family.sites) - MOST_SITES} more" if len(family.sites) > MOST_SITES else ""
        shown.add_row(
            Text(f"{family.size:,}"),
            stacked(Text(one_line(root.headline or "–")), beside(f"{family.id} · {family.reason}")),
            stacked(Text(one_line(family.origin or "–")), beside(family.evidence or "")),
            stacked(Text(one_line(", ".join(family.sites[:MOST_SITES]) or "–")), beside(more, dates)),
        )
    if count:
        to.print(shown)
    return count


def show_family(families: Iterable[Family], to: Console) -> int:
    """Each family page by page: what a copy shares with the page it stands beside, and what it says
    otherwise."""
    count = 0
    for family in families:
        count += 1
        origin = f"{family.origin} ({family.evidence})" if family.origin else "not told"
        to.print(Text(one_line(f"{family.size:,} pages. Whose report: {origin}.")))
        shown = table(("page", "wrapped", PAGE_WIDTH), ("where", "rest", 2), ("what it has", "rest", 6))
        for page in family.pages:
            when = f"{page.published:%Y-%m-%d}" if page.published else ""
            shown.add_row(
                stacked(Text(page.page), beside(page.role)),
                stacked(Text(one_line(page.site or page.found_at or "–")), beside(when)),
                Text("\n").join(_lines(family, page)),
            )
        to.print(shown)
        to.print(beside("= shared  + added  - dropped  ~ changed  ^ moved  » statement"))
    return count


def _lines(family: Family, page: FamilyPage) -> Iterator[Text]:
    yield Text(one_line(page.headline or "–"))
    if page.beside is None:
        yield beside(f"root: {family.reason}")
        return
    yield beside(
        f"keeps {page.kept:.0%} of {page.beside}; words dropped {page.dropped:,}, changed {page.changed:,}, "
        f"added {page.added:,}: {page.reason}"
    )
    longest = sorted(page.passages, key=lambda one: one.before.start - one.before.end)[:MOST_PASSAGES]
    for one in sorted(longest, key=lambda one: one.after.start):
        yield Text(f"= {shortened(one.words)}")
    if page.changes:
        yield from change_lines(page.changes)
