"""Answers to a question, one after the other, which a notebook can show without using them up."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator
from itertools import islice
from typing import Generic, Self, TypeVar

from reportedly import notebooks

SHOWN = 20
"""Answers that a notebook shows of many."""

Answer = TypeVar("Answer")


class Answers(Iterator[Answer], Generic[Answer]):
    """An iterator over answers; what was shown of it still comes.

    >>> answers = Answers(iter("abc"))
    >>> answers._repr_html_() is None, list(answers)
    (True, ['a', 'b', 'c'])
    """

    def __init__(self, coming: Iterator[Answer]) -> None:
        self._coming = coming
        self._shown: deque[Answer] = deque()

    def __iter__(self) -> Self:
        return self

    def __next__(self) -> Answer:
        return self._shown.popleft() if self._shown else next(self._coming)

    def _repr_html_(self) -> str | None:
        """The first of them, as a notebook shows them."""
        self._shown.extend(islice(self._coming, max(SHOWN + 1 - len(self._shown), 0)))
        first = list(islice(self._shown, SHOWN))
        return notebooks.shown(first, len(self._shown) > SHOWN)
