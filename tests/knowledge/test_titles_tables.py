"""The tables of titles: every kind in them is one that an actor may be of."""

from __future__ import annotations

from typing import get_args

from reportedly.actors.titles import bodies, documents, roles
from reportedly.knowledge import table
from reportedly.model import ActorKind


def test_what_a_noun_makes_of_a_body_is_a_kind_of_actor() -> None:
    assert {row["kind"] for row in table("titles_bodies")} <= set(get_args(ActorKind))


def test_what_an_ending_tells_is_a_person_or_a_kind_of_actor() -> None:
    assert {row["kind"] for row in table("nouns_endings")} <= set(get_args(ActorKind))


def test_a_noun_for_a_person_of_whom_no_more_is_known_is_in_no_other_table() -> None:
    nouns = {row["word"] for row in table("nouns_people")}
    assert not nouns & (roles().keys() | bodies().keys() | documents())
