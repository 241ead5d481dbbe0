"""Whether two statements are one claim, or cannot both hold, and why: vectors propose, this decides."""

from __future__ import annotations

from spacy.tokens import Token

from reportedly.comparing.claims.gist import gist
from reportedly.comparing.claims.likeness import likely, measures, of_others
from reportedly.comparing.claims.opposing import (
    Opposed,
    bare_denial,
    days_apart,
    denied_deed,
    denied_link,
    made_of,
    moved_figure,
)
from reportedly.comparing.claims.sayings import Saying
from reportedly.comparing.pairs.openness import is_governor
from reportedly.comparing.pairs.sentence import Sentence, once
from reportedly.comparing.pairs.verdict import opposed
from reportedly.events.frames import effect
from reportedly.model import DisputeKind, Record, TurnKind

SURE = 0.55
"""How likely two statements of a ledger are one claim, at least: of judged pairs, each weighed by what was
learned from the others, 141 of 165 from this on are one claim, and 9 of 19 between this and 0.5."""

NEAR = 0.6
"""How near in meaning two are, at least, to be one claim: those that are farther only cost time."""

FAR_APART = 14
"""Days between what two tell of, where both say when, from which on it is not one thing that happened; and
between two reports of *a man*, for these to be of one."""

CUT = 4
"""Words of content that the shorter of two has, at least, to be a cut of the longer, word for word."""

LONG_CUT = 6
"""The same of what is said of the speaker, *we won*: so many words in common are of one speaker."""

_STATES = frozenset({"be", "have"})
_TRYING = frozenset({"try", "attempt"})
_ASKING = frozenset({"ask", "urge", "order", "request", "want", "propose", "offer", "hope", "refuse"})


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
    cut = _cut(one.sentence, other.sentence)
    if (one.is_own or other.is_own) and one.speakers.isdisjoint(other.speakers):
        fewest = min(len(one.sentence.content), len(other.sentence.content))
        return cut if fewest >= LONG_CUT else None
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
    against = denied_deed(one, other) or denied_link(one, other) or bare_denial(one, other)
    if against is not None:
        return _against(against)
    return None if one.is_denied != other.is_denied else _if_near(one, other)


def _if_near(one: Saying, other: Saying) -> Agreement | None:
    """What two come to that do not conflict and that both tell, or both deny, if they are near in meaning."""
    like = float(one.sentence.vectors.sentence @ other.sentence.vectors.sentence)
    if like < NEAR:
        return None
    return _against(moved_figure(one, other)) or _same(one, other)


def _against(found: Opposed | None) -> Agreement | None:
    if found is None:
        return None
    return Agreement(found.reason, 1.0, opposed=found.dispute, turned=found.turned, words=found.words)


def _same(one: Saying, other: Saying) -> Agreement | None:
    """Whether two that do not conflict say the same.

    What is asked for by one, the other does not tell; who accepts to come is not said to be expected.
    """
    both_to_be_done = _is_infinitive(one.sentence) and _is_infinitive(other.sentence)
    asked = (one.act in _ASKING) != (other.act in _ASKING) and not both_to_be_done
    decided = any((one.act == act) != (other.act == act) for act in ("refuse", "agree"))
    if asked or decided or one.only_names or other.only_names or of_others(one, other):
        return None
    is_dated = (_is_dated(one) and _is_dated(other)) or (_is_of_somebody(one) and _is_of_somebody(other))
    if (is_dated and days_apart(one, other) > FAR_APART) or _numbers_differ(one, other):
        return None
    if _is_ahead(one.sentence) != _is_ahead(other.sentence):
        return None
    found = measures(one, other)
    score = likely(found)
    if score < SURE:
        return None
    reason = (
        f"the same: likeness of meaning {found['vectors']:.2f}, of the main words {found['main, less']:.2f}"
    )
    return Agreement(reason, round(score, 3), same=True)


def _is_dated(saying: Saying) -> bool:
    """Whether it tells when it was, if only from the day of its page: *in recent days*, *last week*."""
    return saying.told is not None or _is_recent(saying.sentence)


@once
def _is_recent(sentence: Sentence) -> bool:
    """Whether it tells of the days or weeks before it was told.

    >>> from reportedly.comparing.pairs.sentence import sentence
    >>> [_is_recent(sentence(text)) for text in ("In recent days ten died.", "His recent book sold well.")]
    [True, False]
    """
    return any(
        token.lower_ in {"recent", "last", "past", "this"} and token.ent_type_ == "DATE"
        for token in sentence.words
    )


@once
def _is_ahead(sentence: Sentence) -> bool:
    """Whether it is told as what will or may be: when it has come, that is another claim.

    >>> from reportedly.comparing.pairs.sentence import sentence
    >>> def ahead(*texts):
    ...     return [_is_ahead(sentence(text)) for text in texts]
    >>> ahead("She would go.", "She is expected to go.", "She went.", "She is set to go.", "It is due to go.")
    [True, True, False, True, True]
    >>> ahead("Hale to win the final race", "Norland to extend its raid", "Hale to have been killed")
    [True, True, False]
    >>> ahead("The aim is to go.", "She could have been killed.", "She was trying to go.")
    [True, False, False]
    """
    root = sentence.root
    if root is None:
        return False
    if root.pos_ == "PROPN":
        root = next((child for child in root.children if _is_to_be_done(child)), root)
    leading = [root, *(child for child in root.children if child.dep_ == "acomp")]
    leads_on = any(_leads_on(word) for word in leading for child in word.children if child.dep_ == "xcomp")
    is_past = any(child.lemma_ == "have" for child in root.children)
    modal = any(child.tag_ == "MD" for child in root.children)
    return leads_on or _is_to_be_done(root) or (modal and not is_past)


def _leads_on(verb: Token) -> bool:
    """Whether what hangs on a verb is still to come: *hopes to*, *is set to*, *the aim is to*."""
    if verb.lemma_ in _TRYING:
        return False
    looks_ahead = is_governor(verb) or effect("predicate", verb.lower_) in {"planned", "expected"}
    return looks_ahead or verb.lower_ == "going" or verb.lemma_ == "be"


def _is_to_be_done(verb: Token) -> bool:
    """Whether it is told by the verb alone, with *to*: neither what is so, nor what has been."""
    is_done = verb.lemma_ in _STATES or any(child.lemma_ == "have" for child in verb.children)
    return not is_done and any(child.tag_ == "TO" for child in verb.children)


@once
def _is_infinitive(sentence: Sentence) -> bool:
    """Whether it tells what somebody is to do, whoever it is that asks or warns: *Norland to leave Orlec*."""
    root = sentence.root
    return root is not None and any(map(_is_to_be_done, (root, *root.children)))


def _is_of_somebody(saying: Saying) -> bool:
    """Whether it is of somebody, who is another on another day: *a man was shot*."""
    subject = gist(saying.sentence).subject
    return subject is not None and any(child.lower_ in {"a", "an"} for child in subject.children)


def _cut(first: Sentence, second: Sentence) -> Agreement | None:
    """Whether one is a cut of the other, word for word, and neither turns it."""
    shorter, longer = sorted((first, second), key=lambda each: len(each.spelled))
    if len(shorter.content) < CUT or len(shorter.negators) != len(longer.negators):
        return None
    if not _contains(longer.spelled, shorter.spelled):
        return None
    share = len(shorter.spelled) / len(longer.spelled)
    reason = "word for word" if share == 1 else "a cut of it, word for word"
    return Agreement(reason, max(SURE, round(share, 3)), same=True)


def _contains(longer: list[str], shorter: list[str]) -> bool:
    """Whether the words of the shorter stand in the longer, next to each other."""
    return f" {' '.join(shorter)} " in f" {' '.join(longer)} "


def _numbers_differ(one: Saying, other: Saying) -> bool:
    ours, theirs = one.sentence.numbers, other.sentence.numbers
    return bool(ours - theirs) and bool(theirs - ours)
