"""A report with its pictures: one page that opens without a network, in a browser, and runs nothing of a page's."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from xml.etree import ElementTree

import pytest

from reportedly import Ledger, QuestionError
from reportedly.web import query_report
from reportedly.web.statements_report import statements_report

HOSTILE = {
    "url": "https://quay.example/?a=</style><script>alert(1)</script>",
    "title": "</title><script>alert(2)</script>",
    "site": "</svg><img src=https://evil.example/x onerror=alert(3)>",
    "published": "2024-06-13",
    "text": "The mayor, Ana Reyes, said: “</text></svg><script>alert(4)</script> the dam & bridge are safe.”",
}


@pytest.fixture(scope="module")
def reports(examples: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Of the example pages, of a part of them, and of pages that try to break out."""
    folder = tmp_path_factory.mktemp("reports")
    pages = [HOSTILE | {"url": f"{HOSTILE['url']}{n}", "site": f"{n}{HOSTILE['site']}"} for n in "12"]
    (folder / "hostile.jsonl").write_text("\n".join(map(json.dumps, pages)))
    with Ledger(folder / "hostile.ledger") as ledger:
        ledger.add([folder / "hostile.jsonl"], workers=1)
        (folder / "hostile.html").write_text(query_report(ledger), encoding="utf-8")
    with Ledger(examples, read_only=True) as ledger:
        (folder / "all.html").write_text(query_report(ledger), encoding="utf-8")
        (folder / "dam.html").write_text(query_report(ledger, about="dam", limit=2), encoding="utf-8")
    return folder


@pytest.mark.parametrize("name", ["all.html", "dam.html", "hostile.html"])
def test_it_opens_offline_and_asks_for_nothing(reports, browser, name):
    page = browser.new_context(offline=True).new_page()
    asked, said = [], []
    page.on("request", lambda request: asked.append(request.url))
    page.on("dialog", lambda dialog: said.append(dialog.message))
    page.on("console", lambda line: said.append(line.text))
    page.goto((reports / name).as_uri())
    assert asked == [(reports / name).as_uri()]
    assert not said
    assert page.locator("figure svg").first.bounding_box()["height"] > 50
    assert page.locator("script").count() == 1
    assert page.locator("img, image, iframe, object, link").count() == 0


def test_pictures_tell_when_and_how_it_came(reports, browser):
    page = browser.new_context(offline=True).new_page()
    page.goto((reports / "all.html").as_uri())
    titles = page.locator("figure").evaluate_all("all => all.map(one => one.getAttribute('aria-label'))")
    assert titles[:2] == ["What was said, and when", "Who speaks about whom"]
    assert 3 <= len(titles) <= 5
    assert all(title.startswith("How it came: ") for title in titles[2:])
    assert "</svg><script>" not in page.content()


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1200, "dark")])
def test_it_fits_a_phone_and_the_dark(reports, browser, width, scheme):
    page = browser.new_context(
        offline=True, viewport={"width": width, "height": 800}, color_scheme=scheme
    ).new_page()
    page.goto((reports / "all.html").as_uri())
    assert page.evaluate("document.documentElement.scrollWidth") <= width


@pytest.mark.parametrize("name", ["all.html", "hostile.html"])
def test_every_picture_is_well_formed(reports, name):
    for svg in (reports / name).read_text(encoding="utf-8").split("<svg ")[1:]:
        ElementTree.fromstring("<svg " + svg.partition("</svg>")[0] + "</svg>")


def test_a_question_without_an_answer_is_a_page_that_says_so(examples):
    with Ledger(examples, read_only=True) as ledger:
        assert "No statement was found" in query_report(ledger, speaker="nobody at all")


def test_what_no_report_can_hold_is_refused(examples, monkeypatch):
    monkeypatch.setattr(sys.modules["reportedly.web.query_report"], "MOST", 3)
    with Ledger(examples, read_only=True) as ledger:
        with pytest.raises(QuestionError, match="more than 3 statements"):
            query_report(ledger)
        assert "3 statements" in query_report(ledger, limit=3)


def test_without_pictures_it_has_none():
    assert "<figure" not in statements_report([])
