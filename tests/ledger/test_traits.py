"""What events are found by: whatever two may be one have a trait in common, and few others do."""

from __future__ import annotations

from datetime import datetime

from hypothesis import given
from hypothesis import strategies as st

from reportedly.ledger import traits
from reportedly.ledger.accounts import Account, Party

PARTIES = st.builds(
    Party, st.sampled_from(("actor1", "actor2", "police")), st.sampled_from((None, "NO", "SE")), st.booleans()
)
SIDES = st.lists(PARTIES, max_size=2).map(tuple)
DAYS = st.one_of(
    st.none(), st.sampled_from((datetime(2024, 6, 12), datetime(2024, 6, 14))).map(lambda day: (day, day))
)


@st.composite
def told(draw: st.DrawFn, page: int = 1) -> Account:
    """An event of a type that is the same for all, on the 12th or 14th of June."""
    return Account(
        page,
        page,
        draw(st.sampled_from(("CONSULT", "ACCUSE"))),
        draw(st.sampled_from((None, "visit", "meet"))),
        draw(st.sampled_from(("met", "Met", "saw"))),
        draw(st.sampled_from((None, "Oslo", "Bergen"))),
        "NO",
        draw(DAYS),
        datetime(2024, 6, 12),
        draw(SIDES),
        draw(SIDES),
    )


@given(told(1), told(2))
def test_what_may_be_one_is_found(one: Account, other: Account) -> None:
    if one.kind == other.kind and one.is_one_with(other):
        assert traits.asked(one) & traits.kept(other)


@given(told(1), told(2))
def test_it_does_not_matter_which_came_first(one: Account, other: Account) -> None:
    assert one.is_one_with(other) == other.is_one_with(one)
    if one.kind == other.kind and one.is_one_with(other):
        assert traits.asked(other) & traits.kept(one)


def account(
    kind: str, actors: tuple[Party, ...], recipients: tuple[Party, ...], words: str = "met"
) -> Account:
    day = datetime(2024, 6, 12)
    return Account(1, 1, kind, None, words, None, None, (day, day), day, actors, recipients)


ANN = Party("actor1", "NO", stands_for_country=False)
BEA = Party("actor2", "NO", stands_for_country=False)
NORWAY = Party("actor3", "NO", stands_for_country=True)
SWEDEN = Party("actor4", "SE", stands_for_country=True)


def test_two_people_of_one_country_are_not_looked_at() -> None:
    """Ann accuses Sweden, and Bea accuses it too: neither stands for Norway."""
    anns, beas = (
        account("ACCUSE", (ANN,), (SWEDEN,), "blamed"),
        account("ACCUSE", (BEA,), (SWEDEN,), "blamed"),
    )
    assert not traits.asked(anns) & traits.kept(beas)
    assert traits.asked(anns) & traits.kept(account("ACCUSE", (NORWAY,), (SWEDEN,), "blamed"))


def test_who_met_whom_is_found_either_way_round() -> None:
    assert traits.asked(account("CONSULT", (ANN,), (SWEDEN,))) & traits.kept(
        account("CONSULT", (SWEDEN,), (ANN,))
    )
    assert not traits.asked(account("ACCUSE", (ANN,), (SWEDEN,))) & traits.kept(
        account("ACCUSE", (SWEDEN,), (ANN,))
    )


def test_one_side_alone_is_found_by_the_word() -> None:
    alone = account("CONSULT", (ANN,), (), "met")
    assert traits.asked(alone) & traits.kept(account("CONSULT", (ANN,), (SWEDEN,), "met"))
    assert not traits.asked(alone) & traits.kept(account("CONSULT", (ANN,), (SWEDEN,), "saw"))
