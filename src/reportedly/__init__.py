"""reportedly reads news pages and keeps track of who said what, on whose authority, when and how firmly.

    import reportedly

    reading = reportedly.read("page.html")
    for attribution in reading.attributions:
        print(attribution.speaker, attribution.cue and attribution.cue.of(reading.article.text))

Everything a user needs is here; nobody needs to import deeper.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

from reportedly.errors import (
    LedgerError,
    NotHeldError,
    NotReadableError,
    NotWrittenError,
    QuestionError,
    ReportedlyError,
)
from reportedly.model import (
    Actor,
    Added,
    Article,
    Attribution,
    Comparison,
    Damage,
    Dating,
    DatingCandidate,
    Event,
    Furniture,
    Mention,
    Note,
    Page,
    PageMetadata,
    Participant,
    Reading,
    Relay,
    Span,
    Statement,
    Time,
    Unreadable,
    Versions,
    View,
    json_schema,
    reading_from_json,
    to_json,
)
from reportedly.notebooks import show_with

if TYPE_CHECKING:
    from reportedly import export
    from reportedly.ledger import Ledger
    from reportedly.pages import Fetching

__all__ = [
    "Actor",
    "Added",
    "Article",
    "Attribution",
    "Comparison",
    "Damage",
    "Dating",
    "DatingCandidate",
    "Event",
    "Fetching",
    "Furniture",
    "Ledger",
    "LedgerError",
    "Mention",
    "NotHeldError",
    "NotReadableError",
    "NotWrittenError",
    "Note",
    "Page",
    "PageMetadata",
    "Participant",
    "QuestionError",
    "Reading",
    "Relay",
    "ReportedlyError",
    "Span",
    "Statement",
    "Time",
    "Unreadable",
    "Versions",
    "View",
    "compare",
    "export",
    "json_schema",
    "read",
    "read_page",
    "read_text",
    "reading_from_json",
    "text_of",
    "to_json",
]


def read(
    source: str | Path | bytes | Page, *, published: date | None = None, fetching: Fetching | None = None
) -> Reading:
    """Read one page: a path (`-` for standard input), an address, the page's bytes, or a `Page`.

    `published` is the day the page appeared, where you know it and the page may not say. `fetching` says
    how an address is fetched.
    Raises `NotReadableError` with one line on why, where it is not a readable news page.
    """
    from reportedly import pages

    if isinstance(source, bytes):
        source = pages.page_of(source)
    page = source if isinstance(source, Page) else pages.load(source, visitor=pages.Visitor(fetching))
    return _reading(_published(page, published))


def read_page(
    content: bytes, *, url: str | None = None, published: date | None = None, analyse: bool = True
) -> Reading:
    """Read the bytes of one page, HTML or plain text; with `analyse=False` only its article.

    Raises `NotReadableError` with one line on why, where it is not a readable news page.
    """
    from reportedly import pages

    page = pages.page_of(content, url=url, source=url or "page")
    return _reading(_published(page, published), analyse)


def read_text(text: str, *, published: date | None = None) -> Reading:
    """Read a text that is an article and nothing but: offsets are into it, unchanged."""
    from reportedly import reading

    return reading.read_text(text, published)


def compare(first: str, second: str) -> Comparison:
    """Whether two sentences say the same, and whether both can hold, with the reason in words.

    `score` is how likely a reader is to say that they say the same, from 0 to 1.
    """
    from reportedly.comparing import pairs

    return pairs.compare(first, second)


def text_of(page: Page) -> str:
    """The page's text as a person would see it, furniture and all: what `Furniture.span` points into."""
    from reportedly import pages

    return pages.text_of(page)


def _reading(page: Page, analyse: bool = True) -> Reading:
    from reportedly import reading

    try:
        return reading.read(page, analyse)
    except NotReadableError as error:
        raise NotReadableError(f"{page.source}: {error}") from error


def _published(page: Page, day: date | None) -> Page:
    from msgspec.structs import replace

    if day is None:
        return page
    return replace(page, metadata=replace(page.metadata, published=day.isoformat()))


def _in_a_notebook(records: Sequence[object], more: bool) -> str | None:
    from reportedly.web import notebook

    return notebook.html(records, more)


show_with(_in_a_notebook)


def __getattr__(name: str) -> object:
    """`Ledger`, `Fetching` and `export` are loaded on first use, so that `import reportedly` stays quick."""
    if name == "Ledger":
        from reportedly.ledger import Ledger

        return Ledger
    if name == "Fetching":
        from reportedly.pages import Fetching

        return Fetching
    if name == "export":
        return import_module("reportedly.export")
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
