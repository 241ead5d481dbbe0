"""How addresses are fetched: what the user decides, and the limits that hold for everybody."""

from __future__ import annotations

import re
from typing import NamedTuple

from reportedly.errors import ReportedlyError
from reportedly.model import Record
from reportedly.version import VERSION

USER_AGENT = f"reportedly/{VERSION} (reads news pages that its user names)"
"""What a server is told of who asks."""

MOST_FOLLOWED = 20
"""Entries of one feed or sitemap that are followed: about as many as the feed of a news site shows."""

_HEADER = re.compile(r"[\x21-\x7e](?:[\x20-\x7e]*[\x21-\x7e])?")


class Fetching(Record, frozen=True):
    """How addresses are fetched.

    `user_agent` is what servers are told, and what their robots.txt is asked about. `allow_private` lets
    addresses lead into private networks and to this computer. `follow` fetches the pages that a named feed or
    sitemap lists and does not carry, at most `most` from each.
    """

    user_agent: str = USER_AGENT
    allow_private: bool = False
    follow: bool = False
    most: int = MOST_FOLLOWED

    def __post_init__(self) -> None:
        """Raises `ReportedlyError` where the user agent cannot be sent."""
        if not _HEADER.fullmatch(self.user_agent):
            raise ReportedlyError("a user agent is a line of letters, digits and signs (ASCII)")


class Validators(NamedTuple):
    """What a server said of its last answer, to be asked only for what is new since."""

    etag: str | None = None
    last_modified: str | None = None


class Limits(Record, frozen=True):
    """What no server may go beyond: times in seconds, sizes in bytes.

    News pages answer within 2 s and have under 2 MiB; what is much slower or larger is broken or hostile.
    """

    connecting: float = 10.0
    waiting: float = 10.0
    total: float = 30.0
    robots: float = 10.0
    size: int = 20 * 1024 * 1024
    robots_size: int = 500 * 1024
    redirects: int = 10
    pause: float = 1.0
    longest_pause: float = 30.0


LIMITS = Limits()
