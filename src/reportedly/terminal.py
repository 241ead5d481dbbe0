"""Readings and statements in a terminal: colour where there is some, brackets where there is none."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from itertools import islice
from typing import Literal

from rich.box import SIMPLE_HEAD
from rich.console import Console
from rich.table import Table
from rich.text import Text

from reportedly.model import Article, Attribution, Dating, Reading, Span, Statement

TEXT_WIDTH = 88
"""Columns: a comfortable line; wider terminals leave the rest free."""
SHORTENED = 160
"""Code points of a statement's content that a table shows."""

CUE_WIDTH = 12
"""Columns of a table: "According to" fits."""
BATCH = 200
"""Statements shown at once: a long answer begins to appear while the rest is looked for."""
PAGE_WIDTH = 16
"""Columns of a table: most sites' names fit."""

Role = Literal["source", "cue", "content", "damage"]

STYLES: dict[Role, str] = {
    "source": "bold cyan",
    "cue": "italic magenta",
    "content": "green",
    "damage": "underline red",
}
BRACKETS: dict[Role, tuple[str, str]] = {
    "source": ("[", "]"),
    "cue": ("<", ">"),
    "content": ("{", "}"),
    "damage": ("!", "!"),
}
_SUPERSCRIPTS = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
# Controls would be obeyed by the terminal; direction overrides would show words in another order.
_OBEYED = re.compile("[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")


@dataclass(frozen=True)
class Mark:
    """One span of a paragraph: its role, the number of what it belongs to, and whether to number it."""

    start: int
    end: int
    role: Role
    number: int
    numbered: bool = False


def console(width: int | None = None) -> Console:
    """Standard output as it is now: colour on a terminal, none in a pipe or where NO_COLOR is set."""
    return Console(width=width, highlight=False, markup=False, emoji=False)


def harmless(text: str) -> str:
    """The text with what a terminal would obey replaced, one for one, so that offsets still hold.

    >>> harmless("red: \\x1b[31m")
    'red: \\ufffd[31m'
    """
    return _OBEYED.sub("\ufffd", text)


def one_line(text: str) -> str:
    """The text on one line, harmless.

    >>> one_line("one\\n  two")
    'one two'
    """
    return harmless(" ".join(text.split()))


def shortened(text: str, length: int = SHORTENED) -> str:
    """The text on one line, cut at a word where it is longer than `length`.

    >>> shortened("the grid will hold through the winter", 20)
    'the grid will hold …'
    """
    line = one_line(text)
    if len(line) <= length:
        return line
    return line[: length - 1].rsplit(" ", 1)[0] + " …"


def dated(earliest: datetime | None, latest: datetime | None) -> str:
    """Two bounds as ISO 8601, as short as it is exact.

    >>> dated(datetime(2024, 6, 1), datetime(2024, 6, 30, 23, 59, 59))
    '2024-06'
    >>> dated(datetime(2024, 6, 10), datetime(2024, 6, 16, 23, 59, 59))
    '2024-06-10/16'
    >>> dated(datetime(2024, 6, 12, 9, 29), datetime(2024, 6, 12, 9, 29))
    '2024-06-12 09:29'
    """
    if earliest is None or latest is None:
        return f"{_moment(earliest) if earliest else ''}/{_moment(latest) if latest else ''}".strip("/")
    if earliest == latest or earliest.date() == latest.date():
        return _moment(earliest)
    if earliest.time() == time() and earliest.day == 1:
        last = latest.day == calendar.monthrange(latest.year, latest.month)[1]
        if last and (earliest.year, earliest.month, latest.month) == (latest.year, 1, 12):
            return f"{earliest:%Y}"
        if last and (earliest.year, earliest.month) == (latest.year, latest.month):
            return f"{earliest:%Y-%m}"
    first, second = f"{earliest:%Y-%m-%d}", f"{latest:%Y-%m-%d}"
    return f"{first}/{second[8:] if first[:7] == second[:7] else second}"


def _moment(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d}" if moment.time() in {time(), time(23, 59, 59)} else f"{moment:%Y-%m-%d %H:%M}"


# --- A reading -----------------------------------------------------------------------------


def show_reading(reading: Reading, to: Console) -> None:
    """The reading: what the page is, its text with every attribution marked, and a table of them."""
    plain = to.color_system is None or to.no_color
    article = reading.article
    to.print(_head(article))
    for note in reading.notes:
        to.print(Text(f"note: {one_line(note.message)}", style="yellow"))
    if article.text:
        to.print(Text(), _legend(plain, bool(article.damage)), sep="\n", end="\n\n")
    marks = [*_attribution_marks(reading.attributions), *_damage_marks(article)]
    for place in article.paragraphs or _lines(article.text):
        to.print(paragraph(article.text, place, marks, plain), width=min(to.width, TEXT_WIDTH), end="\n\n")
    if reading.attributions:
        to.print(_attribution_table(reading))
    else:
        to.print(Text("Nothing attributed was found in this page.", style="dim"))
    for number, damage in enumerate(article.damage, 1):
        to.print(Text(_damage_line(article, number, damage.span), style="red"))


def _head(article: Article) -> Text:
    head = Text(one_line(article.headline or "(no headline)"), style="bold")
    facts = [
        f"by {', '.join(article.authors)}" if article.authors else "",
        f"credit {article.credit}" if article.credit else "",
        article.site or "",
        article.dateline or "",
        _dating(article.published) if article.published else "no date known",
    ]
    line = " · ".join(one_line(fact) for fact in facts if fact)
    return Text("\n").join([head, Text(line, style="dim")])


def _dating(dating: Dating) -> str:
    reason = f": {dating.candidates[0].reason}" if dating.candidates else ""
    return f"{dated(dating.earliest, dating.latest)} ({dating.certainty * 100:.0f} % sure{reason})"


def _legend(plain: bool, damage: bool) -> Text:
    means: dict[Role, str] = {
        "source": "source: who is cited",
        "cue": "cue: words that cite",
        "content": "content: what is attributed",
        "damage": "damage: not as it was written",
    }
    shown: list[Text] = []
    for role, meaning in means.items():
        if role != "damage" or damage:
            before, after = BRACKETS[role] if plain else ("", "")
            shown.append(Text(f"{before}{meaning}{after}", style="" if plain else STYLES[role]))
    return Text("   " if plain else "  ·  ").join(shown)


def _attribution_marks(attributions: Sequence[Attribution]) -> Iterator[Mark]:
    """The marks of all attributions; each is numbered once, at its source, or else cue, or else content."""
    for number, attribution in enumerate(attributions, 1):
        spans: list[tuple[Role, Span]] = [
            *([("source", attribution.source)] if attribution.source else []),
            *([("cue", attribution.cue)] if attribution.cue else []),
            *(("content", span) for span in attribution.content),
        ]
        for place, (role, span) in enumerate(spans):
            yield Mark(span.start, span.end, role, number, numbered=place == 0)


def _damage_marks(article: Article) -> Iterator[Mark]:
    for number, damage in enumerate(article.damage, 1):
        yield Mark(damage.span.start, damage.span.end, "damage", number)


def _lines(text: str) -> list[Span]:
    return [Span(found.start(), found.end()) for found in re.finditer(r"[^\n]+", text)]


def paragraph(text: str, place: Span, marks: Iterable[Mark], plain: bool) -> Text:
    """One paragraph with its marks: styled words and small numbers, or numbered brackets."""
    start, end = max(place.start, 0), min(place.end, len(text))
    here = [
        Mark(
            max(mark.start, start) - start, min(mark.end, end) - start, mark.role, mark.number, mark.numbered
        )
        for mark in marks
        if mark.start < end and mark.end > start and mark.start < mark.end
    ]
    words = Text(re.sub(r"\s", " ", harmless(text[start:end])))
    return _bracketed(words, here) if plain else _coloured(words, here)


def _coloured(words: Text, marks: Sequence[Mark]) -> Text:
    """
    >>> _coloured(Text("Oslo said no."), [Mark(0, 4, "source", 1, numbered=True)]).plain
    'Oslo¹ said no.'
    """
    for mark in sorted(marks, key=lambda mark: -(mark.end - mark.start)):
        words.stylize(STYLES[mark.role], mark.start, mark.end)
    for mark in marks:
        over = [other for other in marks if other.role == mark.role == "content" and other != mark]
        if any(other.start <= mark.start and other.end >= mark.end for other in over):
            words.stylize("underline", mark.start, mark.end)
    numbers = [
        (mark.end, str(mark.number).translate(_SUPERSCRIPTS), "dim") for mark in marks if mark.numbered
    ]
    return _woven(words, sorted(numbers))


def _bracketed(words: Text, marks: Sequence[Mark]) -> Text:
    """
    >>> marks = [Mark(0, 4, "source", 1), Mark(5, 9, "cue", 1), Mark(10, 12, "content", 1)]
    >>> _bracketed(Text("Oslo said no."), marks).plain
    '[1:Oslo] <1:said> {1:no}.'
    """
    opening = sorted(marks, key=lambda mark: (mark.start, -mark.end))
    closing = sorted(marks, key=lambda mark: (mark.end, -mark.start))
    signs = [(mark.end, 0, BRACKETS[mark.role][1]) for mark in closing]
    signs += [(mark.start, 1, f"{BRACKETS[mark.role][0]}{mark.number}:") for mark in opening]
    return _woven(words, [(place, sign, "") for place, _, sign in sorted(signs, key=lambda sign: sign[:2])])


def _woven(words: Text, signs: Sequence[tuple[int, str, str]]) -> Text:
    """The words with `signs` (place, sign, style), in order of place, put between them."""
    if not signs:
        return words
    parts = list(words.divide([place for place, _, _ in signs]))
    woven = Text()
    for part, (_, sign, style) in zip(parts, signs, strict=False):
        woven.append_text(part)
        woven.append(sign, style)
    return woven.append_text(parts[-1])


def _attribution_table(reading: Reading) -> Table:
    table = _table(
        ("#", "whole", 0),
        ("who", "rest", 3),
        ("cue, act", "wrapped", CUE_WIDTH),
        ("what", "rest", 7),
        ("manner", "whole", 0),
        ("when", "whole", 0),
    )
    text = reading.article.text
    for number, attribution in enumerate(reading.attributions, 1):
        cue = one_line(attribution.cue.of(text)) if attribution.cue else ""
        when = attribution.when
        content = " … ".join(span.of(text) for span in attribution.content)
        table.add_row(
            str(number),
            Text(one_line(_who(attribution, text)) or "–", style=STYLES["source"]),
            _cue_and_act(cue, attribution.act),
            Text(shortened(content)),
            attribution.manner,
            (dated(when.earliest, when.latest) or shortened(when.span.of(text), 16)) if when else "",
        )
    return table


def _who(attribution: Attribution, text: str) -> str:
    """The speaker's name where it is known, or else the source's words."""
    if attribution.speakers:
        return ", ".join(actor.name for actor in attribution.speakers)
    if attribution.speaker:
        return attribution.speaker.name
    return attribution.source.of(text) if attribution.source else ""


def _damage_line(article: Article, number: int, span: Span) -> str:
    damage = article.damage[number - 1]
    perhaps = "" if damage.certain else "perhaps "
    line = (
        f"damage {number}: “{shortened(span.of(article.text), 60)}”: {perhaps}{damage.kind}: {damage.reason}"
    )
    return one_line(line + (f"; probably “{damage.suggestion}”" if damage.suggestion is not None else ""))


# --- Statements ----------------------------------------------------------------------------


def show_statements(statements: Iterable[Statement], to: Console) -> int:
    """The statements as a table, shown as they come, and how many: who, how, what, when and where.

    A date in parentheses is the page's, where it is not known when the statement was made.
    """
    coming = iter(statements)
    shown = 0
    while batch := list(islice(coming, BATCH)):
        to.print(_statement_table(batch, header=not shown))
        shown += len(batch)
    return shown


def _statement_table(statements: Sequence[Statement], *, header: bool) -> Table:
    table = _table(
        ("who", "rest", 3),
        ("cue, act", "wrapped", CUE_WIDTH),
        ("what", "rest", 7),
        ("when, page", "wrapped", PAGE_WIDTH),
        header=header,
    )
    for statement in statements:
        when = dated(statement.earliest, statement.latest) or _published(statement.published)
        page = one_line(" · ".join(filter(None, (statement.site or statement.found_at, *statement.through))))
        table.add_row(
            Text(one_line(statement.speaker or statement.source or "–"), style=STYLES["source"]),
            _cue_and_act(statement.cue, statement.act),
            Text(shortened(statement.content)),
            Text("\n").join([Text(line, style="dim") for line in (when, page) if line]),
        )
    return table


def _published(published: datetime | None) -> str:
    return f"({published:%Y-%m-%d})" if published else ""


def _cue_and_act(cue: str | None, act: str | None) -> Text:
    """The page's own words, and under them the act where it is another word."""
    words = Text(one_line(cue or ""), style=STYLES["cue"])
    if act and act != cue:
        words.append("\n" if cue else "").append(one_line(act), "dim")
    return words


def _table(*columns: tuple[str, Literal["whole", "wrapped", "rest"], int], header: bool = True) -> Table:
    """An empty table: columns as wide as their words, of so many columns, or with a share of the rest."""
    table = Table(
        box=SIMPLE_HEAD,
        padding=(0, 1, 0, 0),
        pad_edge=False,
        show_edge=False,
        show_header=header,
        expand=True,
    )
    for name, kind, size in columns:
        table.add_column(
            name,
            width=size if kind == "wrapped" else None,
            ratio=size if kind == "rest" else None,
            no_wrap=kind == "whole",
            overflow="fold",
        )
    return table
