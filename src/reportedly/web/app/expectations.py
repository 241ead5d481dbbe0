"""What is due, and what became of it: the list of expectations, and one with who announced it."""

from __future__ import annotations

from typing import get_args

from reportedly import filters
from reportedly.ledger import Expectation
from reportedly.model import ExpectationState, Record
from reportedly.web.app.asking import Asked, Shown
from reportedly.web.app.narrowing import given, narrowings
from reportedly.web.app.paging import Paging, part

SHOWN = 40


class Expectations(Record, frozen=True):
    """Expectations, and where the rest of them are."""

    expectations: tuple[Expectation, ...]
    paging: Paging = Paging()


def listed(asked: Asked) -> Shown:
    """The expectations that fit what is asked, in the order in which they are due."""
    found = asked.ledger.expectations(
        **given(asked, filters.EXPECTATIONS), limit=SHOWN + 1, after=asked.words("after")
    )
    expectations, paging = part(asked, found, lambda one: one.id, SHOWN)
    values = {
        "title": "Expectations",
        "narrowings": narrowings(asked, filters.EXPECTATIONS, STATE=get_args(ExpectationState)),
        "more": paging,
    }
    return Shown("app/expectations.html.j2", Expectations(expectations, paging), values)


def page(asked: Asked) -> Shown:
    """The expectation with the id in the path."""
    found = asked.ledger.expectation(asked.part("expectation"), today=asked.words("today"))
    return Shown("app/expectation.html.j2", found, {"title": found.words})
