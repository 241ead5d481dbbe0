"""Pages, and readers of them, made for the tests: a line `WHO said|denied|confirmed WHAT` is a statement."""

import os
import re
import signal
import time
from datetime import datetime, timedelta

from msgspec.structs import replace

from reportedly.errors import NotReadableError
from reportedly.model import (
    Actor,
    Article,
    Attribution,
    Dating,
    Page,
    Reading,
    Relay,
    Span,
    Time,
    Unreadable,
)

ACTS = {"said": "state", "denied": "deny", "confirmed": "confirm"}
SURE = {"said": "CT+", "denied": "CT-", "confirmed": "CT+"}
COUNTRIES = {"Government of Russia": "RU", "Ana Belo": "IT", "Jun Ito": "JP"}
STATEMENT = re.compile(
    r"(?:^|(?<=that ))(?P<source>.+?) (?P<cue>said|denied|confirmed) (?P<content>.+)$", re.MULTILINE
)
DAY = re.compile(r"\b(\d{4}-\d\d-\d\d)\b")
MEANT = {"the kremlin": "Government of Russia", "he": "Šimon Kovář", "they": "Ana Belo and Jun Ito"}


def page(text: str, source: str = "page.txt", **fields: object) -> Page:
    return Page(text.encode("utf-8", "surrogatepass"), source=source, media_type="text/plain", **fields)


def plain(page: Page) -> Reading:
    """The first line is the headline; a date anywhere is the date of publication."""
    text = page.content.decode()
    if not text.strip():
        raise NotReadableError("the page\nis empty")
    day = DAY.search(text)
    article = Article(
        text,
        url=page.url,
        site=page.metadata.site,
        headline=text.splitlines()[0],
        published=_day(day[1]) if day else None,
        language="en",
    )
    found = STATEMENT.finditer(text)
    times = (Time(Span(*day.span()), day[1], _day(day[1]).earliest, _day(day[1]).latest),) if day else ()
    return Reading(article, tuple(_attribution(nth, one) for nth, one in enumerate(found)), times=times)


def _day(day: str) -> Dating:
    start = datetime.fromisoformat(day)
    return Dating(start, start + timedelta(days=1, seconds=-1), 0.9)


def _attribution(nth: int, found: re.Match[str]) -> Attribution:
    names = [name for name in MEANT.get(found["source"].lower(), "").split(" and ") if name]
    speakers = tuple(Actor(name.lower(), name, "person", COUNTRIES.get(name)) for name in names)
    return Attribution(
        f"a{nth + 1}",
        (Span(*found.span("content")),),
        "indirect",
        source=Span(*found.span("source")),
        cue=Span(*found.span("cue")),
        act=ACTS[found["cue"]],
        factuality=SURE[found["cue"]],
        speaker=speakers[0] if speakers else None,
        speakers=speakers[1:] and speakers,
        relays=(Relay("agency", "TASS", Actor("tass", "TASS", "agency")), Relay("site", "example.org")),
    )


def nesting(page: Page) -> Reading:
    """`A said that B denied that …` is one attribution in another; a denial answers all before it."""
    once = plain(page)
    attributions = tuple(_with_nested(one, once.article.text) for one in once.attributions)
    before: list[str] = []
    answering: list[Attribution] = []
    for one in attributions:
        answering.append(replace(one, answers=(*before, "not there")) if one.act == "deny" else one)
        before.append(one.id)
    return Reading(once.article, tuple(answering))


def _with_nested(one: Attribution, text: str) -> Attribution:
    (span,) = one.content
    start = span.start + len("that ") if span.of(text).startswith("that ") else span.end
    found = STATEMENT.match(text[: span.end], start)
    if not found:
        return one
    inner = replace(
        _attribution(0, found), id=f"{one.id}.1", within=one.id, relays=(Relay("medium", "letter"),)
    )
    return replace(one, nested=(_with_nested(inner, text),))


def slow(page: Page) -> Reading:
    time.sleep(0.01)
    return plain(page)


def hostile(page: Page) -> Reading:
    """A page may name what it does to the process that reads it."""
    if b"KILL" in page.content:
        os.kill(os.getpid(), signal.SIGKILL)
    if b"EXIT" in page.content:
        os._exit(3)
    if b"HANG" in page.content:
        time.sleep(60)
    if b"PRINT" in page.content:
        print("noise on standard output", flush=True)
        os.write(1, b"and more of it\n")
    if b"BUG" in page.content:
        raise ValueError("unforeseen\nthing")
    return plain(page)


def twins(page: Page) -> Reading:
    """A reading that no ledger can hold: two attributions with one id."""
    once = plain(page)
    return Reading(once.article, once.attributions * 2)


def threads(page: Page) -> Reading:
    return plain(Page(f"Threads\nShe said {os.environ.get('OMP_NUM_THREADS')}".encode(), page.source))


def many_pages(count: int) -> list[Page | Unreadable]:
    """Pages that differ, with an empty one, one that comes twice and one cut off among them."""
    pages = [
        page(
            f"Report {n}\nThe Kremlin said report {n} was of 2024-06-{n % 28 + 1:02}.\nHe denied it.",
            f"page-{n}.txt",
        )
        for n in range(count)
    ]
    pages[count // 3] = page("", "empty.txt")
    pages[2] = Unreadable("page-1.txt", "the rest of it is cut off")
    pages[count // 2] = page(pages[0].content.decode(), "copy.txt")
    return pages
