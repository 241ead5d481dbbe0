"""Whether a clause speaks of what was (-1) or of what is to come (1)."""

from __future__ import annotations

import re
from functools import cache

from spacy.tokens import Token

from reportedly.knowledge import table

_CLAUSE_REACH = 160
"""Characters before an expression that are looked at without a parse: about one clause of news."""

_MAX_CLIMB = 12
"""Heads to climb from an expression to its verb; deeper parses are wrong ones (seen in lists and tables)."""


_BESIDE = 2
"""Heads from an expression to the verb whose own time it tells: `is on Friday`, with its preposition."""


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(row["word"] for row in table("times_leads") if row["kind"] == kind)


@cache
def _future_words() -> re.Pattern[str]:
    words = sorted(_words("future"))
    return re.compile(r"\b(?:" + "|".join(re.escape(word) for word in words) + r")\b|['’]ll\b", re.IGNORECASE)


def _of_verb(verb: Token) -> int:
    """The time a verb speaks of: `will meet`, `plans to meet`, `is scheduled` look ahead."""
    if any(
        child.lower_ in _words("auxiliary") for child in verb.children if child.dep_ in {"aux", "auxpass"}
    ):
        return 1
    if verb.tag_ == "VB" and any(child.lower_ == "to" for child in verb.children):
        perfect = any(child.lemma_ == "have" and child.dep_ == "aux" for child in verb.children)
        if not perfect and verb.head.lemma_ in _words("plan"):
            return 1
        return 1 if verb.dep_ in {"acl", "relcl"} or verb.head.tag_ in {"VBZ", "VBP"} else -1
    if verb.tag_ == "VBG" and any(child.tag_ in {"VBP", "VBZ"} for child in verb.children):
        return 1
    return 1 if verb.lemma_ in _words("plan") and verb.tag_ in {"VBN", "VBZ", "VBP"} else -1


def _is_to_be(verb: Token) -> bool:
    """`the vote is on Friday`: what is to come is told as if it were."""
    return verb.lemma_ == "be" and verb.tag_ in {"VBZ", "VBP"} and verb.dep_ == "ROOT"


def _follows_past(token: Token) -> bool:
    """`said Tuesday` is past, even where the parse hangs Tuesday on what was said."""
    at = token.i - 1
    while at >= 0 and token.doc[at].lower_ in {"on", "late", "early"}:
        at -= 1
    return at >= 0 and token.doc[at].tag_ == "VBD"


def direction(text: str, start: int, token: Token | None, ahead: bool = False) -> int:
    """-1 where the clause around the expression at `start` speaks of the past, 1 where of the future.

    `ahead` says that a word before it looks ahead already: `by`, `until`.

    >>> direction("They will meet on Friday", 18, None), direction("They met on Friday", 12, None)
    (1, -1)
    """
    if ahead:
        return 1
    if token is None:
        clause = re.split(r"[.!?;\n]", text[max(0, start - _CLAUSE_REACH) : start])[-1]
        return 1 if _future_words().search(clause) else -1
    if _follows_past(token):
        return -1
    for climbed in range(_MAX_CLIMB):
        if token.pos_ in {"VERB", "AUX"}:
            return 1 if climbed <= _BESIDE and _is_to_be(token) else _of_verb(token)
        if token.head == token:
            break
        token = token.head
    return -1
