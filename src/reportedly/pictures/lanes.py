"""A lane of a timeline: its marks with words, or without, or only how many of each form there are."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from markupsafe import Markup

from reportedly.pictures.drawing import element, group, path, words
from reportedly.pictures.glyphs import FORMS, SIZE, glyph
from reportedly.pictures.lettering import set_in_lines, width
from reportedly.pictures.marks import Form, Mark
from reportedly.pictures.packing import Placed, packed
from reportedly.pictures.scales import Scale

NAME, SMALL, LINE = 12.0, 10.5, 14.0
"""Sizes of the lettering, as in `pictures.css`, and from line to line: in pixels."""

GUTTER = 126.0
"""Room for the name of a lane, in pixels."""

ROW = 18.0
"""From one row of marks with words to the next, in pixels."""

ROWS = 44
"""With more rows than that, marks are stacked without their words: more than one page in print."""

SIGNS = 300
"""With more marks than that they are counted: nobody tells so many apart, and a picture of them is 120 kB."""

STACK = 16
"""Marks over one month or day that are drawn one above the other, before the rest is counted."""

ABOVE = 6.0
"""Room above and below what is in a lane, in pixels."""


A_DAY = timedelta(days=1)


@dataclass(frozen=True)
class Lane:
    """A lane as it is drawn: its name, what is in it, and how high that is."""

    name: str
    drawn: tuple[Markup, ...]
    height: float


def name_lines(lane: str) -> list[tuple[str, bool]]:
    """The lines of a lane's name, with whether each is of the name itself.

    >>> name_lines("Orlec: said")
    [('Orlec', True), ('what is said', False)]
    """
    name = lane.removesuffix(": said")
    under = [("what is said", False)] if name != lane else []
    return [*((line, True) for line in set_in_lines(name, GUTTER, NAME, 2, bold=True)), *under]


def are_counted(marks: Sequence[Mark]) -> bool:
    """Whether there are so many marks that they are only counted."""
    return sum(mark.number for mark in marks) > SIGNS or any(mark.number > 1 for mark in marks)


def lanes(marks: Mapping[str, Sequence[Mark]], axis: Scale) -> list[Lane]:
    """Every lane, with words where they all have room."""
    if are_counted([mark for lane in marks.values() for mark in lane]):
        return [_counts(name, there, axis) for name, there in marks.items()]
    rows = {name: packed(there, axis) for name, there in marks.items()}
    if sum(count for _, count in rows.values()) <= ROWS:
        return [_worded(name, placed, count) for name, (placed, count) in rows.items()]
    if axis.unit == "hour":
        each = max(ROWS // len(rows), 2)
        return [_worded(name, placed, min(count, each)) for name, (placed, count) in rows.items()]
    return [_stacks(name, there, axis) for name, there in marks.items()]


def _lane(name: str, drawn: Sequence[Markup], low: float, left: float, more: str) -> Lane:
    """A lane that reaches so low, with a line for what is left out of it."""
    note = [words(more, left, low + SMALL, "small")] if more else []
    low += LINE if more else 0
    return Lane(name, (*drawn, *note), max(low, len(name_lines(name)) * LINE + ABOVE / 2) + ABOVE)


# --- With words ----------------------------------------------------------------------------


def _worded(name: str, placed: Sequence[Placed], rows: int) -> Lane:
    shown = [one for one in placed if one.row < rows]
    more = len(placed) - len(shown)
    left = min((one.at for one in shown), default=0) - SIZE / 2
    drawn = [_mark(one) for one in shown]
    return _lane(name, drawn, ABOVE + rows * ROW, left, f"… {more:,} more" if more else "")


def _mark(one: Placed) -> Markup:
    """A mark with its time, its forms and its words, in its row."""
    mark, y = one.mark, ABOVE + ROW * (one.row + 0.5)
    half = SIZE * (len(mark.forms) - 1) / 2
    forms = [glyph(form, one.at - half + SIZE * nth, y) for nth, form in enumerate(mark.forms)]
    told = [words(one.words, one.words_at, y + NAME * 0.35, "over")] if one.words else []
    return group(_time(one, y), *forms, *told, title=mark.told, href=mark.href)


def _time(one: Placed, y: float) -> Markup:
    """Between which moments it was: a line with ends; dotted where that is only the day of the page."""
    if not one.mark.certain:
        around = SIZE * len(one.mark.forms) / 2 + 3
        return path("M", one.at - around, y, "H", one.at + around, class_="guess")
    if one.end - one.start < SIZE * len(one.mark.forms):
        return Markup("")
    if "ongoing" in one.mark.forms:
        return element("rect", x=one.start, y=y - 2.5, width=one.end - one.start, height=5, class_="lasting")
    begin = ("M", one.start, y - 4, "v", 8) if one.start <= one.at else ()
    return path(*begin, "M", one.end, y - 4, "v", 8, "M", one.start, y, "H", one.end, class_="between")


# --- Without words -------------------------------------------------------------------------


def _columns(marks: Sequence[Mark], axis: Scale) -> tuple[dict[int, list[Mark]], list[Mark]]:
    """The marks of each column, and those that are over several; a day is of the column it begins in."""
    columns: dict[int, list[Mark]] = defaultdict(list)
    long: list[Mark] = []
    for mark in marks:
        assert mark.bounds is not None
        start, end = map(axis.nth, mark.bounds)
        is_day = mark.bounds[1] - mark.bounds[0] < A_DAY or not mark.certain
        (columns[start] if start == end or is_day else long).append(mark)
    return columns, long


def _stacks(name: str, marks: Sequence[Mark], axis: Scale) -> Lane:
    """Marks one above the other over the column they are of, or as bars over several."""
    columns, long = _columns(marks, axis)
    bars, rows = packed([replace(mark, words="", pages=1, forms=mark.forms[:1]) for mark in long], axis)
    drawn = [_mark(one) for one in bars if one.row < STACK // 2]
    hidden = len(bars) - len(drawn)
    pitch = SIZE + 1
    abreast = max(int((axis.each - 2) // pitch), 1)
    high = max((-(-min(len(there), STACK * abreast) // abreast) for there in columns.values()), default=0)
    low = ABOVE + min(rows, STACK // 2) * ROW + high * pitch
    for nth, there in columns.items():
        shown = sorted(there, key=_by_form)[: STACK * abreast]
        hidden += len(there) - len(shown)
        left = axis.left + axis.each * nth + (axis.each - min(len(shown), abreast) * pitch) / 2
        for at, mark in enumerate(shown):
            x, y = left + (at % abreast + 0.5) * pitch, low - (at // abreast + 0.5) * pitch
            drawn.append(
                group(glyph(mark.forms[0], x, y), title=f"{mark.words} ({mark.told})", href=mark.href)
            )
    return _lane(name, drawn, low, axis.left, f"… {hidden:,} more" if hidden else "")


def _by_form(mark: Mark) -> tuple[object, ...]:
    return list(FORMS).index(mark.forms[0]), mark.bounds, mark.words


# --- Only counted --------------------------------------------------------------------------


def _counts(name: str, marks: Sequence[Mark], axis: Scale) -> Lane:
    """How many of each form there are in each column."""
    columns, long = _columns(marks, axis)
    cells = {nth: _tally(there) for nth, there in columns.items()}
    widest = max(
        (width(short(number), SMALL) for cell in cells.values() for number in cell.values()), default=0
    )
    is_beside = SIZE + 4 + widest + 3 <= axis.each
    step = LINE if is_beside else LINE * 2
    drawn: list[Markup] = []
    for nth, cell in cells.items():
        x = axis.left + axis.each * nth + 2
        for at, (form, number) in enumerate(cell.items()):
            y = ABOVE + step * at + SIZE / 2
            place = (x + SIZE + 3, y + 4) if is_beside else (x, y + LINE)
            told = words(short(number), *place, "small")
            drawn.append(group(glyph(form, x + SIZE / 2, y), told, title=f"{number:,} {FORMS[form]}"))
    low = ABOVE + step * max((len(cell) for cell in cells.values()), default=0)
    over = ", ".join(f"{number:,} {FORMS[form]}" for form, number in _tally(long).items())
    return _lane(name, drawn, low, axis.left, f"… over more than one {axis.unit}: {over}" if over else "")


def _tally(marks: Sequence[Mark]) -> dict[Form, int]:
    numbers: Counter[Form] = Counter()
    for mark in marks:
        numbers[mark.forms[0]] += mark.number
    return {form: numbers[form] for form in FORMS if form in numbers}


def short(number: int) -> str:
    """A number in four letters.

    >>> short(999), short(1234), short(45678), short(2_000_000)
    ('999', '1.2k', '46k', '2M')
    """
    if number < 1000:
        return str(number)
    if number < 1_000_000:
        return f"{number / 1000:.1f}k" if number < 9950 else f"{number / 1000:.0f}k"
    return f"{number / 1_000_000:.0f}M"
