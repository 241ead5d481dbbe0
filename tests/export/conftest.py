"""A ledger of the example pages, read once, with a page among them that tries to break out of every format."""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from reportedly import Ledger

EXAMPLES = Path(__file__).parents[2] / "examples" / "pages"
HOSTILE = {
    "url": "https://hostile.example/a?b=<script>alert(1)</script>",
    "title": '=HYPERLINK("http://x.example") </script><img src=x onerror=alert(1)> "quoted", \u202eturned',
    "site": "=1+1",
    "published": "2024-06-13",
    "text": "MARIN (Coast Wire) – The mayor, Ana Reyes, said on Thursday: “]]></script><b>We\tare\u2028not afraid</b>.”\n\n"
    "The ministry denied that the “=cmd|' /C calc'!A0” bridge was closed 👩‍🚒 on Thursday.",
}


@pytest.fixture(scope="session")
def held(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("held")
    (folder / "hostile.jsonl").write_text(json.dumps(HOSTILE), encoding="utf-8")
    path = folder / "news.ledger"
    with Ledger(path) as ledger:
        done = ledger.add([EXAMPLES, folder / "hostile.jsonl"], workers=1)
    assert not done.unreadable
    return path


@pytest.fixture
def ledger(held: Path) -> Iterator[Ledger]:
    with Ledger(held) as ledger:
        yield ledger
