"""Pages added by address, by paste and by upload, and how far that has come."""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import date
from tempfile import TemporaryFile
from typing import BinaryIO, cast

import msgspec
from starlette.datastructures import UploadFile
from starlette.exceptions import HTTPException
from starlette.responses import RedirectResponse, Response

from reportedly import phrasing
from reportedly.errors import NotReadableError
from reportedly.model import Page, Record, Unreadable
from reportedly.pages import find_in, page_of
from reportedly.pages.addresses import is_address, without_secrets
from reportedly.web import addresses
from reportedly.web.app.asking import Asked, Shown
from reportedly.web.jobs import Job, Source, TooManyError

MOST_ADDRESSES = 200
"""Addresses in one form: a feed or a sitemap names more at once."""

PASTED = "pasted"
"""Where a page was found that was pasted without an address."""

_LINES = re.compile(r"\s*[\r\n]+\s*")


class JobList(Record, frozen=True):
    """The jobs that are remembered, the newest first."""

    jobs: tuple[Job, ...]


class Invitation(Record, frozen=True):
    """Whether this visitor may add pages, and what is being added."""

    may_write: bool
    jobs: tuple[Job, ...] = ()


@dataclass
class Given:
    """What one form gave to add: addresses, a page that was pasted, and files, kept until they are read."""

    addresses: list[str] = field(default_factory=list[str])
    pasted: Page | Unreadable | None = None
    files: list[tuple[str, BinaryIO]] = field(default_factory=list[tuple[str, BinaryIO]])

    def sources(self) -> Iterator[Source]:
        """All of it, in that order."""
        yield from self.addresses
        if self.pasted is not None:
            yield self.pasted
        for name, file in self.files:
            for found in find_in(file, name):
                if isinstance(found, Page | Unreadable):
                    yield found

    def close(self) -> None:
        """Put the files away; they have no names that would have to be removed."""
        for _, file in self.files:
            with suppress(OSError):
                file.close()

    def in_words(self) -> list[str]:
        """What it is, for people."""
        pasted = [PASTED] if self.pasted is not None else []
        return [*map(without_secrets, self.addresses), *pasted, *(name for name, _ in self.files)]


def form(asked: Asked) -> Shown:
    """Where pages are added."""
    found = Invitation(asked.may_write, asked.site.jobs.all()[:5])
    values = {"title": "Add pages", "needs_token": not asked.may_write and not asked.site.settings.read_only}
    return Shown("app/add.html.j2", found, values, forms=True)


def add(asked: Asked) -> Response:
    """Take what the form gives, and lead to how far it has come."""
    given = _given(asked)
    if not given.in_words():
        raise HTTPException(400, "Nothing was given: an address, a text or a file is wanted.")
    try:
        job = asked.site.jobs.start(given, given.in_words())
    except TooManyError:
        given.close()
        raise HTTPException(429, "Too much is waiting to be read: try again in a while.") from None
    return RedirectResponse(addresses.job(job.number), 303)


def jobs(asked: Asked) -> Shown:
    """What was added since the server started."""
    return Shown("app/jobs.html.j2", JobList(asked.site.jobs.all()), {"title": "Pages being added"})


def job(asked: Asked) -> Shown:
    """How far one adding of pages has come."""
    number = asked.part("job")
    found = asked.site.jobs.job(int(number)) if number.isascii() and number.isdecimal() else None
    if found is None:
        raise HTTPException(404, "No such pages are being added: the server may have been started anew.")
    title = {"waiting": "Waiting", "failed": "Stopped early", "done": "Done"}.get(found.state, "Reading")
    return Shown("app/job.html.j2", found, {"title": title})


def _given(asked: Asked) -> Given:
    """What the form gives. Raises `HTTPException` where it cannot be meant."""
    given = Given([line for line in _LINES.split(asked.written("addresses").strip()) if line])
    if len(given.addresses) > MOST_ADDRESSES:
        raise HTTPException(400, f"At most {MOST_ADDRESSES} addresses can be given at once.")
    for line in given.addresses:
        # What is no address would be the name of a file of this computer.
        if not is_address(line) or not phrasing.web_address(line):
            raise HTTPException(
                400, f"Not an address: {line[:100]!r}. Addresses begin with https:// or http://."
            )
    given.pasted = _pasted(asked)
    for file in asked.form.getlist("files"):
        if isinstance(file, UploadFile) and file.filename:
            kept = cast("BinaryIO", TemporaryFile())  # noqa: SIM115 (it is closed when it was read)
            shutil.copyfileobj(file.file, kept)
            kept.seek(0)
            given.files.append((file.filename, kept))
    return given


def _pasted(asked: Asked) -> Page | Unreadable | None:
    """The page that was pasted, with its address and date where these are given."""
    text, url = asked.written("text"), asked.written("url").strip() or None
    if not text.strip():
        return None
    if url is not None and not is_address(url):
        raise HTTPException(400, f"Not an address: {url[:100]!r}. Addresses begin with https:// or http://.")
    published = asked.written("published").strip() or None
    if published is not None:
        try:
            date.fromisoformat(published)
        except ValueError:
            raise HTTPException(400, f"Not a day: {published[:40]!r}. Days are written 2024-06-12.") from None
    try:
        page = page_of(text.encode("utf-8", "replace"), url=url, source=url or PASTED)
    except NotReadableError as error:
        return Unreadable(url or PASTED, str(error))
    metadata = msgspec.structs.replace(page.metadata, published=published or page.metadata.published)
    return msgspec.structs.replace(page, metadata=metadata, charset="utf-8")
