"""Letters that a filter took for a rude word and cut out: `ures` for assures, `the T agency` for TASS."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from functools import cache

from reportedly.articles.damage.printed import Printed, Word
from reportedly.articles.damage.vocabulary import frequencies, frequency, known, listed, words_for
from reportedly.knowledge import table
from reportedly.model import Damage, Span

COMMON = 50_000
"""Printings in the dictionary: a rarer word is no likely restoration (the 65,000th)."""

COMMON_BESIDE = 5_000_000
"""The same where what is left may be an inflected word itself (`penger` for passenger)."""

FAR_COMMONER = 8
"""Times: a restoration stands out where it is so much commoner than the next, as in the gold's dev part."""

COMMON_SHORT = 20_000_000
"""Printings that a restoration of one or two letters must have (`cl` for class): many are units."""

FEW_WORDS = 10
"""Words of the dictionary: what fewer begin with is no beginning of an English word."""

_AGENCY = re.compile(
    r"\s+(?:(?:state|official|news|press|media|Russian|Soviet)[\s-]+){0,3}agency\b", re.IGNORECASE
)
_BEFORE = re.compile(r"[\s(\[“‘\"—–]?")
_AFTER = re.compile(r"[\s,.;:!?)\]”\"—–]|$")
_NUMBER = re.compile(r"\d\s$")
_AGENCY_BEFORE = re.compile(r"\b(?:news|state|Russian|press)\s+agency,?\s+$", re.IGNORECASE)


def filtered_letters(printed: Printed) -> Iterator[Damage]:
    """Words that are none, and are one with a filtered sequence of letters put back.

    >>> text = "The Kremlin ures that nothing was signed, the T agency said."
    >>> [(each.span.of(text), each.suggestion) for each in filtered_letters(Printed(text, ()))]
    [('ures', 'assures'), ('T', 'TASS')]

    A page that prints the sequence elsewhere was not filtered for it:

    >>> text = "The Kremlin ures that the bill passed."
    >>> list(filtered_letters(Printed(text, (Span(0, 38),))))
    []
    """
    lower = printed.text.lower()
    active = [letters for letters in _letters() if letters not in lower]
    if not active:
        return
    doubtful: list[tuple[Damage, str]] = []
    seen: set[str] = set()
    agencies, people = _cut_agencies(), _cut_people()
    strange = set(printed.strange)
    for n, word in enumerate(printed.words):
        if n not in strange and word.text not in agencies and word.text not in people:
            continue
        for found, letters in _restored(printed, n, word, active):
            if found.certain:
                seen.add(letters)
            doubtful.append((found, letters))
    for found, letters in doubtful:
        yield found if found.certain or letters not in seen else _surer(found)


def _surer(found: Damage) -> Damage:
    return Damage(
        found.span, found.kind, found.reason + "; the page lacks it elsewhere too", found.suggestion, True
    )


def _restored(printed: Printed, n: int, word: Word, active: list[str]) -> Iterator[tuple[Damage, str]]:
    if found := _agency(printed, word, active) or _named(printed, n, word, active):
        yield _damage(word.span, *found, certain=True), found[1]
        return
    if listed(word.text) or not _alone(printed, word) or not _among_words(printed, n):
        return
    low = word.text.lower()
    if word.text[0].isupper():
        if (found := _compound(low, active)) and not _pronounceable(low):
            yield _damage(word.span, found[0].capitalize(), found[1], certain=False), found[1]
        if not printed.opens_sentence(word) or len(low) <= 3 or known(low):
            return
    ranked = sorted(
        {
            (frequency(whole), whole, letters)
            for letters in active
            for whole in _forms().get((letters, low), ())
        },
        reverse=True,
    )
    ranked = [one for one in ranked if one[0] >= (COMMON if len(low) > 2 else COMMON_SHORT)]
    if ranked:
        most, whole, letters = ranked[0]
        if known(low) and most < COMMON_BESIDE:
            return
        others = [one for one in ranked[1:] if not _same_stem(one[1], whole)]
        certain = (not others or most >= FAR_COMMONER * others[0][0]) and word.text.islower()
        suggestion = whole if word.text.islower() else whole.capitalize()
        yield _damage(word.span, suggestion, letters, certain), letters
    elif (rude := _replaced(low, active)) and word.text.islower():
        yield _damage(word.span, *rude, certain=True), rude[1]


def _damage(span: Span, whole: str, letters: str, certain: bool) -> Damage:
    reason = f"no word as printed; with the letters “{letters}”, which filters cut out, it is “{whole}”"
    return Damage(span, "filtered-letters", reason, whole, certain)


def _alone(printed: Printed, word: Word) -> bool:
    """Whether a word is whole: no part of a longer name, no unit behind a number, no initial."""
    before, after = printed.text[word.start - 1 : word.start], printed.text[word.end : word.end + 2]
    if not _BEFORE.fullmatch(before) or not _AFTER.match(after):
        return False
    if after[:1] == "." and len(word.text) < 3:
        return False
    return not _NUMBER.search(printed.text[max(word.start - 3, 0) : word.start])


def _among_words(printed: Printed, n: int) -> bool:
    """Whether the words around are English: in a foreign phrase one more word that is none says nothing."""
    around = [word for word in printed.around(n, 2) if word.text.islower()]
    return bool(around) and sum(known(word.text) for word in around) * 2 > len(around)


@cache
def _letters() -> tuple[str, ...]:
    return tuple(row["letters"] for row in table("filtered_letters"))


@cache
def _forms() -> dict[tuple[str, str], list[str]]:
    """By letters cut and what is left: the words it may have been."""
    forms: dict[tuple[str, str], list[str]] = {}
    text = "\n" + "\n".join(frequencies()) + "\n"
    for letters in _letters():
        at = 0
        while (at := text.find(letters, at)) >= 0:
            start, at = text.rfind("\n", 0, at) + 1, text.find("\n", at)
            whole = text[start:at]
            # Some filters leave the first letter: `constution`.
            for left in (whole.replace(letters, ""), whole.replace(letters, letters[0])):
                if left:
                    forms.setdefault((letters, left), []).append(whole)
    return forms


def _same_stem(one: str, other: str) -> bool:
    return one.startswith(other) or other.startswith(one)


def _compound(low: str, active: list[str]) -> tuple[str, str] | None:
    """A place or house named for such a word: `Mhouse` for Masshouse.

    >>> _compound("mhouse", ["ass"])
    ('masshouse', 'ass')
    """
    for tail in words_for("ends a compound"):
        head = low.removesuffix(tail)
        if head and head != low and len(head) <= 3:
            wholes = [
                (frequency(whole), whole, letters)
                for letters in active
                for whole in _forms().get((letters, head), ())
            ]
            if wholes:
                _, whole, letters = max(wholes)
                return whole + tail, letters
    return None


@cache
def _onsets() -> frozenset[str]:
    """The two letters that words begin with, leaving out what only a few do (`MHz`)."""
    counts = Counter(word[:2] for word in frequencies())
    return frozenset(onset for onset, count in counts.items() if count >= FEW_WORDS)


def _pronounceable(low: str) -> bool:
    return low[:2] in _onsets()


def _replaced(low: str, active: list[str]) -> tuple[str, str] | None:
    """A rude word that a filter put a mild one for: `buttociation`.

    >>> _replaced("buttociation", ["ass"])
    ('association', 'ass')
    """
    for row in table("filtered_letters"):
        for mild in filter(None, row["replaced"].split(",")):
            if mild in low and row["letters"] in active:
                whole = low.replace(mild, row["letters"])
                if frequency(whole) >= COMMON:
                    return whole, row["letters"]
    return None


# --- Names ---------------------------------------------------------------------------------


@cache
def _cut_agencies() -> dict[str, tuple[str, str]]:
    """By what is left of it: an agency's name, and the letters."""
    cut: dict[str, tuple[str, str]] = {}
    for row in table("media"):
        if row["kind"] == "agency":
            for name in (row["name"], *row["aliases"].split(",")):
                for whole, left, letters in _cut(name):
                    cut.setdefault(left, (whole, letters))
    return cut


@cache
def _cut_people() -> dict[str, list[tuple[str, str, str, str]]]:
    """By what is left of a part of a name: that part, the letters, the part before and the part after."""
    cut: dict[str, list[tuple[str, str, str, str]]] = {}
    rows = (*table("leaders"), *table("filtered_names"))
    holding = re.compile("|".join(_letters()), re.IGNORECASE)
    for name in dict.fromkeys(name for row in rows for name in (row["name"], *row["aliases"].split(","))):
        if not holding.search(name):
            continue
        parts = re.split(r"[\s-]+", name)
        for n, part in enumerate(parts):
            for whole, left, letters in _cut(part):
                before = parts[n - 1] if n else ""
                after = parts[n + 1] if n + 1 < len(parts) else ""
                cut.setdefault(left, []).append((whole, letters, before, after))
    return cut


def _cut(name: str) -> Iterator[tuple[str, str, str]]:
    low = name.lower()
    for letters in _letters():
        if letters in low and (left := re.sub(letters, "", name, flags=re.IGNORECASE)) and " " not in left:
            yield name, left, letters


def _agency(printed: Printed, word: Word, active: Iterable[str]) -> tuple[str, str] | None:
    """A news agency called by what a filter left of its name: `the T agency`."""
    found = _cut_agencies().get(word.text)
    if found is None or found[1] not in active or not word.text[0].isupper():
        return None
    before = printed.text[max(word.start - 30, 0) : word.start]
    beside = _AGENCY.match(printed.text, word.end) or _AGENCY_BEFORE.search(before)
    return found if beside else None


def _named(printed: Printed, n: int, word: Word, active: Iterable[str]) -> tuple[str, str] | None:
    """A person's name with a hole in it, told by the rest of the name: `Bashar al-ad`, `Han Rouhani`."""
    for whole, letters, before, after in _cut_people().get(word.text, ()):
        if letters in active:
            last = printed.words[n - 1].text if n else ""
            following = printed.words[n + 1].text if n + 1 < len(printed.words) else ""
            gap = printed.text[word.start - 1 : word.start]
            if (before and last == before and gap in "- ") or (not before and following == after):
                return whole, letters
    return None
