"""Pages that carry the same text: the list of families, and one with what each copy changed."""

from __future__ import annotations

import msgspec

from reportedly.errors import NotHeldError
from reportedly.ledger import Family
from reportedly.model import Record
from reportedly.web.app.asking import Asked, Shown
from reportedly.web.app.paging import Paging, part, part_of

COPIES = 10
"""Copies that are shown beside the text they go back to, in one part."""


class Families(Record, frozen=True):
    """Families, and where the rest of them are."""

    families: tuple[Family, ...]
    paging: Paging = Paging()


class OneFamily(Record, frozen=True):
    """A family: its root, and a part of the pages that go back to it, with what each changed."""

    family: Family
    paging: Paging = Paging()


def listed(asked: Asked) -> Shown:
    """The families, the largest first."""
    size = 20
    found = asked.ledger.families(limit=size + 1, after=asked.words("after"))
    families, paging = part(asked, found, lambda one: one.id, size)
    return Shown("app/families.html.j2", Families(families, paging), {"title": "Families", "more": paging})


def page(asked: Asked) -> Shown:
    """The family of the page whose id is in the path."""
    id_of_page = asked.part("page")
    family = asked.ledger.family(id_of_page, changed=())
    if family is None:
        raise NotHeldError("no other page that is held carries the text of this page")
    shown, paging = part_of(asked, family.pages[1:], lambda one: one.page, COPIES)
    told = asked.ledger.family(id_of_page, changed={one.page for one in shown}) or family
    root, here = told.pages[0], {one.page for one in shown}
    copies = tuple(one for one in told.pages[1:] if one.page in here)
    values = {"title": root.headline or "Pages with one text", "root": root, "copies": copies}
    found = OneFamily(msgspec.structs.replace(told, pages=(root, *copies)), paging)
    return Shown("app/family.html.j2", found, values)
