"""Plain text as blocks: paragraphs as printed, each with its place, its shape and what it is found to be."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from itertools import pairwise

from reportedly.articles import furniture
from reportedly.model import FurnitureKind, Span

PROSE_WORDS = 8
"""Words from which a block that ends as a sentence does is taken for prose: headings and links stay under."""

LONG_WORDS = 25
"""Words from which a block is prose however it ends: the longest headline in PolNeAR's dev split has 15."""

WRAP_COLUMNS = (55, 100)
"""Columns that plain text is broken at by hand or by mail programs."""

_LINE = re.compile(r"[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]+")
ENDS = re.compile(r"""[.!?…:;]["'”’»)\]]*$|["”»]$""")
_ITEM = re.compile(r"\s*(?:[•·●○■▪‣◦*–—-]|\(?\d{1,2}[.)]|[a-z]\))\s+\S")


@dataclass
class Block:
    """A paragraph as printed, where it stands in the page, and what it was found to be."""

    span: Span
    text: str
    kind: FurnitureKind | None = None
    words: int = field(init=False)
    ended: bool = field(init=False)

    def __post_init__(self) -> None:
        self.words = len(self.text.split())
        self.ended = ENDS.search(self.text) is not None

    @property
    def prose(self) -> bool:
        """Whether it reads as sentences do."""
        if self.kind is not None:
            return False
        return self.words >= LONG_WORDS or (self.words >= PROSE_WORDS and self.ended)

    @property
    def item(self) -> bool:
        """Whether it stands as an item of a list."""
        return _ITEM.match(self.text) is not None


def blocks(text: str) -> list[Block]:
    """The lines of a page that are not blank; lines broken by hand are one block, up to a blank line."""
    lines = [(m.start(), m.group()) for m in _LINE.finditer(text)]
    spans = [_stripped(start, line) for start, line in lines if line.strip()]
    if _broken_by_hand(text, spans):
        spans = _rejoined(text, spans)
    found = [Block(span, span.of(text)) for span in spans]
    for block in found:
        block.kind = furniture.kind_of(block.text, "body")
    return found


def _stripped(start: int, line: str) -> Span:
    left = len(line) - len(line.lstrip())
    return Span(start + left, start + len(line.rstrip()))


def _broken_by_hand(text: str, spans: list[Span]) -> bool:
    """Whether the text is broken at a column: most lines nearly full, and sentences running on over them."""
    low, high = WRAP_COLUMNS
    inner = [one for one, after in pairwise(spans) if not _blank_between(text, one, after)]
    if len(inner) < 4 or max(span.end - span.start for span in spans) > high:
        return False
    full = [span for span in inner if span.end - span.start >= low]
    running = [span for span in full if not ENDS.search(span.of(text))]
    return len(full) > len(inner) * 0.7 and len(running) > len(full) * 0.6


def _blank_between(text: str, one: Span, after: Span) -> bool:
    return len(re.findall(r"\r\n|\n|\r|\u2028|\u2029", text[one.end : after.start])) > 1


def _rejoined(text: str, spans: list[Span]) -> list[Span]:
    """Lines between two blank lines as one span; items and full stops before short lines keep them apart."""
    joined: list[Span] = []
    for span in spans:
        before = joined[-1] if joined else None
        apart = before is None or _blank_between(text, before, span) or _ITEM.match(span.of(text)) is not None
        if before is None or apart:
            joined.append(span)
        else:
            joined[-1] = Span(before.start, span.end)
    return joined
