"""Connections that are allowed and end in time: a host is looked up once, and connected to as checked."""

from __future__ import annotations

import socket
import ssl
import time
from collections.abc import Callable, Generator, Iterable, Iterator
from contextlib import contextmanager
from functools import cache
from ipaddress import ip_address
from math import inf
from threading import Thread

import httpcore
import httpx

from reportedly.pages.addresses.networks import is_public
from reportedly.pages.addresses.options import Limits

Resolve = Callable[[str, int], list[str]]
"""The Internet addresses of a host, by its name and the port."""

_FAILURES = (
    httpcore.TimeoutException,
    httpcore.NetworkError,
    httpcore.ProtocolError,
    httpx.HTTPError,
    httpx.InvalidURL,
    UnicodeError,
    OSError,
)

Connect = Callable[[str, int, float], httpcore.NetworkStream]
"""A connection to an Internet address and a port, within so many seconds."""


class FetchError(Exception):
    """Why an address could not be fetched: one line. `of_host` where that holds for all of its host."""

    def __init__(self, reason: str, *, of_host: bool = False) -> None:
        super().__init__(reason)
        self.of_host = of_host


class _LateError(Exception):
    """The time limit is over."""


class Network(httpcore.NetworkBackend):
    """What `httpcore` connects through. Nothing takes longer than it may, however slowly bytes drip."""

    def __init__(
        self,
        limits: Limits,
        *,
        allow_private: bool,
        resolve: Resolve | None = None,
        connect: Connect | None = None,
        clock: Callable[[], float] = time.monotonic,
    ) -> None:
        self._limits = limits
        self._allow_private = allow_private
        self._resolve = resolve or look_up
        self._connect = connect or _connected
        self._clock = clock
        self._until = inf

    @contextmanager
    def within(self, seconds: float, of: float) -> Generator[None]:
        """Whatever is done inside ends in so many seconds, all that is left of a time limit.

        All that goes wrong with it becomes a `FetchError`.
        """
        before, self._until = self._until, self._clock() + seconds
        try:
            yield
        except _FAILURES as error:
            raise self._failure(error, of) from error
        except _LateError as error:
            raise FetchError(f"took longer than {of:g} s") from error
        finally:
            self._until = before

    def _failure(self, error: Exception, of: float) -> FetchError:
        if self._clock() >= self._until:
            return FetchError(f"took longer than {of:g} s")
        if isinstance(error, httpcore.ConnectTimeout):
            return FetchError(f"no connection within {self._limits.connecting:g} s", of_host=True)
        if isinstance(error, httpcore.TimeoutException):
            return FetchError(f"no word from the server for {self._limits.waiting:g} s")
        return FetchError(_in_words(error), of_host=isinstance(error, httpcore.ConnectError))

    def _left(self, most: float | None = None) -> float:
        """Seconds that are left, at most so many."""
        left = self._until - self._clock()
        if left <= 0:
            raise _LateError
        return left if most is None else min(left, most)

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,  # noqa: ARG002
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,  # noqa: ARG002
    ) -> httpcore.NetworkStream:
        """A connection to the first address of the host that is allowed and answers."""
        failure: Exception | None = None
        for address in self._allowed(host, port):
            try:
                return _Timed(self._connect(address, port, self._left(timeout)), self._left)
            except (httpcore.ConnectError, httpcore.ConnectTimeout) as error:
                failure = error
        raise failure or FetchError("no such host", of_host=True)

    def _allowed(self, host: str, port: int) -> list[str]:
        found = [host] if _is_literal(host) else self._looked_up(host, port)
        allowed = [one for one in found if self._allow_private or is_public(one)]
        if found and not allowed:
            raise FetchError(f"a private address ({found[0]}): allow it with --allow-private", of_host=True)
        return allowed

    def _looked_up(self, host: str, port: int) -> list[str]:
        """The addresses of a host, in a thread of its own: a lookup knows no time limit and has no end."""
        answers: list[list[str] | Exception] = []

        def ask() -> None:
            try:
                answers.append(self._resolve(host, port))
            except (OSError, UnicodeError) as error:
                answers.append(error)

        thread = Thread(target=ask, daemon=True)
        thread.start()
        thread.join(self._left(self._limits.connecting))
        if not answers:
            raise FetchError("its host could not be looked up in time", of_host=True)
        if isinstance(answers[0], Exception):
            raise FetchError("no such host", of_host=True)
        return answers[0]


class _Timed(httpcore.NetworkStream):
    """A connection on which no wait goes beyond what is left."""

    def __init__(self, stream: httpcore.NetworkStream, left: Callable[[float | None], float]) -> None:
        self._stream = stream
        self._left = left

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        return self._stream.read(max_bytes, self._left(timeout))

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self._stream.write(buffer, self._left(timeout))

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        secure = self._stream.start_tls(ssl_context, server_hostname, self._left(timeout))
        return _Timed(secure, self._left)

    def get_extra_info(self, info: str) -> object:
        return self._stream.get_extra_info(info)


class Transport(httpx.BaseTransport):
    """`httpx` on connections through a `Network`, each for one request: a server cannot keep one open."""

    def __init__(self, network: Network, trusted: ssl.SSLContext | None = None) -> None:
        self._pool = httpcore.ConnectionPool(
            ssl_context=trusted or _trusted(), network_backend=network, max_keepalive_connections=0
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        """Send it, and give what comes back, headers first. Raises what `httpcore` does, and `FetchError`."""
        url = httpcore.URL(
            scheme=request.url.raw_scheme,
            host=request.url.raw_host,
            port=request.url.port,
            target=request.url.raw_path,
        )
        response = self._pool.handle_request(
            httpcore.Request(
                request.method,
                url,
                headers=request.headers.raw,
                content=request.stream,
                extensions=request.extensions,
            )
        )
        return httpx.Response(
            response.status,
            headers=response.headers,
            stream=_Body(response),
        )

    def close(self) -> None:
        """Close what is open."""
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, response: httpcore.Response) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        return self._response.iter_stream()

    def close(self) -> None:
        self._response.close()


def _in_words(error: Exception) -> str:
    """What went wrong on the way, as a person would say it."""
    if isinstance(error, httpcore.ConnectError):
        return _not_connected(_cause(error))
    said = str(error).lower()
    if "location" in said or isinstance(error, httpx.InvalidURL | UnicodeError):
        return "redirects to what is no address"
    if "peer closed" in said:
        return "the server broke off in the middle of its answer"
    if isinstance(error, httpcore.NetworkError) or "disconnected" in said:
        return "the server broke off"
    return "the answer is not HTTP"


def _not_connected(cause: OSError | None) -> str:
    if isinstance(cause, ssl.SSLCertVerificationError):
        return f"its certificate is not valid ({cause.verify_message})"
    if isinstance(cause, ssl.SSLError):
        return f"no secure connection to it ({(cause.reason or 'unknown').replace('_', ' ').lower()})"
    return ((cause and cause.strerror) or "no connection").lower()


def _cause(error: BaseException | None) -> OSError | None:
    """What the system said: libraries raise errors of their own from it."""
    while error is not None and not isinstance(error, OSError):
        error = error.__cause__ or error.__context__
    return error


def look_up(host: str, port: int) -> list[str]:
    """The addresses of a host, as this computer finds them."""
    found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    return list(dict.fromkeys(str(address[0]) for *_, address in found))


def _connected(address: str, port: int, seconds: float) -> httpcore.NetworkStream:
    return httpcore.SyncBackend().connect_tcp(address, port, seconds)


def _is_literal(host: str) -> bool:
    try:
        ip_address(host)
    except ValueError:
        return False
    return True


@cache
def _trusted() -> ssl.SSLContext:
    """The authorities that `httpx` trusts, or that the variables SSL_CERT_FILE and SSL_CERT_DIR name."""
    return httpx.create_ssl_context()
