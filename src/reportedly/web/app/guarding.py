"""Who is let in: hosts, origins and sizes are checked, and every answer gets the policy."""

from __future__ import annotations

from urllib.parse import urlsplit

from starlette.datastructures import MutableHeaders
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from reportedly.web.app.policy import HEADERS
from reportedly.web.app.refusing import refusal
from reportedly.web.app.settings import Settings

_READING = frozenset({"GET", "HEAD", "OPTIONS"})


class Guard:
    """Around the whole application."""

    def __init__(self, app: ASGIApp, settings: Settings) -> None:
        self._app = app
        self._settings = settings
        self._hosts = frozenset(host.lower() for host in settings.hosts)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Let a request in, or refuse it."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers.setdefault(name, value)
            await send(message)

        # A host that is not ours may not even be a host: no address is made from it.
        request = Request(scope)
        if why := self._against(request):
            await refusal(request, *why)(scope, receive, guarded)
        else:
            await self._app(scope, receive, guarded)

    def _against(self, request: Request) -> tuple[int, str] | None:
        """The status and the reason by which a request is refused, if it is."""
        hosts = request.headers.getlist("host")
        if len(hosts) != 1 or host_name(hosts[0]) not in self._hosts:
            return 400, "This server does not go by that name: start it with --allow-host and the name."
        if request.method in _READING:
            return None
        if not _from_here(request):
            return 403, "This was sent from a page of another site."
        length = request.headers.get("content-length", "" if "transfer-encoding" in request.headers else "0")
        if not (length.isascii() and length.isdecimal()):
            return 411, "The length of what is sent has to be said first (Content-Length)."
        if int(length[:18]) > self._settings.largest_upload:
            most = self._settings.largest_upload // (1024 * 1024)
            return 413, f"That is too large: at most {most:,} MiB can be sent at once."
        return None


def host_name(host: str) -> str:
    """The name in a header `Host`, without the port, in small letters.

    >>> host_name("LocalHost:8000"), host_name("[::1]:8000"), host_name("127.0.0.1")
    ('localhost', '::1', '127.0.0.1')
    """
    try:
        return urlsplit(f"//{host.strip()}").hostname or ""
    except ValueError:
        return ""


def _from_here(request: Request) -> bool:
    """Whether a browser says that a page of this server sent it, or no browser did."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc.lower() == request.headers["host"].strip().lower()
