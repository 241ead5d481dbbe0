"""The key below a picture: what its forms mean, as far as they are there."""

from __future__ import annotations

from collections.abc import Iterable

from markupsafe import Markup

from reportedly.pictures.drawing import element, group, number, words
from reportedly.pictures.lettering import width

SMALL, LINE = 10.5, 21.0
"""Size of the lettering, as in `pictures.css`, and from line to line: in pixels."""

Entry = tuple[Markup, float, str]
"""A form, drawn from 0 to the right and up from the line of the words; how wide it is; what it means."""


def key(entries: Iterable[Entry], left: float, right: float, y: float) -> tuple[Markup, float]:
    """The forms with their words, in lines between left and right, and where the last of them is."""
    drawn: list[Markup] = []
    x = left
    for form, wide, text in entries:
        long = wide + 8 + width(text, SMALL) + 18
        if x > left and x + long > right:
            x, y = left, y + LINE
        drawn.append(element("g", form, transform=f"translate({number(x)} {number(y)})"))
        drawn.append(words(text, x + wide + 8, y, "small"))
        x += long
    return group(*drawn, class_="key"), y
