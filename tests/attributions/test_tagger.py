"""The tagger's bundles as spans of the text."""

from __future__ import annotations

from reportedly.attributions.decoding import Bundle, Chunk, Role
from reportedly.attributions.tagger import in_text
from reportedly.attributions.windows import NOWHERE, SEP, Window

TEXT = "He left."
WINDOW = Window([101, 2002, 2187, 1012, SEP], [NOWHERE, (0, 2), (3, 7), (7, 8), NOWHERE])


def chunk(role: Role, first: int) -> Chunk:
    return Chunk(role, first, first + 1, 0.9)


def test_a_cue_that_is_the_mark_between_paragraphs_makes_no_attribution() -> None:
    mark, word = chunk("cue", 4), chunk("cue", 2)
    said = chunk("content", 1)
    assert in_text(TEXT, WINDOW, Bundle(mark, None, [said])) is None
    assert in_text(TEXT, WINDOW, Bundle(word, None, [chunk("content", 4)])) is None
    found = in_text(TEXT, WINDOW, Bundle(word, None, [said]))
    assert found is not None
    assert found.cue.of(TEXT) == "left"
