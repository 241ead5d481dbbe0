"""Text to the words that time expressions are made of, each with the classes the grammar knows it by."""

from __future__ import annotations

import re
from functools import cache

import msgspec

from reportedly.knowledge import table
from reportedly.times import feasts

_TOKEN = re.compile(
    r"""\d{4}-\d\d-\d\d(?:[T ]\d\d:\d\d(?::\d\d)?Z?)?   # an ISO date
      | \d{1,2}/\d{1,2}/\d{2,4} | 9/11\b | [1-9]/[2-9]\b | \n\s*\n
      | [0-3]?\d\.[01]?\d\.(?:19|20)\d\d\b           # 12.06.2024, as on the Continent
      | \d{1,2}[:.]\d\d(?=\s*[ap]\.?m\b) | \d{1,2}:\d\d(?::\d\d)?
      | \d{1,2}(?=[ap]\.?m\b)                       # 9am
      | (?:Q[1-4]|H[12]|[1-4]Q|[12]H|FY)(?='?\d\d|\b)  # Q3, 1H, FY2024
      | \d+(?:,\d{3})*(?:\.\d+)?(?:st|nd|rd|th|s)?\b
      | ['’]\d0s\b
      | [ap]\.m\. | [^\W\d_]+ | ['’]s\b | [-–] | ,
      | \S""",
    re.VERBOSE | re.IGNORECASE,
)
_ISO = re.compile(r"(\d{4}-\d\d-\d\d)(?:[T ](\d\d:\d\d)(?::\d\d)?Z?)?")
_SLASHED = re.compile(r"(\d{1,2})/(\d{1,2})/(\d{4})")
_DOTTED = re.compile(r"(\d{1,2})\.(0?[1-9]|1[0-2])\.(\d{4})")
_DECADE = re.compile(r"(?:['’]|1[5-9]|20)?(\d)0s")
_ORDINAL = re.compile(r"(\d{1,2})(?:st|nd|rd|th)")
_FRACTION = re.compile(r"([1-9])/([2-9])")
_CLOCK = re.compile(r"([01]?\d|2[0-4])([:.])([0-5]\d)(?::[0-5]\d)?")
_MILITARY = re.compile(r"([01]\d|2[0-3])([0-5]\d)")
_FIRST_YEAR, _LAST_YEAR = 1500, 2099


class Word(msgspec.Struct, frozen=True):
    """One token of the text: its lower-cased letters, its offsets, and `classes` (class to value)."""

    lower: str
    start: int
    end: int
    classes: dict[str, str]


@cache
def _lexicon() -> dict[str, dict[str, str]]:
    known: dict[str, dict[str, str]] = {}
    for row in table("times"):
        known.setdefault(row["word"], {})[row["class"]] = row["value"]
    return known


@cache
def _phrases() -> dict[str, tuple[tuple[str, ...], ...]]:
    """Entries of several tokens, longest first, by their first token."""
    found: dict[str, list[tuple[str, ...]]] = {}
    for entry in _lexicon():
        parts = tuple(part.lower() for part in _TOKEN.findall(entry))
        if len(parts) > 1:
            found.setdefault(parts[0], []).append(parts)
    return {first: tuple(sorted(entries, key=len, reverse=True)) for first, entries in found.items()}


@cache
def _entry_of(parts: tuple[str, ...]) -> str:
    return {tuple(_TOKEN.findall(entry)): entry for entry in _lexicon()}[parts]


def _numeral(lower: str) -> dict[str, str]:
    """The classes of a token that begins with a digit."""
    return _date_or_clock(lower) or _plain_number(lower)


def _date_or_clock(lower: str) -> dict[str, str]:  # noqa: PLR0911 - one per shape
    """The classes of a token whose shape says more than a number."""
    if match := _ISO.fullmatch(lower.upper()):
        return {"date": match[1] + (f"T{match[2]}" if match[2] else "")}
    if match := _SLASHED.fullmatch(lower):
        month, day = (match[1], match[2]) if int(match[1]) <= 12 else (match[2], match[1])
        return {"date": f"{match[3]}-{int(month):02d}-{int(day):02d}"}
    if match := _DOTTED.fullmatch(lower):
        return {"date": f"{match[3]}-{int(match[2]):02d}-{int(match[1]):02d}"}
    if match := _FRACTION.fullmatch(lower):
        return {"split": str(int(match[1]) / int(match[2]))}
    if match := _ORDINAL.fullmatch(lower):
        return {"ordinal": match[1], "monthday": match[1], "nth": match[1]}
    if match := _DECADE.fullmatch(lower):
        return {"decade": lower[:3] if lower[0] in "12" and len(lower) == 5 else f"19{match[1]}"}
    if match := _CLOCK.fullmatch(lower):
        clock = {"clock": f"{int(match[1]):02d}:{match[3]}"}
        return clock if match[2] == ":" else {**clock, "dotted": "", "number": lower}
    return {}


def _plain_number(lower: str) -> dict[str, str]:
    """A number, which may also be a day of a month or a year."""
    plain = lower.replace(",", "")
    classes = {"number": plain}
    if plain.isdecimal():  # `²` is a digit, and no number
        if 1 <= int(plain) <= 31 and len(plain) <= 2:
            classes["monthday"] = plain
        if len(lower) == 4 and _FIRST_YEAR <= int(plain) <= _LAST_YEAR:
            classes["year"] = plain
        if match := _MILITARY.fullmatch(lower):
            classes["military"] = f"{match[1]}:{match[2]}"
    return classes if plain.replace(".", "").isdecimal() else {}


def words(text: str) -> list[Word]:
    """The tokens of `text`; entries of several words (`more than`) and names of feasts are one token.

    >>> [(word.lower, sorted(word.classes)) for word in words("by Sept. 30")]
    [('by', []), ('sept.', ['month']), ('30', ['monthday', 'number'])]
    >>> words("on Bastille Day")[1].classes
    {'feast': 'bastille day|'}
    """
    named = {one.span.start: one for one in feasts.find(text)}
    lexicon, phrases = _lexicon(), _phrases()
    raw = [(match.group().lower(), match.start(), match.end()) for match in _TOKEN.finditer(text)]
    out: list[Word] = []
    at = 0
    while at < len(raw):
        lower, start, end = raw[at]
        if start in named:
            feast = named[start]
            classes = {"feast": f"{feast.name}|{feast.country or ''}"}
            out.append(Word(lower, start, feast.span.end, classes))
            while at < len(raw) and raw[at][1] < feast.span.end:
                at += 1
            continue
        length = 1
        for parts in phrases.get(lower, ()):
            if tuple(token[0] for token in raw[at : at + len(parts)]) == parts:
                length, lower, end = len(parts), _entry_of(parts), raw[at + len(parts) - 1][2]
                break
        classes = lexicon.get(lower, {})
        if not classes and (lower[0].isdecimal() or (lower[0] in "'’" and len(lower) == 4)):
            classes = _numeral(lower)
        out.append(Word(lower, start, end, classes))
        at += length
    return out
