"""Damage in a reading: statements as the text was meant, spans as it was printed; and the gold of damage."""

from __future__ import annotations

from pathlib import Path

import pytest
from benchmarks.damage import alarms, measured

import reportedly

# Found in articles as published on 2026-11-25: 14 and 13, all of it true damage. One false alarm in 20 articles
# may come to it: 6 and 4.
MOST_ALARMS = {"guardian": 20, "polnear": 17}


def test_a_filtered_cue_is_a_cue_where_it_is_printed() -> None:
    text = "For its part, the Kremlin ures that no agreement was signed this week. The visit ended on Sunday."
    reading = reportedly.read_text(text)
    (attribution,) = reading.attributions
    assert attribution.cue is not None and attribution.cue.of(text) == "ures"
    assert attribution.act == "affirm"
    assert reading.article.text == text
    assert [each.kind for each in reading.article.damage] == ["filtered-letters"]


def test_without_analysis_no_damage_is_looked_for() -> None:
    page = b"<html><body><article><p>The Kremlin ures that no agreement was signed this week, and the visit ended.</p></article></body></html>"
    assert reportedly.read_page(page, analyse=False).article.damage == ()


@pytest.mark.gold
@pytest.mark.parametrize(("part", "precision", "recall"), [("dev", 0.99, 0.95), ("test", 0.97, 0.90)])
def test_damage_is_found_and_nothing_else(part: str, precision: float, recall: float) -> None:
    score = measured(part)
    assert score.precision() >= precision and score.recall() >= recall
    assert score.suggested >= 0.9 * score.suggestions


@pytest.mark.gold
@pytest.mark.usefixtures("corpora")
@pytest.mark.parametrize("corpus", MOST_ALARMS)
def test_few_alarms_in_articles_as_published(corpus: str) -> None:
    _, found = alarms(corpus)
    assert len(found) <= MOST_ALARMS[corpus]


@pytest.mark.gold
def test_the_damage_of_the_seeds_is_found_and_nothing_else(corpora: Path) -> None:
    first, second = sorted((corpora / "seeds").glob("*.txt"))
    assert _damage(first) == [
        ("unbalanced-quotes", "“", None),
        ("self-contradiction", "However", None),
        ("odd-one-out", "South", "North Korea"),
    ]
    assert _damage(second) == [
        ("stray-fragment", "North", "North-Korean KCNA agency said on Monday."),
        ("filtered-letters", "ures", "assures"),
        ("filtered-letters", "T", "TASS"),
        ("glued-words", "Ukrainewhile", "Ukraine while"),
    ]


def _damage(path: Path) -> list[tuple[str, str, str | None]]:
    article = reportedly.read(path).article
    return [
        (each.kind, each.span.of(article.text).split()[0].rstrip(","), each.suggestion)
        for each in article.damage
    ]
