"""Families of pages that carry the same text."""

from __future__ import annotations

from reportedly.export.tables import Column, Table

FAMILIES = Table(
    "families",
    "One row a family: pages that carry the same text, whole or in part. Counts are of the whole ledger.",
    ("id",),
    """
    FROM families JOIN pages ON pages.number = families.root
    WHERE families.family IN (SELECT family FROM chosen_pages JOIN family_pages USING (page))
    ORDER BY families.family
    """,
    (
        Column("id", "text", "pages.id", "the id of its root, the page that the others go back to"),
        Column("pages", "integer", "families.pages", "how many there are"),
        Column("reason", "text", "families.reason", "why that page is the root"),
        Column("origin", "text", "families.origin", "whose report it is, where a page says so"),
        Column("evidence", "text", "families.evidence", "which pages say so"),
    ),
)

FAMILY_PAGES = Table(
    "family_pages",
    "One row a page of a family, and what it has of the page it is compared with.",
    ("page",),
    """
    FROM chosen_pages JOIN family_pages USING (page) JOIN pages ON pages.number = family_pages.page
    JOIN families USING (family) ORDER BY family_pages.page
    """,
    (
        Column("page", "text", "pages.id", "the page", refers="articles.id"),
        Column(
            "family",
            "text",
            "(SELECT id FROM pages AS root WHERE root.number = families.root)",
            "its family",
            refers="families.id",
        ),
        Column("role", "text", "family_pages.role", "root, copy or retelling"),
        Column(
            "beside",
            "text",
            "(SELECT id FROM pages AS other WHERE other.number = family_pages.beside)",
            "the page it is compared with: the root, or the one that holds most of it",
        ),
        Column("kept", "number", "family_pages.kept", "share of that page's words which it carries"),
        Column("dropped", "integer", "family_pages.dropped", "how many of them it does not"),
        Column("changed", "integer", "family_pages.changed", "how many words it has in the place of others"),
        Column("added", "integer", "family_pages.added", "how many words it has beside them"),
        Column("reason", "text", "family_pages.reason", "why it is taken for a copy"),
    ),
)
