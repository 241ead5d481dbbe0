"""Who speaks in news of other hands: parties and states, nicknames, lists, datelines, who is ahead in a sentence."""

from __future__ import annotations

import pytest

import reportedly

SAID_LAST = [
    (
        "Dam\n\nAccording to a harbour official, Anton Lund agreed to wait. “We will see,” the official said.",
        "harbour official",
    ),
    (
        "Harry Orme (D-Nev.) blasted Rusk. “It is a shame,” the Senate minority leader said.",
        "Harry Orme",
    ),
    ("Sen. Dale Whit (R-Ohio) rose. The Ohio Republican said that it was late.", "Dale Whit"),
    (
        "Ellen Marsh and Donald Varn met. Varn took most of the time.\n\nAt the same time, the Orlec billionaire "
        "said that he would pay.",
        "Donald Varn",
    ),
    (
        "Ann Marsh, Paul Rusk, Ohio Gov. John Karst and Sen. Rand Pole all said that they would go on.",
        "Ann Marsh & Paul Rusk & John Karst & Rand Pole",
    ),
    ("Juana Broad Sunday said that she was late.", "Juana Broad"),
    ("Fewer than 15 percent of farmers said that they agreed.", "Fewer than 15 percent of farmers"),
    ("It was agreed that the chiefs should meet.", "-"),
    ("Wells\n\nHank “Shorty” Dalby is 74. Shorty said that he had looked at flats.", "Hank “Shorty” Dalby"),
    ("Bernadette Quill left at six. Later Bernie said that she was tired.", "Bernadette Quill"),
    (
        "Three former clerks said that it was so. Another said that a meeting had been held.",
        "another former clerk",
    ),
    ("One, a technician who left in 2021, said that it was easy.", "technician who left in 2021"),
    ("EU judges upheld the fine. The Commission said that it was glad.", "European Commission"),
    ("Lodge 41 of the police union said that it was fine.", "Lodge 41"),
    ("Det Con Sian Morris, of Lancaster Police, said that thieves were about.", "Sian Morris"),
    (
        "The magistrate said that Peter and David Kipron knew nothing. David Kipron left. "
        "His brother said that he was glad.",
        "Peter Kipron",
    ),
    ("Okafor’s staff left. Denise Okafor wept. Later Okafor said that she was sorry.", "Denise Okafor"),
    (
        "Angela Lund said that it was late. Bashar Jafar said that it was not. "
        "The two main factions in the north said that they agreed.",
        "two main factions in the north",
    ),
    ("I asked the mayor why. “Because,” he told me.", "mayor"),
    (
        "The Orlec court said no. The supreme court said that it was late.",
        "supreme court",
    ),
    (
        "Shares in Castel Freight rose after the haulier said that it had refused.",
        "Castel Freight",
    ),
    (
        "The minister, Carla Whyte, said that it was so. The shadow minister said that it was not.",
        "shadow minister",
    ),
]


@pytest.mark.parametrize(("text", "speaker"), SAID_LAST)
def test_who_says_the_last_thing(text: str, speaker: str) -> None:
    last = [*reportedly.read_text(text).statements()][-1]
    assert (" & ".join(actor.name for actor in last.actors()) or "-") == speaker


def test_whose_a_noun_is_that_stands_for_what_was_said() -> None:
    """`Her decision` is hers, and the claim of an adjective is its country's."""
    text = (
        "Rosa Kim was firm. Her decision to go was right. The Turkish claim that the dam was safe was absurd."
    )
    found = [one.speaker.name for one in reportedly.read_text(text).attributions if one.speaker]
    assert found == ["Rosa Kim", "Turkey"]


def test_nobody_who_was_there_is_nobody() -> None:
    text = "Nobody who was in the room agrees about what was said.\n\nThe judge, Otto Renn, remembers it differently: he says it rained."
    first = reportedly.read_text(text).attributions[0]
    assert first.source is not None and first.source.of(text).startswith("Nobody")
    assert first.speaker is None
