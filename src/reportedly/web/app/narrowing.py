"""The form above a list that narrows it: a field for each filter of the question, with what was given."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from reportedly.filters import Filter
from reportedly.web.app.asking import Asked


@dataclass(frozen=True)
class Narrowing:
    """One field: what it narrows by, what was given, and the values there are, where one chooses."""

    filter: Filter
    given: str
    choices: tuple[str, ...] = ()

    @property
    def label(self) -> str:
        """Its name as people read it."""
        return self.filter.name.capitalize()


def narrowings(asked: Asked, filters: Sequence[Filter], **choices: tuple[str, ...]) -> tuple[Narrowing, ...]:
    """A field for each filter; `choices` are the values there are, by what stands for them (`KIND=…`)."""
    return tuple(
        Narrowing(each, asked.words(each.name) or "", choices.get(each.metavar, ())) for each in filters
    )


def given(asked: Asked, filters: Sequence[Filter]) -> dict[str, str]:
    """What was given, by the names of the filters: words for the ledger."""
    found = ((each.name, asked.words(each.name)) for each in filters if each.least is None)
    return {name: words for name, words in found if words}
