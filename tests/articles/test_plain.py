"""Pages of plain text as different sites leave them: the article comes out, the rest is named."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly import pages
from reportedly.articles import extract, from_text
from reportedly.errors import NotReadableError
from reportedly.model import Article, Page, PageMetadata

# One page each: what every line is, then the line. `text` is the article.
REPRINT = """
share| Spread the love
headline| Crews reject 'final' offer ahead of expected ministers' visit
caption| Photo: Mara Lindqvist/Agence France-Presse The ferry Aurora at her berth
credit| Agence France-Presse in Lisbon
stamp| Published yesterday at 9:29 a.m. Updated yesterday at 10:11 p.m.
section|   • Europe
text| Ferry crews in Lisbon on Wednesday rejected what the port called its “final” offer, a union said.
text| According to the harbour office, talks could resume “as early as next week”.
text| M. Duarte “needs calm in the port,” notes Ana Prado, a former harbour pilot, to AFP.
byline| Teodor Sand
byline| By Teodor Sand
biography| Teodor Sand has been a reporter on the news desk since 2015. Before that he wrote for Sails.
"""

WIRE = """
navigation| Skip to main content
navigation| Home > World > Europe
headline| FERRY CREWS WALK OUT OVER PAY
byline| By Ada Reyes and Tom Hale | Reuters
stamp| June 12, 2024 2:05 PM GMT
text| LISBON (Reuters) - Ferry crews in Lisbon walked out on Wednesday after talks over pay broke down.
text| “We will not go back,” Ana Prado said.
related| Read more: Port of Lisbon says it has no money left
text| The port did not reply to a request for comment on Wednesday evening.
credit| Reporting by Ada Reyes and Tom Hale; Editing by Ines Roth
legal| Our Standards: The Harbour Trust Principles.
subscription| Sign up for our morning newsletter
legal| © 2024 Harbour Post. All rights reserved.
"""

AGENCY_LEAD = """
section| World
headline| Ferries stop in Lisbon
stamp| Published 12 June 2024, 14:05 GMT
text| (AFP) – Ferry crews in Lisbon walked out on Wednesday, their union said in a statement.
text| It was the third walkout in a month.
share| Share this:
share| Facebook
share| Twitter
section| Tags: ferries, Lisbon, strike
comments| Comments (3)
comments| Rita says the crews are right and that the port should pay them what it owes.
comments| Joe says the opposite.
"""

HEADINGS_AND_LISTS = """
legal| We use cookies to improve your experience on this site.
legal| Accept all cookies
headline| What we know about the ferry strike in Lisbon
byline| By Ada Reyes
stamp| Last updated: 14 June 2024 09:30 BST
text| Ferries have not left Lisbon since Wednesday, and nobody says when they will.
text| Who is on strike?
text| Some 400 deck hands and engineers of the two largest lines, the union says.
text| What they ask for
text| 1. Eight hours between two shifts.
text| 2. A pay rise of six per cent
text| • A say in the timetable
text| The port says it cannot pay for more than half of that this year.
related| Related
related| Lisbon gets a new ferry
related| Why the river is closed to yachts
"""

NO_FURNITURE = """
text| Ferry crews in Lisbon walked out on Wednesday after talks over pay broke down.
text| “We will not go back,” Ana Prado said.
text| No.
text| A new start
text| The port did not reply to a request for comment on Wednesday evening.
text| Talks go on.
"""

VERSE = """
text| No ferry came
text| The river lay still
text| and the crews stood by
text| saying nothing at all
"""

SHORT_SENTENCES = """
headline| A night in the harbour
text| It rained.
text| Nobody came.
text| At nine, a lamp went on.
text| Then it went out.
"""

AUTHOR_IN_PLACE = """
headline| Port opens books after strike, union calls it a trick
byline| Ada Reyes in Lisbon
stamp| Thu 13 Jun 2024 18.02 BST
caption| A ferry at its berth on Wednesday. (Photo by Mara Lindqvist)
text| The port of Lisbon said on Thursday that it would open its books to the crews.
other| Advertisement
text| The union called the offer a trick, and said that it would wait for more.
other| Story continues below
text| Talks resume on Monday, the port said in a statement late on Thursday.
source-link| This article was first published by the Harbour Post.
biography| About the author
biography| Ada Reyes is a correspondent who writes about rivers, ports and the people who live by them.
navigation| Previous article
"""

CHRONOLOGY = """
headline| The strike, day by day
text| Ferries stopped in Lisbon on Wednesday. This is how it came to that.
text| June 10, 2024
text| The port tells the crews that there will be no pay rise this year.
text| 6:05 p.m.
text| The union calls its members to the quay, and most of them come.
subscription| The stories that matter, straight to your inbox.
subscription| Enter your email
comments| Leave a Reply
comments| Your email address will not be published. Required fields are marked *
"""

DASH_DATELINE = """
headline| Port of Lisbon Ready to Reopen Talks With Crews.
text| PORTO, Portugal, June 14 (Xinhua) -- The port of Lisbon is ready to reopen talks, it said on Friday.
text| The union said that it had heard nothing of this from the port itself.
source-link| Source: Harbour Post
source-link| https://news.example/ferries/2024/06/14
"""

CUT_OFF = """
headline| Crews and port talk again
text| The port of Lisbon and its ferry crews met again on Monday, both sides said.
text| After four hours the two sides came out and said that they would
legal| Privacy Policy | Terms of Use
"""

WITH_ALL_MENUS = """
navigation| Home
section| World
section| Sport
other| Today's tides in the estuary, hour by hour, as the harbour office gives them every morning.
other| Tide tables
other| Ship finder
other| Berths for rent
other| Letters from readers
headline| Ferries stop in Lisbon as talks fail
text| Ferry crews in Lisbon walked out on Wednesday after talks over pay broke down, their union said.
text| “We will not go back,” Ana Prado said.
text| The port did not reply to a request for comment that was sent to it on Wednesday evening.
other| Yachts for sale
other| Old lighthouse opens
other| Crossword
other| Chess corner
other| The harbour band plays on
other| All our partners are chosen with care, and none of them has a say in what we write here.
"""

NAME_UNDER_HEADLINE = """
related| You may also like
headline| Union says port hid a report on tired crews
byline| Tom Hale
stamp| 2 hours ago
text| The union of ferry crews accused the port on Tuesday of hiding a report on tired crews.
text| The port denied it.
subscription| Follow us on Telegram
"""

PAGES = {
    name.lower().replace("_", " "): page
    for name, page in list(globals().items())
    if name.isupper() and isinstance(page, str) and "text| " in page
}


def lines_of(page: str) -> list[tuple[str, str]]:
    pairs = [line.partition("| ") for line in page.strip().splitlines()]
    return [(kind, words.strip()) for kind, _, words in pairs]


def page_of(page: str, between: str = "\n\n") -> Page:
    return Page(content=between.join(words for _, words in lines_of(page)).encode(), media_type="text/plain")


def accounted_for(page: Page, article: Article) -> None:
    """Spans slice what they claim, and every line is in the article or in the furniture, never in both."""
    text = pages.text_of(page)
    assert all(piece.span.of(text) == piece.text for piece in article.furniture)
    paragraphs = [span.of(article.text) for span in article.paragraphs]
    assert article.text == "\n\n".join(paragraphs)
    assert all(paragraph == paragraph.strip() != "" for paragraph in paragraphs)
    kept = sorted("".join(piece.split()) for piece in [*paragraphs, *(f.text for f in article.furniture)])
    assert sorted("".join(kept)) == sorted("".join(text.split()))


@pytest.mark.parametrize("between", ["\n\n", "\n", "\r\n \r\n"], ids=["blank lines", "lines", "windows"])
@pytest.mark.parametrize("name", PAGES)
def test_what_every_line_is(name: str, between: str) -> None:
    lines, page = lines_of(PAGES[name]), page_of(PAGES[name], between)
    article = extract(page)
    accounted_for(page, article)
    assert article.text.split("\n\n") == [words for kind, words in lines if kind == "text"]
    assert [(f.kind, f.text) for f in article.furniture] == [line for line in lines if line[0] != "text"]
    assert article.headline == next((words for kind, words in lines if kind == "headline"), None)


@pytest.mark.parametrize(
    ("page", "authors", "credit", "dateline", "published"),
    [
        (REPRINT, ("Teodor Sand",), "Agence France-Presse", "Lisbon", None),
        (WIRE, ("Ada Reyes", "Tom Hale"), "Reuters", "Lisbon", "2024-06-12T14:05:00"),
        (AGENCY_LEAD, (), "Agence France-Presse", None, "2024-06-12T14:05:00"),
        (HEADINGS_AND_LISTS, ("Ada Reyes",), None, None, "2024-06-14T09:30:00"),
        (NO_FURNITURE, (), None, None, None),
        (AUTHOR_IN_PLACE, ("Ada Reyes",), None, "Lisbon", "2024-06-13T18:02:00"),
        (DASH_DATELINE, (), "Xinhua", "Porto, Portugal", None),
        (NAME_UNDER_HEADLINE, ("Tom Hale",), None, None, None),
    ],
)
def test_who_where_and_when(
    page: str, authors: tuple[str, ...], credit: str | None, dateline: str | None, published: str | None
) -> None:
    article = extract(page_of(page))
    assert (article.authors, article.credit, article.dateline) == (authors, credit, dateline)
    assert (article.published.earliest.isoformat() if article.published else None) == published


def test_what_is_said_of_a_page_outside_it_counts_first() -> None:
    said = PageMetadata(
        title="Ferries stop", site="Harbour Post", published="2024-06-12", authors=("Ada Reyes",)
    )
    content = b"What they ask for\n\nFerry crews in Lisbon walked out on Wednesday, their union said."
    article = extract(
        Page(content=content, media_type="text/plain", url="https://news.example/1", metadata=said)
    )
    assert article.text.encode() == content
    assert (article.headline, article.site, article.authors) == (
        "Ferries stop",
        "Harbour Post",
        ("Ada Reyes",),
    )
    assert article.published is not None and article.published.latest.isoformat() == "2024-06-12T23:59:59"


def test_a_title_given_outside_is_found_in_the_page() -> None:
    article = extract(
        Page(
            content=b"Ferries Stop In Lisbon\n\nFerry crews in Lisbon walked out on Wednesday, a union said.",
            media_type="text/plain",
            metadata=PageMetadata(title="Ferries stop in Lisbon | Harbour Post"),
        )
    )
    assert [f.kind for f in article.furniture] == ["headline"]


def test_lines_broken_by_hand_are_one_paragraph() -> None:
    content = (
        "Ferries stop in Lisbon\n\n"
        "Ferry crews in Lisbon walked out on Wednesday after talks over pay broke\n"
        "down, their union said in a statement that it sent to all the papers of\n"
        "the city. It was the third walkout in a month, and the longest, and the\n"
        "port did not reply.\n\n"
        "Talks could resume as early as next week, according to the harbour office\n"
        "and to two people who know of them and who did not want to be named here.\n"
    )
    page = Page(content=content.encode(), media_type="text/plain")
    article = extract(page)
    accounted_for(page, article)
    assert len(article.paragraphs) == 2
    assert article.text in content


@pytest.mark.parametrize(
    "content", ["Leave a Reply\n\nShare this article", "* * *", "By Ada Reyes\n\nJune 12, 2024"]
)
def test_a_page_without_an_article(content: str) -> None:
    with pytest.raises(NotReadableError, match="no article text found"):
        extract(Page(content=content.encode(), media_type="text/plain", source="somewhere"))


def test_a_text_that_is_the_article_stays_as_it_is() -> None:
    text = "\n By Ada Reyes \r\n\r\nFerries stopped.\n"
    article = from_text(text)
    assert article.text == text and not article.furniture
    assert [span.of(text) for span in article.paragraphs] == ["By Ada Reyes", "Ferries stopped."]


@given(st.text())
def test_any_text_stays_as_it_is(text: str) -> None:
    article = from_text(text)
    assert article.text == text
    assert "".join("".join(s.of(text) for s in article.paragraphs).split()) == "".join(text.split())


SOME_LINES = st.one_of(
    st.sampled_from([words for page in PAGES.values() for _, words in lines_of(page)]), st.text()
)


@settings(deadline=None, max_examples=200)
@given(
    st.lists(SOME_LINES, max_size=14),
    st.sampled_from(["\n", "\n\n", "\r\n"]),
    st.sampled_from([None, "Ferries stop"]),
)
def test_every_line_is_accounted_for(lines: list[str], between: str, title: str | None) -> None:
    content = between.join(lines).encode("utf-8", "replace")
    page = Page(content=content, media_type="text/plain", charset="utf-8", metadata=PageMetadata(title=title))
    try:
        article = extract(page)
    except NotReadableError:
        return
    accounted_for(page, article)
    assert extract(page) == article


CORPORA = Path(os.environ.get("REPORTEDLY_CORPORA", Path(__file__).parents[3] / "shared" / "corpora"))


@pytest.mark.gold
@pytest.mark.parametrize(
    ("seed", "begins", "ends", "paragraphs", "kinds"),
    [
        (
            "000_*.txt",
            "North Korean leader",
            "to AFP.",
            11,
            "share headline caption credit stamp section byline byline biography",
        ),
        ("004_*.txt", "After a media visit", "programs.", 8, "headline source-link comments"),
    ],
)
def test_the_seeds(seed: str, begins: str, ends: str, paragraphs: int, kinds: str) -> None:
    found = list(CORPORA.glob(f"seeds/{seed}"))
    if not found:
        pytest.skip(f"no corpora at {CORPORA}: set REPORTEDLY_CORPORA")
    page = pages.load(found[0])
    article = extract(page)
    accounted_for(page, article)
    assert article.text.startswith(begins) and article.text.endswith(ends)
    assert len(article.paragraphs) == paragraphs
    assert " ".join(f.kind for f in article.furniture) == kinds


@pytest.mark.gold
def test_articles_that_are_clean_already_lose_next_to_nothing() -> None:
    texts = sorted(CORPORA.glob("polnear/dev/text/*.txt"))
    if not texts:
        pytest.skip(f"no corpora at {CORPORA}: set REPORTEDLY_CORPORA")
    kept = whole = 0
    for path in texts:
        article = extract(pages.load(path))
        headline = sum(len(f.text) for f in article.furniture if f.kind == "headline")
        whole += len("".join(path.read_text(encoding="utf-8").split()))
        kept += len("".join(article.text.split())) + headline
    assert kept / whole > 0.995
