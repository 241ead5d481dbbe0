"""The ledger: what a person who keeps one can do with it."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Generator, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import timedelta
from functools import partial
from pathlib import Path
from types import TracebackType
from typing import Self, TypeVar, Unpack, get_args

from reportedly.errors import LedgerError, NotHeldError, QuestionError
from reportedly.ledger import (
    activity,
    actor_corrections,
    actors,
    adding,
    asked_actors,
    asking,
    claims,
    corrections,
    derived,
    events,
    expectations,
    families,
    gold,
    happening_rows,
    history,
    kept,
    networks,
    news,
    opening,
    searching,
    standing,
    stories,
    storylines,
    turns,
    visits,
)
from reportedly.ledger.activity import ActCount, Month, Partner
from reportedly.ledger.actors import ActorRecord, Appearance, KnownActor
from reportedly.ledger.adding import Progress
from reportedly.ledger.answers import Answers
from reportedly.ledger.asked_actors import Meant
from reportedly.ledger.asking import Asked, Counts, Entry, Question
from reportedly.ledger.claims import Claim, Dispute, Trace
from reportedly.ledger.corrections import Correction
from reportedly.ledger.dates import When
from reportedly.ledger.events import CodedEvent, Happening
from reportedly.ledger.expectations import Expectation
from reportedly.ledger.families import Family
from reportedly.ledger.gold import GoldPage, GoldPair
from reportedly.ledger.history import Version
from reportedly.ledger.networks import Network
from reportedly.ledger.news import News, NewsKind, Wanted
from reportedly.ledger.searching import Findings
from reportedly.ledger.selection import Selection, selected
from reportedly.ledger.standing import Standing
from reportedly.ledger.stories import Story
from reportedly.ledger.storylines import Storyline
from reportedly.ledger.turns import Turn
from reportedly.ledger.watched import Watched
from reportedly.ledger.workers import Found
from reportedly.ledger.writing import storable
from reportedly.model import (
    Added,
    CorrectedKind,
    DisputeKind,
    Page,
    Reading,
    Statement,
    TurnKind,
    Unreadable,
)
from reportedly.pages import Fetching, Memory, Visitor, find

Answer = TypeVar("Answer")

FOUND = 40
"""Rows of a search that are given where nobody says how many."""


class Ledger:
    """Statements of many pages in one SQLite file.

    The file is made by the first `add`; asking one that is not there raises `LedgerError`, and so
    does, at once, a file that is not a ledger or is of another version: it is not touched. While one
    process adds, others may ask. Several threads may ask one `Ledger`; the one that adds needs its own.
    One that is opened `read_only` refuses to add, and knows claims, disputes, expectations and tellers of
    events as they were last told.

    A list may be asked for in parts: `after` is the id of the last row that was given, and the rows that come
    after it are given then.

    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder, Ledger(folder + "/news.ledger") as ledger:
    ...     done = ledger.add([])
    ...     ledger.counts().pages, list(ledger.statements(speaker="Kremlin", since="2023-09"))
    (0, [])
    """

    def __init__(self, path: str | Path, *, read_only: bool = False) -> None:
        self.path = Path(path)
        self._read_only = read_only
        self._open: sqlite3.Connection | None = None
        opening.check(self.path)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Close the file. The ledger opens again when next used."""
        connection, self._open = self._open, None
        if connection:
            connection.close()

    def add(
        self,
        sources: Iterable[str | Path | Page | Unreadable],
        *,
        workers: int | None = None,
        progress: Callable[[Progress], None] | None = None,
        fetching: Fetching | None = None,
        visitor: Visitor | None = None,
    ) -> Added:
        """Read pages from `sources` (files, folders, `-`, addresses, ledgers, pages) and keep what they say.

        Addresses are fetched as `fetching` says, or by a `visitor`; what they showed before stays beside what
        they show now (`versions`), and their servers are asked only for what is new.

        A source that is itself a ledger, of this version or an older one, gives the pages that it keeps:
        they are read again, as they were found, and who was merged and split in it is so here.

        Pages are committed one by one, and what the ledger holds already is not read again: so after
        a run that was ended, at any moment and in any way, the same call completes it. What cannot be
        read is recorded, told to `progress`, and stops nothing. `workers` processes read at the same
        time, one a core unless said otherwise; with 1, this process does.
        """
        if not opening.check(self.path):
            opening.create(self.path)
        with opening.refusing(self.path):
            connection = self._connection()
            visitor = visitor or self.visitor(fetching)
            found = _found(sources, visitor, connection)
            return adding.add(connection, found, workers=workers, progress=progress)

    def visitor(self, fetching: Fetching | None = None, memory: Memory | None = None) -> Visitor:
        """What visits addresses, and asks their servers for what is new: one for several `add`s keeps pauses.

        With a `memory`, such as `watched`, only what is new in feeds and sitemaps is fetched.
        """
        return Visitor(fetching, known=partial(visits.validators, self._connection()), memory=memory)

    def watched(self, every: timedelta) -> Watched:
        """What is remembered of feeds that are watched, and of the pages they list, over stops and starts.

        `every` is how often feeds are asked that do not ask for less.
        """
        return Watched(self._connection(), every)

    def wanted(self, asked: str, kind: NewsKind, **by: str) -> Wanted:
        """What somebody asks to be told of: `asked` in their words, and `by` as the questions here have it.

        Of an event, `actor` and `other` are two who did something to each other. Raises `QuestionError`.
        """
        words = {name: storable(value) for name, value in by.items()}
        who = {name: self._who(words.pop(name, None)) for name in ("speaker", "about", "actor", "other")}
        with opening.refusing(self.path):
            return news.wanted(asked, kind, who, words)

    def tell(self, wanted: Sequence[Wanted], *, waiting: bool = False) -> list[News]:
        """What came since this was last asked of all that is wanted: each is kept, and told once.

        The first time, that is what comes from then on. News that is `waiting` is given by `unsent_news`.
        """
        if any(one.kind == "dispute" for one in wanted):
            self._bring_claims_up_to_date()
        if any(one.kind == "expectation" for one in wanted):
            self._bring_expectations_up_to_date()
        with opening.refusing(self.path):
            return news.find(self._connection(), wanted, waiting=waiting)

    def news(self, *, limit: int | None = None) -> Iterator[News]:
        """What was told, the newest first."""
        _check_limit(limit)
        return self._answers(news.newest(self._connection(), limit))

    def unsent_news(self, limit: int) -> list[News]:
        """What was told and waits to be sent, the oldest first."""
        with opening.refusing(self.path):
            return news.unsent(self._connection(), limit)

    def sent_news(self, last: int) -> None:
        """Note that all news up to this number was sent."""
        with opening.refusing(self.path):
            news.sent(self._connection(), last)

    def statements(
        self,
        *,
        speaker: str | None = None,
        about: str | None = None,
        act: str | None = None,
        factuality: str | None = None,
        country: str | None = None,
        relay: str | None = None,
        site: str | None = None,
        since: When | None = None,
        until: When | None = None,
        limit: int | None = None,
        after: str | None = None,
    ) -> Iterator[Statement]:
        """The statements that fit all of what is given, by date published, then by place in the page.

        Words are found whole, whatever their case and accents, in any order. `speaker` is looked for
        in the names of those meant and in the page's words for them; `about` in the content, the
        source and the headline. Either may be an actor's id with `@` in front (`@kim-jong-un`): then it is
        the actor who speaks, or is named in the content, by whatever words. In `about`, what is in quotes is
        found as it stands, and `miss*` finds what begins so. `act` is one of them in either form (`deny`,
        `denies`); `factuality` a value of
        FactBank's (`CT-`) or its words (`certainly not`); `country` that of who is meant, by its ISO
        3166-1 code or its English name. `relay` is the name of an agency or outlet, under any name that
        it is known by, or of a medium (`message`), the page's credit or its site; `site` is its site
        alone; both are words next to each other. `since` and `until` bound the earliest date of
        publication: days, or text such as `2023`, `2023-09`, `2023-09-13`, whose whole year or month
        is meant; undated pages are then left out, and otherwise come last.

        Raises `LedgerError` for what is no act, factuality, country or date, and for a ledger that is
        not there.
        """
        asked = self._question(
            {
                "speaker": speaker,
                "about": about,
                "act": act,
                "factuality": factuality,
                "country": country,
                "relay": relay,
                "site": site,
                "since": since,
                "until": until,
            }
        )
        _check_limit(limit)
        return self._answers(asking.statements(self._connection(), asked, limit, _words(after)))

    @contextmanager
    def selection(self, *, derived: bool = True, **asked: Unpack[Asked]) -> Generator[Selection]:
        """The statements that fit, as in `statements`, and their pages, as they stand now: to be read by SQL.

        Where nothing is asked, that is everything. Claims, expectations and storylines are brought up to
        date first, unless what is `derived` is not wanted.
        """
        limit = asked.pop("limit", None)
        _check_limit(limit)
        question = self._question(asked)
        self._bring_events_up_to_date()
        if derived:
            self._bring_claims_up_to_date()
            self._bring_expectations_up_to_date()
            self._bring_storylines_up_to_date()
        with selected(self.path, question, limit) as chosen:
            yield chosen

    def events(
        self,
        *,
        actor: str | None = None,
        recipient: str | None = None,
        type: str | None = None,  # noqa: A002
        mode: str | None = None,
        status: str | None = None,
        place: str | None = None,
        site: str | None = None,
        since: When | None = None,
        until: When | None = None,
        limit: int | None = None,
        after: str | None = None,
    ) -> Iterator[CodedEvent]:
        """The events that fit all of what is given, by when they were, else by date published.

        `actor`, `recipient` and `place` are words of a name, or of the page's words for it; the first two may
        be an actor's id with `@` in front. A country, by
        its name or its capital, stands for all who act for it. `type` is PLOVER's (`ASSAULT`) or a civil one
        (`elect`), `mode` one of its modes, `status` what any voice makes of it. `since` and `until` bound the
        earliest that the event may have been, else the earliest date of publication.

        Raises `LedgerError` for what is no type, mode, status or date, and for a ledger that is not there.
        """
        asked = events.question(
            actor=self._who(actor),
            recipient=self._who(recipient),
            kind=_words(type),
            mode=_words(mode),
            status=_words(status),
            place=_words(place),
            site=_words(site),
            since=since,
            until=until,
        )
        _check_limit(limit)
        self._bring_events_up_to_date()
        return self._answers(events.events(self._connection(), asked, limit, _words(after)))

    def find_statements(
        self, words: str | None = None, *, after: str | None = None, **asked: Unpack[Asked]
    ) -> Findings:
        """The statements that have all of the words anywhere (content, source, speaker, headline, site).

        The newest come first, with what they can be narrowed by; the rest is asked as in `statements`.
        """
        limit = asked.get("limit")
        _check_limit(limit)
        with opening.refusing(self.path):
            return searching.statements(
                self._connection(), _words(words), self._question(asked), limit or FOUND, _words(after)
            )

    def find_events(
        self,
        words: str | None = None,
        *,
        actor: str | None = None,
        recipient: str | None = None,
        type: str | None = None,  # noqa: A002
        status: str | None = None,
        site: str | None = None,
        since: When | None = None,
        until: When | None = None,
        limit: int = FOUND,
        after: str | None = None,
    ) -> Findings:
        """The events whose sentence has all of the words, the newest first; the rest is as in `events`."""
        asked = events.question(
            actor=self._who(actor),
            recipient=self._who(recipient),
            kind=_words(type),
            status=_words(status),
            site=_words(site),
            since=since,
            until=until,
        )
        _check_limit(limit)
        with opening.refusing(self.path):
            return searching.happenings(self._connection(), _words(words), asked, limit, _words(after))

    def find_articles(
        self,
        words: str | None = None,
        *,
        site: str | None = None,
        since: When | None = None,
        until: When | None = None,
        limit: int = FOUND,
        after: str | None = None,
    ) -> Findings:
        """The articles whose headline and text have all of the words, those that were added last first."""
        _check_limit(limit)
        with opening.refusing(self.path):
            return searching.articles(
                self._connection(),
                _words(words),
                site=_words(site),
                since=since,
                until=until,
                limit=limit,
                after=_words(after),
            )

    def timeline(
        self,
        actor: str,
        other: str | None = None,
        *,
        status: str | None = None,
        since: When | None = None,
        until: When | None = None,
    ) -> Iterator[Happening]:
        """What somebody did and suffered, or what two did to each other, in order.

        The events of one day, type and pair of sides are one line, whichever pages tell them. What is only
        supposed, or did not happen, is left out, unless that `status` is asked for.
        """
        asked = events.between(self._who(actor) or storable(actor), self._who(other), since, until)
        self._bring_events_up_to_date()
        found = events.events(self._connection(), asked, None)
        return self._answers(events.timeline(self._connection(), found, _words(status)))

    def story(
        self,
        actor: str,
        other: str | None = None,
        *,
        status: str | None = None,
        since: When | None = None,
        until: When | None = None,
    ) -> Story:
        """What somebody did and said, or what two did to and said of each other, in time.

        It is in full, or, where that is too much to be taken in, counted by month (of one month, by day).
        With a `status`, it is events alone. Raises `QuestionError` for what is no status or date.
        """
        self._bring_events_up_to_date()
        with opening.refusing(self.path):
            return stories.story(
                self._connection(),
                self._side(actor),
                self._side(other) if other else None,
                status=_words(status),
                since=since,
                until=until,
            )

    def network(
        self,
        kind: str = "about",
        *,
        actor: str | None = None,
        about: str | None = None,
        site: str | None = None,
        since: When | None = None,
        until: When | None = None,
        limit: int = 60,
    ) -> Network:
        """Who speaks `about` whom, or who `cites` whom, in the statements that fit all of what is given.

        It has the members of most statements, `limit` at most. With an `actor`, by its id (`@ID`) or the most
        named of a name, they are that one and those tied to it. The rest is as in `statements`. Raises
        `QuestionError` for what is no kind or date, `NotHeldError` where nobody has that name.
        """
        _check_limit(limit)
        asked = self._made_by(None, about, site, since, until)
        with opening.refusing(self.path):
            around = self._numbers(actor) if actor and actor.strip() else ()
            return networks.network(self._connection(), networks.kind(kind), asked, around, limit)

    def _numbers(self, asked: str) -> tuple[int, ...]:
        """The numbers of the actor that is asked for, by its id or as the most named of a name."""
        meant = self._who(asked)
        if not isinstance(meant, Meant):
            first = next(actors.actors(self._connection(), name=meant, limit=1), None)
            if first is None:
                raise NotHeldError(f"the ledger names nobody {asked!r}: see `reportedly actors`")
            meant = asked_actors.meant(self._connection(), f"@{first.id}")
        return meant.own if meant else ()

    def actors(
        self,
        name: str | None = None,
        *,
        kind: str | None = None,
        country: str | None = None,
        limit: int | None = None,
        after: str | None = None,
    ) -> Iterator[KnownActor]:
        """The actors that fit all of what is given, those that most pages name first.

        `name` is words of any name that pages use for them, `kind` one of the kinds of an `Actor`, `country`
        an ISO 3166-1 code or an English name. Raises `LedgerError` for what is no kind or country.
        """
        _check_limit(limit)
        found = actors.actors(
            self._connection(),
            name=_words(name),
            of_kind=_words(kind),
            country=_words(country),
            limit=limit,
            after=_words(after),
        )
        return self._answers(found)

    def actor(self, id: str) -> ActorRecord:  # noqa: A002
        """All that is told of one actor: names used, roles with dates, counts. Raises `LedgerError`.

        What it said, what is said of it and what it did: `statements(speaker="@ID")`,
        `statements(about="@ID")`, `timeline("@ID")`.
        """
        with opening.refusing(self.path):
            return actors.actor(self._connection(), storable(id))

    def busiest(self, limit: int) -> Iterator[KnownActor]:
        """So many actors, those who make most statements first."""
        _check_limit(limit)
        return self._answers(actors.busiest(self._connection(), limit))

    def appearances(self, page: str) -> Iterator[Appearance]:
        """Whom a page names: the ids that its reading gives them, and those that the ledger has for them."""
        return self._answers(actors.appearances(self._connection(), storable(page)))

    def claims(
        self,
        *,
        actor: str | None = None,
        about: str | None = None,
        site: str | None = None,
        since: When | None = None,
        until: When | None = None,
        sources: int = 1,
        limit: int | None = None,
        after: str | None = None,
        wordings: bool = True,
    ) -> Iterator[Claim]:
        """What pages say, each claim with its wordings, speakers, chains and counts; of most pages first.

        A claim is found by any statement that makes it: `actor` is who speaks, the rest as in `statements`.
        `sources` is how many, at least, stand at the head of its chains. Pages that came since the last such
        question are put into claims first. Without their `wordings` and chains, they are had sooner.
        """
        _check_limit(limit)
        asked = self._made_by(actor, about, site, since, until)
        self._bring_claims_up_to_date()
        last, connection = _words(after), self._connection()
        return self._answers(claims.claims(connection, asked, sources, limit, last, wordings=wordings))

    def disputes(
        self,
        *,
        actor: str | None = None,
        about: str | None = None,
        site: str | None = None,
        since: When | None = None,
        until: When | None = None,
        kind: str | None = None,
        sources: int = 1,
        limit: int | None = None,
        after: str | None = None,
    ) -> Iterator[Dispute]:
        """Statements that cannot both hold, inside one page or across pages, with the words that are opposed.

        A dispute is found by the statement on either side: `actor` is who speaks there. `kind` is denial,
        confirmation, polarity, opposite, number, date, name, place or role. Raises `LedgerError` for another.
        `sources` is how many, at least, stand on both sides together.
        """
        _check_limit(limit)
        _check_kind(kind, "dispute", DisputeKind)
        asked = self._made_by(actor, about, site, since, until)
        self._bring_claims_up_to_date()
        return self._answers(
            claims.disputes(self._connection(), asked, kind, limit, _words(after), sources=sources)
        )

    def latest_disputes(self, limit: int) -> Iterator[Dispute]:
        """So many disputes, those with the newest page first."""
        _check_limit(limit)
        self._bring_claims_up_to_date()
        return self._answers(claims.latest_disputes(self._connection(), limit))

    def turns(
        self,
        *,
        actor: str | None = None,
        about: str | None = None,
        site: str | None = None,
        since: When | None = None,
        until: When | None = None,
        kind: str | None = None,
        limit: int | None = None,
        after: str | None = None,
    ) -> Iterator[Turn]:
        """What moved in time: what one speaker says that is contrary to what he said, and figures that moved.

        A turn is found by any statement that has a part in it. `kind` is mind or figure. Raises `LedgerError`
        for another.
        """
        _check_limit(limit)
        _check_kind(kind, "turn", TurnKind)
        asked = self._made_by(actor, about, site, since, until)
        self._bring_claims_up_to_date()
        return self._answers(turns.turns(self._connection(), asked, kind, limit, _words(after)))

    def trace(self, asked: str) -> Trace | None:
        """A claim from its first page on: by its id (`c12`), by a statement's, or by any sentence.

        None where nothing that the ledger holds is near the sentence.
        """
        self._bring_claims_up_to_date()
        with opening.refusing(self.path):
            return claims.trace(self._connection(), storable(asked))

    def expectations(
        self,
        *,
        actor: str | None = None,
        about: str | None = None,
        site: str | None = None,
        since: When | None = None,
        until: When | None = None,
        state: str | None = None,
        today: When | None = None,
        limit: int | None = None,
        after: str | None = None,
    ) -> Iterator[Expectation]:
        """What was announced, planned, promised, predicted or threatened, in the order in which it is due.

        `actor` is who is to take part, or who says so; `about` are words of a sentence that tells of it.
        `since` and `until` bound the last day on which it is due. `state` is what became of it: open, met,
        missed or contradicted. `today` leaves out what pages said after that day; without it all pages count,
        and the day is that of the last. Pages that came since the last such question are looked at first.

        Raises `QuestionError` for what is no state or date.
        """
        _check_limit(limit)
        asked = expectations.question(
            actor=self._who(actor),
            about=_words(about),
            site=_words(site),
            since=since,
            until=until,
            state=_words(state),
            today=today,
        )
        self._bring_expectations_up_to_date()
        return self._answers(expectations.expectations(self._connection(), asked, limit, _words(after)))

    def expectation(self, id: str, *, today: When | None = None) -> Expectation:  # noqa: A002
        """The expectation with this id, by what pages said up to `today`. Raises `NotHeldError`."""
        self._bring_expectations_up_to_date()
        with opening.refusing(self.path):
            return expectations.expectation(self._connection(), storable(id), today)

    def storylines(
        self,
        *,
        actor: str | None = None,
        about: str | None = None,
        site: str | None = None,
        since: When | None = None,
        until: When | None = None,
        sources: int = 1,
        pages: int = 1,
        limit: int | None = None,
        after: str | None = None,
    ) -> Iterator[Storyline]:
        """Pages of one matter, each storyline with its title, days and actors; those of most pages first.

        A storyline is found by any page of it: `actor` is whom that names, `about` are words of its headline
        or names on it, `since` and `until` bound when its pages were published. It has reports of so many
        `sources`, and so many `pages`, at least. What happened and was said in it, `storyline` tells. Pages
        that came since the last such question are put into storylines first.
        """
        _check_limit(limit)
        asked = storylines.question(
            actor=self._who(actor),
            about=_words(about),
            site=_words(site),
            since=since,
            until=until,
            sources=sources,
            pages=pages,
        )
        self._bring_storylines_up_to_date()
        found = storylines.storylines(self._connection(), asked, limit, _words(after))
        return self._answers(found)

    def storyline(self, id: str) -> Storyline:  # noqa: A002
        """The storyline with this id (`s1`), with its pages, and events and claims in order of what happened.

        Raises `NotHeldError` where there is none.
        """
        self._bring_storylines_up_to_date()
        self._bring_claims_up_to_date()
        with opening.refusing(self.path):
            return storylines.storyline(self._connection(), storable(id))

    def storyline_of(self, page: str) -> Storyline | None:
        """The storyline of a page, without what happened in it; none where no other page is of its matter.

        Raises `NotHeldError` where there is no such page.
        """
        self._bring_storylines_up_to_date()
        with opening.refusing(self.path):
            return storylines.of_page(self._connection(), storable(page))

    def statement(self, id: str) -> Statement:  # noqa: A002
        """The statement with this id. Raises `NotHeldError` where there is none."""
        with opening.refusing(self.path):
            return asking.statement(*self._keyed("attributions", id))

    def latest_statements(
        self, limit: int, *, speaker: str | None = None, about: str | None = None
    ) -> Iterator[Statement]:
        """So many of the statements by a speaker, or about something, those of the latest pages first."""
        _check_limit(limit)
        asked = asking.question(speaker=self._who(speaker), about=self._who(about))
        return self._answers(asking.latest(self._connection(), asked, limit))

    def latest_events(self, actor: str, limit: int) -> Iterator[CodedEvent]:
        """So many of the events that somebody has a part in, the latest first."""
        _check_limit(limit)
        asked = events.between(self._who(actor) or storable(actor), None, None, None)
        return self._answers(events.latest(self._connection(), asked, limit))

    def months(self, actor: str) -> Iterator[Month]:
        """How many statements of each month an actor, by its id, makes, and how many of others name it."""
        return self._answers(activity.months(self._connection(), self._meant(actor)))

    def acts(self, actor: str) -> Iterator[ActCount]:
        """What an actor, by its id, does by what it says, and how often, the commonest first."""
        return self._answers(activity.acts(self._connection(), self._meant(actor)))

    def partners(self, actor: str, limit: int) -> Iterator[Partner]:
        """Who takes part in most events beside an actor, by its id."""
        _check_limit(limit)
        return self._answers(activity.partners(self._connection(), self._meant(actor), limit))

    def event(self, id: str) -> CodedEvent:  # noqa: A002
        """The event with this id. Raises `NotHeldError` where there is none."""
        self._bring_events_up_to_date()
        with opening.refusing(self.path):
            return events.event(*self._keyed("events", id))

    def claim(self, id: str) -> Claim:  # noqa: A002
        """The claim with this id, or of the statement with this id. Raises `NotHeldError`."""
        self._bring_claims_up_to_date()
        with opening.refusing(self.path):
            return claims.claim(self._connection(), storable(id))

    def against(self, claim: str) -> Iterator[Dispute]:
        """What is said against a claim, by its id. Raises `NotHeldError`."""
        self._bring_claims_up_to_date()
        return self._answers(claims.against(self._connection(), storable(claim)))

    def dispute(self, id: str) -> Dispute:  # noqa: A002
        """The dispute with this id. Raises `NotHeldError` where there is none."""
        self._bring_claims_up_to_date()
        with opening.refusing(self.path):
            return claims.dispute(self._connection(), storable(id))

    def merge_actors(self, actor: str, other: str) -> None:
        """Take two actors, by their ids, for one from now on: `actor` stays. It is recorded."""
        with opening.refusing(self.path):
            actor_corrections.merge(self._connection(), storable(actor), storable(other))

    def split_actor(self, actor: str, pages: Sequence[str]) -> str:
        """Take an actor for another one on these pages, and give that one's id. It is recorded."""
        with opening.refusing(self.path):
            return actor_corrections.split(
                self._connection(), storable(actor), [storable(page) for page in pages]
            )

    def correct(
        self,
        statement: str,
        *,
        speaker: str | None = None,
        act: str | None = None,
        factuality: str | None = None,
        date: When | None = None,
        published: When | None = None,
        same_claim: str | None = None,
        not_same_claim: str | None = None,
    ) -> tuple[Correction, ...]:
        """Set right by hand what was read wrongly in a statement, by its id. It is recorded.

        `speaker` is a name or an actor's id (`@ann-lee`), several joined with ` & `; `act`, `factuality` and
        `date`, when it was said, are given as in `statements`; `-` stands for nobody, none, not known.
        `published` is the date of its page, which is read again with it: then `statement` may be the page's
        id. `same_claim` and `not_same_claim` are the id of another statement that says the same, or does not.

        Every answer has it right from then on, and says so (`Statement.corrected`); claims and disputes are
        put right when they are next asked for. Raises `LedgerError` for what is not there, and for what is no
        act, factuality or date.
        """
        given: dict[CorrectedKind, When | None] = {
            "speaker": speaker,
            "act": act,
            "factuality": factuality,
            "date": date,
            "published": published,
        }
        values: dict[CorrectedKind, When] = {kind: it for kind, it in given.items() if it is not None}
        with opening.refusing(self.path):
            made = corrections.correct(
                self._connection(),
                storable(statement),
                values=values,
                same_claim=same_claim,
                not_same_claim=not_same_claim,
            )
            return tuple(one for one in corrections.corrections(self._connection()) if one.nth in made)

    def corrections(self) -> Iterator[Correction]:
        """What was set right by hand, of actors and of readings, in the order it was done."""
        return self._answers(corrections.corrections(self._connection()))

    def undo_correction(self, nth: int) -> None:
        """Take back one of `corrections`, by its number."""
        with opening.refusing(self.path):
            corrections.undo(self._connection(), nth)

    def gold(self) -> Iterator[GoldPage | GoldPair]:
        """What was set right in readings, as examples to measure or train by: pages, then pairs."""
        return self._answers(gold.gold(self._connection()))

    def pages(self, *, limit: int | None = None, after: str | None = None) -> Iterator[Entry]:
        """The pages held, in the order they were added."""
        _check_limit(limit)
        return self._answers(asking.pages(self._connection(), limit, _words(after)))

    def page(self, id: str) -> Entry:  # noqa: A002
        """The page with this id. Raises `NotHeldError` where there is none."""
        with opening.refusing(self.path):
            return asking.page(self._connection(), storable(id))

    def standing(self, page: str) -> Iterator[Standing]:
        """Which claims the statements of a page make, who else makes them, and how much is against them.

        Raises `NotHeldError` where there is no such page.
        """
        self._bring_claims_up_to_date()
        return self._answers(standing.standing(self._connection(), storable(page)))

    def newest(self, limit: int) -> Iterator[Entry]:
        """So many of the pages that were added last, the last one first."""
        _check_limit(limit)
        return self._answers(asking.newest(self._connection(), limit))

    def versions(self, url: str) -> Iterator[Version]:
        """What the address showed, in the order it was found: each version, and what changed in it.

        Pages from files count as well, where their address is known (a line of JSON, a web archive). It
        does not matter how the address is written: `http` or `https`, with a fragment or with parameters
        that only track.
        """
        return self._answers(history.versions(self._connection(), storable(url)))

    def family(self, page: str) -> Family | None:
        """The pages that carry the same text as this one, if there are any, and what this one changed.

        The changes of the others are in `families(page)`. Raises `NotHeldError` where there is no such page.
        """
        with opening.refusing(self.path):
            return families.family(self._connection(), storable(page))

    def families(
        self, page: str | None = None, *, limit: int | None = None, after: str | None = None
    ) -> Iterator[Family]:
        """Pages that carry the same text, whole or in part: the largest family first.

        With the id of a `page`, its family alone, if it is in one, with the passages that its pages
        share and what each copy says otherwise than the page it stands beside. Raises `LedgerError`
        where there is no such page.
        """
        _check_limit(limit)
        found = families.families(self._connection(), storable(page) if page else None, limit, _words(after))
        return self._answers(found)

    def bring_up_to_date(self) -> None:
        """Do now for pages that came since what the next question for claims and the like would do first."""
        self._bring_claims_up_to_date()
        self._bring_expectations_up_to_date()
        self._bring_storylines_up_to_date()

    def recompute(self) -> int:
        """Derive families, claims, disputes, turns, expectations and storylines again from the readings.

        Says how many pages that were. The result is the one that adding and asking came to. Nothing is read
        again. What a run that is stopped has not come to is done when it is next asked for.
        """
        with opening.refusing(self.path):
            from reportedly.ledger import claim_rows, expectation_rows, storyline_rows  # slow to load

            pages = families.recompute(self._connection())
            claim_rows.forget(self._connection())
            happening_rows.forget(self._connection())
            happening_rows.bring_up_to_date(self._connection())
            claim_rows.bring_up_to_date(self._connection())
            expectation_rows.forget(self._connection())
            expectation_rows.bring_up_to_date(self._connection())
            storyline_rows.forget(self._connection())
            storyline_rows.bring_up_to_date(self._connection())
            return pages

    def unreadable(self) -> Iterator[Unreadable]:
        """The inputs that could not be read, and nothing readable came from their place since."""
        return self._answers(asking.unreadable(self._connection()))

    def counts(self) -> Counts:
        """How much the ledger holds."""
        with opening.refusing(self.path):
            return asking.counts(self._connection())

    def reading(self, page: str, *, as_read: bool = False) -> Reading:
        """The whole reading of a page, by the page's id, with what was set right by hand, or `as_read`.

        Raises `LedgerError` where there is none.
        """
        with opening.refusing(self.path):
            return asking.reading(self._connection(), storable(page), as_read=as_read)

    def _keyed(self, table: asking.Keyed, id: str) -> tuple[sqlite3.Connection, int]:  # noqa: A002
        connection = self._connection()
        return connection, asking.key_of(connection, table, storable(id))

    def _made_by(
        self,
        actor: str | None,
        about: str | None,
        site: str | None,
        since: When | None,
        until: When | None,
    ) -> Question:
        """The question for statements, of whose claims or disputes one wants to know."""
        return self._question(
            {"speaker": actor, "about": about, "site": site, "since": since, "until": until}
        )

    def _question(self, asked: Asked) -> Question:
        """The question for statements, in the ledger's terms."""
        return asking.question(
            speaker=self._who(asked.get("speaker")),
            about=self._who(asked.get("about")),
            act=_words(asked.get("act")),
            factuality=_words(asked.get("factuality")),
            country=_words(asked.get("country")),
            relay=_words(asked.get("relay")),
            site=_words(asked.get("site")),
            since=asked.get("since"),
            until=asked.get("until"),
        )

    def _bring_events_up_to_date(self) -> None:
        if self._read_only:
            return
        with opening.refusing(self.path):
            happening_rows.bring_up_to_date(self._connection())

    def _bring_claims_up_to_date(self) -> None:
        if self._read_only:
            return
        with opening.refusing(self.path):
            from reportedly.ledger import claim_rows  # loads the parser and the encoder

            happening_rows.bring_up_to_date(self._connection())
            claim_rows.bring_up_to_date(self._connection())

    def _bring_expectations_up_to_date(self) -> None:
        if self._read_only:
            return
        with opening.refusing(self.path):
            if derived.pages_left(self._connection(), "expectations"):
                from reportedly.ledger import expectation_rows  # loads the parser

                expectation_rows.bring_up_to_date(self._connection())

    def _bring_storylines_up_to_date(self) -> None:
        if self._read_only:
            return
        with opening.refusing(self.path):
            if derived.pages_left(self._connection(), "storylines"):
                from reportedly.ledger import storyline_rows  # loads the encoder

                storyline_rows.bring_up_to_date(self._connection())

    def _who(self, asked: str | None) -> str | Meant | None:
        """The actor whose id is asked for; else what is asked for are words, as `@handle` may be."""
        if asked is not None and asked_actors.is_id(asked):
            with opening.refusing(self.path):
                meant = asked_actors.meant(self._connection(), storable(asked))
            return meant or _words(asked)
        return _words(asked)

    def _side(self, asked: str) -> tuple[str, str | Meant]:
        """Somebody who is asked for, with the name to be shown."""
        meant = self._who(asked)
        if isinstance(meant, Meant):
            return actors.actor(self._connection(), storable(asked)).actor.name, meant
        return asked.strip(), meant or storable(asked)

    def _meant(self, actor: str) -> Meant:
        """The actor with this id. Raises `NotHeldError`."""
        asked = self._who(f"@{actor.removeprefix('@')}")
        if not isinstance(asked, Meant):
            raise NotHeldError(f"the ledger has no actor {actor!r}: `reportedly actors` lists them")
        return asked

    def _answers(self, answers: Iterator[Answer]) -> Answers[Answer]:
        return Answers(self._refusing(answers))

    def _refusing(self, answers: Iterator[Answer]) -> Iterator[Answer]:
        with opening.refusing(self.path):
            yield from answers

    def _connection(self) -> sqlite3.Connection:
        if self._open is None:
            if not opening.check(self.path):
                raise LedgerError(f"there is no ledger at {self.path}: `reportedly add` makes one")
            self._open = opening.connect(self.path, read_only=self._read_only)
        return self._open


def _found(
    sources: Iterable[str | Path | Page | Unreadable], visitor: Visitor, connection: sqlite3.Connection
) -> Iterator[Found]:
    """What is found in the sources, in order; of a ledger, who was merged and split in it comes first."""
    for source in (sources,) if isinstance(sources, str | Path) else sources:
        if isinstance(source, Page | Unreadable):
            yield source
        elif str(source) != "-" and opening.is_ledger(Path(source)):
            corrections.copied(connection, Path(source))
            yield from kept.pages(Path(source))
        else:
            yield from find([source], visitor=visitor)


def _words(asked: str | None) -> str | None:
    return storable(asked) if asked and asked.strip() else None


def _check_kind(kind: str | None, noun: str, kinds: object) -> None:
    if kind is not None and kind not in get_args(kinds):
        raise QuestionError(f"{kind!r} is not a kind of {noun}; these are: {', '.join(get_args(kinds))}")


def _check_limit(limit: int | None) -> None:
    if limit is not None and limit < 0:
        raise QuestionError(f"cannot give {limit} rows: the limit is a number from 0 up")
