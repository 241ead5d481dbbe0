"""What the API changes, and what it reads for somebody: pages that are sent, and corrections."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from email.message import Message
from pathlib import Path
from threading import Lock
from typing import TypeVar

import msgspec

from reportedly import phrasing
from reportedly.errors import NotReadableError
from reportedly.ledger import Correction, Ledger
from reportedly.ledger.adding import READER
from reportedly.ledger.workers import Worker
from reportedly.model import Page, Record, Unreadable, reading_from_json
from reportedly.pages import page_of
from reportedly.pages.addresses import is_address, without_secrets
from reportedly.web.api.problems import ProblemError
from reportedly.web.jobs import Jobs, Source, TooManyError

SENT = "sent to the API"
"""Where a page was found that was sent without its address."""

MOST_ADDRESSES = 200
"""Addresses that can be given at once: a feed or a sitemap names more."""

LARGEST = 20 * 1024 * 1024
"""Bytes of one body: as much as a page may have that is fetched."""


class Addresses(Record, frozen=True, forbid_unknown_fields=True):
    """Pages to be fetched and added."""

    addresses: tuple[str, ...]


class Merge(Record, frozen=True, tag_field="kind", tag="merge", forbid_unknown_fields=True):
    """Two actors, by their ids, are one: `actor` stays."""

    actor: str
    other: str


class Split(Record, frozen=True, tag_field="kind", tag="split", forbid_unknown_fields=True):
    """An actor, by its id, is another one on these pages."""

    actor: str
    pages: tuple[str, ...]


Kind = TypeVar("Kind")

_ADDRESSES = msgspec.json.Decoder(Addresses)


class Correct(Record, frozen=True, tag_field="kind", tag="statement", forbid_unknown_fields=True):
    """What is right of a statement, by its id; `-` stands for nobody, none, not known.

    With `published` alone, the date of a page, `statement` may be the page's id. `same_claim` and
    `not_same_claim` are ids of another statement.
    """

    statement: str
    speaker: str | None = None
    act: str | None = None
    factuality: str | None = None
    date: str | None = None
    published: str | None = None
    same_claim: str | None = None
    not_same_claim: str | None = None


_CORRECTION: msgspec.json.Decoder[Merge | Split | Correct] = msgspec.json.Decoder(Merge | Split | Correct)


class Made(Record, frozen=True):
    """The corrections that were made."""

    items: tuple[Correction, ...]


@dataclass(frozen=True)
class Sent:
    """What one request sends: parameters of its path and query, and its body."""

    words: dict[str, str] = field(default_factory=dict[str, str])
    content_type: str = ""
    body: bytes = b""

    @property
    def media_type(self) -> str:
        """The type of the body, in small letters and without parameters."""
        return self.content_type.partition(";")[0].strip().lower()

    @property
    def charset(self) -> str | None:
        """The encoding that the sender says the body has."""
        header = Message()
        header["content-type"] = self.content_type
        return header.get_content_charset()


@dataclass(frozen=True)
class Done:
    """What came of it: a record, where it is to be found, or nothing."""

    record: Record | None = None
    location: str | None = None


@dataclass
class _One:
    """What one request gives to add."""

    given: tuple[Source, ...]

    def sources(self) -> Iterable[Source]:
        return self.given

    def close(self) -> None:
        """There is nothing to put away."""


class Writing:
    """What changes the ledger at `path`, and the process that reads pages which are not kept."""

    def __init__(self, path: Path, jobs: Jobs) -> None:
        self._path = path
        self._jobs = jobs
        self._worker = Worker(READER)
        self._turn = Lock()

    def close(self) -> None:
        """End the process that reads."""
        with self._turn:
            self._worker.put_away()

    def read(self, sent: Sent) -> Done:
        """The reading of a page, which is not kept."""
        with self._turn:
            read = self._worker.read(_page(sent))
        if isinstance(read, Unreadable):
            raise ProblemError(422, read.reason)
        return Done(reading_from_json(read))

    def add(self, sent: Sent) -> Done:
        """Pages to be read and kept, when their turn comes."""
        if sent.media_type == "application/json":
            named = _decoded(sent, _ADDRESSES).addresses
            if not 0 < len(named) <= MOST_ADDRESSES:
                raise ProblemError(400, f"from 1 to {MOST_ADDRESSES} addresses can be given at once")
            for address in named:
                _check_address(address)
            return self._start(_One(named), [without_secrets(address) for address in named])
        page = _page(sent)
        return self._start(_One((page,)), [page.source])

    def _start(self, bundle: _One, asked: list[str]) -> Done:
        try:
            job = self._jobs.start(bundle, asked)
        except TooManyError:
            raise ProblemError(429, "too much is waiting to be read: try again in a while") from None
        return Done(job, f"/jobs/{job.number}")

    def correct(self, sent: Sent) -> Done:
        """What was read wrongly is set right."""
        wanted = _decoded(sent, _CORRECTION)
        with Ledger(self._path) as ledger:
            before = max((one.nth for one in ledger.corrections()), default=0)
            match wanted:
                case Merge():
                    ledger.merge_actors(wanted.actor, wanted.other)
                case Split():
                    ledger.split_actor(wanted.actor, wanted.pages)
                case Correct():
                    values = {name: value for name, value in msgspec.structs.asdict(wanted).items() if value}
                    ledger.correct(**values)
            made = tuple(one for one in ledger.corrections() if one.nth > before)
        return Done(Made(made), f"/corrections/{made[-1].nth}" if made else None)

    def take_back(self, sent: Sent) -> Done:
        """A correction is taken back."""
        nth = sent.words["correction"]
        if not (nth.isascii() and nth.isdecimal() and len(nth) < 10):
            raise ProblemError(404, f"there is no correction {nth!r}")
        with Ledger(self._path) as ledger:
            ledger.undo_correction(int(nth))
        return Done()


def _page(sent: Sent) -> Page:
    """The page in the body, with its address and date where these are given."""
    url, published = sent.words.get("url"), sent.words.get("published")
    if url is not None:
        _check_address(url, "url")
    if published is not None:
        try:
            published = date.fromisoformat(published).isoformat()
        except ValueError:
            raise ProblemError(400, f"{published!r} is not a day: 2024-06-12", "published") from None
    try:
        page = page_of(sent.body, url=url, source=url or SENT)
    except NotReadableError as error:
        raise ProblemError(422, str(error)) from error
    metadata = msgspec.structs.replace(page.metadata, published=published or page.metadata.published)
    return msgspec.structs.replace(page, metadata=metadata, charset=sent.charset or page.charset)


def _check_address(address: str, parameter: str | None = None) -> None:
    """Raises `ProblemError` for what would be the name of a file of this computer."""
    if not is_address(address) or not phrasing.web_address(address):
        raise ProblemError(
            400, f"{address[:100]!r} is not an address: it begins with https:// or http://", parameter
        )


def _decoded(sent: Sent, decoder: msgspec.json.Decoder[Kind]) -> Kind:
    try:
        return decoder.decode(sent.body)
    except (msgspec.DecodeError, UnicodeDecodeError) as error:
        raise ProblemError(400, f"the body is not what is wanted: {error}") from error
