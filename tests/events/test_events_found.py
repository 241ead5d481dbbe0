"""Events: who did what to whom, and whether it happened, by the ways in which a sentence can say so."""

from __future__ import annotations

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly.model import Event
from reportedly.reading import read_text

DAY = date(2024, 6, 13)


def events(text: str) -> list[Event]:
    return list(read_text(text, DAY).events)


def told(text: str, kind: str) -> tuple[str, str, str]:
    """Actors, recipients and status of the one event of a type."""
    [event] = [one for one in events(text) if one.type == kind]
    return _names(event.actors), _names(event.recipients), event.status


def _names(actors: tuple[object, ...]) -> str:
    return " & ".join(str(getattr(actor, "name", "")) for actor in actors)


@pytest.mark.parametrize(
    ("text", "kind", "wanted"),
    [
        pytest.param("Norway aided Chad with tents.", "", (), id="no frame"),
        pytest.param("Rebels attacked the army.", "ASSAULT", ("Rebels", "army", "happened"), id="active"),
        pytest.param(
            "A treaty was signed by France and Germany.",
            "AGREE",
            ("France", "Germany", "happened"),
            id="passive",
        ),
        pytest.param(
            "The visit by Putin to North Korea was long.",
            "CONSULT",
            ("Putin", "North Korea", "happened"),
            id="nominal",
        ),
        pytest.param(
            "Talks between Norway and Sweden were held in Oslo.",
            "CONSULT",
            ("Norway", "Sweden", "happened"),
            id="between",
        ),
        pytest.param(
            "France paid a visit to Chad.", "CONSULT", ("France", "Chad", "happened"), id="light verb"
        ),
        pytest.param("Nurses went on strike.", "PROTEST", ("Nurses", "", "happened"), id="on strike"),
        pytest.param(
            "Japan agreed to meet China.", "CONSULT", ("Japan", "China", "planned"), id="agreed to meet"
        ),
        pytest.param(
            "Japan plans to visit China.", "CONSULT", ("Japan", "China", "planned"), id="plans to visit"
        ),
        pytest.param(
            "Mali accused France of arming rebels.", "AID", ("France", "rebels", "alleged"), id="accused of"
        ),
        pytest.param(
            "Iran denied having sold drones to Russia.", "sell", ("Iran", "Russia", "denied"), id="denied"
        ),
        pytest.param(
            "The West accused Chad of shipping artillery shells to Mali.",
            "AID",
            ("Chad", "Mali", "alleged"),
            id="accused of, misread",
        ),
        pytest.param(
            "The general, who had attacked the rebels, left.",
            "ASSAULT",
            ("general", "rebels", "happened"),
            id="relative",
        ),
        pytest.param(
            "Norway may expel two envoys.", "SANCTION", ("Norway", "two envoys", "possible"), id="modal"
        ),
        pytest.param(
            "Norway would attack Chad if it refused.",
            "ASSAULT",
            ("Norway", "Chad", "hypothetical"),
            id="conditional",
        ),
        pytest.param("Norway did not attack Chad.", "ASSAULT", ("Norway", "Chad", "negated"), id="negated"),
        pytest.param(
            "Turkish forces are shelling rebels.",
            "ASSAULT",
            ("Turkish forces", "rebels", "ongoing"),
            id="ongoing",
        ),
    ],
)
def test_one_event(text: str, kind: str, wanted: tuple[str, str, str]) -> None:
    if kind:
        assert told(text, kind) == wanted
    else:
        assert not events(text)


def test_sectors_and_countries_are_those_of_the_words() -> None:
    [event] = events("Russian forces shelled the rebels.")
    [actor, recipient] = event.participants
    assert (actor.actor.country, actor.sector, recipient.sector) == ("RU", "MIL", "REB")


def test_what_is_retold_is_one_event() -> None:
    [event] = [
        one for one in events("Kim visited China in May. The trip lasted two days.") if one.type == "CONSULT"
    ]
    assert len(event.mentions) == 2


def test_one_event_may_be_alleged_by_one_and_denied_by_another() -> None:
    [event] = [
        one
        for one in events("Mali accused Chad of arming rebels. Chad denied arming the rebels.")
        if one.type == "AID"
    ]
    assert [view.status for view in event.views] == ["alleged", "denied"]
    assert event.status == "alleged"


def test_when_is_the_time_of_the_clause() -> None:
    [event] = events("Norway and Chad signed a treaty on 3 May 2024.")
    assert event.when is not None
    assert event.when.earliest == datetime(2024, 5, 3)


@pytest.mark.parametrize(
    ("text", "timex"),
    [
        ("Oban met Ruiz for the first time since 2000.", None),
        ("Rebels killed thirty people, in the deadliest attack on the village since 2014.", None),
        ("The minister visited Oslo before 2010.", None),
        ("Rebels have shelled the town since May 2015.", "2015-05"),
    ],
)
def test_a_time_that_only_bounds_an_event_does_not_date_it(text: str, timex: str | None) -> None:
    event = events(text)[0]
    assert (event.when and event.when.timex) == timex


def test_place_instruments_and_amounts() -> None:
    [event] = events("Rebels killed six soldiers with grenades in Bamako.")
    text = "Rebels killed six soldiers with grenades in Bamako."
    assert event.place is not None
    assert event.place.name == "Bamako"
    assert [span.of(text) for span in event.instruments] == ["grenades"]
    assert [span.of(text) for span in event.amounts] == ["six soldiers"]


@pytest.mark.parametrize(
    "text",
    [
        "Shares were hit by the weak forecast.",
        "The novel meets a need that few writers have seen.",
        "She suffered a heart attack.",
        "The report supports the view that prices will fall.",
    ],
)
def test_figures_of_speech_are_no_events(text: str) -> None:
    assert not events(text)


WORDS = (
    "Norway Chad the a rebels attacked visited was signed by deal to will not with talks between and , . who"
)


@settings(max_examples=25, deadline=None)
@given(st.lists(st.sampled_from(WORDS.split()), min_size=1, max_size=25))
def test_every_span_of_an_event_slices_the_text(words: list[str]) -> None:
    text = " ".join(words)
    for event in events(text):
        spans = [
            *event.mentions,
            *event.instruments,
            *event.amounts,
            *(one.span for one in event.participants),
        ]
        assert event.trigger == event.mentions[0]
        assert all(0 <= span.start < span.end <= len(text) for span in spans)
        assert {view.status for view in event.views} >= {event.status}
