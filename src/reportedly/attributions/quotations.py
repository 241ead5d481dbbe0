"""Quotation marks in pairs, and how much of a content stands between them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from reportedly.model import Manner, Span

# What closes each opening mark. A straight mark is its own pair; „German“ and «French» come in translations.
CLOSES = {"“": "”", '"': '"', "«": "»", "„": "“”", "‘": "’", "'": "'", "`": "'"}  # fmt: skip
SINGLE = frozenset("‘'`")

LEAST_QUOTED = 5
"""Letters of the shortest quoted words by which a statement is known again: `‘fantasy’`. A judgement."""

_AROUND = "“”\"«»„‘’'`.,;:!?… "
_MARK = re.compile(r"[“”\"«»„‘’'`]")
_WORD = re.compile(r"\w+")


def quotations(text: str, paragraphs: Iterable[Span]) -> list[Span]:
    """The stretches between quotation marks, marks included, in order.

    A quotation left open runs to the end of its paragraph, for long quotations open every paragraph
    and close the last:

    >>> text = 'He said: “It rained. “And then it stopped.” He left.'
    >>> [span.of(text) for span in quotations(text, [Span(0, len(text))])]
    ['“It rained. “And then it stopped.”']

    An apostrophe is not a mark:

    >>> text = "Ministers' aides 'don't know', they said"
    >>> [span.of(text) for span in quotations(text, [Span(0, len(text))])]
    ["'don't know'"]
    """
    return [span for paragraph in paragraphs for span in _in_paragraph(text, paragraph)]


def _in_paragraph(text: str, paragraph: Span) -> Iterator[Span]:
    opened: int | None = None
    for match in _MARK.finditer(text, paragraph.start, paragraph.end):
        at, mark = match.start(), match.group()
        if opened is None:
            if mark in CLOSES and _may_open(text, at, mark):
                opened = at
        elif mark in CLOSES[text[opened]] and _may_close(text, at, mark):
            yield Span(opened, at + 1)
            opened = None
    if opened is not None and text[opened] not in SINGLE:
        yield Span(opened, paragraph.end)


def _may_open(text: str, at: int, mark: str) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if mark in SINGLE:
        return not before.isalnum() and after.isalnum()
    return mark != '"' or not after.isspace()


def _may_close(text: str, at: int, mark: str) -> bool:
    before, after = text[at - 1 : at], text[at + 1 : at + 2]
    if mark in "'’":
        return not after.isalnum() and not before.isspace()
    return True


def manner(text: str, content: Sequence[Span], quoted: Sequence[Span]) -> Manner:
    """Whether content is quoted whole (direct), in part (mixed) or not at all (indirect).

    >>> text = 'It was “a new chapter”, he said.'
    >>> quoted = quotations(text, [Span(0, len(text))])
    >>> manner(text, [Span(7, 22)], quoted), manner(text, [Span(0, 22)], quoted)
    ('direct', 'mixed')
    """
    words = [match.span() for span in content for match in _WORD.finditer(text, span.start, span.end)]
    inside = sum(any(q.start <= start and end <= q.end for q in quoted) for start, end in words)
    if words and inside == len(words):
        return "direct"
    return "mixed" if inside else "indirect"


def quoted_words(text: str, content: Iterable[Span], quoted: Sequence[Span]) -> list[str]:
    """The quoted words in a content, plain: by them a statement that is told again is known.

    >>> text = 'She spoke of “A new Chapter,” and left.'
    >>> quoted_words(text, [Span(4, 29)], quotations(text, [Span(0, len(text))]))
    ['a new chapter']
    """
    inside = (
        Span(max(span.start, quote.start), min(span.end, quote.end))
        for span in content
        for quote in quoted
        if quote.overlaps(span)
    )
    return [piece.of(text).strip(_AROUND).lower() for piece in inside]
