"""Expectations in a ledger of the example pages: what was to come there, and what became of it."""

from __future__ import annotations

from pathlib import Path

import pytest

from reportedly.errors import NotHeldError, QuestionError
from reportedly.ledger import Ledger

PAGES = Path(__file__).parent.parent.parent / "examples" / "pages"


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory):
    with Ledger(tmp_path_factory.mktemp("expectations") / "news.ledger") as ledger:
        ledger.add([PAGES], workers=1)
        yield ledger


def test_a_visit_as_early_as_next_week_is_met_by_the_page_that_tells_of_it(held: Ledger) -> None:
    (found,) = held.expectations(actor="Putin", about="early")
    assert found.state == "met"
    assert "Yonhap" in found.speakers
    assert {telling.due for telling in found.announcements} >= {"as early as next week"}
    told = next(one for one in found.outcomes if one.site == "Lantern Street News")
    assert told.words.startswith("Vladimir Putin visited North Korea on Wednesday")
    assert str(told.earliest) == "2024-06-19 00:00:00"


def test_the_words_of_a_telling_stand_in_its_page(held: Ledger) -> None:
    for found in held.expectations():
        for telling in (*found.announcements, *found.outcomes):
            text = held.reading(telling.page).article.text
            assert " ".join(telling.span.of(text).split()) == telling.words


def test_a_page_after_the_day_that_says_not_yet_makes_it_missed(held: Ledger) -> None:
    (found,) = held.expectations(state="missed")
    assert found.due_latest is not None
    assert "the ministry of works announced" in found.words
    assert "still not empty" in found.outcomes[0].words
    assert found.decided_by == found.outcomes[0].page


def test_what_was_open_on_a_day_is_met_now(held: Ledger) -> None:
    (found,) = held.expectations(actor="Putin", about="early")
    then = held.expectation(found.id, today="2024-06-15")
    assert (then.state, then.outcomes, then.overdue) == ("open", (), False)


def test_silence_is_open_and_says_so(held: Ledger) -> None:
    (found,) = held.expectations(actor="Corvin", about="travel")
    assert (found.state, found.overdue, found.kind) == ("open", True, "announced")
    assert found.reason == "the due date passed, and nothing was heard of it"


def test_filters_narrow_and_wrong_ones_are_refused(held: Ledger) -> None:
    assert len(list(held.expectations(limit=2))) == 2
    assert all(one.state == "open" for one in held.expectations(state="open"))
    assert [one.due_latest for one in held.expectations(since="2025-12", until="2025-12")]
    assert not list(held.expectations(since="2031"))
    with pytest.raises(QuestionError, match="state"):
        held.expectations(state="fulfilled")
    with pytest.raises(NotHeldError):
        held.expectation("x0")


def test_computing_it_again_changes_nothing(held: Ledger) -> None:
    before = list(held.expectations())
    held.recompute()
    assert list(held.expectations()) == before


def test_pages_that_come_in_another_order_come_to_the_same(held: Ledger, tmp_path: Path) -> None:
    """The page that tells of it may be added before the page that announces it."""
    story = PAGES / "moscow-pyongyang"
    with Ledger(tmp_path / "turned.ledger") as turned:
        for page in sorted(story.iterdir(), reverse=True):
            turned.add([page], workers=1)
            list(turned.expectations())
        told = {(one.words, one.state) for one in turned.expectations(actor="Putin", state="met")}
    assert told == {(one.words, one.state) for one in held.expectations(actor="Putin", state="met")}
