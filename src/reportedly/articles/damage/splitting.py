"""Words with a space or a line break in them: `govern ment`, `in for mation`, `spokes- man`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportedly.articles.damage.printed import Printed
from reportedly.articles.damage.vocabulary import frequency, known, words_for
from reportedly.model import Damage, Span

COMMON = 500_000
"""Printings that the whole word must have (about the 30,000th of the dictionary)."""

COMMON_WORDS = 5_000_000
"""The same where the piece may be a word (`minis try`)."""

FAR_COMMONER = 8
"""Times: the whole stands out where it is so much commoner than another that its parts may make."""

MOST_PARTS = 5
LONGEST_PIECE = 12
"""Letters: what is longer is a rare word."""

_HYPHENATED = re.compile(
    r"(?P<left>\b[^\W\d_]{2,})[-\u00ad\u2010](?:[ \t]+|[ \t]*\n\s*)(?P<right>[^\W\d_]{2,}\b)"
)
_PARTS = ("-", "'", "’", "&")


def split_words(printed: Printed) -> Iterator[Damage]:
    """Pieces that are no words, and one common word together.

    >>> text = "The govern ment has no in for mation, a spokes- man said; pre- and post-war houses stand."
    >>> found = list(split_words(Printed(text, (Span(0, len(text)),))))
    >>> [(each.span.of(text), each.suggestion) for each in found]
    [('spokes- man', 'spokesman'), ('govern ment', 'government'), ('in for mation', 'information')]
    """
    yield from _hyphenated(printed)
    taken = 0
    for n in _pieces(printed):
        word = printed.words[n]
        if word.start < taken or len(word.text) > LONGEST_PIECE:
            continue
        if found := _joined(printed, n, COMMON_WORDS if known(word.text) else COMMON):
            taken = found.span.end
            yield found


def _damage(printed: Printed, span: Span, whole: str, certain: bool) -> Damage:
    first = span.of(printed.text)
    suggestion = whole.capitalize() if first[0].isupper() else whole
    return Damage(span, "split-words", f"pieces of one word, “{suggestion}”", suggestion, certain)


def _hyphenated(printed: Printed) -> Iterator[Damage]:
    for found in _HYPHENATED.finditer(printed.text):
        left, right = found["left"].lower(), found["right"]
        whole = left + right.lower()
        if right.islower() and right not in words_for("behind a hyphen") and frequency(whole) >= COMMON:
            yield _damage(printed, Span(found.start(), found.end()), whole, certain=True)


def _pieces(printed: Printed) -> list[int]:
    """The places of words that are none, or that are more often the piece of one (`con`)."""
    pieces = words_for("piece")
    return sorted({*printed.strange, *(n for n, word in enumerate(printed.words) if word.text in pieces)})


def _joined(printed: Printed, n: int, common: int) -> Damage | None:
    """The likeliest word that the nth, which is none, makes with its neighbours."""
    words = printed.words
    low, high = n, n
    while low > 0 and n - low < MOST_PARTS - 1 and _adjoin(printed, low - 1):
        low -= 1
    while high + 1 < len(words) and high - n < MOST_PARTS - 1 and _adjoin(printed, high):
        high += 1
    ranked: list[tuple[int, int, int, str]] = []
    for first in range(low, n + 1):
        if first < high and printed.text[words[first].start - 1 : words[first].start] not in _PARTS:
            for last in range(max(n, first + 1), min(first + MOST_PARTS, high + 1)):
                whole = "".join(word.text for word in words[first : last + 1]).lower()
                small = any(word.text in words_for("function") for word in words[first : last + 1])
                if (
                    frequency(whole) >= (COMMON_WORDS if small and last == first + 1 else common)
                    and printed.text[words[last].end : words[last].end + 1] not in _PARTS
                ):
                    ranked.append((frequency(whole), first, last, whole))
    if not ranked:
        return None
    ranked.sort(reverse=True)
    most, first, last, whole = ranked[0]
    # A longer word around it is the one: `in for mation` is information, not formation.
    others = [one for one in ranked[1:] if not (first <= one[1] and one[2] <= last)]
    certain = all(most >= FAR_COMMONER * one[0] for one in others)
    return _damage(printed, Span(words[first].start, words[last].end), whole, certain)


def _adjoin(printed: Printed, n: int) -> bool:
    """Whether nothing but a space parts the nth word from the next, which begins no sentence or name."""
    one, other = printed.words[n], printed.words[n + 1]
    return other.text.islower() and other.start - one.end == 1 and printed.text[one.end] in " \u00a0\t"
