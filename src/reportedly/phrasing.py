"""Speakers, acts, factuality, relays and dates in words, the same wherever they are shown or asked for."""

from __future__ import annotations

import calendar
import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, time
from functools import cache

from reportedly import knowledge
from reportedly.model import (
    Act,
    Article,
    Attribution,
    Dating,
    Event,
    Factuality,
    Manner,
    Reading,
    Relay,
    Statement,
)
from reportedly.verbs import agreeing, together

FACTUALITY: dict[Factuality, str] = {
    "CT+": "certain",
    "PR+": "probable",
    "PS+": "possible",
    "CT-": "certainly not",
    "PR-": "probably not",
    "PS-": "possibly not",
    "Uu": "uncommitted",
}
"""FactBank's values, and how each is said."""

# --- Events --------------------------------------------------------------------------------


def views(event: Event, numbers: Mapping[str, str]) -> Iterator[str]:
    """What each voice makes of an event: its status, and the number of the statement that it stands in.

    >>> from reportedly.model import Span, View
    >>> event = Event("e1", Span(0, 4), "AID", "alleged", views=(View("alleged", Span(0, 4), ("a1",)),))
    >>> list(views(event, {"a1": "1"}))
    ['alleged (1)']
    """
    told: dict[str, list[str]] = {}
    for view in event.views:
        by = [numbers[one] for one in view.according_to[:1] if one in numbers]
        told.setdefault(view.status, []).extend(by or ["the article"])
    for status, voices in told.items():
        others = [voice for voice in dict.fromkeys(voices) if voice != "the article"]
        plain = not others or "the article" in voices
        yield status if plain else f"{status} ({', '.join(others)})"


# --- Dates ---------------------------------------------------------------------------------

_DATINGS = 5
"""Candidates for the day of a page that are shown."""

_DAY_START = time(0, 0, 0)
_DAY_END = time(23, 59, 59)


def interval(earliest: datetime | None, latest: datetime | None) -> str:
    """Two bounds as people write a date; whole years, months and days are named as such.

    >>> day = datetime(2024, 6, 12)
    >>> interval(day, day.replace(hour=23, minute=59, second=59))
    '12 June 2024'
    >>> interval(datetime(2024, 6, 1), datetime(2024, 6, 30, 23, 59, 59))
    'June 2024'
    >>> interval(datetime(2024, 6, 10), datetime(2024, 6, 16, 23, 59, 59))
    '10–16 June 2024'
    >>> interval(datetime(2024, 6, 12, 9, 29), datetime(2024, 6, 12, 9, 29))
    '12 June 2024, 09:29'
    >>> interval(datetime(2024, 6, 12, 9, 29), datetime(2024, 6, 12, 9, 29, 59))
    '12 June 2024, 09:29'
    >>> interval(None, day)
    'until 12 June 2024'
    """
    if earliest is None or latest is None:
        return (
            f"from {_moment(earliest)}"
            if earliest
            else f"until {_moment(latest)}"
            if latest is not None
            else ""
        )
    if earliest.replace(second=0) == latest.replace(second=0):
        return _moment(earliest)
    if earliest.time() == _DAY_START and latest.time() >= _DAY_END:
        return _days(earliest, latest)
    if earliest.date() == latest.date():
        return f"{_day(earliest)}, {earliest:%H:%M}–{latest:%H:%M}"
    return f"{_moment(earliest)} – {_moment(latest)}"


def _day(moment: datetime) -> str:
    return f"{moment.day} {calendar.month_name[moment.month]} {moment.year}"


def _moment(moment: datetime) -> str:
    return _day(moment) if moment.time() in {_DAY_START, _DAY_END} else f"{_day(moment)}, {moment:%H:%M}"


def _days(earliest: datetime, latest: datetime) -> str:
    month = calendar.month_name[earliest.month]
    last_of_month = calendar.monthrange(latest.year, latest.month)[1]
    whole_months = earliest.day == 1 and latest.day == last_of_month
    if earliest.year == latest.year:
        if whole_months and (earliest.month, latest.month) == (1, 12):
            return str(earliest.year)
        if earliest.month == latest.month:
            if whole_months:
                return f"{month} {earliest.year}"
            days = f"{earliest.day}–{latest.day}" if earliest.day != latest.day else str(earliest.day)
            return f"{days} {month} {earliest.year}"
        if whole_months:
            return f"{month}–{calendar.month_name[latest.month]} {earliest.year}"
        return f"{earliest.day} {month} – {_day(latest)}"
    return f"{_day(earliest)} – {_day(latest)}"


def dated(earliest: datetime | None, latest: datetime | None) -> str:
    """Two bounds as ISO 8601, as short as it is exact.

    >>> dated(datetime(2024, 6, 1), datetime(2024, 6, 30, 23, 59, 59))
    '2024-06'
    >>> dated(datetime(2024, 6, 10), datetime(2024, 6, 16, 23, 59, 59))
    '2024-06-10/16'
    >>> dated(datetime(2024, 6, 12, 9, 29), datetime(2024, 6, 12, 9, 29))
    '2024-06-12 09:29'
    """
    if earliest is None or latest is None:
        return f"{_dated(earliest) if earliest else ''}/{_dated(latest) if latest else ''}".strip("/")
    if earliest == latest or earliest.date() == latest.date():
        return _dated(earliest)
    if earliest.time() == _DAY_START and earliest.day == 1:
        last = latest.day == calendar.monthrange(latest.year, latest.month)[1]
        if last and (earliest.year, earliest.month, latest.month) == (latest.year, 1, 12):
            return f"{earliest:%Y}"
        if last and (earliest.year, earliest.month) == (latest.year, latest.month):
            return f"{earliest:%Y-%m}"
    first, second = f"{earliest:%Y-%m-%d}", f"{latest:%Y-%m-%d}"
    return f"{first}/{second[8:] if first[:7] == second[:7] else second}"


def _dated(moment: datetime) -> str:
    return f"{moment:%Y-%m-%d}" if moment.time() in {_DAY_START, _DAY_END} else f"{moment:%Y-%m-%d %H:%M}"


def iso(moment: datetime | None) -> str:
    """What `<time datetime>` holds: the day, with its time where it has one."""
    if moment is None:
        return ""
    return moment.date().isoformat() if moment.time() == _DAY_START else moment.isoformat(timespec="minutes")


def sureness(dating: Dating) -> str:
    """How sure a date is and what it rests on, in a few words.

    >>> sureness(Dating(datetime(2024, 6, 12), datetime(2024, 6, 12), 0.714))
    '71 % sure'
    """
    best = next((one for one in dating.candidates if one.earliest == dating.earliest), None)
    return f"{_percent(dating.certainty)} sure" + (f": {best.reason}" if best else "")


def datings(published: Dating | None) -> tuple[str, ...]:
    """The days that a page without a sure date may be of, a line each, the likeliest first.

    >>> from reportedly.model import DatingCandidate
    >>> days = (datetime(2024, 6, 12), datetime(2019, 6, 12))
    >>> found = tuple(DatingCandidate(day, day, 0.4, "so") for day in days)
    >>> datings(Dating(days[1], days[0], 0.9, found))
    ('perhaps 2024-06-12 (40 %): so', 'perhaps 2019-06-12 (40 %): so')
    """
    if published is None or published.believed or len(published.candidates) < 2:
        return ()
    return tuple(
        f"perhaps {dated(one.earliest, one.latest)} ({_percent(one.score)}): {one.reason}"
        for one in published.candidates[:_DATINGS]
    )


def _percent(share: float) -> str:
    return f"{100 * share:.0f} %"


def dateline(article: Article) -> str:
    """Where the article was filed, and the day that stands with it.

    >>> dateline(Article("", dateline="Seoul", dateline_date="XXXX-06-12"))
    'Seoul, 12 June'
    >>> dateline(Article("", dateline="Seoul", dateline_date="2024-06-12")), dateline(Article(""))
    ('Seoul, 12 June 2024', '')
    """
    said = article.dateline_date.split("-") if article.dateline_date else []
    day = ""
    if len(said) == 3:
        year = "" if said[0] == "XXXX" else f" {said[0]}"
        day = f"{int(said[2])} {calendar.month_name[int(said[1])]}{year}"
    return ", ".join(filter(None, (article.dateline, day)))


# --- Languages -----------------------------------------------------------------------------


MOST_REASONS = 5
"""Reasons of one finding that are shown, the most telling first; the JSON has them all."""


def nothing(reading: Reading) -> str:
    """What is said where nothing is attributed: that nothing was found, or that nothing was looked for.

    >>> from reportedly.model import Note
    >>> nothing(Reading(Article("Il pleut."), notes=(Note("language", "not read: language fr"),)))
    'Nothing was looked for: the page is in a language that is not read.'
    """
    if any(note.kind == "language" for note in reading.notes):
        return "Nothing was looked for: the page is in a language that is not read."
    return "Nothing attributed was found in this page."


def set_aside(article: Article) -> str:
    """How many lines of the page are furniture, by kind.

    >>> from reportedly.model import Furniture, Span
    >>> set_aside(Article("", furniture=(Furniture(Span(0, 4), "share", "Share"),)))
    'set aside: 1 share'
    """
    kinds = Counter(each.kind for each in article.furniture)
    return f"set aside: {', '.join(f'{n} {kind}' for kind, n in kinds.most_common())}" if kinds else ""


def languages(article: Article) -> tuple[str, ...]:
    """What the article holds in other languages, and what it was translated from, a line each.

    >>> from reportedly.model import Foreign, Span, Translation, TranslationMark
    >>> languages(Article("", foreign=(Foreign(Span(0, 9), "es"), Foreign(Span(11, 20), "es"))))
    ('2 passages not read: Spanish',)
    >>> marks = (TranslationMark(Span(0, 8), "M. for Mr"),)
    >>> languages(Article("", translated=Translation(0.93, "fr", marks)))
    ('perhaps translated from French (93 % sure): M. for Mr',)
    """
    lines: list[str] = []
    if article.foreign:
        names = dict.fromkeys(language(each.language) for each in article.foreign)
        lines.append(f"{counted(len(article.foreign), 'passage')} not read: {', '.join(names)}")
    if (translated := article.translated) is not None:
        source = f" from {language(translated.language)}" if translated.language else ""
        telling = sorted(translated.marks, key=lambda mark: -mark.weight)
        reasons = list(dict.fromkeys(mark.reason for mark in telling))[:MOST_REASONS]
        sure = round(100 * translated.certainty)
        lines.append(f"perhaps translated{source} ({sure} % sure): {'; '.join(reasons)}")
    return tuple(lines)


def language(code: str) -> str:
    """The language's name in English; the code itself where it is not known.

    >>> language("fr"), language("xx")
    ('French', 'xx')
    """
    return _languages().get(code, code)


@cache
def _languages() -> dict[str, str]:
    return {row["code"]: row["name"] for row in knowledge.table("languages")}


# --- Who, doing what, through whom ---------------------------------------------------------


@dataclass(frozen=True)
class Numbered:
    """An attribution of a reading with its number as people see it: `3.1` is the first nested in `3`."""

    number: str
    depth: int
    attribution: Attribution


def numbered(reading: Reading) -> tuple[Numbered, ...]:
    """Every attribution of the reading, an outer one before those nested in it, each with its number."""
    return tuple(_numbered(reading.attributions, "", 0))


def _numbered(attributions: Sequence[Attribution], before: str, depth: int) -> Iterator[Numbered]:
    for nth, attribution in enumerate(attributions, 1):
        yield Numbered(f"{before}{nth}", depth, attribution)
        yield from _numbered(attribution.nested, f"{before}{nth}.", depth + 1)


def speakers(attribution: Attribution) -> str:
    """The names of who is meant, where that is known; empty otherwise."""
    return together([actor.name for actor in attribution.actors()])


def who(attribution: Attribution, text: str) -> str:
    """Who is meant, or else the words that `text` uses; empty where there are none."""
    return speakers(attribution) or (attribution.source.of(text) if attribution.source else "")


def voice(statement: Statement) -> str:
    """Who says it, in a ledger: who is meant, else the page's words for them; the page where nobody is cited.

    >>> from reportedly.model import Statement
    >>> voice(Statement("p/v1", "p", "It sank.", "indirect", own_voice=True))
    'the page itself'
    """
    nobody = "the page itself" if statement.own_voice else "somebody"
    return together(tellers(statement)) or nobody


def tellers(statement: Statement) -> tuple[str, ...]:
    """The names of those who say it, or the page's words for them; none where nobody is cited.

    >>> from reportedly.model import Statement
    >>> tellers(Statement("p/a1", "p", "it", "indirect", speaker="Russia, North Korea", actors=("ru", "kp")))
    ('Russia', 'North Korea')
    """
    if statement.speaker is None:
        return (statement.source,) if statement.source else ()
    names = tuple(statement.speaker.split(", "))
    return names if len(names) == len(statement.actors) else (statement.speaker,)


def does(statement: Statement) -> str:
    """What is done by saying it, as it is said of those who say it; empty where that is not known.

    >>> from reportedly.model import Statement
    >>> said = Statement("p/a1", "p", "it", "indirect", speaker="Russia, North Korea", actors=("ru", "kp"))
    >>> from msgspec.structs import replace
    >>> does(replace(said, act="deny")), does(said)
    ('deny', '')
    """
    return says(statement.act, *tellers(statement))


def content(attribution: Attribution, text: str) -> str:
    """What is attributed, its pieces joined."""
    return " … ".join(span.of(text) for span in attribution.content)


@cache
def acts() -> dict[Act, str]:
    """Each act and how it is said of somebody: `deny`, `denies`."""
    return {row["act"]: row["says"] for row in knowledge.table("acts")}  # pyright: ignore[reportReturnType]


def says(act: Act | None, *who: str) -> str:
    """The act as it is said of somebody, or of those who are named; empty where it is not known.

    >>> says("deny"), says("deny", "Moscow", "Pyongyang"), says("state", "Turkish officials"), says(None)
    ('denies', 'deny', 'state', '')
    """
    return agreeing(acts().get(act, act), who) if act else ""


def country(code: str) -> str:
    """The usual English name of a country, by its ISO 3166-1 alpha-2 code; the code where it is none.

    >>> country("KP"), country("??")
    ('North Korea', '??')
    """
    return _countries().get(code, code)


@cache
def _countries() -> dict[str, str]:
    return {row["code"]: row["names"].split(",")[0] for row in knowledge.table("countries")}


def chain(relays: Iterable[Relay]) -> tuple[str, ...]:
    """The names of the relays, nearest to the speaker first, without the site, which is told apart from them.

    >>> chain([Relay("medium", "message"), Relay("agency", "KCNA"), Relay("site", "news.example")])
    ('message', 'KCNA')
    """
    return tuple(dict.fromkeys(relay.name for relay in relays if relay.kind != "site"))


# --- What was said -------------------------------------------------------------------------

_PAIRS = ("“”", "«»")
_OPENING_QUOTES = "\"'“„«‘‚‹「『"


def as_printed(content: str, manner: Manner) -> str:
    """The content in its own words; direct speech has quotation marks, whether or not the span has.

    >>> as_printed("We will answer.", "direct")
    '“We will answer.”'
    >>> as_printed("that it would answer", "indirect")
    'that it would answer'
    """
    if manner != "direct" or content.lstrip()[:1] in _OPENING_QUOTES:
        return closed(content)
    return f"“{content}”"


def closed(words: str) -> str:
    """Words out of a longer quotation, with the quotation mark that was left outside of them.

    >>> closed("the treaty “the strongest ever"), closed("strongest” of all"), closed("“We” and “they”")
    ('the treaty “the strongest ever”', '“strongest” of all', '“We” and “they”')
    >>> closed("” the invitation to visit “")
    'the invitation to visit'
    """
    words = words.lstrip("”» ").rstrip("“« ")
    for opening, closing in _PAIRS:
        missing = words.count(opening) - words.count(closing)
        words = f"{opening}{words}" if missing < 0 else f"{words}{closing}" if missing > 0 else words
    return words


def same_words(text: str) -> str:
    """What two texts share that differ in nothing but case, quotation marks, hyphens, space and end stops.

    >>> same_words("“We will  answer.”") == same_words('"we will answer"')
    True
    >>> same_words("Kim Jong-un") == same_words("Kim Jong Un")
    True
    """
    letters = unicodedata.normalize("NFKC", text).casefold()
    return re.sub(r"[\s\"'“”„«»‘’‚‹›.,‐‑-]+", " ", letters).strip()


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """A number with its noun.

    >>> counted(1, "page"), counted(1200, "page"), counted(2, "story", "stories")
    ('1 page', '1,200 pages', '2 stories')
    """
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def web_address(address: str | None) -> str | None:
    """The address if a browser may follow it: http and https only, whatever a page claims of itself.

    >>> web_address("https://example.org/a"), web_address("javascript:alert(1)")
    ('https://example.org/a', None)
    """
    if address and address.strip().lower().startswith(("http://", "https://")):
        return address.strip()
    return None
