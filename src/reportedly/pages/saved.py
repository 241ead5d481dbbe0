"""Where a saved page came from and when, as the program that saved it noted in the page."""

from __future__ import annotations

import re
from datetime import datetime
from email.utils import parsedate_to_datetime
from typing import NamedTuple

from reportedly.pages.kinds import HEAD_BYTES

_NOTES: tuple[tuple[re.Pattern[bytes], re.Pattern[bytes]], ...] = (
    # SingleFile
    (
        re.compile(rb"<!--\s*Page saved with SingleFile\s+url:\s*(\S{1,4096})"),
        re.compile(rb"saved date:\s*([^\r\n]{1,80})"),
    ),
    # Save Page WE
    (
        re.compile(rb'<meta name="savepage-url" content="([^"\s]{1,4096})"'),
        re.compile(rb'<meta name="savepage-date" content="([^"]{1,80})"'),
    ),
    # HTTrack
    (
        re.compile(rb"<!-- Mirrored from (\S{1,4096}) by HTTrack"),
        re.compile(rb", (\w{3}, \d\d? [^>]{1,40}?) -->"),
    ),
    # browsers ("Save as, complete"), whose number is the length of the address, and note no date
    (re.compile(rb"<!-- saved from url=\(\d{4}\)(\S{1,4096}) -->"), re.compile(rb"(?!)")),
)
"""How each program notes an address, and after it the date."""

AFTER_THE_ADDRESS = 1000
"""Bytes after the address in which the date is noted: a line or two, set by judgement."""

_SCRIPT_DATE = re.compile(r"\w{3} (\w{3}) (\d\d) (\d{4}) (\d\d:\d\d:\d\d) GMT([+-]\d{4})")


class Origin(NamedTuple):
    """The address a page was saved from, and when; None where that was not noted."""

    url: str | None = None
    retrieved: datetime | None = None


def origin(content: bytes) -> Origin:
    r"""What is noted at the beginning of a saved page.

    >>> origin(b"<html><!-- saved from url=(0020)https://post.example/1 -->").url
    'https://post.example/1'
    >>> note = b"<!--\n Page saved with SingleFile \n url: https://post.example/1 \n saved date: "
    >>> str(origin(note + b"Wed Jun 12 2024 10:00:00 GMT+0200 (CEST)\n-->").retrieved)
    '2024-06-12 10:00:00+02:00'
    """
    head = content[:HEAD_BYTES]
    for address, date in _NOTES:
        if url := address.search(head):
            time = date.search(head, url.end(), url.end() + AFTER_THE_ADDRESS)
            return Origin(_address(_words(url)), _time(_words(time)) if time else None)
    return Origin()


def _words(found: re.Match[bytes]) -> str:
    return found[1].decode("utf-8", "replace")


def _address(noted: str) -> str | None:
    """The address, if it is one of the web; HTTrack leaves its scheme off."""
    scheme, colon, _ = noted.partition("://")
    if not colon:
        return f"http://{noted}" if "." in noted.partition("/")[0] else None
    return noted if scheme.lower() in ("http", "https") else None


def _time(noted: str) -> datetime | None:
    """A date as scripts and servers write it."""
    script = _SCRIPT_DATE.match(noted.strip())
    words = "{1} {0} {2} {3} {4}".format(*script.groups()) if script else noted
    try:
        return parsedate_to_datetime(words)
    except (ValueError, TypeError, OverflowError):
        return None
