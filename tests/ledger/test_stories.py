"""What one or two did and said, in full or counted."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from reportedly.errors import QuestionError
from reportedly.ledger import Ledger, stories

PAGES = Path(__file__).parent.parent.parent / "examples" / "pages" / "moscow-pyongyang"


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory):
    with Ledger(tmp_path_factory.mktemp("stories") / "news.ledger") as ledger:
        ledger.add([PAGES], workers=1)
        yield ledger


def test_what_two_did_and_said_of_each_other_is_given_in_full(held: Ledger):
    told = held.story("North Korea", "Russia")
    assert told.happenings == tuple(held.timeline("North Korea", "Russia"))
    of_each_other = [
        *held.statements(speaker="North Korea", about="Russia"),
        *held.statements(speaker="Russia", about="North Korea"),
    ]
    assert {one.id for one in told.statements} == {one.id for one in of_each_other}
    assert not told.tallies


def test_what_one_says_is_part_of_the_story(held: Ledger):
    told = held.story("@kim-jong-un")
    assert (told.actor, told.other) == ("Kim Jong Un", None)
    assert {one.id for one in told.statements} == {one.id for one in held.statements(speaker="@kim-jong-un")}


def test_a_status_leaves_events_alone(held: Ledger):
    told = held.story("North Korea", "Russia", status="denied")
    assert told.happenings and all("denied" in one.statuses for one in told.happenings)
    assert not told.statements
    with pytest.raises(QuestionError):
        held.story("North Korea", status="bogus")


def test_what_is_too_much_is_counted(held: Ledger, monkeypatch: pytest.MonkeyPatch):
    events = [
        *held.events(actor="North Korea", recipient="Russia"),
        *held.events(actor="Russia", recipient="North Korea"),
    ]
    told = [one for one in events if one.status not in {"hypothetical", "negated"}]
    said = [
        *held.statements(speaker="North Korea", about="Russia"),
        *held.statements(speaker="Russia", about="North Korea"),
    ]
    monkeypatch.setattr(stories, "IN_FULL", 0)
    counted = held.story("North Korea", "Russia")
    assert not counted.happenings and not counted.statements
    numbers: Counter[str] = Counter()
    for tally in counted.tallies:
        numbers[tally.form] += tally.number
    assert numbers["said"] == len(said)
    assert numbers.total() - numbers["said"] == len(told)
    months: Counter[str | None] = Counter()
    for tally in counted.tallies:
        if tally.form != "said" and tally.who == "Russia":
            months[tally.when] += tally.number
    of_russia = [one for one in held.events(actor="Russia", recipient="North Korea") if one in told]
    assert months == Counter(f"{one.date:%Y-%m}" if one.date else None for one in of_russia)


def test_a_month_is_counted_by_day(held: Ledger, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setattr(stories, "IN_FULL", 0)
    told = held.story("Kim", since="2024-06", until="2024-06")
    assert told.tallies
    assert all(one.when and one.when.startswith("2024-06-") for one in told.tallies)
