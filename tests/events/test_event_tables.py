"""The tables of events name only types, modes, classes and sectors that there are."""

from __future__ import annotations

import pytest

from reportedly.events.frames import Frame, Need, frames, need
from reportedly.events.matching import CONTEXTS, KINDS
from reportedly.knowledge import table

CLASSES = {row["kind"] for row in table("event_words")}
CARRIERS = {"LIGHT", "GIVE", "HOLD", "HAZARD"}


def all_frames() -> list[Frame]:
    return [frame for rows in frames().values() for frame in rows]


def all_needs(one: Need) -> list[Need]:
    return [one, *(all_needs(one.other) if one.other else [])]


def test_types_and_modes_are_described() -> None:
    types = {row["type"] for row in table("event_types")}
    modes = {(row["type"], row["mode"]) for row in table("event_modes")}
    assert {frame.type for frame in all_frames()} <= types
    assert {(frame.type, frame.mode) for frame in all_frames() if frame.mode} <= modes
    assert {row["type"] for row in table("event_modes")} <= types
    assert {(row["type"], row["mode"]) for row in table("event_aims")} <= modes


def test_plovers_sixteen_types_have_frames() -> None:
    plover = {row["type"] for row in table("event_types") if row["ontology"] == "plover"}
    assert len(plover) == 16
    assert plover <= {frame.type for frame in all_frames()}


def test_classes_that_needs_ask_for_exist() -> None:
    asked = {
        kind
        for frame in all_frames()
        for told in frame.needs
        for one in all_needs(told)
        for kind in one.classes
        if kind.isupper()
    }
    assert asked <= CLASSES | KINDS.keys() | CARRIERS


def test_sectors_are_described() -> None:
    assert {row["sector"] for row in table("event_agents")} <= {
        row["sector"] for row in table("event_sectors")
    } | {""}


@pytest.mark.parametrize(
    "name", ["event_frames", "event_words", "event_agents", "event_contexts", "event_governors"]
)
def test_no_cell_names_a_word_twice(name: str) -> None:
    for row in table(name):
        words = row["words"].split(",")
        assert all(words)
        assert len(words) == len(set(words)), row


def test_what_will_do_as_well_is_read() -> None:
    told = need("of,subj/GOV:LIGHT")
    assert told.slots == ("of", "subj")
    assert told.other == Need(("GOV",), ("LIGHT",))


def test_context_needs_are_known() -> None:
    assert {"NPL", "LABOURCTX", "GOV"} == set(CONTEXTS)
