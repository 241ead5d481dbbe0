"""What is the article's body and what stands around it, one phenomenon a test."""

import pytest

from reportedly.articles import extract
from reportedly.articles.body import body
from reportedly.articles.tree import blocks, parse
from reportedly.errors import NotReadableError
from reportedly.model import Page

LEAD = "The ferries of Port Alder stopped on Monday after their crews walked out over a new roster."
NEXT = "The harbour authority said that no boat would leave before the end of the week at the earliest."
MORE = "Passengers were told to take the train along the coast, which the operator said would run twice as often."
LAST = "A meeting between the union and the minister is planned for Thursday at noon in the capital."
HEADLINE = "Ferries stop as crews walk out"


def paragraphs(inside: str, *, before: str = "", after: str = "") -> tuple[str, ...]:
    """What is read of a page with `inside` between its second paragraph and its third."""
    markup = (
        f"<html><body><nav><a href='/'>Home</a></nav>{before}<div class='story'>"
        f"<p>{LEAD}</p><p>{NEXT}</p>{inside}<p>{MORE}</p><p>{LAST}</p>{after}</div></body></html>"
    )
    tree = parse(markup)
    return body(tree, blocks(tree), HEADLINE).paragraphs


ALONE = (LEAD, NEXT, MORE, LAST)


@pytest.mark.parametrize(
    "furniture",
    [
        "<p><a href='/a'>THE TEN LARGEST SHIPS AFLOAT, IN PICTURES</a></p>",
        "<p><strong>Related: <a href='/a'>The ten largest ships afloat, in pictures</a></strong></p>",
        "<div class='newsletter-box'><p>The day's news in one letter, every morning before the first tide.</p></div>",
        "<aside><p>The company's history, from its first steamer to the fleet that is now in the port.</p></aside>",
        "<figure><img src='a.jpg'><figcaption>A ferry leaves the port, in the light of dawn.</figcaption></figure>",
        "<div class='related-posts'><h2>Story timeline</h2><ul><li><a href='/a'>A first ferry in May</a></li></ul></div>",
        "<ul><li><a href='/a'>The ten largest ships</a></li><li><a href='/b'>How a port is run</a></li></ul>",
        "<h3>Most read in world news</h3><div class='rail'><a href='/a'>A storm off the cape</a></div>",
        "<center>Advertisement</center>",
        "<div style='display: none'><p>Your subscription is running out, dear reader; renew it today.</p></div>",
        "<p>[button link='/write']Write to us about ferries[/button]</p>",
    ],
)
def test_what_stands_between_paragraphs_and_is_no_text(furniture: str):
    assert paragraphs(furniture) == ALONE


@pytest.mark.parametrize(
    ("markup", "text"),
    [
        ("<h2>What the union wants</h2>", "What the union wants"),
        ("<div class='sub'>What the union wants</div>", "What the union wants"),
        (
            "<div class='embed'><blockquote class='twitter-tweet'><p>No boat today, none tomorrow. Bring a book.</p></blockquote></div>",
            "No boat today, none tomorrow. Bring a book.",
        ),
        ("<p>Go.</p>", "Go."),
    ],
)
def test_what_stands_between_paragraphs_and_is_text(markup: str, text: str):
    assert paragraphs(markup) == (LEAD, NEXT, text, MORE, LAST)


def test_a_heading_above_a_picture_is_kept():
    picture = "<h3>What the union wants</h3><figure><figcaption>The crews at the gate.</figcaption></figure>"
    assert "What the union wants" in paragraphs(picture)


@pytest.mark.parametrize(
    "before",
    [
        f"<h1>{HEADLINE}</h1>",
        f"<header><h1>{HEADLINE}</h1><h2>Thousands wait on both shores while the minister says nothing</h2></header>",
    ],
)
def test_headline_and_standfirst_are_no_text(before: str):
    assert paragraphs("", before=before) == ALONE
    tree = parse(f"<div>{before}<p>{LEAD}</p><p>{NEXT}</p><p>{MORE}</p></div>")
    assert body(tree, blocks(tree), HEADLINE).paragraphs == (LEAD, NEXT, MORE)


@pytest.mark.parametrize(
    "after",
    [
        "<p>Follow us on Facebook, Twitter and YouTube.</p>",
        "<p>Ada Reyes covers the sea. Her book is out now. Follow her on Telegram.</p>",
        "<h3>Our latest stories</h3><h3><a href='/a'>A storm off the cape</a></h3><h4>It passed at night</h4>",
        "<p style='font-size: 11px'>Port Alder Ferries is a company of four hundred people and nine boats.</p>",
        "<p>Source: news agencies</p>",
        "<p>Updated at 4:10 p.m.</p>",
    ],
)
def test_what_follows_the_last_paragraph(after: str):
    assert paragraphs("", after=after) == ALONE


def test_a_name_with_a_box_of_links_behind_it_keeps_the_name():
    box = "<span class='rollover-block'><a href='/x'>Ten more about the minister</a> MORE</span>"
    text = f"<p>On Tuesday <span class='rollover'><a href='/m'>Mara Lind</a>{box}</span> said that she would listen.</p>"
    assert "On Tuesday Mara Lind said that she would listen." in paragraphs(text)


def test_a_name_of_furniture_around_the_whole_article_means_nothing():
    tree = parse(f"<div><div class='navigation related'><p>{LEAD}</p><p>{NEXT}</p><p>{MORE}</p></div></div>")
    assert body(tree, blocks(tree), None).paragraphs == (LEAD, NEXT, MORE)


def test_the_slides_of_a_gallery_that_is_the_article_are_text():
    slides = "".join(f"<div class='gallery-slide'><p>{text}</p></div>" for text in (LEAD, NEXT, MORE, LAST))
    tree = parse(f"<body><h1>{HEADLINE}</h1><div class='slides'>{slides}</div></body>")
    assert body(tree, blocks(tree), HEADLINE).paragraphs == ALONE


def test_a_summary_that_repeats_the_text_is_not_taken_in_its_place():
    summary = f"<ul class='points'><li>{LEAD}</li><li>{NEXT}</li></ul>"
    assert paragraphs("", before=summary)[-2:] == (MORE, LAST)


def test_text_broken_by_line_breaks():
    tree = parse(f"<div>{LEAD}<br><br>{NEXT}<br><br>{MORE}</div>")
    assert body(tree, blocks(tree), None).paragraphs == (LEAD, NEXT, MORE)


def test_the_row_of_a_table_is_one_line():
    table = (
        "<table><tr><td>Monday</td><td>no boats</td></tr><tr><td>Tuesday</td><td>two boats</td></tr></table>"
    )
    assert "Monday | no boats" in paragraphs(table)


@pytest.mark.parametrize(
    "markup", ["<nav><a href='/'>Home</a></nav>", "<script>var a = 1</script>", "<frameset></frameset>"]
)
def test_no_article(markup: str):
    tree = parse(markup)
    with pytest.raises(NotReadableError, match="no article text found"):
        body(tree, blocks(tree), None)


def test_a_page_laid_out_with_a_table():
    menu = "<td><a href='/n'>News</a><br><a href='/w'>Weather</a></td>"
    story = f"<td><b>{HEADLINE}</b><p>12 June 2024, 12:24 GMT</p><p>{LEAD}</p><p>{NEXT}</p><p>{MORE}</p></td>"
    beside = "<td><small>Traffic: bridge closed<br><br>Tyres from 39.90</small></td>"
    tree = parse(
        f"<table><tr>{menu}{story}{beside}</tr><tr><td><small>Quay Street 4.</small></td></tr></table>"
    )
    assert body(tree, blocks(tree), HEADLINE).paragraphs == (LEAD, NEXT, MORE)


def test_paragraphs_parted_by_breaks_are_blocks_of_their_own():
    tree = parse(
        f"<div>{LEAD}<br><br>{NEXT}<br><br><b>Also read:</b> <a href='/a'>The trains</a><br> <br>{MORE}</div>"
    )
    assert [block.text for block in blocks(tree)] == [LEAD, NEXT, "Also read: The trains", MORE]
    assert body(tree, blocks(tree), HEADLINE).paragraphs == (LEAD, NEXT, MORE)


@pytest.mark.parametrize(
    "above",
    [
        f"<div>Harbour Post — the news of the coast</div><h1>{HEADLINE}</h1><div>12 June 2024 at 2:15 p.m.</div>",
        "<div>Ada Reyes Oct 6, 2025 8:15 AM</div>",
        "<div>Wednesday 19 June 2024 — The editorial staff, with Reuters</div>",
    ],
)
def test_what_leads_up_to_the_first_paragraph_is_no_text(above: str):
    tree = parse(f"<div>{above}<p>{LEAD}</p><p>{NEXT}</p><p>{MORE}</p></div>")
    assert body(tree, blocks(tree), HEADLINE, ("Ada Reyes",)).paragraphs == (LEAD, NEXT, MORE)


def test_lines_of_links_around_the_body_are_told_by_their_links():
    links = "<div><a href='/m'>Harbour</a> <a href='/f'>Fish</a></div>"
    story = "<div><a href='/s'>A second ferry company stops its boats</a></div>"
    page = f"<body>{links}<div><p>{LEAD}</p><p>{NEXT}</p><p>{MORE}</p></div>{story}</body>"
    around = {each.text: each.kind for each in extract(Page(page.encode())).furniture}
    assert around == {"Harbour Fish": "navigation", "A second ferry company stops its boats": "related"}


TEASERS = (
    "<h4><a href='/a'>Harbour council puts off its vote on the quay</a></h4><p>The plan has been before it twice.</p>"
    "<h4><a href='/b'>What the tide tables do not tell you</a></h4><p>A pilot explains the river, and its bends.</p>"
)
SEEN = "Crews in orange jackets stand in front of the gate of Port Alder"
COMMENT = "My sister has been standing at the pier since six in the morning and nobody has told her anything at all."


@pytest.mark.parametrize(
    "box",
    [
        f"<div class='x7f'>{TEASERS}</div>",
        "<div><a href='/a'>Council puts off vote</a><br><br><a href='/b'>What the tide tables say</a></div>",
        f"<div><div>{SEEN} on Monday. (Photo by Mara Lind)</div><div>{SEEN} ... more</div></div>",
    ],
    ids=["other stories", "links", "a caption twice"],
)
def test_boxes_whose_names_say_nothing(box: str):
    assert paragraphs(box) == ALONE


def test_what_follows_a_heading_of_comments_is_not_the_article():
    comments = f"<h3>2 thoughts on “Ferries stop”</h3><ol><li><p>{COMMENT}</p></li></ol><p>{COMMENT}</p>"
    filler = f"<p>{MORE}</p>" * 3
    assert paragraphs(filler, after=comments)[-1] == LAST


def test_a_list_that_stands_beside_paragraphs_is_the_articles():
    assert "Route 9: no boats" in paragraphs(
        "<div><ul><li>Route 9: no boats</li><li>Route 12: hourly</li></ul></div>"
    )


def test_a_notice_in_the_foot_is_not_taken_for_the_article():
    """trafilatura takes the last section where nothing but divs tells it of the first."""
    notice = f"<div>{' '.join([NEXT] * 2)}</div>"
    menu = "".join(f"<div><a href='/{i}'>Place {i}</a></div>" for i in range(30))
    markup = (
        f"<div><h1>{HEADLINE}</h1><div>{LEAD}</div><div>{MORE}</div><div>{LAST}</div></div>{menu}{notice}"
    )
    tree = parse(f"<html><body>{menu}{markup}</body></html>")
    assert body(tree, blocks(tree), HEADLINE).paragraphs[:3] == (LEAD, MORE, LAST)


def test_labels_over_the_first_paragraph_are_not_the_article():
    tree = parse(f"<div><p>By</p><p>Ada Reyes</p><p>16</p><p>{LEAD}</p><p>{MORE}</p><p>{LAST}</p></div>")
    assert body(tree, blocks(tree), None).paragraphs == (LEAD, MORE, LAST)
