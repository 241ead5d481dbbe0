"""Whether a later clause tells of what an earlier one expects: one thing done, by the same, in its time."""

from __future__ import annotations

from datetime import datetime, timedelta

from reportedly.comparing.expectations.clause import Clause, Due, Party
from reportedly.comparing.expectations.heads import mutual
from reportedly.comparing.expectations.parties import same_name, same_party
from reportedly.model import Record

EARLY = timedelta(days=7)
"""How long before it is due something may happen and still be what was expected. A judgement."""

LATE = timedelta(days=45)
"""How long after it is due something may happen, or be told not to have, and still be that. A judgement."""

UNDATED = timedelta(days=30)
"""The same, from the day it was announced, where nothing says when it is due. A judgement."""

COMPANIONS = 2
"""Names that two pages share, at least, for what no clause names to be one: *the company*, *the report*."""


class Around(Record, frozen=True):
    """What two pages have around the two clauses: names that both have, and all names of the later page."""

    shared: int = 0
    names: tuple[str, ...] = ()


def meeting(
    expected: Clause, told: datetime, later: Clause, published: datetime, around: Around
) -> str | None:
    """Why `later`, published then, tells of what `expected`, told on an earlier day, expects; none if not."""
    if expected.head != later.head or not _is_in_time(expected.due, told, later, published):
        return None
    shared = _taken_up(expected, around) if not later.parties() else _shared(expected, later, around)
    return f"“{expected.head}”, {shared}" if shared else None


def _taken_up(expected: Clause, around: Around) -> str | None:
    """*the visit* on a page that names all whom the expectation names: whose it is, goes without saying."""
    names = _all_names(expected.parties())
    if not names or not all(any(same_name(name, there) for there in around.names) for name in names):
        return None
    return f"of {' and '.join(dict.fromkeys(names))} by the page's other words"


def _shared(one: Clause, other: Clause, around: Around) -> str | None:
    """The parties in common, in words; none where the two need not be of one thing."""
    doers = _common(one.doers, other.doers)
    things = _common((*one.things, *one.places), (*other.things, *other.places))
    crossed = (
        [*_common(one.doers, other.things), *_common(one.things, other.doers)] if one.head in mutual() else []
    )
    if _conflict(one.doers, other.doers) and not crossed:
        return None
    if _conflict(one.things, (*other.things, *other.places)):
        return None
    if _conflict(one.places, (*other.places, *other.things)) or _other_thing(one, other):
        return None
    enough = (
        bool(doers) or (bool(things) and not (one.doers and other.doers)) or len(crossed) + len(things) > 1
    )
    common = [*doers, *things, *crossed]
    is_named = any(party.name or party.names for party in common)
    if not enough or (not is_named and around.shared < COMPANIONS):
        return None
    if _is_elsewhere(one, other, around):
        return None
    return f"with {' and '.join(dict.fromkeys(party.name or party.word for party in common))} in both"


def _is_elsewhere(one: Clause, other: Clause, around: Around) -> bool:
    """Whether the later page names nothing of what it was to be done to, or of where.

    *Putin arrived* is of a visit to North Korea only where the page speaks of North Korea.
    """
    names = _all_names((*one.things, *one.places))
    if not names or _common((*one.things, *one.places), (*other.things, *other.places)):
        return False
    return not any(same_name(name, there) for name in names for there in around.names)


def _common(ours: tuple[Party, ...], theirs: tuple[Party, ...]) -> list[Party]:
    return [one for one in ours if any(same_party(one, other) for other in theirs)]


def _conflict(ours: tuple[Party, ...], theirs: tuple[Party, ...]) -> bool:
    """Whether both name somebody, and nobody named by the one may be of the other."""
    here, there = _all_names(ours), _all_names(theirs)
    if not here or not there or _common(ours, theirs):
        return False
    return not any(same_name(one, other) for one in here for other in there)


def _other_thing(one: Clause, other: Clause) -> bool:
    """Whether it is done to two things, told by common nouns: *sign a treaty*, *sign a bill*."""
    ours = [party for party in one.things if not party.name]
    theirs = [party for party in other.things if not party.name]
    return bool(ours and theirs) and not _common(one.things, other.things)


def _all_names(of: tuple[Party, ...]) -> list[str]:
    return [name for party in of for name in (*([party.name] if party.name else []), *party.names)]


def _is_in_time(due: Due | None, told: datetime, later: Clause, published: datetime) -> bool:
    """Whether what is told later may be of that time, and not of an earlier occasion or another one."""
    if published.date() < told.date() or later.vague:
        return False
    first, last = later.earliest or published, later.latest or published
    if later.says == "expected":
        return _may_be_one_day(due, later.due)
    if later.says in {"will not", "cancelled", "postponed", "denied"}:
        return first.date() >= told.date()
    start, end = _window(due, told)
    return last.date() >= told.date() and last >= start and first <= end


def _window(due: Due | None, told: datetime) -> tuple[datetime, datetime]:
    """From when until when something may be told as done and be what was expected."""
    last = (due.latest or due.earliest) if due else None
    if due is None or last is None:
        return told - timedelta(days=1), told + UNDATED
    return (due.earliest - EARLY if due.earliest else datetime.min), last + LATE


def _may_be_one_day(one: Due | None, other: Due | None) -> bool:
    """Whether two days on which something is due may be of one thing, put off or told more closely."""
    if one is None or other is None or one.earliest is None or other.earliest is None:
        return True
    return abs(one.earliest - other.earliest) <= LATE
