from hypothesis import given
from hypothesis import strategies as st

from reportedly.model import Span
from reportedly.web.marking import Mark, blocks, pieces

ROLES = ("source", "cue", "content", "damage")


@st.composite
def marked_texts(draw: st.DrawFn) -> tuple[str, list[Span], list[Mark]]:
    """Any text, with paragraphs and marks that may overlap, nest, be empty or lie outside of it."""
    text = draw(st.text(st.sampled_from("ab “”<&\n\u00a0é\r"), max_size=60))
    place = st.integers(-2, len(text) + 3)
    spans = st.builds(Span, place, place)
    marks = st.builds(Mark, spans, st.sampled_from(ROLES), st.integers(1, 5))
    return text, draw(st.lists(spans, max_size=5)), draw(st.lists(marks, max_size=8))


@given(marked_texts())
def test_pieces_and_what_follows_them_are_the_text_whatever_the_spans(given_text):
    text, paragraphs, marks = given_text
    found = blocks(text, paragraphs, marks)
    assert "".join("".join(piece.text for piece in block.pieces) + block.after for block in found) == text


@given(marked_texts())
def test_each_piece_is_covered_by_exactly_the_marks_over_it(given_text):
    text, _, marks = given_text
    start = 0
    for piece in pieces(text, Span(0, len(text)), marks):
        end = start + len(piece.text)
        over = {mark for mark in marks if mark.span.start <= start and mark.span.end >= end}
        assert set(piece.marks) == over
        start = end


def test_a_nested_content_is_told_from_the_one_around_it():
    marks = [Mark(Span(0, 13), "content", 1), Mark(Span(4, 7), "content", 2)]
    classes = [piece.classes for piece in pieces("one two three", Span(0, 13), marks)]
    assert classes == ["content k1", "content deep k1 k2", "content k1"]


def test_words_outside_all_paragraphs_are_paragraphs_of_their_own():
    text = "One.\n\nTwo.\n\nThree."
    found = blocks(text, [Span(6, 10)], [])
    assert [block.pieces[0].text for block in found] == ["One.", "Two.", "Three."]
