"""Claims, disputes and traces in a ledger of the example pages: what a person finds there, and no others."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from reportedly.errors import LedgerError, QuestionError
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
    assert ('such claims "the most absurd paradox"', "The United States and South Korea") in found


def test_an_office_that_calls_a_report_soup_denies_it(held: Ledger) -> None:
    found = {dispute.one_side: dispute.other_side for dispute in held.disputes()}
    assert found[("Anselm's office",)][0].startswith("report of the regional radio")


def test_no_other_dispute_is_found(held: Ledger) -> None:
    assert len(list(held.disputes())) == 8


def test_a_reprint_and_its_wire_make_one_claim_of_one_source(held: Ledger) -> None:
    claim = next(held.claims(actor="Kim", about="comrades-in-arms"))
    assert (claim.pages, claim.texts) == (3, 2)
    assert len(claim.sources) == 1
    assert any("KCNA" in chain for chain in claim.chains)
    assert any(wording.changes for wording in claim.wordings)


def test_an_unnamed_source_is_one_in_a_reprint_that_calls_it_otherwise(held: Ledger) -> None:
    [claim] = [
        one for one in held.claims(about="could visit North Korea as early as next week") if one.pages == 3
    ]
    yonhap, official = claim.sources
    assert (claim.texts, yonhap) == (2, "Yonhap")
    assert official.endswith("presidential office (Meridian)")


def test_pages_that_share_a_text_are_told_by_its_root(held: Ledger) -> None:
    claim = next(held.claims(actor="Kim", about="comrades-in-arms"))
    _, *shared = claim.wordings
    (family,) = {wording.family for wording in shared}
    assert family == next(held.families(shared[0].statement.page)).id
    assert claim.texts == 2


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


def test_a_trace_shows_which_of_its_pages_carry_one_text(held: Ledger) -> None:
    claim = next(held.claims(actor="Kim", about="comrades-in-arms"))
    found = held.trace(claim.id)
    assert found is not None
    _, *shared = found.claim.wordings
    (family,) = found.families
    assert {wording.statement.page for wording in shared} <= {page.page for page in family.pages}
    assert found.claim.texts == 2


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


@pytest.fixture
def told(tmp_path: Path):
    """Makes a ledger of short pages: each with its site, its day of May 2024, and its text."""

    def made(*pages: tuple[str, int, str]) -> Ledger:
        lines = [
            {
                "url": f"https://{site}.example.org/{day}",
                "published": f"2024-05-{day:02}",
                "site": site,
                "text": text,
            }
            for site, day, text in pages
        ]
        (tmp_path / "pages.jsonl").write_text("\n".join(map(json.dumps, lines)))
        ledger = Ledger(tmp_path / "told.ledger")
        ledger.add([tmp_path / "pages.jsonl"], workers=1)
        return ledger

    return made


Told = Callable[..., Ledger]
SIGNED = (
    "The Kremlin said no agreement was signed during the visit of Ana Lind to Moscow. However, an agreement was "
    "officially signed in Moscow on Sunday. It is of gas and grain."
)


def test_the_page_itself_stands_on_a_side(told: Told) -> None:
    with told(
        ("quay", 4, SIGNED),
        (
            "harbour",
            5,
            "The agreement on gas and grain was signed in Moscow on Sunday, after three days of talks "
            "with Ana Lind. Nobody spoke of it at the airport.",
        ),
    ) as ledger:
        found = list(ledger.disputes(actor="Kremlin"))
        assert [(one.kind, one.one.site, one.other.speaker) for one in found] == [
            ("polarity", "quay", "the Kremlin"),
            ("polarity", "harbour", "the Kremlin"),
        ]
        own = found[0].one
        assert own.own_voice
        assert own.content == "However, an agreement was officially signed in Moscow on Sunday."
        assert ledger.statement(own.id) == own
        assert ledger.dispute(found[0].id) == found[0]
        assert not list(ledger.disputes(site="bench"))
        assert list(ledger.disputes(site="harbour", about="gas")) == found[1:]
        assert list(ledger.disputes(since="2024-05-05")) == found[1:]


def test_two_reports_that_place_it_otherwise(told: Told) -> None:
    with told(
        (
            "quay",
            5,
            "The treaty on the Orlec dam was signed on Friday in Geneva. The dam has been empty for two years.",
        ),
        (
            "bench",
            6,
            "The treaty on the Orlec dam was signed on Friday in Vienna, after talks that lasted for "
            "months. The dam has been empty for two years.",
        ),
    ) as ledger:
        (found,) = ledger.disputes()
        assert (found.kind, found.reason) == ("place", "“Vienna” against “Geneva”")
        assert [claim.pages for claim in ledger.claims(limit=2)] == [2, 1]
        assert next(ledger.claims()).sources == ("quay", "bench")


def test_who_confirms_what_he_denied_changed_his_mind_and_disputes_nobody(told: Told) -> None:
    with told(
        (
            "quay",
            4,
            "Baltrade on Saturday denied that it had sold the ferry terminal in Orlec to Norland. The union "
            "had asked for an answer for weeks.",
        ),
        (
            "harbour",
            20,
            "Baltrade confirmed on Monday that it had sold the ferry terminal in Orlec to Norland. The "
            "price was not made public.",
        ),
        (
            "bench",
            21,
            "The mayor of Orlec, Tom Hale, denied that Baltrade had sold the ferry terminal in Orlec to "
            "Norland. He spoke after a meeting of the council.",
        ),
    ) as ledger:
        (turn,) = ledger.turns(kind="mind")
        assert [step.words for step in turn.steps] == ["denied … sold", "sold"]
        assert turn.speakers == ("Baltrade",)
        (dispute,) = ledger.disputes()
        assert dispute.kind == "confirmation"
        assert (dispute.one_side, dispute.other_side) == (("Tom Hale", "Baltrade"), ("Baltrade",))
        assert list(ledger.disputes(sources=2)) == [dispute]
        assert not list(ledger.disputes(sources=3))


def test_a_toll_is_a_series_and_no_dispute(told: Told) -> None:
    with told(
        (
            "quay",
            4,
            "At least 12 people were killed in the quake in Harl, the governor, Ana Lind, said. Roads to "
            "the north were blocked and schools stayed closed.",
        ),
        (
            "harbour",
            5,
            "The earthquake in Harl killed 34 people, the interior ministry said on Sunday. More rain "
            "was expected in the valley.",
        ),
        (
            "quay",
            7,
            "The quake in Harl killed 58 people, Ana Lind said on Tuesday. The government promised new homes "
            "before the winter.",
        ),
    ) as ledger:
        (turn,) = ledger.turns()
        assert [(step.value, step.statement.speaker) for step in turn.steps] == [
            (12.0, "Ana Lind"),
            (34.0, "interior ministry"),
            (58.0, "Ana Lind"),
        ]
        assert not list(ledger.disputes())
        assert list(ledger.turns(actor="interior ministry")) == [turn]
        assert not list(ledger.turns(kind="mind"))
        with pytest.raises(QuestionError, match="kind of turn"):
            ledger.turns(kind="quarrel")
        before = list(ledger.turns()), list(ledger.claims())
        ledger.recompute()
        assert (list(ledger.turns()), list(ledger.claims())) == before


def test_a_denial_of_what_another_claims_in_the_same_sentence(told: Told) -> None:
    with told(
        (
            "quay",
            4,
            "Norland on Saturday rejected the union's accusation that it had sold arms to the rebels in May. "
            "The talks in Orlec go on.",
        ),
    ) as ledger:
        (found,) = ledger.disputes()
        assert (found.one.speaker, found.other.source) == ("Norland", "the union's")


def test_a_clause_of_what_one_says_is_one_with_what_another_says(told: Told) -> None:
    part = (
        "The mayor of Carrow, Ana Lind, said that the old bridge at Carrow had fallen into the river on Monday "
        "night and that Norland had offered forty engineers to Carrow."
    )
    whole = "Norland had offered forty engineers to Carrow, a minister in Karsk said."
    with told(("quay", 4, part), ("harbour", 5, whole)) as ledger:
        [claim] = [one for one in ledger.claims() if one.pages == 2]
        first, second = (wording.statement for wording in claim.wordings)
        assert first.id.endswith("/a1~2")
        assert "forty engineers" in first.content
        assert "bridge" not in first.content
        assert first.speaker == "Ana Lind"
        assert not first.own_voice
        assert "forty engineers" in second.content
        assert claim.sources[0] == "Ana Lind"
        assert ledger.statement(first.id) == first
        assert claim.id in {one.id for one in ledger.claims(actor="Ana Lind", about="engineers")}
        before = list(ledger.claims())
        ledger.recompute()
        assert list(ledger.claims()) == before


def test_a_sentence_told_alike_is_one_claim_and_not_one_more_a_clause(told: Told) -> None:
    text = (
        "Norland shelled the harbour of Orlec on Monday and seized two trawlers of Orlec near the lighthouse."
    )
    with told(("quay", 4, text), ("harbour", 5, text + " Nobody was hurt.")) as ledger:
        [claim] = [one for one in ledger.claims() if one.pages == 2]
        assert claim.words == text
