"""Whom `they`, `both` and `some` take up, in the story and in somebody's words."""

from __future__ import annotations

import pytest

import reportedly

THEY = [
    ("Nurses at the clinic walked out.\n\nThey said that rosters had changed. The board was silent.", "Nurses at the clinic"),
    ("Marek Dorn and Elsa Quist bought the mill in 2011.\n\nThey say that the river is low.", "Marek Dorn & Elsa Quist"),
    ("The firm's founders, Ola Berg and Pia Strand, own half of it. They wrote that it was safe.", "Ola Berg & Pia Strand"),
    ("France and Germany signed the text. They said that others could join.", "France & Germany"),
    ("Prosecutors charged the mayor. His lawyers denied it. They said that it was a loan.", "lawyers"),
    ("Unions have taken the ministry to court. They argue that the plan is unlawful.", "Unions"),
    ("A passenger wrote about the smell. They said that the doors were shut.", "passenger"),
    ("Hundreds of farmers drove to the capital. Some said that they had slept in their cabs.", "Hundreds of farmers"),
    ("The council interviewed eleven tenants. Most said that the lift had never worked.", "eleven tenants"),
    ("Ann Berg, Piet Roos and Lena Grau met. The three leaders said that they would help.", "Ann Berg & Piet Roos & Lena Grau"),
    ("President Ana Borg rang the king, Olav Stern. The two agreed to meet in June.", "Ana Borg & Olav Stern"),
    ("The union and the employers met. A judge sat between them. Both sides said that it went well.", "union & employers"),
    ("The brothers, Peter and David Hale, said that they would appeal.", "Peter Hale & David Hale"),
]  # fmt: skip

IN_QUOTATION = [
    ("Orlec council has shut the pool.\n\n“They told us it was old,” said Ann Lee.", "Orlec council"),
    ("Tenants are angry with the council. “They told us to wait,” said Ann Lee, who lives there.", "council"),
    ("The union's leader, Mara Petrie, accused TransNord of greed. “They promised us a rise,” she said.", "TransNord"),
    ("Regulators are looking at the bank. “They asked for papers,” its chief, Per Aldo, said.", "Regulators"),
    ("“I rang the insurers,” said Colm Reddy. “They told me to wait.”", "insurers"),
    ("Hundreds of passengers slept at the airport after Norrwing cancelled its flights. “They told us to wait,” said Ann Lee.", "Norrwing"),
]  # fmt: skip


def speaker(text: str, words: str) -> str:
    """Who is meant by the first source that is one of the words."""
    told = reportedly.read_text(text).statements()
    one = next(one for one in told if one.source and one.source.of(text) in words.split("|"))
    return " & ".join(actor.name for actor in one.actors())


@pytest.mark.parametrize(("text", "name"), THEY)
def test_the_story_takes_up_those_it_told_of(text: str, name: str) -> None:
    words = "They|Some|Most|The three leaders|The two|Both sides|The brothers, Peter and David Hale,"
    assert speaker(text, words) == name


@pytest.mark.parametrize(("text", "name"), IN_QUOTATION)
def test_somebody_speaks_of_others_than_his_own(text: str, name: str) -> None:
    assert speaker(text, "They") == name


@pytest.mark.parametrize(
    "text",
    [
        "Farmers and their families waited. They said it was late.",
        "The clerks, their wives and their children left. They said it was late.",
    ],
)
def test_people_and_theirs_are_read_once(text: str) -> None:
    assert speaker(text, "They") in {"Farmers & families", "clerks & wives & children"}
