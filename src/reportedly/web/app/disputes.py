"""What cannot both hold: the list of disputes, and one with both its sides and the evidence of each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

import msgspec

from reportedly import filters
from reportedly.ledger import Claim, Dispute
from reportedly.model import DisputeKind, Record, Statement
from reportedly.phrasing import tellers
from reportedly.verbs import together
from reportedly.web.app.asking import Asked, Shown
from reportedly.web.app.claims import Voice, voices
from reportedly.web.app.evidence import evidence
from reportedly.web.app.narrowing import given, narrowings
from reportedly.web.app.paging import Paging, part
from reportedly.web.marking import Piece

SHOWN = 20
"""Disputes on one page: each has two statements."""


class Disputes(Record, frozen=True):
    """Disputes, and where the rest of them are."""

    disputes: tuple[Dispute, ...]
    paging: Paging = Paging()


class OneDispute(Record, frozen=True):
    """A dispute, and the claims that its statements make, without their wordings."""

    dispute: Dispute
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True)
class Side:
    """One side: its statement, where that stands, the claim it makes, and who else makes it."""

    statement: Statement
    passage: tuple[Piece, ...]
    claim: Claim | None
    voices: tuple[Voice, ...]


def listed(asked: Asked) -> Shown:
    """The disputes that fit what is asked."""
    found = asked.ledger.disputes(
        **given(asked, filters.DISPUTES),
        sources=asked.number("sources", 1, least=1),
        limit=SHOWN + 1,
        after=asked.words("after"),
    )
    disputes, paging = part(asked, found, lambda one: one.id, SHOWN)
    values = {
        "title": "Disputes",
        "narrowings": narrowings(asked, filters.DISPUTES, KIND=get_args(DisputeKind)),
        "more": paging,
    }
    return Shown("app/disputes.html.j2", Disputes(disputes, paging), values)


def page(asked: Asked) -> Shown:
    """The dispute of the two statements whose ids are in the path."""
    ids = (asked.part(name) for name in ("page", "statement", "other_page", "other_statement"))
    dispute = asked.ledger.dispute("/".join(ids))
    claims = tuple(asked.ledger.claim(one) for one in dispute.claims)
    sides = tuple(_side(asked, one, claims) for one in (dispute.other, dispute.one))
    brief = tuple(msgspec.structs.replace(one, wordings=(), chains=()) for one in claims)
    values = {"title": f"{_who(dispute.other)} against {_who(dispute.one)}", "sides": sides}
    return Shown("app/dispute.html.j2", OneDispute(dispute, brief), values)


def _side(asked: Asked, statement: Statement, claims: tuple[Claim, ...]) -> Side:
    claim = next((one for one in claims if _makes(statement, one)), None)
    return Side(statement, evidence(asked.ledger, statement), claim, voices(claim) if claim else ())


def _makes(statement: Statement, claim: Claim) -> bool:
    return any(wording.statement.id == statement.id for wording in claim.wordings)


def _who(statement: Statement) -> str:
    return together(tellers(statement)) or statement.site or "somebody not named"
