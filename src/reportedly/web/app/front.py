"""The front page: how much there is, what is new, disputed and due, the largest matters, who speaks most."""

from __future__ import annotations

from itertools import islice

from reportedly.ledger import Counts, Dispute, Entry, Expectation, KnownActor, Storyline
from reportedly.model import Record
from reportedly.web.app.asking import Asked, Shown

NEW = 8
DISPUTED = 4
TOLD = 5
DUE = 5
BUSIEST = 12
"""Rows of each part: together about two screens."""


class Front(Record, frozen=True):
    """What the front page shows. `due` is what is expected on the day of the last page or later."""

    counts: Counts
    new: tuple[Entry, ...] = ()
    disputed: tuple[Dispute, ...] = ()
    storylines: tuple[Storyline, ...] = ()
    due: tuple[Expectation, ...] = ()
    busiest: tuple[KnownActor, ...] = ()


def page(asked: Asked) -> Shown:
    """The front page; that of an empty ledger invites to add pages."""
    ledger = asked.ledger
    counts = ledger.counts()
    if not counts.pages:
        return Shown("app/empty.html.j2", Front(counts), {"title": "Nothing has been read yet"})
    due = ledger.expectations(state="open", since=counts.latest, limit=DUE)
    found = Front(
        counts,
        new=tuple(ledger.newest(NEW)),
        disputed=tuple(ledger.latest_disputes(DISPUTED)),
        storylines=tuple(ledger.storylines(pages=2, limit=TOLD)),
        due=tuple(islice(due, DUE)),
        busiest=tuple(ledger.busiest(BUSIEST)),
    )
    return Shown("app/front.html.j2", found, {"title": "What is said"})
