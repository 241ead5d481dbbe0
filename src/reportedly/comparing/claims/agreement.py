"""Whether two statements are one claim, or cannot both hold, and why: vectors propose, this decides."""

from __future__ import annotations

from reportedly.comparing.claims.opposing import (
    Opposed,
    bare_denial,
    denied_deed,
    made_of,
    moved_figure,
    named_alike,
)
from reportedly.comparing.claims.sayings import Saying
from reportedly.comparing.pairs.sentence import Sentence, likenesses, once
from reportedly.comparing.pairs.verdict import compared, opposed
from reportedly.model import DisputeKind, Record, TurnKind

SURE = 0.75
"""Score from which two statements of a ledger are one claim; in MSR's pairs, chosen for their likeness, one
half is enough. Of pairs that a ledger proposes, few are the same. Set with 125 articles on a war in view."""

NEAR = 0.55
"""How near in meaning two are, at least, to be one claim: those that are farther only cost time."""

LIKELY = (0.65, 0.85)
"""A lower score that is enough where the two are so near in meaning. Set likewise."""

WHOLE, LIKE = 0.8, 0.78
"""How near the words of the shorter one are to words of the longer, on average, and how near the two are in
meaning, where the longer tells the same in more detail. Set likewise."""

CUT = 4
"""Words of content that the shorter of two has, at least, to be a cut of the longer, word for word."""

_ASKING = frozenset(
    {"ask", "urge", "order", "request", "want", "propose", "offer", "hope", "intend", "refuse"}
)


class Agreement(Record, frozen=True):
    """What two statements are to each other, and why: `same`, `opposed` in one way, or what `turned`.

    `words` are those that are opposed, of the one and of the other.
    """

    reason: str
    score: float
    same: bool = False
    opposed: DisputeKind | None = None
    turned: TurnKind | None = None
    words: tuple[str, str] = ("", "")


def agreement(one: Saying, other: Saying) -> Agreement | None:
    """Whether they are one claim or opposed; none where they are neither."""
    if (one.is_own or other.is_own) and one.speakers.isdisjoint(other.speakers):
        return None
    cut = _cut(one.sentence, other.sentence)
    is_one_voice = one.page == other.page and not one.speakers.isdisjoint(other.speakers)
    if cut is not None and (one.is_denied == other.is_denied or is_one_voice):
        return cut
    if one.is_denied == other.is_denied:
        first, second = one.sentence, other.sentence
    else:
        first, second = one.asserted, other.asserted
    conflict = opposed(first, second)
    if conflict is not None:
        return _against(made_of(one, other, conflict))
    against = denied_deed(one, other) or bare_denial(one, other)
    if against is not None:
        return _against(against)
    like = float(one.sentence.vectors.sentence @ other.sentence.vectors.sentence)
    if like < NEAR or _names_conflict(one, other):
        return None
    return _against(moved_figure(one, other)) or _same(one, other, like)


def _against(found: Opposed | None) -> Agreement | None:
    if found is None:
        return None
    return Agreement(found.reason, 1.0, opposed=found.dispute, turned=found.turned, words=found.words)


def _same(one: Saying, other: Saying, like: float) -> Agreement | None:
    """Whether two that do not conflict say the same, by the score of their words or as one in more detail."""
    if _numbers_differ(one, other) or _names_differ(one, other) or one.is_denied != other.is_denied:
        return None
    found = compared(one.sentence, other.sentence)
    if found.same and (found.score >= SURE or (found.score >= LIKELY[0] and like >= LIKELY[1])):
        return Agreement(found.reason, found.score, same=True)
    return _in_more_detail(one, other, like)


def _cut(first: Sentence, second: Sentence) -> Agreement | None:
    """Whether one is a cut of the other, word for word, and neither turns it."""
    shorter, longer = sorted((first, second), key=lambda each: len(each.spelled))
    if len(shorter.content) < CUT or len(shorter.negators) != len(longer.negators):
        return None
    if not _contains(longer.spelled, shorter.spelled):
        return None
    whole = len(shorter.spelled) == len(longer.spelled)
    return Agreement("word for word" if whole else "a cut of it, word for word", 1.0, same=True)


def _contains(longer: list[str], shorter: list[str]) -> bool:
    """Whether the words of the shorter stand in the longer, next to each other."""
    return f" {' '.join(shorter)} " in f" {' '.join(longer)} "


def _in_more_detail(one: Saying, other: Saying, like: float) -> Agreement | None:
    """Whether the longer tells all that the shorter does, and more of it: every word has one that is near it.

    What is asked or wanted is not told, and what is turned is the contrary.
    """
    first, second = one.sentence, other.sentence
    asked = {saying.act for saying in (one, other)} & _ASKING
    if len(first.negators) % 2 != len(second.negators) % 2 or (asked and one.act != other.act):
        return None
    if like < LIKE or min(len(first.content), len(second.content)) < CUT:
        return None
    near = likenesses(first, second)
    ours, theirs = near.max(axis=1), near.max(axis=0)
    shorter = ours if len(ours) <= len(theirs) else theirs
    whole = float(shorter.mean())
    if whole < WHOLE:
        return None
    reason = (
        f"told in more detail: {whole:.0%} of the shorter is in the longer; likeness of meaning {like:.2f}"
    )
    return Agreement(reason, round(min(whole, like), 3), same=True)


def _names_conflict(one: Saying, other: Saying) -> bool:
    """Whether each has a name that is none of the other's: *Lind resigned*, *Hale resigned*."""
    ours, theirs = _bearers(one.sentence), _bearers(other.sentence)
    lonely = any(not any(named_alike(name, each) for each in theirs) for name in ours)
    return lonely and any(not any(named_alike(name, each) for each in ours) for name in theirs)


def _names_differ(one: Saying, other: Saying) -> bool:
    """Whether each has a name that the other has not, or only one has any."""
    return bool(_bearers(one.sentence)) != bool(_bearers(other.sentence)) or _names_conflict(one, other)


@once
def _bearers(sentence: Sentence) -> list[str]:
    return [name.text for name in sentence.words.ents if name.label_ in _NAMED]


_NAMED = frozenset({"GPE", "LOC", "PERSON", "ORG", "NORP", "FAC", "EVENT", "WORK_OF_ART"})


def _numbers_differ(one: Saying, other: Saying) -> bool:
    ours, theirs = one.sentence.numbers, other.sentence.numbers
    return bool(ours - theirs) and bool(theirs - ours)
