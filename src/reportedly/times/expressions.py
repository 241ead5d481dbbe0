"""Time expressions in the text of an article, as `Time` records."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from functools import partial

from msgspec.structs import replace
from spacy.tokens import Doc

from reportedly.model import Dating, Span, Time
from reportedly.times import feasts
from reportedly.times.anchoring import UNKNOWN_DAY, Anchor, Anchored
from reportedly.times.grammar import GRAMMAR
from reportedly.times.meanings import Around, Beside, Edged, Feast, Length, Said, Shifted, Timed
from reportedly.times.plausible import PageWords, leads, plausible
from reportedly.times.tense import direction
from reportedly.times.words import Word, words

_GLUE = frozenset({
    "'s", "about", "ago", "article", "comma", "determiner", "dotted", "each", "edge", "edgeof", "fiscal",
    "fraction", "half", "hyphen", "link", "military", "monthday", "number", "old", "one", "ordinal",
    "scale", "some", "split", "ten", "times", "which",
})  # fmt: skip
"""Classes that only mean time beside another word of time."""


def _islands(found: list[Word]) -> Iterator[tuple[int, int]]:
    """Runs of words that the grammar knows, with at least one that means time by itself."""
    start, core = 0, False
    for at, word in enumerate(found):
        if word.classes:
            core = core or any(name not in _GLUE for name in word.classes)
            continue
        if core:
            yield start, at
        start, core = at + 1, False
    if core:
        yield start, len(found)


def _trimmed(page: PageWords, at: int, end: int) -> int:
    """Without its article where the expression only qualifies a noun: the [third-quarter] loss."""
    if end - at < 2 or not {"determiner", "article"} & page.words[at].classes.keys():
        return at
    last = page.token(page.words[end - 1].start)
    if last is None or page.tag_after(end)[:2] != "NN" or page.after(end) == "'s":
        return at
    return at + 1 if last.head.i > last.i and last.dep_ in {"compound", "amod", "nmod", "nummod"} else at


def _read(page: PageWords) -> Iterator[tuple[int, int, Said]]:
    """The expressions as word ranges with their meanings, in reading order."""
    for start, stop in _islands(page.words):
        at = start
        island = page.words[:stop]
        while at < stop:
            reading = GRAMMAR.longest("time", island, at)
            if reading and plausible(page, at, reading[0], reading[1]):
                yield at, reading[0], reading[1]
                at = reading[0]
            else:
                at += 1


def _agreed(first: Anchored, second: Anchored, vague: Anchored) -> Anchored:
    """One value from both ends of an uncertain publication date: theirs if they agree, else the vague one."""
    if first.timex == second.timex:
        return first
    both = [pair for pair in (first.within, second.within) if pair]
    within = (min(pair[0] for pair in both), max(pair[1] for pair in both)) if both else None
    return Anchored(vague.timex, within, vague.basis)


def _whose(said: Said, page: PageWords, at: int) -> Said:
    """A feast with the country that is named nearest to it: `Independence Day in Finland`."""
    match said:
        case Feast() if not said.country:
            return replace(said, country=feasts.country_near(page.text, page.words[at].start) or "")
        case Timed() | Beside() | Around() | Edged() if said.inner is not None:
            return replace(said, inner=_whose(said.inner, page, at))
        case _:
            return said


def _from_now(said: Said, page: PageWords, at: int, anchor: Anchor) -> Said:
    """`will open in two years` is a time; `will be the first visit in two years` says how long."""
    before = page.before(at)
    if before != "in" or not isinstance(said, Length) or said.which or not said.amount or said.unit == "Q":
        return said
    if page.is_rare(at):
        return said
    return Shifted(said, "1") if anchor.direction() == 1 else said


def _days(published: Dating | None) -> list[date | None]:
    """The days to count from: one, or both ends and none where the date is uncertain."""
    if published is None:
        return [None]
    first, last = published.earliest.date(), published.latest.date()
    return [first] if first == last else [first, last, None]


def expressions(text: str, doc: Doc | None, published: Dating | None) -> tuple[Time, ...]:
    """The time expressions of `text`, with TIMEX3 values (TimeML) and bounds, in reading order.

    `doc` is the parse of exactly `text`; without it tense is guessed from the words. Without
    `published`, or where it is not known to the day, relative expressions keep what is certain
    (`XXXX-WXX-3` for a Wednesday).

    >>> text = "Signed on 12 June 2024."
    >>> [(time.span.of(text), time.timex) for time in expressions(text, None, None)]
    [('12 June 2024', '2024-06-12')]
    """
    page = PageWords(text, doc, words(text))
    anchors = [Anchor(day) for day in _days(published)]
    out: list[Time] = []
    for at, end, words_say in _read(page):
        start, stop = page.words[_trimmed(page, at, end)].start, page.words[end - 1].end
        token = page.token(page.words[end - 1].start)
        ahead = page.before(at) in leads()["ahead"]
        said = _whose(words_say, page, at)
        results: list[Anchored] = []
        for anchor in anchors:
            anchor.direction = partial(direction, text, start, token, ahead)
            results.append(anchor.resolve(_from_now(said, page, at, anchor)))
            anchor.spoken(results[-1])
        anchored = results[0] if len(results) == 1 else _agreed(*results)
        if isinstance(said, Feast) and anchored.timex == UNKNOWN_DAY:
            continue  # Carnival is a feast of many days, and a cruise line
        earliest, latest = anchored.within or (None, None)
        out.append(Time(Span(start, stop), anchored.timex, earliest, latest, anchored.basis))
    return tuple(out)
