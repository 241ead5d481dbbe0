"""Event data: the columns that people know, and counts that reprints do not add to."""

import csv

import duckdb
import pytest

from reportedly import Ledger, export
from reportedly.ledger import COLUMNS

WIRE = (
    "VALPORT (Coast Wire) – Troops of the Northern Republic shelled the town of Marin on 2024-06-12, "
    "the mayor of Marin said.\n\nResidents fled to the hills, and the only bridge over the river was closed "
    "to lorries until further notice while engineers looked at its pillars and the rails beside it."
)


def test_duckdb_reads_one_line_an_event(ledger, tmp_path):
    export.write(ledger, "events", tmp_path / "events.csv")
    told = duckdb.sql(f"SELECT * FROM read_csv('{tmp_path}/events.csv', all_varchar = true)")
    assert tuple(told.columns) == COLUMNS
    events = list(ledger.events())
    found = duckdb.sql("SELECT event_id, event_type, status, evidence FROM told").fetchall()
    assert sorted(found) == sorted((one.id, one.type, one.status, one.evidence) for one in events)


def test_reprints_are_more_pages_and_no_more_texts(tmp_path):
    for name in ("one", "two", "three"):
        site = f"<meta property='og:site_name' content='The {name.title()} Post'>"
        stamp = "<meta property='article:published_time' content='2024-06-13'>"
        paragraphs = "".join(f"<p>{part}</p>" for part in WIRE.split("\n\n"))
        (tmp_path / f"{name}.html").write_text(
            f"<html><head><title>Town of Marin shelled</title>{site}{stamp}</head>"
            f"<body><article><h1>Town of Marin shelled</h1>{paragraphs}</article></body></html>"
        )
    with Ledger(tmp_path / "news.ledger") as ledger:
        ledger.add(sorted(tmp_path.glob("*.html")), workers=1)
        assert [len(family.pages) for family in ledger.families()] == [3]
        export.write(ledger, "events", tmp_path / "events.csv")
    with (tmp_path / "events.csv").open(encoding="utf-8", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["event_type"] == "ASSAULT"]
    assert len(rows) == 3
    assert len({row["happening"] for row in rows}) == 1
    assert {(row["pages"], row["texts"], row["sources"]) for row in rows} == {("3", "1", "1")}


@pytest.mark.parametrize("part", [{}, {"speaker": "Kremlin"}])
def test_counts_are_those_of_what_was_asked_for(ledger, tmp_path, part):
    written = export.write(ledger, "events", tmp_path / "events.csv", **part)
    with (tmp_path / "events.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert written.counts == {"events": len(rows), "happenings": len({row["happening"] for row in rows})}
    pages = {one.page for one in ledger.statements(**part)} if part else None
    for row in rows:
        assert pages is None or row["event_id"].split("/")[0] in pages
        assert 1 <= int(row["texts"]) <= int(row["pages"])
        assert int(row["sources"]) >= 1
