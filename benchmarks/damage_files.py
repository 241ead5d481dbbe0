"""The gold of `benchmarks/gold_damage`: passages with what is damaged in them marked."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from reportedly.articles import from_text
from reportedly.model import Article, Damage, DamageKind, Span

FOLDER = Path(__file__).parent / "gold_damage"

_MARK = re.compile(r"⟦(?P<kind>[a-z-]+)\|(?P<printed>(?:[^|⟧\\]|\\.)*)\|(?P<suggestion>(?:[^|⟧\\]|\\.)*)⟧")


@dataclass(frozen=True, slots=True)
class Passage:
    """One passage of the gold: its text as an article, and its damage."""

    line: int
    heading: str
    article: Article
    damage: tuple[Damage, ...]


def passages(part: str) -> Iterator[Passage]:
    """The passages of a part, `dev` or `test`."""
    heading = ""
    lines = (FOLDER / f"{part}.txt").read_text(encoding="utf-8").splitlines()
    for number, line in enumerate(lines, 1):
        if line.startswith("# "):
            heading = line[2:]
        elif line.strip():
            text, damage = unmarked(line)
            yield Passage(number, heading, from_text(text), damage)


def unmarked(line: str) -> tuple[str, tuple[Damage, ...]]:
    """The text of a marked line, and its damage. `⏎` is a line break, `\\|` a bar.

    >>> unmarked("He ⟦glued-words|saidon|said on⟧ Monday.")[0]
    'He saidon Monday.'
    """
    text, reached = "", 0
    found: list[Damage] = []
    for mark in _MARK.finditer(line):
        text += _plain(line[reached : mark.start()])
        printed = _plain(mark["printed"])
        kind: DamageKind = mark["kind"]  # pyright: ignore
        found.append(
            Damage(Span(len(text), len(text) + len(printed)), kind, "", _plain(mark["suggestion"]) or None)
        )
        text += printed
        reached = mark.end()
    return text + _plain(line[reached:]), tuple(found)


def _plain(words: str) -> str:
    return words.replace("\\|", "|").replace("⏎", "\n")
