"""Storylines: pages of one matter."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.export.tables import Column, Table, Value
from reportedly.ledger import Selection
from reportedly.ledger.storylines import brief, storyline

_THERE = "SELECT DISTINCT storyline FROM chosen_pages JOIN storyline_pages USING (page) ORDER BY storyline"


def _storylines(selection: Selection) -> Iterator[tuple[Value, ...]]:
    for row in selection.rows(_THERE):
        one = brief(selection.connection, row["storyline"])
        yield (
            one.id,
            one.title,
            one.pages,
            one.texts,
            one.sources,
            one.sites,
            one.actors,
            one.earliest,
            one.latest,
        )


STORYLINES = Table(
    "storylines",
    "One row a storyline: pages of one matter. Counts are of the whole ledger.",
    ("id",),
    "",
    (
        Column("id", "text", "", "its id"),
        Column("title", "text", "", "the headline of one of its pages that says most of it"),
        Column("pages", "integer", "", "how many pages it has"),
        Column("texts", "integer", "", "how many of them are nobody's copy"),
        Column("sources", "texts", "", "whose reports they are: credits, else sites"),
        Column("sites", "texts", "", "the sites that show them"),
        Column("actors", "texts", "", "the names of those whom most of them name"),
        Column("earliest", "datetime", "", "when the first of its dated pages was published"),
        Column("latest", "datetime", "", "and when the last"),
    ),
    filled=_storylines,
)

STORYLINE_PAGES = Table(
    "storyline_pages",
    "One row a page: the storyline that it is of, and why.",
    ("page",),
    """
    FROM chosen_pages JOIN storyline_pages USING (page) JOIN pages ON pages.number = storyline_pages.page
    ORDER BY storyline_pages.page
    """,
    (
        Column("page", "text", "pages.id", "the page", refers="articles.id"),
        Column(
            "storyline", "text", "'s' || storyline_pages.storyline", "its storyline", refers="storylines.id"
        ),
        Column("reason", "text", "storyline_pages.reason", "what it shared with the pages before it"),
    ),
)


def _entries(selection: Selection) -> Iterator[tuple[Value, ...]]:
    for row in selection.rows(_THERE):
        one = storyline(selection.connection, f"s{row['storyline']}")
        for nth, entry in enumerate(one.entries):
            yield (
                one.id,
                nth,
                entry.kind,
                entry.date.isoformat() if entry.date else None,
                entry.earliest,
                entry.latest,
                entry.type,
                entry.statuses,
                entry.who,
                entry.to,
                entry.words,
                entry.pages,
                entry.ids,
            )


STORYLINE_ENTRIES = Table(
    "storyline_entries",
    "One row for what happened or was said in a storyline, in the order of when it was, on the whole ledger.",
    ("storyline", "nth"),
    "",
    (
        Column("storyline", "text", "", "the storyline", refers="storylines.id"),
        Column("nth", "integer", "", "0 for the first in it"),
        Column("kind", "text", "", "event or claim"),
        Column("date", "text", "", "the day it was, else that of the page: YYYY-MM-DD"),
        Column("earliest", "datetime", "", "it was at this time or later, where a page tells when"),
        Column("latest", "datetime", "", "it was at this time or earlier, likewise"),
        Column("type", "text", "", "of an event: PLOVER's type in capitals, else a civil one"),
        Column("statuses", "texts", "", "what voices make of an event; of a claim: disputed, if it is"),
        Column("who", "texts", "", "who did it, or says it"),
        Column("whom", "texts", "", "to whom, of an event"),
        Column("words", "text", "", "the sentence that tells the event, or the words of the claim"),
        Column("pages", "integer", "", "how many of its pages tell it"),
        Column("ids", "texts", "", "the ids of the events, or of the claim"),
    ),
    filled=_entries,
)
