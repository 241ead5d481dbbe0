"""The statements a ledger answered with, as one page: who said what, when, and where it can be read."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, time

from markupsafe import Markup

from reportedly import phrasing, verbs
from reportedly.model import Statement
from reportedly.pictures import Picture, stylesheet
from reportedly.web.facets import Facet, facets
from reportedly.web.templating import rendered

UNNAMED = "Source not named"
LISTED_VOICES = 24
"""Speakers that stand at the head of a report; the others are listed on demand."""


@dataclass(frozen=True)
class PageEntry:
    """One page that carries statements, with its number in the report."""

    number: int
    page: str
    headline: str
    site: str
    published: datetime | None
    found_at: str
    statements: int


@dataclass(frozen=True)
class Route:
    """One chain of relays, and the pages that the words came to through it."""

    through: str
    pages: tuple[PageEntry, ...]


@dataclass(frozen=True)
class Answered:
    """What a statement answers: its words, and where it stands in the report, if it does."""

    words: str
    anchor: str | None


@dataclass(frozen=True)
class Wording:
    """One statement in one wording, with every page that carries exactly these words."""

    statement: Statement
    statements: tuple[Statement, ...]
    routes: tuple[Route, ...]
    words: str
    when: str

    @property
    def pages(self) -> tuple[PageEntry, ...]:
        """The pages that carry it, the earliest first."""
        there = {page.number: page for route in self.routes for page in route.pages}
        return tuple(there[number] for number in sorted(there))

    @property
    def acts(self) -> str:
        """What is done by saying it; pages may differ.

        >>> from msgspec.structs import replace
        >>> said = Statement("p/a1", "p", "it", "indirect", act="state")
        >>> Wording(said, (said, replace(said, act="claim")), (), "it", "").acts
        'states or claims'
        """
        return _differing(phrasing.does(one) for one in self.statements)

    @property
    def factuality(self) -> str:
        """How surely it is said; pages may differ."""
        return _differing(
            phrasing.FACTUALITY[one.factuality] for one in self.statements if one.factuality is not None
        )


@dataclass(frozen=True)
class Voice:
    """One speaker and all that is attributed to it, oldest first."""

    number: int
    name: str
    named: bool
    wordings: tuple[Wording, ...]
    share: float

    @property
    def pages(self) -> int:
        """How many pages carry this voice."""
        return len({page.number for wording in self.wordings for page in wording.pages})

    @property
    def countries(self) -> str:
        """The countries of those meant, by name."""
        codes = [code for wording in self.wordings for one in wording.statements for code in one.countries]
        return ", ".join(phrasing.country(code) for code in dict.fromkeys(codes))


def statements_report(
    statements: Iterable[Statement],
    title: str = "Who said what",
    question: str | None = None,
    pictures: Sequence[Picture] = (),
) -> str:
    """The statements as one self-contained HTML document, by speaker and then by date.

    `question` says in words what was asked for, and `pictures` stand at its head. Statements of one speaker
    in the same words are shown once, with all the pages that carry them, and how they came to each. Lists
    narrow it down to acts, factuality, countries and relays, without a script; where scripts run, a box does
    so to words.

    >>> "No statement was found" in statements_report([])
    True
    """
    found = tuple(statements)
    pages = _pages(found)
    voices = _voices(found, pages)
    wordings = [wording for voice in voices for wording in voice.wordings]
    narrowing = facets([wording.statements for wording in wordings])
    anchors = {one.id: f"s-{wording.statement.id}" for wording in wordings for one in wording.statements}
    return rendered(
        "statements.html.j2",
        language="en",
        title=title,
        question=question,
        pictures=pictures,
        picture_style=Markup(stylesheet()) if pictures else "",
        statements=found,
        voices=voices,
        listed=LISTED_VOICES,
        wordings=len(wordings),
        facets=narrowing,
        tokens={wording.statement.id: _tokens(narrowing, wording.statements) for wording in wordings},
        voice_tokens={
            voice.number: _tokens(narrowing, [one for each in voice.wordings for one in each.statements])
            for voice in voices
        },
        anchors=anchors,
        answered={wording.statement.id: list(_answered(wording, anchors)) for wording in wordings},
        pages=list(pages.values()),
        sites=len({entry.site for entry in pages.values() if entry.site}),
        span=_span(found),
    )


def _pages(statements: Sequence[Statement]) -> dict[str, PageEntry]:
    """The pages in order of publication, by their id."""
    counts: dict[str, int] = {}
    first: dict[str, Statement] = {}
    for statement in statements:
        counts[statement.page] = counts.get(statement.page, 0) + 1
        first.setdefault(statement.page, statement)
    ordered = sorted(first.values(), key=lambda found: (found.published or datetime.max, found.page))
    return {
        found.page: PageEntry(
            number=number,
            page=found.page,
            headline=found.headline or found.found_at or found.page,
            site=found.site or "",
            published=found.published,
            found_at=found.found_at or "",
            statements=counts[found.page],
        )
        for number, found in enumerate(ordered, 1)
    }


def _voices(statements: Sequence[Statement], pages: dict[str, PageEntry]) -> tuple[Voice, ...]:
    """The speakers, those with most to say first, and last the statements whose source is not named."""
    by_voice: dict[str, list[Statement]] = {}
    for statement in statements:
        by_voice.setdefault(phrasing.same_words(statement.speaker or statement.source or ""), []).append(
            statement
        )
    gathered = [(key, _wordings(found, pages)) for key, found in by_voice.items()]
    gathered.sort(key=lambda pair: (not pair[0], -len(pair[1]), pair[0]))
    most = max((len(wordings) for _, wordings in gathered), default=1)
    return tuple(
        Voice(
            number,
            _name(wordings[0].statement),
            bool(key),
            wordings,
            share=len(wordings) / most,
        )
        for number, (key, wordings) in enumerate(gathered, 1)
    )


def _name(statement: Statement) -> str:
    return verbs.together(phrasing.tellers(statement)) or UNNAMED


def _wordings(statements: Sequence[Statement], pages: dict[str, PageEntry]) -> tuple[Wording, ...]:
    by_words: dict[str, list[Statement]] = {}
    for statement in statements:
        by_words.setdefault(phrasing.same_words(statement.content), []).append(statement)
    wordings = [_wording(found, pages) for found in by_words.values()]
    return tuple(sorted(wordings, key=lambda wording: _when_key(wording.statement)))


def _wording(statements: Sequence[Statement], pages: dict[str, PageEntry]) -> Wording:
    first = min(statements, key=_when_key)
    dated = next((statement for statement in statements if statement.earliest), first)
    return Wording(
        first,
        tuple(statements),
        _routes(statements, pages),
        phrasing.as_printed(first.content, first.manner),
        phrasing.interval(dated.earliest, dated.latest),
    )


def _routes(statements: Sequence[Statement], pages: dict[str, PageEntry]) -> tuple[Route, ...]:
    """The chains of relays, that of the earliest page first, each with its pages."""
    carried: dict[str, set[str]] = {}
    for statement in sorted(statements, key=lambda one: pages[one.page].number):
        carried.setdefault("; ".join(phrasing.chain(statement.through)), set()).add(statement.page)
    return tuple(
        Route(through, tuple(sorted((pages[page] for page in carriers), key=lambda entry: entry.number)))
        for through, carriers in carried.items()
    )


def _answered(wording: Wording, anchors: dict[str, str]) -> Iterator[Answered]:
    """What the wording answers, each once, whichever page makes it clear."""
    seen: set[str] = set()
    for one in wording.statements:
        for answer, words in zip(one.answers, one.answered, strict=False):
            if (key := phrasing.same_words(words)) not in seen:
                seen.add(key)
                yield Answered(words, anchors.get(answer))


def _tokens(narrowing: Iterable[Facet], statements: Sequence[Statement]) -> str:
    """The classes by which the lists of the report show or hide it."""
    return " ".join(sorted(token for facet in narrowing for token in facet.tokens(statements)))


def _differing(words: Iterable[str]) -> str:
    return " or ".join(dict.fromkeys(filter(None, words)))


def _when_key(statement: Statement) -> tuple[datetime, datetime, str]:
    said = statement.earliest or statement.latest or statement.published or datetime.max
    return said, statement.published or datetime.max, statement.id


def _span(statements: Sequence[Statement]) -> str:
    """From the first to the last day on which a page was published."""
    days = [statement.published.date() for statement in statements if statement.published]
    if not days:
        return ""
    return phrasing.interval(datetime.combine(min(days), time.min), datetime.combine(max(days), time.max))
