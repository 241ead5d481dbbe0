"""Hostile input gets its line in bounded time and memory, from the file to the article."""

from __future__ import annotations

import time
import tracemalloc
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest

import reportedly
from reportedly import NotReadableError, pages
from reportedly.ledger import Progress
from reportedly.model import Unreadable
from reportedly.pages.containers import PAGE_LIMIT, pages_in
from reportedly.pages.containers.places import place
from reportedly.pages.streams import Stream

STORY = b"<p>Ferries between the islands stopped on Wednesday, the port authority said, after crews walked out.</p>"
SIZE = 100 * 1024 * 1024


def long_line(start: bytes) -> Iterator[bytes]:
    yield start
    for _ in range(SIZE // 65536):
        yield b"ferries " * 8192


@pytest.mark.parametrize(
    ("start", "reason"),
    [
        (b"", "more than 20 MiB, too large for a page"),
        (b"<html><body><p>", "more than 20 MiB, too large for a page"),
        (b'{"text": "', f"a line of more than {PAGE_LIMIT:,} bytes"),
        (b'[\n{"text": "', "JSON of more than 20 MiB: write it as JSON Lines, one object a line"),
        (b"<rss><channel><item><description>", "an entry of more than 20 MiB, too large for a page"),
        (b"<urlset><url><loc>https://post.example/", "a sitemap without addresses"),
        (b"From: a@b.example\nMessage-ID: <1>\nSubject: x\n\n", "a message of more than 20 MiB, not read"),
    ],
)
def test_a_hundred_megabytes_of_one_line(start: bytes, reason: str) -> None:
    tracemalloc.start()
    try:
        first, *rest = pages_in(Stream(long_line(start)), place("a"))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert isinstance(first, Unreadable) and first.reason in (reason, "cut off in the middle")
    assert len(rest) <= 1
    assert peak < 3 * PAGE_LIMIT


@pytest.mark.parametrize(
    "tag", [b"<div>", b"<b>", b"<table><tr><td>", b"<a><p>", b"<ul><li>", b"<!--", b"<p a=b "]
)
def test_tags_in_tags_without_end(tag: bytes) -> None:
    started = time.perf_counter()
    reading = reportedly.read_page(b"<html><body>" + STORY * 4 + tag * 50_000 + b"x", analyse=False)
    assert "crews walked out" in reading.article.text
    assert time.perf_counter() - started < 20


def test_a_text_too_long_for_an_article() -> None:
    with pytest.raises(
        NotReadableError, match=r"page: a text of 319,9\d\d characters, too long for an article"
    ):
        reportedly.read_page(b"Ferries stopped, the port said. " * 10_000)


def test_empty_files_of_every_name(tmp_path: Path) -> None:
    for name in ("a.zip", "a.tar.gz", "a.warc", "a.mbox", "a.xml", "a.html"):
        (tmp_path / name).touch()
    found = list(pages.find([tmp_path]))
    assert [one.reason for one in found if isinstance(one, Unreadable)] == ["empty"] * 6


def test_a_run_that_ends_in_the_middle_of_an_archive_is_completed_by_the_next(tmp_path: Path) -> None:
    archive = tmp_path / "a.zip"
    with zipfile.ZipFile(archive, "w") as to:
        for number in range(5):
            to.writestr(f"{number}.html", STORY * (number + 1))

    def stop(now: Progress) -> None:
        if now.added == 2:
            raise KeyboardInterrupt

    with reportedly.Ledger(tmp_path / "l.ledger") as ledger:
        with pytest.raises(KeyboardInterrupt):
            ledger.add([archive], workers=1, progress=stop)
        done = ledger.add([archive], workers=1)
        assert (done.added, done.held, done.unreadable) == (3, 2, ())
        assert [entry.found_at for entry in ledger.pages()] == [
            f"{archive}!{number}.html" for number in range(5)
        ]
