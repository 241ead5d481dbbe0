"""Claims, the statements and assertions that make them, and those that cannot both hold or that moved."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.export.tables import Column, Table, Value
from reportedly.ledger import Selection
from reportedly.ledger.claims import claim as claim_of

_THERE = """
    SELECT attribution FROM chosen
    UNION ALL SELECT key FROM chosen_pages JOIN assertions ON assertions.page = chosen_pages.page
"""
"""The keys of all that is said: statements that were asked for, and what their pages tell themselves."""


def _claims(selection: Selection) -> Iterator[tuple[Value, ...]]:
    """The claims that are made there, with the counts that the ledger gives."""
    numbers = f"SELECT DISTINCT claim FROM claim_statements WHERE attribution IN ({_THERE}) ORDER BY claim"
    for row in selection.rows(numbers):
        claim = claim_of(selection.connection, f"c{row['claim']}")
        yield (
            claim.id,
            claim.words,
            len(claim.wordings),
            claim.pages,
            claim.texts,
            len(claim.sources),
            claim.sources,
            claim.chains,
            claim.earliest,
            claim.latest,
        )


CLAIMS = Table(
    "claims",
    "One row a claim that statements make. Counts are of the whole ledger, with what pages tell themselves.",
    ("id",),
    "",
    (
        Column("id", "text", "", "its id"),
        Column("words", "text", "", "in the words of the first page"),
        Column(
            "statements", "integer", "", "how many statements, and sentences of pages themselves, make it"
        ),
        Column("pages", "integer", "", "how many pages carry it"),
        Column("texts", "integer", "", "how many of these are nobody's copy"),
        Column("sources", "integer", "", "how many stand at the head of its chains"),
        Column("source_names", "texts", "", "who these are"),
        Column("chains", "texts", "", "how it came, from who spoke to the site"),
        Column("earliest", "datetime", "", "when the first of its dated pages was published"),
        Column("latest", "datetime", "", "when the last was"),
    ),
    filled=_claims,
)

ASSERTIONS = Table(
    "assertions",
    "One row a sentence or clause that an article tells in its own voice, or a clause of a statement: it "
    "may stand in a claim.",
    ("id",),
    """
    FROM chosen_pages JOIN assertions ON assertions.page = chosen_pages.page
    JOIN pages ON pages.number = assertions.page ORDER BY assertions.page, assertions.content_start
    """,
    (
        Column("id", "text", "pages.id || '/' || assertions.id", "page and assertion"),
        Column("page", "text", "pages.id", "the page it is in", refers="articles.id"),
        Column(
            "statement",
            "text",
            "CASE WHEN instr(assertions.id, '~') "
            "THEN pages.id || '/' || substr(assertions.id, 1, instr(assertions.id, '~') - 1) END",
            "the statement that it is a clause of",
            refers="statements.id",
        ),
        Column("content", "text", "assertions.content", "the words"),
        Column("content_start", "integer", "assertions.content_start", "where they start in the text"),
        Column("content_end", "integer", "assertions.content_end", "where they end"),
    ),
)

WORDINGS = Table(
    "wordings",
    "One row for each statement or assertion that makes a claim, and why it is one with it.",
    ("id",),
    f"""
    FROM claim_statements JOIN said ON said.key = claim_statements.attribution
    WHERE claim_statements.attribution IN ({_THERE})
    ORDER BY claim_statements.claim, max(said.key, ~said.key)
    """,
    (
        Column("id", "text", "said.id", "the statement or assertion"),
        Column(
            "statement",
            "text",
            "CASE WHEN said.key > 0 THEN said.id END",
            "it, where it is a statement",
            refers="statements.id",
        ),
        Column(
            "assertion",
            "text",
            "CASE WHEN said.key < 0 THEN said.id END",
            "it, where it is an assertion",
            refers="assertions.id",
        ),
        Column("claim", "text", "'c' || claim_statements.claim", "the claim", refers="claims.id"),
        Column("words", "text", "claim_statements.words", "what it says, pronouns spelled out"),
        Column("reason", "text", "claim_statements.reason", "why it is the same"),
        Column("score", "number", "claim_statements.score", "how likely that is, from 0 to 1"),
    ),
)


def _said(table: str, side: str, value: str) -> str:
    """A value of what stands on one side, which may be on a page that was not asked for."""
    return f"(SELECT {value} FROM said WHERE key = {table}.{side})"


def _opposed(table: str) -> tuple[Column, ...]:
    """Both sides of what is opposed, in words."""
    return (
        Column("one", "text", _said(table, "one", "id"), "the statement or assertion on one side"),
        Column("other", "text", _said(table, "other", "id"), "and on the other, the earlier one"),
        Column("one_speaker", "text", _said(table, "one", "who"), "who says the one; empty for the page"),
        Column("one_content", "text", _said(table, "one", "content"), "and what"),
        Column("other_speaker", "text", _said(table, "other", "who"), "who says the other; empty likewise"),
        Column("other_content", "text", _said(table, "other", "content"), "and what"),
    )


def _of_either_side(table: str) -> str:
    sides = (f"{table}.{side} IN ({_THERE})" for side in ("one", "other"))
    return f"FROM {table} WHERE {' OR '.join(sides)} ORDER BY {table}.one, {table}.other"


DISPUTES = Table(
    "disputes",
    "One row for each two that cannot both hold, of two who say so; one of them, at least, is in the export.",
    ("id",),
    _of_either_side("disputes"),
    (
        Column(
            "id",
            "text",
            f"{_said('disputes', 'one', 'id')} || '/' || {_said('disputes', 'other', 'id')}",
            "its id",
        ),
        Column("kind", "text", "disputes.kind", "denial, confirmation, polarity, number, date …"),
        Column("reason", "text", "disputes.reason", "the words that are opposed"),
        *_opposed("disputes"),
    ),
)

TURNS = Table(
    "turns",
    "One row for each two of which the later says otherwise: what one speaker says, or a figure that moved.",
    ("kind", "one", "other"),
    _of_either_side("turns"),
    (
        Column("kind", "text", "turns.kind", "mind or figure"),
        Column("series", "text", _said("turns", "series", "id"), "the first of all that are joined so"),
        Column("was", "text", "turns.was", "the words that are opposed, as the earlier page has them"),
        Column("now", "text", "turns.now", "and as the later one has them"),
        *_opposed("turns"),
    ),
)
