"""What was read wrongly and set right by hand: in every answer, in new ledgers too, and taken back whole."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import pytest

from reportedly.errors import LedgerError
from reportedly.ledger import GoldPage, GoldPair, Ledger
from reportedly.model import Statement

TEXTS = {
    "2024-06-12": "Mayor Ann Lee said on Monday that the Orlec dam would open in May. Jun Ito denied that the "
    "harbour of Orlec had been sold to Baltrade.",
    "2024-06-13": "Mayor Ann Lee said that the Orlec dam would open in May. The harbour union said that "
    "harvests in Norland were poor.",
    "2024-06-20": "The builders said that the Orlec dam would not open in May.",
}


@pytest.fixture
def pages(tmp_path: Path) -> Path:
    path = tmp_path / "pages.jsonl"
    rows = [
        {"title": f"Orlec {day}", "text": text, "published": day, "url": f"https://quay.example/{day}"}
        for day, text in TEXTS.items()
    ]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


@pytest.fixture
def ledger(pages: Path, tmp_path: Path):
    with Ledger(tmp_path / "news.ledger") as made:
        made.add([pages], workers=1)
        yield made


def one(ledger: Ledger, about: str) -> Statement:
    return next(ledger.statements(about=about))


def told(ledger: Ledger) -> list[object]:
    """All that a ledger answers, as it tells it."""
    claims = [(claim.words, claim.pages, claim.sources, len(claim.wordings)) for claim in ledger.claims()]
    disputes = [(each.kind, each.one.id, each.other.id) for each in ledger.disputes()]
    actors = {one.id: one for one in ledger.actors()}
    turns = [(turn.kind, turn.id, len(turn.steps)) for turn in ledger.turns()]
    expectations = [
        (one.words, one.state, one.speakers, str(one.due_earliest), len(one.announcements), len(one.outcomes))
        for one in ledger.expectations()
    ]
    told = (sorted(each) for each in (claims, disputes, turns, expectations))
    return [list(ledger.statements()), list(ledger.events()), actors, *told]


SET_RIGHT: dict[str, Callable[[Ledger], object]] = {
    "speaker": lambda ledger: ledger.correct(one(ledger, "poor").id, speaker="Ann Lee & Ole Berg"),
    "nobody": lambda ledger: ledger.correct(one(ledger, "sold").id, speaker="-", date="-"),
    "act": lambda ledger: ledger.correct(one(ledger, "sold").id, act="confirms", factuality="CT+"),
    "date": lambda ledger: ledger.correct(one(ledger, "poor").id, date="2024-06-11"),
    "published": lambda ledger: ledger.correct(one(ledger, "sold").page, published="2023-03-01"),
    "not same": lambda ledger: ledger.correct(
        "/".join(ids(ledger, "dam")[0]), not_same_claim="/".join(ids(ledger, "dam")[1])
    ),
    "same": lambda ledger: ledger.correct(one(ledger, "poor").id, same_claim=one(ledger, "sold").id),
}


def ids(ledger: Ledger, about: str) -> list[tuple[str, str]]:
    return [(each.page, each.id.split("/")[1]) for each in ledger.statements(about=f"{about} May")]


def test_another_speaker_is_in_every_answer_and_says_so(ledger: Ledger) -> None:
    wrong = one(ledger, "poor")
    (made,) = ledger.correct(wrong.id, speaker="Ann Lee")
    (right,) = ledger.statements(speaker="@ann-lee", about="poor")
    assert (right.id, right.speaker) == (wrong.id, "Ann Lee")
    assert [(each.kind, each.was, each.correction) for each in right.corrected] == [
        ("speaker", wrong.speaker, made.nth)
    ]
    assert ledger.actor("ann-lee").actor.statements == 3
    assert list(ledger.statements(speaker="union")) != []  # the page's words for who speaks are as they were
    assert next(ledger.claims(about="poor")).sources == ("Ann Lee",)
    assert made.now == "Ann Lee"
    page = ledger.reading(wrong.page, as_read=True)
    assert [each.speaker.name for each in page.statements() if each.speaker][1] != "Ann Lee"


def test_somebody_whom_the_page_does_not_name_is_the_one_of_the_ledger(ledger: Ledger) -> None:
    ledger.correct(one(ledger, "not open").id, speaker="Jun Ito")
    assert len(list(ledger.statements(speaker="@jun-ito"))) == 2
    assert ledger.actor("jun-ito").actor.pages == 2


def test_somebody_new_is_one_from_then_on(ledger: Ledger) -> None:
    ledger.correct(one(ledger, "poor").id, speaker="Ole Berg")
    assert ledger.actor("ole-berg").actor.statements == 1
    assert next(ledger.statements(speaker="@ole-berg")).speaker == "Ole Berg"


def test_another_act_is_asked_for_and_found(ledger: Ledger) -> None:
    ledger.correct(one(ledger, "sold").id, act="confirms", factuality="CT+")
    assert list(ledger.statements(act="deny")) == []
    (found,) = ledger.statements(act="confirm", factuality="CT+")
    assert [(each.kind, each.was) for each in found.corrected] == [("act", "deny"), ("factuality", "CT-")]


def test_a_page_of_another_date_is_read_again_with_it(ledger: Ledger) -> None:
    statement = next(ledger.statements(about="dam", until="2024-06-12"))
    assert statement.earliest == datetime(2024, 6, 10)
    ledger.correct(statement.page, published="2023-03-01")
    (first, *_) = ledger.statements()
    assert first.published == datetime(2023, 3, 1)
    assert first.earliest == datetime(2023, 2, 27)  # the Monday before
    assert [(each.kind, each.was) for each in first.corrected] == [("published", "2024-06-12")]
    assert [each.id for each in ledger.statements(until="2023")] == [first.id, one(ledger, "sold").id]
    assert ledger.actor("jun-ito").actor.last_seen == datetime(2023, 3, 1)


VISIT = {
    "2024-03-04": "President Ana Lind will visit Norway in May, her office said on Monday.",
    "2024-03-05": "Ana Lind is to travel to Norway in May, the government announced.",
    "2024-05-08": "President Ana Lind visited Norway on Tuesday.",
}


def test_an_expectation_is_due_by_the_date_that_its_page_is_given(tmp_path: Path) -> None:
    path = tmp_path / "visit.jsonl"
    rows = [
        {"title": "A visit", "text": text, "published": day, "url": f"https://quay.example/{day}"}
        for day, text in VISIT.items()
    ]
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    with Ledger(tmp_path / "visit.ledger") as ledger:
        ledger.add([path], workers=1)
        (found,) = ledger.expectations()
        assert (found.state, found.pages) == ("met", 3)
        (made,) = ledger.correct(next(ledger.statements()).page, published="2023-03-06")
        first, second = right = list(ledger.expectations())
        assert (first.id, first.state, first.due_earliest) == (found.id, "open", datetime(2023, 5, 1))
        assert (second.state, second.due_earliest) == ("met", datetime(2024, 5, 1))
        assert list(ledger.expectations(actor="Lind", about="office")) == [first]
        ledger.recompute()
        assert list(ledger.expectations()) == right
        ledger.undo_correction(made.nth)
        (again,) = ledger.expectations()
        for tells in ("words", "state", "reason", "due_earliest", "decided_by", "pages", "speakers"):
            assert getattr(again, tells) == getattr(found, tells)


def test_statements_told_not_to_be_one_claim_are_two_and_told_to_be_are_one(ledger: Ledger) -> None:
    first, second = ("/".join(each) for each in ids(ledger, "dam")[:2])
    (claim,) = ledger.claims(about="dam", actor="Ann Lee")
    assert {wording.statement.id for wording in claim.wordings} == {first, second}
    ledger.correct(second, not_same_claim=first)
    assert len(list(ledger.claims(about="dam", actor="Ann Lee"))) == 2
    (same,) = ledger.correct(first, same_claim=second)
    assert [each.kind for each in ledger.corrections()] == ["same-claim"]
    (claim,) = ledger.claims(about="dam", actor="Ann Lee")
    assert "told by hand to be the same" in {wording.reason for wording in claim.wordings}
    assert same.other == second if same.of == first else same.other == first


@pytest.mark.parametrize("kind", sorted(SET_RIGHT))
def test_it_holds_when_claims_are_derived_again_and_in_a_new_ledger(
    ledger: Ledger, tmp_path: Path, kind: str
) -> None:
    before = told(ledger)
    SET_RIGHT[kind](ledger)
    right = told(ledger)
    assert right != before
    ledger.recompute()
    assert told(ledger) == right
    with Ledger(tmp_path / "again.ledger") as again:
        again.add([ledger.path], workers=1)
        assert told(again) == right
        assert [each.done for each in again.corrections()] == [True] * len(list(ledger.corrections()))


@pytest.mark.parametrize("kind", sorted(SET_RIGHT))
def test_it_is_done_in_a_ledger_that_has_the_pages_already(
    ledger: Ledger, pages: Path, tmp_path: Path, kind: str
) -> None:
    with Ledger(tmp_path / "other.ledger") as other:
        other.add([pages], workers=1)
        told(other)
        SET_RIGHT[kind](ledger)
        other.add([ledger.path], workers=1)
        assert told(other) == told(ledger)
        other.add([ledger.path], workers=1)
        assert len(list(other.corrections())) == len(list(ledger.corrections()))


@pytest.mark.parametrize("kind", sorted(SET_RIGHT))
def test_it_is_taken_back_whole(ledger: Ledger, kind: str) -> None:
    before = told(ledger)
    SET_RIGHT[kind](ledger)
    told(ledger)
    for each in list(ledger.corrections()):
        ledger.undo_correction(each.nth)
    assert told(ledger) == before
    assert list(ledger.corrections()) == []


def test_a_second_correction_takes_the_place_of_the_first_and_keeps_what_was_read(ledger: Ledger) -> None:
    statement = one(ledger, "sold").id
    ledger.correct(statement, act="confirm")
    ledger.correct(statement, act="admit")
    page = statement.split("/")[0]
    ledger.correct(page, published="2023-03-01")
    ledger.correct(page, published="2023-03")
    found = {(held.kind, held.was, held.now) for held in ledger.corrections()}
    assert found == {("act", "deny", "admit"), ("published", "2024-06-12", "2023-03")}


def test_what_is_not_there_is_one_line_and_changes_nothing(ledger: Ledger) -> None:
    statement = one(ledger, "sold").id
    for asked, given, because in (
        ("0123/a1", {"act": "deny"}, "no page '0123'"),
        (f"{statement}9", {"act": "deny"}, "no statement"),
        (statement, {"act": "sing"}, "is not an act"),
        (statement, {"date": "soon"}, "is not a date"),
        (statement, {"published": "-"}, "is given as a date"),
        (statement, {"speaker": "@nobody-there"}, "has no actor"),
        (statement, {"speaker": " & "}, "nobody is named"),
        (statement, {"same_claim": statement}, "given twice"),
        (statement, {}, "nothing is given"),
        (statement.split("/")[0], {"act": "deny"}, "no statement"),
    ):
        with pytest.raises(LedgerError, match=because):
            ledger.correct(asked, **given)
    assert list(ledger.corrections()) == []
    with pytest.raises(LedgerError, match="no correction 1"):
        ledger.undo_correction(1)


def test_gold_is_texts_with_spans_and_pairs(ledger: Ledger) -> None:
    statement = one(ledger, "sold")
    ledger.correct(statement.id, act="confirm")
    ledger.correct(statement.id, not_same_claim=one(ledger, "poor").id)
    page, pair = ledger.gold()
    assert isinstance(page, GoldPage)
    assert isinstance(pair, GoldPair)
    (gold,) = page.statements
    assert " … ".join(span.of(page.text) for span in gold.content) == statement.content
    assert (gold.act, gold.corrected[0].was) == ("confirm", "deny")
    assert not pair.same


def test_merged_and_split_actors_stay_so(ledger: Ledger) -> None:
    statement = one(ledger, "sold")
    other = ledger.split_actor("jun-ito", [statement.page])
    ledger.merge_actors("ann-lee", other)
    ledger.correct(statement.id, act="confirm")
    assert next(ledger.statements(speaker="@ann-lee", about="sold")).id == statement.id
    assert [each.kind for each in ledger.corrections()] == ["split", "merge", "act"]
