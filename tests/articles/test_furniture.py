"""Lines around an article: every row of the table is needed by its example, and running text is let be."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from reportedly.articles import furniture, stamps
from reportedly.knowledge import table

RULES = table("furniture_lines")


@pytest.mark.parametrize("row", RULES, ids=[f"{row['kind']}: {row['example'][:30]}" for row in RULES])
def test_every_row_knows_its_example(row: dict[str, str]) -> None:
    place = {"any": "body", "edge": "foot"}.get(row["place"], row["place"])
    assert furniture.kind_of(row["example"], place) == row["kind"]


@pytest.mark.parametrize(
    "line",
    [
        "The minister shared this view with the crews, he said.",
        "Read more than one account of the strike and they disagree.",
        "Comments by the mayor angered the crews.",
        "Published in 1999, the report was forgotten.",
        "“Share this with everybody,” he told them.",
        "Photographs of the harbour show two ferries at anchor.",
        "By Monday, all ferries had stopped.",
        "What happened next",
        "Why the crews walked out",
        "In May, two ferries collided.",
        "Cookies were served to the crews at dawn.",
        "Follow the money, the mayor said.",
        "Related to the mayor by marriage, she denied any influence.",
        "The privacy policy of the port was not at issue, the court said.",
        "Subscribers to the ferry service will get their money back.",
        "1. The port closes at noon.",
        "“We will not go back,” said Ada Reyes.",
        "Reuters reported on Monday that the port was closed.",
        "No.",
        "Why?",
        "“No comment.”",
        "End of the line",
        "Watch the ferries go, the captain said.",
        "Video shows two ferries at anchor, according to the port.",
        "Source close to the mayor: no deal yet.",
    ],
)
def test_running_text_is_let_be(line: str) -> None:
    assert furniture.kind_of(line, "body") is None


@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("BY ADA REYES", "byline"),
        ("By Ada Reyes, Harbour correspondent", "byline"),
        ("Ada Reyes, Reuters", "byline"),
        ("(AFP)", "credit"),
        ("With AP and Reuters", "credit"),
        ("Source: Xinhua", "credit"),
        ("Last updated: 14 June 2024 09:30 BST", "stamp"),
        ("June 12, 2024", "stamp"),
        ("2 hours ago", "stamp"),
        ("2024-06-12T09:30:00Z", "stamp"),
        ("World", "section"),
        ("3 Comments", "comments"),
        ("►  Facebook | Twitter | Email", "share"),
    ],
)
def test_edges(line: str, kind: str) -> None:
    assert furniture.kind_of(line, "head") == kind


@pytest.mark.parametrize(
    ("line", "authors"),
    [
        ("By Ada Reyes", ("Ada Reyes",)),
        ("By ADA REYES and TOM HALE", ("Ada Reyes", "Tom Hale")),
        (
            "By Ada Reyes, Tom Hale and Mara van der Lind | Harbour Post",
            ("Ada Reyes", "Tom Hale", "Mara van der Lind"),
        ),
        ("by Ada Reyes – 12 June 2024", ("Ada Reyes",)),
        ("By Reuters", ()),
        ("By the harbour", ()),
        ("Story by Ada Reyes for the Harbour Post", ("Ada Reyes",)),
        ("By Seán O’Dowd", ("Seán O'Dowd",)),
    ],
)
def test_bylines(line: str, authors: tuple[str, ...]) -> None:
    assert furniture.authors_of(line) == authors


@pytest.mark.parametrize(
    ("lead", "credit", "place"),
    [
        ("LISBON (Reuters) - Ferry crews walked out.", "Reuters", "Lisbon"),
        ("LISBON, Portugal (AP) — Ferry crews walked out.", "Associated Press", "Lisbon, Portugal"),
        ("(AFP) – Ferry crews walked out.", "Agence France-Presse", None),
        ("PORT SAID, 12 June (Xinhua) -- Ferry crews walked out.", "Xinhua", "Port Said"),
        ("LISBON — Ferry crews walked out.", None, "Lisbon"),
    ],
)
def test_leads(lead: str, credit: str | None, place: str | None) -> None:
    found = furniture.lead_of(lead)
    assert (found and found[:2]) == (credit, place)


@pytest.mark.parametrize(
    "lead", ["NATO - and others - agreed.", "The port (Reuters) - closed.", "“LISBON: no.”", ""]
)
def test_no_lead(lead: str) -> None:
    assert furniture.lead_of(lead) is None


@pytest.mark.parametrize(
    ("stamp", "first", "last"),
    [
        ("Published 12 June 2024, 14:05 GMT", "2024-06-12T14:05:00", "2024-06-12T14:05:59"),
        ("June 12, 2024", "2024-06-12T00:00:00", "2024-06-12T23:59:59"),
        ("Wed, 12 Jun 2024 2:05 p.m. EDT", "2024-06-12T14:05:00", "2024-06-12T14:05:59"),
        ("2024-06-12T14:05:09+02:00", "2024-06-12T14:05:00", "2024-06-12T14:05:59"),
        ("Updated 13 June 2024, published 12 June 2024", "2024-06-12T00:00:00", "2024-06-12T23:59:59"),
        ("20240612", "2024-06-12T00:00:00", "2024-06-12T23:59:59"),
        ("13/06/2024", "2024-06-13T00:00:00", "2024-06-13T23:59:59"),
    ],
)
def test_absolute_stamps(stamp: str, first: str, last: str) -> None:
    dating = stamps.dating(stamp, "printed stamp")
    assert dating is not None
    assert (dating.earliest.isoformat(), dating.latest.isoformat()) == (first, last)


@pytest.mark.parametrize(
    "stamp", ["yesterday", "31 February 2024", "9999-99-99", "", "12:30", "Tuesday", "0000-00-00"]
)
def test_no_absolute_date(stamp: str) -> None:
    assert stamps.dating(stamp, "printed stamp") is None


@given(st.text())
def test_any_line_has_a_kind_or_none(line: str) -> None:
    for place in ("head", "body", "foot"):
        furniture.kind_of(line, place)
    furniture.authors_of(line)
    furniture.lead_of(line)
    stamps.dating(line, "printed stamp")
