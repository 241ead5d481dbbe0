"""Pages that carry the same text: the list of families, and one with what each copy changed."""

from __future__ import annotations

from reportedly.errors import NotHeldError
from reportedly.ledger import Family
from reportedly.model import Record
from reportedly.web.app.asking import Asked, Shown
from reportedly.web.app.paging import Paging, part


class Families(Record, frozen=True):
    """Families, and where the rest of them are."""

    families: tuple[Family, ...]
    paging: Paging = Paging()


def listed(asked: Asked) -> Shown:
    """The families, the largest first."""
    size = 20
    found = asked.ledger.families(limit=size + 1, after=asked.words("after"))
    families, paging = part(asked, found, lambda one: one.id, size)
    return Shown("app/families.html.j2", Families(families, paging), {"title": "Families", "more": paging})


def page(asked: Asked) -> Shown:
    """The family of the page whose id is in the path."""
    family = next(asked.ledger.families(asked.part("page")), None)
    if family is None:
        raise NotHeldError("no other page that is held carries the text of this page")
    root, *copies = family.pages
    values = {"title": root.headline or "Pages with one text", "root": root, "copies": copies}
    return Shown("app/family.html.j2", family, values)
