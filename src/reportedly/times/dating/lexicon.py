"""The words of `knowledge/dating_words.tsv`, as sets and as patterns."""

from __future__ import annotations

import re
from functools import cache

from reportedly.knowledge import table


@cache
def of_kind(kind: str) -> frozenset[str]:
    """The words of one kind."""
    return frozenset(row["word"] for row in table("dating_words") if row["kind"] == kind)


@cache
def any_of(kind: str) -> str:
    """A pattern that matches any word of one kind, the longest first.

    >>> bool(re.fullmatch(any_of("habit"), "each"))
    True
    """
    return "|".join(re.escape(word) for word in sorted(of_kind(kind), key=len, reverse=True))
