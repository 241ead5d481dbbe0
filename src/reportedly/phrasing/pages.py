"""What there is to say of a page as a whole: its languages, what was set aside, that nothing was found."""

from __future__ import annotations

from collections import Counter
from functools import cache

from reportedly import knowledge
from reportedly.model import Article, Reading
from reportedly.phrasing.words import counted

MOST_REASONS = 5
"""Reasons of one finding that are shown, the most telling first; the JSON has them all."""


def nothing(reading: Reading) -> str:
    """What is said where nothing is attributed: that nothing was found, or that nothing was looked for.

    >>> from reportedly.model import Note
    >>> nothing(Reading(Article("Il pleut."), notes=(Note("language", "not read: language fr"),)))
    'Nothing was looked for: the page is in a language that is not read.'
    """
    if any(note.kind == "language" for note in reading.notes):
        return "Nothing was looked for: the page is in a language that is not read."
    return "Nothing attributed was found in this page."


def set_aside(article: Article) -> str:
    """How many lines of the page are furniture, by kind.

    >>> from reportedly.model import Furniture, Span
    >>> set_aside(Article("", furniture=(Furniture(Span(0, 4), "share", "Share"),)))
    'set aside: 1 share'
    """
    kinds = Counter(each.kind for each in article.furniture)
    return f"set aside: {', '.join(f'{n} {kind}' for kind, n in kinds.most_common())}" if kinds else ""


def languages(article: Article) -> tuple[str, ...]:
    """What the article holds in other languages, and what it was translated from, a line each.

    >>> from reportedly.model import Foreign, Span, Translation, TranslationMark
    >>> languages(Article("", foreign=(Foreign(Span(0, 9), "es"), Foreign(Span(11, 20), "es"))))
    ('2 passages not read: Spanish',)
    >>> marks = (TranslationMark(Span(0, 8), "M. for Mr"),)
    >>> languages(Article("", translated=Translation(0.93, "fr", marks)))
    ('perhaps translated from French (93 % sure): M. for Mr',)
    """
    lines: list[str] = []
    if article.foreign:
        names = dict.fromkeys(language(each.language) for each in article.foreign)
        lines.append(f"{counted(len(article.foreign), 'passage')} not read: {', '.join(names)}")
    if (translated := article.translated) is not None:
        source = f" from {language(translated.language)}" if translated.language else ""
        telling = sorted(translated.marks, key=lambda mark: -mark.weight)
        reasons = list(dict.fromkeys(mark.reason for mark in telling))[:MOST_REASONS]
        sure = round(100 * translated.certainty)
        lines.append(f"perhaps translated{source} ({sure} % sure): {'; '.join(reasons)}")
    return tuple(lines)


def language(code: str) -> str:
    """The language's name in English; the code itself where it is not known.

    >>> language("fr"), language("xx")
    ('French', 'xx')
    """
    return _languages().get(code, code)


@cache
def _languages() -> dict[str, str]:
    return {row["code"]: row["name"] for row in knowledge.table("languages")}


def web_address(address: str | None) -> str | None:
    """The address if a browser may follow it: http and https only, whatever a page claims of itself.

    >>> web_address("https://example.org/a"), web_address("javascript:alert(1)")
    ('https://example.org/a', None)
    """
    if address and address.strip().lower().startswith(("http://", "https://")):
        return address.strip()
    return None
