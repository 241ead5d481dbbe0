"""Pages that try to break out of their place: every page of the application that shows them is gone through."""

from __future__ import annotations

import json
from urllib.parse import urljoin, urlsplit

import lxml.html
import pytest
from starlette.testclient import TestClient

from reportedly.ledger import Ledger
from reportedly.web.app import Settings, application

SCRIPT = "<script>alert(1)</script>"
STORY = """\"><img src=x onerror=alert(1)> the port minister Ana {script} Reyes said on Monday that two ships of Karsk sank.

"We have {script} counted them," Reyes told the agency javascript:alert(1). She visited Karsk.

Jonas Verik, who leads the union of <b onclick=alert(1)>Karsk</b>, denied that two ships of Karsk sank.

Verik met Reyes in Karsk on Tuesday, and threatened the minister with a strike.
"""
SITES = ('The "Quay" <svg onload=alert(1)>', "javascript:alert(1)")


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> TestClient:
    folder = tmp_path_factory.mktemp("hostile")
    lines = [
        {
            "url": f"javascript:alert(document.cookie)//{nth}",
            "site": site,
            "title": f"{SCRIPT} {nth}",
            "published": f"2024-03-0{nth + 1}",
            "text": STORY.format(script=SCRIPT if nth else "</title></style>"),
        }
        for nth, site in enumerate(SITES)
    ]
    (folder / "pages.jsonl").write_text("".join(f"{json.dumps(line)}\n" for line in lines))
    path = folder / "news.ledger"
    with Ledger(path) as ledger:
        ledger.add([folder / "pages.jsonl"], workers=1)
        ledger.bring_up_to_date()
        assert (
            list(ledger.storylines())
            and list(ledger.claims())
            and list(ledger.disputes())
            and list(ledger.families())
        )
    return TestClient(application(path, Settings(read_only=True)), base_url="http://localhost")


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


def test_words_that_are_asked_for_are_shown_as_words(hostile: TestClient):
    asked = {"actor": f'"{SCRIPT}', "about": "' onfocus=alert(1) x='", "since": f"2024{SCRIPT}"}
    for path in ("/storylines", "/claims", "/disputes", "/turns", "/events", "/actors"):
        answer = hostile.get(path, params=asked)
        assert SCRIPT not in answer.text
        assert "onfocus=alert(1) x=" not in answer.text.replace("&#39;", "'").replace("' onfocus", "")
