"""Networks drawn: every member named, every tie drawn or counted, and no name over another."""

from __future__ import annotations

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.pictures.seen import SVG, outside, overlapping, texts, titles, tree

from reportedly.ledger.networks import Member, Network, Tie
from reportedly.pictures import network
from reportedly.pictures.circle import grouped, slots
from reportedly.pictures.network import TIES


def members(number: int, **fields) -> tuple[Member, ...]:
    countries = ("KP", "RU", "US", None)
    return tuple(
        Member(f"Actor {nth}", "person", countries[nth % 4], number - nth, f"actor-{nth}", **fields)
        for nth in range(number)
    )


def ring(number: int, texts: int = 1) -> tuple[Tie, ...]:
    return tuple(Tie(nth, (nth + 1) % number, texts, texts) for nth in range(number))


def ties_drawn(picture) -> int:
    group = next(one for one in tree(picture).iter(f"{SVG}g") if "p-ties" in (one.get("class") or ""))
    return len(group)


def test_few_members_have_level_names_and_heads_on_their_ties():
    picture = network(Network("about", members(10), ring(10)))
    assert {f"Actor {nth}" for nth in range(10)} <= set(texts(picture))
    assert ties_drawn(picture) == 10
    assert not [one for one in tree(picture).iter(f"{SVG}text") if one.get("transform")]
    assert "Actor 0 speaks about Actor 1: 1 statement of 1 independent text" in titles(picture)


def test_two_hundred_members_are_grouped_by_country():
    picture = network(Network("about", members(200), ring(200)))
    assert {f"Actor {nth}" for nth in range(200)} | {"North Korea", "Russia", "no country told"} <= set(
        texts(picture)
    )
    assert not overlapping(picture)
    assert not outside(picture)
    assert len(picture.inline()) < 100_000


def test_what_is_left_out_is_counted():
    everybody = members(60)
    many = tuple(Tie(one, other, 1, 1) for one in range(60) for other in range(60) if one != other)
    picture = network(Network("about", everybody, many, 12, 3400))
    assert ties_drawn(picture) == TIES
    assert f"… {len(many) - TIES:,} more ties, all weaker, are not drawn" in texts(picture)
    assert any(
        one.startswith("… 12 more, in fewer statements") and "3,400 statements" in one
        for one in texts(picture)
    )


def test_there_and_back_are_two_lines():
    picture = network(Network("cites", members(2), (Tie(0, 1, 3, 2), Tie(1, 0, 1, 1))))
    ways = {one.get("d") for one in tree(picture).iter(f"{SVG}path") if one.get("class") == "p-tie"}
    assert len(ways) == 2 + 2  # and two in the key
    assert "Actor 0 cites Actor 1" in picture.description


def test_more_texts_are_a_thicker_line():
    picture = network(Network("about", members(3), (Tie(0, 1, 40, 40), Tie(1, 2, 40, 1))))
    thick = [
        float(one.get("stroke-width", 0))
        for one in tree(picture).iter(f"{SVG}path")
        if one.get("stroke-width")
    ]
    assert max(thick) > 2 * min(thick)


def test_nobody_is_said_to_be_nobody():
    assert "Nobody is tied to anybody here." in texts(network(Network("about")))


def test_agencies_stand_apart_and_lone_countries_together():
    found = grouped(
        [
            Member("KCNA", "agency", "KP"),
            Member("Kim", "person", "KP"),
            Member("Choe", "person", "KP"),
            Member("Ana Belo", "person", "IT"),
            Member("Jun Ito", "person", "JP"),
            Member("a union", "organisation"),
        ]
    )
    assert found == {
        "North Korea": [1, 2],
        "other countries": [3, 4],
        "no country told": [5],
        "agencies and outlets": [0],
    }
    placed = slots(found, headed=True)
    assert sorted(slot.member for slot in placed if slot.member is not None) == list(range(6))
    assert [slot.angle for slot in placed] == sorted(slot.angle for slot in placed)


NETWORKS = st.lists(
    st.builds(
        Member,
        st.one_of(
            st.sampled_from(["朝鮮中央通信", "وكالة الأنباء", "Government of the United Kingdom"]),
            st.text(max_size=60),
        ),
        st.sampled_from(["person", "agency", "organisation"]),
        st.none() | st.sampled_from(["KP", "RU", "US", "IT"]),
        st.integers(0, 500),
        st.none() | st.just("some-id"),
    ),
    min_size=2,
    max_size=70,
).flatmap(
    lambda there: st.lists(
        st.tuples(st.integers(0, len(there) - 1), st.integers(0, len(there) - 1), st.integers(1, 300)),
        max_size=80,
    ).map(lambda ties: Network("about", tuple(there), tuple(Tie(one, other, n, n) for one, other, n in ties)))
)


@settings(max_examples=50, deadline=None)
@given(NETWORKS)
def test_no_name_runs_into_another(found: Network):
    picture = network(found, link=lambda member: f"/network?actor=@{member.id}")
    assert not overlapping(picture)
    assert not outside(picture)
    assert ties_drawn(picture) == len(found.ties)
