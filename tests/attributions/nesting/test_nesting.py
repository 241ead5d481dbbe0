"""Attributions inside others: found by another voice, to any depth, and put where they stand."""

from __future__ import annotations

import pytest

import reportedly
from reportedly.attributions.nesting import arranged
from reportedly.model import Attribution, Reading


def read(text: str) -> Reading:
    return reportedly.read_text(text)


def inner(text: str) -> list[tuple[str, str]]:
    """Source and content of what stands inside others."""
    return [
        (one.source.of(text) if one.source else "", " … ".join(span.of(text) for span in one.content))
        for one in read(text).statements()
        if one.within
    ]


@pytest.mark.parametrize(
    ("text", "source", "content"),
    [
        (
            "The mayor said that the bank had promised her father never to sell the hall.",
            "the bank",
            "never to sell the hall",
        ),
        ("The union said its members had been promised a vote by the end of May.", "", "a vote"),
        ("He said he had written to the council twice and the mayor had refused.", "the mayor", ""),
        ("She said the council had asked for papers but the owner had not responded.", "the owner", ""),
        (
            "He insists that they were late, and that Miss Bell asked the class why two of them were wet.",
            "Miss Bell",
            "why two of them were wet",
        ),
        (
            "The minister said on Monday that the bank had warned her that the fund was empty.",
            "the bank",
            "that the fund was empty",
        ),
        (
            "“They told us there was no money,” Berg said. “We waited in the yard.”",
            "They",
            "there was no money",
        ),
        (
            "The owner rejected on Friday the union's claim that two boats had been sold.",
            "the union's",
            "that two boats had been sold",
        ),
        (
            "The owner regretted on Friday the union's refusal to sign the contract.",
            "the union's",
            "to sign the contract",
        ),
        (
            "He added that the president had ordered the envoys to leave and that the talks were over.",
            "the president",
            "the envoys to leave",
        ),
        (
            "Two officials said he wanted to leave the post by June.",
            "he",
            "to leave the post by June",
        ),
        (
            "“My husband asked why and one of them told him that the well was poisoned,” Hadja Benu said.",
            "one of them",
            "that the well was poisoned",
        ),
        (
            "The minister denied a report by the station that troops had left the pass.",
            "the station",
            "that troops had left the pass",
        ),
        (
            "“‘Ask him to wait,’ she told me. I was not asked again,” the driver said on Monday.",
            "she",
            "‘Ask him to wait,’",
        ),
    ],
)
def test_another_voice_is_found_inside(text, source, content):
    assert (source, content) in inner(text)


@pytest.mark.parametrize(
    "text",
    [
        "“I think the bridge is safe,” the engineer said on Monday.",
        "The engineer said he believed that the bridge was safe.",
        "The mayor said the bridge was safe and the road dry.",
        "The ministry welcomed on Monday the decision that ended the strike.",
        "Erik Dahl left on Monday. He had asked for the papers in writing, he said.",
    ],
)
def test_ones_own_voice_is_not_another(text):
    assert inner(text) == []


def test_they_stand_in_each_other_to_any_depth():
    text = (
        "The agency reported on Friday that the minister had said that the bank had warned her "
        "that the fund was empty."
    )
    reading = read(text)
    depths = {one.id: one.id.count(".") for one in reading.statements()}
    assert max(depths.values()) == 2
    for one in reading.statements():
        for each in one.nested:
            assert each.within == one.id
            assert each.id.startswith(f"{one.id}.")


def test_the_outermost_stand_alone_in_the_reading():
    text = "The minister said on Monday that the bank had warned her that the fund was empty."
    assert all(one.within is None for one in read(text).attributions)


def test_nothing_is_lost_in_arranging():
    flat = [
        Attribution("a1", (), "direct"),
        Attribution("a1.1", (), "direct", within="a1"),
        Attribution("a1.1.1", (), "direct", within="a1.1"),
        Attribution("a2", (), "direct"),
    ]
    assert [one.id for outer in arranged(flat) for one in outer.all()] == ["a1", "a1.1", "a1.1.1", "a2"]
