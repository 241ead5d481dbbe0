"""Pages without a date, dated by the pages of the same ledger that tell of the same."""

import json
from datetime import date
from pathlib import Path

import pytest

from reportedly.ledger import Ledger
from reportedly.ledger.fellows import fellows, terms

RARE = (
    "The Orlec dam's spillway gate jammed during the Brzana flood, engineer Tomas Brekke said. "
    "Mayor Ilse Vantongeren said that 4,310 households in Brzana had been told to leave. "
    "Brekke said that the hydraulic jack was ordered from Kestrel Forgings."
)
COMMON = "The council said that the budget would be read again. The treasurer said that it was balanced."


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    pages = [
        {
            "text": RARE + " The water fell overnight.",
            "published": "2021-05-14",
            "url": "https://a.example/1",
        },
        {"text": COMMON, "published": "2014-02-03", "url": "https://a.example/2"},
        {
            "text": "On Friday " + RARE[0].lower() + RARE[1:] + " Rain is forecast, the service said.",
            "url": "https://b.example/3",
        },
    ]
    found = tmp_path / "pages.jsonl"
    found.write_text("\n".join(map(json.dumps, pages)), encoding="utf-8")
    kept = Ledger(tmp_path / "news.ledger")
    kept.add([found], workers=1)
    return kept


def rows(ledger: Ledger, query: str) -> list[tuple[object, ...]]:
    return [tuple(row) for row in ledger._connection().execute(query)]  # pyright: ignore[reportPrivateUsage]


def test_a_page_without_a_date_is_dated_by_one_that_tells_of_the_same(ledger: Ledger) -> None:
    found = rows(ledger, "SELECT earliest, latest, reason FROM datings WHERE page = 3 ORDER BY nth")
    earliest, latest, reason = map(str, found[0])
    assert earliest[:10] <= "2021-05-14" <= latest[:10]
    assert "rare words" in reason
    assert "of 2021-05-14" in reason


def test_the_reading_stays_what_the_page_alone_yields(ledger: Ledger) -> None:
    page = next(entry.id for entry in ledger.pages() if entry.url == "https://b.example/3")
    published = ledger.reading(page).article.published
    assert published is not None
    assert all("rare words" not in one.reason for one in published.candidates)


def test_dated_pages_have_no_datings(ledger: Ledger) -> None:
    assert rows(ledger, "SELECT DISTINCT page FROM datings") == [(3,)]
    assert rows(ledger, "SELECT published_earliest FROM articles WHERE page = 1") == [
        ("2021-05-14 00:00:00",)
    ]


def test_a_date_that_is_not_known_to_a_year_neither_sorts_nor_bounds(ledger: Ledger) -> None:
    for earliest, latest in rows(
        ledger, "SELECT published_earliest, published_latest FROM articles WHERE page = 3"
    ):
        assert (
            earliest is None
            or (date.fromisoformat(str(latest)[:10]) - date.fromisoformat(str(earliest)[:10])).days <= 366
        )


def test_pages_that_share_only_common_words_are_no_fellows(ledger: Ledger) -> None:
    connection = ledger._connection()  # pyright: ignore[reportPrivateUsage]
    assert [one.day for one in fellows(connection, RARE)] == [date(2021, 5, 14)]
    assert fellows(connection, "The council said nothing. The treasurer said little.") == ()


def test_so_many_terms_and_no_more_are_looked_up() -> None:
    assert len(terms(" ".join(f"Word{chr(97 + i // 26)}{chr(97 + i % 26)} went" for i in range(600)))) <= 160
