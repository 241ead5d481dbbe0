"""Whether two statements are one claim, or cannot both hold, and why: vectors propose, this decides."""

from __future__ import annotations

from reportedly.actors.naming import may_be_one
from reportedly.comparing.claims.sayings import Saying
from reportedly.comparing.pairs.conflict import Conflict
from reportedly.comparing.pairs.sentence import Sentence
from reportedly.comparing.pairs.verdict import compared, opposed
from reportedly.model import DisputeKind, Record

SURE = 0.75
"""Score from which two statements of a ledger are one claim; in MSR's pairs, chosen for their likeness, one
half is enough. Of pairs that a ledger proposes, few are the same. Set with 125 articles on a war in view."""

CUT = 4
"""Words of content that the shorter of two has, at least, to be a cut of the longer, word for word."""

FAR_APART = 45
"""Days between two pages, from which on what cannot both hold is rather told of two occasions."""


class Agreement(Record, frozen=True):
    """What two statements are to each other, and why: `same`, or `opposed` in one way."""

    reason: str
    score: float
    same: bool = False
    opposed: DisputeKind | None = None


def agreement(one: Saying, other: Saying) -> Agreement | None:
    """Whether they are one claim or opposed; none where they are neither."""
    if (one.is_own or other.is_own) and one.speakers.isdisjoint(other.speakers):
        return None
    cut = _cut(one.sentence, other.sentence)
    if cut is not None and (one.is_denied == other.is_denied or not one.speakers.isdisjoint(other.speakers)):
        return cut
    if one.is_denied == other.is_denied:
        first, second = one.sentence, other.sentence
    else:
        first, second = one.asserted, other.asserted
    found = compared(first, second)
    if found.opposed:
        return _opposed(one, other, opposed(first, second))
    if not found.same or found.score < SURE or _names_differ(one, other) or _numbers_differ(one, other):
        return None
    return Agreement(found.reason, found.score, same=True)


def _opposed(one: Saying, other: Saying, conflict: Conflict | None) -> Agreement | None:
    """A conflict as a dispute; nobody denies himself on one page, and a denial only turns what is said."""
    if conflict is None or (one.page == other.page and not one.speakers.isdisjoint(other.speakers)):
        return None
    if one.is_denied == other.is_denied:
        return _dispute(one, other, conflict.kind, conflict.reason)
    return _dispute(one, other, "denial", conflict.reason) if conflict.kind == "polarity" else None


def _cut(first: Sentence, second: Sentence) -> Agreement | None:
    """Whether one is a cut of the other, word for word, and neither turns it."""
    shorter, longer = sorted((first, second), key=lambda each: len(each.spelled))
    if len(shorter.content) < CUT or len(shorter.negators) != len(longer.negators):
        return None
    if not _contains(longer.spelled, shorter.spelled):
        return None
    whole = len(shorter.spelled) == len(longer.spelled)
    return Agreement("word for word" if whole else "a cut of it, word for word", 1.0, same=True)


def _dispute(one: Saying, other: Saying, kind: DisputeKind, reason: str) -> Agreement | None:
    """A conflict of what was said at about one time; figures that move from day to day are none."""
    days = abs((one.day - other.day).days) if one.day and other.day else 0
    if days > FAR_APART or (kind in {"number", "date"} and days and one.speakers & other.speakers):
        return None
    return Agreement(reason, 1.0, opposed=kind)


def _contains(longer: list[str], shorter: list[str]) -> bool:
    """Whether the words of the shorter stand in the longer, next to each other."""
    return f" {' '.join(shorter)} " in f" {' '.join(longer)} "


def _names_differ(one: Saying, other: Saying) -> bool:
    """Whether one has a name that is none of the other's: *Lind resigned*, *Hale resigned*."""
    ours, theirs = _bearers(one), _bearers(other)
    lonely = [name for name in ours if not any(_one(name, each) for each in theirs)]
    alone = [name for name in theirs if not any(_one(name, each) for each in ours)]
    return bool(lonely and alone) or (bool(lonely) != bool(alone) and min(len(ours), len(theirs)) == 0)


def _bearers(saying: Saying) -> list[str]:
    return [name.text for name in saying.sentence.words.ents if name.label_ in _NAMED]


def _one(name: str, other: str) -> bool:
    """Whether two names may be of one: alike, or the one a word of the other."""
    ours, theirs = set(name.casefold().split()), set(other.casefold().split())
    return bool((ours & theirs) - {"the", "of"}) or may_be_one(name, other)


_NAMED = frozenset({"GPE", "LOC", "PERSON", "ORG", "NORP", "FAC", "EVENT", "WORK_OF_ART"})


def _numbers_differ(one: Saying, other: Saying) -> bool:
    ours, theirs = one.sentence.numbers, other.sentence.numbers
    return bool(ours - theirs) and bool(theirs - ours)
