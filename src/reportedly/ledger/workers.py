"""Reading pages in several processes: a page that ends its process, or takes too long, costs only itself."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections import deque
from collections.abc import Generator, Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from queue import LifoQueue
from threading import Event, Lock, Timer
from typing import TypeVar

import msgspec

from reportedly.deadline import PAGE_SECONDS, within
from reportedly.errors import LedgerError, NotReadableError
from reportedly.ledger.worker import Answer, Done, Failed, find_reader, read_to_json, receive, send
from reportedly.model import Page, Unreadable, Visit

AHEAD = 4
"""Pages under way or waiting to be written, per worker, so that one slow page does not stop the others."""

ONE_THREAD = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS")
"""Set to 1 in workers: there are as many of them as cores already."""

Found = Page | Unreadable | Visit
Read = bytes | Unreadable
Key = TypeVar("Key")

_NOTHING = b""
"""Stands for the reading of what is no page."""


def in_this_process(
    found: Iterable[tuple[Key, Found]], reader: str, page_seconds: float = PAGE_SECONDS
) -> Generator[tuple[Key, Found, Read]]:
    """Read each page here, one after the other. What is no page stays as it is, in its place."""
    for key, page in found:
        yield key, page, _read_here(page, reader, page_seconds) if isinstance(page, Page) else _NOTHING


def _read_here(page: Page, reader: str, page_seconds: float) -> Read:
    read = find_reader(reader)
    try:
        with within(page_seconds):
            return read_to_json(read, page)
    except NotReadableError as late:
        return Unreadable(page.source, str(late))


def in_workers(
    found: Iterable[tuple[Key, Found]], reader: str, count: int, page_seconds: float = PAGE_SECONDS
) -> Generator[tuple[Key, Found, Read]]:
    """The same in `count` processes: pages come back in their order, whichever is done first.

    No more than `AHEAD` pages a worker are held at any time. Workers are started when first needed.
    Raises `LedgerError` where a worker does not start.
    """
    workers = [Worker(reader, page_seconds) for _ in range(count)]
    idle: LifoQueue[Worker] = LifoQueue()  # the last one used first, so that no more are started than needed
    for worker in workers:
        idle.put(worker)

    def read(page: Found) -> Read:
        if not isinstance(page, Page):
            return _NOTHING
        worker = idle.get()
        try:
            return worker.read(page)
        finally:
            idle.put(worker)

    threads = ThreadPoolExecutor(count, thread_name_prefix="reportedly-worker")
    under_way: deque[tuple[Key, Found, Future[Read]]] = deque()
    try:
        for key, page in found:
            under_way.append((key, page, threads.submit(read, page)))
            while under_way and (under_way[0][2].done() or len(under_way) >= count * AHEAD):
                yield _first(under_way)
        while under_way:
            yield _first(under_way)
    finally:
        threads.shutdown(wait=False, cancel_futures=True)
        for worker in workers:
            worker.end()
        threads.shutdown(wait=True)
        for worker in workers:
            worker.put_away()


def _first(under_way: deque[tuple[Key, Found, Future[Read]]]) -> tuple[Key, Found, Read]:
    key, page, future = under_way.popleft()
    return key, page, future.result()


class Worker:
    """One process that reads pages, one at a time; started when needed, and again after a page ended it."""

    def __init__(self, reader: str, page_seconds: float = PAGE_SECONDS) -> None:
        self._reader = reader
        self._page_seconds = page_seconds
        self._process: subprocess.Popen[bytes] | None = None
        self._ended = False
        self._starting = Lock()

    def read(self, page: Page) -> Read:
        """The reading of `page` as JSON, or why there is none. Raises `LedgerError` if no worker starts."""
        process = self._process or self._start()
        late = Event()
        timer = Timer(self._page_seconds, lambda: (late.set(), process.kill()))
        timer.daemon = True
        timer.start()
        try:
            answer = _ask(process, page)
        finally:
            timer.cancel()
        match answer:
            case Done():
                return answer.reading_json
            case Failed():
                return Unreadable(page.source, answer.reason)
            case None:
                how = _how_it_ended(process)
                self.put_away()
        if late.is_set():
            return Unreadable(page.source, f"reading it took longer than {self._page_seconds:g} seconds")
        return Unreadable(page.source, f"reading it ended the worker process ({how})")

    def end(self) -> None:
        """End the process, whatever it is doing, and start none any more."""
        with self._starting:
            self._ended = True
            if self._process:
                self._process.kill()

    def _start(self) -> subprocess.Popen[bytes]:
        with self._starting:
            if self._ended:
                raise LedgerError("the worker process was ended")
            process = self._process = subprocess.Popen(
                [sys.executable, "-P", "-m", "reportedly.ledger.worker", self._reader],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                env=_environment(),
            )
        greeting = _answer(process)
        if isinstance(greeting, Done):
            return process
        why = greeting.reason if greeting else _how_it_ended(process)
        self.put_away()
        raise LedgerError(f"the worker process does not start: {why}")

    def put_away(self) -> None:
        """Close what is left of the process."""
        process, self._process = self._process, None
        if process:
            process.kill()
            process.wait()
            for pipe in filter(None, (process.stdin, process.stdout)):
                with suppress(OSError):
                    pipe.close()


def _ask(process: subprocess.Popen[bytes], page: Page) -> Answer | None:
    assert process.stdin
    try:
        send(process.stdin, page)
    except OSError:
        return None
    return _answer(process)


def _answer(process: subprocess.Popen[bytes]) -> Answer | None:
    assert process.stdout
    message = receive(process.stdout)
    return None if message is None else msgspec.msgpack.decode(message, type=Answer)


def _how_it_ended(process: subprocess.Popen[bytes]) -> str:
    status = process.wait()
    return signal.Signals(-status).name if status < 0 else f"exit status {status}"


def _environment() -> dict[str, str]:
    """This process's own, one thread a library, and modules found where this process finds them."""
    path = os.pathsep.join(filter(None, sys.path))
    return {**os.environ, **dict.fromkeys(ONE_THREAD, "1"), "PYTHONPATH": path}
