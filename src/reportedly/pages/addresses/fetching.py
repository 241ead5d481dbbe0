"""From an address to its server's answer: politely, through redirects, within limits, where it is allowed."""

from __future__ import annotations

import re
import ssl
import time
from collections.abc import Callable
from contextlib import closing
from datetime import UTC, datetime
from email.utils import parsedate_to_datetime
from ipaddress import IPv4Address
from typing import NamedTuple

import httpx

from reportedly.pages.addresses import robots
from reportedly.pages.addresses.connecting import Connect, FetchError, Network, Resolve, Transport
from reportedly.pages.addresses.freshness import fresh_for
from reportedly.pages.addresses.manners import Manners
from reportedly.pages.addresses.naming import SCHEMES, without_secrets
from reportedly.pages.addresses.options import LIMITS, Fetching, Limits, Validators
from reportedly.pages.kinds import kind_of
from reportedly.pages.packing import unpacked
from reportedly.pages.streams import Stream

TOO_MANY = (429, 503)
"""Statuses by which a server says that it is asked too much."""

SETTLED = 60.0
"""Seconds after a change from which its time tells it from others (RFC 7232, 2.2.2)."""

ROBOTS_KEPT = 3600.0
"""Seconds for which a site's rules hold, in a run that goes on (RFC 9309, 2.4: at most a day)."""

MOST_ROBOTS_REDIRECTS = 5
"""RFC 9309, 2.3.1.2: at least five are followed."""

_HEADERS = {
    "Accept": "text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8",
    "Accept-Language": "en",
    "Accept-Encoding": "gzip",
    "Connection": "close",
}
_HOST = re.compile(r"[a-z0-9._-]+|[0-9a-f:.]+")
_ASKED_FOR = ("", "identity", "gzip", "x-gzip")
_CODING = re.compile(r"[a-z0-9-]{1,20}")
_SENDABLE = re.compile(r"[\x20-\x7e]{1,1000}")
_NUMBER = re.compile(r"(?:0x[0-9a-f]*|\d+)", re.IGNORECASE)


class Answer(NamedTuple):
    """What an address led to: its `url` after redirects, and `content` as it came, unless `unchanged`.

    `fresh` is for how many seconds the server says that it stays as it is.
    """

    url: str
    retrieved: datetime
    content: bytes = b""
    charset: str | None = None
    validators: Validators = Validators()
    unchanged: bool = False
    fresh: float | None = None


class Fetcher:
    """Fetches addresses, one after the other: for one run, for which it keeps what hosts allow and want."""

    def __init__(
        self,
        fetching: Fetching | None = None,
        *,
        known: Callable[[str], Validators | None] | None = None,
        limits: Limits = LIMITS,
        resolve: Resolve | None = None,
        connect: Connect | None = None,
        trusted: ssl.SSLContext | None = None,
        clock: Callable[[], float] = time.monotonic,
        sleep: Callable[[float], None] = time.sleep,
    ) -> None:
        """`known` gives what the server of an address said last; tests replace the rest."""
        self.fetching = fetching = fetching or Fetching()
        self._known = known
        self._limits = limits
        self._manners = Manners(limits, clock=clock, sleep=sleep)
        self._clock = clock
        self._network = Network(
            limits, allow_private=fetching.allow_private, resolve=resolve, connect=connect, clock=clock
        )
        self._client = httpx.Client(
            transport=Transport(self._network, trusted),
            headers={**_HEADERS, "User-Agent": fetching.user_agent},
            timeout=httpx.Timeout(limits.waiting, connect=limits.connecting),
            trust_env=False,
        )
        self._rules: dict[str, tuple[float, robots.Rules]] = {}

    def fetch(self, address: str, *, anew: bool = False) -> Answer:
        """What the address leads to; with `anew`, whether or not that is new.

        Raises `FetchError` with one line on why there is nothing.
        """
        self._client.cookies.clear()
        url, left = checked(address), self._limits.total
        been: set[tuple[str, str]] = set()
        for _ in range(self._limits.redirects + 1):
            state = str(url), repr(sorted((cookie.name, cookie.value) for cookie in self._client.cookies.jar))
            if state in been:
                raise FetchError(f"its redirects go round in a circle, by {without_secrets(str(url))}")
            been.add(state)
            rules = self._allowing(url)
            self._manners.wait(url.host)
            known = None if anew else self._said_last(url)
            started = self._clock()
            answer = self._asked(url, left, known, rules)
            if isinstance(answer, Answer):
                return answer
            left -= self._clock() - started
            url = answer
        raise FetchError(f"more than {self._limits.redirects} redirects")

    def _said_last(self, url: httpx.URL) -> Validators | None:
        return self._known(str(url)) if self._known else None

    def _allowing(self, url: httpx.URL) -> robots.Rules:
        """The rules of the address's site. Raises `FetchError` where they are against it."""
        site = f"{url.scheme}://{url.netloc.decode('ascii')}"
        read, rules = self._rules.get(site, (0.0, None))
        if rules is None or self._clock() - read > ROBOTS_KEPT:
            self._manners.wait(url.host)
            rules = self._read_rules(url.join("/robots.txt"))
            self._rules[site] = self._clock(), rules
        if why := rules.reason_against(str(url)):
            raise FetchError(why)
        return rules

    def _read_rules(self, url: httpx.URL) -> robots.Rules:
        """What robots.txt says. Raises `FetchError` where nobody is there to be asked."""
        agent = self.fetching.user_agent
        try:
            with self._network.within(self._limits.robots, self._limits.robots):
                for _ in range(MOST_ROBOTS_REDIRECTS + 1):
                    with closing(self._sent(url)) as response:
                        if response.has_redirect_location:
                            url = _next(url, response)
                            continue
                        status = response.status_code
                        told = robots.of_status(status, agent)
                        return told or robots.parsed(self._start_of(response), agent)
        except FetchError as error:
            if error.of_host:
                raise
            return robots.unreachable(str(error), agent)
        return robots.Rules(agent)  # RFC 9309, 2.3.1.2: after so many redirects, as if there was none

    def _sent(self, url: httpx.URL, known: Validators | None = None) -> httpx.Response:
        return self._client.send(
            self._client.build_request("GET", url, headers=_conditions(known)), stream=True
        )

    def _start_of(self, response: httpx.Response) -> str:
        most = self._limits.robots_size
        content = b""
        for chunk in response.iter_raw():
            content += chunk
            if len(content) >= most:
                break
        told = kind_of(content)
        if told.kind == "packed":
            content = unpacked(Stream(iter([content])), told.what).head(most)
        return content[:most].decode("utf-8-sig", "replace")

    def _asked(
        self, url: httpx.URL, left: float, known: Validators | None, rules: robots.Rules
    ) -> Answer | httpx.URL:
        """The answer of one server, or where it sends on to."""
        try:
            with self._network.within(left, self._limits.total), closing(self._sent(url, known)) as response:
                return self._answer(url, response, asked_for_news=known is not None)
        finally:
            self._manners.asked(url.host, rules.delay())

    def _answer(
        self, url: httpx.URL, response: httpx.Response, *, asked_for_news: bool
    ) -> Answer | httpx.URL:
        retrieved = datetime.now(UTC).replace(tzinfo=None, microsecond=0)
        status, headers = response.status_code, response.headers
        if status == 304 and asked_for_news:
            return Answer(str(url), retrieved, unchanged=True, fresh=fresh_for(headers))
        if response.has_redirect_location:
            return _next(url, response)
        if status in TOO_MANY:
            self._manners.sent_away(url.host, headers.get("retry-after"))
        if not response.is_success:
            raise FetchError(robots.named(status))
        return Answer(
            str(url),
            retrieved,
            self._content(response),
            response.charset_encoding,
            _validators(headers),
            fresh=fresh_for(headers),
        )

    def _content(self, response: httpx.Response) -> bytes:
        """The answer's bytes as they came: a gzip is told by its content, as in files, and bounded there."""
        coded = [one.strip().lower() for one in response.headers.get("content-encoding", "").split(",")]
        for one in coded:
            if one not in _ASKED_FOR:
                name = one if _CODING.fullmatch(one) else "nobody knows what"
                raise FetchError(f"packed as {name}, which was not asked for")
        too_large = FetchError(f"more than {self._limits.size // 1024**2} MiB, too large to fetch")
        length = response.headers.get("content-length", "")
        if length.isdecimal() and int(length[:20]) > self._limits.size:
            raise too_large
        pieces: list[bytes] = []
        size = 0
        for chunk in response.iter_raw():
            pieces.append(chunk)
            size += len(chunk)
            if size > self._limits.size:
                raise too_large
        return b"".join(pieces)


def checked(address: str, *, from_url: httpx.URL | None = None) -> httpx.URL:
    """The address, if it is one to be fetched, without its fragment. Raises `FetchError` with why it is not.

    >>> str(checked("https://News.example/ferry#top"))
    'https://news.example/ferry'
    """
    try:
        url = httpx.URL(address) if from_url is None else from_url.join(address)
        url = url.copy_with(fragment=None)
        host = url.host
    except (httpx.InvalidURL, ValueError, UnicodeError) as error:
        raise FetchError("not an address that can be fetched") from error
    if url.scheme not in SCHEMES:
        raise FetchError(f"an address of {url.scheme or 'no scheme'}: only http and https are fetched")
    if url.userinfo:
        raise FetchError("an address with a name or password, which are never sent: take them off")
    if not host:
        raise FetchError("an address without a host")
    if not _HOST.fullmatch(url.raw_host.decode("ascii")) or not 0 < (url.port or 80) < 1 << 16:
        raise FetchError("not an address that can be fetched")
    if _is_odd_number(host):
        raise FetchError("a host written as a number")
    return url


def _is_odd_number(host: str) -> bool:
    """Whether a host is a number that some take for an Internet address: `2130706433`, `0x7f.1`, `127.1`.

    >>> _is_odd_number("0x7f.1"), _is_odd_number("017700000001"), _is_odd_number("127.0.0.1")
    (True, True, False)
    """
    if ":" in host or not _NUMBER.fullmatch(host.rstrip(".").rpartition(".")[2]):
        return False
    try:
        IPv4Address(host)
    except ValueError:
        return True
    return False


def _next(url: httpx.URL, response: httpx.Response) -> httpx.URL:
    place = response.headers.get("location", "")
    try:
        return checked(place.strip(), from_url=url)
    except FetchError as error:
        raise FetchError(f"redirects to {error}") from error


def _validators(headers: httpx.Headers) -> Validators:
    """What to ask with next time: not the date where it may change again in the same second.

    >>> date = "Tue, 04 Mar 2025 12:00:30 GMT"
    >>> _validators(httpx.Headers({"Date": date, "Last-Modified": "Tue, 04 Mar 2025 12:00:00 GMT"}))
    Validators(etag=None, last_modified=None)
    """
    changed, now = headers.get("last-modified"), headers.get("date")
    try:
        sent = parsedate_to_datetime(now) if now else datetime.now(UTC)
        if changed and (sent - parsedate_to_datetime(changed)).total_seconds() < SETTLED:
            changed = None
    except (ValueError, TypeError, OverflowError):
        pass  # the server's own words go back to it as they are
    etag = headers.get("etag")
    return Validators(*(one if one and _SENDABLE.fullmatch(one) else None for one in (etag, changed)))


def _conditions(known: Validators | None) -> dict[str, str]:
    headers = {"If-None-Match": known.etag, "If-Modified-Since": known.last_modified} if known else {}
    return {name: value for name, value in headers.items() if value}
