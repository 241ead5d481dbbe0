"""Where a statement stands: the passage of its page around it, with its source, cue and content marked."""

from __future__ import annotations

import re

from reportedly.ledger import Ledger
from reportedly.model import Attribution, Reading, Span, Statement
from reportedly.web.marking import Mark, Piece, pieces, tight
from reportedly.web.reading_rows import role_marks

LONGEST = 900
"""Code points of a passage that is shown: about two paragraphs of news."""

LETTERS_AROUND = 200
"""Code points to either side of the words, where the paragraph itself is too long."""


_BREAK = re.compile(r"\s+")


def evidence(ledger: Ledger, statement: Statement) -> tuple[Piece, ...]:
    """The passage that a statement stands in, in pieces; none where its words are not found there."""
    reading = ledger.reading(statement.page)
    text = reading.article.text
    attribution = _attribution(reading, statement)
    marks = tuple(role_marks(attribution, 1, text)) if attribution else _content(text, statement)
    if not marks:
        return ()
    whole, shown = passage(reading, marks)
    before = (Piece("… "),) if shown.start > whole.start else ()
    after = (Piece(" …"),) if shown.end < whole.end else ()
    return (*before, *pieces(text, shown, marks), *after)


def passage(reading: Reading, marks: tuple[Mark, ...]) -> tuple[Span, Span]:
    """From the start of the paragraph in which the first mark stands to the end of that of the last.

    That is the whole; beside it is what of it is shown, which begins and ends with a word.
    """
    start, end = min(mark.span.start for mark in marks), max(mark.span.end for mark in marks)
    here = [one for one in reading.article.paragraphs if one.overlaps(Span(start, end))]
    whole = Span(min([start, *(one.start for one in here)]), max([end, *(one.end for one in here)]))
    if whole.end - whole.start <= LONGEST:
        return whole, whole
    text = reading.article.text
    first, last = max(whole.start, start - LETTERS_AROUND), min(whole.end, end + LETTERS_AROUND)
    if first > whole.start:
        first = min((found.end() for found in _BREAK.finditer(text, first, start)), default=start)
    if last < whole.end:
        last = max((found.start() for found in _BREAK.finditer(text, end, last)), default=end)
    return whole, Span(first, last)


def _attribution(reading: Reading, statement: Statement) -> Attribution | None:
    id_in_page = statement.id.partition("/")[2]
    return next((one for one in reading.statements() if one.id == id_in_page), None)


def _content(text: str, statement: Statement) -> tuple[Mark, ...]:
    """What an article says in its own voice is found by its words."""
    at = text.find(statement.content)
    span = tight(Span(at, at + len(statement.content)), text) if at >= 0 else None
    return (Mark(span, "content", 1),) if span else ()
