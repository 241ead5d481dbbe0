"""Page to Article: the body with its offsets, who wrote it, where and when, and what stands around it."""

from __future__ import annotations

import re
from datetime import date, datetime, time

from reportedly.articles import plain, prose
from reportedly.errors import NotReadableError
from reportedly.model import Article, Dating, DatingCandidate, Page, Span

__all__ = ["extract", "from_text"]

LONGEST_TEXT = 300_000
"""Code points read as one article: the longest of the corpora has 58,000, and this takes about a minute."""

_PARAGRAPH = re.compile(r"[^\s](?:[^\r\n\v\f\x1c-\x1e\x85\u2028\u2029]*[^\s])?")


def extract(page: Page) -> Article:
    """The article in a page, HTML or plain text. Raises `NotReadableError` where there is none."""
    if page.media_type == "text/plain":
        found = plain.article(page)
    else:
        from reportedly.articles import html  # slow to import, and plain text does without

        found = html.article(page)
    if (lack := prose.missing([span.of(found.text) for span in found.paragraphs])) is not None:
        raise NotReadableError(f"no article text found: {lack}")
    if len(found.text) > LONGEST_TEXT:
        raise NotReadableError(f"a text of {len(found.text):,} characters, too long for an article")
    return found


def from_text(text: str, published: date | None = None) -> Article:
    """The article whose text this is, unchanged; its paragraphs are the lines that are not blank.

    >>> from_text("Ferries stopped.\\n\\n  Crews left.\\n").paragraphs
    (Span(start=0, end=16), Span(start=20, end=31))
    """
    paragraphs = tuple(Span(found.start(), found.end()) for found in _PARAGRAPH.finditer(text))
    return Article(text=text, paragraphs=paragraphs, published=_given(published) if published else None)


def _given(published: date) -> Dating:
    """A day, or a moment to the second, as the one who reads the article gave it; a zone is left off."""
    if isinstance(published, datetime):
        earliest = latest = published.replace(microsecond=0, tzinfo=None)
    else:
        earliest, latest = (
            datetime.combine(published, time.min),
            datetime.combine(published, time(23, 59, 59)),
        )
    return Dating(earliest, latest, 1.0, (DatingCandidate(earliest, latest, 1.0, "given"),))
