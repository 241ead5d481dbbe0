"""WARC and WACZ: answers that are pages are read, the rest is counted in one line, and damage costs one record."""

from __future__ import annotations

import gzip
import io
import json
import random
import tracemalloc
import zlib
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from packed_examples import zipped

from reportedly import pages
from reportedly.model import Page, Unreadable
from reportedly.pages import streams
from reportedly.pages.containers import Found, pages_in
from reportedly.pages.containers.places import PAGE_LIMIT, place
from reportedly.pages.streams import Stream

HTML = "<!DOCTYPE html><html><body><p>Ferries stopped in Setúbal, the port said.</p></body></html>".encode()
NOISE = random.Random(1).randbytes(100_000)


def record(
    kind: str, block: bytes, media_type: str, uri: str = "https://post.example/1", **more: object
) -> bytes:
    length = more.pop("length", len(block))
    lines = [
        "WARC/1.1",
        f"WARC-Type: {kind}",
        "WARC-Record-ID: <urn:uuid:0f8fad5b-d9cb-469f-a165-70867728950e>",
        "WARC-Date: 2024-06-12T09:30:00Z",
        f"WARC-Target-URI: {uri}",
        f"Content-Type: {media_type}",
        f"Content-Length: {length}",
    ]
    return "\r\n".join(lines).encode() + b"\r\n\r\n" + block + b"\r\n\r\n"


def answer(
    body: bytes = HTML,
    status: str = "200 OK",
    headers: str = "Content-Type: text/html",
    uri: str = "https://post.example/1",
) -> bytes:
    block = f"HTTP/1.1 {status}\r\n{headers}\r\n\r\n".encode() + body
    return record("response", block, "application/http; msgtype=response", uri)


INFO = record("warcinfo", b"software: x\r\n", "application/warc-fields")
ASKED = record(
    "request", b"GET / HTTP/1.1\r\nHost: post.example\r\n\r\n", "application/http; msgtype=request"
)


def found(content: bytes) -> list[Found]:
    chunks = (content[at : at + 4096] for at in range(0, len(content), 4096))
    return list(pages_in(Stream(chunks), place("a.warc")))


def lines(content: bytes) -> list[str]:
    return [one.reason for one in found(content) if isinstance(one, Unreadable)]


@pytest.mark.parametrize("pack", [False, True])
def test_an_answer_is_a_page_with_its_address_charset_and_time(pack: bool) -> None:
    records = [INFO, ASKED, answer(headers="Content-Type: text/html; charset=ISO-8859-1")]
    archive = b"".join(gzip.compress(one) if pack else one for one in records)
    assert found(archive) == [
        Page(
            content=HTML,
            source="a.warc:3",
            url="https://post.example/1",
            charset="iso-8859-1",
            retrieved=datetime(2024, 6, 12, 9, 30, tzinfo=UTC),
        )
    ]


def test_resources_and_texts_are_pages_too() -> None:
    archive = record("resource", HTML, "text/html; charset=utf-8") + record(
        "conversion", b"Ferries stopped.", "text/plain"
    )
    first, second = found(archive)
    assert isinstance(first, Page) and isinstance(second, Page)
    assert (first.media_type, first.charset, second.media_type) == ("text/html", "utf-8", "text/plain")


def test_what_is_no_page_is_counted_in_one_line() -> None:
    archive = (
        answer(b"", "301 Moved", "Location: /2")
        + answer(b"", "302 Found", "Location: /3")
        + answer(status="404 Not Found")
        + answer()
        + answer(NOISE, headers="Content-Type: image/png")
        + answer(NOISE)
        + answer(b"User-agent: *", headers="Content-Type: text/plain", uri="https://post.example/robots.txt")
        + record("revisit", b"HTTP/1.1 200 OK\r\n\r\n", "application/http; msgtype=response")
        + record("metadata", b"fetchTimeMs: 1\r\n", "application/warc-fields")
    )
    page, line = found(archive)
    assert isinstance(page, Page) and page.source == "a.warc:4"
    assert line == Unreadable(
        "a.warc",
        "besides pages, there are redirects (2), errors (1), pictures and other files (3), "
        "revisits of pages got before (1)",
    )


def brotli() -> bytes:
    from fastwarc.stream_io import BrotliWriter  # pyright: ignore

    to = io.BytesIO()
    writer = BrotliWriter(to)  # pyright: ignore
    writer.write(HTML)
    writer.close()
    return to.getvalue()


def chunked(body: bytes) -> bytes:
    return b"%x\r\n%s\r\n%x;x=y\r\n%s\r\n0\r\n\r\n" % (10, body[:10], len(body) - 10, body[10:])


@pytest.mark.parametrize(
    ("headers", "body"),
    [
        ("Content-Encoding: gzip", gzip.compress(HTML)),
        ("Content-Encoding: br", brotli()),
        ("Content-Encoding: deflate", zlib.compress(HTML)),
        ("Content-Encoding: deflate", zlib.compress(HTML)[2:-4]),
        ("Transfer-Encoding: chunked", chunked(HTML)),
        ("Transfer-Encoding: chunked\r\nContent-Encoding: gzip", chunked(gzip.compress(HTML))),
        ("Content-Encoding: gzip", HTML),
        ("Content-Encoding: br", HTML),
        ("Content-Encoding: none-such", HTML),
        ("Transfer-Encoding: chunked", HTML),
        ("Content-Length: 3", HTML),
        ("Content-Length: 99999999999", HTML),
    ],
)
def test_bodies_however_they_came_and_whatever_their_headers_say(headers: str, body: bytes) -> None:
    (page,) = found(answer(body, headers=f"Content-Type: text/html\r\n{headers}"))
    assert isinstance(page, Page) and page.content == HTML


def test_a_warc_that_is_cut_in_the_middle_keeps_what_came_before() -> None:
    archive = answer() + answer(HTML + NOISE.hex().encode())
    for cut in (len(archive) - 5000, len(answer()) + 100, len(answer()) + 20):
        first, *_, line = found(archive[:cut])
        assert isinstance(first, Page) and first.content == HTML
        assert isinstance(line, Unreadable) and line.reason.startswith("the WARC is cut off, up to record ")
    packed = gzip.compress(answer()) + gzip.compress(answer(HTML + NOISE.hex().encode()))
    first, *_, line = found(packed[:-1000])
    assert isinstance(first, Page) and isinstance(line, Unreadable)
    assert line.reason.startswith("the gzip is cut off")


@pytest.mark.parametrize("length", [-5, 0, 30, 10**18])
def test_a_length_that_is_a_lie_costs_its_record_only(length: int) -> None:
    bad = record("resource", HTML * 3000, "text/html", "https://post.example/bad", length=length)
    archive = answer(uri="https://post.example/1") + bad + answer(uri="https://post.example/2")
    urls = [one.url for one in found(archive) if isinstance(one, Page)]
    assert urls[0] == "https://post.example/1"
    assert len(lines(archive)) == 1
    if length < 10**18:
        assert urls[-1] == "https://post.example/2"


@pytest.mark.parametrize(
    "junk", [b"junk\r\n\r\n", NOISE + b"\r\n", b"WARC/1.0\r\nX: " + b"a" * 300_000 + b"\r\n\r\n"]
)
def test_damage_between_records_costs_nothing_else(junk: bytes) -> None:
    archive = answer(uri="https://post.example/1") + junk + answer(uri="https://post.example/2") * 2
    assert [one.url for one in found(archive) if isinstance(one, Page)] == [
        "https://post.example/1",
        *["https://post.example/2"] * 2,
    ]
    assert lines(archive) == ["besides pages, there are damaged places (1)"]


def test_a_body_that_is_a_bomb(monkeypatch: pytest.MonkeyPatch) -> None:
    bomb = gzip.compress(HTML + b" " * (PAGE_LIMIT + 1))
    (line,) = lines(answer(bomb, headers="Content-Type: text/html\r\nContent-Encoding: gzip"))
    assert line == "besides pages, there are pages of more than 20 MiB (1)"
    monkeypatch.setattr(streams, "FREELY_UNPACKED", 1_000_000)
    archive = answer(bomb, headers="Content-Type: text/html\r\nContent-Encoding: gzip") * 50
    assert lines(archive) == ["unpacks to over 100 times its size, up to record 1"]


def test_memory_does_not_grow_with_the_archive() -> None:
    def chunks() -> Iterator[bytes]:
        for _ in range(150):
            yield answer(HTML + NOISE.hex().encode())

    tracemalloc.start()
    try:
        assert sum(isinstance(one, Page) for one in pages_in(Stream(chunks()), place("a"))) == 150
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert peak < 5_000_000


def test_a_wacz_is_its_warcs(tmp_path: Path) -> None:
    package = {
        "profile": "data-package",
        "resources": [{"name": "x", "path": "archive/x"}],
        "wacz_version": "1.1.1",
    }
    wacz = zipped(
        {
            "datapackage.json": json.dumps(package, indent=2).encode(),
            "datapackage-digest.json": b'{"path": "datapackage.json", "hash": "sha256:0"}',
            "archive/data.warc.gz": gzip.compress(INFO) + gzip.compress(answer()),
            "indexes/index.cdx.gz": gzip.compress(
                b'example,post)/1 20240612093000 {"url": "https://post.example/1"}\n'
            ),
            "indexes/index.idx": b'!meta 0 {"format": "cdxj-gzip-1.0", "filename": "index.cdx.gz"}\n',
            "pages/pages.jsonl": b'{"format": "json-pages-1.0", "id": "pages"}\n{"url": "https://post.example/1", "text": "x"}\n',
            "logs/crawl.log": b'{"timestamp":"2024-06-12","logLevel":"info","message":"x"}\n',
        }
    )
    path = tmp_path / "a.wacz"
    path.write_bytes(wacz)
    assert [one.source for one in pages.find([path])] == [f"{path}!archive/data.warc.gz:2"]
    assert pages.load(path).url == "https://post.example/1"


def test_an_index_alone_gets_its_line() -> None:
    assert lines(b" CDX N b a m s k r M S V g\nexample,post)/1 20240612093000 x\n") == [
        "an index of a web archive, not a page"
    ]


@settings(deadline=None, max_examples=80)
@given(st.binary(max_size=40), st.integers(0, 1500), st.booleans())
def test_whatever_is_damaged_nothing_is_raised(junk: bytes, at: int, insert: bool) -> None:
    whole = INFO + answer() + answer() + record("resource", HTML, "text/html")
    broken = whole[:at] + junk + whole[at + (0 if insert else len(junk)) :]
    assert all(one.source.startswith("a.warc") for one in found(b"WARC/1.0" + broken[8:]))
