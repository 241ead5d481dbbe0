"""Every line of a page: whether it is the article's, and of what kind it is where it is not."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache
from typing import NamedTuple

from benchmarks.heads import paragraphs
from benchmarks.results import section, table
from benchmarks.shared import ROOT
from reportedly import articles, pages
from reportedly.errors import NotReadableError
from reportedly.model import Page

GOLD = ROOT / "benchmarks" / "gold_furniture"
HEADING, COMMAND = "Kinds of lines in a page", "python -m benchmarks furniture"
ABOUT = """\
Pages of many layouts, written for this project (`benchmarks/gold_furniture`): every line that a reader sees
is the article's or of some kind of furniture. What is told in `test` was not looked at while the rules were
made, though one hand wrote pages and rules."""
TEXT = "text"
ALSO = {"headline": ("other",)}
"""A line that sums the report up is told as sub-headline; its line is of no kind of its own."""

_MARK = re.compile(r"\[\[([a-z-]+)\]\]")


class Line(NamedTuple):
    """A line of a page, its kind as a person says it, and as it was told."""

    page: str
    text: str
    kind: str
    told: str


@cache
def lines(split: str) -> tuple[Line, ...]:
    """All lines of the pages of a split."""
    records = (GOLD / f"{split}.txt").read_text(encoding="utf-8").split("\n=== ")[1:]
    return tuple(line for record in records for line in _lines(*record.split("\n", 1)))


def _lines(name: str, marked: str) -> Iterable[Line]:
    for number, paragraph in enumerate(paragraphs(), 1):
        marked = marked.replace(f"{{{number}}}", paragraph)
    told = _told(Page(_MARK.sub("", marked).encode()))
    for line in pages.shown(marked).split("\n"):
        marks = _MARK.findall(line)
        if len(marks) != 1 or not line.startswith("[["):
            raise ValueError(f"{name}: one mark before each line: {line!r}")
        text = _MARK.sub("", line).strip()
        yield Line(name, text, marks[0], told[text].pop(0) if told.get(text) else TEXT)


def _told(page: Page) -> dict[str, list[str]]:
    """The kinds told of the lines that are furniture, by their text, in their order."""
    try:
        found = articles.extract(page)
    except NotReadableError:
        return {}
    kinds: dict[str, list[str]] = {}
    for each in found.furniture:
        kinds.setdefault(each.text, []).append(each.kind)
    return kinds


def is_right(line: Line) -> bool:
    """Whether the kind told is the line's."""
    return line.told == line.kind or line.told in ALSO.get(line.kind, ())


def share(split: str) -> float:
    """The share of lines that are told rightly."""
    return sum(map(is_right, lines(split))) / len(lines(split))


def report() -> str:
    """The section: a row a kind, each with its lines and how many are right."""
    of: dict[str, Counter[str]] = {split: Counter(line.kind for line in lines(split)) for split in _SPLITS}
    right = {split: Counter(line.kind for line in lines(split) if is_right(line)) for split in _SPLITS}
    kinds = sorted({kind for counts in of.values() for kind in counts}, key=lambda kind: -of["dev"][kind])
    rows = [(kind, *(f"{right[split][kind]} of {of[split][kind]}" for split in _SPLITS)) for kind in kinds]
    rows.append(("all", *(f"{share(split):.2f}" for split in _SPLITS)))
    return section(HEADING, COMMAND, ABOUT, table(("lines", *_SPLITS), rows))


_SPLITS = ("dev", "test")

if __name__ == "__main__":
    print(report())
    for each in lines("dev"):
        if not is_right(each):
            print(*each, sep="\t")
