"""What a statement takes up: linked where the article makes it clear, and only there."""

from __future__ import annotations

import pytest

import reportedly


def answered(text: str) -> list[tuple[str, str]]:
    """For each statement that answers: the words of its cue, and those of the cue it answers."""
    statements = {one.id: one for one in reportedly.read_text(text).statements()}
    return [
        (one.cue.of(text), statements[other].cue.of(text))
        for one in statements.values()
        for other in one.answers
        if one.cue and statements[other].cue
    ]


@pytest.mark.parametrize(
    ("text", "link"),
    [
        (
            "The union accuses Nordal Ferries of hiding the report. The company denied the allegations.",
            ("denied", "accuses"),
        ),
        (
            "The West accuses Minsk of moving fuel to the front. "
            "On Friday Minsk called the accusations “absurd”.",
            ("called", "accuses"),
        ),
        (
            "Residents demanded that the council reopen the pool. The council refused to do so.",
            ("refused", "demanded"),
        ),
    ],
)
def test_a_denial_and_a_refusal_point_to_what_they_answer(text, link):
    assert link in answered(text)


def test_nobody_answers_himself():
    text = "Nordal Ferries said its boats were safe. Nordal Ferries denied that it had cut crews."
    assert answered(text) == []


def test_a_statement_of_another_matter_is_not_answered():
    text = (
        "The mayor promised a new tram.\n\nThe harbour froze.\n\nSnow fell for a week.\n\n"
        "Boats stayed in.\n\nThe painter Ann Lee denied that she had sold the portrait."
    )
    assert answered(text) == []
