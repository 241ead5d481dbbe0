"""Whether a later clause tells of what an earlier one expects: one thing done, by the same, in its time."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from msgspec.structs import replace

from reportedly.comparing.expectations.clause import Clause, Due, Party
from reportedly.comparing.expectations.heads import mutual
from reportedly.comparing.expectations.parties import same_name, same_party, shares_name

EARLY = timedelta(days=7)
"""How long before it is due something may happen and still be what was expected. A judgement."""

LATE = timedelta(days=45)
"""How long after it is due something may happen, or be told not to have, and still be that. A judgement."""

UNDATED = timedelta(days=30)
"""The same, from the day it was announced, where nothing says when it is due. A judgement."""


TAKEN_UP = timedelta(days=21)
"""How long after it was announced *the visit* may take it up. A judgement."""

BOTH = 2
"""Parties in common, where both clauses name both sides of what two do to each other."""


def meeting(
    expected: Clause, told: datetime, later: Clause, published: datetime, there: Sequence[str]
) -> str | None:
    """Why `later`, published then, tells of what `expected`, told on an earlier day, expects; none if not.

    `there` are all names of the later page.
    """
    if later.head not in expected.heads() or not _is_in_time(expected.due, told, later, published):
        return None
    if later.parties():
        shared = _shared(expected, later, there)
    else:
        shared = _taken_up(expected, later, there) if published - told <= TAKEN_UP else None
    return f"“{expected.head}”, {shared}" if shared else None


def _taken_up(expected: Clause, later: Clause, there: Sequence[str]) -> str | None:
    """*the visit* where the page names all whom the expectation names, and the sentence one of them."""
    names = _all_names(expected.parties())
    if not later.definite or not names:
        return None
    if not all(any(same_name(name, each) for each in there) for name in names):
        return None
    if not any(same_name(name, each) for name in names for each in later.beside):
        return None
    return f"of {' and '.join(dict.fromkeys(names))} by the page's other words"


def _shared(one: Clause, other: Clause, there: Sequence[str]) -> str | None:
    """The parties in common, in words; none where the two need not be of one thing."""
    if one.head in mutual():
        one, other = _with_both_sides(one), _with_both_sides(other)
    doers = _common(one.doers, other.doers)
    things = _common((*one.things, *one.places), (*other.things, *other.places))
    if _conflict(one.doers, other.doers) or _conflict(one.things, (*other.things, *other.places)):
        return None
    if _conflict(one.places, (*other.places, *other.things)) or _other_thing(one, other):
        return None
    if one.head in mutual() and _one_side_only(one, other):
        return None
    common = [*doers, *things]
    are_apart = bool(one.doers and other.doers) and not shares_name(
        _all_names(one.doers), _all_names(other.doers)
    )
    if (not doers and (not things or are_apart)) or not _is_particular(common, one, other):
        return None
    if _is_elsewhere(one, other, there):
        return None
    return f"with {' and '.join(dict.fromkeys(party.name or party.word for party in common))} in both"


def _is_particular(common: list[Party], one: Clause, other: Clause) -> bool:
    """Whether what both have tells this occasion from others: a name, or words in one company.

    A state does much, so it takes another thing in common, or a day; *the report* takes a name beside it.
    """
    named = [party for party in common if party.name or party.names]
    if any(not party.is_state() for party in named):
        return True
    if named:
        return len(common) > 1 or (one.due is not None and one.due.latest is not None)
    return shares_name(one.beside, other.beside)


def _with_both_sides(clause: Clause) -> Clause:
    """With all who have a name among the doers: *A met B*, *B met A*."""
    named = tuple(party for party in clause.things if party.name)
    rest = tuple(party for party in clause.things if not party.name)
    return replace(clause, doers=(*clause.doers, *named), things=rest)


def _one_side_only(one: Clause, other: Clause) -> bool:
    """Whether both clauses tell of two sides, and one is not the same: *A met B*, *A met farmers*."""
    ours, theirs = (*one.doers, *one.things), (*other.doers, *other.things)
    return min(len(ours), len(theirs)) >= BOTH > len(_common(ours, theirs))


def _is_elsewhere(one: Clause, other: Clause, there: Sequence[str]) -> bool:
    """Whether the later page names nothing of what it was to be done to, or of where.

    *Putin arrived* is of a visit to North Korea only where the page speaks of North Korea.
    """
    names = _all_names((*one.things, *one.places))
    if not names or _common((*one.things, *one.places), (*other.things, *other.places)):
        return False
    return not shares_name(names, there)


def _common(ours: tuple[Party, ...], theirs: tuple[Party, ...]) -> list[Party]:
    return [one for one in ours if any(same_party(one, other) for other in theirs)]


def _conflict(ours: tuple[Party, ...], theirs: tuple[Party, ...]) -> bool:
    """Whether both name somebody, and nobody named by the one may be of the other."""
    here, there = _all_names(ours), _all_names(theirs)
    if not here or not there or _common(ours, theirs):
        return False
    return not any(same_name(one, other) for one in here for other in there)


def _other_thing(one: Clause, other: Clause) -> bool:
    """Whether it is done to two things: *sign a treaty*, *sign a bill*; *free Marek*, *free prisoners*."""
    return bool(one.things and other.things) and not _common(
        (*one.things, *one.places), (*other.things, *other.places)
    )


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
