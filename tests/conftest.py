"""What all tests share."""

from __future__ import annotations

import os
import signal
from pathlib import Path

import pytest
from hypothesis import settings

# Machines differ and are shared: no test fails for being slow.
settings.register_profile("reportedly", deadline=None)
settings.load_profile("reportedly")

# A run in the background begins with Ctrl-C ignored, and so would all that a test starts and then stops by it.
signal.signal(signal.SIGINT, signal.default_int_handler)

CORPORA = Path(os.environ.get("REPORTEDLY_CORPORA", Path(__file__).parents[2] / "shared" / "corpora"))


@pytest.fixture
def corpora() -> Path:
    """The folder of the gold corpora; a test that wants it is skipped where there is none."""
    if not CORPORA.is_dir():
        pytest.skip(f"no corpora at {CORPORA}: set REPORTEDLY_CORPORA to their folder")
    return CORPORA


def pytest_make_parametrize_id(val: object, argname: str) -> str | None:
    """Bytes are called by their argument's name: packed ones carry the second they were packed in, and two processes
    that run the tests together would disagree on what they are called.
    """
    return argname if isinstance(val, bytes) else None
