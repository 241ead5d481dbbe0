"""Pages that try to break out of their place: every page of the application that shows them is gone through."""

from __future__ import annotations

from pathlib import Path
from urllib.parse import urljoin, urlsplit

import lxml.html
import pytest
from starlette.testclient import TestClient

from reportedly.web.app import Settings, application

from ..hostile import SCRIPT


@pytest.fixture(scope="module")
def hostile(hostile_pages: Path) -> TestClient:
    return TestClient(application(hostile_pages, Settings(read_only=True)), base_url="http://localhost")


def test_nothing_of_a_page_runs_wherever_it_is_shown(hostile: TestClient):
    waiting, seen = (
        [
            "/",
            "/api",
            "/claims",
            "/disputes",
            "/turns",
            "/actors",
            "/events",
            "/families",
            "/expectations",
            "/storylines",
            "/network",
            "/search?q=Karsk",
            "/search?q=Karsk&in=events",
            "/search?q=Karsk&in=articles",
        ],
        set[str](),
    )
    kinds = set[str]()
    while waiting:
        address = waiting.pop()
        if address in seen:
            continue
        seen.add(address)
        answer = hostile.get(address)
        if not answer.headers["content-type"].startswith("text/html"):
            continue
        kinds.add(urlsplit(address).path.split("/")[1])
        page = lxml.html.document_fromstring(answer.text)
        assert not page.xpath("//script[not(@src)] | //img | //style | //iframe | //object | //base"), address
        assert not page.xpath("//@*[starts-with(name(), 'on')] | //@style"), address
        for link in page.xpath("//@href | //@src | //@action | //@*[local-name() = 'href']"):
            assert urlsplit(link).scheme in ("", "http", "https"), (address, link)
            to = urljoin(address, link).partition("#")[0]
            if to.startswith("/") and len(seen) + len(waiting) < 250:
                waiting.append(to)
    assert {"storylines", "claims", "disputes", "actors", "events", "families", "pages"} <= kinds
    assert {"search", "timeline", "network", "expectations"} <= kinds


def test_words_that_are_asked_for_are_shown_as_words(hostile: TestClient):
    asked = {"actor": f'"{SCRIPT}', "about": "' onfocus=alert(1) x='", "since": f"2024{SCRIPT}"}
    for path in ("/storylines", "/claims", "/disputes", "/turns", "/events", "/actors"):
        answer = hostile.get(path, params=asked)
        assert SCRIPT not in answer.text
        assert "onfocus=alert(1) x=" not in answer.text.replace("&#39;", "'").replace("' onfocus", "")
