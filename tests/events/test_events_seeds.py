"""The two seed pages: every event that the design names, with its status (`REPORTEDLY_CORPORA` has them)."""

from __future__ import annotations

from functools import cache

import pytest
from benchmarks.shared import CORPORA

import reportedly
from reportedly.model import Event, Reading

SEEDS = CORPORA / "seeds"


@cache
def seed(nth: int) -> Reading:
    return reportedly.read(sorted(SEEDS.glob("*.txt"))[nth])


def found(reading: Reading, kind: str, actor: str, recipient: str) -> Event:
    """The one event of a type between two sides."""
    fitting = [
        event
        for event in reading.events
        if event.type == kind
        and any(actor in one.name for one in event.actors)
        and any(recipient in one.name for one in event.recipients)
    ]
    assert len(fitting) == 1, fitting
    return fitting[0]


pytestmark = [
    pytest.mark.gold,
    pytest.mark.skipif(not SEEDS.is_dir(), reason="no seed pages here: REPORTEDLY_CORPORA names the folder"),
]


def test_the_accusation() -> None:
    assert found(seed(0), "ACCUSE", "the West", "North Korea").status == "happened"


def test_the_visit_that_is_expected() -> None:
    event = found(seed(0), "CONSULT", "Putin", "North Korea")
    assert (event.mode, event.status) == ("visit", "expected")


def test_the_visit_that_happened_in_september() -> None:
    event = found(seed(0), "CONSULT", "Kim", "Russian Far East")
    assert (event.mode, event.status) == ("visit", "happened")
    assert event.when is not None
    assert event.when.timex == "2023-09"


def test_the_delivery_that_one_alleges_and_another_denies() -> None:
    event = found(seed(0), "AID", "North Korea", "Russia")
    speakers = {one.id: one.speaker.name for one in seed(0).statements() if one.speaker}
    views = {view.status: [speakers.get(one) for one in view.according_to] for view in event.views}
    assert event.status == "alleged"
    assert views == {"alleged": ["the West"], "denied": ["North Korea"]}


def test_the_trip_of_the_other_page_is_one_event() -> None:
    event = found(seed(1), "CONSULT", "Kim", "Russia")
    assert (event.mode, event.status) == ("visit", "happened")
    assert len(event.mentions) >= 4


def test_the_suspicion_of_the_other_page() -> None:
    assert found(seed(1), "ACCUSE", "the West", "Russia").status == "happened"
