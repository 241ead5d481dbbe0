"""What fetches from a web site on this computer: nothing leaves the loopback."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator

import httpcore
import pytest

from addresses.made_site import LIMITS, PUBLIC, SHORT, Clock, Site
from reportedly.pages.addresses import Fetching, connecting
from reportedly.pages.addresses.fetching import Fetcher


@pytest.fixture(autouse=True)
def nothing_leaves_this_computer(monkeypatch: pytest.MonkeyPatch) -> None:
    def look_up(host: str, port: int) -> list[str]:
        assert host == "localhost", f"{host}:{port} was looked up"
        return ["127.0.0.1"]

    monkeypatch.setattr(connecting, "look_up", look_up)


@pytest.fixture
def site() -> Iterator[Site]:
    site = Site()
    yield site
    site.server.shutdown()
    site.server.server_close()


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def fetcher() -> Fetcher:
    """May fetch from this computer, and does not wait between requests."""
    return Fetcher(Fetching(allow_private=True), limits=LIMITS, sleep=lambda _: None)


@pytest.fixture
def impatient() -> Fetcher:
    """The same, with little time."""
    return Fetcher(Fetching(allow_private=True), limits=SHORT, sleep=lambda _: None)


@pytest.fixture
def connected() -> list[tuple[str, int]]:
    """Where connections went."""
    return []


@pytest.fixture
def public(site: Site, connected: list[tuple[str, int]]) -> Callable[..., Fetcher]:
    """A fetcher that may not fetch from private networks; public addresses lead to the site of the test."""

    def made(*addresses: str, **options: object) -> Fetcher:
        answers = iter([list(addresses or (PUBLIC,))])

        def resolve(host: str, port: int) -> list[str]:  # noqa: ARG001
            return next(answers, list(addresses or (PUBLIC,)))

        def connect(address: str, port: int, seconds: float) -> httpcore.NetworkStream:
            connected.append((address, port))
            return httpcore.SyncBackend().connect_tcp("127.0.0.1", site.port, seconds)

        options = {"resolve": resolve, "connect": connect, "limits": LIMITS, **options}
        return Fetcher(sleep=lambda _: None, **options)

    return made


@pytest.fixture
def closed_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        return free.getsockname()[1]
