"""Families in a ledger: the same whichever page comes first, and when all are derived again."""

from contextlib import closing
from itertools import permutations

import pytest
from invented_readers import page

from reportedly.errors import LedgerError
from reportedly.ledger import Ledger, adding, opening

LEAD = (
    "Engineers closed the old bridge of Vessa on Tuesday after divers had found cracks in three of its piers."
)
SECOND = "The timber mill on the far bank has no other road and will send its people home from Thursday on."
THIRD = "A survey in spring had come to the same result and lain in a drawer of the works office for months."
FOURTH = "Trucks now take the pass, which adds sixty kilometres to each journey and is closed in winter."
REPORT = "\n\n".join((LEAD, SECOND, THIRD, FOURTH))
PAGES = [
    page(f"Bridge closed 2025-03-04\n\n{REPORT}", "report.txt"),
    page(f"Shut!\n\n{LEAD}\n\n{SECOND}", "trim.txt"),
    page(f"What the survey says\n\n{THIRD}\n\n{FOURTH}", "other-trim.txt"),
    page(
        "Ferries\n\nThe ferry to Orlec ran aground in fog with nobody hurt and forty cows on board.",
        "alone.txt",
    ),
]


def families(ledger: Ledger):
    return [
        (one.id, one.reason, one.size, sorted((p.page, p.role, p.kept, p.added, p.reason) for p in one.pages))
        for one in ledger.families()
    ]


def test_two_trims_of_one_report_are_its_family_and_another_report_is_not(fill, ledger):
    fill(PAGES)
    (family,) = ledger.families()
    assert [one.found_at for one in family.pages if one.role == "root"] == ["report.txt"]
    assert {one.found_at for one in family.pages} == {"report.txt", "trim.txt", "other-trim.txt"}
    assert family.origin is None


def test_the_order_of_adding_does_not_matter(tmp_path):
    found = []
    for nth, order in enumerate(permutations(PAGES)):
        path = tmp_path / f"{nth}.ledger"
        opening.create(path)
        with closing(opening.connect(path)) as connection:
            adding.add(connection, order, workers=1, reader="invented_readers:plain")
        with Ledger(path) as ledger:
            found.append(families(ledger))
    assert len(found[0]) == 1
    assert found[0][0][2] == 3
    assert all(one == found[0] for one in found)


def test_what_is_derived_again_is_the_same(fill, ledger, rows):
    fill(PAGES)
    tables = ("families", "family_pages", "copies", "fingerprints", "wordings")
    before = [rows(f"SELECT * FROM {table} ORDER BY 1, 2") for table in tables]
    assert ledger.recompute() == len(PAGES)
    assert [rows(f"SELECT * FROM {table} ORDER BY 1, 2") for table in tables] == before
    assert rows("PRAGMA foreign_key_check") == []


def test_of_one_page_its_family_is_shown_with_what_is_shared_and_changed(fill, ledger):
    fill(PAGES)
    trim = next(one.id for one in ledger.pages() if one.found_at == "trim.txt")
    (family,) = ledger.families(trim)
    copy = next(one for one in family.pages if one.page == trim)
    assert copy.beside == family.id
    assert copy.dropped > 30
    assert LEAD.rstrip(".") in copy.passages[0].words
    assert copy.changes is not None
    assert ("headline", "Shut!") in [(one.name, one.now) for one in copy.changes.fields]
    alone = next(one.id for one in ledger.pages() if one.found_at == "alone.txt")
    assert list(ledger.families(alone)) == []
    with pytest.raises(LedgerError, match="holds no page"):
        list(ledger.families("nothing"))
