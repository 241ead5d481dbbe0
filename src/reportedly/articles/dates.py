"""When a page says it was published: marks for machines, address, printed stamp, as one `Dating`."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from datetime import datetime, time
from functools import cache
from typing import NamedTuple, cast

from reportedly.articles import stamps
from reportedly.articles.tree import Block, Element
from reportedly.knowledge import table
from reportedly.model import Dating, DatingCandidate

GIVEN = 0.98
"""A date given with the page: wrong only where the feed or the file that gave it is."""

ADDRESS = 0.8
"""A date in the address (/2024/06/12/): the day the page was made, not always in its own time zone."""

STAMP = 0.75
"""A stamp printed near the headline: the day of publication, or of an update."""

TIME_ELEMENT = 0.6
"""The first <time> of the page: mostly the stamp, sometimes that of another article."""

SEARCHED = 0.4
"""What htmldate finds by searching, which may be any date on the page."""

SURE = 0.99
"""No page's word is surer than this."""

MOST_JSON = 2_000_000
"""Characters of one JSON-LD script that are read."""

_IN_ADDRESS = re.compile(r"/((?:19|20)\d\d)[/-]?(0[1-9]|1[0-2])[/-]?(0[1-9]|[12]\d|3[01])(?=[/_.-]|\d{4,}|$)")


class _Said(NamedTuple):
    """One date as it is said somewhere, what it was said by, and how far to trust it."""

    words: str
    basis: str
    score: float


def published(
    tree: Element,
    page: list[Block],
    url: str | None,
    *,
    given: str | None,
    searched: str | None,
    retrieved: datetime | None = None,
) -> Dating | None:
    """When the page was published. `given` comes first; then the day that most and surest marks agree on.

    `searched` is the date that a search of the whole page found, which is asked last. Candidates of
    one day are one, with the reasons of all. No day is believed that lies after `retrieved` (today, where
    that is not known), nor one from before the web unless it is printed for readers or given.
    """
    last = stamps.last_day(retrieved)
    printed = [each for each in _candidates(_in_stamps(page)) if each.earliest.date() <= last]
    said = [*_in_json(tree), *_in_meta(tree), *_in_elements(tree), *_in_address(url)]
    found = [_Said(searched, "found by searching the page", SEARCHED)] if searched else []
    on_paper = {candidate.earliest.date() for candidate in printed}
    machine, late = (
        [each for each in _candidates(marks) if stamps.is_plausible(each.earliest, last, on_paper)]
        for marks in (said, found)
    )
    handed = _candidates([_Said(given, "given with the page", GIVEN)]) if given else []
    first = [each for each in handed if stamps.is_given(each, last)]
    ranked = _ranked([*first, *machine, *printed, *late], bool(first))
    if not ranked:
        return None
    return Dating(ranked[0].earliest, ranked[0].latest, ranked[0].score, tuple(ranked))


def _candidates(said: Iterable[_Said]) -> list[DatingCandidate]:
    found: list[DatingCandidate] = []
    for words, basis, score in dict.fromkeys(said):
        dating = stamps.dating(words, basis)
        for candidate in dating.candidates if dating else ():
            share = score * candidate.score / stamps.CERTAIN_STAMP
            found.append(DatingCandidate(candidate.earliest, candidate.latest, share, candidate.reason))
    return found


def _ranked(found: list[DatingCandidate], first_is_given: bool) -> list[DatingCandidate]:
    """One candidate a day, the surest first: marks that agree strengthen one another."""
    days: dict[datetime, list[DatingCandidate]] = {}
    for candidate in found:
        days.setdefault(datetime.combine(candidate.earliest.date(), time.min), []).append(candidate)
    merged = [_merged(same) for same in days.values()]
    head = merged[:1] if first_is_given else []
    return head + sorted(merged[len(head) :], key=lambda candidate: -candidate.score)


def _merged(same: list[DatingCandidate]) -> DatingCandidate:
    best = max(same, key=lambda candidate: candidate.score)
    doubt = 1.0
    for candidate in same:
        doubt *= 1 - candidate.score
    reasons = dict.fromkeys(candidate.reason for candidate in same)
    return DatingCandidate(best.earliest, best.latest, round(min(SURE, 1 - doubt), 3), "; ".join(reasons))


@cache
def _marks(where: str) -> dict[str, tuple[str, float]]:
    """The marks of one place, by name in lower case, each with the name to show and its score."""
    return {
        row["name"].lower(): (row["name"], float(row["score"]))
        for row in table("date_marks")
        if row["where"] == where
    }


def _in_meta(tree: Element) -> Iterator[_Said]:
    marks = _marks("meta")
    for meta in tree.iter("meta"):
        words = meta.get("content")
        for key in ("property", "name", "itemprop"):
            mark = marks.get((meta.get(key) or "").lower())
            if mark and words:
                yield _Said(words, f"meta {mark[0]}", mark[1])


def _in_json(tree: Element) -> Iterator[_Said]:
    marks = _marks("jsonld")
    for record in json_ld(tree):
        for key, value in record.items():
            mark = marks.get(key.lower())
            if mark and isinstance(value, str):
                yield _Said(value, f"JSON-LD {mark[0]}", mark[1])


def json_ld(tree: Element) -> Iterator[dict[str, object]]:
    """The objects in the page's JSON-LD scripts, outer before inner; what is not JSON is passed over."""
    for script in tree.iter("script"):
        text = script.text
        if not text or len(text) > MOST_JSON or "ld+json" not in (script.get("type") or "").lower():
            continue
        try:
            waiting: list[object] = [json.loads(text, strict=False)]
        except (ValueError, RecursionError):
            continue
        while waiting:
            value = waiting.pop(0)
            if isinstance(value, dict):
                record = cast("dict[str, object]", value)
                yield record
                waiting.extend(record.values())
            elif isinstance(value, list):
                waiting.extend(cast("list[object]", value))


def _in_elements(tree: Element) -> Iterator[_Said]:
    marks = _marks("itemprop")
    first = True
    for element in tree.iter("time", "span", "div", "p", "abbr"):
        mark = marks.get((element.get("itemprop") or "").lower())
        if mark:
            words = element.get("datetime") or element.get("content") or element.text_content()
            yield _Said(words, f"itemprop {mark[0]}", mark[1])
        elif element.tag == "time" and first and (words := element.get("datetime")):
            first = False
            yield _Said(words, "the first <time> of the page", TIME_ELEMENT)


def _in_address(url: str | None) -> Iterator[_Said]:
    """The day in an address.

    >>> [said.words for said in _in_address("https://news.example/2024/06/12/ferries")]
    ['2024-06-12']
    """
    found = _IN_ADDRESS.search(url or "")
    if found:
        yield _Said("-".join(found.groups()), "the address", ADDRESS)


def _in_stamps(page: list[Block]) -> Iterator[_Said]:
    """The first printed stamp of a whole date after the page's main heading, else before it."""
    heading = next((i for i, block in enumerate(page) if block.tag == "h1"), 0)
    for block in (*page[heading:], *page[:heading]):
        if stamps.is_stamp(block.text) and stamps.dating(block.text, "printed stamp"):
            yield _Said(block.text, "printed stamp", STAMP)
            return
