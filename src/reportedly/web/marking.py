"""Spans over a text, cut so that any of them may overlap or nest and the markup stays well formed.

HTML elements cannot cross, spans can. So the text is cut at every border of every span, and each
piece carries all the marks that cover it: the pieces, put one after another, are the text.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import Literal

from reportedly.model import Span

Role = Literal["source", "cue", "content", "event", "time", "damage"]

_PARAGRAPH_BREAK = re.compile(r"\s*\n\s*\n\s*")


@dataclass(frozen=True)
class Mark:
    """One marked span: its `role`, and `key`, the number of the attribution (event, time …) it belongs to.

    `part` counts the pieces of a discontinuous content from 0; `numbered` marks are followed by
    their number in the text.
    """

    span: Span
    role: Role
    key: int
    part: int = 0
    numbered: bool = False

    @property
    def anchor(self) -> str:
        """The id of the place where the mark starts in the text.

        >>> Mark(Span(0, 3), "source", 2).anchor
        't2-source'
        """
        return f"t{self.key}-{self.role}" + (f"-{self.part + 1}" if self.part else "")


@dataclass(frozen=True)
class Piece:
    """A stretch of text with the marks that cover it, and those that start and end with it."""

    text: str
    marks: tuple[Mark, ...] = ()
    starting: tuple[Mark, ...] = ()
    ending: tuple[Mark, ...] = ()

    @property
    def classes(self) -> str:
        """CSS classes: the roles, the attributions they belong to, and `deep` where contents nest."""
        roles = list(dict.fromkeys(mark.role for mark in self.marks))
        keys = list(dict.fromkeys(f"{_KEY_LETTER[mark.role]}{mark.key}" for mark in self.marks))
        deep = ["deep"] if sum(mark.role == "content" for mark in self.marks) > 1 else []
        return " ".join([*roles, *deep, *keys])

    @property
    def roles(self) -> str:
        """Which number this piece is what of: `source-2 content-1`."""
        return " ".join(dict.fromkeys(f"{mark.role}-{mark.key}" for mark in self.marks))


_KEY_LETTER: dict[Role, str] = {
    "source": "k",
    "cue": "k",
    "content": "k",
    "event": "e",
    "time": "w",
    "damage": "d",
}


@dataclass(frozen=True)
class Block:
    """A paragraph in pieces, and the white space that follows it in the text."""

    pieces: tuple[Piece, ...]
    after: str = ""

    @property
    def starting(self) -> tuple[Mark, ...]:
        """The marks that start in this paragraph, in reading order."""
        return tuple(mark for piece in self.pieces for mark in piece.starting)


def tight(span: Span, text: str) -> Span | None:
    """The span inside `text` and without white space at its ends; none where nothing is left.

    >>> tight(Span(3, 99), "one two ")
    Span(start=4, end=7)
    """
    start, end = max(span.start, 0), min(span.end, len(text))
    while start < end and text[start].isspace():
        start += 1
    while start < end and text[end - 1].isspace():
        end -= 1
    return Span(start, end) if start < end else None


def pieces(text: str, within: Span, marks: Iterable[Mark]) -> tuple[Piece, ...]:
    """The words of `within`, cut at every border of `marks`.

    >>> marks = [Mark(Span(0, 8), "content", 1), Mark(Span(4, 12), "content", 2)]
    >>> [(piece.text, piece.classes) for piece in pieces("one two three", Span(0, 13), marks)]
    [('one ', 'content k1'), ('two ', 'content deep k1 k2'), ('thre', 'content k2'), ('e', '')]
    """
    here = [mark for mark in marks if mark.span.start < within.end and mark.span.end > within.start]
    borders = {within.start, within.end}
    for mark in here:
        borders |= {max(mark.span.start, within.start), min(mark.span.end, within.end)}
    cuts = sorted(borders)
    found: list[Piece] = []
    for start, end in pairwise(cuts):
        covering = tuple(mark for mark in here if mark.span.start <= start and mark.span.end >= end)
        found.append(
            Piece(
                text[start:end],
                covering,
                tuple(mark for mark in covering if mark.span.start == start),
                tuple(mark for mark in covering if mark.span.end == end),
            )
        )
    return tuple(found)


def blocks(text: str, paragraphs: Sequence[Span], marks: Sequence[Mark]) -> tuple[Block, ...]:
    """The whole text as paragraphs in pieces; put together again, they are the text, to the letter.

    Words outside every paragraph become paragraphs of their own, so that nothing is lost.

    >>> [block.pieces[0].text for block in blocks("One.\\n\\nTwo.", (), ())]
    ['One.', 'Two.']
    """
    spans = _whole(text, paragraphs)
    here: list[list[Mark]] = [[] for _ in spans]
    starts = [span.start for span in spans]
    for mark in marks:
        first = max(bisect_right(starts, mark.span.start) - 1, 0)
        for index in range(first, bisect_left(starts, mark.span.end)):
            here[index].append(mark)
    after = [
        text[one.end : next_one.start] for one, next_one in pairwise([*spans, Span(len(text), len(text))])
    ]
    return tuple(
        Block(pieces(text, span, marked), gap) for span, marked, gap in zip(spans, here, after, strict=True)
    )


def _whole(text: str, paragraphs: Sequence[Span]) -> list[Span]:
    """The paragraphs in order, none overlapping, with what lies between them where it is not blank."""
    spans: list[Span] = []
    reached = 0
    for paragraph in sorted(paragraphs, key=lambda span: (span.start, span.end)):
        start, end = max(paragraph.start, reached), min(paragraph.end, len(text))
        if start < end:
            spans += _between(text, reached, start)
            spans.append(Span(start, end))
            reached = end
    spans += _between(text, reached, len(text))
    if spans and spans[0].start > 0:
        spans[0] = Span(0, spans[0].end)
    return spans or ([Span(0, len(text))] if text else [])


def _between(text: str, start: int, end: int) -> list[Span]:
    """The paragraphs, told by blank lines, in a stretch of text that no paragraph covers."""
    found = tight(Span(start, end), text[:end])
    if found is None:
        return []
    spans: list[Span] = []
    reached = found.start
    for gap in _PARAGRAPH_BREAK.finditer(text, found.start, found.end):
        spans.append(Span(reached, gap.start()))
        reached = gap.end()
    spans.append(Span(reached, found.end))
    return spans
