"""The gold of `benchmarks/gold_actors`: articles with every mention of a named actor marked by hand."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from pathlib import Path

from reportedly.model import Span

GOLD = Path(__file__).parent / "gold_actors"
_MARK = re.compile(r"\[([^\]]+)\]\(([^)]+)\)")
_NEXT = re.compile(r"^(\d{4}-\d\d-\d\d)\n===\n", re.MULTILINE)


@dataclass(frozen=True, slots=True)
class MarkedMention:
    """Words of an article, and the ids of the actor that are equally right."""

    span: Span
    ids: frozenset[str]


@dataclass(frozen=True, slots=True)
class MarkedArticle:
    """One article as people read it."""

    published: date
    text: str
    mentions: tuple[MarkedMention, ...]


def gold(split: str) -> tuple[MarkedArticle, ...]:
    """The articles of `dev` or `test`, in the order of the file."""
    _, *parts = _NEXT.split((GOLD / f"{split}.txt").read_text(encoding="utf-8"))
    days = zip(parts[::2], parts[1::2], strict=True)
    return tuple(read(marked.strip(), date.fromisoformat(day)) for day, marked in days)


def read(marked: str, published: date) -> MarkedArticle:
    """The article without its marks, and where they were.

    >>> one = read("[Ann Lee](ann-lee) left [Orlec](orlec|port-orlec).", date(2024, 1, 2))
    >>> one.text, [mention.span.of(one.text) for mention in one.mentions]
    ('Ann Lee left Orlec.', ['Ann Lee', 'Orlec'])
    """
    text, mentions, last = "", list[MarkedMention](), 0
    for match in _MARK.finditer(marked):
        text += marked[last : match.start()]
        span = Span(len(text), len(text) + len(match[1]))
        mentions.append(MarkedMention(span, frozenset(match[2].split("|"))))
        text, last = text + match[1], match.end()
    return MarkedArticle(published, text + marked[last:], tuple(mentions))
