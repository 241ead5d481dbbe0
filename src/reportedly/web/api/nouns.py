"""What can be asked of the API, in one table: each address, its parameters, what answers, by which question.

The routes, the OpenAPI document and the reference are all made of it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from typing import Literal

from reportedly import compare, filters, watching
from reportedly.errors import NotHeldError
from reportedly.filters import Filter
from reportedly.ledger import (
    ActorRecord,
    Claim,
    CodedEvent,
    Correction,
    Counts,
    Dispute,
    Entry,
    Expectation,
    Family,
    Happening,
    KnownActor,
    Ledger,
    News,
    Storyline,
    Trace,
    Turn,
    Version,
)
from reportedly.model import Comparison, Reading, Record, Statement
from reportedly.web.jobs import Job, Jobs


@dataclass(frozen=True)
class Asked:
    """What one request asks for: words and numbers by the names of their parameters, and which rows."""

    words: dict[str, str] = field(default_factory=dict[str, str])
    numbers: dict[str, int] = field(default_factory=dict[str, int])
    limit: int | None = None
    after: str | None = None

    def id(self) -> str:
        """The parts of the path, in their order, as one id: `PAGE/STATEMENT`."""
        return "/".join(self.words.values())

    def without(self, *names: str) -> dict[str, str]:
        """The words, but for these."""
        return {name: words for name, words in self.words.items() if name not in names}


@dataclass(frozen=True)
class Here:
    """What answers: a ledger, and what is being added to it."""

    ledger: Ledger
    jobs: Jobs


@dataclass(frozen=True)
class Collection:
    """Rows at one address.

    `ask` gives those that come after `Asked.after`, at most `Asked.limit`. `after` says what that is: the
    `id` of the last row given, the `count` of rows given, or nothing, where all are given at once.
    `required` parameters are first; `narrowed_by` may be left out.
    """

    path: str
    summary: str
    row: type[Record]
    ask: Callable[[Here, Asked], Iterable[Record]]
    required: tuple[Filter, ...] = ()
    narrowed_by: tuple[Filter, ...] = ()
    after: Literal["id", "count", "nothing"] = "id"

    @property
    def parameters(self) -> tuple[Filter, ...]:
        """All that it can be asked with, but for which rows."""
        return (*self.required, *self.narrowed_by)


@dataclass(frozen=True)
class Single:
    """One record at one address: `in_path` are the parts of the path, `required` parameters of the query."""

    path: str
    summary: str
    record: type[Record]
    ask: Callable[[Here, Asked], Record]
    in_path: tuple[Filter, ...] = ()
    required: tuple[Filter, ...] = ()


Noun = Collection | Single

NEWS = 100
"""Pieces of news that are given."""

_PAGE = Filter("page", "PAGE", "The id of a page.", "3f2a9c0b11de")
_STATEMENT = (_PAGE, Filter("statement", "ID", "The statement's id within the page.", "a1"))
_OTHER = (
    Filter("other_page", "PAGE", "The id of the page of the other statement.", "77c01d9e42ab"),
    Filter("other_statement", "ID", "The other statement's id within its page.", "a2"),
)


def _family(here: Here, asked: Asked) -> Family:
    found = next(here.ledger.families(asked.id()), None)
    if found is None:
        raise NotHeldError(f"no other page carries the text of page {asked.id()!r}")
    return found


def _news(here: Here, asked: Asked) -> list[News]:
    want = watching.want(asked.words["tell"])
    return here.ledger.latest_news([here.ledger.wanted(want.asked, want.kind, **want.by)], NEWS)


def _job(here: Here, asked: Asked) -> Job:
    number = asked.id()
    found = here.jobs.job(int(number)) if number.isascii() and number.isdecimal() else None
    if found is None:
        raise NotHeldError(f"nothing is being added under the number {number!r}")
    return found


def _trace(here: Here, asked: Asked) -> Trace:
    found = here.ledger.trace(asked.id())
    if found is None:
        raise NotHeldError("nothing near it was found")
    return found


NOUNS: tuple[Noun, ...] = (
    Single("/counts", "How much the ledger holds.", Counts, lambda here, _: here.ledger.counts()),
    Collection(
        "/statements",
        "Who said what: by the date of the page, oldest first.",
        Statement,
        lambda here, asked: here.ledger.statements(**asked.words, limit=asked.limit, after=asked.after),
        narrowed_by=filters.STATEMENTS,
    ),
    Single(
        "/statements/{page}/{statement}",
        "One statement.",
        Statement,
        lambda here, asked: here.ledger.statement(asked.id()),
        in_path=_STATEMENT,
    ),
    Collection(
        "/articles",
        "The pages held, in the order they were added.",
        Entry,
        lambda here, asked: here.ledger.pages(limit=asked.limit, after=asked.after),
    ),
    Single(
        "/articles/{page}",
        "The whole reading of one page: its article, and every span that was found in it.",
        Reading,
        lambda here, asked: here.ledger.reading(asked.id()),
        in_path=(_PAGE,),
    ),
    Collection(
        "/versions",
        "What one address showed, version by version, and what changed.",
        Version,
        lambda here, asked: here.ledger.versions(asked.words["url"]),
        required=(Filter("url", "URL", "The address.", "https://example.org/story"),),
        after="nothing",
    ),
    Collection(
        "/events",
        "Who did what to whom, when, where, and whether it happened: by when it was.",
        CodedEvent,
        lambda here, asked: here.ledger.events(**asked.words, limit=asked.limit, after=asked.after),
        narrowed_by=filters.EVENTS,
    ),
    Single(
        "/events/{page}/{event}",
        "One event.",
        CodedEvent,
        lambda here, asked: here.ledger.event(asked.id()),
        in_path=(_PAGE, Filter("event", "ID", "The event's id within the page.", "e1")),
    ),
    Collection(
        "/timeline",
        "What one actor did and suffered, or what two did to each other, in order.",
        Happening,
        lambda here, asked: here.ledger.timeline(
            asked.words["actor"], asked.words.get("other"), **asked.without("actor", "other")
        ),
        required=(Filter("actor", "WORDS", "Whose: words of a name, or @ID.", "United States"),),
        narrowed_by=(
            Filter("other", "WORDS", "And with whom, where two are meant.", "Syria"),
            *filters.TIMELINE,
        ),
        after="count",
    ),
    Collection(
        "/actors",
        "Who is who: those that most pages name first.",
        KnownActor,
        lambda here, asked: here.ledger.actors(**asked.words, limit=asked.limit, after=asked.after),
        narrowed_by=(
            Filter("name", "WORDS", "Words of any name that pages use for them.", "Kim"),
            *filters.ACTORS,
        ),
    ),
    Single(
        "/actors/{actor}",
        "One actor: the names used for it, its roles with their dates, how much it says and is spoken of.",
        ActorRecord,
        lambda here, asked: here.ledger.actor(asked.id()),
        in_path=(Filter("actor", "ID", "The actor's id.", "kim-jong-un"),),
    ),
    Collection(
        "/claims",
        "What is said, whoever says it: claims of most pages first, without their wordings.",
        Claim,
        lambda here, asked: here.ledger.claims(
            **asked.words,
            sources=asked.numbers.get("sources", 1),
            limit=asked.limit,
            after=asked.after,
            wordings=False,
        ),
        narrowed_by=filters.CLAIMS,
    ),
    Single(
        "/claims/{claim}",
        "One claim, with its wordings, and the chains by which it came.",
        Claim,
        lambda here, asked: here.ledger.claim(asked.id()),
        in_path=(Filter("claim", "ID", "The claim's id.", "c12"),),
    ),
    Single(
        "/trace",
        "A claim from the first page that carries it on, and what is said against it.",
        Trace,
        _trace,
        required=(Filter("claim", "CLAIM", "The id of a claim or of a statement, or any sentence.", "c12"),),
    ),
    Collection(
        "/disputes",
        "What cannot both hold: who says so, who says the contrary, and in which words.",
        Dispute,
        lambda here, asked: here.ledger.disputes(
            **asked.words, sources=asked.numbers.get("sources", 1), limit=asked.limit, after=asked.after
        ),
        narrowed_by=filters.DISPUTES,
    ),
    Single(
        "/disputes/{page}/{statement}/{other_page}/{other_statement}",
        "One dispute, by the ids of its two statements.",
        Dispute,
        lambda here, asked: here.ledger.dispute(asked.id()),
        in_path=(*_STATEMENT, *_OTHER),
    ),
    Collection(
        "/turns",
        "What moved in time: what one speaker says that is contrary to what he said, and figures that moved.",
        Turn,
        lambda here, asked: here.ledger.turns(**asked.words, limit=asked.limit, after=asked.after),
        narrowed_by=filters.TURNS,
    ),
    Collection(
        "/expectations",
        "What was announced, planned, promised or threatened, in the order in which it is due.",
        Expectation,
        lambda here, asked: here.ledger.expectations(**asked.words, limit=asked.limit, after=asked.after),
        narrowed_by=filters.EXPECTATIONS,
    ),
    Single(
        "/expectations/{expectation}",
        "One expectation, with the pages that announce it and what became of it.",
        Expectation,
        lambda here, asked: here.ledger.expectation(asked.id()),
        in_path=(Filter("expectation", "ID", "The expectation's id.", "x12"),),
    ),
    Collection(
        "/storylines",
        "Pages of one matter, those of most pages first, without what happened in it.",
        Storyline,
        lambda here, asked: here.ledger.storylines(
            **asked.words,
            sources=asked.numbers.get("sources", 1),
            pages=asked.numbers.get("pages", 1),
            limit=asked.limit,
            after=asked.after,
        ),
        narrowed_by=filters.STORYLINES,
    ),
    Single(
        "/storylines/{storyline}",
        "One storyline: its pages, and what happened and was said in it, in the order of when it was.",
        Storyline,
        lambda here, asked: here.ledger.storyline(asked.id()),
        in_path=(Filter("storyline", "ID", "The storyline's id.", "s1"),),
    ),
    Collection(
        "/families",
        "Pages that carry the same text, whole or in part: the largest family first.",
        Family,
        lambda here, asked: here.ledger.families(limit=asked.limit, after=asked.after),
    ),
    Single(
        "/families/{page}",
        "The family of one page: the passages that its pages share, and what each copy changed.",
        Family,
        _family,
        in_path=(_PAGE,),
    ),
    Single(
        "/compare",
        "Whether two sentences say the same, and whether both can hold, with the reason in words.",
        Comparison,
        lambda _, asked: compare(asked.words["first"], asked.words["second"]),
        required=(
            Filter("first", "TEXT", "A sentence.", "The ferry sank."),
            Filter("second", "TEXT", "Another.", "The ferry did not sink."),
        ),
    ),
    Collection(
        "/news",
        "The newest of what somebody asks to be told of, on the pages that came last.",
        News,
        _news,
        required=(
            Filter(
                "tell", "WHAT", "What to tell of, as `reportedly watch --tell` has it.", "speaker=Kremlin"
            ),
        ),
        after="nothing",
    ),
    Collection(
        "/corrections",
        "What was set right by hand, of actors and of readings, in the order it was done.",
        Correction,
        lambda here, _: here.ledger.corrections(),
        after="nothing",
    ),
    Collection(
        "/jobs",
        "What is being added, and was since the server started, the newest first.",
        Job,
        lambda here, _: here.jobs.all(),
        after="nothing",
    ),
    Single(
        "/jobs/{job}",
        "How far one adding of pages has come.",
        Job,
        _job,
        in_path=(Filter("job", "N", "The number of the job.", "1"),),
    ),
)
