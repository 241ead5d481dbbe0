"""The passages that two texts share, word for word, and where they stand in each."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from reportedly.model import Record, Span

SHORTEST = 6
"""Words of a passage that is shown; what is shorter, pages share by chance."""


_WORD = re.compile(r"\w+")


class Passage(Record, frozen=True):
    """Words that stand in two texts: where in the one and in the other, and as the second has them."""

    before: Span
    after: Span
    words: str


def shared_passages(first: str, second: str) -> Iterator[Passage]:
    """The longest runs of words in common, in the order of the second; punctuation and case do not count.

    >>> was = "The dam is safe today, the mayor told reporters in Orlec on Monday."
    >>> now = "Good news: “the dam is safe today”, the mayor told reporters."
    >>> [one.words for one in shared_passages(was, now)]
    ['the dam is safe today”, the mayor told reporters']
    """
    ours, theirs = list(words_of(first)), list(words_of(second))
    before, after = [plain(word.of(first)) for word in ours], [plain(word.of(second)) for word in theirs]
    places: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for nth in range(len(before) - SHORTEST + 1):
        places[tuple(before[nth : nth + SHORTEST])].append(nth)
    nth = 0
    while nth <= len(after) - SHORTEST:
        starts = places.get(tuple(after[nth : nth + SHORTEST]), ())
        length, start = max(((_length(before, after, one, nth), -one) for one in starts), default=(0, 0))
        if length:
            there = Span(ours[-start].start, ours[-start + length - 1].end)
            here = Span(theirs[nth].start, theirs[nth + length - 1].end)
            yield Passage(there, here, here.of(second))
        nth += max(1, length)


def _length(before: Sequence[str], after: Sequence[str], start: int, nth: int) -> int:
    """How many words are the same from there on."""
    length = 0
    while start + length < len(before) and nth + length < len(after):
        if before[start + length] != after[nth + length]:
            break
        length += 1
    return length


def words_of(text: str) -> Iterable[Span]:
    """Where each word of a text stands.

    >>> [word.of("Kim Jong-un’s ties") for word in words_of("Kim Jong-un’s ties")]
    ['Kim', 'Jong', 'un', 's', 'ties']
    """
    return (Span(*found.span()) for found in _WORD.finditer(text))


def plain(word: str) -> str:
    """A word in small letters, without accents.

    >>> plain("Šimek"), plain("THE")
    ('simek', 'the')
    """
    if word.isascii():
        return word.lower()
    apart = unicodedata.normalize("NFKD", word.casefold())
    return "".join(letter for letter in apart if not unicodedata.combining(letter))
