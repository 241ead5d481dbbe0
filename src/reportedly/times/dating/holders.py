"""Clues from who holds an office: `President Macron said` is of his terms, `former President` of later."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from typing import NamedTuple

import numpy as np

from reportedly.knowledge import table
from reportedly.times.dating.clue import Clue, in_words
from reportedly.times.dating.feastdays import countries
from reportedly.times.dating.horizon import Horizon, Weights
from reportedly.times.dating.lexicon import any_of, of_kind
from reportedly.times.dating.mentions import Told

OUT_OF_OFFICE = 0.04
"""Share of articles that name a holder with the title when he has it no more: histories, kept titles."""

OUT_OF_OFFICE_ONCE = 0.1
"""The same for one who is only named once."""

ELECT = timedelta(days=85)
"""How long before taking office a winner is news: the American ten weeks are the longest usual."""

_WORD = re.compile(r"[A-Z][^\W_]+(?:[-’'][^\W_]+)*")


@cache
def _before() -> re.Pattern[str]:
    """A title that stands before a name: `the former US president`, `Prime Minister`."""
    return re.compile(
        rf"(?P<past>\b(?:{any_of('title-past')})[- ](?:[\w.’'-]+ ){{0,2}})?"
        rf"\b(?P<title>{_titles()})(?P<elect>-elect)?,? (?P<first>(?:[A-Z][\w.’'-]* ){{0,3}})$",
        re.IGNORECASE,
    )


@cache
def _behind() -> re.Pattern[str]:
    """A title that stands behind a name: `, the former US president`."""
    article = "(?:(?:the|a|its|their) )?"
    return re.compile(
        rf"^, {article}(?P<past>(?:{any_of('title-past')})[- ])?{article}(?:[\w.’'-]+ ){{0,2}}?"
        rf"(?P<title>{_titles()})(?P<elect>-elect)?\b",
        re.IGNORECASE,
    )


@cache
def _titles() -> str:
    """The titles of all terms, and a title's last words alone, longest first."""
    titles = {
        title.lower() for row in table("leaders") for title in row["title"].split(",") if title
    } - of_kind("title-unclear")
    return "|".join(
        re.escape(title).replace("\\-", "[- ]") for title in sorted(titles, key=len, reverse=True)
    )


class _Term(NamedTuple):
    country: str
    titles: frozenset[str]
    name: str
    since: date
    until: date


@cache
def _terms() -> dict[str, tuple[_Term, ...]]:
    """Terms of office by the last word of each name a holder has."""
    found: dict[str, list[_Term]] = {}
    for row in table("leaders"):
        if not row["since"]:
            continue
        until = date.fromisoformat(row["until"]) if row["until"] else date.max
        titles = frozenset(title.lower() for title in row["title"].split(","))
        for name in (row["name"], *filter(None, row["aliases"].split(","))):
            term = _Term(row["country"], titles, name, date.fromisoformat(row["since"]), until)
            found.setdefault(name.split()[-1], []).append(term)
            if row["country"] in _SURNAME_FIRST and " " in name:
                found.setdefault(name.split()[0], []).append(term)
    return {name: tuple(terms) for name, terms in found.items()}


_SURNAME_FIRST = frozenset({"CN", "KP", "KR", "VN", "TW", "HK", "KH"})
"""Where the name that a title takes stands first: President Xi."""


class _Said(NamedTuple):
    """How a text speaks of a holder: `now`, `past` or `elect`, with which title, and in which words."""

    how: str
    title: str
    words: str


def clues(told: Told, days: Horizon) -> Iterator[Clue]:
    """What the holders of office that a text names, with their titles, say of the day it was published."""
    named: dict[tuple[str, str], list[_Said]] = {}
    terms: dict[tuple[str, str], tuple[_Term, ...]] = {}
    here: frozenset[str] | None = None
    for found in _WORD.finditer(told.text):
        word = re.sub(r"['’]s?$", "", found.group())
        known = _terms().get(word)
        if not known:
            continue
        known = _bearing(told.text, found.start(), found.start() + len(word), known)
        said = _said(told.text, found.start(), found.start() + len(word)) if known else None
        if said is None:
            continue
        here = countries(told.text) if here is None else here
        theirs = _theirs(known, said, here)
        if theirs:
            key = (theirs[0].name.split()[-1], said.how)
            named.setdefault(key, []).append(said)
            terms[key] = tuple(dict.fromkeys((*terms.get(key, ()), *theirs)))
    for key, ways in named.items():
        yield _clue(ways, terms[key], days)


def _said(text: str, start: int, end: int) -> _Said | None:
    """How the words about a surname speak of its bearer.

    >>> [_said(f"{words} Holt", len(words) + 1, len(words) + 5) for words in ("Then-president Arn", "Mr.")]
    [_Said(how='past', title='president', words='Then-president Arn Holt'), None]
    """
    before = text[max(0, start - 70) : start]
    found = _before().search(before)
    first = found.start() - len(before) if found else 0
    words = text[start + first : end] if found else ""
    if not found:
        found = _behind().match(text[end : end + 60])
        words = text[start : end + found.end()] if found else ""
    if not found:
        return None
    how = "past" if found["past"] else "elect" if found["elect"] else "now"
    return _Said(how, found["title"].lower().replace("-", " "), words.strip())


def _bearing(text: str, start: int, end: int, known: tuple[_Term, ...]) -> tuple[_Term, ...]:
    """The terms whose holder has the name that stands at `start`, and not one that goes on otherwise."""
    longer = tuple(term for term in known if text.startswith(term.name, start))
    goes_on = re.match(r"[ -][A-Z]", text[end:])
    return longer if longer or goes_on else known


def _theirs(known: tuple[_Term, ...], said: _Said, here: frozenset[str]) -> tuple[_Term, ...]:
    """The terms that the title means, of countries that the text speaks of where there are several."""
    fitting = [term for term in known if any(said.title in title for title in term.titles)]
    names = {(term.name, term.country) for term in fitting}
    if len({term.country for term in fitting}) > 1:
        fitting = [term for term in fitting if term.country in here] or fitting
    given = re.findall(r"[A-Z][\w’'-]+", said.words)
    full = [term for term in fitting if len(given) > 1 and all(part in given for part in term.name.split())]
    return tuple(full or fitting) if names else ()


def _clue(ways: list[_Said], terms: tuple[_Term, ...], days: Horizon) -> Clue:
    words = ways[0].words
    outside = OUT_OF_OFFICE if len(ways) > 1 else OUT_OF_OFFICE_ONCE
    if ways[0].how == "past":
        weights = _in_office(days, terms)
        first = min(term.since for term in terms)
        last = min(term.until for term in terms)
        weights = np.where(weights > 0, 0.3, days.within(first, date.max, 0.05))
        until = f"until {in_words(last)}" if last < date.max else "in office now"
        return Clue(f"“{words}”: {until}", np.asarray(weights, dtype=np.float64))
    if ways[0].how == "elect":
        weights = days.flat(0.0)
        for term in terms:
            weights = np.maximum(weights, days.within(term.since - ELECT, term.since, 0.0))
        reason = f"“{words}”: before {in_words(terms[0].since)}"
        return Clue(reason, days.doubted(weights, OUT_OF_OFFICE))
    weights = days.doubted(_in_office(days, terms), outside)
    return Clue(f"“{words}”: in office {_spans(terms)}", weights)


def _in_office(days: Horizon, terms: tuple[_Term, ...]) -> Weights:
    weights = days.flat(0.0)
    for term in terms:
        weights = np.maximum(weights, days.within(term.since, term.until, 0.0))
    return weights


def _spans(terms: tuple[_Term, ...]) -> str:
    """Terms in words, those that follow one another as one."""
    spans: list[tuple[date, date]] = []
    for term in sorted(terms, key=lambda term: term.since):
        if spans and spans[-1][1] != date.max and term.since <= spans[-1][1] + timedelta(days=7):
            spans[-1] = (spans[-1][0], max(spans[-1][1], term.until))
        elif not spans or spans[-1][1] != date.max:
            spans.append((term.since, term.until))
    said = [
        f"from {in_words(since)}" + (f" to {in_words(until)}" if until < date.max else "")
        for since, until in spans
    ]
    return " and ".join(said[-3:])
