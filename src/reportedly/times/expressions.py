"""Time expressions in the text of an article, as `Time` records."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from functools import cache, partial

from spacy.tokens import Doc, Token

from reportedly.knowledge import table
from reportedly.model import Dating, Span, Time
from reportedly.times.anchoring import Anchor, Anchored
from reportedly.times.grammar import GRAMMAR
from reportedly.times.meanings import Length, Named, Reference, Relative, Repeated, Said
from reportedly.times.tense import direction
from reportedly.times.words import Word, words

_GLUE = frozenset({
    "'s", "about", "ago", "article", "comma", "determiner", "dotted", "each", "edge", "edgeof", "fiscal",
    "fraction", "half", "hyphen", "link", "meridiem", "monthday", "number", "old", "one", "ordinal", "scale",
    "some", "split", "ten", "tense", "which", "zone",
})  # fmt: skip
"""Classes that only mean time beside another word of time."""


_SPOKEN_OF = frozenset({"Q", "Y", "W", "WE", "M"})
"""Units that `the` alone makes a time of: `the week`, `the quarter`."""


@cache
def _leads() -> dict[str, frozenset[str]]:
    """Which words may stand before an expression that is ambiguous by itself, by kind of expression."""
    kinds: dict[str, set[str]] = {}
    for row in table("times_leads"):
        kinds.setdefault(row["kind"], set()).add(row["word"])
    return {kind: frozenset(found) for kind, found in kinds.items()}


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


class _Page:
    """The text, its words and its parse, as the rules for ambiguous words ask about them."""

    def __init__(self, text: str, doc: Doc | None, found: list[Word]) -> None:
        self.text = text
        self.doc = doc
        self.words = found
        self._starts = [token.idx for token in doc] if doc is not None else []

    def token(self, offset: int) -> Token | None:
        """The spaCy token at `offset`."""
        if self.doc is None or not self._starts:
            return None
        return self.doc[max(0, bisect_right(self._starts, offset) - 1)]

    def before(self, at: int) -> str:
        """The word before word `at`, lower-cased."""
        return self.words[at - 1].lower if at else ""

    def after(self, end: int) -> str:
        """The word after the last one, lower-cased."""
        return self.words[end].lower if end < len(self.words) else ""

    def tag_after(self, end: int) -> str:
        """The Penn tag of the word that follows directly (empty after a break or without a parse)."""
        if end >= len(self.words):
            return ""
        token = self.token(self.words[end].start)
        return token.tag_ if token is not None else ""


def _plausible(page: _Page, at: int, end: int, said: Said) -> bool:  # noqa: PLR0911 - one per meaning
    """Whether words that could also mean something else mean time here."""
    first = page.words[at]
    alone = end == at + 1
    match said:
        case _ if _is_title(page, end) and not alone:
            return False
        case Reference():
            return _is_reference(page, at, end)
        case Repeated() if alone and "often" in first.classes:
            return page.tag_after(end)[:2] not in {"NN", "JJ"}
        case Named() if alone:
            return _is_named(page, at, end)
        case Length():
            return _is_length(page, at, end, said)
        case Relative() if not said.which:
            return first.lower == "the" and said.unit in _SPOKEN_OF and page.after(end) != "of"
        case _:
            return True


def _is_named(page: _Page, at: int, end: int) -> bool:
    """A year, month or season by one word: `in May`, `in spring`; not `may`, `spring`, `1998 men`."""
    first, before = page.words[at], page.before(at)
    if "year" in first.classes:
        return _is_year(page, at, end)
    if "season" in first.classes:
        return before in _leads()["season"]
    if "month" in first.classes:
        doubtful = first.lower in {"may", "march"} and before not in _leads()["month"]
        return page.text[first.start].isupper() and (not doubtful or _is_name(page, first))
    return True


def _is_title(page: _Page, end: int) -> bool:
    """`This Week` is a programme, `this week` is not."""
    last = page.words[end - 1]
    return bool({"unit", "part", "day"} & last.classes.keys()) and page.text[last.start].isupper()


def _is_reference(page: _Page, at: int, end: int) -> bool:
    """`recent talks` and `soon`; not `as soon as`, `soon after`, `the future of`."""
    if "adjective" in page.words[at].classes:
        return page.tag_after(end)[:2] in {"NN", "JJ", "CD"}
    after = page.after(end)
    return not (page.before(at) == "as" and after == "as") and after not in {"after", "of"}


def _is_name(page: _Page, word: Word) -> bool:
    token = page.token(word.start)
    return token is not None and token.tag_ == "NNP"


def _is_year(page: _Page, at: int, end: int) -> bool:
    """`in 1998`, `the 1998 vote`; not `$1998`, `1998 soldiers`, `No. 1998`."""
    before = page.before(at)
    leads = _leads()
    if before in leads["year"]:
        return True
    if before in leads["count"] or int(page.words[at].classes["year"]) < 1800:
        return False
    return page.tag_after(end) != "NNS" or before in leads["of-year"]


def _is_length(page: _Page, at: int, end: int, said: Length) -> bool:
    """`in a week`, `two weeks`, `for weeks`; not `$30 a week`, `week`."""
    first = page.words[at]
    before, leads = page.before(at), _leads()
    after = page.after(end)
    if said.amount is None and end == at + 1:
        return before in leads["vague"] and said.unit != "S"
    if "article" in first.classes and end == at + 2:
        return before in leads["length"] or after in leads["length-after"]
    return after != "old"


def _trimmed(page: _Page, at: int, end: int) -> int:
    """Without its article where the expression only qualifies a noun: the [third-quarter] loss."""
    if end - at < 2 or not {"determiner", "article"} & page.words[at].classes.keys():
        return at
    last = page.token(page.words[end - 1].start)
    if last is None or page.tag_after(end)[:2] != "NN" or page.after(end) == "'s":
        return at
    return at + 1 if last.head.i > last.i and last.dep_ in {"compound", "amod", "nmod", "nummod"} else at


def _read(page: _Page) -> Iterator[tuple[int, int, Said]]:
    """The expressions as word ranges with their meanings, in reading order."""
    for start, stop in _islands(page.words):
        at = start
        island = page.words[:stop]
        while at < stop:
            reading = GRAMMAR.longest("time", island, at)
            if reading and _plausible(page, at, reading[0], reading[1]):
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
    page = _Page(text, doc, words(text))
    anchors = [Anchor(day) for day in _days(published)]
    out: list[Time] = []
    for at, end, said in _read(page):
        start, stop = page.words[_trimmed(page, at, end)].start, page.words[end - 1].end
        token = page.token(page.words[end - 1].start)
        ahead = page.before(at) in _leads()["ahead"]
        results: list[Anchored] = []
        for anchor in anchors:
            anchor.direction = partial(direction, text, start, token, ahead)
            results.append(anchor.resolve(said))
            anchor.spoken(results[-1])
        anchored = results[0] if len(results) == 1 else _agreed(*results)
        earliest, latest = anchored.within or (None, None)
        out.append(Time(Span(start, stop), anchored.timex, earliest, latest, anchored.basis))
    return tuple(out)
