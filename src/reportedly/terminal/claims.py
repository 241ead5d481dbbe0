"""Claims, disputes and traces in a terminal: each as a short paragraph, for their words are long."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING

from rich.console import Console
from rich.padding import Padding
from rich.text import Text

from reportedly import phrasing
from reportedly.model import Statement
from reportedly.terminal.tables import shortened

if TYPE_CHECKING:
    from reportedly.ledger import Claim, Dispute, Trace, Turn, Wording

DIM = "dim"

WORDS = 240
"""Code points of what was said that are shown."""

CHAINS = 4
"""Chains of a claim that are shown in a list of claims."""


def show_claims(claims: Iterable[Claim], to: Console) -> int:
    """Claims as they come, and how many: the words, the counts, when, and the chains."""
    shown = 0
    for claim in claims:
        _head(claim, to)
        for chain in claim.chains[:CHAINS]:
            _line(to, chain, 4)
        if len(claim.chains) > CHAINS:
            _line(to, f"… and {len(claim.chains) - CHAINS} more", 4, DIM)
        shown += 1
    return shown


def show_disputes(disputes: Iterable[Dispute], to: Console) -> int:
    """Disputes as they come, and how many: what is opposed, and both sides with who stands there."""
    shown = 0
    for dispute in disputes:
        _dispute(dispute, to)
        shown += 1
    return shown


def show_trace(trace: Trace, to: Console) -> None:
    """A claim wording by wording from the first page on, with what differs, and what is said against it."""
    _line(to, trace.reason, 0, DIM)
    _head(trace.claim, to)
    told = {wording.statement.page for wording in trace.claim.wordings}
    for family in trace.families:
        copies = sum(page.page in told for page in family.pages)
        whose = f", the report of {family.origin}" if family.origin else ""
        _line(to, f"family {family.id}: {_count(copies, 'page')} of its {family.size}{whose}", 2, DIM)
    for wording in trace.claim.wordings:
        _wording(wording, to)
    for dispute in trace.disputes:
        _dispute(dispute, to)


def show_turns(turns: Iterable[Turn], to: Console) -> int:
    """Turns as they come, and how many: of each, what was said first and what later, and by whom."""
    shown = 0
    for turn in turns:
        to.print(
            Text.assemble((_TURNED[turn.kind], "bold"), ": ", " → ".join(step.words for step in turn.steps))
        )
        for step in turn.steps:
            side = step.statement
            _line(to, f"{phrasing.voice(side)} ({_where(side)}): {shortened(side.content, WORDS)}", 2)
        shown += 1
    return shown


_TURNED = {"mind": "change of mind", "figure": "figure"}


def _head(claim: Claim, to: Console) -> None:
    to.print(Text.assemble((claim.id, DIM), " ", shortened(claim.words, WORDS)))
    counts = [
        _count(claim.pages, "page"),
        _count(claim.texts, "independent text"),
        f"{_count(len(claim.sources), 'source')}: {', '.join(claim.sources)}",
    ]
    days = dict.fromkeys(f"{day:%Y-%m-%d}" for day in (claim.earliest, claim.latest) if day)
    _line(to, "; ".join([*counts, *([" to ".join(days)] if days else [])]), 2, DIM)


def _wording(wording: Wording, to: Console) -> None:
    _line(to, f"{_where(wording.statement)}: {shortened(wording.words, WORDS)}", 2)
    for change in wording.changes:
        _line(to, f"“{change.was}” → “{change.now}”", 6, DIM)
    _line(to, wording.reason, 6, DIM)


def _dispute(dispute: Dispute, to: Console) -> None:
    to.print(Text.assemble((dispute.kind, "bold"), ": ", dispute.reason))
    for side, sources in ((dispute.one, dispute.one_side), (dispute.other, dispute.other_side)):
        _line(to, f"{phrasing.voice(side)} ({_where(side)}): {shortened(side.content, WORDS)}", 2)
        if len(sources) > 1:
            _line(to, f"and {', '.join(sources[1:])}", 4, DIM)


def _where(statement: Statement) -> str:
    """When and where: `2024-06-12 The Quay, ID`."""
    day = f"{statement.published:%Y-%m-%d} " if statement.published else ""
    site = f"{statement.site}, " if statement.site else ""
    return f"{day}{site}{statement.id}"


def _count(number: int, noun: str) -> str:
    return f"{number} {noun}{'' if number == 1 else 's'}"


def _line(to: Console, words: str, indent: int, style: str = "") -> None:
    to.print(Padding(Text(words, style), (0, 0, 0, indent)))
