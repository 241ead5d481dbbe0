"""The second reader's marks stand on the very texts of the gold."""

from benchmarks.agreement import agreed, read_twice


def test_both_readers_had_the_same_texts():
    pairs = list(read_twice())
    assert len(pairs) == 40
    assert all(second.article == first.article for first, second in pairs)


def test_both_readers_mark_nearly_the_same():
    score = agreed()
    assert score.f1("attributions") > 0.95
    assert score.accuracy("speaker") > 0.95
    assert score.f1("nesting") > 0.95
