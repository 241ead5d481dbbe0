"""The page that DESIGN.md reads by hand: every row of its table is an attribution of the reading."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import pytest

import reportedly
from reportedly.model import Attribution, Reading

PAGE = "000_dd999458a9e93cc0.txt"

# Words of the source and of the content, by which an attribution is known: names, and no more than three words.
ROWS = {
    "Kim praises the ties": ("Kim Jong-un", "unwavering"),
    "Yonhap expects a visit": ("Yonhap", "early as next"),
    "the West accuses": ("West", "delivering weapons"),
    "Pyongyang denies": ("Pyongyang", "absurd"),
    "the Pentagon affirms": ("Pentagon", "North Korean origin"),
    "the Kremlin confirms": ("Kremlin", "in preparation"),
    "the Kremlin says when": ("Kremlin", "in due course"),
    "Soo Kim states": ("Soo Kim", "his war effort"),
}


@cache
def read(path: Path) -> Reading:
    return reportedly.read(path)


def words(attribution: Attribution, text: str) -> tuple[str, str]:
    source = attribution.source.of(text) if attribution.source else ""
    return source, " ".join(span.of(text) for span in attribution.content)


@pytest.mark.gold
@pytest.mark.parametrize("row", ROWS)
def test_every_row_of_the_worked_reading_is_found(corpora: Path, row: str) -> None:
    reading = read(corpora / "seeds" / PAGE)
    said_by, said = ROWS[row]
    found = [words(each, reading.article.text) for each in reading.attributions]
    assert any(said_by in source and said in content for source, content in found), [
        source for source, content in found if said in content
    ]


@pytest.mark.gold
def test_the_head_of_the_worked_page(corpora: Path) -> None:
    article = read(corpora / "seeds" / PAGE).article
    assert (article.authors, article.section) == (("Teilor Stone",), "Asia")
    assert (article.credit, article.dateline) == ("Agence France-Presse", "Seoul")
    assert article.photo_credits == ("KCNA",)


@pytest.mark.gold
@pytest.mark.parametrize("page", [PAGE, "004_4ec213b82edb28bd.txt"])
def test_both_seeds_are_translated_from_french(corpora: Path, page: str) -> None:
    translated = read(corpora / "seeds" / page).article.translated
    assert translated is not None
    assert translated.language == "fr"
    assert len({mark.reason for mark in translated.marks}) >= 3
