"""A limit of time on reading one page in this process, as worker processes have one from outside."""

from __future__ import annotations

import signal
import threading
from collections.abc import Generator
from contextlib import contextmanager
from types import FrameType

from reportedly.errors import NotReadableError

PAGE_SECONDS = 120.0
"""A page that takes longer is given up: a 500-word article takes about a tenth of a second."""


class _Late(BaseException):
    """Not an `Exception`: whoever catches those while a page is read must not catch this."""


@contextmanager
def within(seconds: float, source: str | None = None) -> Generator[None]:
    """Give up what runs inside after so many `seconds`, with a `NotReadableError` that names the `source`.

    In the main thread of systems that have timers (not Windows); elsewhere nothing is limited. A call into a
    library in C is given up when it returns.

    >>> with within(0.01):
    ...     while True: pass
    Traceback (most recent call last):
    reportedly.errors.NotReadableError: reading it took longer than 0.01 seconds
    """
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return

    named = f"{source}: " if source else ""

    def ring(_signal: int, _frame: FrameType | None) -> None:
        raise _Late

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    except _Late:
        raise NotReadableError(f"{named}reading it took longer than {seconds:g} seconds") from None
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)
