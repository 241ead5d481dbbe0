"""Answers: one record, a part of a list with the address of the next, or a whole list line by line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from hashlib import blake2b
from itertools import chain, islice
from urllib.parse import urlencode

import msgspec
from starlette.requests import Request
from starlette.responses import Response, StreamingResponse

from reportedly.model import Record
from reportedly.web.api.asked import AFTER, JSON_LINES, ROWS
from reportedly.web.api.nouns import Asked, Collection, Here
from reportedly.web.api.writing import Done

CHUNK = 32 * 1024
"""Bytes of JSON Lines that are sent at once."""

_TAGS = re.compile(r'(?:W/)?("[^"]*")')
_HEADERS = {"Cache-Control": "no-cache", "Vary": "Accept, Accept-Encoding"}


def one(request: Request, record: Record) -> Response:
    """One record."""
    return raw(request, msgspec.json.encode(record))


def part(request: Request, noun: Collection, asked: Asked, here: Here) -> Response:
    """A part of a list: `items`, and `next`, the address of the part that follows, if there is one."""
    if noun.after == "nothing":
        return raw(request, _items(noun.ask(here, asked)))
    rows = list(islice(_rows(noun, asked, here), (asked.limit or ROWS) + 1))
    kept = rows[: asked.limit]
    following = _following(request, noun, asked, kept) if len(rows) > len(kept) else None
    answer = raw(request, _items(kept, following))
    if following:
        answer.headers["Link"] = f'<{following}>; rel="next"'
    return answer


def lines(request: Request, noun: Collection, asked: Asked, here: Here) -> Response:
    """A list as JSON Lines, sent as its rows come; the ledger is closed after the last."""
    if request.method == "HEAD":
        here.ledger.close()
        return Response(headers=_HEADERS, media_type=JSON_LINES)
    try:
        rows = iter(islice(_rows(noun, asked, here), asked.limit))
        first = list(islice(rows, 1))  # what is refused is refused now
    except BaseException:
        here.ledger.close()
        raise
    return StreamingResponse(_chunks(chain(first, rows), here), headers=_HEADERS, media_type=JSON_LINES)


def _rows(noun: Collection, asked: Asked, here: Here) -> Iterator[Record]:
    """The rows asked for, one more than the limit."""
    if noun.after == "count":
        return islice(iter(noun.ask(here, asked)), int(asked.after or 0), None)
    more = None if asked.limit is None else asked.limit + 1
    return iter(noun.ask(here, Asked(asked.words, asked.numbers, more, asked.after)))


def _following(request: Request, noun: Collection, asked: Asked, rows: list[Record]) -> str:
    """The address of the part that comes after these rows."""
    count = int(asked.after or 0) + len(rows) if noun.after == "count" else 0
    last = str(count or getattr(rows[-1], "id"))  # noqa: B009
    given = [(name, value) for name, value in request.query_params.multi_items() if name != AFTER.name]
    return f"{request.url.path}?{urlencode([*given, (AFTER.name, last)])}"


def _items(rows: Iterable[Record], following: str | None = None) -> bytes:
    body = b'{"items":[' + b",\n".join(map(msgspec.json.encode, rows)) + b"]"
    return body + (b',"next":' + msgspec.json.encode(following) if following else b"") + b"}"


def _chunks(rows: Iterable[Record], here: Here) -> Iterator[bytes]:
    """Lines, some at a time."""
    chunk = bytearray()
    try:
        for row in rows:
            chunk += msgspec.json.encode(row) + b"\n"
            if len(chunk) >= CHUNK:
                yield bytes(chunk)
                chunk.clear()
        yield bytes(chunk)
    finally:
        here.ledger.close()


def done(request: Request, status: int, done: Done) -> Response:
    """What came of something that was done, and where that is to be found."""
    at = f"{request.scope.get('root_path', '')}{done.location}" if done.location else None
    headers = {**_HEADERS, **({"Location": at} if at else {})}
    if done.record is None:
        return Response(status_code=status, headers=headers)
    return Response(msgspec.json.encode(done.record), status, headers, "application/json")


def raw(request: Request, body: bytes, media_type: str = "application/json") -> Response:
    """JSON, or something else, or word that the one that the client has is still good (RFC 9110, 13.1.2)."""
    tag = f'W/"{blake2b(body, digest_size=12).hexdigest()}"'  # weak: the same answer, compressed or not
    headers = {**_HEADERS, "ETag": tag}
    had = request.headers.get("if-none-match", "")
    if had.strip() == "*" or tag[2:] in _TAGS.findall(had):
        return Response(status_code=304, headers=headers)
    return Response(body, headers=headers, media_type=media_type)
