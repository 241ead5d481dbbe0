"""Who speaks about whom, and who cites whom: the same as the statements say, also after merging and splitting."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from reportedly.errors import NotHeldError, QuestionError
from reportedly.ledger import Ledger, Network

PAGES = Path(__file__).parent.parent.parent / "examples" / "pages"

Named = tuple[str, str]


@pytest.fixture(scope="module")
def held(tmp_path_factory: pytest.TempPathFactory):
    with Ledger(tmp_path_factory.mktemp("networks") / "news.ledger") as ledger:
        ledger.add([PAGES], workers=1)
        yield ledger


@pytest.fixture
def own(tmp_path: Path):
    with Ledger(tmp_path / "news.ledger") as ledger:
        ledger.add([PAGES / "moscow-pyongyang"], workers=1)
        yield ledger


def ties(found: Network) -> dict[Named, tuple[int, int]]:
    return {
        (found.members[tie.one].name, found.members[tie.other].name): (tie.statements, tie.texts)
        for tie in found.ties
    }


def test_who_speaks_about_whom_is_what_statements_say(held: Ledger):
    found = held.network(limit=1000)
    for tie in found.ties[:25]:
        speaker, other = found.members[tie.one].id, found.members[tie.other].id
        told = list(held.statements(speaker=f"@{speaker}", about=f"@{other}"))
        assert len(told) == tie.statements
        assert 1 <= tie.texts <= len({each.page for each in told})
    assert (found.members_left_out, found.statements_left_out) == (0, 0)


def test_a_text_and_its_copy_are_one_text(held: Ledger):
    found = ties(held.network(limit=1000))
    copied = {pair: counts for pair, counts in found.items() if counts[0] > counts[1]}
    assert copied  # the reprints of the wire's report
    assert all(1 <= texts <= statements for statements, texts in found.values())


def test_each_relay_cites_the_one_before_it(held: Ledger):
    found = ties(held.network("cites", limit=1000))
    assert ("The Harbour Courier", "Meridian") in found
    (kcna,) = {one for one, other in found if other == "Kim Jong Un" and "Korean" in one}
    assert ("Meridian", kcna) in found
    assert not [one for one, _ in found if one == "message"]


def test_the_members_of_most_statements_are_kept_and_the_rest_counted(held: Ledger):
    everybody, few = held.network(limit=1000), held.network(limit=5)
    assert few.members == everybody.members[:5]
    assert few.members_left_out == len(everybody.members) - 5
    total = sum(tie.statements for tie in everybody.ties)
    assert few.statements_left_out == total - sum(tie.statements for tie in few.ties)
    sizes: Counter[int] = Counter()
    for tie in everybody.ties:
        sizes[tie.one] += tie.statements
        sizes[tie.other] += tie.statements
    assert [member.statements for member in everybody.members] == [sizes[nth] for nth in range(len(sizes))]


def test_around_one_are_those_tied_to_it(held: Ledger):
    found = held.network(actor="Vladimir Putin")
    assert found.members[0].name == "Vladimir Putin"
    tied = {tie.one for tie in found.ties if tie.other == 0} | {
        tie.other for tie in found.ties if tie.one == 0
    }
    assert tied == set(range(1, len(found.members)))
    assert held.network(actor="@vladimir-putin") == found
    assert held.network(actor="Vladimir Putin", limit=2).members[0].name == "Vladimir Putin"


def test_it_is_narrowed_as_statements_are(held: Ledger):
    assert ties(held.network(since="2025", until="2025-09"))
    assert "Kim Jong Un" not in {one for pair in ties(held.network(since="2025")) for one in pair}
    dam = ties(held.network(site="Vessa Valley Post"))
    assert dam and len(dam) < len(ties(held.network(limit=1000)))


def test_what_makes_no_sense_is_refused(held: Ledger):
    with pytest.raises(QuestionError, match="about, cites"):
        held.network("likes")
    with pytest.raises(NotHeldError, match="names nobody"):
        held.network(actor="Nobody Whatsoever")


def test_merged_actors_are_one_until_it_is_undone(own: Ledger):
    before = own.network(limit=1000)
    first, second = [member for member in before.members if member.id and member.kind == "person"][:2]
    own.merge_actors(f"@{first.id}", f"@{second.id}")
    merged = own.network(limit=1000)
    assert second.name not in {member.name for member in merged.members}
    assert all(tie.one != tie.other for tie in merged.ties)
    own.undo_correction(1)
    assert own.network(limit=1000) == before


def test_an_actor_split_off_has_its_own_ties_until_it_is_undone(own: Ledger):
    before = own.network(limit=1000)
    kim = next(member for member in before.members if member.name == "Kim Jong Un")
    page = next(own.statements(speaker=f"@{kim.id}")).page
    made = own.split_actor(f"@{kim.id}", [page])
    parted = own.network(limit=1000)
    assert made in {member.id for member in parted.members}
    assert next(one for one in parted.members if one.id == kim.id).statements < kim.statements
    own.undo_correction(1)
    assert own.network(limit=1000) == before
