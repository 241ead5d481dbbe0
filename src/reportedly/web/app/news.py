"""What is new, of what somebody asks to be told of: as a page, and as an Atom feed for feed readers."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.responses import Response

from reportedly import watching
from reportedly.ledger import News
from reportedly.model import Record
from reportedly.web import addresses
from reportedly.web.api import answers
from reportedly.web.app.asking import Asked, Shown

ALWAYS = ("dispute", "due", "outcome")
"""What is told where nothing is asked for, beside what is watched for."""

SHOWN, FEED = 40, 100
"""News on the page, and in the feed."""

MOST = 20
"""Things that can be asked for at once."""

TOLD = 100
"""News that was told, the newest, of which it is taken what is watched for."""


class NewNews(Record, frozen=True):
    """What was asked for, in the words of `reportedly watch --tell`, and what is new of it."""

    asked: tuple[str, ...]
    news: tuple[News, ...] = ()


def page(asked: Asked) -> Shown:
    """The news of each `tell`; without one, that of `ALWAYS`, and of what is watched for."""
    found = _found(asked, SHOWN)
    given = _given(asked)
    values = {
        "title": "News",
        "given": given,
        "without": {one: addresses.news(*(other for other in given if other != one)) for one in given},
        "feed": addresses.news_feed(*given),
        "address": _address,
    }
    return Shown("app/news.html.j2", found, values)


def feed(asked: Asked) -> Response:
    """The same as a feed, which leads to where this server shows it."""
    here = str(asked.request.base_url).rstrip("/")
    given = _given(asked)
    content = watching.atom(
        _found(asked, FEED).news,
        of="\n".join((str(asked.ledger.path.absolute()), *given)),
        own=f"{here}{addresses.news_feed(*given)}",
        link=lambda one: f"{here}{_address(one)}",
    )
    return answers.raw(asked.request, content, "application/atom+xml")


def _given(asked: Asked) -> tuple[str, ...]:
    """What is asked for, each once. Raises `HTTPException` (400) where that is too much."""
    lines = (line.strip() for line in asked.request.query_params.getlist("tell"))
    given = tuple(dict.fromkeys(filter(None, lines)))
    if len(given) > MOST:
        raise HTTPException(400, f"At most {MOST} things can be asked for at once.")
    return given


def _found(asked: Asked, limit: int) -> NewNews:
    ledger = asked.ledger
    lines = _given(asked) or tuple(dict.fromkeys((*ALWAYS, *(one.asked for one in ledger.news(limit=TOLD)))))
    wants = [watching.want(line) for line in lines[:MOST]]
    wanted = [ledger.wanted(one.asked, one.kind, **one.by) for one in wants]
    return NewNews(lines[:MOST], tuple(ledger.latest_news(wanted, limit)))


def _address(one: News) -> str:
    """Where a piece of news is shown: its id begins with what it is."""
    kind, _, of = one.id.partition(":")
    if kind == "expectation":
        return addresses.expectation(of.partition(":")[0])
    shown = {"statement": addresses.statement, "event": addresses.one_event, "dispute": addresses.dispute}
    return shown[kind](of)
