"""Lines around an article: their kinds on pages of our own, and what tells them."""

from __future__ import annotations

from collections import Counter

import pytest
from benchmarks.furniture import TEXT, is_right, lines, share

from reportedly import articles
from reportedly.model import Page

REACHED = {"dev": 0.96, "test": 0.87}
"""The share of lines that are told rightly."""

BODY = "".join(f"<p>On day {n} the crews of the harbour met the minister at noon.</p>" for n in range(8))


def kinds(above: str, below: str = "") -> dict[str, str]:
    found = articles.extract(Page(f"<h1>Ferries stop</h1>{above}<article>{BODY}</article>{below}".encode()))
    return {each.text: each.kind for each in found.furniture}


@pytest.mark.parametrize("split", REACHED)
def test_lines_of_our_own_pages_have_their_kinds(split: str) -> None:
    assert share(split) >= REACHED[split], [each for each in lines("dev") if not is_right(each)]


def test_pages_of_any_layout_lose_no_line_of_the_article() -> None:
    wrong = [each for each in lines("dev") if (each.told == TEXT) != (each.kind == TEXT)]
    assert {each.page for each in wrong} <= {
        "blog-entries.html"
    }  # what it knows so far, over its first entry


def test_a_closed_menu_and_a_list_to_choose_from_are_navigation() -> None:
    told = kinds(
        "<ul style='display:none'><li><a href=/a>Islands</a><li><a href=/b>Tides today</a></ul>"
        "<select><option>Coast</option><option>Inland</option></select>"
    )
    assert set(told.values()) == {"headline", "navigation"}


def test_what_a_form_asks_for_tells_its_lines() -> None:
    account = "<form><p>Welcome back</p><label>Name</label><input><input type=password></form>"
    answer = "<form><p>What do you say?</p><label>Nickname</label><textarea></textarea></form>"
    told = Counter(kinds("", f"<div>{account}</div><div>{answer}</div>").values())
    assert (told["subscription"], told["comments"]) == (2, 2)


def test_teasers_stand_under_their_heading() -> None:
    told = kinds(
        "",
        "<section><h2>More from the coast</h2><h3><a href=/x>A bridge opens before its time</a></h3>"
        "<p>It took nine years and two engineers.</p><p>2 hours ago</p></section><p>© 2024 Harbour Post</p>",
    )
    assert Counter(told.values()) == Counter(headline=1, related=4, legal=1)


def test_a_deck_over_the_byline_is_not_the_text() -> None:
    page = f"<h1>Ferries stop</h1><p>The crews say: no more.</p><p>By Ada Reyes</p>{BODY}"
    assert articles.extract(Page(page.encode())).text.startswith("On day 0")


def test_a_second_article_below_the_first_is_another() -> None:
    more = "<h1>A lighthouse is sold</h1><p>By Tom Hale</p><p>The lighthouse was sold for one crown on Tuesday.</p>"
    told = articles.extract(Page(f"<h1>Ferries stop</h1><div>{BODY}{more}</div>".encode()))
    assert "lighthouse" not in told.text
    assert {each.kind for each in told.furniture if "lighthouse" in each.text} == {"related"}
