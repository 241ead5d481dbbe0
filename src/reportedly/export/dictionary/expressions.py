"""SQL that several tables have: the rows that were asked for, ids, lists."""

from __future__ import annotations

STATEMENT = "pages.id || '/' || attributions.id"
CHOSEN = """
    FROM chosen JOIN attributions ON attributions.key = chosen.attribution
    JOIN pages ON pages.number = attributions.page
"""
"""The statements asked for, in the order that the ledger gives them."""


def actor(page: str, actor: str) -> str:
    """The id in the ledger of an actor of a page, merged and split as people said."""
    return f"""(
        SELECT held.id FROM appearances AS seen
        JOIN actors AS met ON met.number = coalesce(seen.moved, seen.actor)
        JOIN actors AS held ON held.number = coalesce(met.same_as, met.number)
        WHERE seen.page = {page} AND seen.id = {actor}
    )"""


def array(value: str, source: str) -> str:
    """The values that rows of `source` have, as a JSON array; what is not known is left out."""
    return f"(SELECT json_group_array(value) FROM (SELECT {value} AS value {source}) WHERE value IS NOT NULL)"
