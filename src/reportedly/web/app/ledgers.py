"""Ledgers lent to pages: each is used by one at a time, and none can be written through."""

from __future__ import annotations

from collections.abc import Generator
from contextlib import contextmanager
from pathlib import Path
from queue import Empty, Full, LifoQueue

from reportedly.ledger import Ledger

MOST_IDLE = 4
"""Open ledgers kept for the next pages; each may hold 32 MiB of the file in memory."""


class Ledgers:
    """As many open ledgers as there are pages being answered."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._idle: LifoQueue[Ledger] = LifoQueue(MOST_IDLE)

    @contextmanager
    def lent(self) -> Generator[Ledger]:
        """A ledger to be asked inside, and nowhere else."""
        try:
            ledger = self._idle.get_nowait()
        except Empty:
            ledger = Ledger(self.path, read_only=True)
        try:
            yield ledger
        finally:
            try:
                self._idle.put_nowait(ledger)
            except Full:
                ledger.close()

    def close(self) -> None:
        """Close those that are not lent."""
        while True:
            try:
                self._idle.get_nowait().close()
            except Empty:
                return
