"""What a ledger answers to one question, as one page with pictures: to be kept or mailed."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import islice
from typing import TYPE_CHECKING

from reportedly.errors import QuestionError
from reportedly.ledger.stories import IN_FULL, Tally
from reportedly.pictures import Picture, chains, network, said, timeline
from reportedly.pictures.marks import tallied
from reportedly.web.statements_report import UNNAMED, statements_report

if TYPE_CHECKING:
    from typing import Unpack

    from reportedly.ledger import Asked, Ledger
    from reportedly.model import Statement

MOST = 10_000
"""Statements in a report: it takes a second to write and a browser a few to show."""

CLAIMS = 3
"""Claims whose chains are drawn: those that most pages carry."""

MEMBERS = 40
"""Actors in the network: so many names can be read on paper."""

_OF_NETWORKS = {"about", "site", "since", "until"}
"""What a network can be asked by: of other questions, none is drawn."""

_CLAIMS = """
    SELECT 'c' || claims.number AS id FROM chosen
    JOIN claim_statements ON claim_statements.attribution = chosen.attribution
    JOIN claims ON claims.number = claim_statements.claim
    WHERE claims.pages > 1 GROUP BY claims.number ORDER BY claims.pages DESC, claims.number LIMIT ?
"""


def query_report(ledger: Ledger, **asked: Unpack[Asked]) -> str:
    """The statements that fit, as in `Ledger.statements`, with when they were made and how claims came.

    Raises `QuestionError` where there are more than a report can hold.
    """
    found = list(islice(ledger.statements(**asked), MOST + 1))
    if len(found) > MOST:
        raise QuestionError(f"more than {MOST:,} statements: narrow it down, or give a limit")
    question = ", ".join(f"{name} {value}" for name, value in asked.items() if value is not None)
    return statements_report(
        found, question=question or None, pictures=tuple(_pictures(ledger, found, asked))
    )


def _pictures(ledger: Ledger, found: Sequence[Statement], asked: Asked) -> Iterator[Picture]:
    """When it was said, who speaks about whom, and how the claims of most pages came."""
    if found:
        marks = said(found) if len(found) <= IN_FULL else tallied(_by_month(found))
        yield timeline(marks, "What was said, and when")
    if {name for name, value in asked.items() if value is not None} <= _OF_NETWORKS:
        who = ledger.network(
            about=asked.get("about"),
            site=asked.get("site"),
            since=asked.get("since"),
            until=asked.get("until"),
            limit=MEMBERS,
        )
        if who.members:
            yield network(who)
    with ledger.selection(**asked) as selection:
        ids = [row["id"] for row in selection.rows(_CLAIMS, CLAIMS)]
    for claim in ids:
        trace = ledger.trace(claim)
        if trace is not None:
            yield chains(trace)


def _by_month(found: Sequence[Statement]) -> tuple[Tally, ...]:
    """The statements counted, by who speaks and month."""
    counts = Counter(
        (one.speaker or UNNAMED, f"{when:%Y-%m}" if (when := one.earliest or one.published) else None)
        for one in found
    )
    return tuple(Tally(who, "said", number, when) for (who, when), number in counts.items())
