"""Two statements: one claim, opposed, or neither."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from reportedly.comparing.claims import Saying, agreement
from reportedly.comparing.pairs.sentence import sentence


def saying(text: str, speaker: str = "lind", act: str = "state", page: int = 1, day: int = 1) -> Saying:
    return Saying(page, page, sentence(text), frozenset({speaker}), date(2024, 6, day), act, None)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "The dam at Orlec is safe and will hold",
            "The dam at Orlec is safe and will hold through the spring",
        ),
        (
            "The strike at the port of Carrow ended on Friday",
            "On Friday the strike at the port of Carrow ended",
        ),
    ],
)
def test_a_cut_and_other_words_are_one_claim(first: str, second: str) -> None:
    found = agreement(saying(first), saying(second, "hale", page=2))
    assert found is not None
    assert found.same
    assert found.reason


def test_two_who_say_how_things_went_lately_say_it_of_their_own_days() -> None:
    first = "In recent days, floods in the valley of Orlec have killed dozens of sheep"
    second = "Floods in the valley of Orlec have killed dozens of sheep in recent days"
    near, far = (saying(second, "hale", page=2, day=day) for day in (2, 28))
    found = agreement(saying(first), near)
    assert found is not None
    assert found.same
    assert agreement(saying(first), far) is None


def test_a_thing_that_is_only_named_is_no_claim_in_other_words() -> None:
    assert (
        agreement(saying("The force at Orlec is led by Norland"), saying("a Norland-led force", page=2))
        is None
    )


def test_who_refuses_does_not_say_what_another_intends() -> None:
    text = "Norland to close the strait of Orlec to ships"
    other = "Norland to close the strait of Orlec to all ships"
    assert agreement(saying(text, act="intend"), saying(other, "hale", act="refuse", page=2)) is None


def test_a_denial_is_opposed_to_what_it_denies() -> None:
    signed = saying("The firm and the union signed an agreement on Friday", "baltrade")
    denied = saying("The union had signed an agreement with the firm", "union", act="deny", page=2)
    found = agreement(denied, signed)
    assert found is not None
    assert found.opposed == "denial"


def test_two_who_deny_it_agree() -> None:
    one = saying("The army had shelled the hospital in Karsk", "army", act="deny")
    other = saying("the army had shelled the hospital in Karsk", "minister", act="deny", page=2)
    found = agreement(one, other)
    assert found is not None
    assert found.same


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("We will win the election in Norland", "We will win the election in Norland"),
        ("to win the election in Norland with ease", "to win the election in Norland with ease"),
    ],
)
def test_what_is_of_the_speaker_is_one_claim_from_one_speaker_only(first: str, second: str) -> None:
    assert agreement(saying(first, "lind"), saying(second, "hale", page=2)) is None
    assert agreement(saying(first, "lind"), saying(second, "lind", page=2)) is not None


@pytest.mark.parametrize("speaker", ["lind", "hale"])
def test_a_toll_of_another_day_is_a_turn_and_no_dispute(speaker: str) -> None:
    first = saying("The blast in Orlec killed 12 people", day=1)
    found = agreement(first, saying("The blast in Orlec killed 20 people", speaker, page=2, day=2))
    assert found is not None
    assert found.opposed is None
    assert found.turned == "figure"
    assert found.words == ("12 people", "20 people")


def test_two_who_count_otherwise_on_one_day_dispute_it() -> None:
    first = saying("The blast in Orlec killed 12 people", day=1)
    other = agreement(first, saying("The blast in Orlec killed 20 people", "hale", page=2, day=1))
    assert other is not None
    assert other.opposed == "number"


def test_a_count_that_does_not_move_is_disputed_on_any_day() -> None:
    first = saying("The tower in Orlec has 12 floors", day=1)
    other = agreement(first, saying("The tower in Orlec has 20 floors", "hale", page=2, day=3))
    assert other is not None
    assert other.opposed == "number"


def test_one_who_denied_it_and_then_says_so_changed_his_mind() -> None:
    denied = saying("The ministry had sold the tanks to Norland", "lind", act="deny", day=1)
    said = saying("The ministry had sold the tanks to Norland", "lind", act="confirm", page=2, day=9)
    found = agreement(said, denied)
    assert found is not None
    assert (found.opposed, found.turned) == (None, "mind")


def test_who_confirms_what_another_denies() -> None:
    denied = saying("The ministry had sold the tanks to Norland", "hale", act="deny", day=1)
    said = saying("The ministry had sold the tanks to Norland", "lind", act="confirm", page=2, day=2)
    found = agreement(said, denied)
    assert found is not None
    assert found.opposed == "confirmation"


def test_a_bare_denial_is_of_what_is_told_where_its_page_names_the_same() -> None:
    bare = saying("no treaty was signed", "hale", page=2)
    told = saying("The treaty was signed during the visit of Lind to Orlec, which lasted for a week", "site")
    assert agreement(bare, told) is None
    around = replace(bare, around=lambda: frozenset({"lind", "orlec"}))
    found = agreement(around, told)
    assert found is not None
    assert found.opposed == "polarity"


def test_the_same_told_in_more_detail_is_one_claim() -> None:
    short = saying("The army of Norland shelled the hospital in Karsk")
    longer = saying(
        "The army of Norland shelled the hospital in Karsk on the third day of its offensive, which began in the "
        "hills to the north of the town",
        "hale",
        page=2,
    )
    found = agreement(short, longer)
    assert found is not None
    assert found.same


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ("the dam at Orlec is safe", True),
        ("the dam is", False),
        ("which was a threat to the whole region", False),
        ("Will the dam at Orlec hold through the spring?", False),
        ("the largest dam of the valley", False),
        ("was a danger to the dam at Orlec", False),
        ("As published in the Orlec Evening Post.", False),
        ("when the talks about the dam at Orlec would begin", False),
        ("the part Lind had played in the repair of the dam", False),
        ("the plan to shut the old dam at Orlec", True),
    ],
)
def test_what_says_too_little_is_no_claim(text: str, says: bool) -> None:
    assert saying(text).says_something == says


@pytest.mark.parametrize(
    ("denied", "said"),
    [
        (
            "Syrian forces had carried out the chemical attack",
            "The Syrian government was behind the chemical attack",
        ),
        (
            "The Russian army had bombed the hospital in Karsk",
            "Russia was responsible for the bombing in Karsk",
        ),
        ("Norland's spies had carried out the hack", "Norland was behind the hack"),
    ],
)
def test_who_denies_a_deed_denies_it_in_whatever_words_it_is_told(denied: str, said: str) -> None:
    denial = saying(denied, "ambassador", act="deny")
    found = agreement(denial, saying(said, "lind", act="accuse", page=2, day=2))
    assert found is not None
    assert found.opposed == "denial"
    assert agreement(denial, saying(said, "lind", act="doubt", page=2)) is None


def test_a_deed_of_another_or_of_another_kind_is_not_what_was_denied() -> None:
    denial = saying("Syrian forces had carried out a chemical attack", "ambassador", act="deny")
    for said in ("Rebels were behind the chemical attack", "The Syrian army carried out a missile attack"):
        assert agreement(denial, saying(said, "lind", act="accuse", page=2)) is None


def test_what_begins_with_whom_it_is_of_may_be_said_by_many() -> None:
    first = saying("Ana Lind to be the first mayor of Orlec from the north", "quay")
    found = agreement(
        first, saying("Ana Lind to be the first mayor of Orlec from the north", "bench", page=2)
    )
    assert found is not None
    assert found.same


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "The US-backed militia captured the town of Orlec from the rebels after a siege of nine weeks",
            "the town of Orlec fell to the US-backed militia, which took it from the rebels after a long siege",
        ),
        (
            "Ankara launched an offensive against the militia in Orlec on Saturday, backed by its allies",
            "Turkey launched a military offensive against the militia in Orlec, a move that alarmed farmers",
        ),
    ],
)
def test_one_matter_is_one_claim_though_each_tells_more_of_it(first: str, second: str) -> None:
    found = agreement(saying(first, "orlec"), saying(second, "hale", page=2))
    assert found is not None
    assert found.same


@pytest.mark.parametrize(
    ("first", "second", "day"),
    [
        (
            "Ana Lind completed the month-long course in first aid at the camp in Orlec",
            "Peter Hale completed the month-long course in first aid at the camp in Orlec",
            2,
        ),
        (
            "A fisherman from the coast of Norland was killed in a storm off the port of Carrow",
            "A fisherman from Norland was killed in a storm off the port of Carrow at night",
            28,
        ),
        (
            "When Lind was 10 her parents moved with her to the town of Karsk",
            "When Lind was four her family moved with her to the town of Karsk",
            2,
        ),
    ],
)
def test_of_two_who_did_the_same_there_are_two_claims(first: str, second: str, day: int) -> None:
    found = agreement(saying(first), saying(second, "hale", page=2, day=day))
    assert found is None or not found.same


@pytest.mark.parametrize(
    ("first", "second"),
    [
        (
            "The strikes on the port of Carrow were carried out by the Turkish air force",
            "Russian forces carried out the strikes on the port of Carrow",
        ),
        (
            "The mayor of Orlec has requested a loan from the national bank",
            "The mayor of Orlec has been granted a loan by the national bank",
        ),
        ("The old port of Carrow is turning into a resort", "The old port of Carrow has become a resort"),
        (
            "An estimated 400,000 Norlanders have been displaced by the floods",
            "At least half a million Norlanders have been displaced by the floods",
        ),
    ],
)
def test_another_doer_step_or_count_is_another_claim(first: str, second: str) -> None:
    found = agreement(saying(first), saying(second, "hale", page=2))
    assert found is None or not found.same


def test_what_is_asked_for_is_not_told() -> None:
    asked = saying("the fleet of Norland to leave the port of Carrow by Friday", act="urge")
    told = saying("the fleet of Norland would leave the port of Carrow by Friday", "hale", page=2)
    assert agreement(asked, told) is None


def test_a_tie_is_denied_months_before_it_is_told() -> None:
    denied = saying("the BLF has links to the Orlec Union", "blf", act="deny")
    told = saying(
        "the BLF is the armed wing of the Orlec Union, which is banned in Norland", "norland", page=2
    )
    months_later = replace(told, day=date(2024, 12, 1))
    found = agreement(denied, months_later)
    assert found is not None
    assert found.opposed == "denial"
    assert agreement(denied, saying("the BLF is the armed wing of the Karsk League", page=3)) is None


def test_what_another_is_considered_is_said_without_a_verb() -> None:
    assert saying("the BLF as the armed wing of the Orlec Union").says_something
    assert not saying("the long road to the port of Orlec").says_something


def test_a_toll_that_all_but_goes_is_of_something_else() -> None:
    high = saying("More than 500,000 people have died since the war began", "site")
    low = saying("Since then about 10,000 people have died in the war", "site", page=2, day=9)
    found = agreement(low, high)
    assert found is None or found.turned is None


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Ana Lind leads Peter Hale in the polls", "Lind still leads Hale in the polls"),
        ("Senator Ana Lind finally won", "Senator Ana Lind won"),
    ],
)
def test_who_leads_or_won_does_so_on_one_occasion_where_it_is_told_on_days_near_each_other(
    first: str, second: str
) -> None:
    near, far = (saying(second, "hale", page=2, day=day) for day in (3, 28))
    found = agreement(saying(first), near)
    assert found is not None
    assert found.same
    assert agreement(saying(first), far) is None


def test_what_should_be_done_is_not_what_may_be_done() -> None:
    first = saying("Norland should take in more of those who fled the floods in Orlec")
    second = saying("Norland could take in more of those who fled the floods in Orlec", "hale", page=2)
    assert agreement(first, second) is None


def test_a_name_alone_is_no_cut_of_what_is_said_of_it() -> None:
    name = saying("the Orlec Free Harbour movement")
    told = saying("The Orlec Free Harbour movement was founded by fishermen in Carrow", "hale", page=2)
    assert agreement(name, told) is None


def test_what_another_is_offered_an_exception_to_is_no_cut_of_the_offer() -> None:
    ban = saying("a ban on the sale of fur in Orlec", act="urge")
    offer = saying(
        "Lind offered an exception to her call for a ban on the sale of fur in Orlec", "hale", page=2
    )
    assert agreement(ban, offer) is None


def test_what_one_did_to_two_is_two_claims() -> None:
    first = saying("Norland will impose a heavy tax on imported Ford vehicles")
    second = saying("Norland will impose a heavy tax on imported Toyota vehicles", "hale", page=2)
    found = agreement(first, second)
    assert found is None or not found.same
