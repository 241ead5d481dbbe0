"""The table of what verbs take inside another's words: every row's example is read as the row says."""

from __future__ import annotations

import pytest

from reportedly.attributions.nesting.bare import bare
from reportedly.attributions.voices import cited_by
from reportedly.knowledge import table
from reportedly.language import parse
from reportedly.model import Span

TAKES = {"clause", "thing", "name", "linked", "quotation", "call", "deed", "listener", "nothing", "answer"}
BARE = {"nothing", "answer"}


def test_its_shape():
    rows = table("nesting_cues")
    assert {row["takes"] for row in rows} == TAKES
    assert len({(row["verb"], row["takes"]) for row in rows}) == len(rows)


@pytest.mark.parametrize("row", table("nesting_cues"), ids=lambda row: f"{row['verb']}-{row['takes']}")
def test_the_example_is_read_as_the_row_says(row):
    text = row["example"]
    start = text.index("said ") + 5 if " said " in text else 1
    piece = Span(start, len(text.rstrip(".")))
    words = [token for token in parse(text) if piece.start <= token.idx < piece.end]
    read = bare if row["takes"] in BARE else cited_by
    found = [read(token, piece) for token in words]
    assert any(found) == (row["takes"] != "deed"), row
