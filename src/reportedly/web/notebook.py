"""Records as a notebook shows them: a reading as its page, what has a picture as that, answers as a table."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import cast

from markupsafe import Markup, escape

from reportedly import phrasing, pictures
from reportedly.ledger import (
    Claim,
    CodedEvent,
    Dispute,
    Entry,
    Family,
    Happening,
    KnownActor,
    Network,
    Party,
    Story,
    Trace,
)
from reportedly.model import Reading, Record, Relay, Statement
from reportedly.pictures import Picture
from reportedly.web.reading_page import reading_page
from reportedly.web.templating import shown as printable

COLUMNS: Mapping[type, tuple[str, ...]] = {
    Statement: ("published", "speaker", "act", "content", "through", "site"),
    CodedEvent: ("date", "actors", "type", "recipients", "status", "evidence", "site"),
    Happening: ("date", "actors", "type", "recipients", "statuses", "evidence", "pages"),
    Claim: ("id", "words", "pages", "texts", "sources", "chains"),
    Dispute: ("kind", "reason", "one", "other"),
    KnownActor: ("id", "name", "kind", "country", "pages", "statements", "about"),
    Entry: ("id", "published", "site", "headline", "statements"),
    Family: ("id", "size", "origin", "sites", "earliest", "latest"),
}
"""What is shown of each kind of answer, in order; other records are shown as they write themselves."""

CELL = "text-align:left;vertical-align:top;padding:.2em .9em .2em 0"
"""Of a table: a notebook sets its own to the right; colours are left to it, light or dark."""

HEIGHT = "40rem"
"""Of the frame that a reading is shown in."""


def html(records: Sequence[object], more: bool) -> str | None:
    """One record or several of a kind as HTML; none for what is not known here."""
    if not records:
        return "<p>None.</p>"
    one = records[0]
    if len(records) == 1:
        if isinstance(one, Reading):
            frame = '<iframe srcdoc="{}" sandbox title="{}" style="width:100%;height:{};border:0"></iframe>'
            return str(Markup(frame).format(reading_page(one), one.article.headline or "A reading", HEIGHT))
        if drawn := _picture(one):
            return drawn.file().partition("\n")[2]
    columns = COLUMNS.get(type(one))
    return _table(cast("Sequence[Record]", records), columns, more) if columns else None


def _picture(record: object) -> Picture | None:
    if isinstance(record, Trace):
        return pictures.chains(record)
    if isinstance(record, Story):
        return pictures.of_story(record)
    return pictures.network(record) if isinstance(record, Network) else None


def _table(records: Sequence[Record], columns: Sequence[str], more: bool) -> str:
    head = Markup("").join(Markup('<th style="{}">{}</th>').format(CELL, name) for name in columns)
    rows = Markup("").join(
        Markup("<tr>{}</tr>").format(Markup("").join(_cell(getattr(one, name)) for name in columns))
        for one in records
    )
    rest = Markup("<p>… and more</p>") if more else ""
    table = Markup("<table><thead><tr>{}</tr></thead><tbody>{}</tbody></table>{}")
    return str(table.format(head, rows, rest))


def _cell(value: object) -> Markup:
    style = CELL + (";white-space:nowrap" if isinstance(value, date) else "")
    return Markup('<td style="{}">{}</td>').format(style, cell(value))


def cell(value: object) -> Markup:
    """A field in words, escaped.

    >>> cell((Relay("medium", "letter"), Relay("agency", "<b>KCNA")))
    Markup('letter, &lt;b&gt;KCNA')
    """
    return escape(printable(_words(value)))


def _words(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, date):
        return f"{value:%Y-%m-%d}"
    if isinstance(value, tuple):
        return ", ".join(map(_words, cast("tuple[object, ...]", value)))
    if isinstance(value, Statement):
        return f"{phrasing.as_printed(value.content, value.manner)} ({value.speaker or value.source or '?'})"
    return value.name if isinstance(value, Party | Relay) else str(value)
