"""Mail: newsletters, one message a file (`.eml`) or many (mbox), and pages saved as mail (MHTML)."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import datetime
from email import message_from_bytes
from email.errors import MessageError
from email.header import decode_header, make_header
from email.message import Message
from email.utils import parseaddr, parsedate_to_datetime

from reportedly.model import PageMetadata
from reportedly.pages.containers.parts import Part, part_of, parts_of
from reportedly.pages.containers.places import PAGE_LIMIT, Found, Place
from reportedly.pages.streams import Stream

DEEPEST = 3
"""Messages in messages that are opened: a newsletter that was forwarded, and the forwarded one forwarded."""

_TOO_LARGE = f"a message of more than {PAGE_LIMIT // 1024**2} MiB, not read"
_FORWARDED = re.compile(r"^(?:(?:fwd?|re)\s*:\s*)+", re.IGNORECASE)
_AUTHOR_FROM_SITE = re.compile(r"(.{2,60}?)(?:,)?\s+(?:from|at|\|)\s+(.{2,60})")
_SAVED_BY = re.compile(r"\bsaved by\b", re.IGNORECASE)
_FROM_LINE = re.compile(rb">+From ")


def pages_in(stream: Stream, place: Place) -> Iterator[Found]:
    """The page in a message, and those in the messages attached to it."""
    content = stream.all(PAGE_LIMIT)
    if content is None:
        yield place.line(_TOO_LARGE)
        return
    yield from _pages(content, place)
    if stream.stopped is not None:
        yield place.line(stream.stopped)


def pages_in_box(stream: Stream, place: Place) -> Iterator[Found]:
    """The pages in the messages of an mbox, each at its number."""
    number = 0
    for number, content in enumerate(_messages(stream), start=1):
        here = place.at(str(number))
        if content is None:
            yield here.line(_TOO_LARGE)
        else:
            yield from _pages(content, here)
    if stream.stopped is not None:
        yield place.line(f"{stream.stopped}, up to message {number:,}")


def _messages(stream: Stream) -> Iterator[bytes | None]:
    """Each message begins with a line `From …` after an empty one; None for one that is too large."""
    lines: list[bytes] = []
    size, after_blank, begun = 0, True, False
    for line in stream.lines(PAGE_LIMIT):
        if after_blank and line is not None and line.startswith(b"From "):
            if begun:
                yield b"\n".join(lines) if size <= PAGE_LIMIT else None
            lines, size, begun = [], 0, True
            continue
        after_blank = line == b""
        size += PAGE_LIMIT + 1 if line is None else len(line) + 1
        if size > PAGE_LIMIT:
            lines = []
        elif line is not None:
            lines.append(line[1:] if _FROM_LINE.match(line) else line)
    if begun:
        yield b"\n".join(lines) if size <= PAGE_LIMIT else None


def _pages(content: bytes, place: Place) -> Iterator[Found]:
    """The page of one message, or why there is none."""
    try:
        found = list(_found(message_from_bytes(content), place, 0))
    except RecursionError:
        found = [place.line("a message whose parts are in one another without end, not read")]
    yield from found


def _found(message: Message, place: Place, depth: int) -> Iterator[Found]:
    parts = parts_of(message)
    part = part_of(parts.texts)
    if part is not None:
        yield _saved(message, part, place) if _is_saved(message, part) else _letter(message, part, place)
    elif not parts.attached:
        yield place.line("a message without a text")
    for number, inner in enumerate(parts.attached, start=1):
        here = place.at(str(number))
        if depth < DEEPEST:
            yield from _found(inner, here, depth + 1)
        else:
            yield here.line(f"a message more than {DEEPEST} messages deep, not opened")


def _letter(message: Message, part: Part, place: Place) -> Found:
    """A newsletter: its subject is the title, and the list or the sender the site."""
    sender, address = parseaddr(_header(message, "From") or "")
    title = _header(message, "Subject")
    site, author = _site_and_author(message, sender, address)
    return place.page(
        part.content,
        part.media_type,
        url=_address(message, "Archived-At", "X-RSS-URL", "Content-Location"),
        charset=part.charset,
        metadata=PageMetadata(
            title=_FORWARDED.sub("", title) or None if title else None,
            site=site,
            published=_iso(_date(message)),
            authors=(author,) if author else (),
        ),
    )


def _saved(message: Message, part: Part, place: Place) -> Found:
    """A page as a browser saved it, with its pictures, in the form of a message."""
    return place.page(
        part.content,
        part.media_type,
        url=_address(message, "Snapshot-Content-Location") or part.location,
        charset=part.charset,
        retrieved=_date(message),
    )


def _is_saved(message: Message, part: Part) -> bool:
    if message["Snapshot-Content-Location"] or _SAVED_BY.search(_header(message, "From") or ""):
        return True
    is_sent = any(message[name] for name in ("To", "Received", "Message-ID"))
    return not is_sent and part.location is not None


def _site_and_author(message: Message, sender: str, address: str) -> tuple[str | None, str | None]:
    """Whose letter it is, and who wrote it, by the list it was sent to and the name it was sent under.

    >>> from email import message_from_string
    >>> _site_and_author(message_from_string(""), "Ada Reyes from The Ferry Letter", "a@post.example")
    ('The Ferry Letter', 'Ada Reyes')
    >>> _site_and_author(message_from_string("List-Unsubscribe: <x>"), "Harbour Post", "a@post.example")
    ('Harbour Post', None)
    >>> _site_and_author(message_from_string(""), "Ada Reyes", "ada@post.example")
    ('post.example', 'Ada Reyes')
    """
    both = _AUTHOR_FROM_SITE.fullmatch(sender)
    of_list = parseaddr(_header(message, "List-Id") or "")[0] or None
    if both:
        return both[2], both[1]
    if of_list:
        return of_list, sender if sender and sender != of_list else None
    if any(name.lower().startswith("list-") for name in message.keys()):  # noqa: SIM118
        return sender or _domain(address), None
    return _domain(address), sender or None


def _domain(address: str) -> str | None:
    return address.rpartition("@")[2].lower() or None if "@" in address else None


def _header(message: Message, name: str) -> str | None:
    """A header as words, whatever it is encoded in and however wrongly."""
    value = message[name]
    if value is None:
        return None
    try:
        words = str(make_header(decode_header(str(value))))
    except (ValueError, LookupError, MessageError):  # a charset that is none, bytes not in it, broken base64
        words = str(value)
    return " ".join(words.encode("utf-8", "replace").decode("utf-8").split()) or None


def _address(message: Message, *names: str) -> str | None:
    for name in names:
        found = (_header(message, name) or "").strip("<> ")
        if found.lower().startswith(("http://", "https://")):
            return found
    return None


def _date(message: Message) -> datetime | None:
    try:
        return parsedate_to_datetime(_header(message, "Date") or "")
    except (ValueError, TypeError, OverflowError):
        return None


def _iso(date: datetime | None) -> str | None:
    return date.isoformat() if date else None
