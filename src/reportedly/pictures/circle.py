"""Members of a network round a circle, those of one country side by side, and lines that run in bundles.

Lines are pulled towards the middle of the groups that they lead from and to, after D. Holten, Hierarchical
Edge Bundles, IEEE Transactions on Visualization and Computer Graphics 12 (2006).
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from reportedly import phrasing
from reportedly.ledger.networks import Member

Point = tuple[float, float]

BETWEEN, WITHIN = 0.28, 0.7
"""Where the lines of a group are pulled to, as parts of the radius: those to others, and those inside it."""

BOW = 0.5
"""How much of the way to the middle a line bends where there are few."""

ASIDE = 14.0
"""How far a line keeps from the one that comes back, in pixels."""

CARRIERS = "agencies and outlets"
OTHERS = "other countries"
NOWHERE = "no country told"


@dataclass(frozen=True)
class Slot:
    """A place on the circle: a member, by its number, or the name of the group that begins here."""

    angle: float
    group: str
    member: int | None = None


def grouped(members: Sequence[Member]) -> dict[str, list[int]]:
    """The members by country, those of most members first; at the end lone countries, none, and agencies.

    >>> kim, un = Member("Kim", "person", "KP"), Member("United Nations", "organisation")
    >>> grouped([un, kim, Member("KCNA", "agency", "KP"), Member("Choe", "person", "KP")])
    {'North Korea': [1, 3], 'no country told': [0], 'agencies and outlets': [2]}
    """
    groups: dict[str, list[int]] = {}
    for nth, member in enumerate(members):
        groups.setdefault(_group(member), []).append(nth)
    last = (OTHERS, NOWHERE, CARRIERS)
    lone = [name for name, there in groups.items() if len(there) == 1 and name not in last]
    if len(lone) > 1:
        groups[OTHERS] = sorted(nth for name in lone for nth in groups.pop(name))
    order = sorted(groups, key=lambda name: (name in last and last.index(name) + 1, -len(groups[name])))
    return {name: groups[name] for name in order}


def _group(member: Member) -> str:
    if member.kind in {"agency", "outlet"}:
        return CARRIERS
    return phrasing.country(member.country) if member.country else NOWHERE


def slots(groups: Mapping[str, Sequence[int]], *, headed: bool) -> tuple[Slot, ...]:
    """Places for all round the circle, from the top; `headed`, each group has one for its name as well."""
    gap = 1.0 if headed else 0.6
    total = sum(len(there) + headed + gap for there in groups.values())
    found: list[Slot] = []
    reached = 0.0
    for name, there in groups.items():
        for member in (*((None,) if headed else ()), *there):
            found.append(Slot((reached + 0.5) / total * 2 * math.pi, name, member))
            reached += 1
        reached += gap
    return tuple(found)


def at(angle: float, radius: float, middle: Point) -> Point:
    """The point at an angle, clockwise from the top."""
    return middle[0] + math.sin(angle) * radius, middle[1] - math.cos(angle) * radius


def bundled(
    ends: tuple[float, float], groups: tuple[float, float], radius: float, middle: Point
) -> tuple[Point, ...]:
    """The four points of a line (a Bézier curve) from one angle to another, pulled towards where groups meet.

    `groups` are the angles at the middle of the groups on either side: lines between the same two share their
    pull, and so their way.
    """
    depth = WITHIN if groups[0] == groups[1] else BETWEEN
    one, other = (at(angle, radius * depth, middle) for angle in groups)
    return at(ends[0], radius, middle), one, other, at(ends[1], radius, middle)


def bowed(start: Point, end: Point, middle: Point) -> tuple[Point, ...]:
    """The points of a line that bends to the middle, and to its own right: there and back differ."""
    x, y = (start[0] + end[0]) / 2, (start[1] + end[1]) / 2
    x, y = x + (middle[0] - x) * BOW, y + (middle[1] - y) * BOW
    across, down = end[0] - start[0], end[1] - start[1]
    long = math.hypot(across, down) or 1
    bend = x - down / long * ASIDE, y + across / long * ASIDE
    return start, bend, bend, end
