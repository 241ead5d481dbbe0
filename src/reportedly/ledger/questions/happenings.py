"""What was done: the events of a ledger, one by one and in time."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.ledger import actors, events, opening, searching, stories, timelines
from reportedly.ledger.asked_actors import Meant
from reportedly.ledger.dates import When
from reportedly.ledger.events import CodedEvent
from reportedly.ledger.questions.opened import FOUND, Opened, check_limit, given
from reportedly.ledger.searching import Findings
from reportedly.ledger.stories import Story
from reportedly.ledger.timelines import Happening
from reportedly.ledger.writing import storable


class Happenings(Opened):
    """Questions for events, and for what somebody did and said in time."""

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
            kind=given(type),
            mode=given(mode),
            status=given(status),
            place=given(place),
            site=given(site),
            since=since,
            until=until,
        )
        check_limit(limit)
        self._bring_events_up_to_date()
        return self._answers(events.events(self._connection(), asked, limit, given(after)))

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
            kind=given(type),
            status=given(status),
            site=given(site),
            since=since,
            until=until,
        )
        check_limit(limit)
        with opening.refusing(self.path):
            return searching.happenings(self._connection(), given(words), asked, limit, given(after))

    def event(self, id: str) -> CodedEvent:  # noqa: A002
        """The event with this id. Raises `NotHeldError` where there is none."""
        self._bring_events_up_to_date()
        with opening.refusing(self.path):
            return events.event(*self._keyed("events", id))

    def latest_events(self, actor: str, limit: int) -> Iterator[CodedEvent]:
        """So many of the events that somebody has a part in, the latest first."""
        check_limit(limit)
        asked = events.between(self._who(actor) or storable(actor), None, None, None)
        return self._answers(events.latest(self._connection(), asked, limit))

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
        return self._answers(timelines.timeline(self._connection(), found, given(status)))

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
                status=given(status),
                since=since,
                until=until,
            )

    def _side(self, asked: str) -> tuple[str, str | Meant]:
        """Somebody who is asked for, with the name to be shown."""
        meant = self._who(asked)
        if isinstance(meant, Meant):
            return actors.actor(self._connection(), storable(asked)).actor.name, meant
        return asked.strip(), meant or storable(asked)
