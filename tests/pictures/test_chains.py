"""Chains drawn: everything is there once or counted, nothing runs into anything, and nothing breaks out."""

from __future__ import annotations

from datetime import datetime, timedelta

from hypothesis import given, settings
from hypothesis import strategies as st
from tests.pictures.seen import outside, overlapping, texts, titles, tree

from reportedly.ledger.claims import Claim, Dispute, Trace, Wording
from reportedly.model import Relay, Statement
from reportedly.pictures import chains
from reportedly.pictures.layers import leads_to
from reportedly.pictures.routes import routes

KCNA, AFP, TASS = Relay("agency", "KCNA"), Relay("agency", "AFP"), Relay("agency", "TASS")


def wording(
    number: int, speaker: str | None = "Kim", *relays: Relay, family: str | None = None, **fields
) -> Wording:
    values = {"site": f"Site {number}", "published": datetime(2024, 6, 1) + timedelta(hours=number)} | fields
    statement = Statement(
        f"p{number}/a1",
        f"p{number}",
        "the dam is safe",
        "indirect",
        speaker=speaker,
        act="state",
        through=relays,
        **values,
    )
    return Wording(statement, "the dam is safe", "the first", 1.0, family=family)


def claim(*wordings: Wording) -> Claim:
    pages = {one.statement.page for one in wordings}
    return Claim(
        "c1", "the dam is safe", len(pages), len(pages), ("Kim",), ("Kim > KCNA",), wordings=wordings
    )


def test_a_shared_relay_is_drawn_once():
    drawn = texts(chains(claim(wording(1, "Kim", KCNA), wording(2, "Kim", KCNA), wording(3, "Putin", KCNA))))
    assert drawn.count("KCNA") == 1
    assert drawn.count("Kim") == 1
    assert {"Site 1", "Site 2", "Site 3"} <= set(drawn)


def test_a_medium_is_its_speakers_own():
    message = Relay("medium", "message")
    drawn = texts(chains(claim(wording(1, "Kim", message, KCNA), wording(2, "Putin", message, KCNA))))
    assert drawn.count("message") == 2


def test_forty_pages_are_folded_and_counted():
    picture = chains(claim(*(wording(n, "Kim", AFP, family="p1") for n in range(1, 42))))
    assert "… 36 more pages" in texts(picture)
    assert "one text, 41 pages" in texts(picture)
    assert any("Site 41" not in one and "more (36 pages)" in one for one in titles(picture))


def test_one_page_more_is_drawn_and_not_folded():
    drawn = texts(chains(claim(*(wording(n, "Kim", AFP) for n in range(1, 7)))))
    assert not [one for one in drawn if "more" in one]


def test_what_is_said_against_it_is_dashed():
    told = wording(1, "Marant", KCNA)
    denial = Statement(
        "p1/a2", "p1", "the dam is safe", "indirect", speaker="The union", act="deny", site="Site 1"
    )
    ways = routes(
        Trace(claim(told), "", (Dispute("p1/a2:p1/a1", "denial", "denies it", denial, told.statement),))
    )
    assert {stop.name: stop.against for stop in ways.stops.values()} == {
        "Marant": False, "KCNA": False, "Site 1": False, "The union": True,
    }  # fmt: skip
    picture = chains(
        Trace(claim(told), "", (Dispute("p1/a2:p1/a1", "denial", "denies it", denial, told.statement),))
    )
    assert "says the contrary" in texts(picture)
    assert "Against it: The union" in picture.description


def test_relays_in_opposite_order_do_not_run_back():
    ways = routes(Trace(claim(wording(1, "Kim", KCNA, AFP), wording(2, "Kim", AFP, KCNA)), ""))
    assert len(ways.lines) == 6  # Kim, KCNA, AFP, Site 1; Kim, AFP, a second KCNA, Site 2
    assert not overlapping(chains(claim(wording(1, "Kim", KCNA, AFP), wording(2, "Kim", AFP, KCNA))))


def test_three_relays_that_come_round_do_not_run_back():
    round_about = claim(wording(1, "Kim", KCNA, AFP), wording(2, "Kim", AFP, TASS, KCNA))
    lines = routes(Trace(round_about, "")).lines
    assert not [edge for edge in lines if leads_to(lines, edge[1], edge[0])]
    assert not overlapping(chains(round_about))


def test_a_folded_box_that_one_way_passes_twice_stands_twice():
    crowd = [wording(n, "Kim", Relay("agency", f"Agency {n % 20}")) for n in range(40)]
    few = [Relay("agency", "Few"), Relay("agency", "Agency 1"), Relay("agency", "Fewer")]
    lines = routes(Trace(claim(*crowd, wording(41, "Kim", *few)), "")).lines
    assert not [edge for edge in lines if leads_to(lines, edge[1], edge[0])]
    assert len([end for _, end in lines if "more relays" in end and "Agency 1\x01" not in end]) >= 2


def test_it_says_what_it_shows_to_those_who_do_not_see_it():
    root = tree(chains(claim(wording(1, "Kim", KCNA))))
    assert root.get("role") == "img"
    assert root.get("aria-labelledby") == root[0].get("id")
    assert root[0].text == "How it came: the dam is safe"
    assert "Kim > KCNA" in (root[1].text or "")


def test_pages_are_links_where_addresses_are_known():
    picture = chains(claim(wording(1)), link=lambda statement: f"/pages/{statement.page}?a=1&b=<2>")
    root = tree(picture)
    assert root.get("role") == "graphics-document"
    assert [one.get("href") for one in root.iter("{http://www.w3.org/2000/svg}a")] == ["/pages/p1?a=1&b=<2>"]


def test_a_page_cannot_break_out():
    hostile = '"><script>alert(1)</script><g onload="x" \x00\x08\u202e\ud800'
    picture = chains(claim(wording(1, hostile, Relay("agency", hostile), site=hostile, headline=hostile)))
    assert "<script" not in picture.file()
    assert not [one for one in tree(picture).iter() if "script" in one.tag or one.get("onload")]
    assert "\u202e" not in picture.inline()


NAMES = st.one_of(
    st.sampled_from(["KCNA", "AFP", "Reuters", "朝日新聞", "Российская газета", "الجزيرة", "हिन्दुस्तान"]),
    st.text(max_size=60),
)
WORDINGS = st.lists(
    st.builds(
        lambda number, speaker, relays, site, family, told: wording(
            number, speaker, *relays, site=site, family=family, told_by=tuple(told)
        ),
        st.integers(1, 60),
        st.none() | NAMES,
        st.lists(
            st.builds(Relay, st.sampled_from(["medium", "agency", "credit", "site"]), NAMES), max_size=4
        ),
        st.none() | NAMES,
        st.none() | st.sampled_from(["p1", "p2"]),
        st.lists(NAMES, max_size=2),
    ),
    min_size=1,
    max_size=40,
)


@settings(max_examples=60, deadline=None)
@given(WORDINGS)
def test_whatever_came_is_drawn_or_counted_and_runs_into_nothing(wordings: list[Wording]):
    picture = chains(claim(*wordings))
    assert not overlapping(picture)
    assert not outside(picture)
    ways = routes(Trace(claim(*wordings), ""))
    pages = {
        one.page for key, stop in ways.stops.items() if key.startswith("page") for one in stop.statements
    }
    assert pages == {one.statement.page for one in wordings}
