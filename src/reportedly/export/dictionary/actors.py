"""Actors across pages, and where each appears."""

from __future__ import annotations

from reportedly.export.dictionary.expressions import actor, array
from reportedly.export.tables import Column, Table

_NAMED_THERE = """
    SELECT coalesce(met.same_as, met.number) FROM chosen_pages JOIN appearances USING (page)
    JOIN actors AS met ON met.number = coalesce(appearances.moved, appearances.actor)
"""

ACTORS = Table(
    "actors",
    "One row for each whom these pages name: persons, countries, bodies, places, across pages.",
    ("id",),
    f"FROM actors WHERE actors.number IN ({_NAMED_THERE}) ORDER BY actors.number",
    (
        Column("id", "text", "actors.id", "a name in small letters, kept apart by ~2, ~3 …"),
        Column("name", "text", "actors.name", "the fullest name"),
        Column("kind", "text", "actors.kind", "person, government, organisation, agency, outlet, country …"),
        Column("country", "text", "actors.country", "ISO 3166-1 alpha-2"),
        Column("wikidata", "text", "actors.wikidata", "the id of its item there, where that is certain"),
        Column(
            "names",
            "texts",
            array("name", "FROM actor_names WHERE actor = actors.number ORDER BY times DESC, name"),
            "the names that pages use, the commonest first",
        ),
        Column(
            "roles",
            "texts",
            array("role", "FROM actor_roles WHERE actor = actors.number ORDER BY times DESC, role"),
            "what pages say that it is, the commonest first",
        ),
        Column("first_seen", "datetime", "actors.first_seen", "the first dated page that names it"),
        Column("last_seen", "datetime", "actors.last_seen", "the last dated page that names it"),
        Column("pages", "integer", "actors.pages", "pages of the whole ledger that name it"),
        Column("statements", "integer", "actors.statements", "statements of the whole ledger that it makes"),
        Column("about", "integer", "actors.about", "statements of others there that name it"),
    ),
)

APPEARANCES = Table(
    "appearances",
    "One row for each whom a page names.",
    ("page", "nth"),
    """
    FROM chosen_pages JOIN pages ON pages.number = chosen_pages.page
    JOIN appearances ON appearances.page = pages.number ORDER BY pages.number, appearances.id
    """,
    (
        Column("page", "text", "pages.id", "the page", refers="articles.id"),
        Column(
            "nth",
            "integer",
            "row_number() OVER (PARTITION BY pages.number ORDER BY appearances.id) - 1",
            "0 for the first, by name",
        ),
        Column("actor", "text", actor("appearances.page", "appearances.id"), "who it is", refers="actors.id"),
        Column("name", "text", "appearances.name", "the name there"),
        Column("statements", "integer", "appearances.statements", "statements that it makes there"),
        Column("about", "integer", "appearances.about", "statements of others there that name it"),
    ),
)
