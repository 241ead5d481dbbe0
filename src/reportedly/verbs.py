"""Verbs that agree with who does it: acts of speech, and events told as a sentence would tell them."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache

from reportedly import knowledge

_AFTER_HEAD = re.compile(r",| (?:of|in|on|at|from|for|with|to|near|close|who|that|which|whose)\b")
"""What begins the words behind the noun that a phrase is about."""

_TOGETHER = re.compile(r" and (?:\w+ )*[a-zà-ÿ]+$")
"""Somebody named by a common noun beside somebody else: *the mayor and her deputy*."""

_ONE = ("ss", "us", "is", "'s", "’s")
"""Endings in s that are no plural."""


def are_several(who: str) -> bool:
    """Whether words for somebody take the verb of several.

    What has a name is one, whatever its ending.

    >>> [are_several(who) for who in ("Russian agencies", "sources close to the court", "people", "they")]
    [True, True, True, True]
    >>> [are_several(who) for who in ("United Nations", "ministry of works", "White House press", "Reuters")]
    [False, False, False, False]
    >>> are_several("the mayor and her deputy"), are_several("Bosnia and Herzegovina")
    (True, False)
    """
    head = _AFTER_HEAD.split(who, maxsplit=1)[0].strip()
    last = head.rsplit(" ", 1)[-1]
    number = _numbers().get(last.lower())
    if number is not None:
        return number == "many"
    is_common = last[:1].islower()
    return is_common and ((last.endswith("s") and not last.endswith(_ONE)) or bool(_TOGETHER.search(head)))


@cache
def _numbers() -> dict[str, str]:
    return {row["word"]: row["number"] for row in knowledge.table("plurals")}


def of_several(verb: str) -> str:
    """A verb of one as it is said of several.

    >>> [of_several(verb) for verb in ("denies", "dies", "accuses", "agrees with", "is hurt")]
    ['deny', 'die', 'accuse', 'agree with', 'are hurt']
    """
    first, space, rest = verb.partition(" ")
    if first == "is":
        first = "are"
    elif first.endswith("ies") and len(first) > len("dies"):
        first = f"{first.removesuffix('ies')}y"
    else:
        first = first.removesuffix("s")
    return first + space + rest


def together(names: Sequence[str]) -> str:
    """Names as one phrase.

    >>> together(["Ana Belo"]), together(["Ana Belo", "Jun Ito", "Oslo"])
    ('Ana Belo', 'Ana Belo, Jun Ito and Oslo')
    """
    return " and ".join(filter(None, [", ".join(names[:-1]), *names[-1:]]))


def agreeing(verb: str, who: Sequence[str]) -> str:
    """A verb of one as it is said of those who do it.

    >>> agreeing("denies", ["Moscow", "Pyongyang"]), agreeing("denies", ["Moscow"])
    ('deny', 'denies')
    """
    return of_several(verb) if len(who) > 1 or any(map(are_several, who)) else verb


def deed(kind: str, mode: str | None = None, who: Sequence[str] = (), *, to_somebody: bool = True) -> str:
    """What is done, by the type of an event and its mode, as it is said of who does it.

    A noun where nobody is named; without the last word of *agrees with* where nothing follows.

    >>> deed("CONSULT", "visit", ["Vladimir Putin"]), deed("AGREE", None, ["Baltrade", "the union"])
    ('visits', 'agree with')
    >>> deed("AGREE", None, ["Baltrade"], to_somebody=False)
    'agrees'
    >>> deed("ASSAULT", "drone"), deed("disaster", "flood")
    ('attack', 'flood')
    """
    says, called = _deeds().get((kind, mode or ""), _deeds().get((kind, ""), ("", "")))
    if kind == "disaster" and mode:
        return mode
    if not who:
        return called or kind.lower()
    verb = agreeing(says or kind.lower(), who)
    return verb if to_somebody else _HANGING.sub("", verb)


_HANGING = re.compile(r" (?:with|against|to|from|of|on)$")
"""What of a verb wants somebody behind it."""


def manner(kind: str, mode: str | None, who: Sequence[str] = ()) -> str:
    """The mode of an event, where what is said of it does not tell it already.

    >>> manner("ASSAULT", "drone", ["Russia"]), manner("CONSULT", "visit", ["Vladimir Putin"])
    ('drone', '')
    """
    is_told = kind == "disaster" or (who and _deeds().get((kind, mode or ""), ("", ""))[0])
    return "" if is_told else (mode or "").replace("-", " ")


def told(kind: str, mode: str | None, who: Sequence[str], whom: Sequence[str]) -> str:
    """Who did what to whom, in a line.

    >>> told("CONSULT", "visit", ["Vladimir Putin"], ["North Korea"])
    'Vladimir Putin visits North Korea'
    >>> told("ASSAULT", "drone", [], ["Kyiv", "Lviv"]), told("die", None, ["Jalal Talabani"], [])
    ('attack (drone): Kyiv and Lviv', 'Jalal Talabani dies')
    """
    does, how = deed(kind, mode, who, to_somebody=bool(whom)), manner(kind, mode, who)
    how = how and f" ({how})"
    if who:
        return " ".join(filter(None, (together(who), does, together(whom)))) + how
    return f"{does}{how}: {together(whom)}" if whom else f"{does}{how}"


@cache
def _deeds() -> dict[tuple[str, str], tuple[str, str]]:
    """How each type of event, and each mode of one, is said of somebody, and what it is called."""
    types = {row["type"]: (row["says"], row["called"]) for row in knowledge.table("event_types")}
    modes = {
        (row["type"], row["mode"]): (row["says"], types[row["type"]][1])
        for row in knowledge.table("event_modes")
        if row["says"]
    }
    return {(kind, ""): told for kind, told in types.items()} | modes
