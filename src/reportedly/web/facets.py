"""By what a report can be narrowed: act, factuality, country of the speaker, relay; it needs no script."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from itertools import count

from reportedly import phrasing
from reportedly.model import Statement

MOST_CHOICES = 100
"""Choices of one facet, the commonest: each is a rule in the page's style, and nobody reads a longer list."""


@dataclass(frozen=True)
class Choice:
    """One value of a facet; `token` is the class of all statements that have it."""

    token: str
    value: str
    words: str
    number: int


@dataclass(frozen=True)
class Facet:
    """One thing that statements can be told apart by, with its values in the order they are shown."""

    name: str
    label: str
    anything: str
    choices: tuple[Choice, ...]
    token_of: dict[str, str]

    def tokens(self, statements: Iterable[Statement]) -> set[str]:
        """The tokens of the choices that any of the statements has."""
        there = (value for statement in statements for value in _VALUES[self.name](statement))
        return {self.token_of[value] for value in there if value in self.token_of}


def _act(statement: Statement) -> tuple[str, ...]:
    return (statement.act,) if statement.act else ()


def _factuality(statement: Statement) -> tuple[str, ...]:
    return (statement.factuality,) if statement.factuality else ()


def _countries(statement: Statement) -> tuple[str, ...]:
    return statement.countries


def _relays(statement: Statement) -> tuple[str, ...]:
    return phrasing.chain(statement.through)


_VALUES: dict[str, Callable[[Statement], tuple[str, ...]]] = {
    "act": _act,
    "factuality": _factuality,
    "country": _countries,
    "relay": _relays,
}
_LABELS = {
    "act": ("Act", "any act"),
    "factuality": ("How surely", "however surely"),
    "country": ("Speaker of", "any country"),
    "relay": ("Through", "anything"),
}


def facets(groups: Sequence[Sequence[Statement]]) -> tuple[Facet, ...]:
    """The facets by which the groups differ, each group counted once, with tokens that no page can choose.

    >>> from reportedly.model import Relay
    >>> denial = Statement("p/a1", "p", "it", "indirect", act="deny", through=(Relay("agency", "KCNA"),))
    >>> [(facet.name, [choice.words for choice in facet.choices]) for facet in facets([[denial], [denial]])]
    [('act', ['denies']), ('relay', ['KCNA'])]
    """
    numbers = count(1)
    found: list[Facet] = []
    for name, values_of in _VALUES.items():
        counts = Counter(
            value for group in groups for value in {value for one in group for value in values_of(one)}
        )
        choices = tuple(
            Choice(f"f{next(numbers)}", value, _words(name, value), number)
            for value, number in sorted(counts.most_common(MOST_CHOICES), key=_order)
        )
        if choices:
            found.append(Facet(name, *_LABELS[name], choices, {one.value: one.token for one in choices}))
    return tuple(found)


def _words(facet: str, value: str) -> str:
    """The value as people say it.

    >>> _words("act", "report"), _words("relay", "report"), _words("country", "KP")
    ('reports', 'report', 'North Korea')
    """
    said: dict[str, dict[str, str]] = {"act": {**phrasing.acts()}, "factuality": {**phrasing.FACTUALITY}}
    return phrasing.country(value) if facet == "country" else said.get(facet, {}).get(value, value)


def _order(counted: tuple[str, int]) -> tuple[int, str]:
    value, number = counted
    return -number, value
