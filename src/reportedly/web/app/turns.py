"""What moved in time: what one speaker says that is contrary to what he said, and figures that moved."""

from __future__ import annotations

from typing import get_args

from reportedly import filters
from reportedly.ledger import Turn
from reportedly.model import Record, TurnKind
from reportedly.web.app.asking import Asked, Shown
from reportedly.web.app.narrowing import given, narrowings
from reportedly.web.app.paging import Paging, part

SHOWN = 20
"""Turns on one page: each has two statements at least."""


class Turns(Record, frozen=True):
    """Turns, and where the rest of them are."""

    turns: tuple[Turn, ...]
    paging: Paging = Paging()


def listed(asked: Asked) -> Shown:
    """The turns that fit what is asked, by the date of the first statement of each."""
    found = asked.ledger.turns(**given(asked, filters.TURNS), limit=SHOWN + 1, after=asked.words("after"))
    turns, paging = part(asked, found, lambda one: one.id, SHOWN)
    values = {
        "title": "Turns",
        "narrowings": narrowings(asked, filters.TURNS, KIND=get_args(TurnKind)),
        "more": paging,
    }
    return Shown("app/turns.html.j2", Turns(turns, paging), values)
