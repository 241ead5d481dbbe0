"""Who is taken up by another word: a role of before, a pair, a body by its trade, a surname of two."""

from __future__ import annotations

import pytest

import reportedly

TAKEN_UP = [
    (
        "Finance chief Mei Tanaka said that the dividend was safe. The former banker said that she saw no need.",
        "Mei Tanaka",
    ),
    (
        "Paul Mbeki and Sara Holt argue that data are needed. The two also said that maps were old.",
        "Paul Mbeki & Sara Holt",
    ),
    ("Lyle & Co said that it was devastated. “He was gifted,” the bank said.", "Lyle & Co"),
    (
        "A receptionist told the paper that she had heard shouting. “I was scared,” she said.",
        "receptionist",
    ),
    (
        "The health department said that the outbreak had begun. The agency said that six were ill.",
        "health department",
    ),
    ("Clinics are full. The WHO said that cases were rising.", "World Health Organization"),
    (
        "Leader quits over tram\n\nThe leader of Harrow council said that he would go.\n\n"
        "Margit Ost said that she was sorry. Labour's leader, Dev Ram, said that it was late. "
        "The council's finance chief said that nothing was lost.",
        "finance chief",
    ),
    (
        "Anton Weil, conductor, dies at 92\n\nThe conductor Anton Weil has died, said his son Paul Weil.\n\n"
        "Weil said of his critics that he liked brass bands.",
        "Anton Weil",
    ),
]


@pytest.mark.parametrize(("text", "last"), TAKEN_UP)
def test_the_last_to_speak_is_taken_up(text: str, last: str) -> None:
    said = list(reportedly.read_text(text).statements())[-1]
    names = " & ".join(one.name for one in (said.speakers or ((said.speaker,) if said.speaker else ())))
    assert last in names
