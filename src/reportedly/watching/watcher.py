"""Going round the feeds: each when it is due, what is new in it read and kept, and news told."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

from reportedly.ledger import Ledger, News, Progress
from reportedly.model import Added, Record
from reportedly.pages import Fetching, Visitor
from reportedly.pages.addresses import without_secrets
from reportedly.pages.addresses.posting import PostError
from reportedly.watching.atom import MOST as MOST_IN_ATOM
from reportedly.watching.atom import write_atom
from reportedly.watching.wanting import Want
from reportedly.watching.webhook import MOST as MOST_AT_ONCE
from reportedly.watching.webhook import Webhook

LONGEST_SLEEP = 60.0
"""Seconds after which it looks again what is due: a computer that was asleep has another time."""


MOST_REMEMBERED = 10_000
"""Lines on what failed that are not said again: a run may go on for years."""


class Watching(Record, frozen=True):
    """What is watched and told: `every` is how often a feed is asked that does not ask for less."""

    feeds: tuple[str, ...]
    wants: tuple[Want, ...] = ()
    every: timedelta = timedelta(minutes=30)
    atom: Path | None = None
    fetching: Fetching = Fetching(follow=True)


class Watcher:
    """Watches feeds for one ledger."""

    def __init__(
        self,
        ledger: Ledger,
        watching: Watching,
        *,
        tell: Callable[[News], None],
        say: Callable[[str], None],
        complain: Callable[[str], None],
        progress: Callable[[Progress], None] | None = None,
        webhook: Webhook | None = None,
        visitor: Visitor | None = None,
        clock: Callable[[], datetime] = lambda: datetime.now(UTC).replace(tzinfo=None),
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """`tell` is called with all news, `say` and `complain` with lines on what was done and what failed.

        The ledger is made where there is none. Raises `LedgerError` and `QuestionError` as asking does.
        """
        ledger.add([])
        self._ledger = ledger
        self._watching = watching
        self._tell, self._say, self._complain, self._progress = tell, say, complain, progress
        self._complained: set[tuple[str | None, str]] = set()
        self._webhook = webhook
        self._clock, self._sleep = clock, sleep
        self._watched = ledger.watched(watching.every)
        self._visitor = visitor or ledger.visitor(watching.fetching, self._watched)
        self._wanted = [ledger.wanted(one.asked, one.kind, **one.by) for one in watching.wants]
        self._note_news()

    def run(self) -> None:
        """Go round until somebody stops it."""
        while True:
            self.once()
            due = min(self._watched.feed(one).due for one in self._watching.feeds)
            left = (due - self._clock()).total_seconds()
            self._sleep(min(max(left, 1.0), LONGEST_SLEEP))

    def once(self) -> int:
        """Ask every feed that is due, and tell what is new; how many were asked."""
        due = [one for one in self._watching.feeds if self._watched.feed(one).due <= self._clock()]
        for feed in due:
            self._ask(feed)
        self._note_news()
        return len(due)

    def _ask(self, feed: str) -> None:
        """Read what is new in one feed, and tell it."""
        name = without_secrets(feed)
        done = self._ledger.add(
            [feed], workers=1, progress=partial(self._on_way, name), visitor=self._visitor
        )
        now = self._watched.feed(feed)
        if now.problem:
            self._complain(f"{name}: {now.problem}; asked again {_in_words(now.due - self._clock())}")
        elif done.added:
            self._say(f"{name}: {_counted(done)}")
        if done.added:
            self._note_news()

    def _on_way(self, feed: str, now: Progress) -> None:
        """Pass on how far it is: what fails again each time that a feed is asked is said once."""
        if now.problem:
            said = now.source, now.problem
            if now.source == feed or said in self._complained:
                return
            if len(self._complained) >= MOST_REMEMBERED:
                self._complained.clear()
            self._complained.add(said)
        if self._progress is not None:
            self._progress(now)

    def _note_news(self) -> None:
        """Find what there is to tell, and tell it everywhere."""
        news = self._ledger.tell(self._wanted, waiting=self._webhook is not None)
        for one in news:
            self._tell(one)
        if self._watching.atom is not None and (news or not self._watching.atom.exists()):
            told = self._ledger.news(limit=MOST_IN_ATOM)
            write_atom(told, self._watching.atom, of=str(self._ledger.path.absolute()))
        self._send()

    def _send(self) -> None:
        """What waits goes to the webhook; where it cannot be reached, it waits on."""
        while self._webhook is not None and (waiting := self._ledger.unsent_news(MOST_AT_ONCE)):
            try:
                self._webhook.send(waiting)
            except PostError as error:
                self._complain(f"the webhook did not take {len(waiting)} news: {error}; it is tried again")
                return
            self._ledger.sent_news(waiting[-1].number)


def _counted(done: Added) -> str:
    return f"{done.added:,} {'page' if done.added == 1 else 'pages'} added"


def _in_words(left: timedelta) -> str:
    """How long it is.

    >>> _in_words(timedelta(minutes=31)), _in_words(timedelta(hours=5, minutes=40))
    ('in 31 min', 'in 6 h')
    """
    minutes = max(1, round(left.total_seconds() / 60))
    return f"in {minutes} min" if minutes < 100 else f"in {round(minutes / 60)} h"
