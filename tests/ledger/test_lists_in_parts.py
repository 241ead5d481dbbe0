"""Every list of a ledger may be asked for in parts, and its rows one by one: nothing is left out or told twice."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest
from msgspec.structs import replace

from reportedly.errors import NotHeldError, QuestionError
from reportedly.ledger import Ledger

PAGES = Path(__file__).parent.parent.parent / "examples" / "pages"
STORY = (
    "Bridge at Tolvik stays closed\n\nThe bridge at Tolvik stays closed until the spring, the roads office said "
    "on Monday, after divers found cracks in two of its seven piers. Lorries have to take the ferry.\n\n"
    '"Nobody should count on it before April," the head of the office, Runa Dahl, told reporters. '
    "The town council had expected the repairs to last for six weeks and no longer than that.\n"
)
LISTS: dict[str, Callable[..., object]] = {
    "statements": Ledger.statements,
    "statements of the Kremlin": lambda held, **part: held.statements(speaker="Kremlin", **part),
    "events": Ledger.events,
    "actors": Ledger.actors,
    "persons": lambda held, **part: held.actors(kind="person", **part),
    "claims": Ledger.claims,
    "claims without wordings": lambda held, **part: held.claims(wordings=False, **part),
    "disputes": Ledger.disputes,
    "expectations": Ledger.expectations,
    "storylines": Ledger.storylines,
    "families": Ledger.families,
    "pages": Ledger.pages,
}


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory):
    folder = tmp_path_factory.mktemp("parts")
    (folder / "one.txt").write_text(STORY)
    (folder / "two.txt").write_text(STORY.replace("Monday", "Monday evening"))
    with Ledger(folder / "news.ledger") as ledger:
        ledger.add([PAGES, folder / "one.txt", folder / "two.txt"], workers=1)
        yield ledger


@pytest.mark.parametrize("name", LISTS)
def test_the_parts_of_a_list_are_the_list(held: Ledger, name: str) -> None:
    whole = list(LISTS[name](held))
    parts, last = [], None
    while part := list(LISTS[name](held, limit=2, after=last)):
        parts += part
        last = part[-1].id
    assert parts == whole
    assert len(whole) > 1


@pytest.mark.parametrize("name", LISTS)
def test_a_row_that_is_not_there_has_none_after_it(held: Ledger, name: str) -> None:
    for missing in ("nothing", "c0", "x/a1", "x/a1/y/a2"):
        with pytest.raises(NotHeldError):
            list(LISTS[name](held, after=missing))


def test_a_row_is_found_by_its_id(held: Ledger) -> None:
    for one in held.statements(limit=3):
        assert held.statement(one.id) == one
    for one in held.events(limit=3):
        assert held.event(one.id) == one
    for one in held.claims(limit=3):
        assert held.claim(one.id) == one
    for one in held.disputes(limit=3):
        assert held.dispute(one.id) == one


def test_a_claim_without_its_wordings_is_else_the_same(held: Ledger) -> None:
    for asked in ({}, {"actor": "Kremlin"}, {"sources": 2}, {"about": "missiles"}):
        whole = list(held.claims(**asked))
        brief = list(held.claims(**asked, wordings=False))
        assert brief == [replace(one, wordings=(), chains=()) for one in whole] != []


@pytest.mark.parametrize("ask", [Ledger.statement, Ledger.event, Ledger.claim, Ledger.dispute, Ledger.actor])
@pytest.mark.parametrize("missing", ["", "x", "x/a1", "c99999999999999999999", "x/a1/y/a2", "\0", "\udce9"])
def test_what_is_not_there_is_refused(held: Ledger, ask: Callable[..., object], missing: str) -> None:
    with pytest.raises(NotHeldError):
        ask(held, missing)


def test_a_question_without_sense_is_told_from_one_without_an_answer(held: Ledger) -> None:
    for ask in (
        lambda: held.statements(act="juggle"),
        lambda: held.statements(country="Atlantis"),
        lambda: held.events(since="soon"),
        lambda: held.disputes(kind="quarrel"),
        lambda: list(held.actors(kind="ghost")),
        lambda: held.claims(limit=-1),
    ):
        with pytest.raises(QuestionError):
            ask()
