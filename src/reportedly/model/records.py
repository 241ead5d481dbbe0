"""What every noun of the model is, and the words of a text that one points at."""

from __future__ import annotations

import msgspec

from reportedly import notebooks


class Record(msgspec.Struct, frozen=True, omit_defaults=True):
    """What every noun is: frozen, compared by value, written to JSON without its empty fields."""

    def _repr_html_(self) -> str | None:
        """How a notebook shows it; as it writes itself, where that is none."""
        return notebooks.shown((self,))


class Span(Record, frozen=True):
    """Code points `start` to `end`, `end` excluded."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words the span covers in `text`.

        >>> Span(4, 11).of("The Kremlin denied it.")
        'Kremlin'
        """
        return text[self.start : self.end]

    def overlaps(self, other: Span) -> bool:
        """Whether the two share a code point."""
        return self.start < other.end and other.start < self.end

    def has(self, offset: int) -> bool:
        """Whether the code point at an offset is one of it.

        >>> [Span(4, 11).has(offset) for offset in (3, 4, 10, 11)]
        [False, True, True, False]
        """
        return self.start <= offset < self.end

    def holds(self, other: Span) -> bool:
        """Whether all of the other stands in it.

        >>> Span(4, 11).holds(Span(4, 8)), Span(4, 8).holds(Span(4, 11))
        (True, False)
        """
        return self.start <= other.start and other.end <= self.end
