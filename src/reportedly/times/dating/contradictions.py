"""Where a page's own date cannot be that of its text: the page is a copy, or was stamped anew."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, datetime, time, timedelta

from msgspec.structs import replace
from spacy.tokens import Doc

from reportedly.model import Article, DatingCandidate, Time
from reportedly.times.calendar import LAST_SECOND
from reportedly.times.dating.dates import WEEKDAY, weekday_of
from reportedly.times.dating.mentions import Mention, Told

CONTRADICTED = 0.5
"""Most that a date is believed that the text contradicts. A judgement."""

INSTEAD = 0.3
"""How far the day is believed that the text gives instead."""

LATER = timedelta(days=2)
"""How much later than the page what it tells as past has to be: clocks and time zones account for less."""

_REACH = 6
"""Heads from a date to its verb: `on 4 May 2022` has three."""

_PARTS_OF_DATES = frozenset({"pobj", "npadvmod", "nummod", "compound", "appos"})

_FULL = re.compile(r"\d{4}-\d\d-\d\d")


def doubted(article: Article, doc: Doc, times: Sequence[Time]) -> Article:
    """The article, its date believed less where its own text tells of a later day as past, or of none such.

    A date that whoever read the page has given is believed.
    """
    published = article.published
    if published is None or published.latest - published.earliest > LATER or not published.candidates:
        return article
    if published.candidates[0].reason.startswith("given"):
        return article
    told = Told(article.text, doc, tuple(time for time in times if _FULL.match(time.timex)))
    found = next(_against(told, published.latest.date()), None)
    if found is None:
        return article
    reason = f"{published.candidates[0].reason}; but {found.reason}"
    first = replace(published.candidates[0], score=CONTRADICTED, reason=reason)
    certainty = min(published.certainty, CONTRADICTED)
    candidates = (first, found, *published.candidates[1:])
    return replace(article, published=replace(published, certainty=certainty, candidates=candidates))


def _against(told: Told, day: date) -> Iterator[DatingCandidate]:
    for mention in told.mentions:
        said = date.fromisoformat(mention.timex[:10])
        if (weekday := WEEKDAY.search(mention.words)) and said.isoweekday() != weekday_of(weekday.group()):
            years = range(day.year, day.year - 12, -1)
            year = next((year for year in years if _falls(said, year, weekday.group())), None)
            if year and not re.search(r"\d{4}", mention.words):
                reason = f"the text has “{mention.words}”, a {weekday.group()} in {year}"
                yield _candidate(said.replace(year=year), reason)
        elif said > day + LATER and _is_whole(mention) and not mention.amends and _was(mention):
            yield _candidate(said, f"the text tells of “{mention.words}” as past")


def _falls(day: date, year: int, weekday: str) -> bool:
    try:
        return day.replace(year=year).isoweekday() == weekday_of(weekday)
    except ValueError:  # 29 February
        return False


def _is_whole(mention: Mention) -> bool:
    """Whether the words have the year, so that nothing was reckoned from the date that is in doubt."""
    return bool(re.search(r"\b\d{4}\b", mention.words))


def _was(mention: Mention) -> bool:
    """Whether what is told of that day plainly was: `sank on 4 May 2022`, not `a loan due on 4 May 2022`."""
    verb = mention.told.token_at(mention.span.end - 1)
    for _ in range(_REACH):
        if verb is None or verb.pos_ == "VERB" or verb.head == verb:
            break
        if verb.pos_ == "ADJ" or (verb.pos_ == "NOUN" and verb.dep_ not in _PARTS_OF_DATES):
            return False
        verb = verb.head
    if verb is None or mention.ahead or any(child.tag_ in {"MD", "TO"} for child in verb.children):
        return False
    auxiliaries = {child.tag_ for child in verb.children if child.dep_ in {"aux", "auxpass"}}
    return verb.tag_ == "VBD" or (verb.tag_ == "VBN" and "VBD" in auxiliaries)


def _candidate(day: date, reason: str) -> DatingCandidate:
    return DatingCandidate(datetime.combine(day, time()), datetime.combine(day, LAST_SECOND), INSTEAD, reason)
