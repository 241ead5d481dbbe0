"""What was announced, planned, promised, predicted or threatened, and what pages say of it."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.export.tables import Column, Table, Value
from reportedly.ledger import Expectation, Selection
from reportedly.ledger.expectations import expectation

_THERE = """
    SELECT DISTINCT expectation FROM chosen_pages JOIN clauses USING (page)
    JOIN expectation_clauses ON clause = clauses.key ORDER BY expectation
"""


def _found(selection: Selection) -> Iterator[Expectation]:
    """The expectations that the pages tell of, by all pages of the ledger."""
    for row in selection.rows(_THERE):
        yield expectation(selection.connection, f"x{row['expectation']}")


def _expectations(selection: Selection) -> Iterator[tuple[Value, ...]]:
    for one in _found(selection):
        yield (
            one.id,
            one.words,
            one.kind,
            one.doing,
            one.parties,
            one.speakers,
            one.due,
            one.due_earliest,
            one.due_latest,
            one.state,
            one.reason,
            one.overdue,
            one.pages,
        )


def _tellings(selection: Selection) -> Iterator[tuple[Value, ...]]:
    for one in _found(selection):
        for nth, telling in enumerate((*one.announcements, *one.outcomes)):
            yield (
                one.id,
                nth,
                telling.page,
                telling.says,
                telling.speaker,
                telling.words,
                telling.span.start,
                telling.span.end,
                telling.statement,
                telling.due,
                telling.earliest,
                telling.latest,
                telling.published,
                telling.reason,
            )


EXPECTATIONS = Table(
    "expectations",
    "One row an expectation that the pages tell of: what was to come, and what became of it.",
    ("id",),
    "",
    (
        Column("id", "text", "", "its id"),
        Column("words", "text", "", "the words that announce it first"),
        Column("kind", "text", "", "announced, planned, promised, predicted, threatened …"),
        Column("doing", "text", "", "the verb for what is to be done"),
        Column("parties", "texts", "", "who and what takes part"),
        Column("speakers", "texts", "", "who announces it; empty where only pages do"),
        Column("due", "text", "", "the words for when it is due; after it was put off, the new ones"),
        Column("due_earliest", "datetime", "", "due then or later"),
        Column("due_latest", "datetime", "", "due then or earlier"),
        Column("state", "text", "", "open, met, missed or contradicted"),
        Column("reason", "text", "", "why"),
        Column("overdue", "boolean", "", "whether it is open and its last day has passed"),
        Column("pages", "integer", "", "how many pages tell of it"),
    ),
    filled=_expectations,
)

TELLINGS = Table(
    "tellings",
    "One row for each time that a page of the ledger tells of an expectation.",
    ("expectation", "nth"),
    "",
    (
        Column("expectation", "text", "", "the expectation", refers="expectations.id"),
        Column("nth", "integer", "", "announcements first, then what became of it"),
        Column("page", "text", "", "the page, which may be one that was not asked for"),
        Column("says", "text", "", "expected, happened, not, will not, cancelled, postponed or denied"),
        Column("speaker", "text", "", "who says so; empty for the page itself"),
        Column("words", "text", "", "the words"),
        Column("words_start", "integer", "", "where they start in the page's text"),
        Column("words_end", "integer", "", "where they end"),
        Column("statement", "text", "", "the statement that they stand in"),
        Column("due", "text", "", "the words for when it is due"),
        Column("earliest", "datetime", "", "due, or done, then or later"),
        Column("latest", "datetime", "", "then or earlier"),
        Column("published", "datetime", "", "the page's date, at the earliest"),
        Column("reason", "text", "", "why these words are of it"),
    ),
    filled=_tellings,
)
