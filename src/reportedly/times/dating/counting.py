"""Clues from sums: `born in 1953, is 71`; `two years ago, in 2015`; `nine months after` one in September."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

import numpy as np
from spacy.tokens import Token

from reportedly.times.calendar import bounds
from reportedly.times.dating.clue import Clue
from reportedly.times.dating.horizon import Horizon
from reportedly.times.dating.lexicon import any_of
from reportedly.times.dating.mentions import Mention, Told
from reportedly.times.meanings import Length, Shifted


@cache
def _born() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{any_of('born')})\b[^.;\n]{{0,40}}?\b((?:19|20)\d\d)\b", re.IGNORECASE)


@cache
def _aged() -> re.Pattern[str]:
    return re.compile(rf"(?:\b(?:{any_of('aged')})|,) (\d{{1,3}})(?: years old)?(?=[,.]|$)", re.IGNORECASE)


_OLDEST = 110
MISCOUNTED = 0.04
"""Share of such sums that are somebody else's, or wrong. A judgement."""

YEAR_OFF = 0.1
"""Weight of the years beside the one that a count of years gives."""

MONTH_OFF = 0.35
"""Weight of the months beside the one that a count of months gives."""

_NEAR = 40
"""Characters between a year and the count of years beside it."""

_REACH = 5
"""Tokens after a count in which the event that it counts from is named."""


def clues(told: Told, days: Horizon) -> Iterator[Clue]:
    """What sums of years and months in a text say of the day it was published."""
    yield from _ages(told, days)
    yield from _years_ago(told, days)
    yield from _months_after(told, days)


def _ages(told: Told, days: Horizon) -> Iterator[Clue]:
    """`born in 1953, is 71`: in the year of the birthday, or before it in the next."""
    for sentence in told.doc.sents:
        born = _born().search(sentence.text)
        aged = _aged().search(sentence.text[born.end() :]) if born else None
        if born and aged and 0 < int(aged[1]) < _OLDEST:
            year = int(born[1]) + int(aged[1])
            weights = days.doubted(
                np.where((days.years == year) | (days.years == year + 1), 1.0, 0.0), MISCOUNTED
            )
            yield Clue(f"“{born.group()} … {aged.group().strip(', ')}”: in {year} or {year + 1}", weights)


def _years_ago(told: Told, days: Horizon) -> Iterator[Clue]:
    """`two years ago, in 2015` and `in 2015, two years ago`: in 2017."""
    years = [mention for mention in told.mentions if re.fullmatch(r"\d{4}(?:-\d\d)*", mention.timex)]
    for mention in told.mentions:
        said = mention.said
        if (
            not isinstance(said, Shifted)
            or said.which != "-1"
            or said.length.unit != "Y"
            or not said.length.amount
        ):
            continue
        for year in years:
            gap = max(year.span.start - mention.span.end, mention.span.start - year.span.end)
            between = told.text[
                min(year.span.end, mention.span.end) : max(year.span.start, mention.span.start)
            ]
            if gap <= _NEAR and re.fullmatch(r"[\s,(–—-]*(?:in|since|on)?[\s,]*", between):
                meant = int(year.timex[:4]) + int(said.length.amount)
                reason = f"“{mention.words}” and “{year.words}”: in {meant}"
                about = np.where(abs(days.years - meant) == 1, YEAR_OFF, 0.0)
                yield Clue(reason, days.doubted(np.where(days.years == meant, 1.0, about), MISCOUNTED))


def _months_after(told: Told, days: Horizon) -> Iterator[Clue]:
    """`nine months after a rare visit`, and elsewhere `during the visit in September`: in June."""
    for mention in told.mentions:
        length = _after(told, mention)
        if length is None or length.unit not in {"M", "W"} or not length.amount:
            continue
        names = _event_words(told, mention)
        for other in told.mentions:
            if other is mention or other.sentence == mention.sentence or not names & _beside(told, other):
                continue
            yield from _counted(mention, other, length, days, min(names & _beside(told, other)))
            return


def _after(told: Told, mention: Mention) -> Length | None:
    """The length in `nine months after`."""
    said = mention.said
    if isinstance(said, Shifted) and said.which == "after":
        return said.length
    follows = told.text[mention.span.end : mention.span.end + 8].lower().startswith(" after ")
    return said if isinstance(said, Length) and follows else None


def _counted(mention: Mention, other: Mention, length: Length, days: Horizon, name: str) -> Iterator[Clue]:
    months = round((length.amount or 0) * (1 if length.unit == "M" else 7 / 30))
    reason = f"“{mention.words}” a {name} of “{other.words}”"
    if found := re.fullmatch(r"XXXX-(\d\d)(?:-\d\d)?", other.timex):
        apart = (days.months - int(found[1]) - months) % 12
        weights = np.where(apart == 0, 1.0, np.where((apart == 1) | (apart == 11), MONTH_OFF, 0.03))
        yield Clue(reason, weights)
    elif (within := bounds(other.timex)) and not other.timex.startswith("X"):
        at = (days.years - within[0].year) * 12 + days.months - within[0].month - months
        weights = np.where(at == 0, 1.0, np.where(np.abs(at) == 1, MONTH_OFF, 0.03))
        yield Clue(reason, weights)


def _event_words(told: Told, mention: Mention) -> frozenset[str]:
    """Nouns and verbs right after a count: what it is counted from."""
    last = told.token_at(mention.span.end - 1)
    if last is None:
        return frozenset()
    after = [token for token in told.doc[last.i + 1 :][: _REACH * 3] if token.sent == last.sent]
    return frozenset(token.lemma_.lower() for token in after if _tells(token))


def _beside(told: Told, mention: Mention) -> frozenset[str]:
    """The nouns and verbs that a date hangs on: `the visit in September`."""
    token = told.token_at(mention.span.end - 1)
    found: set[str] = set()
    for _ in range(_REACH):
        if token is None or token.head == token:
            break
        token = token.head
        if _tells(token):
            found.add(token.lemma_.lower())
    return frozenset(found)


def _tells(token: Token) -> bool:
    return token.pos_ in {"NOUN", "VERB"} and token.lemma_.lower() not in {
        "be",
        "have",
        "say",
        "make",
        "take",
        "year",
        "month",
    }
