"""One page: its text as printed, all that was read in it marked, and where that stands among other pages."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import TypeVar

import msgspec
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from reportedly import phrasing
from reportedly.ledger import Appearance, Entry, Family, FamilyPage, Standing, Storyline, Version
from reportedly.model import A_YEAR, Dating, DatingCandidate, Reading, Record
from reportedly.web import reading_rows
from reportedly.web.app.asking import Asked, Shown, heading
from reportedly.web.event_rows import event_marks, event_rows
from reportedly.web.marking import Block, Mark, blocks
from reportedly.web.reading_rows import Row

STEP = 10
"""Styles are served for so many attributions at a time, so that pages share them."""

LEAST_LIKELY = 0.005
"""Likelihood of a day that is shown, at least: half a per cent."""

BESIDE = 12
"""Pages of its family, and versions of its address, that are shown with a page."""

Listed = TypeVar("Listed", FamilyPage, Version)

MOST_STYLED = 2000
"""Attributions of one page that light up together: no article has more."""


class Article(Record, frozen=True):
    """A page, its reading, whom it names, which claims its statements make, its family and storyline.

    Of its family, and of the versions of its address, there are the first ones and the page itself.
    """

    page: Entry
    reading: Reading
    appearances: tuple[Appearance, ...] = ()
    standing: tuple[Standing, ...] = ()
    family: Family | None = None
    storyline: Storyline | None = None
    versions: tuple[Version, ...] = ()


@dataclass(frozen=True)
class Paragraph:
    """A paragraph in pieces, and the attributions that begin in it."""

    block: Block
    rows: tuple[Row, ...]


def page(asked: Asked) -> Shown:
    """The page with the id in the path."""
    ledger, id_of_page = asked.ledger, asked.part("page")
    found = Article(
        ledger.page(id_of_page),
        ledger.reading(id_of_page),
        tuple(ledger.appearances(id_of_page)),
        tuple(ledger.standing(id_of_page)),
        _near(ledger.family(id_of_page), id_of_page),
        ledger.storyline_of(id_of_page),
    )
    versions = tuple(ledger.versions_of(id_of_page))
    if len(versions) > 1:
        found = msgspec.structs.replace(found, versions=_first(versions, id_of_page))
    reading, article = found.reading, found.reading.article
    marks = tuple(_marks(reading))
    text_blocks = blocks(article.text, article.paragraphs, marks)
    rows = reading_rows.rows_of(reading, text_blocks)
    values: dict[str, object] = {
        "title": heading(ledger, found.page.id, article.headline),
        "article": article,
        "paragraphs": tuple(_paragraphs(text_blocks, rows)),
        "rows": rows,
        "numbers": {row.key: row.number for row in rows},
        "ids": {row.key: row.id for row in rows},
        "actors": {one.id: one.actor for one in found.appearances},
        "standing": {one.statement: one for one in found.standing},
        "events": tuple(event_rows(reading)),
        "damage": tuple(reading_rows.damage_rows(article)),
        "furniture": reading_rows.furniture_of(article.furniture),
        "own": _own(found),
        "sureness": phrasing.sureness(article.published).partition(":")[0] if article.published else "",
        "dates": tuple(_likely(article.published)),
        "dateline": phrasing.dateline(article),
        "languages": phrasing.languages(article),
        "nothing": phrasing.nothing(reading),
        "marks": _styles(len(rows), len(reading.events), len(article.damage)),
        "times": len(reading.times),
        "is_near": _is_near,
        "versions": len(versions),
    }
    return Shown("app/article.html.j2", found, values)


def _marks(reading: Reading) -> Iterator[Mark]:
    yield from reading_rows.attribution_marks(reading)
    yield from event_marks(reading)
    yield from reading_rows.time_marks(reading)
    yield from reading_rows.damage_marks(reading.article)


def _likely(published: Dating | None) -> Iterator[DatingCandidate]:
    """The days that it may be of, but those that a whole per cent says nothing for."""
    for one in published.candidates if published else ():
        if one.score >= LEAST_LIKELY:
            yield one


def _paragraphs(text_blocks: tuple[Block, ...], rows: tuple[Row, ...]) -> Iterator[Paragraph]:
    there = {number: tuple(group) for number, group in groupby(rows, lambda row: row.paragraph)}
    for number, block in enumerate(text_blocks):
        yield Paragraph(block, there.get(number, ()))


def _is_near(earliest: datetime | None, latest: datetime | None) -> bool:
    """Whether bounds say enough to stand in a margin."""
    return earliest is None or latest is None or latest - earliest <= A_YEAR


def _own(found: Article) -> FamilyPage | None:
    """What this page has of the one that it stands beside in its family."""
    pages = found.family.pages if found.family else ()
    return next((one for one in pages if one.page == found.page.id), None)


def _near(family: Family | None, page: str) -> Family | None:
    return msgspec.structs.replace(family, pages=_first(family.pages, page)) if family else None


def _first(pages: tuple[Listed, ...], page: str) -> tuple[Listed, ...]:
    """The first of the pages, and this one where it is not among them."""
    return (*pages[:BESIDE], *(one for one in pages[BESIDE:] if one.page == page))


def _styles(*counts: int) -> str:
    """Where the styles are by which so many attributions, events and damages light up."""
    most = min(max(counts), MOST_STYLED)
    return f"/marks/{-(-most // STEP) * STEP}.css"


async def styles(request: Request) -> Response:
    """Rules by which an attribution (event, damage) lights up as a whole where a part is pointed at."""
    asked = request.path_params["number"]
    if asked > MOST_STYLED or asked % STEP:
        raise HTTPException(404)
    css = "\n".join(
        f"body:has({', '.join(_pointed_at(letter, role, key))}) "
        f":is(.{letter}{key}, #{row}{key}) {{ background-color: var(--lit); }}"
        for key in range(1, asked + 1)
        for letter, role, row in (("k", "", "n"), ("e", "event", "e"), ("d", "damage", "d"))
    )
    headers = {"Cache-Control": "public, max-age=86400"}
    return Response(css, headers=headers, media_type="text/css")


def _pointed_at(letter: str, role: str, key: int) -> Iterator[str]:
    """What lights it up: the pointer on its words or its row, or an address that ends in either."""
    row = "n" if letter == "k" else letter
    yield f".{letter}{key}:hover"
    yield f"#{row}{key}:hover"
    yield f"#{row}{key}:target"
    if role:
        yield f"#t{key}-{role}:target"
    else:
        yield from (f".at{key}:target", *(f"#t{key}-{part}:target" for part in ("source", "cue", "content")))
