"""Copies joined into families, so that a page made of two reports does not make one family of both."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from typing import NamedTuple

MOST_WEIGHED = 16
"""Pages that a page is weighed between: those that hold most of its own prose."""

PEERS = 0.75
"""Share of the own prose of both of two pages, from which on they are one page in two states."""

ALIKE = 0.4
"""The same, from which on both are of one report: what a page has of the one it has of the other."""


class Share(NamedTuple):
    """A page that carries the same text as another: how much of the other's own prose it holds, and the
    other way."""

    other: int
    share: float
    back: float

    @property
    def both(self) -> float:
        """How much they have of each other, whichever is longer."""
        return min(self.share, self.back)


def taken_from(shares: Sequence[Share], alike: Collection[tuple[int, int]]) -> frozenset[int]:
    """Of the pages that a page shares text with, those it belongs to.

    Those are its peers; and of those that are longer, or hold as much of it as it of them, the ones that hold
    most of it: what it took from elsewhere does not count. `alike` are the pairs of these pages that
    have much of each other. A page with much of report 1 (which page 2 carries too) and less of 3:

    >>> shares = [Share(1, 0.6, 0.5), Share(2, 0.6, 0.4), Share(3, 0.3, 0.2)]
    >>> sorted(taken_from(shares, {(1, 2)}))
    [1, 2]

    A paragraph that stands in a report and its copies, and that a fourth page took over:

    >>> shares = [Share(1, 1.0, 0.1), Share(2, 1.0, 0.1), Share(3, 1.0, 0.1), Share(4, 1.0, 0.2)]
    >>> sorted(taken_from(shares, {(1, 2), (1, 3)}))
    [1, 2, 3]
    """
    peers = frozenset(one.other for one in shares if one.both >= PEERS)
    weighed = between(shares)
    place = {one.other: nth for nth, one in enumerate(weighed)}
    held = {one.other: round(one.share, 1) for one in weighed}
    best = max(
        joined(place, alike),
        key=lambda group: (max(held[one] for one in group), len(group), -min(place[one] for one in group)),
        default=frozenset[int](),
    )
    return peers | {one.other for one in weighed if one.other in best and one.share >= one.back}


def between(shares: Sequence[Share]) -> list[Share]:
    """The pages that a page is weighed between: not its peers; those that hold most of it first."""
    others = (one for one in shares if one.both < PEERS)
    return sorted(others, key=lambda one: (-one.share, one.other))[:MOST_WEIGHED]


def parted(
    pages: Collection[int], ties: Collection[tuple[int, int]], share: Callable[[int, int], float]
) -> list[frozenset[int]]:
    """The pages in families: connected by ties, but for pages through which alone two families hang together.

    Such a page, a digest for instance, has text of several; it goes where `share` of it is the largest.
    Of what hangs on it alone, single pages stay: two trims of one report need not share a word.

    >>> digest = [(1, 2), (1, 9), (2, 9), (5, 6), (5, 9), (6, 9)]
    >>> parted([1, 2, 5, 6, 9], digest, lambda page, other: 0.7 if other < 5 else 0.2)
    [frozenset({1, 2, 9}), frozenset({5, 6})]
    >>> parted([1, 2, 9], [(1, 9), (2, 9)], lambda page, other: 0.2)
    [frozenset({1, 2, 9})]
    """
    near: dict[int, set[int]] = {page: set() for page in pages}
    for one, other in ties:
        near[one].add(other)
        near[other].add(one)
    cut: set[tuple[int, int]] = set()
    for page in sorted(narrows(near)):
        parts = [part for part in joined(near.keys() - {page}, ties) if len(part) > 1 and part & near[page]]
        best = max(
            (one for part in parts for one in part & near[page]),
            key=lambda one: (share(page, one), -one),
            default=0,
        )
        for part in parts:
            if best not in part:
                cut |= {pair for other in part & near[page] for pair in ((page, other), (other, page))}
    return joined(pages, [tie for tie in ties if tie not in cut])


def narrows(near: Mapping[int, Collection[int]]) -> set[int]:
    """The pages through which alone others hang together: the graph's articulation points (Tarjan 1972).

    >>> narrows({1: {2}, 2: {1, 3}, 3: {2}}), narrows({1: {2, 3}, 2: {1, 3}, 3: {2, 1}})
    ({2}, set())
    """
    found: set[int] = set()
    seen: dict[int, int] = {}
    low: dict[int, int] = {}
    for start in near:
        if start in seen:
            continue
        seen[start] = low[start] = len(seen)
        path, branches = [(start, iter(near[start]))], 0
        while path:
            page, rest = path[-1]
            other = next(rest, None)
            if other is None:
                path.pop()
                if path:
                    above = path[-1][0]
                    low[above] = min(low[above], low[page])
                    if above == start:
                        branches += 1
                    elif low[page] >= seen[above]:
                        found.add(above)
            elif other in seen:
                low[page] = min(low[page], seen[other])
            else:
                seen[other] = low[other] = len(seen)
                path.append((other, iter(near[other])))
        if branches > 1:
            found.add(start)
    return found


def joined(pages: Iterable[int], pairs: Iterable[tuple[int, int]]) -> list[frozenset[int]]:
    """The pages in sets that the pairs connect.

    >>> joined([1, 2, 3, 4], [(1, 3), (3, 4), (4, 9)])
    [frozenset({1, 3, 4}), frozenset({2})]
    """
    near: dict[int, set[int]] = {page: set() for page in pages}
    for one, other in pairs:
        if one in near and other in near:
            near[one].add(other)
            near[other].add(one)
    found: list[frozenset[int]] = []
    left = dict.fromkeys(near)
    while left:
        group, edge = set[int](), [next(iter(left))]
        while edge:
            page = edge.pop()
            if page not in group:
                group.add(page)
                left.pop(page, None)
                edge.extend(near[page] - group)
        found.append(frozenset(group))
    return found
