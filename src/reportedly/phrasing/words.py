"""The words of a content as they are shown and compared, and numbers with their nouns."""

from __future__ import annotations

import re
import unicodedata

from reportedly.model import Attribution, Manner

_PAIRS = ("“”", "«»")
_OPENING_QUOTES = "\"'“„«‘‚‹「『"


def content(attribution: Attribution, text: str) -> str:
    """What is attributed, its pieces joined."""
    return " … ".join(span.of(text) for span in attribution.content)


def as_printed(content: str, manner: Manner) -> str:
    """The content in its own words; direct speech has quotation marks, whether or not the span has.

    >>> as_printed("We will answer.", "direct")
    '“We will answer.”'
    >>> as_printed("that it would answer", "indirect")
    'that it would answer'
    """
    if manner != "direct" or content.lstrip()[:1] in _OPENING_QUOTES:
        return closed(content)
    return f"“{content}”"


def closed(words: str) -> str:
    """Words out of a longer quotation, with the quotation mark that was left outside of them.

    >>> closed("the treaty “the strongest ever"), closed("strongest” of all"), closed("“We” and “they”")
    ('the treaty “the strongest ever”', '“strongest” of all', '“We” and “they”')
    >>> closed("” the invitation to visit “")
    'the invitation to visit'
    """
    words = words.lstrip("”» ").rstrip("“« ")
    for opening, closing in _PAIRS:
        missing = words.count(opening) - words.count(closing)
        words = f"{opening}{words}" if missing < 0 else f"{words}{closing}" if missing > 0 else words
    return words


def same_words(text: str) -> str:
    """What two texts share that differ in nothing but case, quotation marks, hyphens, space and end stops.

    >>> same_words("“We will  answer.”") == same_words('"we will answer"')
    True
    >>> same_words("Kim Jong-un") == same_words("Kim Jong Un")
    True
    """
    letters = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"[\s\"'“”„«»‘’‚‹›.,‐‑-]+", " ", letters).strip()


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun.

    >>> counted(1, "page"), counted(1200, "page"), counted(2, "story", "stories")
    ('1 page', '1,200 pages', '2 stories')
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"
