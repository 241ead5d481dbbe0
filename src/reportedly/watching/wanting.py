"""What somebody asks to be told of, in a line: `speaker=Kremlin`, `pair=Russia/Ukraine`, `dispute`, `due`.

It goes to `Ledger.wanted`.
"""

from __future__ import annotations

import re

from reportedly import filters
from reportedly.errors import QuestionError
from reportedly.ledger import NewsKind
from reportedly.model import Record

_SAID = frozenset(one.name for one in filters.STATEMENTS) - {"since", "until"}
_DONE = frozenset(one.name for one in filters.EVENTS) - {"since", "until"}
_BETWEEN = re.compile(r",\s*(?=\w+\s*=)")


class Want(Record, frozen=True):
    """What is asked for: in the user's words, of which kind, and by what."""

    asked: str
    kind: NewsKind
    by: dict[str, str]


def want(asked: str) -> Want:
    """What a line asks for; conditions are parted by commas, and all have to hold.

    >>> want("speaker=Kremlin, about=North Korea").by
    {'speaker': 'Kremlin', 'about': 'North Korea'}
    >>> want("pair=Russia/Ukraine")
    Want(asked='pair=Russia/Ukraine', kind='event', by={'actor': 'Russia', 'other': 'Ukraine'})
    >>> want("actor=Russia, type=assault").kind, want("dispute=Kremlin").by, want("due").kind
    ('event', {'speaker': 'Kremlin'}, 'expectation')

    Raises `QuestionError` for what means nothing.
    """
    line = asked.strip()
    name, _, value = (part.strip() for part in line.partition("="))
    if name == "dispute":
        return Want(line, "dispute", {"speaker": value} if value else {})
    if name == "due":
        return Want(line, "expectation", {"state": "open", **({"about": value} if value else {})})
    if name == "outcome":
        return Want(line, "expectation", {"about": value} if value else {})
    if name == "pair":
        one, _, other = (part.strip() for part in value.partition("/"))
        if not one or not other:
            raise QuestionError(f"{asked!r} names no pair: give it as pair=Russia/Ukraine")
        return Want(line, "event", {"actor": one, "other": other})
    by = _conditions(line)
    if by and by.keys() <= _SAID:
        return Want(line, "statement", by)
    if by and by.keys() <= _DONE:
        return Want(line, "event", {{"type": "kind"}.get(name, name): value for name, value in by.items()})
    there = ", ".join(f"{one}=…" for one in sorted(_SAID | _DONE))
    raise QuestionError(
        f"{asked!r} is nothing that one can be told of; these are: "
        f"dispute, due, outcome, pair=ONE/OTHER, {there}"
    )


def _conditions(line: str) -> dict[str, str]:
    """The values by name; none where the line is something else."""
    parts = [part.partition("=") for part in _BETWEEN.split(line)]
    by = {name.strip(): value.strip() for name, _, value in parts}
    return by if len(by) == len(parts) and all(by.values()) else {}
