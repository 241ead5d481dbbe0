"""What is said, whoever says it: the list of claims, and one with its wordings, its voices and its spread."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from reportedly import filters, pictures
from reportedly.comparing.alignment import reworded
from reportedly.ledger import Claim, Dispute, Trace, Wording
from reportedly.model import Record, Statement
from reportedly.phrasing import does, same_words
from reportedly.pictures import Stage
from reportedly.web import addresses
from reportedly.web.app.asking import Asked, Shown
from reportedly.web.app.narrowing import given, narrowings
from reportedly.web.app.paging import Paging, part
from reportedly.web.changing import Stretch

SHOWN = 20
"""Claims on one page: each takes the room of two statements."""


WORDINGS, EACH = 20, 5
"""Wordings of one claim that are shown, and the statements that have each: the JSON has them all."""


class Claims(Record, frozen=True):
    """Claims, and where the rest of them are."""

    claims: tuple[Claim, ...]
    paging: Paging = Paging()


class OneClaim(Record, frozen=True):
    """A claim with what is said against it, and how many had it by when."""

    claim: Claim
    disputes: tuple[Dispute, ...] = ()
    stages: tuple[Stage, ...] = ()


@dataclass(frozen=True)
class Voice:
    """One who says it: under which name, what is done by saying it, where and when first."""

    name: str
    actor: str | None
    acts: str
    pages: int
    first: datetime | None


@dataclass(frozen=True)
class Words:
    """One wording, with what differs from the first marked, and the first of the statements that have it."""

    stretches: tuple[Stretch, ...]
    wordings: tuple[Wording, ...]
    more: int = 0


@dataclass(frozen=True)
class Against:
    """What cannot hold beside the claim: the statement on the other side, and the dispute."""

    dispute: Dispute
    other: Statement


def listed(asked: Asked) -> Shown:
    """The claims that fit what is asked, those of most pages first."""
    sources = asked.number("sources", 1, least=1)
    found = asked.ledger.claims(
        **given(asked, filters.CLAIMS),
        sources=sources,
        limit=SHOWN + 1,
        after=asked.words("after"),
        wordings=False,
    )
    claims, paging = part(asked, found, lambda one: one.id, SHOWN)
    values = {"title": "Claims", "narrowings": narrowings(asked, filters.CLAIMS), "more": paging}
    return Shown("app/claims.html.j2", Claims(claims, paging), values)


def page(asked: Asked) -> Shown:
    """The claim with the id in the path, or of the statement with that id."""
    return _shown(asked, asked.part("claim"))


def of_statement(asked: Asked) -> Shown:
    """The claim that a statement makes."""
    return _shown(asked, f"{asked.part('page')}/{asked.part('statement')}")


def _shown(asked: Asked, wanted: str) -> Shown:
    claim = asked.ledger.claim(wanted)
    trace = Trace(claim, "", tuple(asked.ledger.against(claim.id)))
    groups = _wordings(claim)
    found = OneClaim(claim, trace.disputes, pictures.stages(claim))
    values: dict[str, object] = {
        "title": claim.words,
        "picture": pictures.chains(trace, lambda one: addresses.statement(one.id)),
        "spread": pictures.spread(claim),
        "voices": voices(claim),
        "words": tuple(_words(claim, group) for group in groups[:WORDINGS]),
        "wordings": len(groups),
        "against": _against(trace),
    }
    return Shown("app/claim.html.j2", found, values)


def voices(claim: Claim) -> tuple[Voice, ...]:
    """Those at the head of the chains, each once."""
    by_source: dict[str, list[Statement]] = {}
    for wording in claim.wordings:
        by_source.setdefault(wording.source, []).append(wording.statement)
    return tuple(
        Voice(
            name,
            next((one.actors[0] for one in said if len(one.actors) == 1), None),
            ", ".join(dict.fromkeys(filter(None, (does(one) for one in said)))),
            len({one.page for one in said}),
            min((one.published for one in said if one.published), default=None),
        )
        for name, said in by_source.items()
    )


def _wordings(claim: Claim) -> list[list[Wording]]:
    """Each wording once, in the order they came, with all statements that have it."""
    groups: dict[str, list[Wording]] = {}
    for wording in claim.wordings:
        groups.setdefault(same_words(wording.words), []).append(wording)
    return list(groups.values())


def _words(claim: Claim, group: list[Wording]) -> Words:
    return Words(differences(claim.words, group[0].words), tuple(group[:EACH]), len(group[EACH:]))


def differences(first: str, words: str) -> tuple[Stretch, ...]:
    """The words, with what stands in the place of other words of the first.

    >>> [(one.kind, one.words) for one in differences("two ships sank", "three ships sank")]
    [('was', 'two'), ('now', 'three'), ('same', ' ships sank')]
    """
    found: list[Stretch] = []
    reached = 0
    for was, now in reworded(first, words):
        if same_words(was.of(first)) == same_words(now.of(words)):
            continue
        same = words[reached : now.start]
        apart = same[-1:].isalnum() and was.of(first)[:1].isalnum()
        found.append(Stretch("same", f"{same} " if apart else same))
        found.append(Stretch("was", was.of(first)))
        found.append(Stretch("now", now.of(words)))
        reached = now.end
    found.append(Stretch("same", words[reached:]))
    return tuple(one for one in found if one.words)


def _against(trace: Trace) -> tuple[Against, ...]:
    own = {one.statement.id for one in trace.claim.wordings}
    return tuple(
        Against(dispute, dispute.other if dispute.one.id in own else dispute.one)
        for dispute in trace.disputes
    )
