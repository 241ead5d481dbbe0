"""Whether words that could also mean something else mean time here: *may*, *March*, *1998*, *the past*."""

from __future__ import annotations

from bisect import bisect_right
from functools import cache

from spacy.tokens import Doc, Token

from reportedly.knowledge import table
from reportedly.times.meanings import (
    DayOfMonth,
    Feast,
    Length,
    Named,
    Reference,
    Relative,
    Repeated,
    Said,
    Timed,
)
from reportedly.times.words import Word

_THAT_DAY = Relative("D", "same")
"""The day last spoken of: `in the morning`, `at dawn`."""

_SPOKEN_OF = frozenset({"Q", "Y", "W", "WE", "M"})
"""Units that `the` alone makes a time of: `the week`, `the quarter`."""


@cache
def leads() -> dict[str, frozenset[str]]:
    """Which words may stand before an expression that is ambiguous by itself, by kind of expression."""
    kinds: dict[str, set[str]] = {}
    for row in table("times_leads"):
        kinds.setdefault(row["kind"], set()).add(row["word"])
    return {kind: frozenset(found) for kind, found in kinds.items()}


_REACH = 12
"""Words before an expression that may say that what is told is the first of its kind. A judgement."""


class PageWords:
    """The text, its words and its parse, as the rules for ambiguous words ask about them."""

    def __init__(self, text: str, doc: Doc | None, found: list[Word]) -> None:
        self.text = text
        self.doc = doc
        self.words = found
        self._starts = [token.idx for token in doc] if doc is not None else []

    def token(self, offset: int) -> Token | None:
        """The spaCy token at `offset`."""
        if self.doc is None or not self._starts:
            return None
        return self.doc[max(0, bisect_right(self._starts, offset) - 1)]

    def is_rare(self, at: int) -> bool:
        """Whether what the sentence tells of is a first or a most: `the worst flood in ten years`."""
        for word in reversed(self.words[max(0, at - _REACH) : at]):
            if word.lower in {".", "!", "?", ";"}:
                return False
            if word.lower in leads()["rare"] or word.lower.endswith("est"):
                return True
        return False

    def before(self, at: int) -> str:
        """The word before word `at`, lower-cased."""
        return self.words[at - 1].lower if at else ""

    def after(self, end: int) -> str:
        """The word after the last one, lower-cased."""
        return self.words[end].lower if end < len(self.words) else ""

    def tag_after(self, end: int) -> str:
        """The Penn tag of the word that follows directly (empty after a break or without a parse)."""
        if end >= len(self.words):
            return ""
        token = self.token(self.words[end].start)
        return token.tag_ if token is not None else ""


def plausible(page: PageWords, at: int, end: int, said: Said) -> bool:  # noqa: PLR0911 - one per meaning
    """Whether words that could also mean something else mean time here."""
    first = page.words[at]
    alone = end == at + 1
    match said:
        case _ if (_is_title(page, end) and not alone) or _is_age(page, at, end):
            return False
        case Reference():
            return _is_reference(page, at, end)
        case Feast():
            return not _is_named_after(page, end)
        case DayOfMonth():
            return page.before(at) == "on" and page.tag_after(end)[:2] not in {"NN", "JJ", "CD"}
        case Timed() if {"part", "dawn"} & page.words[end - 1].classes.keys() and said.inner == _THAT_DAY:
            return page.before(at) in leads()["part"] and page.tag_after(end)[:2] not in {"NN", "JJ"}
        case Repeated() if alone and "often" in first.classes:
            return page.tag_after(end)[:2] not in {"NN", "JJ"}
        case Named() if alone:
            return _is_named(page, at, end)
        case Length():
            return _is_length(page, at, end, said)
        case Length() if said.which and said.amount is None:
            return page.tag_after(end) != "IN" or page.after(end) != "of"
        case Relative() if not said.which:
            return first.lower == "the" and said.unit in _SPOKEN_OF and page.after(end) != "of"
        case _:
            return True


def _is_named(page: PageWords, at: int, end: int) -> bool:
    """A year, month or season by one word: `in May`, `in spring`; not `may`, `spring`, `1998 men`."""
    first, before = page.words[at], page.before(at)
    if "year" in first.classes:
        return _is_year(page, at, end)
    if "season" in first.classes:
        return before in leads()["season"]
    if "month" in first.classes:
        if _is_person(page, first):
            return False
        doubtful = first.lower in {"may", "march"} and before not in leads()["month"]
        return page.text[first.start].isupper() and (not doubtful or _is_name(page, first))
    return True


def _is_named_after(page: PageWords, end: int) -> bool:
    """`the Good Friday Agreement`, `Christmas Island`: something else that has the name of a feast."""
    if end >= len(page.words) or page.words[end].classes:
        return False
    before, after = page.words[end - 1], page.words[end]
    return page.text[before.end : after.start] == " " and page.text[after.start].isupper()


def _is_age(page: PageWords, at: int, end: int) -> bool:
    """`in her late 30s`, which is no decade of a century."""
    first = at - 1 if at and "edge" in page.words[at - 1].classes else at
    return "decade" in page.words[end - 1].classes and page.before(first) in leads()["age"]


def _is_title(page: PageWords, end: int) -> bool:
    """`This Week` is a programme, `this week` is not."""
    last = page.words[end - 1]
    return bool({"unit", "part", "day"} & last.classes.keys()) and page.text[last.start].isupper()


def _is_reference(page: PageWords, at: int, end: int) -> bool:
    """`recent talks` and `soon`; not `as soon as`, `soon after`, `the future of`."""
    if end == at + 1 and "adjective" in page.words[at].classes:
        return page.tag_after(end)[:2] in {"NN", "JJ", "CD"}
    if "tense" in page.words[end - 1].classes and page.tag_after(end)[:2] in {"NN", "JJ"}:
        return False
    after = page.after(end)
    return not (page.before(at) == "as" and after == "as") and after not in {"after", "of"}


def _is_person(page: PageWords, word: Word) -> bool:
    """`April Lowe said`: a name of several words."""
    token = page.token(word.start)
    if token is None or token.ent_type_ != "PERSON":
        return False
    follows = token.i + 1 < len(token.doc) and token.doc[token.i + 1].ent_iob_ == "I"
    return follows or token.ent_iob_ == "I"


def _is_name(page: PageWords, word: Word) -> bool:
    token = page.token(word.start)
    return token is not None and token.tag_ == "NNP"


def _is_year(page: PageWords, at: int, end: int) -> bool:
    """`in 1998`, `the 1998 vote`; not `$1998`, `1998 soldiers`, `No. 1998`."""
    before = page.before(at)
    if before in leads()["year"]:
        return True
    if before in leads()["count"] or int(page.words[at].classes["year"]) < 1800:
        return False
    return page.tag_after(end) != "NNS" or before in leads()["of-year"]


def _is_length(page: PageWords, at: int, end: int, said: Length) -> bool:
    """`in a week`, `two weeks`, `for weeks`; not `$30 a week`, `week`."""
    first = page.words[at]
    before = page.before(at)
    after = page.after(end)
    if said.amount is None and end == at + 1:
        return before in leads()["vague"] and said.unit != "S"
    if "article" in first.classes and end == at + 2:
        return before in leads()["length"] or after in leads()["length-after"]
    return after != "old" and not (after == "-" and said.unit == "Y" and page.after(end + 1) == "old")
