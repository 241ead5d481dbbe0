"""The front page: how much there is, what is new, what is disputed, and who speaks most."""

from __future__ import annotations

from reportedly.ledger import Counts
from reportedly.model import Record
from reportedly.web.app.asking import Asked, Shown


class Front(Record, frozen=True):
    """What the front page shows."""

    counts: Counts


def page(asked: Asked) -> Shown:
    """The front page; that of an empty ledger invites to add pages."""
    counts = asked.ledger.counts()
    template = "app/front.html.j2" if counts.pages else "app/empty.html.j2"
    return Shown(template, Front(counts), {"title": "What is said"})
