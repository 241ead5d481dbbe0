"""What one text says otherwise than another, as rows: whole passages, with what was taken out and put in."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from reportedly.comparing.changes import Changed, Changes
from reportedly.phrasing import same_words


@dataclass(frozen=True)
class Stretch:
    """Words that are the same in both texts, or that one of them has alone."""

    kind: Literal["same", "was", "now"]
    words: str


@dataclass(frozen=True)
class ChangeRow:
    """One change: what it is, and its words."""

    kind: str
    stretches: tuple[Stretch, ...]


def change_rows(changes: Changes) -> Iterator[ChangeRow]:
    """What changed, a row each: what stands over the text first, then passages in the order of the text.

    Quotation marks of another form, and other signs alone, are no change that a reader looks for.
    """
    for one in changes.fields:
        yield ChangeRow(one.name, tuple(_both(one.was, one.now)))
    for one in changes.passages:
        stretches = tuple(_passage(one))
        if one.kind == "moved" or any(stretch.kind != "same" for stretch in stretches):
            yield ChangeRow(one.kind, stretches)


def _passage(passage: Changed) -> Iterator[Stretch]:
    if passage.kind != "changed" or passage.after is None or passage.now is None:
        if passage.kind == "moved":
            yield Stretch("same", passage.now or "")
        else:
            yield from _both(passage.was, passage.now)
        return
    start, reached = passage.after.start, 0
    for word in passage.words:
        if same_words(word.was) == same_words(word.now):
            continue
        before = passage.now[reached : word.after.start - start]
        yield from _same(before if before[-1:].isspace() or word.now or not before else f"{before} ")
        yield from _both(word.was, word.now)
        reached = word.after.end - start
    yield from _same(passage.now[reached:])


def _both(was: str | None, now: str | None) -> Iterator[Stretch]:
    if was:
        yield Stretch("was", was)
    if now:
        yield Stretch("now", now)


def _same(words: str) -> Iterator[Stretch]:
    if words:
        yield Stretch("same", words)
