"""robots.txt, as RFC 9309 has it: who may read what, and how long to wait between two requests."""

from __future__ import annotations

from dataclasses import dataclass

from protego import Protego


@dataclass(frozen=True)
class Rules:
    """What one site allows: `refusal` where it allows nothing, or else what its file says."""

    user_agent: str
    file: Protego | None = None
    refusal: str | None = None

    def reason_against(self, url: str) -> str | None:
        """Why the address may not be fetched; none where it may.

        >>> rules = parsed("User-agent: *\\nDisallow: /private\\nCrawl-delay: 4", "reportedly/1.0")
        >>> rules.reason_against("https://news.example/private/1"), rules.delay()
        ('robots.txt forbids it', 4.0)
        >>> rules.reason_against("https://news.example/1")
        """
        if self.refusal or self.file is None:
            return self.refusal
        return None if self.file.can_fetch(url, self.user_agent) else "robots.txt forbids it"

    def delay(self) -> float:
        """Seconds to wait between requests."""
        return (self.file.crawl_delay(self.user_agent) or 0.0) if self.file else 0.0


def parsed(text: str, user_agent: str) -> Rules:
    """The rules in a robots.txt."""
    return Rules(user_agent, Protego.parse(text))


def of_status(status: int, user_agent: str) -> Rules | None:
    """What the status says when there is no file: none there means all may be read, no answer means nothing.

    "Too many requests" is no answer (RFC 9309 leaves it to "unavailable"; sites that send it mean it).

    >>> of_status(404, "a").reason_against("https://news.example/"), of_status(503, "a").refusal
    (None, 'robots.txt could not be read (503 Service Unavailable), which means no')
    """
    if 400 <= status < 500 and status != 429:
        return Rules(user_agent)
    return unreachable(named(status), user_agent) if status >= 400 else None


def unreachable(why: str, user_agent: str) -> Rules:
    """Nothing may be fetched from a site whose robots.txt cannot be read (RFC 9309, 2.3.1.4)."""
    return Rules(user_agent, refusal=f"robots.txt could not be read ({why}), which means no")


def named(status: int) -> str:
    """A status with its name, where it has one.

    >>> named(404), named(799)
    ('404 Not Found', 'status 799')
    """
    from http import HTTPStatus

    try:
        return f"{status} {HTTPStatus(status).phrase}"
    except ValueError:
        return f"status {status}"
