"""What makes two pages pages of one matter."""

from __future__ import annotations

from datetime import date

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from reportedly.comparing.storylines import Matter, headed, likeness_to, needed, weighed

HERE, THERE = np.array([1.0, 0.0]), np.array([0.0, 1.0])


def nobody(_: str) -> int:
    return 0


def test_a_name_weighs_more_than_a_word_and_a_rare_word_more_than_a_common_one() -> None:
    found = weighed({"@halden-hydro": 1, "reservoir": 1, "government": 1}, 10, nobody)
    assert found["@halden-hydro"] > found["reservoir"] > found["government"]


def test_what_all_pages_of_a_ledger_have_tells_little() -> None:
    held = {"@syria": 100, "@afrin": 4}
    found = weighed(dict.fromkeys(held, 1), 100, held.__getitem__)
    assert found["@afrin"] > 2 * found["@syria"]


def test_pages_far_apart_in_time_are_less_alike() -> None:
    one = Matter({"orlec": 1.0}, HERE, date(2025, 3, 4))
    soon, later = (Matter({"orlec": 1.0}, HERE, day) for day in (date(2025, 3, 5), date(2026, 3, 4)))
    assert likeness_to(soon, [one]) > likeness_to(later, [one]) > 0


def test_a_large_storyline_asks_for_more() -> None:
    assert needed(1) == needed(8) < needed(16) < needed(100)


def test_a_headline_that_names_the_matter_is_its_title() -> None:
    assert headed(["What we know so far", "Orlec dam cracks", ""], {"orlec": 0.9}) == "Orlec dam cracks"
    assert headed(["", " "], {"orlec": 0.9}) is None


WEIGHTS = st.dictionaries(st.text("abc@", min_size=1, max_size=3), st.integers(1, 9), max_size=6)


@given(WEIGHTS, WEIGHTS)
def test_likeness_has_bounds_and_nothing_is_more_like_a_page_than_itself(
    one: dict[str, int], other: dict[str, int]
) -> None:
    first, second = (Matter(weighed(each, 10, nobody), HERE) for each in (one, other))
    assert 0 <= likeness_to(second, [first]) <= 1.21
    assert likeness_to(first, [first]) + 0.01 >= likeness_to(second, [first])
