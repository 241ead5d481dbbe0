"""What HTML's elements do to the words in them: one list (`html_elements`) for all who read mark-up."""

from __future__ import annotations

from functools import cache
from typing import Any, Literal

from reportedly.knowledge import table

Use = Literal["block", "heading", "invisible", "control", "cell"]


@cache
def elements(use: Use) -> frozenset[str]:
    """The names of the elements with that `use`.

    >>> "h1" in elements("block"), "h1" in elements("heading"), "b" in elements("block")
    (True, True, False)
    """
    return frozenset(row["tag"] for row in table("html_elements") if use in (row["use"], row["also"]))


@cache
def breaking() -> frozenset[str]:
    """The elements that stand on a line of their own, whatever is around them."""
    return elements("block") | elements("control") | {"br"}


def is_laid_out(cell: Any) -> bool:  # lxml's elements come without types
    """Whether a cell holds lines of its own: the page is laid out with it, and it is no row's part."""
    return next(cell.iterdescendants(*breaking()), None) is not None
