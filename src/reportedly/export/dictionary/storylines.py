"""Storylines: pages of one matter."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.export.tables import Column, Table, Value
from reportedly.ledger import Selection
from reportedly.ledger.storylines import brief


def _storylines(selection: Selection) -> Iterator[tuple[Value, ...]]:
    there = "SELECT DISTINCT storyline FROM chosen_pages JOIN storyline_pages USING (page) ORDER BY storyline"
    for row in selection.rows(there):
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
