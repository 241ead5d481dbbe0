"""Whose voice a pronoun inside another's words is."""

from __future__ import annotations

import pytest

import reportedly


def nested_cues(text: str) -> list[str]:
    return [one.cue.of(text) for one in reportedly.read_text(text).statements() if one.within and one.cue]


@pytest.mark.parametrize(
    ("text", "cue"),
    [
        (
            "Vera Toll sang until she was eighty. Her friend, the conductor Hal Brenner, said that she had "
            "admitted that she dreamed of the sea.",
            "had admitted",
        ),
        ("“He promised me that the road was safe,” the driver told the court.", "promised"),
        ("Two officials said he wanted to leave the post by June.", "wanted"),
        ("He advised me to leave it until the spring, Mr Pask added.", "advised"),
        ("Erik Holm was held. He has told the police that the door was open, his lawyer said.", "has told"),
        ("The general said US officials had warned him of the raid.", "had warned"),
        ("“People keep telling me that the road is safe,” the driver told the court.", "keep telling"),
    ],
)
def test_another_speaks(text, cue):
    assert cue in nested_cues(text)


@pytest.mark.parametrize(
    "text",
    [
        "Hal Brenner said that he hoped that the road was safe.",
        "The finance minister, Ole Trask, said he had promised that taxes would fall.",
        "The mayor said she believed that the talks would go on.",
        "Hall's wife, Carol, said she believed that he would be freed.",
        "“I think that the road is safe,” the driver told the court.",
    ],
)
def test_the_same_speaks(text):
    assert nested_cues(text) == []
