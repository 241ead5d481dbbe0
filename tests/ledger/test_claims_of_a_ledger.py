"""Claims, disputes and traces in a ledger of the example pages: what a person finds there, and no others."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.errors import LedgerError
from reportedly.ledger import Ledger

PAGES = Path(__file__).parent.parent.parent / "examples" / "pages"


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory):
    with Ledger(tmp_path_factory.mktemp("claims") / "news.ledger") as ledger:
        ledger.add([PAGES], workers=1)
        yield ledger


def test_the_union_denies_what_the_operator_announces(held: Ledger) -> None:
    (found,) = held.disputes(actor="Eastern Quays Union", about="signed agreement")
    assert found.kind == "denial"
    assert found.one.speaker == "Eastern Quays Union"
    assert found.other.speaker == "Baltrade"
    assert len(found.claims) == 2


def test_a_denial_that_only_points_is_of_what_the_page_makes_clear(held: Ledger) -> None:
    found = {(one.one.content, one.other.source) for one in held.disputes(kind="denial")}
    assert ("this", "the union") in found
    assert ("it", "The United States and South Korea") in found


def test_no_other_dispute_is_found(held: Ledger) -> None:
    assert len(list(held.disputes())) == 5


def test_a_reprint_and_its_wire_make_one_claim_of_one_source(held: Ledger) -> None:
    claim = next(held.claims(actor="Kim", about="comrades-in-arms"))
    assert claim.pages == 2
    assert len(claim.sources) == 1
    assert any("KCNA" in chain for chain in claim.chains)
    assert any(wording.changes for wording in claim.wordings)


def test_pages_that_share_a_text_are_told_by_its_root(held: Ledger) -> None:
    claim = next(held.claims(actor="Kim", about="comrades-in-arms"))
    (family,) = {wording.family for wording in claim.wordings}
    assert family == next(held.families(claim.wordings[0].statement.page)).id
    assert claim.texts == 1


def test_what_came_in_other_words_is_one_claim(held: Ledger) -> None:
    claim = next(held.claims(actor="Peskov", about="agreements"))
    assert {wording.words for wording in claim.wordings} == {
        "There were no agreements, and there were no plans to sign any",
        "There were no agreements, and none were planned",
    }


def test_a_trace_begins_with_the_earliest_page_and_tells_the_disputes(held: Ledger) -> None:
    found = held.trace("the union and Baltrade signed an agreement")
    assert found is not None
    assert [dispute.kind for dispute in found.disputes] == ["denial"]
    assert held.trace(found.claim.id) is not None
    again = held.trace(found.claim.wordings[0].statement.id)
    assert again is not None
    assert again.claim == found.claim


def test_what_is_near_nothing_has_no_trace(held: Ledger) -> None:
    assert held.trace("zebras graze quietly") is None


def test_filters_narrow_and_wrong_ones_are_refused(held: Ledger) -> None:
    assert all(len(claim.sources) >= 2 for claim in held.claims(sources=2))
    assert len(list(held.claims(limit=3))) == 3
    assert not list(held.claims(since="2031"))
    with pytest.raises(LedgerError, match="kind of dispute"):
        held.disputes(kind="quarrel")
    with pytest.raises(LedgerError, match="no claim"):
        held.trace("c99999")


def test_computing_it_again_changes_nothing(held: Ledger) -> None:
    before = list(held.claims()), list(held.disputes())
    held.recompute()
    assert (list(held.claims()), list(held.disputes())) == before


def test_pages_added_one_by_one_come_to_the_same(held: Ledger, tmp_path: Path) -> None:
    with Ledger(tmp_path / "slow.ledger") as slow:
        for folder in ("moscow-pyongyang", "orlec-dam", "port-strike"):
            slow.add([PAGES / folder], workers=1)
            list(slow.disputes())
        assert [one.words for one in slow.claims()] == [one.words for one in held.claims()]
        assert list(slow.disputes()) == list(held.disputes())
