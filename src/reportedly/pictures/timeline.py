"""What happened and what was said, in time: a lane for each who did or said it.

Where there is room, every mark has its words. Where there is not, marks are stacked over the months or days
they are of; the heads of these lead on to pictures of them alone.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date, datetime, timedelta

from markupsafe import Markup

from reportedly import phrasing, verbs
from reportedly.ledger.dates import When, bounds
from reportedly.ledger.stories import Story
from reportedly.ledger.storylines import Storyline
from reportedly.pictures.drawing import Picture, element, group, path, words
from reportedly.pictures.glyphs import FORMS, glyph
from reportedly.pictures.keys import Entry, key
from reportedly.pictures.lanes import A_DAY, ABOVE, GUTTER, Lane, are_counted, lanes, name_lines
from reportedly.pictures.lettering import fitted, width
from reportedly.pictures.marks import Form, Link, Mark, entered, marks_of
from reportedly.pictures.scales import DAYS, Scale, runs, scale

Zoom = Callable[[date, date], str]
"""The address of the picture from one day to another."""

NAME, SMALL, HEAD, LINE = 12.0, 10.5, 15.0, 14.0
"""Sizes of the lettering, as in `pictures.css`, and from line to line: in pixels."""

EDGE, ACROSS = 24.0, 1080.0
"""Margins, and the whole width: in pixels."""

COUNTED = 31
"""Columns at most where marks are only counted: each number wants 29 pixels."""

LANES = 10
"""Lanes that are drawn, those of most marks first; what else there is goes into one more."""

OTHERS = "others"

AROUND = timedelta(days=92)
"""Before the first page of a storyline, and after the last: what is further away is counted, not drawn."""


def timeline(
    marks: Iterable[Mark],
    title: str,
    *,
    first: datetime | None = None,
    last: datetime | None = None,
    zoom: Zoom | None = None,
) -> Picture:
    """The marks in time, from the `first` moment to the `last`, or from the first mark to the last.

    `zoom` gives addresses for the months and days at the head of the picture.
    """
    all_marks = list(marks)
    there = [mark for mark in all_marks if _is_within(mark, first, last)]
    by_lane = _by_lane([mark for mark in there if mark.bounds])
    axis = _scale([mark for lane in by_lane.values() for mark in lane], first, last)
    top = EDGE + HEAD + LINE * 2
    body, low = _stacked_up(lanes(by_lane, axis), axis, top + LINE * 2.4)
    below, end = key(_entries(there), EDGE, ACROSS - EDGE, low + LINE * 1.8)
    undated = sum(mark.number for mark in there if not mark.bounds)
    others = sum(mark.number for mark in all_marks) - sum(mark.number for mark in there)
    for number, what in ((undated, "without a date"), (others, "of other times")):
        if number:
            end += LINE * 1.5
            below += words(f"… {number:,} more {what}", EDGE, end, "small")
    drawn = [
        words(_told(there, by_lane), EDGE, EDGE + HEAD + LINE, "aside"),
        _axis(axis, top, low - top, zoom) if by_lane or first or last else Markup(""),
        body,
        below,
    ]
    return Picture(
        "timeline",
        title,
        _description(there, by_lane),
        ACROSS,
        end + EDGE,
        Markup("").join(drawn),
        linked=zoom is not None or any(mark.href for mark in there),
        head=words(fitted(title, ACROSS - 2 * EDGE, HEAD, bold=True), EDGE, EDGE + HEAD * 0.8, "head"),
        head_height=HEAD * 1.6,
    )


def _is_within(mark: Mark, first: datetime | None, last: datetime | None) -> bool:
    """Whether it may have been between the two: what is said in June may have been in May."""
    if mark.bounds is None:
        return True
    return (last is None or mark.bounds[0] <= last) and (first is None or mark.bounds[1] >= first)


def of_story(
    told: Story,
    since: When | None = None,
    until: When | None = None,
    *,
    link: Link | None = None,
    zoom: Zoom | None = None,
) -> Picture:
    """The timeline of what one, or two, did and said; `link` gives the address of an event or a statement."""
    title = f"{told.actor} and {told.other}" if told.other else told.actor
    return timeline(
        marks_of(told, link),
        title,
        first=bounds(since)[0] if since is not None else None,
        last=bounds(until)[1] if until is not None else None,
        zoom=zoom,
    )


def of_storyline(told: Storyline, *, link: Link | None = None) -> Picture:
    """The timeline of one storyline, about the time of its pages; `link` gives addresses of what is in it."""
    marks = entered(told.entries, link)
    if told.earliest is None or told.latest is None:
        return timeline(marks, told.title)
    start, end = told.earliest - AROUND, told.latest + AROUND
    near = [
        mark.bounds for mark in marks if mark.bounds and start <= mark.bounds[0] and mark.bounds[1] <= end
    ]
    first, last = min((one for one, _ in near), default=None), max((one for _, one in near), default=None)
    return timeline(marks, told.title, first=first, last=last)


def _by_lane(marks: Sequence[Mark]) -> dict[str, list[Mark]]:
    """The marks by lane, those of most marks first; what somebody said stands below what they did."""
    counts: Counter[str] = Counter()
    for mark in marks:
        counts[_who(mark.lane)] += mark.number
    kept = [name for name, _ in counts.most_common(LANES if len(counts) > LANES + 1 else LANES + 1)]
    order = {name: nth for nth, name in enumerate([*kept, OTHERS])}
    found: dict[str, list[Mark]] = {}
    for mark in marks:
        name = mark.lane if _who(mark.lane) in order else OTHERS + mark.lane[len(_who(mark.lane)) :]
        found.setdefault(name, []).append(mark)
    return dict(sorted(found.items(), key=lambda lane: (order[_who(lane[0])], lane[0])))


def _who(lane: str) -> str:
    return lane.removesuffix(": said")


def _scale(marks: Sequence[Mark], first: datetime | None, last: datetime | None) -> Scale:
    bounds = [bound for mark in marks if mark.bounds for bound in mark.bounds]
    start = first or min(bounds, default=last or datetime(2000, 1, 1))
    end = last or max(bounds, default=start)
    most = COUNTED if are_counted(marks) else DAYS
    return scale(min(start, end), max(start, end), EDGE + GUTTER + 14, ACROSS - EDGE, most)


def _stacked_up(drawn_lanes: Sequence[Lane], axis: Scale, top: float) -> tuple[Markup, float]:
    """The lanes one below the other, with their names; and where they end."""
    drawn: list[Markup] = []
    y = top
    if not drawn_lanes:
        drawn.append(words("Nothing is known of this time.", axis.left, y + LINE, "aside"))
        y += LINE * 2
    for lane in drawn_lanes:
        named = [
            words(line, EDGE, ABOVE + NAME * 0.95 + LINE * nth, "name-strong" if style else "small")
            for nth, (line, style) in enumerate(name_lines(lane.name))
        ]
        inside = element("g", *named, *lane.drawn, transform=f"translate(0 {y:g})")
        drawn += [inside, path("M", EDGE, y + lane.height, "H", ACROSS - EDGE, class_="rule")]
        y += lane.height
    return Markup("").join(drawn), y


# --- Around it -----------------------------------------------------------------------------


def _axis(axis: Scale, top: float, height: float, zoom: Zoom | None) -> Markup:
    """The names of the columns, with those over them, and a line between each two."""
    drawn: list[Markup] = []
    for start, end, over in runs(axis.columns):
        x = axis.left + axis.each * start
        drawn.append(path("M", x, top, "v", height, class_="border"))
        if over and width(over, SMALL) + 8 <= axis.each * (end - start):
            href = zoom(axis.columns[start].start.date(), axis.columns[end - 1].last) if zoom else None
            drawn.append(group(words(over, x + 4, top + SMALL, "label"), href=href))
    widest = max(width(column.words, SMALL) for column in axis.columns) + 10
    step = max(int(-(-widest // axis.each)), 1)
    for nth, column in enumerate(axis.columns):
        x = axis.left + axis.each * nth
        drawn.append(path("M", x, top + LINE, "v", height - LINE, class_="rule"))
        if nth % step == 0:
            href = zoom(column.start.date(), column.last) if zoom and axis.unit != "hour" else None
            drawn.append(group(words(column.words, x + 3, top + LINE + SMALL + 1, "label"), href=href))
    drawn.append(path("M", axis.right, top, "v", height, class_="border"))
    return Markup("").join(drawn)


def _entries(marks: Sequence[Mark]) -> Iterator[Entry]:
    """The forms that there are, and how it is drawn when something was."""
    there: set[Form] = {form for mark in marks for form in mark.forms}
    for form, text in FORMS.items():
        if form in there:
            yield glyph(form, 6, -4), 12, text
    dated = [] if are_counted(marks) else [mark for mark in marks if mark.bounds]
    if any(mark.certain and mark.bounds and mark.bounds[1] - mark.bounds[0] >= A_DAY for mark in dated):
        ends = path("M", 0, -8, "v", 8, "M", 12, -8, "v", 8, "M", 0, -4, "H", 12, class_="between")
        yield ends, 12, "some time between"
    if not all(mark.certain for mark in dated):
        yield path("M", 0, -4, "H", 16, class_="guess"), 16, "the day of the page"


def _told(marks: Sequence[Mark], by_lane: Mapping[str, Sequence[Mark]]) -> str:
    """How much there is, and from when to when."""
    bounds = [bound for lane in by_lane.values() for mark in lane for bound in mark.bounds or ()]
    days = phrasing.interval(min(bounds), max(bounds)) if bounds else ""
    said = sum(mark.number for mark in marks if "said" in mark.forms)
    done = sum(mark.number for mark in marks) - said
    counts = [
        phrasing.counted(done, "event") if done or not said else "",
        phrasing.counted(said, "statement") if said else "",
    ]
    return " · ".join(filter(None, (", ".join(filter(None, counts)), days)))


def _description(marks: Sequence[Mark], by_lane: Mapping[str, Sequence[Mark]]) -> str:
    """The picture in words."""
    if not marks:
        return "Nothing is known of this time."
    forms: Counter[Form] = Counter()
    for mark in marks:
        for form in mark.forms:
            forms[form] += mark.number
    told = verbs.together([f"{forms[form]:,} {text}" for form, text in FORMS.items() if forms[form]])
    who = "; ".join(f"{name} ({sum(mark.number for mark in there):,})" for name, there in by_lane.items())
    return f"{_told(marks, by_lane)}. {told}. By who did or said it: {who}."
