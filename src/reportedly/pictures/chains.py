"""A claim as a picture: who speaks on the left, through whom it came, and the pages on the right."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from datetime import datetime, time
from itertools import groupby
from math import log2

from markupsafe import Markup

from reportedly import phrasing, verbs
from reportedly.ledger.claims import Claim, Trace
from reportedly.model import Statement
from reportedly.pictures.drawing import Picture, element, group, path, words
from reportedly.pictures.keys import Entry, key
from reportedly.pictures.layers import Box, Layout, layered
from reportedly.pictures.lettering import fitted, set_in_lines, width
from reportedly.pictures.routes import LISTED, Line, Routes, Stop, routes

Link = Callable[[Statement], str | None]

NAME, SMALL, HEAD = 12.0, 10.5, 15.0
"""Sizes of the lettering, in pixels, as in `pictures.css`."""

EDGE, PAD, STOP, ACROSS, BETWEEN = 24.0, 9.0, 196.0, 56.0, 12.0
"""Margins; inside a box; the widest box; from layer to layer; from box to box: in pixels."""

LINE = 14.0
"""From one line of a box to the next."""

LEAST = 560.0
"""The narrowest picture: the words above it want room."""

_HEADINGS = ("who speaks", "through", "pages")


def chains(claim: Claim | Trace, link: Link | None = None) -> Picture:
    """The chains of a claim: a relay once, copies of one text in a bracket, what is said against it dashed.

    `link` gives the address of a statement's page, for those who look at the picture in a browser.
    """
    trace = claim if isinstance(claim, Trace) else Trace(claim, "")
    ways = routes(trace)
    last = [key for key in ways.stops if key.startswith("page")]
    boxes = {key: _box(stop, ways) for key, stop in ways.stops.items()}
    boxes |= {key: replace(boxes[key], width=max(boxes[it].width for it in last)) for key in last}
    layout = layered(boxes, list(ways.lines), last, across=ACROSS, between=BETWEEN)
    right = layout.columns[-1][1]
    brackets = list(_brackets(ways, boxes, layout))
    margin = max((26 + width(text, SMALL) for _, text in brackets), default=0)
    across = max(LEAST, EDGE * 2 + right + margin)
    head, top = _head(trace.claim, across - EDGE * 2)
    shift = (EDGE, top + LINE * 1.6)
    below, end = key(_entries(ways), EDGE, across - EDGE, shift[1] + layout.height + LINE * 2.4)
    drawn = [
        _column_heads(layout, ways, shift),
        *(
            _line(one, layout, ways.stops[edge[1]].kind == "page", edge, shift)
            for edge, one in _drawn_first(ways)
        ),
        *(_stop(stop, boxes[it], layout.centres[it], shift, link) for it, stop in ways.stops.items()),
        *(_bracket(ends, text, right, shift) for ends, text in brackets),
        below,
    ]
    return Picture(
        f"chains-{trace.claim.id}",
        f"How it came: {trace.claim.words}",
        _told(trace),
        across,
        end + EDGE,
        Markup("").join(drawn),
        linked=link is not None,
        head=head,
        head_height=top - EDGE,
    )


def _told(trace: Trace) -> str:
    """The picture in words."""
    claim = trace.claim
    shown = "; ".join(claim.chains[:LISTED])
    more = f"; and {len(claim.chains) - LISTED} more" if len(claim.chains) > LISTED else ""
    against = dict.fromkeys(
        side.speaker or side.source or "somebody"
        for dispute in trace.disputes
        for side in (dispute.one, dispute.other)
        if side.id not in {one.statement.id for one in claim.wordings}
    )
    denied = f" Against it: {verbs.together(list(against))}." if against else ""
    return f"{_counts(claim)}. From who speaks to the page: {shown}{more}.{denied}"


def _counts(claim: Claim) -> str:
    return ", ".join(
        [
            phrasing.counted(claim.pages, "page"),
            phrasing.counted(claim.texts, "independent text"),
            phrasing.counted(len(claim.sources), "source"),
        ]
    )


def _head(claim: Claim, room: float) -> tuple[Markup, float]:
    """The words of the claim and its counts, and where what is under them may start."""
    lines = set_in_lines(claim.words, room, HEAD, 3, bold=True)
    drawn = [words(line, EDGE, EDGE + HEAD * (1 + 1.3 * nth), "head") for nth, line in enumerate(lines)]
    under = EDGE + HEAD * 1.3 * len(lines) + LINE
    days = _days([day for day in (claim.earliest, claim.latest) if day])
    told = fitted(" · ".join(filter(None, (_counts(claim), days))), room, NAME)
    return Markup("").join([*drawn, words(told, EDGE, under, "aside")]), under + LINE


def _column_heads(layout: Layout, ways: Routes, shift: tuple[float, float]) -> Markup:
    """What the boxes of the first layer, of those between, and of the last are."""
    first, *between, last = layout.columns
    placed = [(first[0], first[1], _HEADINGS[0])]
    if between and any(stop.kind in {"relay", "medium", "teller"} for stop in ways.stops.values()):
        placed.append((between[0][0], between[-1][1], _HEADINGS[1]))
    placed.append((*last, _HEADINGS[2]))
    heads = [
        words(text, shift[0] + (left + right) / 2, shift[1] - LINE * 0.9, "label", text_anchor="middle")
        for left, right, text in placed
    ]
    return Markup("").join(heads)


# --- Boxes ---------------------------------------------------------------------------------


def _box(stop: Stop, ways: Routes) -> Box:
    lines, under = _lettering(stop)
    bold = stop.kind == "speaker"
    room = max([*(width(line, NAME, bold=bold) for line in lines), width(under, SMALL)])
    height = PAD * 1.4 + LINE * (len(lines) + bool(under))
    band = int(stop.against and any(not line.against for line in ways.lines.values()))
    return Box(room + PAD * (2 if stop.kind == "relay" else 3), height, band, stop.family or "")


def _lettering(stop: Stop) -> tuple[tuple[str, ...], str]:
    """The lines of its name, and what stands under them in small print."""
    bold = stop.kind == "speaker"
    lines = set_in_lines(stop.name, STOP - PAD * 3, NAME, 2, bold=bold)
    return lines, fitted(_under(stop), STOP - PAD * 3, SMALL)


def _under(stop: Stop) -> str:
    """What a speaker does, when a page is of, how much is folded."""
    if stop.kind == "speaker":
        does = dict.fromkeys(map(phrasing.does, stop.statements))
        return ", ".join(filter(None, does))
    when = _days([one.published for one in stop.statements if one.published])
    if stop.kind == "page":
        pages = phrasing.counted(stop.pages, "page") if stop.pages > 1 else ""
        return ", ".join(filter(None, (pages, when or "undated")))
    if stop.kind == "relay" and stop.pages > 1:
        return phrasing.counted(stop.pages, "page")
    if stop.kind == "more" and "page" in stop.name:
        return ", ".join(filter(None, (f"on {phrasing.counted(len(stop.names), 'site')}", when)))
    return ""


def _days(moments: Sequence[datetime]) -> str:
    """From the first day to the last."""
    if not moments:
        return ""
    return phrasing.interval(
        datetime.combine(min(moments), time.min), datetime.combine(max(moments), time(23, 59, 59))
    )


def _stop(
    stop: Stop, box: Box, centre: tuple[float, float], shift: tuple[float, float], link: Link | None
) -> Markup:
    """A box by its kind: round for who speaks, leaning for a medium, with a corner turned down for a page."""
    x, y = shift[0] + centre[0] - box.width / 2, shift[1] + centre[1] - box.height / 2
    lines, under = _lettering(stop)
    style = f"stop {stop.kind}{' against' if stop.against else ''}"
    middle, first = x + box.width / 2, y + PAD * 0.7 + LINE * 0.78
    lettering = (
        "name-strong" if stop.kind == "speaker" else "name-medium" if stop.kind == "medium" else "name"
    )
    told = [
        words(text, middle, first + LINE * nth, lettering, text_anchor="middle")
        for nth, text in enumerate(lines)
    ]
    if under:
        told.append(words(under, middle, first + LINE * len(lines), "small", text_anchor="middle"))
    href = link(stop.statements[0]) if link and stop.kind == "page" and stop.pages == 1 else None
    drawn = outline(stop.kind, x, y, box.width, box.height)
    return group(drawn, *told, class_=style, title=_tooltip(stop), href=href)


def outline(kind: str, x: float, y: float, across: float, height: float) -> Markup:
    """The border of a box of this kind."""
    right, low = x + across, y + height
    if kind in {"speaker", "teller"}:
        return element("rect", x=x, y=y, width=across, height=height, rx=height / 2)
    if kind == "medium":
        lean = 5
        return path("M", x + lean, y, "H", right + lean, "L", right - lean, low, "H", x - lean, "Z")
    if kind == "page":
        fold = 8
        sheet = ("M", x, y, "H", right - fold, "L", right, y + fold, "V", low, "H", x, "Z")
        return path(*sheet, "M", right - fold, y, "V", y + fold, "H", right)
    if kind == "more":
        behind = path("M", x + 4, y, "V", y - 3, "H", right + 3, "V", low - 4, "H", right, class_="behind")
        return behind + element("rect", x=x, y=y, width=across, height=height)
    return element("rect", x=x, y=y, width=across, height=height)


def _tooltip(stop: Stop) -> str:
    names = stop.names if stop.kind == "more" else [stop.name]
    more = f" and {len(names) - LISTED:,} more" if len(names) > LISTED else ""
    return f"{', '.join(names[:LISTED])}{more} ({phrasing.counted(stop.pages, 'page')})"


# --- Lines and brackets --------------------------------------------------------------------


def _drawn_first(ways: Routes) -> Sequence[tuple[tuple[str, str], Line]]:
    """The lines, those against the claim last, so that they are on top."""
    return sorted(ways.lines.items(), key=lambda one: one[1].against)


def _line(
    line: Line, layout: Layout, to_page: bool, edge: tuple[str, str], shift: tuple[float, float]
) -> Markup:
    """A line that swings from box to box, as thick as many pages came that way, with a head at the page."""
    points = [(shift[0] + x, shift[1] + y) for x, y in layout.routes[edge]]
    steps: list[str | float] = ["M", *points[0]]
    for nth in range(1, len(points) - 1, 2):
        (x1, y1), (x2, y2) = points[nth : nth + 2]
        steps += ["H", x1, "C", (x1 + x2) / 2, y1, (x1 + x2) / 2, y2, x2, y2]
    steps += ["H", points[-1][0]]
    thick = round(1.2 + 0.8 * log2(len(line.pages)), 1)
    style = "way against" if line.against else "way"
    drawn = path(*steps, class_=style, stroke_width=thick)
    if not to_page:
        return drawn
    x, y = points[-1]
    head = path("M", x, y, "l", -7, -3.5 - thick / 2, "v", 7 + thick, "Z", class_=f"{style} head-of-way")
    return drawn + head


def _brackets(
    ways: Routes, boxes: Mapping[str, Box], layout: Layout
) -> Iterator[tuple[tuple[float, float], str]]:
    """For each text that is on several pages: from where to where they are, and how many."""
    pages = [key for key in ways.stops if key.startswith("page")]
    pages.sort(key=lambda key: layout.centres[key][1])
    for family, run in groupby(pages, key=lambda key: ways.stops[key].family):
        placed = list(run)
        carried = {one.page for key in placed for one in ways.stops[key].statements}
        if family and len(carried) > 1:
            top = layout.centres[placed[0]][1] - boxes[placed[0]].height / 2
            low = layout.centres[placed[-1]][1] + boxes[placed[-1]].height / 2
            yield (top, low), f"one text, {len(carried):,} pages"


def _bracket(ends: tuple[float, float], text: str, right: float, shift: tuple[float, float]) -> Markup:
    x, top, low = shift[0] + right + 8, shift[1] + ends[0], shift[1] + ends[1]
    drawn = path("M", x, top, "h", 6, "V", low, "h", -6, class_="bracket")
    return drawn + words(text, x + 12, (top + low) / 2 + SMALL * 0.35, "small")


# --- The key -------------------------------------------------------------------------------

_FORMS: Mapping[str, str] = {
    "speaker": "who speaks",
    "teller": "who tells it",
    "medium": "a medium",
    "relay": "an agency or outlet",
    "page": "a page",
    "more": "several, folded",
}


def _entries(ways: Routes) -> Iterator[Entry]:
    """The forms that there are."""
    there = {stop.kind for stop in ways.stops.values()}
    for kind, text in _FORMS.items():
        if kind in there:
            yield group(outline(kind, 0, -10, 22, 12), class_=f"stop {kind}"), 22, text
    if any(line.against for line in ways.lines.values()):
        yield path("M", 0, -4, "h", 22, class_="way against", stroke_width=1.6), 22, "says the contrary"
