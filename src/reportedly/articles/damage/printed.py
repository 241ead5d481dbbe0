"""An article's text as the finders of damage see it: its words, and what is no prose in it."""

from __future__ import annotations

import re
from bisect import bisect
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from reportedly.articles.damage.vocabulary import listed
from reportedly.model import Article, Span

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")

# Addresses, e-mail, tags and handles, domain names, file names: letters that are not words.
_ADDRESS = re.compile(
    r"""(?:https?://|www\.)\S+ | \b[\w.+-]{1,64}@\S+ | (?<!\w)[#@]\w+
    | \b[\w-]{1,63}(?:\.[\w-]{1,63}){0,5}
      \.(?:com|org|net|gov|edu|info|news|co|uk|us|eu|io|tv|html?|php|pdf|jpe?g|png|js)\b(?:/\S*)?
    """,
    re.VERBOSE | re.IGNORECASE,
)
_MAY_BE_ADDRESS = re.compile(r"[#@]\w|://|\w\.[a-z]{2}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Word:
    """A word as printed, and where."""

    text: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        """Where it stands."""
        return Span(self.start, self.end)


@dataclass(frozen=True)
class Printed:
    """The text of an article, its paragraphs and words."""

    text: str
    paragraphs: tuple[Span, ...]

    @classmethod
    def of(cls, article: Article) -> Printed:
        """The article's; one without paragraphs is one paragraph."""
        return cls(article.text, article.paragraphs or (Span(0, len(article.text)),))

    @cached_property
    def addresses(self) -> tuple[Span, ...]:
        """Addresses, tags and file names.

        >>> text = "See example.org/a or #Harbour."
        >>> [span.of(text) for span in Printed(text, ()).addresses]
        ['example.org/a', '#Harbour']
        """
        if not _MAY_BE_ADDRESS.search(self.text):
            return ()
        return tuple(Span(found.start(), found.end()) for found in _ADDRESS.finditer(self.text))

    def in_address(self, span: Span) -> bool:
        """Whether the span is in an address, and so no prose."""
        place = bisect(self.addresses, span.start, key=lambda address: address.start)
        return any(span.overlaps(address) for address in self.addresses[max(place - 1, 0) : place + 1])

    @cached_property
    def words(self) -> tuple[Word, ...]:
        """Every word outside addresses, in order."""
        found = (Word(word.group(), word.start(), word.end()) for word in _WORD.finditer(self.text))
        if not self.addresses:
            return tuple(found)
        return tuple(word for word in found if not self.in_address(word.span))

    @cached_property
    def strange(self) -> tuple[int, ...]:
        """The places, among the words, of those that are in no list.

        >>> printed = Printed("Kim has no ures today.", ())
        >>> [printed.words[n].text for n in printed.strange]
        ['ures']
        """
        return tuple(n for n, word in enumerate(self.words) if not listed(word.text))

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each word is printed, as it is written."""
        return Counter(word.text for word in self.words)

    def around(self, n: int, reach: int = 2) -> Iterator[Word]:
        """The words beside the nth."""
        yield from self.words[max(n - reach, 0) : n]
        yield from self.words[n + 1 : n + 1 + reach]

    def between(self, one: Word, other: Word) -> str:
        """What stands between two words."""
        return self.text[one.end : other.start]

    def opens_sentence(self, word: Word) -> bool:
        """Whether a word is the first of a sentence, a quotation or a paragraph.

        >>> printed = Printed("It rained. Boats left.", (Span(0, 22),))
        >>> [word.text for word in printed.words if printed.opens_sentence(word)]
        ['It', 'Boats']
        """
        before = self.text[max(word.start - 3, 0) : word.start].rstrip(" \t'\"“”‘’([*•–—-")
        return not before or before[-1] in ".!?:\n"
