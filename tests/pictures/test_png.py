"""Pictures as PNG, and one line where that cannot be."""

import sys
from datetime import datetime

import pytest

from reportedly.errors import ReportedlyError
from reportedly.ledger.claims import Claim, Wording
from reportedly.model import Statement
from reportedly.pictures import Picture, chains, png


@pytest.fixture
def picture() -> Picture:
    said = Statement(
        "p/a1", "p", "so", "direct", speaker="Kim", published=datetime(2024, 6, 1), site="The Quay"
    )
    return chains(Claim("c1", "so", 1, 1, wordings=(Wording(said, "so", "the first", 1.0),)))


def test_a_picture_becomes_a_png_of_twice_its_size(picture: Picture):
    pytest.importorskip("resvg_py")
    drawn = png(picture)
    assert drawn.startswith(b"\x89PNG")
    across, height = (int.from_bytes(drawn[at : at + 4]) for at in (16, 20))
    assert (across, height) == (round(picture.width * 2), round(picture.height * 2))


def test_without_resvg_one_line_says_what_to_do(picture: Picture, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setitem(sys.modules, "resvg_py", None)
    with pytest.raises(ReportedlyError, match=r"pip install 'reportedly\[png\]'"):
        png(picture)
