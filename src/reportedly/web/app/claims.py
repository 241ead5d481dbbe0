"""What is said, whoever says it: the list of claims, and one with its wordings, its voices and its spread."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

import msgspec

from reportedly import filters, pictures
from reportedly.comparing.alignment import reworded
from reportedly.ledger import Claim, Dispute, Trace, Wording
from reportedly.model import Record, Statement
from reportedly.phrasing import does, same_words, tellers
from reportedly.pictures import Stage
from reportedly.verbs import together
from reportedly.web import addresses
from reportedly.web.app.asking import Asked, Shown
from reportedly.web.app.narrowing import given, narrowings
from reportedly.web.app.paging import Paging, part, part_of
from reportedly.web.changing import Stretch

SHOWN = 20
"""Claims on one page: each takes the room of two statements."""


WORDINGS = 30
"""Statements of one claim in one part: the same words stand once, over all that have them."""

STAGES = 31
"""Days of its spread in the table, at most: as many as a month has."""

AGAINST = 10
"""Statements against it in one part."""


class Claims(Record, frozen=True):
    """Claims, and where the rest of them are."""

    claims: tuple[Claim, ...]
    paging: Paging = Paging()


class OneClaim(Record, frozen=True):
    """A claim with what is said against it, and how many had it by when.

    Of its wordings, those of one part, the same words together; of the disputes, too, without who else stands
    on either side. The `stages` are in the first part alone.
    """

    claim: Claim
    disputes: tuple[Dispute, ...] = ()
    stages: tuple[Stage, ...] = ()
    wordings: Paging = Paging()
    more_disputes: Paging = Paging()


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
    """One wording, the how manieth, with what differs from the first marked, and statements that have it."""

    number: int
    stretches: tuple[Stretch, ...]
    wordings: tuple[Wording, ...]


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
    every = [wording for group in groups for wording in group]
    shown, more = part_of(asked, every, lambda one: one.statement.id, WORDINGS)
    disputes, more_disputes = part_of(asked, trace.disputes, lambda one: one.id, AGAINST, "after_dispute")
    is_first = more.first is None and more_disputes.first is None
    found = OneClaim(
        msgspec.structs.replace(claim, wordings=shown),
        tuple(msgspec.structs.replace(one, one_side=(), other_side=()) for one in disputes),
        pictures.stages(claim) if is_first else (),
        more,
        more_disputes,
    )
    values: dict[str, object] = {
        "title": claim.words,
        "is_first": is_first,
        "picture": pictures.chains(trace, lambda one: addresses.statement(one.id)) if is_first else None,
        "spread": pictures.spread(claim) if is_first else None,
        "days": pictures.evenly(found.stages, STAGES),
        "voices": voices(claim),
        "words": tuple(_words(claim, groups, shown)),
        "wordings": len(groups),
        "against": _against(claim, disputes),
        "disputes": len(trace.disputes),
    }
    return Shown("app/claim.html.j2", found, values)


def voices(claim: Claim) -> tuple[Voice, ...]:
    """Those at the head of the chains, each once."""
    by_source: dict[str, list[Statement]] = {}
    for wording in claim.wordings:
        by_source.setdefault(wording.source, []).append(wording.statement)
    return tuple(
        Voice(
            together(tellers(said[0])) or name,
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


def _words(claim: Claim, groups: list[list[Wording]], shown: tuple[Wording, ...]) -> Iterator[Words]:
    """The wordings that are in this part, each with those of its statements that are."""
    ids = {one.statement.id for one in shown}
    for number, group in enumerate(groups, 1):
        here = tuple(one for one in group if one.statement.id in ids)
        if here:
            yield Words(number, differences(claim.words, here[0].words), here)


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


def _against(claim: Claim, disputes: tuple[Dispute, ...]) -> tuple[Against, ...]:
    own = {one.statement.id for one in claim.wordings}
    return tuple(
        Against(dispute, dispute.other if dispute.one.id in own else dispute.one) for dispute in disputes
    )
