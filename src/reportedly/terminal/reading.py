"""One reading in a terminal: what the page is, its text with every attribution marked, a table of them."""

from __future__ import annotations

import re
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table
from rich.text import Text

from reportedly import phrasing
from reportedly.model import Article, Dating, Reading, Span, Time
from reportedly.phrasing import Numbered
from reportedly.terminal.events import event_table
from reportedly.terminal.marking import STYLES, attribution_marks, damage_marks, legend, paragraph
from reportedly.terminal.tables import (
    ACT_WIDTH,
    NESTED,
    SURE_WIDTH,
    beside,
    key_to,
    one_line,
    shortened,
    stacked,
    table,
)

TEXT_WIDTH = 88
"""Columns: a comfortable line; wider terminals leave the rest free."""

THROUGH_WIDTH = 14
"""Columns of a table: "through, when" fits, and so do a day and most agencies' short names."""


def show_reading(reading: Reading, to: Console) -> None:
    """The reading: what the page is, its text with every attribution marked, and a table of them."""
    plain = to.color_system is None or to.no_color
    article = reading.article
    to.print(_head(article))
    for note in reading.notes:
        to.print(Text(f"note: {one_line(note.message)}", style="yellow"))
    for line in phrasing.datings(article.published):
        to.print(Text(one_line(line), style="dim"))
    for line in phrasing.languages(article):
        to.print(Text(one_line(line), style="yellow"))
    if article.text:
        to.print(Text(), legend(plain, bool(article.damage)), sep="\n", end="\n\n")
    found = phrasing.numbered(reading)
    marks = [*attribution_marks(found), *damage_marks(article)]
    for place in article.paragraphs or _lines(article.text):
        to.print(paragraph(article.text, place, marks, plain), width=min(to.width, TEXT_WIDTH), end="\n\n")
    if found:
        to.print(_attribution_table(found, article.text))
        if key := key_to(one.attribution.factuality for one in found):
            to.print(key)
    else:
        to.print(Text(phrasing.nothing(reading), style="dim"))
    if reading.events:
        to.print(Text(), event_table(reading), sep="\n")
    for number, damage in enumerate(article.damage, 1):
        to.print(Text(_damage_line(article, number, damage.span), style="red"))
    if line := phrasing.set_aside(article):
        to.print(Text(), Text(line, style="dim"), sep="\n")


def _head(article: Article) -> Text:
    head = Text(one_line(article.headline or "(no headline)"), style="bold")
    about = one_line(article.subheadline or "")
    facts = [
        f"by {', '.join(article.authors)}" if article.authors else "",
        f"credit {article.credit}" if article.credit else "",
        article.site or "",
        article.section or "",
        phrasing.dateline(article),
        _dating(article.published) if article.published else "no date known",
        f"photos {', '.join(article.photo_credits)}" if article.photo_credits else "",
    ]
    line = " · ".join(one_line(fact) for fact in facts if fact)
    lines = [head, *([Text(about, style="italic")] if about else []), Text(line, style="dim")]
    return Text("\n").join(lines)


def _dating(dating: Dating) -> str:
    return f"{phrasing.dated(dating.earliest, dating.latest)} ({phrasing.sureness(dating)})"


def _lines(text: str) -> list[Span]:
    return [Span(found.start(), found.end()) for found in re.finditer(r"[^\n]+", text)]


def _attribution_table(found: Sequence[Numbered], text: str) -> Table:
    shown = table(
        ("#", "whole", 0),
        ("who", "rest", 3),
        ("act", "wrapped", ACT_WIDTH),
        ("sure", "wrapped", SURE_WIDTH),
        ("what", "rest", 7),
        ("through, when", "wrapped", THROUGH_WIDTH),
    )
    numbers = {one.attribution.id: one.number for one in found}
    for one in found:
        attribution, when = one.attribution, one.attribution.when
        content = phrasing.content(attribution, text)
        answers = ", ".join(numbers[answer] for answer in attribution.answers if answer in numbers)
        shown.add_row(
            one.number,
            Text(_who(one, text), style=STYLES["source"]),
            Text(one_line(phrasing.says(attribution.act)), style=STYLES["cue"]),
            one_line(attribution.factuality or ""),
            stacked(Text(shortened(content)), beside(f"answers {answers}" if answers else "")),
            stacked(Text(one_line("; ".join(phrasing.chain(attribution.relays)))), beside(_when(when, text))),
        )
    return shown


def _when(when: Time | None, text: str) -> str:
    return (phrasing.dated(when.earliest, when.latest) or when.span.of(text)) if when else ""


def _who(one: Numbered, text: str) -> str:
    before = "  " * (one.depth - 1) + NESTED if one.depth else ""
    return before + (one_line(phrasing.who(one.attribution, text)) or "–")


def _damage_line(article: Article, number: int, span: Span) -> str:
    damage = article.damage[number - 1]
    perhaps = "" if damage.certain else "perhaps "
    line = (
        f"damage {number}: “{shortened(span.of(article.text), 60)}”: {perhaps}{damage.kind}: {damage.reason}"
    )
    if damage.suggestion is None:
        return one_line(line)
    return one_line(
        line + (f"; probably “{damage.suggestion}”" if damage.suggestion else "; nothing belongs there")
    )
