"""How wide words are when they are set, so that nothing that is drawn runs into anything else.

A picture names no font but `sans-serif`, so it cannot know its letters: they are taken to be as wide as in
one of the widest of the usual fonts.
"""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from reportedly import knowledge

SPACE = 0.32
"""A space, in sizes of the font."""

BOLD = 1.13
"""How much wider bold letters are: measured on a line of names in DejaVu Sans, 1.12."""

OTHER = 0.76
"""Letters of other scripts (Arabic, Hebrew, Thai …): as a Latin capital, which most are narrower than."""

WIDE = 1.0
"""Letters that fill a square: Chinese, Japanese and Korean."""

SIGN = 1.3
"""Pictures and signs."""

# What XML cannot carry, and what would show words in another order.
_OBEYED = re.compile(
    "[\x00-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)


def harmless(text: str) -> str:
    """The text on one line, without what XML cannot carry and what would turn other words round.

    >>> harmless("one\\n two \\u202ethree\\x00")
    'one two three'
    """
    return " ".join(_OBEYED.sub(" ", text).split())


@cache
def _widths() -> dict[str, float]:
    rows = knowledge.table("letter_widths")
    return {letter: int(row["width"]) / 1000 for row in rows for letter in row["letters"]} | {" ": SPACE}


@cache
def _width_of(letter: str) -> float:
    """One letter, in sizes of the font.

    >>> _width_of("é") == _width_of("e"), _width_of("\\u0301"), _width_of("北")
    (True, 0.0, 1.0)
    """
    if letter in _widths():
        return _widths()[letter]
    if unicodedata.category(letter) in {"Mn", "Me", "Cf"}:
        return 0.0
    if unicodedata.category(letter) == "So":
        return SIGN
    if unicodedata.east_asian_width(letter) in "WF":
        return WIDE
    plain = unicodedata.normalize("NFKD", letter)
    return sum(map(_width_of, plain)) if plain != letter else OTHER


def width(text: str, size: float, *, bold: bool = False) -> float:
    """How wide the text is at a font of this size, at the most.

    >>> width("Oslo", 10), width("", 10)
    (22.4, 0)
    """
    return round(sum(map(_width_of, text)) * size * (BOLD if bold else 1), 2)


def fitted(text: str, room: float, size: float, *, bold: bool = False) -> str:
    """The text on one line, cut where it is wider than the room there is.

    >>> fitted("The Harbour Courier", 85, 10), fitted("Oslo", 85, 10)
    ('The Harbour…', 'Oslo')
    """
    line = harmless(text)
    if width(line, size, bold=bold) <= room:
        return line
    room -= width(" …", size, bold=bold)
    reached, used = 0, 0.0
    for letter in line:
        used += _width_of(letter) * size * (BOLD if bold else 1)
        if used > room:
            break
        reached += 1
    cut = line[:reached].rstrip()
    whole_words = cut.rpartition(" ")[0] if line[reached : reached + 1].strip() else cut
    return f"{whole_words} …" if len(whole_words) > len(cut) / 2 else f"{cut}…"


def set_in_lines(text: str, room: float, size: float, most: int, *, bold: bool = False) -> tuple[str, ...]:
    """The text in so many lines at the most, broken at spaces, the last one cut.

    >>> set_in_lines("Government of North Korea", 80, 10, 2)
    ('Government of', 'North Korea')
    """
    words = harmless(text).split(" ")
    lines: list[str] = []
    while words and len(lines) < most - 1:
        count = 1
        while count < len(words) and width(" ".join(words[: count + 1]), size, bold=bold) <= room:
            count += 1
        if width(words[0], size, bold=bold) > room:
            lines.append(_head(words, room, size, bold=bold))
            continue
        lines.append(" ".join(words[:count]))
        words = words[count:]
    rest = " ".join(words)
    return (*lines, fitted(rest, room, size, bold=bold)) if rest else tuple(lines)


def _head(words: list[str], room: float, size: float, *, bold: bool) -> str:
    """As much of the first word as there is room for, which is taken off it: Chinese has no spaces."""
    count = 1
    while count < len(words[0]) and width(words[0][: count + 1], size, bold=bold) <= room:
        count += 1
    head, words[0] = words[0][:count], words[0][count:]
    if not words[0]:
        del words[0]
    return head
