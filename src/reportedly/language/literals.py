"""What a text must hold for a regular expression to match in it: to look for a hundred of them quickly."""

from __future__ import annotations

import re
from typing import Any, cast

SHORTEST = 3
"""Letters of a literal that is worth looking for; one is, where it is no letter of English."""

_parser: Any = re._parser  # pyright: ignore # the only place that knows how an expression is made


def needed(pattern: str) -> frozenset[str] | None:
    """Strings in small letters one of which every match of `pattern` holds; None where it cannot be told.

    >>> sorted(needed(r"\\b(?:head|chief) of \\w+|the \\d+ masses")), needed(r"\\d+ ?h")
    ([' masses', 'chief', 'head'], None)
    """
    return _of_sequence(_parser.parse(pattern, re.IGNORECASE))


def _of_sequence(items: Any) -> frozenset[str] | None:
    """The best that one part of a sequence says: few strings, and long ones."""
    found: list[frozenset[str]] = []
    run = ""
    for operation, value in [*items, (None, None)]:
        name = str(operation)
        if name == "LITERAL":
            run += chr(cast("int", value)).lower()
            continue
        if len(run.strip()) >= SHORTEST or not run.isascii():
            found.append(frozenset((run,)))
        run = ""
        if (inner := _of_part(name, value)) is not None:
            found.append(inner)
    return max(found, key=lambda each: (min(len(one.strip()) for one in each), -len(each)), default=None)


def _of_part(name: str, value: Any) -> frozenset[str] | None:
    if name == "SUBPATTERN":
        return _of_sequence(value[-1])
    if name in ("MAX_REPEAT", "MIN_REPEAT"):
        return _of_sequence(value[2]) if value[0] > 0 else None
    if name == "BRANCH":
        branches = [_of_sequence(each) for each in value[1]]
        said = [each for each in branches if each is not None]
        return frozenset[str]().union(*said) if len(said) == len(branches) else None
    return None
