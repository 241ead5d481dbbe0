"""Windows: whole paragraphs, nothing lost, offsets into the text."""

from __future__ import annotations

import itertools
import re

from hypothesis import given
from hypothesis import strategies as st

from reportedly.attributions.windows import CLS, NOWHERE, SEP, SIZE, pack, paragraphs
from reportedly.language.encoder import tokenizer

WORDS = st.text(alphabet="abé “”'.\n\u00a0\U0001f600漢", max_size=300)


def test_short_paragraphs_share_a_window_and_are_kept_apart() -> None:
    windows = pack(paragraphs("Rain fell.\n\nIt stopped.", tokenizer()))
    assert len(windows) == 1
    assert windows[0].ids[0] == CLS
    assert [index for index, piece in enumerate(windows[0].ids) if piece == SEP] == [4, 8]


def test_a_paragraph_is_not_cut_where_it_fits_whole() -> None:
    text = "\n\n".join("word " * 100 for _ in range(5))
    windows = pack(paragraphs(text, tokenizer()))
    assert [window.ids.count(SEP) for window in windows] == [2, 2, 1]


def test_a_long_paragraph_is_cut_at_the_end_of_a_sentence() -> None:
    text = "The minister said it rained. " * 100
    parts = paragraphs(text, tokenizer())
    assert len(parts) > 1
    assert all(text[part.offsets[-1][1] - 1] == "." for part in parts)


@given(WORDS)
def test_no_letter_is_lost_and_offsets_follow_the_text(text: str) -> None:
    windows = pack(paragraphs(text, tokenizer()))
    offsets = [offset for window in windows for offset in window.offsets if offset != NOWHERE]
    assert all(before <= after for before, after in itertools.pairwise(offsets))
    covered = {at for start, end in offsets for at in range(start, end)}
    assert {match.start() for match in re.finditer(r"[a-z漢]", text)} <= covered


@given(st.lists(st.integers(0, 400), max_size=8))
def test_no_window_is_larger_than_the_encoder_reads(lengths: list[int]) -> None:
    text = "\n".join("rain " * length for length in lengths)
    windows = pack(paragraphs(text, tokenizer()))
    assert all(len(window.ids) == len(window.offsets) <= SIZE for window in windows)
    assert sum(window.ids.count(CLS) for window in windows) == len(windows)
