"""Addresses as text: which inputs are one, and when two are the same."""

from __future__ import annotations

from fnmatch import fnmatchcase
from functools import cache
from urllib.parse import SplitResult, unquote_plus, urlsplit

from reportedly.knowledge import table

SCHEMES = ("http", "https")
"""What is fetched."""

_DEFAULT_PORTS = {"http": 80, "https": 443}


def is_address(source: str) -> bool:
    """Whether an input is named by an address.

    >>> is_address("https://news.example/ferry"), is_address("HTTP://news.example"), is_address("https.html")
    (True, True, False)
    """
    return source.strip().lower().startswith(("http://", "https://"))


def one_form(url: str) -> str:
    """The address in the one form by which versions of a page are told; other text is left as it is.

    >>> one_form("HTTPS://News.example:443/ferry?utm_source=x&id=7#top")
    'news.example/ferry?id=7'
    >>> one_form("http://news.example/ferry?id=7"), one_form("http://news.example"), one_form("tag:ferry")
    ('news.example/ferry?id=7', 'news.example/', 'tag:ferry')
    """
    url = url.strip()
    try:
        parts = urlsplit(url)
        host = host_and_port(parts)
    except ValueError:
        return url
    if parts.scheme not in SCHEMES or not host:
        return url
    query = "&".join(one for one in parts.query.split("&") if one and not _is_tracking(one.partition("=")[0]))
    return f"{host}{parts.path or '/'}" + (f"?{query}" if query else "")


def host_and_port(parts: SplitResult) -> str:
    """The host in lower case, and its port where that is not the scheme's own. Raises `ValueError`."""
    host, port = parts.hostname or "", parts.port
    host = f"[{host}]" if ":" in host else host
    return host if port is None or port == _DEFAULT_PORTS.get(parts.scheme) else f"{host}:{port}"


def without_secrets(url: str) -> str:
    """The address as it may be shown: without the name and password before its host.

    >>> without_secrets("https://me:secret@news.example/a@b")
    'https://news.example/a@b'
    >>> without_secrets("https:////me:secret@news.example/")
    'https:////news.example/'
    """
    scheme, colon, rest = url.partition(":")
    slashes = rest[: len(rest) - len(rest.lstrip("/\\"))]
    rest = rest[len(slashes) :]
    ends = [at for mark in "/?#\\" if (at := rest.find(mark)) >= 0]
    host = rest[: min(ends, default=len(rest))]
    return f"{scheme}{colon}{slashes}{host.rpartition('@')[2]}{rest[len(host) :]}"


@cache
def _tracking() -> tuple[str, ...]:
    return tuple(row["parameter"] for row in table("tracking_parameters"))


def _is_tracking(parameter: str) -> bool:
    name = unquote_plus(parameter).lower()
    return any(fnmatchcase(name, one) for one in _tracking())
