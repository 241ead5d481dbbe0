"""How a claim spread, as a picture."""

from __future__ import annotations

from datetime import datetime
from xml.etree import ElementTree

from reportedly.ledger.claims import Claim, Wording
from reportedly.model import Statement
from reportedly.pictures import chains, evenly, spread, stages


def claim(*told: tuple[str, int | None, str | None, str]) -> Claim:
    """A claim of pages: each its id, its day, the family of its text, and its source."""
    wordings = tuple(
        Wording(
            Statement(
                f"{page}/a1", page, "It sank.", "indirect", published=day and datetime(2024, 3, day, 9)
            ),
            "It sank.",
            "the first",
            1.0,
            (),
            family,
            source,
        )
        for page, day, family, source in told
    )
    return Claim("c1", "It <sank> & rose", len(told), 1, wordings=wordings)


def test_copies_count_as_pages_and_not_as_texts():
    found = stages(claim(("a", 4, "a", "Reyes"), ("b", 4, "a", "Reyes"), ("c", 9, None, "Verik")))
    assert [(one.day.day, one.pages, one.texts, one.sources) for one in found] == [(4, 2, 1, 1), (9, 3, 2, 2)]
    assert [one.new for one in found] == [("a", "b"), ("c",)]


def test_what_has_no_date_is_left_out_and_one_day_is_no_spread():
    assert len(stages(claim(("a", 4, None, "Reyes"), ("b", None, None, "Reyes")))) == 1
    assert spread(claim(("a", 4, None, "Reyes"), ("b", None, None, "Reyes"))) is None


def test_it_is_svg_that_says_in_words_what_it_shows():
    picture = spread(claim(("a", 4, None, "Reyes"), ("b", 9, None, "Verik")))
    assert picture is not None
    drawn = ElementTree.fromstring(picture.file().partition("\n")[2])
    told = "".join(drawn.itertext())
    assert "It <sank> & rose" in told
    assert "9 March 2024: 2, 2 and 2" in told


def test_of_many_days_some_are_told_and_the_counts_stay_right():
    many = stages(claim(*((f"p{day}", day, None, f"s{day}") for day in range(1, 31))))
    few = evenly(many, 7)
    assert len(few) == 7 and (few[0], few[-1]) == (many[0], many[-1])
    assert [one.pages for one in few] == [one.day.day for one in few]


def test_below_a_heading_a_picture_leaves_out_what_the_heading_says():
    picture = chains(claim(("a", 4, None, "Reyes"), ("b", 9, None, "Verik")))
    whole, below = (ElementTree.fromstring(str(one)) for one in (picture.inline(), picture.below_a_heading()))
    told = ["".join(one.itertext()) for one in below.iter("{http://www.w3.org/2000/svg}text")]
    assert "It <sank> & rose" in [
        "".join(each.itertext()) for each in whole.iter("{http://www.w3.org/2000/svg}text")
    ]
    assert told and "It <sank> & rose" not in told
    assert float(below.get("height", 0)) < float(whole.get("height", 0))
