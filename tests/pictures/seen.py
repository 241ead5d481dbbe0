"""What is to be seen in a picture: its words and where they stand, taken to be as wide as `lettering` says."""

from __future__ import annotations

import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import combinations
from xml.etree import ElementTree

from reportedly.pictures import Picture
from reportedly.pictures.lettering import width

SVG = "{http://www.w3.org/2000/svg}"
SIZES = {"head": 15.0, "small": 10.5, "label": 10.5}
BOLD = {"head", "name-strong"}


@dataclass(frozen=True)
class Label:
    """Words, the corners of the room they take, and what they stand in."""

    text: str
    corners: tuple[tuple[float, float], ...]


def tree(picture: Picture) -> ElementTree.Element:
    """The picture as a browser would have it; fails where it is not well formed."""
    ElementTree.fromstring(picture.file())
    return ElementTree.fromstring(picture.inline())


def texts(picture: Picture) -> list[str]:
    return ["".join(one.itertext()) for one in tree(picture).iter(f"{SVG}text")]


def titles(picture: Picture) -> list[str]:
    return ["".join(one.itertext()) for one in tree(picture).iter(f"{SVG}title")]


def labels(picture: Picture) -> Iterator[Label]:
    return _labels(tree(picture), ())


def _labels(root: ElementTree.Element, outer: tuple[str, ...]) -> Iterator[Label]:
    transforms = (*outer, root.get("transform", "")) if root.get("transform") else outer
    if root.tag == f"{SVG}text":
        classes = (root.get("class") or "").replace("p-", "").split()
        size = next((SIZES[name] for name in classes if name in SIZES), 12.0)
        text = "".join(root.itertext())
        long = width(text, size, bold=bool(BOLD & set(classes)))
        x, y = float(root.get("x", 0)), float(root.get("y", 0))
        left = x - {"middle": long / 2, "end": long}.get(root.get("text-anchor", ""), 0)
        top, low = y - size * 0.75, y + size * 0.2
        corners = [(left, top), (left + long, top), (left + long, low), (left, low)]
        for transform in reversed(transforms):
            corners = _moved(corners, transform)
        yield Label(text, tuple(corners))
    for inner in root:
        yield from _labels(inner, transforms)


def _moved(corners: list[tuple[float, float]], transform: str) -> list[tuple[float, float]]:
    for name, values in reversed(re.findall(r"(\w+)\(([^)]*)\)", transform)):
        numbers = [float(value) for value in values.split()]
        if name == "translate":
            corners = [(x + numbers[0], y + numbers[1]) for x, y in corners]
        else:
            assert name == "rotate", transform
            corners = _turned(corners, *numbers)
    return corners


def _turned(
    corners: list[tuple[float, float]], degrees: float, x0: float = 0, y0: float = 0
) -> list[tuple[float, float]]:
    sin, cos = math.sin(math.radians(degrees)), math.cos(math.radians(degrees))
    return [(x0 + (x - x0) * cos - (y - y0) * sin, y0 + (x - x0) * sin + (y - y0) * cos) for x, y in corners]


def overlapping(picture: Picture) -> list[tuple[str, str]]:
    """The pairs of words that run into each other."""
    return [(one.text, other.text) for one, other in combinations(labels(picture), 2) if _touch(one, other)]


def _touch(one: Label, other: Label) -> bool:
    """Whether no line can be drawn between the two rectangles (separating axis theorem)."""
    for corners in (one.corners, other.corners):
        for (x1, y1), (x2, y2) in zip(corners, (*corners[1:], corners[0]), strict=True):
            axis = (y1 - y2, x2 - x1)
            first, second = ([x * axis[0] + y * axis[1] for x, y in label.corners] for label in (one, other))
            if max(first) <= min(second) + 1e-6 or max(second) <= min(first) + 1e-6:
                return False
    return True


def outside(picture: Picture) -> list[str]:
    """Words that stick out of the picture."""
    return [
        label.text
        for label in labels(picture)
        if not all(0 <= x <= picture.width + 0.1 and 0 <= y <= picture.height + 0.1 for x, y in label.corners)
    ]
