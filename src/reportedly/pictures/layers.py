"""A drawing of who leads to whom, in layers from left to right (Sugiyama, Tagawa and Toda 1981).

A line that passes a layer has a place of its own there, so it runs behind nobody's box.
"""

from __future__ import annotations

from bisect import bisect_right, insort
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportedly.pictures.spacing import spaced

SWEEPS = 12
"""How often every layer is ordered by its neighbours: after that, pictures of 200 boxes changed no more."""

SETTLING = 40
"""How often every layer is moved towards its neighbours: after that, boxes moved by less than a pixel."""

STRAIGHT = 5.0
"""A line that would swing by less is drawn straight, in pixels: it still ends at its box."""

PASSING = 4.0
"""Room for a line that passes a layer, in pixels."""


@dataclass(frozen=True)
class Box:
    """What is to be placed: its size, and the `band` (lower ones above) and `group` that it stands in."""

    width: float
    height: float
    band: int = 0
    group: str = ""


@dataclass(frozen=True)
class Layout:
    """Centres of the boxes, the points that each line passes, and the size of it all."""

    centres: Mapping[str, tuple[float, float]]
    routes: Mapping[tuple[str, str], tuple[tuple[float, float], ...]]
    columns: tuple[tuple[float, float], ...]
    height: float


Edge = tuple[str, str]


def leads_to(edges: Iterable[Edge], one: str, other: str) -> bool:
    """Whether one comes, over any number of edges, to the other."""
    after: dict[str, list[str]] = defaultdict(list)
    for start, end in edges:
        after[start].append(end)
    seen, open_ = {one}, [one]
    while open_:
        for there in after[open_.pop()]:
            if there not in seen:
                seen.add(there)
                open_.append(there)
    return other in seen


def layered(
    boxes: Mapping[str, Box], edges: Sequence[Edge], last: Iterable[str], *, across: float, between: float
) -> Layout:
    """The boxes in layers, `across` pixels apart, and `between` pixels from one to the next in each layer.

    No edge may lead back to where it came from (`leads_to`). Those in `last` stand in the last layer.
    """
    rank = _ranks(boxes, edges, frozenset(last))
    sizes, steps = dict(boxes), list[Edge]()
    passes: dict[Edge, list[str]] = {}
    for start, end in edges:
        way = [start, *(f"{start}\x00{end}\x00{n}" for n in range(rank[start] + 1, rank[end])), end]
        for nth, dummy in enumerate(way[1:-1], rank[start] + 1):
            rank[dummy] = nth
            sizes[dummy] = Box(0, PASSING, max(boxes[start].band, boxes[end].band), boxes[end].group)
        passes[start, end] = way
        steps += pairwise(way)
    layers = _ordered(sizes, steps, rank)
    y = _heights(sizes, steps, layers, between)
    columns: list[tuple[float, float]] = []
    for layer in layers:
        left = columns[-1][1] + across if columns else 0.0
        columns.append((left, left + max((sizes[one].width for one in layer), default=0)))
    column = {one: columns[rank[one]] for one in sizes}
    top = min((y[one] - sizes[one].height / 2 for one in boxes), default=0)
    y = {one: at - top for one, at in y.items()}
    return Layout(
        {one: (sum(column[one]) / 2, y[one]) for one in boxes},
        {edge: _route(way, sizes, column, y) for edge, way in passes.items()},
        tuple(columns),
        max((y[one] + sizes[one].height / 2 for one in boxes), default=0),
    )


def _route(
    way: Sequence[str],
    sizes: Mapping[str, Box],
    column: Mapping[str, tuple[float, float]],
    y: Mapping[str, float],
) -> tuple[tuple[float, float], ...]:
    """From the right of the first box to the left of the last, straight through every layer.

    It swings only between layers, where nothing stands: every second step, from the second on.
    """
    points = [(x, y[one]) for one in way for x in column[one]]
    first, last = way[0], way[-1]
    points[0] = (sum(column[first]) / 2 + sizes[first].width / 2, y[first])
    points[-1] = (sum(column[last]) / 2 - sizes[last].width / 2, y[last])
    for nth in range(1, len(points) - 1, 2):
        if abs(points[nth + 1][1] - points[nth][1]) < STRAIGHT:
            points[nth + 1 : nth + 3] = [(x, points[nth][1]) for x, _ in points[nth + 1 : nth + 3]]
    return tuple(points)


def _ranks(boxes: Mapping[str, Box], edges: Sequence[Edge], last: frozenset[str]) -> dict[str, int]:
    rank = dict.fromkeys(boxes, 0)
    for _ in range(len(boxes)):
        before = dict(rank)
        for start, end in edges:
            rank[end] = max(rank[end], rank[start] + 1)
        if rank == before:
            break
    deepest = max(rank.values(), default=0)
    return rank | {one: deepest for one in boxes if one in last}


def _ordered(sizes: Mapping[str, Box], steps: Sequence[Edge], rank: Mapping[str, int]) -> list[list[str]]:
    """The layers, each in the order in which the fewest lines cross that sweeping to and fro comes to."""
    layers: list[list[str]] = [[] for _ in range(max(rank.values(), default=-1) + 1)]
    for one in sizes:
        layers[rank[one]].append(one)
    near: tuple[dict[str, list[str]], dict[str, list[str]]] = defaultdict(list), defaultdict(list)
    for start, end in steps:
        near[0][end].append(start)
        near[1][start].append(end)
    best, fewest = [list(layer) for layer in layers], None
    for sweep in range(SWEEPS):
        side = near[sweep % 2]
        forth = layers if sweep % 2 == 0 else layers[::-1]
        at = {one: nth / len(layer) for layer in layers for nth, one in enumerate(layer)}
        for layer in forth:
            _sort(layer, side, at, sizes)
        crossed = _crossings(layers, near[1])
        if fewest is None or crossed < fewest:
            best, fewest = [list(layer) for layer in layers], crossed
    return best


def _sort(
    layer: list[str], near: Mapping[str, list[str]], at: dict[str, float], sizes: Mapping[str, Box]
) -> None:
    """By band, then by where the neighbours of its group are, then by where its own are."""
    own: dict[str, float] = {}
    groups: dict[str, list[float]] = defaultdict(list)
    for one in layer:
        beside = [at[other] for other in near.get(one, ())]
        own[one] = sum(beside) / len(beside) if beside else at[one]
        groups[sizes[one].group or one].append(own[one])
    middle = {name: sum(places) / len(places) for name, places in groups.items()}
    names = {one: sizes[one].group or one for one in layer}
    layer.sort(key=lambda one: (sizes[one].band, middle[names[one]], names[one], own[one]))
    at.update({one: nth / len(layer) for nth, one in enumerate(layer)})


def _crossings(layers: Sequence[Sequence[str]], after: Mapping[str, list[str]]) -> int:
    crossed = 0
    for layer, following in pairwise(layers):
        at = {one: nth for nth, one in enumerate(following)}
        ends = [end for one in layer for end in sorted(at[other] for other in after.get(one, ()))]
        earlier: list[int] = []
        for end in ends:
            crossed += len(earlier) - bisect_right(earlier, end)
            insort(earlier, end)
    return crossed


def _heights(
    sizes: Mapping[str, Box], steps: Sequence[Edge], layers: Sequence[Sequence[str]], between: float
) -> dict[str, float]:
    """Every box as near to the middle of its neighbours as the others of its layer let it."""
    near: dict[str, list[str]] = defaultdict(list)
    for start, end in steps:
        near[start].append(end)
        near[end].append(start)
    y: dict[str, float] = {}
    for layer in layers:
        y.update(
            zip(layer, spaced([0.0] * len(layer), [sizes[one].height for one in layer], between), strict=True)
        )
    for sweep in range(SETTLING):
        for layer in layers if sweep % 2 == 0 else layers[::-1]:
            wanted = [
                sum(y[it] for it in near[one]) / len(near[one]) if near[one] else y[one] for one in layer
            ]
            y.update(zip(layer, spaced(wanted, [sizes[one].height for one in layer], between), strict=True))
    return y
