"""What is found beside what people marked."""

from benchmarks.gold_files import Marked
from benchmarks.statements import matched

from reportedly.model import Attribution, Span


def test_what_has_no_content_is_found_by_its_cue() -> None:
    text = "The mill declined to comment. Its owner declined an interview."
    marks = [Marked(1, cue=[Span(9, 28)]), Marked(2, cue=[Span(40, 48)], content=[Span(49, 61)])]
    found = [Attribution("a1", (Span(18, 28),), "indirect", cue=Span(9, 17))]
    assert [(mark.number, one.id) for mark, one in matched(marks, found, text)] == [(1, "a1")]
