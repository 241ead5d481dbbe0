"""Headline, authors, site, language and date, as pages say them."""

from datetime import datetime

import pytest

from reportedly.articles import extract
from reportedly.articles.metadata import Metadata, metadata
from reportedly.articles.tree import blocks, parse
from reportedly.model import Page, PageMetadata

TEXT = "<p>The ferries of Port Alder stopped on Monday after their crews walked out over a new roster.</p>"


def read(head: str = "", body: str = "<h1>Ferries stop</h1>", page: Page | None = None) -> Metadata:
    """The metadata of a page with this head and body."""
    tree = parse(f"<html><head>{head}</head><body>{body}{TEXT}</body></html>")
    return metadata(tree, blocks(tree), page or Page(b""))


def test_the_site_is_no_part_of_the_headline():
    head = "<title>Ferries stop | Harbour Post</title><meta property='og:site_name' content='Harbour Post'>"
    found = read(head)
    assert (found.headline, found.site) == ("Ferries stop", "Harbour Post")


def test_people_are_authors_and_an_agency_is_the_credit():
    found = read(
        "<meta name='author' content='Ada Reyes'>",
        "<h1>Ferries stop</h1><p>Agence France-Presse in Seoul</p>",
    )
    assert (found.authors, found.credit, found.dateline) == (("Ada Reyes",), "Agence France-Presse", "Seoul")


def test_a_printed_byline():
    assert read(body="<h1>Ferries stop</h1><div>By Ada Reyes and Tom Hale</div>").authors == (
        "Ada Reyes",
        "Tom Hale",
    )


@pytest.mark.parametrize(
    ("head", "reason"),
    [
        ("<meta property='article:published_time' content='2024-06-12'>", "meta article:published_time"),
        (
            '<script type="application/ld+json">{"@type": "NewsArticle", "datePublished": "2024-06-12"}</script>',
            "JSON-LD datePublished",
        ),
        ("<meta name='dc.date.issued' content='12 June 2024'>", "meta dc.date.issued"),
    ],
)
def test_the_day_and_where_it_is_said(head: str, reason: str):
    published = read(head).published
    assert published is not None
    assert (published.earliest, published.latest) == (
        datetime(2024, 6, 12),
        datetime(2024, 6, 12, 23, 59, 59),
    )
    assert reason in published.candidates[0].reason
    assert 0.8 < published.certainty < 1


def test_a_date_given_with_the_page_goes_first_and_the_others_stay_candidates():
    page = Page(b"", metadata=PageMetadata(published="2024-06-13"))
    published = read("<meta property='article:published_time' content='2024-06-12'>", page=page).published
    assert published is not None
    assert [candidate.earliest.day for candidate in published.candidates] == [13, 12]


def test_marks_that_agree_are_surer_than_one():
    mark = "<meta property='article:published_time' content='2024-06-12'>"
    page = Page(b"", url="https://news.example/2024/06/12/ferries")
    one, two = read(mark).published, read(mark, page=page).published
    assert one is not None
    assert two is not None
    assert two.certainty >= one.certainty
    assert "the address" in two.candidates[0].reason


@pytest.mark.parametrize("json", ["{", "[" * 5000, '"text"', '{"datePublished": {"a": []}}', '{"author": 3}'])
def test_json_ld_that_is_none(json: str):
    assert read(f'<script type="application/ld+json">{json}</script>').headline == "Ferries stop"


def test_the_language_declared():
    tree = parse("<html lang='en-GB'><p>Ferries</p></html>")
    assert metadata(tree, blocks(tree), Page(b"")).language == "en"
    assert read("<meta property='og:locale' content='fr_FR'>").language == "fr"
    assert read().language is None


@pytest.mark.parametrize("day", ["1970-01-01T00:00:00Z", "1969-12-31T19:00:00", "1900-01-01", "2091-06-12"])
def test_a_machine_date_that_cannot_be_is_none(day: str):
    mark = f'<script type="application/ld+json">{{"datePublished": "{day}"}}</script>'
    assert read(mark).published is None
    published = read(mark, "<h1>Ferries stop</h1><p>Published 12 June 2024</p>").published
    assert published is not None
    assert [candidate.earliest.year for candidate in published.candidates] == [2024]


def test_an_old_date_that_is_printed_may_be_true():
    mark = "<meta property='article:published_time' content='1985-06-12'>"
    published = read(mark, "<h1>Ferries stop</h1><p>Published 12 June 1985</p>").published
    assert published is not None
    assert published.earliest.year == 1985


def test_a_date_given_with_the_page_may_be_old_but_not_ahead():
    day, ahead = (Page(b"", metadata=PageMetadata(published=said)) for said in ("1962-10-22", "2091-01-01"))
    published = read(page=day).published
    assert published is not None
    assert published.earliest.year == 1962
    assert read(page=ahead).published is None


@pytest.mark.parametrize(
    "author",
    ["From our port desk", "Monitoring desk", "Science X staff", "Our Correspondent", "Staff Reporters"],
)
def test_a_desk_or_a_staff_is_no_author(author: str):
    assert read(f"<meta name='author' content='{author}'>").authors == ()
    assert read(body=f"<h1>Ferries stop</h1><div class='author'>{author}</div>").authors == ()


def test_a_title_that_begins_with_the_site() -> None:
    page = (
        "<title>Harbour Post - Ferries stop</title><h2>Ferries stop</h2>"
        + "<p>The crews left on Monday.</p>" * 9
    )
    found = extract(Page(page.encode()))
    assert (found.headline, found.site) == ("Ferries stop", "Harbour Post")
