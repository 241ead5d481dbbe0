"""Pages of one matter: the list of storylines, and one with what happened and was said in it, in order."""

from __future__ import annotations

import msgspec

from reportedly import filters, pictures
from reportedly.ledger import Storyline
from reportedly.model import Record
from reportedly.web import addresses
from reportedly.web.app.asking import Asked, Shown
from reportedly.web.app.narrowing import given, narrowings
from reportedly.web.app.paging import Paging, part, part_of

SHOWN = 20
"""Storylines on one page."""

ENTRIES, PAGES = 30, 30
"""Of one storyline, what happened or was said, and pages, in one part."""


class Storylines(Record, frozen=True):
    """Storylines, and where the rest of them are."""

    storylines: tuple[Storyline, ...]
    paging: Paging = Paging()


class OneStoryline(Record, frozen=True):
    """A storyline with a part of its entries and one of its pages (`told`), and where the rest of each is."""

    storyline: Storyline
    entries: Paging = Paging()
    told: Paging = Paging()


def listed(asked: Asked) -> Shown:
    """The storylines that fit what is asked, those of most pages first."""
    found = asked.ledger.storylines(
        **given(asked, filters.STORYLINES),
        sources=asked.number("sources", 1, least=1),
        pages=asked.number("pages", 1, least=1),
        limit=SHOWN + 1,
        after=asked.words("after"),
    )
    storylines, paging = part(asked, found, lambda one: one.id, SHOWN)
    values = {"title": "Storylines", "narrowings": narrowings(asked, filters.STORYLINES), "more": paging}
    return Shown("app/storylines.html.j2", Storylines(storylines, paging), values)


def page(asked: Asked) -> Shown:
    """The storyline with the id in the path."""
    found = asked.ledger.storyline(asked.part("storyline"))
    entries, more = part_of(asked, found.entries, lambda one: one.ids[0], ENTRIES)
    told, more_told = part_of(asked, found.told, lambda one: one.page, PAGES, "after_page")
    shown = msgspec.structs.replace(found, entries=entries, told=told)
    is_first = more.first is None and more_told.first is None
    is_drawn = is_first and sum(one.date is not None for one in found.entries) > 1
    values = {
        "title": found.title,
        "picture": pictures.of_storyline(found, link=_address) if is_drawn else None,
    }
    return Shown("app/storyline.html.j2", OneStoryline(shown, more, more_told), values)


def _address(id_of_entry: str) -> str:
    """Where an event (`PAGE/EVENT`) or a claim of a storyline is shown."""
    return addresses.one_event(id_of_entry) if "/" in id_of_entry else addresses.claim(id_of_entry)
