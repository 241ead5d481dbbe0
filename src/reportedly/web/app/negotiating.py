"""Page or JSON: told by `?format=` or else by what the client accepts."""

from __future__ import annotations

from starlette.requests import Request


def wants_json(request: Request) -> bool:
    """Whether JSON is asked for: by the address, or by a client that likes it better than a page."""
    wanted = request.query_params.get("format")
    if wanted is not None:
        return wanted == "json"
    return prefers_json(request.headers.get("accept", ""))


def prefers_json(accept: str) -> bool:
    """Whether a header `Accept` likes JSON better than a page (RFC 9110, 12.5.1).

    >>> prefers_json("application/json"), prefers_json("text/html,application/xhtml+xml,*/*;q=0.8")
    (True, False)
    >>> prefers_json("*/*"), prefers_json("application/json;q=0.5, text/html")
    (False, False)
    """
    liked: dict[str, float] = {}
    for one in accept.split(","):
        kind, *parameters = (part.strip().lower() for part in one.split(";"))
        weights = [part[2:] for part in parameters if part.startswith("q=")]
        liked[kind] = _weight(weights[0]) if weights else 1.0
    page = max(liked.get(kind, 0.0) for kind in ("text/html", "text/*", "*/*"))
    data = max(liked.get(kind, 0.0) for kind in ("application/json", "application/problem+json"))
    return data > 0 and data >= page and liked.get("text/html", 0.0) < data


def _weight(written: str) -> float:
    try:
        return float(written)
    except ValueError:
        return 0.0
