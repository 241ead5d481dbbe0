"""Adding pages to a ledger: what it does not hold yet is read and written, page by page."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterable, Iterator
from contextlib import closing
from datetime import datetime

from reportedly.errors import NotReadableError
from reportedly.ledger.visits import write_seen, write_visit
from reportedly.ledger.workers import Found, Read, in_this_process, in_workers
from reportedly.ledger.writing import (
    Written,
    holds,
    page_hash,
    write_page,
    write_unreadable,
)
from reportedly.model import Added, Page, Record, Unreadable, Visit

READER = "reportedly.reading:read"
"""What reads a page, as `MODULE:FUNCTION`."""


class Progress(Record, frozen=True):
    """How far an `add` has come: counts so far, the input just dealt with, and why it could not be read.

    `since` is when its address was last seen to show something else, where it is another version of that.
    """

    added: int = 0
    held: int = 0
    unreadable: int = 0
    source: str | None = None
    problem: str | None = None
    since: datetime | None = None

    @property
    def done(self) -> int:
        """Inputs dealt with.

        >>> Progress(added=2, held=1).done
        3
        """
        return self.added + self.held + self.unreadable


def add(
    connection: sqlite3.Connection,
    found: Iterable[Found],
    *,
    workers: int | None = None,
    progress: Callable[[Progress], None] | None = None,
    reader: str = READER,
) -> Added:
    """Read and write what is `found` and not held yet; `workers` processes, or one a core.

    With one worker, pages are read in this process. Whatever ends this early leaves all pages
    written until then, whole.
    """
    tally = _Tally(connection, progress)
    count = workers or _cores()
    new = tally.new(found)
    read = in_this_process(new, reader) if count == 1 else in_workers(new, reader, count)
    with closing(read):
        for content_hash, page, result in read:
            tally.write(content_hash, page, result)
    return Added(tally.added, tally.held, tuple(tally.unreadable), tally.foreign, tally.changed)


class _Tally:
    """What one `add` has done so far."""

    def __init__(self, connection: sqlite3.Connection, progress: Callable[[Progress], None] | None) -> None:
        self.connection = connection
        self.progress = progress
        self.added = 0
        self.changed = 0
        self.held = 0
        self.foreign = 0
        self.unreadable: list[Unreadable] = []
        self.all_kept = True  # since the last visit to an address

    def new(self, found: Iterable[Found]) -> Iterator[tuple[str, Found]]:
        """What the ledger does not hold, each with its hash; what it holds is counted."""
        for page in found:
            if not isinstance(page, Page):
                yield "", page
                continue
            try:
                content_hash = page_hash(page)
            except UnicodeEncodeError:
                yield "", Unreadable(page.source, "its address or metadata is not Unicode text")
                continue
            if holds(self.connection, content_hash):
                self._hold(page.source, write_seen(self.connection, page, content_hash))
            else:
                yield content_hash, page

    def write(self, content_hash: str, page: Found, read: Read) -> None:
        """Keep what came of reading `page`."""
        if isinstance(page, Visit):
            self._note(page)
        elif isinstance(page, Unreadable):
            self._refuse(page, content_hash)
        elif isinstance(read, Unreadable):
            self._refuse(read, content_hash)
        else:
            self._keep(page, content_hash, read)

    def _keep(self, page: Page, content_hash: str, reading_json: bytes) -> None:
        try:
            written = write_page(self.connection, page, content_hash, reading_json)
        except (NotReadableError, sqlite3.IntegrityError, sqlite3.DataError, OverflowError) as error:
            reason = f"its reading does not fit the ledger: {error}"
            self._refuse(Unreadable(page.source, reason), content_hash)
            return
        if written.reading:
            self.added += 1
            self.foreign += any(note.kind == "language" for note in written.reading.notes)
            self.changed += written.since is not None
            self._say(page.source, since=written.since)
        else:  # it came twice, another process added it, or only what is around the article is new
            self._hold(page.source, written)

    def _note(self, visit: Visit) -> None:
        written = write_visit(self.connection, visit, whole=self.all_kept)
        self.all_kept = True
        if visit.unchanged:
            self._hold(visit.source, written)

    def _hold(self, source: str, written: Written) -> None:
        self.held += 1
        self._say(source, since=written.since)

    def _refuse(self, unreadable: Unreadable, content_hash: str) -> None:
        write_unreadable(self.connection, unreadable, content_hash)
        self.unreadable.append(unreadable)
        self.all_kept = False
        self._say(unreadable.source, unreadable.reason)

    def _say(self, source: str, problem: str | None = None, since: str | None = None) -> None:
        if self.progress:
            shown_other = datetime.fromisoformat(since) if since else None
            counts = self.added, self.held, len(self.unreadable)
            self.progress(Progress(*counts, source, problem, shown_other))


def _cores() -> int:
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
