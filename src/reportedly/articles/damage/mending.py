"""The text as it reads with what is certain mended, and the way back to the text as printed."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Any, TypeVar, cast

import msgspec
from msgspec.structs import replace

from reportedly.model import Article, Damage, Record, Span

LONGEST_ALIGNED = 300
"""Letters: aligning takes their square."""

R = TypeVar("R", bound=Record)


@dataclass(frozen=True, slots=True)
class Piece:
    """A stretch of the mended text, and the printed one that it stands for; `same` where letter for letter.

    Of what was put in there may be `moved` the words that stand elsewhere in the printed damage.
    """

    start: int
    end: int
    printed_start: int
    printed_end: int
    same: bool
    damage: Span | None = None
    moved: Span | None = None


class Mending:
    """The way from the mended text back to the printed one."""

    def __init__(self, pieces: Sequence[Piece]) -> None:
        self._pieces = pieces
        self._starts = [piece.start for piece in pieces]

    def printed(self, span: Span) -> Span:
        """The printed words that a span of the mended text stands for; never fewer than one letter's.

        >>> text = "The Kremlin ures that it is."
        >>> damage = Damage(Span(12, 16), "filtered-letters", "", "assures", certain=True)
        >>> article, back = mended(Article(text, damage=(damage,)))
        >>> article.text
        'The Kremlin assures that it is.'
        >>> [back.printed(Span(start, end)).of(text) for start, end in ((4, 19), (12, 19), (20, 24))]
        ['Kremlin ures', 'ures', 'that']
        """
        if span.end <= span.start:
            start = self._start(span.start)
            return Span(start, start)
        start, end = self._start(span.start), self._end(span.end)
        if start < end:
            return Span(start, end)
        piece = self._at(span.start)
        if piece.moved and span.end <= piece.end:
            return piece.moved
        whole = piece.damage or Span(piece.printed_start, piece.printed_end)
        return whole if whole.start < whole.end else Span(start, start + 1)

    def _at(self, place: int) -> Piece:
        return self._pieces[max(bisect_right(self._starts, place) - 1, 0)]

    def _start(self, place: int) -> int:
        piece = self._at(place)
        return piece.printed_start + (place - piece.start if piece.same else 0)

    def _end(self, place: int) -> int:
        piece = self._at(place - 1)
        return piece.printed_start + place - piece.start if piece.same else piece.printed_end


def mended(article: Article) -> tuple[Article, Mending | None]:
    """The article as it reads with its certain suggestions; no way back where nothing was changed.

    The text changes, and the paragraphs with it; one that was printed twice is gone. What else pointed
    into the printed text is left out.
    """
    changes = [damage for damage in article.damage if damage.certain and damage.suggestion is not None]
    if not changes:
        return article, None
    text, pieces = _woven(article.text, changes)
    back = Mending(pieces)
    paragraphs = _paragraphs(article, text, pieces)
    return replace(article, text=text, paragraphs=paragraphs, foreign=(), damage=()), back


def _woven(text: str, changes: Sequence[Damage]) -> tuple[str, list[Piece]]:
    words: list[str] = []
    pieces: list[Piece] = []
    length = reached = 0

    def put(
        stretch: str, printed: Span, same: bool, damage: Span | None = None, moved: Span | None = None
    ) -> None:
        nonlocal length
        if stretch:
            pieces.append(
                Piece(length, length + len(stretch), printed.start, printed.end, same, damage, moved)
            )
            words.append(stretch)
            length += len(stretch)

    for change in sorted(changes, key=lambda damage: damage.span.start):
        start, end = change.span.start, change.span.end
        if start < reached:
            continue
        put(text[reached:start], Span(reached, start), same=True)
        said, meant = text[start:end], change.suggestion or ""
        for how, one, two, other, last in _aligned(said, meant):
            stretch = meant[other:last]
            place = said.find(stretch.strip()) if how == "insert" and stretch.strip() else -1
            moved = Span(start + place, start + place + len(stretch.strip())) if place >= 0 else None
            put(stretch, Span(start + one, start + two), how == "equal", change.span, moved)
        reached = end
    put(text[reached:], Span(reached, len(text)), same=True)
    return "".join(words), pieces


def _aligned(said: str, meant: str) -> list[tuple[str, int, int, int, int]]:
    """What stays, goes and comes, letter by letter, as difflib tells it; of long damage, as a whole."""
    if max(len(said), len(meant)) > LONGEST_ALIGNED:
        return [("replace", 0, len(said), 0, len(meant))]
    return list(SequenceMatcher(None, said, meant, autojunk=False).get_opcodes())


def _paragraphs(article: Article, text: str, pieces: Sequence[Piece]) -> tuple[Span, ...]:
    """The paragraphs' places in the mended text; those of which nothing is left are gone."""
    spans: list[Span] = []
    for paragraph in article.paragraphs:
        within = [
            piece
            for piece in pieces
            if piece.printed_start < paragraph.end and piece.printed_end > paragraph.start
        ]
        if within:
            first, last = within[0], within[-1]
            start = first.start + (max(paragraph.start - first.printed_start, 0) if first.same else 0)
            end = last.end - (max(last.printed_end - paragraph.end, 0) if last.same else 0)
            start = max(start, spans[-1].end if spans else 0)
            if text[start:end].strip():
                spans.append(Span(start, end))
    return tuple(spans)


def as_printed(record: R, back: Mending | None) -> R:
    """The record with every span in it, however deep, led back to the text as printed.

    An article in it stays as it is: its own spans are not all of its text.
    """
    return record if back is None else cast("R", _led_back(record, back))


def _led_back(value: Any, back: Mending) -> Any:
    if isinstance(value, Span):
        return back.printed(value)
    if isinstance(value, tuple):
        return tuple(_led_back(each, back) for each in cast("tuple[Any, ...]", value))
    if isinstance(value, msgspec.Struct) and not isinstance(value, Article):
        fields = {name: getattr(value, name) for name in value.__struct_fields__}
        changed = {name: new for name, old in fields.items() if (new := _led_back(old, back)) is not old}
        return replace(value, **changed) if changed else value
    return value
