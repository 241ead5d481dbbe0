"""The table of cues: its shape. That each sense is the one its example has is tests/attributions/test_acts.py's."""

from __future__ import annotations

from collections import Counter
from typing import get_args

from reportedly.attributions.acts.cues import nesting_lemmas
from reportedly.attributions.acts.frames import FRAMES
from reportedly.knowledge import table
from reportedly.model import Act, Factuality

COLUMNS = ["cue", "frame", "act", "negated", "factuality", "denied", "nests", "example"]


def test_every_row_has_the_columns_and_an_example() -> None:
    for row in table("cues"):
        assert list(row) == COLUMNS
        assert row["cue"] and row["example"], row
        assert row["cue"].lower() == row["cue"], row
        assert row["nests"] in {"yes", "no"}, row


def test_frames_acts_and_values_are_those_that_there_are() -> None:
    for row in table("cues"):
        assert row["frame"] in {"", *FRAMES}, row
        assert {row["act"], row["negated"]} <= set(get_args(Act)), row
        assert {row["factuality"], row["denied"]} <= set(get_args(Factuality)), row


def test_a_cue_has_one_sense_a_frame_and_the_plain_one_comes_last() -> None:
    senses = [(row["cue"], row["frame"]) for row in table("cues")]
    assert len(senses) == len(set(senses))
    last = {cue: place for place, (cue, _) in enumerate(senses)}
    for place, (cue, frame) in enumerate(senses):
        assert frame or last[cue] == place, cue


def test_no_example_serves_twice() -> None:
    twice = [example for example, n in Counter(row["example"] for row in table("cues")).items() if n > 1]
    assert not twice


def test_the_table_covers_the_language_of_news() -> None:
    assert len(table("cues")) >= 450
    assert set(get_args(Act)) == {row["act"] for row in table("cues")}


def test_verbs_that_nest_are_those_of_saying() -> None:
    assert {"say", "tell", "deny", "warn", "claim", "criticize", "point out"} - nesting_lemmas() == {
        "criticize"
    }
    assert not {"want", "back", "seek", "plan", "call"} & nesting_lemmas()


def test_the_words_that_tell_senses_and_hedges_apart_are_of_known_kinds() -> None:
    kinds = {row["kind"] for row in table("frame_words")}
    assert kinds == {
        "allegation",
        "request",
        "matter",
        "approval",
        "telling",
        "document",
        "remark",
        "tale",
        "bidding",
        "carrier",
        "news",
        "pointing",
    }
    assert {row["polarity"] for row in table("evaluations")} == {"good", "bad", "absurd", "false", "plain"}
    for name in ("frame_words", "hedges"):
        words = [(row["kind"], row["word"]) for row in table(name)]
        assert len(words) == len(set(words)), name
    words = [row["word"] for row in table("evaluations")]
    assert len(words) == len(set(words))
