"""Sitemaps are lists of addresses: one line, or every address followed where that is asked for."""

from __future__ import annotations

import gzip
import time
import tracemalloc
from collections.abc import Iterator

import pytest

from reportedly.model import Page, PageMetadata, Unreadable
from reportedly.pages.containers import Entry, Found, pages_in, sitemaps
from reportedly.pages.containers.places import place
from reportedly.pages.streams import Stream

NEWS = b"""<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
        xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"
        xmlns:image="http://www.google.com/schemas/sitemap-image/1.1">
<!-- <url><loc>https://post.example/0</loc></url> -->
<url><loc>https://post.example/1?a=1&amp;b=2</loc><lastmod>2024-06-13</lastmod>
 <image:image><image:loc>https://post.example/1.jpg</image:loc></image:image>
 <news:news><news:publication><news:name>Harbour Post</news:name><news:language>en</news:language></news:publication>
 <news:publication_date>2024-06-12T09:00:00Z</news:publication_date><news:title>Ferries stop</news:title></news:news></url>
<url><loc><![CDATA[ https://post.example/2 ]]></loc></url><url><lastmod>2024</lastmod></url>
</urlset>"""
INDEX = b"<sitemapindex><sitemap><loc>https://post.example/s1.xml.gz</loc></sitemap></sitemapindex>"


def stream(content: bytes) -> Stream:
    return Stream(iter([content]))


def found(content: bytes) -> list[Found]:
    return list(pages_in(stream(content), place("s")))


def test_addresses_with_what_is_said_of_them() -> None:
    first, second = sitemaps.listed(stream(NEWS))
    assert first == Entry(
        url="https://post.example/1?a=1&b=2",
        metadata=PageMetadata("Ferries stop", "Harbour Post", "2024-06-12T09:00:00Z"),
        changed="2024-06-13",
    )
    assert second == Entry(url="https://post.example/2")


def test_an_address_whose_ampersands_are_bare() -> None:
    page = b"<urlset><url><loc>https://post.example/?a=1&b=2</loc></url></urlset>"
    assert [entry.url for entry in sitemaps.listed(stream(page))] == ["https://post.example/?a=1&b=2"]


def test_an_index_lists_sitemaps() -> None:
    assert list(sitemaps.listed(stream(INDEX))) == [Entry(url="https://post.example/s1.xml.gz", is_list=True)]


@pytest.mark.parametrize(
    "content", [NEWS, gzip.compress(NEWS), NEWS.decode().replace("UTF-8", "utf-16").encode("utf-16")]
)
def test_a_sitemap_gets_one_line(content: bytes) -> None:
    reason = "a sitemap of 2 addresses, from https://post.example/1?a=1&b=2 on: name an address to read it"
    assert found(content) == [Unreadable("s", reason)]


def test_a_list_of_addresses_is_a_sitemap_and_an_address_in_words_is_none() -> None:
    two = b"https://post.example/1\r\nhttps://post.example/2\r\n"
    assert [entry.url for entry in sitemaps.listed(stream(two))] == [
        "https://post.example/1",
        "https://post.example/2",
    ]
    assert [type(one) for one in found(two)] == [Unreadable]
    assert [type(one) for one in found(b"Seen at\nhttps://post.example/1\n")] == [Page]


def test_a_sitemap_is_followed_where_that_is_asked_for() -> None:
    def follow(entry: Entry, source: str) -> Iterator[Found]:
        yield Page(b"", source=source, url=entry.url)

    pages = list(pages_in(stream(NEWS), place("s", follow)))
    assert [(one.source, isinstance(one, Page) and one.url) for one in pages] == [
        ("s:1", "https://post.example/1?a=1&b=2"),
        ("s:2", "https://post.example/2"),
    ]


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (b"<urlset></urlset>", "a sitemap without addresses"),
        (b"<urlset><url><loc>https://post.ex", "cut off in the middle"),
        (
            b"<urlset><url><loc>https://post.example/1</loc></url><url><loc>https://post.ex",
            "a sitemap of one address, https://post.example/1: name an address to read it (cut off in the middle)",
        ),
    ],
)
def test_sitemaps_that_are_empty_or_cut_off(content: bytes, reason: str) -> None:
    assert found(content) == [Unreadable("s", reason)]


def test_entities_are_not_opened() -> None:
    bombs = "".join(f'<!ENTITY b{n} "{f"&b{n - 1};" * 10}">' for n in range(1, 12))
    doctype = f'<!DOCTYPE urlset [<!ENTITY b0 "lol">{bombs}<!ENTITY f SYSTEM "file:///etc/hostname">]>'
    content = f"{doctype}<urlset><url><loc>https://post.example/&b11;&f;</loc>{doctype}</url></urlset>"
    started = time.perf_counter()
    assert [entry.url for entry in sitemaps.listed(stream(content.encode()))] == [
        "https://post.example/&b11;&f;"
    ]
    assert time.perf_counter() - started < 1


def test_a_long_sitemap_takes_little_memory() -> None:
    def chunks() -> Iterator[bytes]:
        yield b"<urlset>"
        for number in range(5_000):
            yield b"<url><loc>https://post.example/%d</loc></url>" % number
        yield b"</urlset>"

    tracemalloc.start()
    try:
        (line,) = pages_in(Stream(chunks()), place("s"))
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert isinstance(line, Unreadable) and line.reason.startswith("a sitemap of 5,000 addresses")
    assert peak < 2_000_000
