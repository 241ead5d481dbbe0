"""Claims, the statements that make them, and those that cannot both hold."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.export.dictionary.expressions import CHOSEN, STATEMENT
from reportedly.export.tables import Column, Table, Value
from reportedly.ledger import Selection
from reportedly.ledger.claims import claim as claim_of


def _claims(selection: Selection) -> Iterator[tuple[Value, ...]]:
    """The claims that the statements make, with the counts that the ledger gives."""
    numbers = "SELECT DISTINCT claim FROM chosen JOIN claim_statements USING (attribution) ORDER BY claim"
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

WORDINGS = Table(
    "wordings",
    "One row for each statement that makes a claim, and why it is one with it.",
    ("statement",),
    f"{CHOSEN} JOIN claim_statements ON claim_statements.attribution = attributions.key "
    "ORDER BY claim_statements.claim, attributions.key",
    (
        Column("statement", "text", STATEMENT, "the statement", refers="statements.id"),
        Column("claim", "text", "'c' || claim_statements.claim", "the claim", refers="claims.id"),
        Column("words", "text", "claim_statements.words", "what it says, pronouns spelled out"),
        Column("reason", "text", "claim_statements.reason", "why it is the same"),
        Column("score", "number", "claim_statements.score", "how likely that is, from 0 to 1"),
    ),
)


def _opposed(side: str, value: str) -> str:
    """A value of what stands on one side of a dispute, which may be on a page that was not asked for."""
    return f"(SELECT {value} FROM said WHERE key = disputes.{side})"


DISPUTES = Table(
    "disputes",
    "One row for each two statements that cannot both hold; one of them, at least, was asked for.",
    ("id",),
    """
    FROM disputes WHERE disputes.one IN (SELECT attribution FROM chosen)
    OR disputes.other IN (SELECT attribution FROM chosen) ORDER BY disputes.one, disputes.other
    """,
    (
        Column("id", "text", f"{_opposed('one', 'id')} || ':' || {_opposed('other', 'id')}", "its id"),
        Column("one", "text", _opposed("one", "id"), "the statement on one side"),
        Column("other", "text", _opposed("other", "id"), "and on the other, the earlier one"),
        Column("kind", "text", "disputes.kind", "denial, confirmation, polarity, number, date …"),
        Column("reason", "text", "disputes.reason", "the words that are opposed"),
        Column("one_speaker", "text", _opposed("one", "who"), "who says the one; empty for the page"),
        Column("one_content", "text", _opposed("one", "content"), "and what"),
        Column("other_speaker", "text", _opposed("other", "who"), "who says the other; empty likewise"),
        Column("other_content", "text", _opposed("other", "content"), "and what"),
    ),
)
