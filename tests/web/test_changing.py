"""What a copy changed, as rows."""

from __future__ import annotations

from reportedly.comparing import changes
from reportedly.model import Article, Reading, Span
from reportedly.web.changing import Stretch, change_rows


def rows(was: str, now: str) -> list[tuple[str, tuple[Stretch, ...]]]:
    old, new = (Reading(Article(text, (Span(0, len(text)),))) for text in (was, now))
    return [(row.kind, row.stretches) for row in change_rows(changes(old, new))]


def test_a_passage_is_shown_whole_with_what_was_taken_out_and_put_in():
    assert rows("The dam is safe, she said.", "The dam is not safe, she said.") == [
        (
            "changed",
            (Stretch("same", "The dam is "), Stretch("now", "not"), Stretch("same", " safe, she said.")),
        )
    ]


def test_other_quotation_marks_are_no_change():
    assert rows("He called it “safe”.", 'He called it "safe".') == []
