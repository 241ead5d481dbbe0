"""Interviews and transcripts: each answer is a statement of whoever answers."""

from __future__ import annotations

import re

import reportedly
from reportedly.attributions.interviews import turns
from reportedly.model import Span

LABELLED = (
    "Keeper Ann Lee on thirty years of light\n\n"
    "Ann Lee, 61, keeps the light on Gull Rock.\n\n"
    "Q: Do you swim?\n\nAnn Lee: Never. My father told me that the sea was no friend.\n\n"
    "Q: Why do you stay?\n\nLee: I like the noise.\n\n"
    "Q: Who comes next?\n\nLee: Nobody has asked me."
)
PLAIN = (
    "Keeper Ann Lee has kept the light on Gull Rock for thirty years.\n\n"
    "Do you swim?\n\nI never learned to.\n\n"
    "Why do you stay?\n\nI like the noise of it.\n\n"
    "What will you miss?\n\nMy kettle and the seals."
)
EXPLAINER = (
    "The levy, explained\n\nWhat is the levy?\n\nIt is a tax on boats.\n\n"
    "Who pays it?\n\nEverybody with a boat.\n\nWhen does it begin?\n\nIn May."
)


def answers(text: str) -> list[str]:
    reading = reportedly.read_text(text)
    return [one.content[0].of(text) for one in reading.attributions if one.manner == "direct"]


def test_labelled_answers_are_statements():
    assert answers(LABELLED) == [
        "Never. My father told me that the sea was no friend.",
        "I like the noise.",
        "Nobody has asked me.",
    ]


def test_the_one_who_answers_speaks():
    reading = reportedly.read_text(LABELLED)
    speakers = {one.speaker.name for one in reading.attributions if one.speaker and one.manner == "direct"}
    assert speakers == {"Ann Lee"}


def test_what_is_said_in_an_answer_is_nested_in_it():
    inner = [one for one in reportedly.read_text(LABELLED).statements() if one.within]
    assert [one.source.of(LABELLED) for one in inner if one.source] == ["My father"]


def test_plain_questions_and_answers_are_an_interview():
    assert answers(PLAIN) == ["I never learned to.", "I like the noise of it.", "My kettle and the seals."]


def test_what_the_page_asks_is_nobodys():
    asked = PLAIN.replace("Why do you stay?", "Did anybody warn the harbour?")
    cues = [one.cue.of(asked) for one in reportedly.read_text(asked).attributions if one.cue]
    assert "warn" not in cues


def test_headings_that_ask_are_none():
    assert answers(EXPLAINER) == []


BROADCAST = """Growers say a letter left them with no pickers

ANN LEE, HOST: It is apple season in Orlec. Bo Ray reports.

BO RAY, BYLINE: Dora Hale keeps the letter on the fridge.

DORA HALE: It came on Monday. I cried in the truck.

RAY: The agency told us that it accuses no one. It says that growers should wait.

DORA HALE: My foreman told me that the crew had left.

LEE: Will they come back?

RAY: Not this year. The minister told me that nobody would be asked.
"""


def test_a_broadcast_that_tells_its_own_story_is_nobodys_turn():
    lines = [Span(*line.span()) for line in re.finditer(r"[^\n]+", BROADCAST)]
    labels = [turn.label.of(BROADCAST) for turn in turns(BROADCAST, lines) if turn.label]
    assert labels == ["DORA HALE", "DORA HALE", "RAY"]
