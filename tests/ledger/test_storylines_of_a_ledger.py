"""Storylines in a ledger of the example pages: their three matters, and what happened in each, in order."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.errors import NotHeldError
from reportedly.ledger import Ledger

PAGES = Path(__file__).parent.parent.parent / "examples" / "pages"


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory):
    with Ledger(tmp_path_factory.mktemp("storylines") / "news.ledger") as ledger:
        ledger.add([PAGES], workers=1)
        yield ledger


def folders(held: Ledger, storyline: str) -> set[str]:
    """The folders of examples that the pages of a storyline are from."""
    places = {entry.id: entry.found_at for entry in held.pages()}
    return {
        Path(places[page.page].split(PAGES.name, 1)[1]).parts[1] for page in held.storyline(storyline).told
    }


def test_the_three_matters_are_three_storylines(held: Ledger) -> None:
    found = list(held.storylines())
    assert len(found) == 3
    assert sum(one.pages for one in found) == len(list(held.pages()))
    assert [len(folders(held, one.id)) for one in found] == [1, 1, 1]
    assert set().union(*(folders(held, one.id) for one in found)) == {
        "moscow-pyongyang",
        "orlec-dam",
        "port-strike",
    }


def test_a_title_is_a_headline_of_one_of_its_pages(held: Ledger) -> None:
    for one in held.storylines():
        assert one.title in {page.headline for page in held.storyline(one.id).told}


def test_what_happened_stands_in_its_order_and_not_in_that_of_the_pages(held: Ledger) -> None:
    (one,) = held.storylines(actor="Putin", pages=5)
    entries = held.storyline(one.id).entries
    days = [entry.date for entry in entries if entry.date]
    assert days == sorted(days)
    visits = [entry for entry in entries if entry.type == "CONSULT" and "Vladimir Putin" in entry.who]
    assert [
        entry.date.isoformat() for entry in visits if entry.date and "visited North Korea" in entry.words
    ] == ["2024-06-19"]
    september = next(entry for entry in entries if "signed any agreement" in entry.words)
    assert september.date is not None
    assert september.date.isoformat() == "2023-09-15"


def test_what_several_pages_say_or_one_denies_is_a_claim_of_it(held: Ledger) -> None:
    (one,) = held.storylines(actor="Baltrade", pages=2)
    told = [entry for entry in held.storyline(one.id).entries if entry.kind == "claim"]
    assert any("signed an agreement" in entry.words and entry.statuses == ("disputed",) for entry in told)


def test_every_page_says_what_it_shared(held: Ledger) -> None:
    (one,) = held.storylines(about="Orlec dam")
    pages = held.storyline(one.id).told
    assert [page.reason for page in pages].count("the first that was added") == 1
    assert any("Halden Hydro" in page.reason for page in pages)
    days = [page.published for page in pages if page.published]
    assert days == sorted(days)


def test_a_page_leads_to_its_storyline(held: Ledger) -> None:
    one = next(iter(held.storylines()))
    assert {held.storyline_of(page.page) for page in held.storyline(one.id).told} == {one}
    with pytest.raises(NotHeldError):
        held.storyline_of("0")


def test_a_day_that_no_page_tells_is_that_of_the_page_and_has_no_bounds(held: Ledger) -> None:
    (one,) = held.storylines(actor="Putin", pages=5)
    entries = held.storyline(one.id).entries
    told = [(entry.date, entry.earliest.date()) for entry in entries if entry.earliest]
    assert 0 < len(told) < len([entry for entry in entries if entry.date])
    assert all(day == earliest for day, earliest in told)


def test_filters_narrow_and_what_is_not_there_is_refused(held: Ledger) -> None:
    assert [one.id for one in held.storylines(limit=1)] == [next(iter(held.storylines())).id]
    assert not list(held.storylines(pages=100))
    assert not list(held.storylines(sources=100))
    assert not list(held.storylines(since="2031"))
    assert len(list(held.storylines(site="The Ferry Gazette"))) == 1
    assert len(list(held.storylines(since="2025-10", until="2025-11"))) == 1
    with pytest.raises(NotHeldError):
        held.storyline("s0")


def test_computing_it_again_changes_nothing(held: Ledger) -> None:
    before = [held.storyline(one.id) for one in held.storylines()]
    held.recompute()
    assert [held.storyline(one.id) for one in held.storylines()] == before


def test_pages_added_one_by_one_come_to_the_same(held: Ledger, tmp_path: Path) -> None:
    with Ledger(tmp_path / "slow.ledger") as slow:
        for folder in ("moscow-pyongyang", "orlec-dam", "port-strike"):
            slow.add([PAGES / folder], workers=1)
            list(slow.storylines())
        assert list(slow.storylines()) == list(held.storylines())


RELAY, WIRE, OTHER = (
    PAGES / "moscow-pyongyang" / name
    for name in ("01-agency-relay.html", "02-wire-report.html", "06-independent-report.html")
)


@pytest.fixture(scope="module")
def tied(tmp_path_factory: pytest.TempPathFactory):
    """A ledger with two pages of one matter that share little, and then one that shares much with both."""
    with Ledger(tmp_path_factory.mktemp("tied") / "news.ledger") as ledger:
        ledger.add([RELAY, OTHER], workers=1)
        assert [one.pages for one in ledger.storylines()] == [1, 1]
        ledger.add([WIRE], workers=1)
        yield ledger


def test_a_page_that_ties_two_storylines_makes_them_one(tied: Ledger) -> None:
    (one,) = tied.storylines()
    assert (one.id, one.pages, one.merged) == ("s1", 3, ("s2",))
    assert {tied.storyline_of(entry.id) for entry in tied.pages()} == {one}
    dated = [entry.published for entry in tied.pages() if entry.published]
    assert (one.earliest, one.latest) == (min(dated), max(dated))


def test_the_id_that_it_had_leads_to_the_one_that_it_is_now(tied: Ledger) -> None:
    assert tied.storyline("s2") == tied.storyline("s1")
    assert not list(tied.storylines(after="s2"))


def test_the_first_page_of_the_one_that_is_gone_says_who_tied_it(tied: Ledger) -> None:
    wire = next(entry.id for entry in tied.pages() if entry.found_at.endswith(WIRE.name))
    reasons = [page.reason for page in tied.storyline("s1").told]
    assert reasons.count("the first that was added") == 1
    assert any(reason.startswith(f"page {wire[:12]} ties it to s1: ") for reason in reasons)


def test_tied_all_at_once_or_computed_again_they_are_the_same(tied: Ledger, tmp_path: Path) -> None:
    found = [tied.storyline(one.id) for one in tied.storylines()]
    tied.recompute()
    assert [tied.storyline(one.id) for one in tied.storylines()] == found
    with Ledger(tmp_path / "once.ledger") as once:
        once.add([RELAY, OTHER, WIRE], workers=1)
        assert [once.storyline(one.id) for one in once.storylines()] == found
