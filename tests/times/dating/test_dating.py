"""Dating by constraint: one example a kind of clue, and what holds for every text."""

from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from reportedly import articles, language
from reportedly.knowledge import table
from reportedly.model import Dating, DatingCandidate
from reportedly.times.dating import dated
from reportedly.times.dating.stage import known_to


def dating(text: str, retrieved: datetime | None = None) -> Dating:
    article = dated(articles.from_text(text), language.parse(text), retrieved)
    assert article.published is not None
    return article.published


def first(text: str) -> tuple[str, str]:
    best = dating(text).candidates[0]
    assert best.latest.date() == best.earliest.date()
    return str(best.earliest.date()), best.reason


def test_a_weekday_and_a_national_day_fall_together_in_few_years() -> None:
    day, reason = first(
        "Envoys met in Oslo on Tuesday to mark Norway's Constitution Day, "
        "three months after the full-scale invasion of Ukraine."
    )
    assert day == "2022-05-17"
    assert "“Tuesday” and Constitution Day (17 May): they fall together in" in reason


def test_the_other_years_are_kept_among_the_candidates() -> None:
    found = dating("On Wednesday a message was sent to Moscow on the occasion of the Russian National Day.")
    days = {str(one.earliest.date()) for one in found.candidates if one.earliest.date() == one.latest.date()}
    assert {"2013-06-12", "2019-06-12", "2024-06-12"} <= days


def test_a_weekday_with_its_date_and_a_president() -> None:
    day, reason = first("The pact was signed on Tuesday, June 12. President Donald Trump shook hands.")
    assert day == "2018-06-12"
    assert "in office from 20 January 2017" in reason


def test_a_dateline() -> None:
    day, reason = first("HANOI, Feb 28 (Meridian) - President Joe Biden said on Wednesday that it was over.")
    assert day.endswith("-02-28")
    assert "filed on “Feb 28”" in reason


def test_the_anniversary_of_a_public_event() -> None:
    day, reason = first("On Saturday bells rang on the 20th anniversary of the 9/11 attacks.")
    assert day == "2021-09-11"
    assert "“20th anniversary” of 9/11 attacks (11 September 2001): 11 September 2021" in reason


def test_nine_months_after_a_visit_in_september_is_june() -> None:
    text = (
        "The minister will come next week, nine months after a rare visit to the port.\n\n"
        "No pact was signed during the visit in September."
    )
    assert "“nine months” a visit of “September”" in "".join(one.reason for one in dating(text).candidates)


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("The keeper, who was born in 1953, is 71. He has no plans.", 2024),
        ("The dam was finished two years ago, in 2015, and leaks.", 2017),
        ("Three months after the Brexit vote, the yard has orders.", 2016),
        ("Prime Minister Liz Truss said that the plan would stand.", 2022),
        ("President-elect Joe Biden said that it was time.", 2020),
    ],
)
def test_sums_and_offices_bound_the_year(text: str, year: int) -> None:
    best = dating(text).candidates[0]
    assert best.earliest.year <= year <= best.latest.year
    assert (best.latest - best.earliest).days < 800


@pytest.mark.parametrize(
    ("text", "earliest"),
    [
        ("Wards are full of patients with Covid-19.", 2020),
        ("Former president Barack Obama wrote a book.", 2009),
        ("The bridge was closed in 2014 and opened again in 2016. It leaked in 2015.", 2015),
    ],
)
def test_what_was_bounds_from_below(text: str, earliest: int) -> None:
    assert dating(text).candidates[0].earliest.year >= earliest


@pytest.mark.parametrize("year", ["1066", "1789", "1815", "1848"])
def test_what_was_centuries_ago_stops_no_reading(year: str) -> None:
    text = f"The parade recalls the storming of the prison on July 14, {year}. It began at noon."
    assert dated(articles.from_text(text), language.parse(text)).text == text


def test_then_presidents_do_not_date_by_their_terms() -> None:
    reasons = " ".join(
        one.reason for one in dating("Then-president Barack Obama signed it in 2010.").candidates
    )
    assert "in office" not in reasons


def test_another_person_whose_name_goes_on_is_not_the_holder() -> None:
    text = "President Petro Poroshenko laid a wreath on Tuesday."
    assert all("Poroshenko" in one.reason for one in dating(text).candidates[:1])


def test_no_day_after_the_page_was_got() -> None:
    found = dating("Wards are full of patients with Covid-19.", datetime(2021, 3, 4, 12))
    assert found.latest.date() <= date(2021, 3, 6)
    assert all(one.latest.date() <= date(2021, 3, 6) for one in found.candidates)


def test_without_a_day_of_retrieval_nothing_is_dated_after_the_tables() -> None:
    assert dating("Wards are full of patients with Covid-19.").latest.date() <= known_to()


def test_a_text_without_clues_stays_undated() -> None:
    text = "The dog was found under the jetty. It has no name."
    assert dated(articles.from_text(text), language.parse(text)).published is None


def test_a_date_that_is_believed_stays_as_it_is() -> None:
    text = "On Wednesday a message was sent on the occasion of the Russian National Day."
    article = articles.from_text(text, date(2019, 6, 12))
    assert dated(article, language.parse(text)) is article


def test_a_weak_mark_is_weighed_with_what_the_text_says() -> None:
    from msgspec.structs import replace

    text = "On Wednesday a message was sent on the occasion of the Russian National Day."
    weak = DatingCandidate(
        datetime(2019, 6, 12), datetime(2019, 6, 12, 23, 59, 59), 0.4, "found by searching the page"
    )
    article = replace(articles.from_text(text), published=Dating(weak.earliest, weak.latest, 0.4, (weak,)))
    found = dated(article, language.parse(text)).published
    assert found is not None
    assert found.earliest.date() == found.latest.date() == date(2019, 6, 12)
    assert found.certainty > 0.4
    assert "found by searching the page" in found.candidates[0].reason


@settings(max_examples=25, deadline=None)
@given(
    st.lists(
        st.sampled_from(
            ["on Friday", "in 2017", "President Macron", "29 February", "Easter", "the 80th anniversary of D-Day",
             "born in 1900, is 99", "by 2030", "two years ago, in 2015", "12 June", "Brexit", "\n", ".", "in May"]
        ),
        max_size=12,
    )
)  # fmt: skip
def test_candidates_are_ranked_days_of_the_horizon(pieces: list[str]) -> None:
    text = "They met " + " ".join(pieces)
    found = dated(articles.from_text(text), language.parse(text)).published
    if found is None:
        return
    assert found.earliest <= found.latest
    assert 0 < found.certainty <= 0.95
    assert found.latest.date() <= known_to()
    assert found.candidates
    for one in found.candidates:
        assert one.earliest <= one.latest
        assert one.reason
    assert sum(one.score for one in found.candidates) <= 1.01


def test_public_events_are_in_order_and_sourced() -> None:
    for row in table("public_events"):
        assert row["kind"] in {"event", "planned", "thing"}, row
        days = [row[name] for name in ("since", "until", "mostly_since", "mostly_until") if row[name]]
        assert all(date.fromisoformat(day) for day in days)
        assert not row["until"] or row["since"] <= row["until"], row
        assert not row["mostly_since"] or row["since"] <= row["mostly_since"], row
        assert row["source"], row
    names = [name.lower() for row in table("public_events") for name in row["names"].split(",")]
    assert len(names) == len(set(names))


def stamped(text: str, day: date) -> Dating:
    from msgspec.structs import replace

    from reportedly import times
    from reportedly.times.dating import doubted

    article = articles.from_text(text, day)
    assert article.published is not None
    candidate = replace(article.published.candidates[0], reason="printed stamp", score=0.9)
    article = replace(article, published=replace(article.published, certainty=0.9, candidates=(candidate,)))
    doc = language.parse(text)
    found = doubted(article, doc, times.expressions(text, doc, article.published)).published
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("text", "day", "instead"),
    [
        ("The pact was signed on Wednesday, 12 June, in Oslo.", date(2021, 12, 3), date(2019, 6, 12)),
        ("The ferry sank on 4 May 2022, the port said.", date(2019, 3, 2), date(2022, 5, 4)),
    ],
)
def test_a_stamp_that_the_text_contradicts_is_believed_less(text: str, day: date, instead: date) -> None:
    found = stamped(text, day)
    assert found.certainty == 0.5
    assert found.earliest.date() == day
    assert found.candidates[1].earliest.date() == instead
    assert "but the text" in found.candidates[0].reason


@pytest.mark.parametrize(
    "text",
    [
        "The vote was held on Tuesday, 4 June.",
        "The trial is to open on 4 May 2022.",
        "The bonds, due on 4 May 2022, were sold.",
        "The ferry sank. This article was amended on 4 May 2022.",
    ],
)
def test_what_is_to_come_or_was_amended_contradicts_no_stamp(text: str) -> None:
    assert stamped(text, date(2019, 6, 5)).certainty == 0.9


def test_marks_around_the_text_are_clues() -> None:
    from msgspec.structs import replace

    from reportedly.model import Furniture, Span

    text = "The ferry sank on Tuesday."
    bare = articles.from_text(text)
    furniture = (
        Furniture(Span(0, 40), "stamp", "Published yesterday at 9:29 a.m."),
        Furniture(Span(41, 60), "legal", "© 2024 Harbour Post"),
    )
    article = replace(
        bare, furniture=furniture, url="https://news.example/2024/06/ferry", dateline_date="XXXX-06-12"
    )
    found = dated(article, language.parse(text), datetime(2024, 6, 13, 8)).published
    assert found is not None
    assert found.earliest.date() == found.latest.date() == date(2024, 6, 12)
    reason = found.candidates[0].reason
    assert "stamped “Published yesterday at 9:29 a.m.”, and got on 13 June 2024" in reason
    assert "filed on 12 June" in reason
    assert "the address has 2024/06" in reason
