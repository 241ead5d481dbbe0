"""Adding pages: one job after the other, in the one thread that writes, each seen as far as it has come."""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from pathlib import Path
from queue import SimpleQueue
from threading import Lock, Thread
from typing import Literal, Protocol

from msgspec.structs import replace

from reportedly.errors import ReportedlyError
from reportedly.ledger import Entry, Ledger, Progress
from reportedly.model import Page, Record, Unreadable
from reportedly.pages import Fetching

MOST_WAITING = 20
"""Jobs that may wait: more would be somebody's mistake."""

MOST_KEPT = 100
"""Jobs that are remembered."""

MOST_NAMED = 200
"""Pages and problems that a job names; it counts them all."""

State = Literal["waiting", "reading", "comparing", "done", "failed"]
Source = str | Page | Unreadable


class Job(Record, frozen=True):
    """How far an adding of pages has come, and what came of it.

    `asked` is what was to be added, in words. `added`, `held` and `refused` count pages; `now` is the one
    dealt with last. `problems` say what could not be read, `pages` are those added, `error` is why it ended
    early.
    """

    number: int
    state: State
    asked: tuple[str, ...]
    started: datetime
    ended: datetime | None = None
    added: int = 0
    held: int = 0
    refused: int = 0
    now: str | None = None
    problems: tuple[Unreadable, ...] = ()
    pages: tuple[Entry, ...] = ()
    error: str | None = None

    @property
    def over(self) -> bool:
        """Whether nothing more will come of it."""
        return self.state in ("done", "failed")


class Bundle(Protocol):
    """What is to be added, and can be put away when it was."""

    def sources(self) -> Iterable[Source]:
        """Addresses, and pages that need no fetching."""
        ...

    def close(self) -> None:
        """Put it away."""
        ...


class TooManyError(Exception):
    """As many jobs wait as may."""


@dataclass
class _Running:
    """A job as its thread changes it."""

    job: Job
    bundle: Bundle
    problems: list[Unreadable] = field(default_factory=list[Unreadable])


class _Comparing:
    """That what was corrected is to be compared again."""


class Jobs:
    """The jobs of one application. Its thread starts with the first."""

    def __init__(self, path: Path, fetching: Fetching) -> None:
        self._path = path
        self._fetching = fetching
        self._jobs: dict[int, Job] = {}
        self._queue: SimpleQueue[_Running | _Comparing | None] = SimpleQueue()
        self._lock = Lock()
        self._thread: Thread | None = None

    def start(self, bundle: Bundle, asked: Sequence[str]) -> Job:
        """Add what is in the bundle when its turn comes. Raises `TooManyError`."""
        with self._lock:
            if sum(not job.over for job in self._jobs.values()) >= MOST_WAITING:
                raise TooManyError
            number = max(self._jobs, default=0) + 1
            job = Job(number, "waiting", tuple(asked[:MOST_NAMED]), _now())
            self._jobs[number] = job
            for old in sorted(self._jobs)[:-MOST_KEPT]:
                del self._jobs[old]
            self._begin(_Running(job, bundle))
        return job

    def compare(self) -> None:
        """Put claims and the like right, for new pages and after corrections, when there is time."""
        with self._lock:
            self._begin(_Comparing())

    def _begin(self, what: _Running | _Comparing) -> None:
        self._queue.put(what)
        if self._thread is None:
            self._thread = Thread(target=self._work, name="reportedly-writer", daemon=True)
            self._thread.start()

    def job(self, number: int) -> Job | None:
        """The job with this number, as it stands."""
        return self._jobs.get(number)

    def all(self) -> tuple[Job, ...]:
        """The jobs that are remembered, the newest first."""
        with self._lock:
            return tuple(self._jobs[number] for number in sorted(self._jobs, reverse=True))

    def close(self) -> None:
        """Let the thread end when the job that it is at is done."""
        self._queue.put(None)

    def _work(self) -> None:
        while (running := self._queue.get()) is not None:
            if isinstance(running, _Comparing):
                self._compare()
                continue
            with closing(running.bundle):
                try:
                    self._add(running)
                    self._tell(running, state="done", ended=_now())
                except ReportedlyError as error:
                    self._tell(running, state="failed", ended=_now(), error=str(error))
                except Exception:  # whatever it was, the next job has its turn
                    logging.getLogger("reportedly").exception("adding pages failed")
                    line = "Something went wrong. The terminal that serves this page says what."
                    self._tell(running, state="failed", ended=_now(), error=line)

    def _compare(self) -> None:
        try:
            with Ledger(self._path) as ledger:
                ledger.bring_up_to_date()
        except ReportedlyError as error:  # a file that may only be read is shown as it is
            logging.getLogger("reportedly").warning("claims and the like are as they were: %s", error)
        except Exception:  # the next job tries again
            logging.getLogger("reportedly").exception("comparing pages failed")

    def _add(self, running: _Running) -> None:
        with Ledger(self._path) as ledger:
            last = next(ledger.newest(1), None)
            self._tell(running, state="reading")

            def tell(progress: Progress) -> None:
                if progress.problem is not None and len(running.problems) < MOST_NAMED:
                    running.problems.append(Unreadable(progress.source or "", progress.problem))
                self._tell(
                    running,
                    added=progress.added,
                    held=progress.held,
                    refused=progress.unreadable,
                    now=progress.source,
                    problems=tuple(running.problems),
                )

            ledger.add(running.bundle.sources(), progress=tell, fetching=self._fetching)
            new = tuple(islice(ledger.pages(after=last.id if last else None, limit=MOST_NAMED), MOST_NAMED))
            self._tell(running, state="comparing", now=None, pages=new)
            ledger.bring_up_to_date()

    def _tell(self, running: _Running, **changes: object) -> None:
        running.job = replace(running.job, **changes)
        with self._lock:
            self._jobs[running.job.number] = running.job


def _now() -> datetime:
    return datetime.now().replace(microsecond=0)
