"""What tests of the web application's pages share: the ledger of the examples, and a page of it."""

from __future__ import annotations

from pathlib import Path

import lxml.html
import pytest
from starlette.testclient import TestClient

from reportedly.ledger import Ledger


@pytest.fixture(scope="module")
def held(examples: Path):
    with Ledger(examples, read_only=True) as ledger:
        yield ledger


def page_at(client: TestClient, address: str) -> lxml.html.HtmlElement:
    answer = client.get(address)
    assert answer.status_code == 200, address
    return lxml.html.document_fromstring(answer.text)
