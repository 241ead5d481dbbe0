"""A name spelt otherwise than the article spells it, and an office given to who does not hold it."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache

from reportedly.articles.damage.vocabulary import listed
from reportedly.knowledge import table
from reportedly.model import Article, Damage, Span

OFTEN = 3
"""Times that the usual spelling must stand in the article, where the other stands once."""

LONG = 5
"""Letters of a surname: shorter ones (Berg, Borg) are too often other people's."""

_NAME = re.compile(r"\b(?P<first>[A-Z][\w’'-]+) (?=(?P<last>[A-Z][^\W\d_]{4,})\b)")
_CAPITALISED = re.compile(r"\b[A-Z][^\W\d_]+\b")


def misspelt_names(text: str) -> Iterator[Damage]:
    """The same first name, and a surname one letter off.

    >>> text = "Tomas Verhagen made it. Verhagen was ill. Tomas Verhagn died. Tomas Verhagen was 81."
    >>> [(each.span.of(text), each.suggestion) for each in misspelt_names(text)]
    [('Verhagn', 'Verhagen')]
    """
    pairs: dict[str, list[re.Match[str]]] = {}
    for found in _NAME.finditer(text):
        pairs.setdefault(found["first"], []).append(found)
    counts: Counter[str] | None = None
    for same in pairs.values():
        lasts = {found["last"] for found in same}
        if len(lasts) < 2:
            continue
        counts = counts or Counter(_CAPITALISED.findall(text))
        for odd in same:
            if listed(odd["last"]):
                continue
            usual = [last for last in lasts if counts[last] >= OFTEN and _near(last, odd["last"])]
            if counts[odd["last"]] == 1 and len(usual) == 1:
                reason = f"the article writes “{usual[0]}” {counts[usual[0]]} times"
                yield Damage(Span(*odd.span("last")), "odd-one-out", reason, usual[0])


def _near(one: str, other: str) -> bool:
    """Whether a letter more, less, changed or out of place is all that parts two names.

    >>> [_near("Hruska", other) for other in ("Hrushka", "Hruksa", "Hruska", "Novak", "Hruskas")]
    [True, True, False, False, False]
    """
    if one == other or min(len(one), len(other)) < LONG or abs(len(one) - len(other)) > 1:
        return False
    if one + "s" == other or other + "s" == one:
        return False
    at = next(
        (n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other))
    )
    rest, theirs = one[at:], other[at:]
    swapped = rest[1::-1] + rest[2:] == theirs if len(rest) > 1 else False
    return swapped or rest[1:] == theirs[1:] or rest[1:] == theirs or rest == theirs[1:]


# --- Who holds an office -------------------------------------------------------------------

_TITLES = ("president", "prime minister", "chancellor")


@cache
def _countries() -> dict[str, str]:
    return {name: row["code"] for row in table("countries") for name in row["adjectives"].split(",") if name}


@cache
def _lands() -> dict[str, set[str]]:
    """By a leader's name: the countries led, at any time that the table knows."""
    lands: dict[str, set[str]] = {}
    for row in table("leaders"):
        for name in (row["name"], *row["aliases"].split(",")):
            if " " in name:
                lands.setdefault(name, set()).add(row["country"])
    return lands


@cache
def _office() -> re.Pattern[str]:
    lands = "|".join(map(re.escape, sorted(_countries(), key=len, reverse=True)))
    return re.compile(rf"\b(?P<land>{lands}) (?i:(?P<title>{'|'.join(_TITLES)})),? (?=[A-Z])")


def wrong_holders(article: Article) -> Iterator[Damage]:
    """An office beside the name of another country's leader, where both names stand in full.

    >>> text = "The Russian president, Volodymyr Zelenskyy, met the French president, Emmanuel Macron."
    >>> [(each.span.of(text), each.suggestion) for each in wrong_holders(Article(text))]
    [('Volodymyr Zelenskyy', None)]
    """
    text = article.text
    if not any(title in text.lower() for title in _TITLES):
        return
    for found in _office().finditer(text):
        name = _leader_at(text, found.end())
        if name and (country := _countries()[found["land"]]) not in _lands()[name]:
            reason = f"{name} is known as a leader of another country than the {found['land']} one"
            span = Span(found.end(), found.end() + len(name))
            yield Damage(span, "odd-one-out", reason, _holder(article, country, found["title"].lower()))


def _leader_at(text: str, start: int) -> str | None:
    words = re.match(r"[\w’'.-]+(?: [\w’'.-]+){1,3}", text[start : start + 60])
    parts = words.group().split() if words else []
    for length in range(len(parts), 1, -1):
        name = " ".join(parts[:length]).rstrip(".,")
        if name in _lands():
            return name
    return None


def _holder(article: Article, country: str, title: str) -> str | None:
    """Who held the office when the article was published, if that is known."""
    if article.published is None:
        return None
    day = article.published.earliest.date().isoformat()
    for row in table("leaders"):
        held = row["since"] <= day <= (row["until"] or "9999")
        if held and row["country"] == country and title in row["title"].split(","):
            return row["name"]
    return None
