"""Quotations that the tagger breaks in two, or gives to who speaks next."""

from __future__ import annotations

import pytest

from reportedly.articles import from_text
from reportedly.attributions.framing.utterances import of_one_voice
from reportedly.attributions.quotations import manner, quotations
from reportedly.language import parse
from reportedly.model import Attribution, Span


def voices(text: str, *found: tuple[str, str, list[str]]) -> list[tuple[str, list[str]]]:
    """Who says which pieces, where the tagger found these sources, cues and pieces."""
    quoted = quotations(text, from_text(text).paragraphs)
    ours = of_one_voice(text, parse(text), [_tagged(text, quoted, *one) for one in found], quoted)
    return [(one.source.of(text), [piece.of(text) for piece in one.content]) for one in ours if one.source]


def _tagged(text: str, quoted: list[Span], source: str, cue: str, pieces: list[str]) -> Attribution:
    content = tuple(_span(text, piece) for piece in pieces)
    said = _span(text, f"{source} {cue}")
    return Attribution(
        "",
        content,
        manner(text, content, quoted),
        source=Span(said.start, said.start + len(source)),
        cue=Span(said.end - len(cue), said.end),
    )


def _span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start, start + len(words))


def test_the_end_of_a_quotation_is_not_the_next_speakers():
    text = (
        "“I want to know more,” Ida Lund told the Echo. “We have no date. I have asked twice. Nobody writes.” "
        "Her brother added: “It is not the bank’s fault.”"
    )
    found = voices(
        text,
        ("Ida Lund", "told", ["“I want to know more,”", "“We have no date. I have asked twice."]),
        ("Her brother", "added:", ["Nobody writes.”", "“It is not the bank’s fault.”"]),
    )
    assert found == [
        ("Ida Lund", ["“I want to know more,”", "“We have no date. I have asked twice. Nobody writes.”"]),
        ("Her brother", ["“It is not the bank’s fault.”"]),
    ]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("“It is an old bridge,” Ida Lund said.", "Ole Dahl said that it was new."),
        ("Ida Lund said the bridge was old.", "Ole Dahl said: “Not at all. It is new.”"),
    ],
)
def test_a_quotation_between_two_speakers_is_the_firsts(first, second):
    between = "“It leaks all winter long.”"
    text = f"{first} {between} {second}"
    told = second[len("Ole Dahl said") :].strip(" :").rstrip(".") + ("." if second.endswith("new.") else "")
    own = first.split("Ida Lund said")[0].strip() or "the bridge was old"
    cue = "said:" if "said:" in second else "said"
    found = dict(voices(text, ("Ida Lund", "said", [own]), ("Ole Dahl", cue, [between, told])))
    assert between in found["Ida Lund"]
    assert found["Ole Dahl"] == [told]


def test_a_paragraph_of_nothing_but_a_quotation_goes_on_from_the_last():
    text = "Ida Lund said it was the latest of many leaks.\n“They wanted us to stay away. We shall stay.”"
    found = voices(text, ("Ida Lund", "said", ["it was the latest of many leaks"]))
    assert found == [
        ("Ida Lund", ["it was the latest of many leaks", "“They wanted us to stay away. We shall stay.”"])
    ]


def test_a_quotation_that_begins_a_paragraph_stays_with_who_follows_it():
    text = "Ida Lund said the bridge was old.\n“It is as new as they come.” Ole Dahl said that she was wrong."
    told = [
        ("Ida Lund", "said", ["the bridge was old"]),
        ("Ole Dahl", "said", ["“It is as new as they come.”", "that she was wrong"]),
    ]
    assert voices(text, *told) == [(source, pieces) for source, _, pieces in told]


def test_words_that_two_take_up_stay_with_both():
    text = "Ida Lund said it was “a bridge too far” and Ole Dahl agreed."
    told = [
        ("Ida Lund", "said", ["it was “a bridge too far”"]),
        ("Ole Dahl", "agreed", ["“a bridge too far”"]),
    ]
    assert voices(text, *told) == [(source, pieces) for source, _, pieces in told]


def test_a_quotation_that_ends_on_a_comma_is_whose_name_follows():
    text = "Ole Dahl wants a new museum. “All of this is being lost,” he says. “So I keep what I can.”"
    found = voices(
        text,
        ("Ole Dahl", "wants", ["“All of this is being lost,”"]),
        ("he", "says", ["“So I keep what I can.”"]),
    )
    assert found == [("he", ["“All of this is being lost,”", "“So I keep what I can.”"])]


@pytest.mark.parametrize("source", ["she", "Ida Lund"])
def test_a_question_is_whose_name_follows(source):
    text = f"Ole Dahl said it was late. “Why have we waited until the spring?” {source} asks. Nobody knows."
    told = [
        ("Ole Dahl", "said", ["it was late"]),
        (source, "asks", ["“Why have we waited until the spring?”"]),
    ]
    assert voices(text, *told) == [(who, pieces) for who, _, pieces in told]


@pytest.mark.parametrize("beyond", [" Her aunt", "\n\nAll Is Lost."])
def test_what_the_writer_tells_after_a_quotation_is_no_part_of_it(beyond):
    text = f"Ida Lund said it leaks. “We have asked for help since the spring.”{beyond} came by train."
    found = voices(text, ("Ida Lund", "said", [f"“We have asked for help since the spring.”{beyond}"]))
    assert found == [("Ida Lund", ["“We have asked for help since the spring.”"])]


def test_a_quotation_with_the_wrong_mark_at_its_end_goes_no_further():
    text = "Ida Lund called for a “fast review“ of the dam and said a “slow one” was worse."
    told = [
        ("Ida Lund", "called for", ["a “fast review“ of the dam"]),
        ("dam", "and said", ["a “slow one” was worse"]),
    ]
    assert voices(text, *told) == [(source, pieces) for source, _, pieces in told]
