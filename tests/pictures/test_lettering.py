"""Words are cut to the room that there is, whatever they are."""

from hypothesis import given
from hypothesis import strategies as st

from reportedly.pictures.lettering import fitted, harmless, set_in_lines, width
from reportedly.pictures.spacing import spaced


@given(st.text(), st.floats(30, 300))
def test_what_is_fitted_fits(text: str, room: float):
    assert width(fitted(text, room, 12), 12) <= room


@given(st.text(), st.floats(30, 300), st.integers(1, 4))
def test_lines_fit_and_are_no_more_than_asked_for(text: str, room: float, most: int):
    lines = set_in_lines(text, room, 12, most)
    assert len(lines) <= most
    assert all(width(line, 12) <= room for line in lines)


def test_chinese_is_broken_where_it_must_be():
    assert set_in_lines("朝鮮民主主義人民共和国", 60, 10, 2) == ("朝鮮民主主義", "人民共和国")


@given(st.text())
def test_what_is_harmless_is_on_one_line(text: str):
    assert "\n" not in harmless(text)
    assert harmless(harmless(text)) == harmless(text)


@given(st.lists(st.tuples(st.floats(-500, 500), st.floats(1, 40)), max_size=30), st.floats(0, 10))
def test_what_is_spaced_does_not_touch_and_keeps_its_order(things: list[tuple[float, float]], gap: float):
    sizes = [size for _, size in things]
    centres = spaced([at for at, _ in things], sizes, gap)
    for nth in range(1, len(centres)):
        assert centres[nth] - centres[nth - 1] >= (sizes[nth] + sizes[nth - 1]) / 2 + gap - 1e-6
