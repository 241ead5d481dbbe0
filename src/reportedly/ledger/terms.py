"""What a person calls an act, a factuality, a country or a relay, as the ledger has it."""

from __future__ import annotations

from functools import cache

from reportedly import knowledge
from reportedly.errors import QuestionError
from reportedly.model import Act, Factuality
from reportedly.phrasing import FACTUALITY, acts


def act(asked: str) -> Act:
    """The act that is meant. Raises `QuestionError`, with all acts, where it is none.

    >>> act("deny"), act("Denies")
    ('deny', 'deny')
    """
    wanted = _plain(asked)
    for name, says in acts().items():
        if wanted in (name, says):
            return name
    raise QuestionError(f"{asked!r} is not an act; these are: {', '.join(acts())}")


def factuality(asked: str) -> Factuality:
    """The value that is meant, by FactBank's sign or in words. Raises `QuestionError` where it is none.

    >>> factuality("ct-"), factuality("Certainly not"), factuality("uncommitted")
    ('CT-', 'CT-', 'Uu')
    """
    wanted = _plain(asked)
    for value, words in FACTUALITY.items():
        if wanted in (value.lower(), words):
            return value
    there = ", ".join(f"{value} ({words})" for value, words in FACTUALITY.items())
    raise QuestionError(f"{asked!r} is not a factuality; these are: {there}")


def country(asked: str) -> str:
    """The ISO 3166-1 alpha-2 code of the country that is meant. Raises `QuestionError` where it is none.

    >>> country("KP"), country("north korea"), country("the United States")
    ('KP', 'KP', 'US')
    """
    code = _countries().get(_plain(asked).removeprefix("the "))
    if code is None:
        raise QuestionError(
            f"{asked!r} is not a country: give its ISO 3166-1 code (KP) or its name in English (North Korea)"
        )
    return code


def relay(asked: str) -> tuple[str, ...]:
    """The names under which pages may have the relay: all those of a medium that is known, or what was asked.

    >>> "AFP" in relay("Agence France-Presse"), relay("message")
    (True, ('message',))
    """
    return _media().get(_plain(asked).removeprefix("the "), (asked,))


@cache
def _countries() -> dict[str, str]:
    """Codes by code and by name."""
    by_name: dict[str, str] = {}
    for row in knowledge.table("countries"):
        for name in row["names"].split(","):
            by_name.setdefault(_plain(name).removeprefix("the "), row["code"])
    return by_name | {row["code"].lower(): row["code"] for row in knowledge.table("countries")}


@cache
def _media() -> dict[str, tuple[str, ...]]:
    """All names of each medium, by each of them; those of several media where they share one."""
    by_name: dict[str, tuple[str, ...]] = {}
    for row in knowledge.table("media"):
        names = tuple(name for name in (row["name"], *row["aliases"].split(",")) if name)
        for name in names:
            key = _plain(name).removeprefix("the ")
            by_name[key] = tuple(dict.fromkeys((*by_name.get(key, ()), *names)))
    return by_name


def _plain(words: str) -> str:
    return " ".join(words.split()).casefold()
