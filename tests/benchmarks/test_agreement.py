"""The second reader's marks stand on the very texts of the gold."""

import pytest
from benchmarks.agreement import PARTS, agreed
from benchmarks.gold_files import articles


@pytest.mark.parametrize("part", PARTS)
def test_both_readers_had_the_same_texts(part: str):
    for first, second in zip(articles(part), articles(f"second/{part}"), strict=True):
        assert second.article == first.article


@pytest.mark.parametrize("part", PARTS)
def test_both_readers_mark_nearly_the_same(part: str):
    score = agreed(part)
    assert score.f1("attributions") > 0.95
    assert score.accuracy("speaker") > 0.95
    assert score.f1("nesting") > 0.95
