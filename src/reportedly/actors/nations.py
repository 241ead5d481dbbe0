"""The country and the kind of actor that names, adjectives and seats tell."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from reportedly.actors.capitals import runs
from reportedly.actors.identities import adjectives, identity
from reportedly.actors.titles import bodies, suffixes

_OF_WHICH = frozenset({"of", "for", "and"})
"""Words after the noun for a company in a name, which else only begins that of a place: Port Lisle."""


@cache
def _any_nationality() -> re.Pattern[str]:
    longest_first = sorted(adjectives(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")


def nation_spans(words: str) -> list[tuple[int, int]]:
    """Where `words` tell a country: by adjectives, names and seats."""
    found = [match.span() for match in _any_nationality().finditer(words)]
    taken = {place for start, end in found for place in range(start, end)}
    for start, end in runs(words):
        known = identity(words[start:end]) if start not in taken else None
        if known and known.country and known.kind in {"country", "government", "organisation"}:
            found.append((start, end))
    return found


@lru_cache(maxsize=8192)
def nations_in(words: str) -> frozenset[str]:
    """The countries that adjectives, names and seats in `words` tell."""
    found = {adjectives()[match] for match in _any_nationality().findall(words)}
    if found & {"KP", "KR"}:
        return frozenset(found)
    for start, end in nation_spans(words):
        known = identity(words[start:end])
        if known and known.country:
            found.add(known.country)
    return frozenset(found)


_LANDFORMS = frozenset({"river", "lake", "mount", "loch"})
"""What a place's name begins with, whatever the recogniser calls it: `River Tarn`."""


def kind_of(name: str, label: str) -> tuple[str, str | None]:
    """Kind and country of a name from the tables, then from what the name recogniser called it."""
    known = identity(name)
    if known:
        return known.kind, known.country
    words = name.lower().split()
    if len(words) > 1 and (words[-1].strip(".") in suffixes() or " & " in name):
        return suffixes().get(words[-1].strip("."), "company"), None
    kinds = [
        kind
        for at, word in (
            *reversed([*enumerate(words)]),
            *((at, word.rstrip("s")) for at, word in enumerate(words)),
        )
        if (kind := bodies().get(word, "place")) not in {"place", "country"}
        and not (kind == "company" and at < len(words) - 1 and words[at + 1] not in _OF_WHICH)
    ]
    if kinds:
        return kinds[0], next(iter(sorted(nations_in(name))), None)
    named = {
        "PERSON": "person",
        "ORG": "organisation",
        "GPE": "place",
        "LOC": "place",
        "NORP": "group",
        "FAC": "place",
    }
    if words[0] in _LANDFORMS and len(words) > 1:
        return "place", None
    return named.get(label, "unknown"), None
