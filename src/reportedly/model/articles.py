"""What a page carries: its text, when it is of, and what in it is not the article or not as written."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal

from reportedly.model.records import Record, Span

FurnitureKind = Literal[
    "headline",
    "byline",
    "credit",
    "caption",
    "stamp",
    "section",
    "share",
    "navigation",
    "biography",
    "related",
    "comments",
    "subscription",
    "legal",
    "source-link",
    "other",
]
DamageKind = Literal[
    "filtered-letters",
    "glued-words",
    "split-words",
    "mojibake",
    "stray-fragment",
    "dropped-words",
    "unbalanced-quotes",
    "doubled-text",
    "truncated",
    "stray-markup",
    "odd-one-out",
    "self-contradiction",
]


A_YEAR = timedelta(days=366)
"""Bounds further apart say too little to sort by."""


class DatingCandidate(Record, frozen=True):
    """One date the article may have been published on, and why."""

    earliest: datetime
    latest: datetime
    score: float
    reason: str


class Dating(Record, frozen=True):
    """When an article was published: best bounds, `certainty` from 0 to 1, ranked `candidates`."""

    earliest: datetime
    latest: datetime
    certainty: float
    candidates: tuple[DatingCandidate, ...] = ()

    @property
    def tells(self) -> bool:
        """Whether it says when to within a year, and that rather than not: enough to sort by, or to go by.

        >>> Dating(datetime(2019, 6, 4), datetime(2024, 6, 4), 0.9).tells
        False
        """
        return self.certainty >= 0.5 and self.latest - self.earliest <= A_YEAR

    @property
    def believed(self) -> bool:
        """Whether it is surely enough the page's own to be taken as it is, whatever the text says."""
        return self.certainty >= 0.75 and self.tells


class Furniture(Record, frozen=True):
    """Page text that is not the article. `span` points into the page's text (`reportedly.text_of`)."""

    span: Span
    kind: FurnitureKind
    text: str


class Damage(Record, frozen=True):
    """Where the article's text as printed is not what was written; the text is never changed."""

    span: Span
    kind: DamageKind
    reason: str
    suggestion: str | None = None
    certain: bool = False


class Foreign(Record, frozen=True):
    """A stretch of the article's text in a language other than the article's own: kept, and not read."""

    span: Span
    language: str


class TranslationMark(Record, frozen=True):
    """Words of the article that look translated, from which languages, and why.

    `languages` are ISO 639-1; none where the mark says that it is a translation and not from what.
    `weight` is what it adds to the evidence.
    """

    span: Span
    reason: str
    languages: tuple[str, ...] = ()
    weight: float = 1.0


class Translation(Record, frozen=True):
    """Evidence that the article's text was translated.

    `language` is the likeliest it was translated from, none where the marks do not agree on one;
    `certainty`, from 0 to 1, that it is a translation at all.
    """

    certainty: float
    language: str | None = None
    marks: tuple[TranslationMark, ...] = ()


class Article(Record, frozen=True):
    """What a page carries: its text, and who published it, where and when.

    `paragraphs` are spans of `text`. `credit` is whose report it is (an agency), `site` who shows it.
    `dateline` is where it was filed, `dateline_date` the day that stands with it, as a TIMEX3 value: where
    the dateline gives no year, `XXXX-06-12`. `photo_credits` are who took the pictures, or gave them: they
    are no authors. `foreign` are the stretches of `text` in other languages than `language`.
    """

    text: str
    paragraphs: tuple[Span, ...] = ()
    url: str | None = None
    site: str | None = None
    headline: str | None = None
    subheadline: str | None = None
    authors: tuple[str, ...] = ()
    section: str | None = None
    credit: str | None = None
    dateline: str | None = None
    dateline_date: str | None = None
    photo_credits: tuple[str, ...] = ()
    published: Dating | None = None
    language: str | None = None
    foreign: tuple[Foreign, ...] = ()
    translated: Translation | None = None
    furniture: tuple[Furniture, ...] = ()
    damage: tuple[Damage, ...] = ()
