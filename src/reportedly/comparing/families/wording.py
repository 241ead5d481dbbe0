"""An article as families compare it: one number a word, and which words stand in quotation marks."""

from __future__ import annotations

from typing import NamedTuple
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from reportedly.articles.damage import mended
from reportedly.attributions.quotations import quotations
from reportedly.comparing.passages import plain, words_of
from reportedly.model import Article, Span

RUN = 4
"""Words that must follow each other in two pages to count as shared: where a quarter of the words was
changed, a third of the runs of four is still there, and a fourth of those of five."""

_PRIME = np.uint64(0x9E3779B97F4A7C15)
_MIXES = (np.uint64(0xBF58476D1CE4E5B9), np.uint64(0x94D049BB133111EB))
"""Those of SplitMix64 (Steele, Lea and Flood 2014), which make each bit depend on every other."""

Grams = NDArray[np.uint64]


class Wording(NamedTuple):
    """The words of an article in order, each as its CRC-32, and whether it stands in quotation marks."""

    words: NDArray[np.uint32]
    quoted: NDArray[np.bool_]

    @property
    def prose(self) -> int:
        """How many of the words are not in quotation marks: the page's own."""
        return int((~self.quoted).sum())


def wording(article: Article) -> Wording:
    """The words of the article, whatever their case, accents and punctuation, with what is damaged mended.

    >>> from reportedly.model import Damage
    >>> text = "“We knew,” Ana Šimek said – “nothing”."
    >>> wording(Article(text, (Span(0, len(text)),))).quoted.tolist()
    [True, True, False, False, False, True]
    >>> glued = Damage(Span(7, 15), "glued-words", "", "the truth", certain=True)
    >>> len(wording(Article("It was thetruth.", damage=(glued,))).words)
    4
    """
    article, _ = mended(article)
    text = article.text
    places = list(words_of(text))
    words = np.fromiter((crc32(plain(place.of(text)).encode()) for place in places), np.uint32, len(places))
    quoted = np.zeros(len(places), np.bool_)
    starts = np.fromiter((place.start for place in places), np.int64, len(places))
    for span in quotations(text, article.paragraphs or (Span(0, len(text)),)):
        quoted[np.searchsorted(starts, span.start) : np.searchsorted(starts, span.end)] = True
    return Wording(words, quoted)


def runs(words: NDArray[np.uint32], length: int = RUN) -> Grams:
    """Each run of so many words, as one number of 64 bits.

    >>> runs(np.arange(6, dtype=np.uint32)).shape
    (3,)
    """
    count = max(0, len(words) - length + 1)
    mixed = np.zeros(count, np.uint64)
    wide = words.astype(np.uint64)
    for nth in range(length):
        mixed = (mixed ^ wide[nth : nth + count]) * _PRIME
        mixed ^= mixed >> np.uint64(29)
    for mix in _MIXES:
        mixed = (mixed ^ (mixed >> np.uint64(30))) * mix
    return mixed ^ (mixed >> np.uint64(31))
