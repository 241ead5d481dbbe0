"""Whether two statements are one claim, or cannot both hold, and why: vectors propose, this decides."""

from __future__ import annotations

from reportedly.comparing.claims.apart import are_apart
from reportedly.comparing.claims.likeness import likely, measures
from reportedly.comparing.claims.opposing import (
    Opposed,
    bare_denial,
    denied_deed,
    denied_link,
    made_of,
    moved_figure,
)
from reportedly.comparing.claims.sayings import Saying
from reportedly.comparing.pairs.sentence import Sentence, once
from reportedly.comparing.pairs.verdict import opposed
from reportedly.model import DisputeKind, Record, TurnKind

SURE = 0.68
"""How likely two statements of a ledger are one claim, at least: of the claims of two pages or more in 125
reports, 69 of 77 are right so, and half of the six that 0.65 would add."""

NEAR = 0.6
"""How near in meaning two are, at least, to be one claim: those that are farther only cost time."""

CUT = 4
"""Words of content that the shorter of two has, at least, to be a cut of the longer, word for word."""

LONG_CUT = 6
"""The same of what is said of the speaker, *we won*: so many words in common are of one speaker."""


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
    """Whether two that do not conflict say the same."""
    if one.only_names or other.only_names or are_apart(one, other):
        return None
    found = measures(one, other)
    score = likely(found)
    if score < SURE:
        return None
    reason = (
        f"the same: likeness of meaning {found['vectors']:.2f}, of the main words {found['main, less']:.2f}"
    )
    return Agreement(reason, round(score, 3), same=True)


def _cut(first: Sentence, second: Sentence) -> Agreement | None:
    """Whether one is a cut of the other, word for word, and neither turns it."""
    shorter, longer = sorted((first, second), key=lambda each: len(each.spelled))
    if len(shorter.content) < CUT or len(shorter.negators) != len(longer.negators) or _is_a_name(shorter):
        return None
    if not _contains(longer.spelled, shorter.spelled) or _is_told_of_otherwise(shorter, longer):
        return None
    share = len(shorter.spelled) / len(longer.spelled)
    reason = "word for word" if share == 1 else "a cut of it, word for word"
    return Agreement(reason, max(SURE, round(share, 3)), same=True)


@once
def _is_a_name(sentence: Sentence) -> bool:
    """Whether it is no more than what something is called: whatever is said of it stands in other words.

    >>> from reportedly.comparing.pairs.sentence import sentence
    >>> _is_a_name(sentence("the Orlec Lives On movement")), _is_a_name(sentence("a ban on fur in Orlec"))
    (True, False)
    """
    words = [token for token in sentence.words if not token.is_punct and token.pos_ not in {"DET", "PART"}]
    return words[-1].pos_ in {"NOUN", "PROPN"} and all(word.text[0].isupper() for word in words[:-1])


def _is_told_of_otherwise(shorter: Sentence, longer: Sentence) -> bool:
    """Whether a thing that the shorter names is far from what the longer says, which tells another of it.

    >>> from reportedly.comparing.pairs.sentence import sentence
    >>> def otherwise(longer):
    ...     return _is_told_of_otherwise(sentence("a ban on the sale of fur"), sentence(longer))
    >>> otherwise("Lind wants a ban on the sale of fur."), otherwise("A call for a ban on the sale of fur")
    (False, False)
    >>> otherwise("Lind offered an exception to her call for a ban on the sale of fur.")
    True
    """
    thing = shorter.root
    if thing is not None and thing.pos_ == "ADP":
        thing = next((child for child in thing.children if child.dep_ == "pobj"), thing)
    if thing is None or thing.pos_ not in {"NOUN", "PROPN"}:
        return False
    alike = [token for token in longer.words if token.lower_ == thing.lower_]
    depths = [sum(above.pos_ != "ADP" for above in token.ancestors) for token in alike]
    return bool(depths) and min(depths) > 1


def _contains(longer: list[str], shorter: list[str]) -> bool:
    """Whether the words of the shorter stand in the longer, next to each other."""
    return f" {' '.join(shorter)} " in f" {' '.join(longer)} "
