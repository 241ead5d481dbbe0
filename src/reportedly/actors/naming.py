"""Whether two names may be of one bearer: *AP* and *Associated Press*, *Washington* and *the US*."""

from __future__ import annotations

import re
from difflib import SequenceMatcher

from reportedly.actors.identities import identity

SPELLED_ALIKE = 0.75
"""Share of letters in common, from which two names are one, spelt in two ways: *Fedorov*, *Fyodorov*."""

_STATES = frozenset({"country", "government"})
_SMALL = frozenset({"the", "of", "and", "for", "in", "on", "at"})


def may_be_one(first: str, second: str) -> bool:
    """Whether one bearer may have both names.

    >>> may_be_one("AP", "the Associated Press"), may_be_one("Washington", "the United States")
    (True, True)
    >>> may_be_one("Fedorov", "Fyodorov"), may_be_one("Geneva", "Vienna")
    (True, False)
    """
    ours, theirs = (re.sub(r"^the ", "", name.strip(), flags=re.IGNORECASE) for name in (first, second))
    if ours.casefold() == theirs.casefold() or _initials(ours) == theirs or _initials(theirs) == ours:
        return True
    here, there = identity(ours), identity(theirs)
    if here is not None and there is not None:
        return here == there or (here.country == there.country and {here.kind, there.kind} <= _STATES)
    return SequenceMatcher(None, ours.casefold(), theirs.casefold(), autojunk=False).ratio() >= SPELLED_ALIKE


def _initials(name: str) -> str:
    """`International Atomic Energy Agency` as `IAEA`; nothing for a name of one word."""
    words = [word for word in re.findall(r"\w+", name) if word.lower() not in _SMALL]
    return "".join(word[0] for word in words) if len(words) > 1 else ""
