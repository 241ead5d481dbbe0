"""The tables of titles: every kind in them is one that an actor may be of."""

from __future__ import annotations

from typing import get_args

from reportedly.knowledge import table
from reportedly.model import ActorKind


def test_what_a_noun_makes_of_a_body_is_a_kind_of_actor() -> None:
    assert {row["kind"] for row in table("titles_bodies")} <= set(get_args(ActorKind))
