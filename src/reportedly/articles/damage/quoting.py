"""Quotation marks without their partner; a quotation of several paragraphs opens each and closes the last."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportedly.articles.damage.printed import Printed
from reportedly.articles.marks import leaves_open
from reportedly.model import Damage, Span

LOOK_AHEAD = 3
"""Paragraphs: so far below a picture or sub-heading may a quotation go on."""

_MARK = re.compile(r"[“”\"«»]|(?<![’'‘`])(?:’’’?|'''?|‘‘|``)(?![’'‘`])")
_STRAIGHT = {"''": '"', "'''": '"', "’’": "”", "’’’": "”", "‘‘": "“", "``": "“"}
"""What marks are, where single ones are printed twice."""

_SENTENCE_END = re.compile(r"[.?!…][’')]?\s*$")
_INCHES = re.compile(r"[\d½¼¾]\s?$")
_FEET = re.compile(r"\d\s?['’′]\s?\d{1,2}[½¼¾]?$")
_BLANK = re.compile(r"[\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_OPENING = re.compile(r"[—–\-\s\u200b-\u200f\u202a-\u202e\u2060\ufeff]*(?:[“\"«”]|''|``|‘‘)")


def unbalanced_quotes(printed: Printed) -> Iterator[Damage]:
    """Quotations never closed, never opened, or opened within themselves.

    >>> text = "He said: “It was cold.\\nIt snowed.\\nShe agreed,” she said."
    >>> spans = (Span(0, 22), Span(23, 33), Span(34, 56))
    >>> [(found.span.start, found.reason) for found in unbalanced_quotes(Printed(text, spans))]
    [(9, 'a quotation that is never closed'), (45, 'a quotation that is never opened')]
    >>> text = "“It was cold.\\n“We left,” he said. A 12\\" disc and a 6' 2\\" plank."
    >>> list(unbalanced_quotes(Printed(text, (Span(0, 13), Span(14, len(text))))))
    []
    """
    if "„" in printed.text:
        return  # German pairs close with what English opens with
    for n, paragraph in enumerate(printed.paragraphs):
        yield from _in_paragraph(printed, n, paragraph)


def _in_paragraph(printed: Printed, n: int, paragraph: Span) -> Iterator[Damage]:
    text = printed.text
    opened: list[int] = []
    for found in _MARK.finditer(text, paragraph.start, paragraph.end):
        at, mark = found.start(), _STRAIGHT.get(found.group(), found.group())
        before = _BLANK.sub("", text[max(at - 1, paragraph.start) : at])
        after = text[found.end() : found.end() + 1]
        if mark in '"”' and _inches(text[max(at - 6, 0) : at], bool(opened)):
            continue
        if _opens(mark, before, after, bool(opened)):
            if not (opened and _SENTENCE_END.search(text[max(at - 5, 0) : at])):
                opened.append(at)
        elif opened:
            opened.pop()
        elif not _goes_on_from(printed, n):
            yield _damage(at, "a quotation that is never opened")
    if opened and not _goes_on(printed, n):
        # Of two that were opened, the inner one is the likelier slip.
        inner = opened[1:] or _inner(text, paragraph, opened[0])
        reason = "a quotation opened inside one that is open: one of the two is never closed"
        yield _damage(inner[-1], reason) if inner else _damage(opened[0], "a quotation that is never closed")


def _inches(before: str, is_open: bool) -> bool:
    """Whether a mark behind these letters is one of inches: `6’2”` anywhere, `12"` outside a quotation."""
    return bool(_FEET.search(before)) or (not is_open and bool(_INCHES.search(before)))


def _inner(text: str, paragraph: Span, outer: int) -> list[int]:
    """Where another was opened behind `outer` and inside its sentence."""
    stop = re.compile('[“”"]').search(text, outer + 1, paragraph.end)
    return (
        [stop.start()]
        if stop
        and stop.group() == "“"
        and not _SENTENCE_END.search(text[max(stop.start() - 5, 0) : stop.start()])
        else []
    )


def _damage(at: int, reason: str) -> Damage:
    return Damage(Span(at, at + 1), "unbalanced-quotes", reason)


def _opens(mark: str, before: str, after: str, is_open: bool) -> bool:
    """Whether a mark opens: by its shape; a straight one, or one set the wrong way round, by its place."""
    if mark in "»«":
        return mark == "«"
    free_before = not before.strip() or before in "([—–-‘'/"
    tight_after = bool(after.strip()) and after not in ".,;:!?)]—–"
    if mark == "“":
        return free_before or tight_after or not is_open
    if not before:
        return True
    if mark == "”":
        return free_before and after.isalnum() and not is_open
    return free_before if free_before == tight_after else not is_open


def _goes_on(printed: Printed, n: int) -> bool:
    """Whether one of the next paragraphs begins with an opening mark: the convention of long quotations."""
    following = printed.paragraphs[n + 1 : n + 1 + LOOK_AHEAD]
    return any(_OPENING.match(printed.text, paragraph.start) for paragraph in following)


def _goes_on_from(printed: Printed, n: int) -> bool:
    """Whether the paragraph before left a quotation open, which this one goes on with and closes."""
    if n == 0:
        return False
    return leaves_open(printed.paragraphs[n - 1].of(printed.text))
