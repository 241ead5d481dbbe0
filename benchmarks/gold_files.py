"""The gold of `benchmarks/gold`: articles with every attribution marked by hand, one file each.

`benchmarks/gold/README.md` says what is marked and how a file is written.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, datetime, time
from pathlib import Path

from reportedly.articles import from_text
from reportedly.model import Article, Dating, Span

GOLD = Path(__file__).parent / "gold"

_TOKEN = re.compile(r"[\[<{][\d,]+:|[\]>}]|[^\[\]<>{}]+")
_ROLES = {"[": "source", "<": "cue", "{": "content"}
_CLOSES = {"[": "]", "<": ">", "{": "}"}


@dataclass(frozen=True, slots=True)
class Link:
    """A link of a chain: its kind, and its name in any of the forms that are right."""

    kind: str
    names: tuple[str, ...]


@dataclass(slots=True)
class Marked:
    """One attribution as people read it.

    `speakers` holds, for each, the names that are equally right; `together` other answers that are right as
    a whole (`both companies`, where `speakers` names the two; nobody, where `-` is among the names).
    """

    number: int
    source: Span | None = None
    cue: list[Span] = field(default_factory=list[Span])
    content: list[Span] = field(default_factory=list[Span])
    speakers: tuple[tuple[str, ...], ...] = ()
    together: tuple[tuple[str, ...], ...] = ()
    act: str = ""
    factuality: str = ""
    relays: tuple[Link, ...] = ()
    within: int | None = None
    answers: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class GoldArticle:
    """One article and its attributions; `kind` is what sort of news it is."""

    name: str
    kind: str
    article: Article
    marked: tuple[Marked, ...]


def articles(part: str) -> Iterator[GoldArticle]:
    """The articles of a part, `dev`, `test` or `second`, in order.

    Raises `ValueError`, with the file, where one is amiss.
    """
    for path in sorted((GOLD / part).glob("*.txt")):
        try:
            yield parsed(path.stem, path.read_text(encoding="utf-8"))
        except ValueError as error:
            raise ValueError(f"{path.name}: {error}") from error


def parsed(name: str, content: str) -> GoldArticle:
    """One file's content: the head, the marked text, the rows.

    >>> row = "\\t".join(["1", "Ann Lee", "state", "CT-", "-", "-", "-"])
    >>> gold = parsed("made", f"kind: sport\\n===\\n[1:She] <1:said> {{1:no}}.\\n===\\n{row}")
    >>> gold.article.text, gold.marked[0].content[0].of(gold.article.text), gold.marked[0].speakers
    ('She said no.', 'no', (('Ann Lee',),))
    """
    parts = re.split(r"^===[ \t]*$", content, flags=re.MULTILINE)
    if len(parts) != 3:
        raise ValueError(f"{len(parts)} parts between lines of ===, where 3 belong")
    head = dict(line.split(": ", 1) for line in parts[0].strip().splitlines())
    text, marks = _unmarked(parts[1].strip())
    rows = [line for line in parts[2].strip().splitlines() if line.strip()]
    for line in rows:
        _read_row(line, marks)
    unread = [mark.number for mark in marks.values() if not mark.act]
    if unread:
        raise ValueError(f"no row for {unread}")
    return GoldArticle(
        name, head.get("kind", ""), _article(text, head), tuple(marks[key] for key in sorted(marks))
    )


def _article(text: str, head: dict[str, str]) -> Article:
    plain = from_text(text)
    published = None
    if "published" in head:
        day = date.fromisoformat(head["published"].strip())
        published = Dating(datetime.combine(day, time.min), datetime.combine(day, time(23, 59, 59)), 1.0)
    return Article(
        text=plain.text,
        paragraphs=plain.paragraphs,
        site=head.get("site"),
        headline=head.get("headline"),
        credit=head.get("credit"),
        published=published,
    )


def _unmarked(marked: str) -> tuple[str, dict[int, Marked]]:
    """The text without its marks, and what they mark."""
    text, opened, found = "", list[tuple[str, list[int], int]](), dict[int, Marked]()
    for token in _TOKEN.findall(marked):
        if token[0] in _ROLES:
            opened.append((token[0], [int(number) for number in token[1:-1].split(",")], len(text)))
        elif token in _CLOSES.values():
            if not opened or _CLOSES[opened[-1][0]] != token:
                raise ValueError(f"{token} closes nothing after “{text[-40:]}”")
            sign, numbers, start = opened.pop()
            for number in numbers:
                mark = found.setdefault(number, Marked(number))
                if _ROLES[sign] == "source":
                    mark.source = Span(start, len(text))
                else:
                    getattr(mark, _ROLES[sign]).append(Span(start, len(text)))
        else:
            text += token
    if opened:
        raise ValueError(f"{opened[-1][0]}{opened[-1][1]} is never closed")
    return text, found


def _read_row(line: str, marks: dict[int, Marked]) -> None:
    cells = [cell.strip() for cell in line.split("\t")]
    if len(cells) != 7:
        raise ValueError(f"{len(cells)} cells where 7 belong: {line!r}")
    number, speakers, act, factuality, relays, within, answers = (
        "" if cell == "-" else cell for cell in cells
    )
    mark = marks.get(int(number))
    if mark is None:
        raise ValueError(f"row {number} is marked nowhere")
    mark.speakers = tuple(_names(each) for each in speakers.split(" & ")) if speakers else ()
    mark.together = tuple(tuple(each.split(" & ")) for each in speakers.split("|")) if "&" in speakers else ()
    if "-" in _names(speakers):
        mark.together += ((),)
    mark.act, mark.factuality = act, factuality
    mark.relays = tuple(_link(each) for each in relays.split(" > ")) if relays else ()
    mark.within = int(within) if within else None
    mark.answers = tuple(int(each) for each in answers.split(",")) if answers else ()


def _link(words: str) -> Link:
    kind, _, names = words.strip().partition(":")
    return Link(kind, _names(names))


def _names(words: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in words.split("|"))
