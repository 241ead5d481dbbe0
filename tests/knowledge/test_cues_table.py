"""The table of cues: its shape, and that every sense is the one its own example has, through the real parse."""

from __future__ import annotations

import re
from collections import Counter
from typing import get_args

from reportedly.attributions.acts import classified
from reportedly.attributions.cues import nesting_lemmas
from reportedly.attributions.frames import FRAMES
from reportedly.attributions.quotations import manner, quotations
from reportedly.knowledge import table
from reportedly.language.syntax import pipeline
from reportedly.model import Act, Attribution, Factuality, Span

COLUMNS = ["cue", "frame", "act", "negated", "factuality", "denied", "nests", "example"]
MARKS = {"[": "source", "<": "cue", "{": "content"}


def marked(example: str) -> tuple[str, Attribution]:
    """The text of an example, and the attribution that its marks show: `[source] <cue> {content}`."""
    text, spans, opened = "", dict[str, list[Span]](), list[tuple[str, int]]()
    for piece in re.findall(r"[\[\]<>{}]|[^\[\]<>{}]+", example):
        if piece in MARKS:
            opened.append((MARKS[piece], len(text)))
        elif piece in "]>}":
            role, start = opened.pop()
            spans.setdefault(role, []).append(Span(start, len(text)))
        else:
            text += piece
    content = tuple(spans["content"])
    source = spans["source"][0] if "source" in spans else None
    quoted = quotations(text, [Span(0, len(text))])
    return text, Attribution("a1", content, manner(text, content, quoted), source, spans["cue"][0])


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


def test_every_sense_is_the_one_its_example_has() -> None:
    rows = table("cues")
    read = [marked(row["example"]) for row in rows]
    docs = pipeline().pipe([text for text, _ in read])
    wrong: list[tuple[str, str, str]] = []
    for row, (text, one), doc in zip(rows, read, docs, strict=True):
        act = classified(text, doc, [one])[0].act
        if act != row["negated" if re.search(r"\b(?:not|no)\b", row["example"]) else "act"]:
            wrong.append((row["cue"], row["frame"], str(act)))
    assert not wrong


def test_verbs_that_nest_are_those_of_saying() -> None:
    assert {"say", "tell", "deny", "warn", "claim", "criticize", "point out"} - nesting_lemmas() == {
        "criticize"
    }
    assert not {"want", "back", "seek", "plan", "call"} & nesting_lemmas()
