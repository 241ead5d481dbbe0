"""Pages: the article in each, and what of its words is read as a time or as damage."""

from __future__ import annotations

from reportedly.export.tables import Column, Table

ARTICLES = Table(
    "articles",
    "One row a page: the article in it, who published it, where and when.",
    ("id",),
    """
    FROM chosen_pages JOIN pages ON pages.number = chosen_pages.page
    JOIN articles ON articles.page = pages.number JOIN contents ON contents.page = pages.number
    ORDER BY pages.number
    """,
    (
        Column("id", "text", "pages.id", "the page's id"),
        Column("url", "text", "coalesce(articles.url, pages.url)", "its address"),
        Column("site", "text", "articles.site", "who shows it"),
        Column("headline", "text", "articles.headline", "its headline"),
        Column("subheadline", "text", "articles.subheadline", "the line under the headline"),
        Column("authors", "texts", "articles.authors", "its byline"),
        Column("section", "text", "articles.section", "the part of the site it stands in"),
        Column("credit", "text", "articles.credit", "whose report it is: an agency"),
        Column("dateline", "text", "articles.dateline", "where it was filed"),
        Column("published_earliest", "datetime", "articles.published_earliest", "published then or later"),
        Column("published_latest", "datetime", "articles.published_latest", "published then or earlier"),
        Column(
            "published_certainty", "number", "articles.published_certainty", "how sure that is, from 0 to 1"
        ),
        Column("language", "text", "articles.language", "ISO 639-1"),
        Column(
            "translated_from", "text", "articles.translated_from", "the language it looks translated from"
        ),
        Column(
            "family",
            "text",
            """(
                SELECT root.id FROM family_pages JOIN families USING (family)
                JOIN pages AS root ON root.number = families.root WHERE family_pages.page = pages.number
            )""",
            "the family of pages that carry the same text; none where it stands alone",
            refers="families.id",
        ),
        Column("text", "text", "article_text(contents.reading)", "its text: all offsets are into it"),
        Column("found_at", "text", "pages.found_at", "where the page was found: a path, an address"),
        Column("retrieved", "datetime", "pages.retrieved", "when it was got from its address (UTC)"),
        Column("added", "datetime", "pages.added", "when it came into the ledger (UTC)"),
        Column("hash", "text", "pages.hash", "SHA-256 of its bytes and what else its reading depends on"),
    ),
)


_WORDS_OF_PAGES = (
    "FROM chosen_pages JOIN pages ON pages.number = chosen_pages.page JOIN {0} ON {0}.page = pages.number"
)

TIMES = Table(
    "times",
    "One row for each time expression of an article.",
    ("page", "nth"),
    f"{_WORDS_OF_PAGES.format('times')} ORDER BY pages.number, nth",
    (
        Column("page", "text", "pages.id", "the page", refers="articles.id"),
        Column("nth", "integer", "times.nth", "0 for the first"),
        Column("words", "text", "times.words", "the expression"),
        Column("words_start", "integer", "times.words_start", "where it starts in the text"),
        Column("words_end", "integer", "times.words_end", "where it ends"),
        Column("timex", "text", "times.timex", "its TIMEX3 value"),
        Column("earliest", "datetime", "times.earliest", "that is then or later"),
        Column("latest", "datetime", "times.latest", "that is then or earlier"),
        Column("basis", "text", "times.basis", "'absolute', or what the value is relative to"),
    ),
)

DAMAGE = Table(
    "damage",
    "One row for each place where the text as printed is not what was written.",
    ("page", "nth"),
    f"{_WORDS_OF_PAGES.format('damage')} ORDER BY pages.number, nth",
    (
        Column("page", "text", "pages.id", "the page", refers="articles.id"),
        Column("nth", "integer", "damage.nth", "0 for the first"),
        Column("kind", "text", "damage.kind", "filtered-letters, glued-words, split-words, mojibake …"),
        Column("words", "text", "damage.words", "what is printed"),
        Column("words_start", "integer", "damage.words_start", "where it starts in the text"),
        Column("words_end", "integer", "damage.words_end", "where it ends"),
        Column("suggestion", "text", "damage.suggestion", "what was probably written, where that is known"),
        Column("certain", "boolean", "damage.certain", "whether statements are read as the suggestion says"),
        Column("reason", "text", "damage.reason", "why it is thought so"),
    ),
)
