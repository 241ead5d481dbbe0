"""A page of plain text to its article: the body is found between what stands above and below it.

The steps, in order: blocks (paragraphs as printed), the body's first and last block, the headline above
it, and the kind of everything that is left. All of it rests on where a block stands, on its shape and on
the tables of `furniture`; no block is dropped, each is in the article's text or in its furniture.
"""

from __future__ import annotations

import re

from reportedly import pages
from reportedly.articles import furniture, heads, stamps
from reportedly.articles.plain_blocks import Block, blocks
from reportedly.articles.plain_body import alike, body, headline_in, is_name_line
from reportedly.errors import NotReadableError
from reportedly.model import Article, Dating, Furniture, FurnitureKind, Page, Span

_AROUND_AGENCY = re.compile(r"[|,/–—]|\b(?:by|for)\b", re.IGNORECASE)


def article(page: Page) -> Article:
    """The article in a page of plain text, and all that stands around it as furniture.

    Raises `NotReadableError` where there is none.
    """
    text = pages.text_of(page)
    found = blocks(text)
    title = page.metadata.title
    first, last = body(found, title)
    said = [block for block in found[first : last + 1] if block.kind is None]
    if not said:
        raise NotReadableError("no article text found: the page holds no paragraphs")
    headline = _headline(found[:first], title)
    _name_head(found[:first], headline)
    _name_foot(found[last + 1 :])
    return _assembled(page, found, said, headline)


def _headline(head: list[Block], title: str | None) -> str | None:
    """The headline's words: the line above the body that is it, marked so; else the title given outside."""
    found = headline_in(head, title)
    if found is None:
        return title
    found.kind = "headline"
    return found.text


# --- What is around it ---------------------------------------------------------------------


def _name_head(head: list[Block], headline: str | None) -> None:
    for n, block in enumerate(head):
        if block.kind is None:
            block.kind = furniture.kind_of(block.text, "head")
        if block.kind is None and headline is not None and alike(block.text, headline):
            block.kind = "headline"
        if block.kind is None:
            block.kind = "byline" if is_name_line(head, n) else "other"


def _name_foot(foot: list[Block]) -> None:
    named = {name for block in foot for name in furniture.authors_of(block.text)}
    under: FurnitureKind | None = None
    for block in foot:
        kind = block.kind or furniture.kind_of(block.text, "foot")
        if kind is None:
            kind = "byline" if furniture.plain(block.text) in named else under or "other"
        # Under a heading of links, lines that nothing else tells are its links.
        under = kind if kind in ("related", "comments") else under
        block.kind = kind


# --- The article ---------------------------------------------------------------------------


def _assembled(page: Page, found: list[Block], said: list[Block], headline: str | None) -> Article:
    around = [block for block in found if block.kind is not None]
    credit, place = _credit(around, said[0], page.metadata.site)
    lead = furniture.lead_of(said[0].text, page.metadata.site)
    text, spans = joined([block.text for block in said])
    article = Article(
        text=text,
        paragraphs=spans,
        url=page.url,
        site=page.metadata.site,
        headline=headline,
        authors=_authors(around, page),
        credit=credit,
        dateline=place,
        dateline_date=lead.day if lead else None,
        published=_published(around, page),
        furniture=tuple(Furniture(b.span, b.kind, b.text) for b in around if b.kind is not None),
    )
    return heads.completed(article)


def joined(paragraphs: list[str]) -> tuple[str, tuple[Span, ...]]:
    """Paragraphs as one text, a blank line between them, and where each is in it.

    >>> joined(["Ferries stopped.", "Crews left."])
    ('Ferries stopped.\\n\\nCrews left.', (Span(start=0, end=16), Span(start=18, end=29)))
    """
    spans: list[Span] = []
    at = 0
    for paragraph in paragraphs:
        spans.append(Span(at, at + len(paragraph)))
        at += len(paragraph) + 2
    return "\n\n".join(paragraphs), tuple(spans)


def _authors(around: list[Block], page: Page) -> tuple[str, ...]:
    names = [name for b in around if b.kind == "byline" for name in furniture.authors_of(b.text)]
    if not names:
        names = [name for b in around if b.kind == "byline" and (name := furniture.name_in(b.text))]
    return tuple(dict.fromkeys([*page.metadata.authors, *names]))


def _credit(around: list[Block], lead: Block, site: str | None) -> tuple[str | None, str | None]:
    """Agency and place, each by a credit line, else by the lead's dateline, else by a byline."""
    lines = [furniture.credit_of(b.text) for b in around if b.kind == "credit"]
    told = [credit for credit in (*lines, furniture.lead_of(lead.text, site)) if credit is not None]
    bylines = [b.text for b in around if b.kind == "byline"]
    pieces = [piece for line in bylines for piece in _AROUND_AGENCY.split(line)]
    agencies = [credit.agency for credit in told] + [furniture.agency_of(piece) for piece in pieces]
    places = [credit.place for credit in told] + [furniture.place_of(line) for line in bylines]
    return next(filter(None, agencies), None), next(filter(None, places), None)


def _published(around: list[Block], page: Page) -> Dating | None:
    """What the metadata says, else the first printed stamp that gives a whole date."""
    last = stamps.last_day(page.retrieved)
    given = stamps.dating(page.metadata.published, "metadata") if page.metadata.published else None
    if given and stamps.is_given(given, last):
        return given
    for block in around:
        if block.kind in ("stamp", "byline") and (printed := stamps.dating(block.text, "printed stamp")):
            return printed if printed.earliest.date() <= last else None
    return None
