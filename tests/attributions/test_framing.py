"""Whole sentences that one attribution frames, and contents that go on past another cue."""

from __future__ import annotations

import pytest

import reportedly
from reportedly import language
from reportedly.attributions.framing.pieces import parted
from reportedly.model import Attribution, Span


def outermost(text: str) -> list[tuple[str, str, str]]:
    """Source, cue and content of the outermost attributions."""
    return [
        (
            one.source.of(text) if one.source else "",
            one.cue.of(text) if one.cue else "",
            " … ".join(span.of(text) for span in one.content),
        )
        for one in reportedly.read_text(text).attributions
    ]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "A nurse told managers that the ward was unsafe, a public inquiry heard on Monday.",
            "a public inquiry",
            "A nurse told managers that the ward was unsafe",
        ),
        (
            "The climber asked the guide whether the ridge was free of ice, Inspector Beat Rainer said.",
            "Inspector Beat Rainer",
            "The climber asked the guide whether the ridge was free of ice",
        ),
        (
            "The bank has admitted to the regulator that its advisers told customers the fund was safe, "
            "according to a letter.",
            "a letter",
            "The bank has admitted to the regulator that its advisers told customers the fund was safe",
        ),
        pytest.param(
            "He advised me to wait until after the vote, added Mr Pask, to laughter from the seats.",
            "Mr Pask",
            "He advised me to wait until after the vote",
            marks=pytest.mark.xfail(reason="the tagger takes the laughter for his words", strict=True),
        ),
        (
            "A nurse begged for a doctor to be called three times, an inquest heard yesterday.",
            "an inquest",
            "A nurse begged for a doctor to be called three times",
        ),
    ],
)
def test_what_follows_a_sentence_in_which_somebody_speaks_frames_it(text, source, content):
    assert (source, content) in [(who, said) for who, _, said in outermost(text)]


def test_a_frame_that_is_right_is_left_alone():
    text = "The road was closed after a storm, the mayor said on Monday."
    assert outermost(text) == [("the mayor", "said", "The road was closed after a storm")]


def test_coordinated_cues_are_two():
    text = (
        "Their son, Mark, told the BBC that his father had been planning the tour for two years "
        "and thanked the rescuers."
    )
    assert [cue for _, cue, _ in outermost(text)][-1] == "thanked"


def test_a_clause_of_time_is_the_writers_own():
    text = (
        "The scientist said that he had been pushed out, hours after the company announced that he was ill."
    )
    reading = reportedly.read_text(text)
    assert [one.cue.of(text) for one in reading.attributions if one.cue] == ["said", "announced"]


def test_a_past_tense_after_a_perfect_goes_on_from_the_cue():
    text = (
        "The author conceded that the paper should have made that clear and promised a correction on Monday."
    )
    assert [cue for _, cue, _ in outermost(text)] == ["conceded", "promised"]


def test_a_sentence_that_is_not_quoted_is_not_what_was_said_in_another():
    text = (
        "The attack broke every rule of diplomacy, the minister said. "
        "Varland denies any part in it, and its envoy left on Monday."
    )
    contents = [content for _, cue, content in outermost(text) if cue == "said"]
    assert contents == ["The attack broke every rule of diplomacy"]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "Her brother had written in his last letter that he was warm enough, she added.",
            "she",
            "Her brother had written in his last letter that he was warm enough",
        ),
        (
            "One manager replied in a chat that nobody would ever read it, the complaint states.",
            "the complaint",
            "One manager replied in a chat that nobody would ever read it",
        ),
        (
            "Dahl confirmed he had been ill for a week, and that Lund had refused to let him see them.",
            "Dahl",
            "he had been ill for a week, and that Lund had refused to let him see them",
        ),
    ],
)
def test_half_of_what_is_told_is_made_whole(text, source, content):
    assert (source, content) in [(who, said) for who, _, said in outermost(text)]


def test_a_clause_of_time_without_a_comma_is_what_was_said():
    text = (
        "The commission says it has suspended the count in the port "
        "after a clerk reported that two boxes were open."
    )
    assert [cue for _, cue, _ in outermost(text)] == ["says"]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Ida Lund is assuring visitors that the bridge is safe.", "that the bridge is safe"),
        ("Ida Lund has told Dahl she needs the support of the board.", "she needs the support of the board"),
        ("Ida Lund told reporters who asked that the bridge was safe.", "that the bridge was safe"),
    ],
)
def test_whom_it_is_said_to_is_no_part_of_what_is_said(text, content):
    assert [said for _, _, said in outermost(text)] == [content]


def test_who_is_quoted_as_saying_says_so():
    text = "The Evening Post quoted a tax official as saying that the files had been copied twice."
    assert [(who, said) for who, _, said in outermost(text)] == [
        ("a tax official", "that the files had been copied twice")
    ]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        ("A guard was quoted by the Evening Post as saying: “It is over.”", "A guard", "“It is over.”"),
        ("“It is over,” a guard was quoted as saying by the Evening Post.", "a guard", "“It is over,”"),
        ("A guard was quoted as saying on the radio that it was over.", "A guard", "that it was over"),
    ],
)
def test_so_does_who_was_quoted_as_saying(text, source, content):
    assert [(who, said) for who, _, said in outermost(text)] == [(source, content)]


def test_what_the_writer_adds_in_the_present_is_not_what_was_said():
    text = (
        "The court ruled that the programmer may be sent to Varland, "
        "where prosecutors accuse him of breaking into a bank."
    )
    found = outermost(text)
    assert [source for source, _, _ in found] == ["The court", "prosecutors"]
    assert found[0][2] == "that the programmer may be sent to Varland"


def test_a_piece_that_begins_where_another_cue_goes_on_is_the_other_cues_alone() -> None:
    text = "He did not know when it would end, he said, but hoped it would be soon."
    doc = language.parse(text)
    before, after = Span(0, 33), Span(44, 70)
    said = Attribution("a1", (before, after), "indirect", source=Span(35, 37), cue=Span(38, 42))
    told = list(parted(doc, said))
    assert next(one.content for one in told) == (before,)
    assert all(span.start < span.end for one in told for span in one.content)
