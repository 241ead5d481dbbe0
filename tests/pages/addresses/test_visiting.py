"""Visiting: what an address leads to is opened as a file is, and what it only lists is followed when asked."""

import gzip
import json
import subprocess
import sys
from datetime import UTC, datetime

import pytest

import reportedly
from addresses.made_site import LIMITS, Site
from reportedly.model import Page, Unreadable, Visit
from reportedly.pages import Fetching, Visitor, find, load
from reportedly.pages.addresses.fetching import Fetcher

HTML = b"<!DOCTYPE html><html><body><p>The ferry is late, the captain said.</p></body></html>"


def visitor(**options: object) -> Visitor:
    fetching = Fetching(allow_private=True, **options)
    return Visitor(fetching, fetcher=Fetcher(fetching, limits=LIMITS, sleep=lambda _: None))


def found(site: Site, path: str, **options: object) -> list[Page | Unreadable | Visit]:
    return list(find([site.url(path)], visitor=visitor(**options)))


def test_a_page_has_its_address_its_charset_and_when_it_was_got(site):
    site.pages["/a"] = (302, {"Location": "/b"}, b"")
    site.pages["/b"] = (200, {"Content-Type": "text/html; charset=koi8-r", "ETag": '"1"'}, HTML)
    page, visit = found(site, "/a")
    assert (page.content, page.media_type, page.charset) == (HTML, "text/html", "koi8-r")
    assert (page.source, page.url) == (site.url("/a"), site.url("/b"))
    assert abs((datetime.now(UTC).replace(tzinfo=None) - page.retrieved).total_seconds()) < 60
    assert visit == Visit(site.url("/a"), site.url("/b"), page.retrieved, '"1"')


def test_the_kind_is_told_by_content_whatever_the_header_says(site):
    site.pages["/a"] = (200, {"Content-Type": "image/png"}, HTML)
    site.pages["/b"] = (200, {"Content-Type": "text/html"}, b"%PDF-1.7 x")
    site.pages["/c"] = (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, gzip.compress(HTML))
    site.pages["/d"] = b""
    assert found(site, "/a")[0].media_type == "text/html"
    assert found(site, "/b")[0].reason == "a PDF, not a page"
    assert found(site, "/c")[0].content == HTML
    assert found(site, "/d")[0].reason == "empty"


def test_a_gzip_bomb_is_not_unpacked(site):
    bomb = gzip.compress(b"<html><body>" + b"<p>The ferry is late.</p>" * 2_000_000)
    assert len(bomb) < LIMITS.size
    site.pages["/"] = (200, {"Content-Encoding": "gzip"}, bomb)
    assert found(site, "/")[0].reason == "more than 20 MiB, too large for a page"


def test_a_charset_that_lies_is_not_believed(site):
    text = "<html><p>Der Fährmann aß Käse, sagte er.</p></html>".encode()
    site.pages["/"] = (200, {"Content-Type": "text/html; charset=utf-16"}, text)
    page = found(site, "/")[0]
    assert "Fährmann" in reportedly.text_of(page)


def test_lines_of_json_are_pages_with_their_own_addresses(site):
    lines = [{"url": "https://news.example/1", "text": "One."}, {"text": "Two."}]
    site.pages["/"] = "\n".join(map(json.dumps, lines)).encode()
    one, two, _ = found(site, "/")
    assert (one.url, two.url) == ("https://news.example/1", None)
    assert (one.source, two.source) == (f"{site.url()}:1", f"{site.url()}:2")


def test_what_cannot_be_fetched_is_a_line_and_the_rest_goes_on(site):
    site.pages["/b"] = HTML
    problem, page, _ = find([site.url("/a"), site.url("/b")], visitor=visitor())
    assert problem == Unreadable(site.url("/a"), "404 Not Found")
    assert page.url == site.url("/b")


def test_passwords_are_not_shown(site):
    (problem,) = find([f"http://me:secret@127.0.0.1:{site.port}/"], visitor=visitor())
    assert problem.source == site.url()
    assert "never sent" in problem.reason


# --- Feeds and sitemaps --------------------------------------------------------------------

TEASER = "<item><title>{0}</title><link>{0}</link><description>Soon.</description></item>"


def feed(*urls: str) -> bytes:
    items = "".join(TEASER.format(url) for url in urls)
    return f"<?xml version='1.0'?><rss version='2.0'><channel>{items}</channel></rss>".encode()


def sitemap(*urls: str, of: str = "url") -> bytes:
    inside = "".join(f"<{of}><loc>{url}</loc></{of}>" for url in urls)
    return f"<{of}set>{inside}</{of}set>".replace("sitemapset", "sitemapindex").encode()


def test_teasers_get_a_line_each_unless_they_are_followed(site):
    site.pages["/feed"] = feed(site.url("/a"), site.url("/b"))
    site.pages |= {"/a": HTML, "/b": HTML}
    lines = [one.reason for one in found(site, "/feed") if isinstance(one, Unreadable)]
    assert [site.url("/a") in lines[0], site.url("/b") in lines[1]] == [True, True]
    assert "/a" not in site.asked
    pages = [one.url for one in found(site, "/feed", follow=True) if isinstance(one, Page)]
    assert pages == [site.url("/a"), site.url("/b")]


def test_so_many_are_followed_and_the_first_that_is_not_says_so(site):
    site.pages["/map"] = sitemap(*(site.url(f"/{n}") for n in range(50)))
    site.pages |= {f"/{n}": HTML for n in range(50)}
    *_, line, visit = found(site, "/map", follow=True, most=3)
    assert line == Unreadable(f"{site.url('/map')}:4", "the rest is not followed: --most takes more than 3")
    assert isinstance(visit, Visit)
    assert [path for path in site.asked if path[1:].isdigit()] == ["/0", "/1", "/2"]


def test_a_sitemap_of_sitemaps_is_followed_down_and_not_in_circles(site):
    site.pages["/index"] = sitemap(site.url("/map"), site.url("/index"), of="sitemap")
    site.pages["/map"] = sitemap(site.url("/a"), site.url("/a#again"))
    site.pages["/a"] = HTML
    pages = [one.url for one in found(site, "/index", follow=True) if isinstance(one, Page)]
    assert pages == [site.url("/a")]
    assert site.asked.count("/a") == 1
    assert site.asked.count("/index") <= 2


def test_what_is_followed_is_refused_like_what_is_named(site, public):
    site.pages["/feed"] = feed(
        "http://127.0.0.1:1/a", "file:///etc/passwd", "https://me:secret@news.example/"
    )
    fetching = Fetching(follow=True)
    lines = list(Visitor(fetching, fetcher=public()).pages("http://news.example/feed"))
    reasons = [one.reason for one in lines if isinstance(one, Unreadable)]
    assert len(reasons) == 3
    assert reasons[0].startswith("a private address (127.0.0.1)")
    assert "only http and https" in reasons[1]
    assert "secret" not in repr(lines)


def test_what_is_followed_is_dated_as_its_list_says(site):
    dated = TEASER.format(site.url("/a")).replace(
        "</item>", "<pubDate>Tue, 04 Mar 2025 12:00:00 GMT</pubDate></item>"
    )
    site.pages["/feed"] = feed().replace(b"<channel>", f"<channel>{dated}".encode())
    site.pages["/a"] = HTML
    page = next(one for one in found(site, "/feed", follow=True) if isinstance(one, Page))
    assert page.metadata.published.startswith("2025-03-04")


# --- The ways in ---------------------------------------------------------------------------


def test_one_page_is_loaded_from_its_address(site):
    site.pages["/"] = HTML
    assert load(site.url(), visitor=visitor()).url == site.url()


def test_a_named_address_is_read(site):
    text = "<p>The ferry is two hours late, the captain said on Tuesday, and she blamed the fog in the harbour.</p>"
    site.pages["/"] = f"<html><body><article><h1>Late</h1>{text * 3}</article></body></html>".encode()
    reading = reportedly.read(site.url(), fetching=Fetching(allow_private=True))
    assert reading.article.url == site.url()
    with pytest.raises(reportedly.NotReadableError, match=r"a private address \(127.0.0.1\)"):
        reportedly.read(site.url())


def test_nothing_that_fetches_is_loaded_before_an_address_is_fetched(tmp_path):
    (tmp_path / "page.html").write_bytes(HTML)
    program = f"""
import sys, reportedly
assert "httpx" not in sys.modules
from reportedly.pages import load
load({str(tmp_path / "page.html")!r})
import reportedly.cli, reportedly.terminal, reportedly.ledger
assert not {{"httpx", "httpcore", "protego", "ssl"}} & set(sys.modules)
"""
    subprocess.run([sys.executable, "-c", program], check=True)
