"""Timelines: every mark drawn or counted, forms for what became of it, nothing over anything."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Literal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from tests.pictures.seen import SVG, outside, overlapping, texts, titles, tree

from reportedly.ledger.events import Party
from reportedly.ledger.storylines import Storyline, StorylineEntry
from reportedly.ledger.timelines import Happening
from reportedly.model import Statement
from reportedly.pictures import Mark, happened, of_storyline, said, timeline
from reportedly.pictures.glyphs import FORMS
from reportedly.pictures.scales import DAYS, scale

DAY = timedelta(days=1, seconds=-1)


def mark(day: datetime, *forms: str, lane: str = "Norland", long: timedelta = DAY, **fields) -> Mark:
    return Mark(lane, "→ Orlec: visit", forms or ("happened",), day, day + long, **fields)


def classes(picture) -> list[str]:
    return [one.get("class", "").replace("p-", "") for one in tree(picture).iter()]


def drawn_or_counted(picture) -> int:
    """How many marks are there: signs, and those in lines that begin with an ellipsis."""
    signs = sum(one.startswith("form ") for one in classes(picture))
    in_key = sum(text in set(FORMS.values()) for text in texts(picture))
    counted = [text.split()[1].replace(",", "") for text in texts(picture) if text.startswith("… ")]
    return signs - in_key + sum(int(one) for one in counted if one.isdigit())


def test_a_storyline_is_drawn_about_the_time_of_its_pages():
    def entry(day: datetime, words: str, kind: Literal["event", "claim"] = "event") -> StorylineEntry:
        return StorylineEntry(kind, words, ("3f2a/e1",), day.date(), day, day + DAY, who=("Ana Lind",))

    june = datetime(2024, 6, 12)
    entries = (entry(datetime(1998, 1, 1), "Long ago."), entry(june, "A visit."), entry(june, "So.", "claim"))
    told = Storyline("s1", "The visit", 2, 2, earliest=june, latest=june + 2 * DAY, entries=entries)
    shown = texts(of_storyline(told))
    assert {"The visit", "Ana Lind", "A visit.", "So.", "… 1 more of other times"} <= set(shown)
    assert "Long ago." not in shown


def test_a_few_marks_have_their_words():
    picture = timeline([mark(datetime(2024, 6, 12)), mark(datetime(2024, 9, 1), "planned")], "Norland")
    assert texts(picture).count("→ Orlec: visit") == 2
    assert {"Jun", "Jul", "Aug", "Sep", "2024", "Norland", "happened", "planned"} <= set(texts(picture))
    assert "2 events" in texts(picture)[1]


def test_three_hundred_in_a_year_are_signs_over_their_months():
    marks = [mark(datetime(2024, 1, 1) + timedelta(days=n)) for n in range(300)]
    picture = timeline(marks, "Norland")
    assert drawn_or_counted(picture) == 300
    assert "→ Orlec: visit" not in texts(picture)
    assert any("→ Orlec: visit" in one for one in titles(picture))


def test_what_is_too_much_for_signs_is_counted():
    marks = [mark(datetime(2024, 1, 1) + timedelta(hours=n), number=1) for n in range(5000)]
    picture = timeline(marks, "Norland")
    numbers = [int(one) for one in texts(picture) if one.isdigit() and one != "2024"]
    assert sum(numbers) == 5000
    assert len(picture.inline()) < 20_000


def test_every_form_is_another():
    picture = timeline([mark(datetime(2024, 6, 12), form) for form in FORMS], "Norland")
    shapes = {
        (one.get("class"), (one.get("d") or "").partition("m")[2])
        for one in tree(picture).iter(f"{SVG}path")
        if (one.get("class") or "").startswith("p-form ")
    }
    hollow = {"expected", "possible"}  # one is dashed
    assert (
        len({shape for name, shape in shapes if name.split()[1][2:] not in hollow | {"alleged"}})
        == len(FORMS) - 3
    )
    assert "full alleged" in classes(picture)


def test_an_interval_is_a_line_with_ends_and_what_lasts_a_bar():
    june = timedelta(days=30, seconds=-1)
    picture = timeline(
        [mark(datetime(2024, 6, 1), long=june), mark(datetime(2024, 8, 1), "ongoing", long=june)], "Norland"
    )
    assert "between" in classes(picture)
    assert "lasting" in classes(picture)
    assert "some time between" in texts(picture)


def test_the_day_of_the_page_is_dotted():
    picture = timeline([mark(datetime(2024, 6, 1), certain=False), mark(datetime(2024, 8, 1))], "Norland")
    assert classes(picture).count("guess") == 2  # at the mark, and in the key
    assert "the day of the page" in texts(picture)


def test_what_has_no_date_is_counted():
    picture = timeline([mark(datetime(2024, 6, 1)), Mark("Orlec", "visit", ("happened",))], "Norland")
    assert "… 1 more without a date" in texts(picture)


def test_what_was_at_another_time_is_counted():
    marks = [mark(datetime(2024, 5, 1)), mark(datetime(2024, 6, 12))]
    picture = timeline(marks, "Norland", first=datetime(2024, 6, 1), last=datetime(2024, 6, 30, 23, 59, 59))
    assert "… 1 more of other times" in texts(picture)
    assert "1 event · 12 June 2024" in texts(picture)


def test_nothing_is_said_to_be_nothing():
    assert "Nothing is known of this time." in texts(timeline([], "Nobody"))
    june = timeline([], "Nobody", first=datetime(2024, 6, 1), last=datetime(2024, 6, 30, 23, 59, 59))
    assert {"1", "30", "June 2024"} <= set(texts(june))


def test_months_and_days_lead_on():
    picture = timeline(
        [mark(datetime(2024, 6, 12), href="/pages/p1#e1"), mark(datetime(2024, 9, 1))],
        "Norland",
        zoom=lambda first, last: f"/timeline?since={first}&until={last}",
    )
    links = [one.get("href") for one in tree(picture).iter(f"{SVG}a")]
    assert "/timeline?since=2024-06-01&until=2024-06-30" in links
    assert "/timeline?since=2024-06-01&until=2024-09-30" in links  # the year
    assert "/pages/p1#e1" in links
    assert tree(picture).get("role") == "graphics-document"


def test_more_than_ten_lanes_are_folded_into_others():
    marks = [mark(datetime(2024, 6, 1), lane=f"Country {n}") for n in range(30)]
    names = texts(timeline(marks, "All"))
    assert sum(name.startswith("Country") for name in names) == 10
    assert "others" in names


def test_what_somebody_said_stands_below_what_they_did():
    day = datetime(2024, 6, 1)
    picture = timeline([mark(day, "said", lane="Norland: said"), mark(day), mark(day, lane="Orlec")], "Both")
    names = [text for text in texts(picture) if text in {"Norland", "Orlec", "what is said"}]
    assert names == ["Norland", "Norland", "what is said", "Orlec"]


def test_happenings_stand_in_the_lane_of_who_did_them():
    kim, putin = Party("Kim Jong Un", "person", "KP"), Party("Vladimir Putin", "person", "RU")
    day = datetime(2023, 9, 13)
    (visit, undated) = happened(
        [
            Happening(
                day.date(), "CONSULT", ("happened", "denied"), "Kim met Putin.", ("p/e1", "q/e2"), 2, "visit",
                (kim,), (putin,), "Vostochny", day, day + DAY,
            ),
            Happening(None, "AID", ("alleged",), "Arms.", ("p/e2",), 1),
        ],
        link=lambda event: f"/pages/{event}",
    )  # fmt: skip
    assert (visit.lane, visit.words) == ("North Korea", "Kim Jong Un visits Vladimir Putin in Vostochny")
    assert (visit.forms, visit.pages, visit.href) == (("happened", "denied"), 2, "/pages/p/e1")
    assert (undated.lane, undated.words, undated.bounds) == ("nobody named", "aid", None)


def test_the_same_words_on_several_pages_are_one_mark():
    fields = {"speaker": "Kim", "act": "deny", "published": datetime(2024, 6, 12, 9)}
    (one,) = said(
        [
            Statement("p/a1", "p", "The North will answer.", "direct", **fields),
            Statement("q/a1", "q", "“the North will answer”", "direct", **fields),
        ]
    )
    assert (one.lane, one.words, one.pages, one.certain) == (
        "Kim: said", "denies: “The North will answer.”", 2, False
    )  # fmt: skip


@pytest.mark.parametrize(
    ("first", "last", "unit", "columns"),
    [
        (datetime(2024, 6, 1), datetime(2024, 6, 1, 23), "hour", 24),
        (datetime(2024, 6, 1), datetime(2024, 6, 30), "day", 30),
        (datetime(2024, 1, 1), datetime(2024, 12, 31), "month", 12),
        (datetime(2019, 1, 1), datetime(2024, 12, 31), "year", 6),
        (datetime(1, 1, 1), datetime(9999, 12, 31), "year", 20),
    ],
)
def test_the_scale_is_the_finest_that_can_be_read(first: datetime, last: datetime, unit: str, columns: int):
    found = scale(first, last, 0, 900)
    assert (found.unit, len(found.columns)) == (unit, columns)


@given(st.datetimes(), st.datetimes())
def test_the_columns_follow_each_other_and_hold_all(one: datetime, other: datetime):
    first, last = min(one, other), max(one, other)
    found = scale(first, last, 100, 1000)
    assert len(found.columns) <= DAYS
    assert found.columns[0].start <= first
    assert all(
        before.end == after.start for before, after in zip(found.columns, found.columns[1:], strict=False)
    )
    assert 100 <= found.x(first) <= found.x(last) <= 1000


MARKS = st.lists(
    st.builds(
        lambda lane, words, forms, day, long, certain, pages: Mark(
            lane,
            words,
            tuple(dict.fromkeys(forms)),
            day,
            day and day + timedelta(hours=long),
            certain,
            words,
            pages,
        ),
        st.sampled_from(
            ["Norland", "Norland: said", "朝鮮民主主義人民共和国", "الجزيرة", "A very long name " * 5]
        ),
        st.text(max_size=80),
        st.lists(st.sampled_from(list(FORMS)), min_size=1, max_size=3),
        st.none() | st.datetimes(datetime(2023, 1, 1), datetime(2024, 12, 31)),
        st.integers(0, 5000),
        st.booleans(),
        st.integers(1, 50),
    ),
    max_size=60,
)


@settings(max_examples=60, deadline=None)
@given(MARKS, st.booleans())
def test_nothing_runs_into_anything(marks: list[Mark], in_a_day: bool):
    first = datetime(2024, 1, 1) if in_a_day else None
    picture = timeline(marks, "Norland and Orlec", first=first, last=first and first + DAY)
    assert not overlapping(picture)
    assert not outside(picture)
