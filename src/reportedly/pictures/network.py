"""Who speaks about whom, or who cites whom: a circle of members, and a line for each tie."""

from __future__ import annotations

import math
from collections.abc import Callable, Iterator, Sequence
from math import log2

from markupsafe import Markup

from reportedly import phrasing
from reportedly.ledger.networks import Member, Network, Tie
from reportedly.pictures.circle import Point, Slot, at, bowed, bundled, grouped, slots
from reportedly.pictures.drawing import Picture, element, group, number, path, words
from reportedly.pictures.keys import Entry, key
from reportedly.pictures.lettering import fitted, harmless, width
from reportedly.pictures.spacing import spaced

Link = Callable[[Member], str | None]
"""The address of a member."""

NAME, SMALL, HEAD, LINE = 12.0, 10.5, 15.0, 14.0
"""Sizes of the lettering, as in `pictures.css`, and from line to line: in pixels."""

EDGE = 24.0
"""Margins, in pixels."""

LABEL = 190.0
"""The widest name, in pixels."""

FEW = 30
"""Up to so many members, names are level and lines have heads; more are read by turning the page."""

LEAST = 170.0
"""The smallest radius, in pixels."""

TIES = 600
"""Ties that are drawn, the strongest first: more, and nobody follows a line, and a page is over 100 kB."""

_VERBS = {"about": ("speaks about", "who is spoken about"), "cites": ("cites", "who is cited")}


def network(found: Network, title: str | None = None, link: Link | None = None) -> Picture:
    """The members round a circle, by country, and their ties: the thicker, the more independent texts."""
    title = title or {"about": "Who speaks about whom", "cites": "Who cites whom"}[found.kind]
    few = len(found.members) <= FEW
    places = slots(grouped(found.members), headed=not few)
    radius = max(LEAST, len(places) * (NAME + 1.5) / (2 * math.pi))
    left, right, above, low = _reach(places, found.members, radius, few=few)
    across = max(EDGE + left + right + EDGE, 560.0)
    middle = (across - left - right) / 2 + left, EDGE + HEAD + LINE * 2 + above
    below, end = key(_entries(found), EDGE, across - EDGE, middle[1] + low + LINE * 2.4)
    for note in _left_out(found):
        end += LINE * 1.5
        below += words(note, EDGE, end, "small")
    named = _level if few else _turned
    drawn = [
        words(_told(found), EDGE, EDGE + HEAD + LINE, "aside"),
        group(*_ties(found, places, middle, radius), class_="ties" if few else "ties tie many"),
        *named(places, found, middle, radius, link),
        below,
    ]
    if not found.members:
        nobody = "Nobody is tied to anybody here."
        drawn.append(words(nobody, across / 2, middle[1], "aside", text_anchor="middle"))
    return Picture(
        f"network-{found.kind}",
        title,
        _description(found),
        across,
        end + EDGE,
        Markup("").join(drawn),
        linked=link is not None,
        head=words(fitted(title, across - 2 * EDGE, HEAD, bold=True), EDGE, EDGE + HEAD * 0.8, "head"),
        head_height=HEAD * 1.6,
    )


def _long(slot: Slot, members: Sequence[Member]) -> float:
    """How wide the name in a slot is at most."""
    text, bold = (slot.group, True) if slot.member is None else (members[slot.member].name, False)
    return min(width(harmless(text), NAME, bold=bold), LABEL)


def _reach(
    places: Sequence[Slot], members: Sequence[Member], radius: float, *, few: bool
) -> tuple[float, float, float, float]:
    """How far the circle and its names reach from its middle: to the left and right, up and down."""
    reach = [radius] * 4
    for slot in places:
        long = _long(slot, members)
        if few:  # level, and the heights may have been moved
            x, y = at(slot.angle, radius + 26, (0, 0))
            points = [(x + long * (-1 if slot.angle > math.pi else 1), y * (1 + len(places) / 150))]
        else:
            points = [at(slot.angle, radius + 14 + long, (0, 0))]
        for x, y in points:
            reach = [max(*pair) for pair in zip(reach, (-x, x, -y, y), strict=True)]
    return reach[0], reach[1], reach[2], reach[3]


# --- Ties ----------------------------------------------------------------------------------


def _gathered(places: Sequence[Slot]) -> dict[int, float]:
    """At which angle the lines of each member's group meet."""
    by_group: dict[str, list[Slot]] = {}
    for slot in places:
        by_group.setdefault(slot.group, []).append(slot)
    return {
        slot.member: (there[0].angle + there[-1].angle) / 2
        for there in by_group.values()
        for slot in there
        if slot.member is not None
    }


def _ties(found: Network, places: Sequence[Slot], middle: Point, radius: float) -> Iterator[Markup]:
    """The lines, the weakest first, so that the others are on top."""
    angles = {slot.member: slot.angle for slot in places if slot.member is not None}
    gathered = _gathered(places)
    few = len(found.members) <= FEW
    for tie in reversed(found.ties[:TIES]):
        start, end = angles[tie.one], angles[tie.other]
        if few:
            way = bowed(at(start, radius - 4, middle), at(end, radius - 10, middle), middle)
        else:
            groups = gathered[tie.one], gathered[tie.other]
            way = bundled((start, end), groups, radius - 6, middle)
        thick = thickness(tie.texts, few=few)
        (x, y), *rest = way
        curve = [round(each) for point in rest for each in point]
        steps = ("M", round(x), round(y), "C", *curve)
        if few:
            line = path(*steps, class_="tie", stroke_width=thick)
            yield group(line, _head(way, thick), title=_tooltip_of(tie, found))
        else:
            yield path(*steps, stroke_width=thick)


def thickness(texts: int, *, few: bool) -> float:
    """How thick a line is, in pixels: twice the texts are a step more."""
    return round(0.8 + 0.9 * log2(texts), 1) if few else round(0.8 + 0.6 * log2(texts), 1)


def _tooltip_of(tie: Tie, found: Network) -> str:
    one, other = found.members[tie.one].name, found.members[tie.other].name
    return (
        f"{one} {_VERBS[found.kind][0]} {other}: {phrasing.counted(tie.statements, 'statement')} "
        f"of {phrasing.counted(tie.texts, 'independent text')}"
    )


def _head(way: Sequence[Point], thick: float) -> Markup:
    """The head of a line, as it comes in."""
    (x, y), (x0, y0) = way[-1], way[-2]
    turned = f"translate({number(x)} {number(y)}) rotate({number(math.degrees(math.atan2(y - y0, x - x0)))})"
    wide = 3 + thick / 2
    return path("M", 6, 0, "L", -4, -wide, "V", wide, "Z", class_="head-of-way", transform=turned)


# --- Names ---------------------------------------------------------------------------------


def _dot(member: Member, most: int, point: Point) -> Markup:
    """A member on the circle: as large as it has statements; square for an agency or outlet."""
    size = 2.5 + 3.5 * math.sqrt(member.statements / max(most, 1))
    if member.kind in {"agency", "outlet"}:
        x, y = point[0] - size, point[1] - size
        return element("rect", x=x, y=y, width=size * 2, height=size * 2, class_="member")
    return element("circle", cx=point[0], cy=point[1], r=size, class_="member")


def _turned(
    places: Sequence[Slot], found: Network, middle: Point, radius: float, link: Link | None
) -> Iterator[Markup]:
    """Names as spokes of a wheel, those on the left turned so that nobody reads upside down."""
    most = max((member.statements for member in found.members), default=1)
    for slot in places:
        is_left = slot.angle > math.pi
        degrees = math.degrees(slot.angle) + (90 if is_left else -90)
        x, y = at(slot.angle, radius + (2 if slot.member is None else 12), middle)
        member = found.members[slot.member] if slot.member is not None else None
        name = fitted(member.name if member else slot.group, LABEL, NAME, bold=member is None)
        told = words(
            name,
            x,
            y + NAME * 0.35,
            "name" if member else "name-strong",
            text_anchor="end" if is_left else "start",
            transform=f"rotate({number(degrees)} {number(x)} {number(y)})",
        )
        if member is None:
            yield told
            continue
        dot = _dot(member, most, at(slot.angle, radius, middle))
        yield group(dot, told, title=_tooltip(member), href=link(member) if link else None)


def _level(
    places: Sequence[Slot], found: Network, middle: Point, radius: float, link: Link | None
) -> Iterator[Markup]:
    """Level names on both sides, each as near to its place as the others let it, and a line to it."""
    most = max((member.statements for member in found.members), default=1)
    for is_left in (False, True):
        side = [slot for slot in places if slot.member is not None and (slot.angle > math.pi) == is_left]
        side.sort(key=lambda slot: -slot.angle if is_left else slot.angle)
        wanted = [at(slot.angle, radius + 12, middle)[1] for slot in side]
        heights = spaced(wanted, [NAME] * len(side), 4)
        for slot, y in zip(side, heights, strict=True):
            assert slot.member is not None
            member = found.members[slot.member]
            point = at(slot.angle, radius, middle)
            x = at(slot.angle, radius + 14, middle)[0]
            away = abs(y - middle[1])
            edge = math.sqrt(max((radius + 14) ** 2 - away**2, 0.0))
            x = min(x, middle[0] - edge) if is_left else max(x, middle[0] + edge)
            leader = path("M", *point, "L", x + (3 if is_left else -3), y, class_="leader")
            name = fitted(member.name, LABEL, NAME)
            told = words(name, x, y + NAME * 0.35, "name", text_anchor="end" if is_left else "start")
            href = link(member) if link else None
            yield group(leader, _dot(member, most, point), told, title=_tooltip(member), href=href)


def _tooltip(member: Member) -> str:
    country = f", {phrasing.country(member.country)}" if member.country else ""
    return f"{member.name} ({member.kind}{country}): {phrasing.counted(member.statements, 'statement')}"


# --- Around it -----------------------------------------------------------------------------


def _entries(found: Network) -> Iterator[Entry]:
    speaks, spoken_of = _VERBS[found.kind]
    if any(member.kind not in {"agency", "outlet"} for member in found.members):
        yield element("circle", cx=6, cy=-4, r=4, class_="member"), 12, "larger: in more statements"
    if any(member.kind in {"agency", "outlet"} for member in found.members):
        yield element("rect", x=2, y=-8, width=8, height=8, class_="member"), 12, "an agency or outlet"
    if not found.ties:
        return
    if len(found.members) <= FEW:
        drawn = path("M", 0, -4, "h", 22, class_="tie", stroke_width=1.2)
        head = path("M", 26, -4, "l", -8, -3.5, "v", 7, "Z", class_="head-of-way")
        yield drawn + head, 26, f"{speaks}; the head is at {spoken_of}"
    texts = max(tie.texts for tie in found.ties)
    for many in dict.fromkeys((1, texts)):
        thick = thickness(many, few=len(found.members) <= FEW)
        line = path("M", 0, -4, "h", 26, class_="tie", stroke_width=thick)
        yield line, 26, f"in {phrasing.counted(many, 'independent text')}"


def _told(found: Network) -> str:
    ties = phrasing.counted(len(found.ties), "tie")
    return f"{phrasing.counted(len(found.members), 'member')}, {ties}"


def _left_out(found: Network) -> Iterator[str]:
    """What is not drawn, counted."""
    if (weaker := len(found.ties) - TIES) > 0:
        yield f"… {weaker:,} more ties, all weaker, are not drawn"
    if found.members_left_out:
        yield (
            f"… {found.members_left_out:,} more, in fewer statements, are not shown, "
            f"with {phrasing.counted(found.statements_left_out, 'statement')} that tie them"
        )


def _description(found: Network) -> str:
    """The picture in words: the strongest ties."""
    verb = _VERBS[found.kind][0]
    strongest = "; ".join(
        f"{found.members[tie.one].name} {verb} {found.members[tie.other].name} "
        f"({phrasing.counted(tie.texts, 'independent text')})"
        for tie in found.ties[:12]
    )
    return f"{_told(found)}. The strongest: {strongest}." if found.ties else f"{_told(found)}."
