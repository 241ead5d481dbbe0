"""RSS, Atom and JSON Feed: entries with their text are pages, teasers get a line, and a bad entry costs itself only."""

from __future__ import annotations

import gzip
import json
import time
import tracemalloc
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly import pages
from reportedly.model import Page, PageMetadata, Unreadable
from reportedly.pages.containers import Entry, Found, pages_in
from reportedly.pages.containers.places import PAGE_LIMIT, place
from reportedly.pages.streams import Stream

STORY = (
    "<p>Ferries between the islands stopped on Wednesday, the port authority said, after crews walked out "
    'over pay.</p><p>"Nobody will sail before Friday," said Ada Reyes, who speaks for the crews.</p>'
)
RSS = """<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
     xmlns:dc="http://purl.org/dc/elements/1.1/"><channel>
<title>Harbour &amp; Post</title><link>https://post.example/</link><description>Ports.</description>
%s
</channel></rss>"""
ITEM = """<item><title>Ferries &amp;amp; crews stop</title><link>%s</link>
<dc:creator>Ada Reyes</dc:creator><dc:creator>Tom Hale</dc:creator>
<pubDate>Wed, 12 Jun 2024 01:30:00 +0900</pubDate><description>Crews walked out.</description>
<content:encoded><![CDATA[%s]]></content:encoded></item>"""
TEASER = "<item><title>Ships</title><link>https://post.example/2</link><description>Ships wait.</description></item>"
ATOM = """<feed xmlns="http://www.w3.org/2005/Atom"><title>Harbour Post</title>
<link rel="self" href="https://post.example/atom"/><link href="https://post.example/"/><author><name>The desk</name></author>
<entry><title type="html">Ferries &lt;b&gt;stop&lt;/b&gt;</title><link href="1"/><updated>2024-06-12T01:30:00+09:00</updated>
<content type="%s">%s</content></entry></feed>"""


def found(content: bytes | str, **about: str) -> list[Found]:
    data = content.encode() if isinstance(content, str) else content
    return list(pages_in(Stream(iter([data])), place("f.xml", **about)))  # pyright: ignore


def only(content: bytes | str) -> Page:
    (page,) = found(content)
    assert isinstance(page, Page), page
    return page


def reasons(content: bytes | str) -> list[str]:
    return [one.reason for one in found(content) if isinstance(one, Unreadable)]


def test_an_rss_item_with_its_text_is_a_page() -> None:
    page = only(RSS % (ITEM % ("/1", STORY)))
    assert page == Page(
        content=STORY.encode(),
        source="f.xml:1",
        url="https://post.example/1",
        charset="utf-8",
        metadata=PageMetadata(
            title="Ferries & crews stop",
            site="Harbour & Post",
            published="2024-06-12T01:30:00+09:00",
            authors=("Ada Reyes", "Tom Hale"),
        ),
    )


def test_a_teaser_is_listed_and_not_read() -> None:
    page, teaser = found(RSS % (ITEM % ("https://post.example/1", STORY) + TEASER))
    assert isinstance(page, Page)
    assert teaser == Unreadable(
        "f.xml:2",
        "an entry of a feed that carries only a teaser: https://post.example/2; name the address to read it",
    )


def test_a_teaser_is_followed_where_that_is_asked_for() -> None:
    def follow(entry: Entry, source: str) -> Iterator[Found]:
        yield Page(b"Ships wait.", source=source, url=entry.url, metadata=entry.metadata)

    (page,) = pages_in(Stream(iter([(RSS % TEASER).encode()])), place("f.xml", follow))
    assert isinstance(page, Page)
    assert (page.url, page.metadata.title, page.source) == ("https://post.example/2", "Ships", "f.xml:1")


def test_a_description_long_enough_to_be_an_article_is_one() -> None:
    item = "<item><link>https://post.example/3</link><description>{}</description></item>"
    assert only(RSS % item.format("Crews walked out, the port said. " * 20)).url == "https://post.example/3"
    assert "only a teaser" in reasons(RSS % item.format("Crews walked out, the port said. " * 8))[0]


@pytest.mark.parametrize(
    "end", ["[…]", "[&#8230;] Read more", "… <a href='/1'>Continue reading Ferries</a> →"]
)
def test_an_excerpt_in_the_place_of_the_text_is_a_teaser(end: str) -> None:
    excerpt = "<p>" + "Crews walked out, the port said. " * 9 + end + "</p>"
    assert "only a teaser" in reasons(RSS % (ITEM % ("https://post.example/1", excerpt)))[0]


@pytest.mark.parametrize(
    ("kind", "content", "media_type"),
    [
        ("html", STORY.replace("<", "&lt;"), "text/html"),
        ("xhtml", f"<div xmlns='http://www.w3.org/1999/xhtml'>{STORY}</div>", "text/html"),
        ("text", "The ferries stopped, the port said. " * 6, "text/plain"),
    ],
)
def test_atom_in_its_three_kinds_of_content(kind: str, content: str, media_type: str) -> None:
    page = only(ATOM % (kind, content))
    assert page.media_type == media_type
    assert page.url == "https://post.example/1"
    assert page.metadata == PageMetadata(
        "Ferries stop", "Harbour Post", "2024-06-12T01:30:00+09:00", ("The desk",)
    )
    assert "stopped" in pages.text_of(page) and "<p>" not in pages.text_of(page)


def test_rss_1_with_its_items_outside_the_channel() -> None:
    page = only(
        "<?xml version='1.0'?><rdf:RDF xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#' "
        "xmlns='http://purl.org/rss/1.0/' xmlns:content='http://purl.org/rss/1.0/modules/content/'>"
        "<channel rdf:about='x'><title>Harbour Post</title><items><rdf:Seq/></items></channel>"
        f"<item rdf:about='y'><title>Ferries</title><link>https://post.example/1</link>"
        f"<content:encoded>{STORY.replace('<', '&lt;')}</content:encoded></item></rdf:RDF>"
    )
    assert (page.url, page.metadata.site) == ("https://post.example/1", "Harbour Post")


def test_an_entry_of_another_site_is_that_sites() -> None:
    item = (ITEM % ("https://o.example/1", STORY)).replace(
        "</item>", "<source url='https://o.example/rss'>Otherside</source></item>"
    )
    assert only(RSS % item).metadata.site == "Otherside"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16", "windows-1252"])
def test_encodings_that_are_declared(encoding: str) -> None:
    feed = RSS.replace("utf-8", encoding) % (ITEM % ("https://post.example/1", STORY + "<p>Setúbal</p>"))
    assert "Setúbal" in pages.text_of(only(feed.encode(encoding)))


def test_an_encoding_that_is_a_lie() -> None:
    feed = RSS.replace("utf-8", "iso-8859-1") % (ITEM % ("https://post.example/1", STORY + "<p>Setúbal</p>"))
    assert "Setúbal" in pages.text_of(only(feed.encode("utf-8")))


def test_a_broken_entry_costs_itself_only() -> None:
    good = ITEM % ("https://post.example/1", STORY)
    bad = "<item><title>3 < 4 & more</title><description>un<closed &nope; <b></description>"
    first, second, third = found(RSS % (good + bad + good))
    assert isinstance(first, Page) and isinstance(second, Unreadable) and isinstance(third, Page)
    assert third.source == "f.xml:3"


def test_html_entities_that_xml_does_not_know() -> None:
    item = ITEM.replace("<title>", "<title>Ports&nbsp;") % ("https://post.example/1", STORY)
    assert only(RSS % item).metadata.title == "Ports Ferries & crews stop"


def test_tags_in_a_comment_and_in_cdata_are_none() -> None:
    story = STORY + "<p>The tag is written <item> and </item>.</p>"
    assert (
        only(RSS % ("<!-- <item> -->" + ITEM % ("https://post.example/1", story))).content == story.encode()
    )


def test_a_feed_that_is_cut_off_keeps_what_came_before() -> None:
    feed = RSS % (ITEM % ("/1", STORY) * 2)
    page, line = found(feed[: feed.rindex("Nobody")])
    assert isinstance(page, Page)
    assert line == Unreadable("f.xml", "cut off in the middle, up to entry 1")
    packed = gzip.compress(feed.encode(), compresslevel=0)
    page, line = found(packed[:-400])
    assert isinstance(page, Page) and isinstance(line, Unreadable)
    assert line.reason.startswith("the gzip is cut off") and line.reason.endswith("up to entry 1")


def test_a_feed_that_explodes_and_one_that_reads_files(tmp_path: Path) -> None:
    secret = tmp_path / "secret"
    secret.write_text("the password is swordfish")
    bombs = "".join(f'<!ENTITY b{n} "{f"&b{n - 1};" * 10}">' for n in range(1, 12))
    doctype = f'<!DOCTYPE rss [<!ENTITY b0 "lol">{bombs}<!ENTITY f SYSTEM "{secret.as_uri()}">]>'
    feed = RSS.replace("<rss", doctype + "<rss") % (ITEM % ("/1", STORY + "]]>&b11;&f;<![CDATA["))
    started = time.perf_counter()
    page = only(feed)
    assert time.perf_counter() - started < 1
    assert b"swordfish" not in page.content and b"lol" not in page.content
    assert "swordfish" not in str(page.metadata)


def endless(start: bytes, piece: bytes) -> Iterator[bytes]:
    yield start
    for number in count():
        yield piece.replace(b"NUMBER", b"%d" % number)


def test_an_endless_feed_gives_its_entries_as_they_come_in_little_memory() -> None:
    before, after = RSS.encode().split(b"%s")
    item = (ITEM % ("https://post.example/NUMBER", STORY)).encode()
    tracemalloc.start()
    try:
        stream = Stream(endless(before, item))
        some = [page.url for page in islice(pages_in(stream, place("f.xml")), 150) if isinstance(page, Page)]
        peak = tracemalloc.get_traced_memory()[1]
    finally:
        tracemalloc.stop()
    assert some[-1] == "https://post.example/149" and after
    assert peak < 5_000_000


def test_an_endless_entry_is_passed_over() -> None:
    before = RSS.encode().split(b"%s")[0]
    junk = (b"x" * 65536 for _ in range(PAGE_LIMIT // 65536 + 20))
    good = (ITEM % ("https://post.example/1", STORY)).encode()

    def chunks() -> Iterator[bytes]:
        yield before + b"<item><description>"
        yield from junk
        yield b"</description></item>" + good + b"</channel></rss>"

    line, page = pages_in(Stream(chunks()), place("f.xml"))
    assert line == Unreadable("f.xml:1", "an entry of more than 20 MiB, too large for a page")
    assert isinstance(page, Page) and page.source == "f.xml:2"


def json_feed(**item: object) -> str:
    return json.dumps(
        {"version": "https://jsonfeed.org/version/1.1", "title": "Harbour Post", "items": [item]}, indent=1
    )


def test_json_feed() -> None:
    page = only(
        json_feed(
            id="1",
            url="https://post.example/1",
            title="Ferries stop",
            content_html=STORY,
            date_published="2024-06-12T01:30:00+09:00",
            authors=[{"name": "Ada Reyes"}, {"url": "x"}],
        )
    )
    assert (page.content, page.media_type, page.url) == (
        STORY.encode(),
        "text/html",
        "https://post.example/1",
    )
    assert page.metadata == PageMetadata(
        "Ferries stop", "Harbour Post", "2024-06-12T01:30:00+09:00", ("Ada Reyes",)
    )
    assert only(json_feed(content_text="The ferries stopped, the port said. " * 6)).media_type == "text/plain"
    assert (
        "only a teaser: https://post.example/1;"
        in reasons(json_feed(url="https://post.example/1", summary="Ferries."))[0]
    )


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (
            json_feed(content_html=["x"], title=3),
            "an entry of a feed that carries only a teaser, and no address",
        ),
        (json_feed()[:-3], "a JSON Feed that is damaged"),
        (json_feed().replace("{}", "[1]"), "an entry of a feed that carries only a teaser, and no address"),
        (json_feed().replace("{}", ""), "a feed without entries"),
    ],
)
def test_json_feeds_that_are_none(content: str, reason: str) -> None:
    assert [one.startswith(reason) for one in reasons(content)] == [True]


def test_a_feed_with_one_page_is_read_as_one(tmp_path: Path) -> None:
    path = tmp_path / "named.txt"
    path.write_text(RSS % (TEASER + ITEM % ("https://post.example/1", STORY)))
    assert pages.load(path).url == "https://post.example/1"


@settings(deadline=None, max_examples=60)
@given(st.binary(max_size=300), st.integers(1, 400))
def test_any_bytes_in_a_feed(junk: bytes, size: int) -> None:
    content = (RSS % (ITEM % ("/1", STORY))).encode().replace(b"Crews", junk) + junk
    chunks = [content[at : at + size] for at in range(0, len(content), size)]
    assert all(one.source.startswith("f.xml") for one in pages_in(Stream(iter(chunks)), place("f.xml")))
