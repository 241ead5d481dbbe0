"""The API's reference, as a page."""

from __future__ import annotations

import re

from starlette.testclient import TestClient

from reportedly.web.api.nouns import NOUNS


def test_everything_that_can_be_asked_is_in_it(client: TestClient):
    page = client.get("/api").text
    for noun in NOUNS:
        assert f"/api/v1{noun.path}</code></h2>" in page
        for each in noun.required:
            assert each.help in page


def test_every_example_that_is_a_link_is_answered(client: TestClient):
    links = [
        link.replace("&amp;", "&") for link in re.findall(r'href="(/api/v1/[^"]+)"', client.get("/api").text)
    ]
    assert len(links) > 10
    for link in links:
        assert client.get(link).status_code in (200, 404 if "trace" in link else 200), link


def test_the_page_is_json_too(client: TestClient):
    operations = client.get("/api?format=json").json()["operations"]
    assert "listStatements" in {one["id"] for one in operations}
