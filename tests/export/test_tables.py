"""Parquet, CSV and JSON Lines, opened by those who are to open them, and the description beside them."""

import csv
import json
import shutil
import tracemalloc
from datetime import datetime
from pathlib import Path

import duckdb
import pandas
import pyarrow.parquet
import pytest

from reportedly import Ledger, LedgerError, export
from reportedly.export import tables
from reportedly.export.dictionary import TABLES

FORMATS = ("parquet", "csv", "jsonl")
READ = {"parquet": "read_parquet", "csv": "read_csv", "jsonl": "read_json"}


@pytest.fixture(scope="session")
def folders(held: Path, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("exports")
    with Ledger(held) as ledger:
        for name in FORMATS:
            export.write(ledger, name, folder / name)
    return {name: folder / name for name in FORMATS}


def read(folder: Path, name: str, table: str) -> str:
    more = ", header = true, all_varchar = true" if name == "csv" else ""
    return f"{READ[name]}('{folder}/{table}.{name}'{more})"


@pytest.mark.parametrize("name", FORMATS)
def test_duckdb_finds_the_same_statements_as_the_ledger(folders, ledger, name):
    found = duckdb.sql(
        f"SELECT id, speaker, content FROM {read(folders[name], name, 'statements')}"
    ).fetchall()
    assert found == [(one.id, one.speaker, one.content) for one in ledger.statements()]


@pytest.mark.parametrize("name", FORMATS)
def test_every_table_has_the_rows_and_columns_that_its_description_says(folders, name):
    package = json.loads((folders[name] / "datapackage.json").read_text())
    assert [resource["name"] for resource in package["resources"]] == [table.name for table in TABLES]
    for resource in package["resources"]:
        told = read(folders[name], name, resource["name"])
        if name == "jsonl" and not resource["rows"]:
            continue
        columns = duckdb.sql(f"SELECT * FROM {told}").columns
        assert columns == [field["name"] for field in resource["schema"]["fields"]]
        assert duckdb.sql(f"SELECT count(*) FROM {told}").fetchall() == [(resource["rows"],)]


@pytest.mark.parametrize("name", ["parquet", "csv"])
@pytest.mark.parametrize("part", [{}, {"speaker": "Kremlin"}, {"about": "bridge", "limit": 1}])
def test_keys_are_unique_and_all_that_is_referred_to_is_there(ledger, tmp_path, name, part):
    export.write(ledger, name, tmp_path / "out", **part)
    package = json.loads((tmp_path / "out" / "datapackage.json").read_text())
    for resource in package["resources"]:
        told = read(tmp_path / "out", name, resource["name"])
        keys = ", ".join(resource["schema"]["primaryKey"])
        assert not duckdb.sql(f"SELECT {keys} FROM {told} GROUP BY {keys} HAVING count(*) > 1").fetchall()
        for key in resource["schema"]["foreignKeys"]:
            other = read(tmp_path / "out", name, key["reference"]["resource"])
            column, field = key["fields"], key["reference"]["fields"]
            lost = duckdb.sql(
                f"SELECT {column} FROM {told} WHERE {column} IS NOT NULL AND {column} NOT IN (SELECT {field} FROM {other})"
            ).fetchall()
            assert not lost, (resource["name"], column)


def test_parquet_has_types_and_a_line_on_each_column(folders):
    schema = pyarrow.parquet.read_schema(folders["parquet"] / "statements.parquet")
    types = {field.name: str(field.type) for field in schema}
    assert types["earliest"] == "timestamp[us]"
    assert types["speaker_ids"] == "list<element: string>"
    assert types["content_start"] == "int64"
    assert types["certainty"] == "double"
    assert schema.field("act").metadata[b"description"].startswith(b"what is done by saying it")


def test_pandas_reads_moments_and_lists(folders):
    statements = pandas.read_parquet(folders["parquet"] / "statements.parquet")
    assert str(statements.dtypes["published"]).startswith("datetime64")
    joint = statements[statements.speaker_ids.str.len() > 1]
    assert len(joint)
    articles = pandas.read_csv(folders["csv"] / "articles.csv", parse_dates=["published_earliest"])
    assert str(articles.dtypes["published_earliest"]).startswith("datetime64")
    assert articles.authors.map(json.loads).map(len).max() >= 1


@pytest.mark.parametrize("name", FORMATS)
def test_offsets_are_into_the_text_that_is_exported(folders, name):
    pairs = duckdb.sql(f"""
        SELECT text, words, CAST(words_start AS INT), CAST(words_end AS INT) FROM {read(folders[name], name, "events")} AS events
        JOIN {read(folders[name], name, "articles")} AS articles ON articles.id = events.page
    """).fetchall()
    assert pairs
    for text, words, start, end in pairs:
        assert text[start:end] == words


def test_claims_count_pages_texts_and_sources_as_the_ledger_does(folders, ledger):
    told = (
        f"SELECT id, pages, texts, sources, source_names FROM {read(folders['parquet'], 'parquet', 'claims')}"
    )
    found = {row[0]: row[1:] for row in duckdb.sql(told).fetchall()}
    assert found == {
        one.id: (one.pages, one.texts, len(one.sources), list(one.sources)) for one in ledger.claims()
    }


def test_disputes_have_both_sides_in_words(folders, ledger):
    told = read(folders["parquet"], "parquet", "disputes")
    found = duckdb.sql(f"SELECT id, kind, one_content, other_content FROM {told}").fetchall()
    assert found
    assert sorted(found) == sorted(
        (one.id, one.kind, one.one.content, one.other.content) for one in ledger.disputes()
    )


def test_wordings_are_those_of_the_claims(folders, ledger):
    told = read(folders["parquet"], "parquet", "wordings")
    found = duckdb.sql(f"SELECT claim, id, reason, assertion IS NOT NULL FROM {told}").fetchall()
    assert any(own for *_, own in found)
    assert sorted(found) == sorted(
        (claim.id, one.statement.id, one.reason, one.statement.own_voice or "~" in one.statement.id)
        for claim in ledger.claims()
        for one in claim.wordings
    )


def test_what_was_set_right_by_hand_is_right(held, tmp_path):
    shutil.copy(held, tmp_path / "corrected.ledger")
    with Ledger(tmp_path / "corrected.ledger") as ledger:
        denial = next(ledger.statements(act="deny"))
        ledger.correct(denial.id, act="accuse", speaker="Ana Reyes")
        export.write(ledger, "parquet", tmp_path / "out")
    told = read(tmp_path / "out", "parquet", "statements")
    found = duckdb.sql(f"SELECT act, speaker, corrected FROM {told} WHERE id = '{denial.id}'").fetchall()
    assert found == [("accuse", "Ana Reyes", ["speaker", "act"])]
    assert len(duckdb.sql(f"SELECT id FROM {told} WHERE len(corrected) > 0").fetchall()) == 1


def test_events_that_are_one_are_told_apart_from_others(folders, ledger):
    told = read(folders["parquet"], "parquet", "events")
    found = duckdb.sql(f"SELECT id, happening FROM {told}").fetchall()
    assert sorted(found) == sorted((one.id, one.events[0]) for one in ledger.events())


def test_what_moved_is_a_turn(tmp_path):
    told = {
        "2025-03-04": "At least 12 people were killed in the flood in Harl, the governor, Ana Lind, said.",
        "2025-03-07": "The flood in Harl killed 58 people, Ana Lind said on Friday.",
    }
    lines = [
        {
            "url": f"https://quay.example/{day}",
            "site": "The Quay",
            "title": "Flood",
            "published": day,
            "text": text,
        }
        for day, text in told.items()
    ]
    (tmp_path / "pages.jsonl").write_text("\n".join(map(json.dumps, lines)))
    with Ledger(tmp_path / "news.ledger") as ledger:
        ledger.add([tmp_path / "pages.jsonl"], workers=1)
        export.write(ledger, "parquet", tmp_path / "out")
        (turn,) = ledger.turns()
    rows = f"SELECT kind, series, was, now FROM {read(tmp_path / 'out', 'parquet', 'turns')}"
    assert duckdb.sql(rows).fetchall() == [(turn.kind, turn.id, *(step.words for step in turn.steps))]


def test_expectations_have_their_state_and_all_that_is_told_of_them(folders, ledger):
    told = read(folders["parquet"], "parquet", "expectations")
    found = duckdb.sql(f"SELECT id, state, due_latest, overdue FROM {told}").fetchall()
    assert found
    assert sorted(found) == sorted(
        (one.id, one.state, one.due_latest, one.overdue) for one in ledger.expectations()
    )
    rows = f"""
        SELECT text, words, words_start, words_end FROM {read(folders["parquet"], "parquet", "tellings")} AS tellings
        JOIN {read(folders["parquet"], "parquet", "articles")} AS articles ON articles.id = tellings.page
    """
    for text, words, start, end in duckdb.sql(rows).fetchall():
        assert text[start:end] == words


def test_storylines_have_their_titles_and_pages(folders, ledger):
    told = read(folders["parquet"], "parquet", "storylines")
    found = duckdb.sql(f"SELECT id, title, pages, actors FROM {told}").fetchall()
    there = list(ledger.storylines())
    assert sorted(found) == sorted((one.id, one.title, one.pages, list(one.actors)) for one in there) != []
    pages = read(folders["parquet"], "parquet", "storyline_pages")
    found = duckdb.sql(f"SELECT storyline, page, reason FROM {pages}").fetchall()
    assert sorted(found) == sorted(
        (one.id, page.page, page.reason) for one in there for page in ledger.storyline(one.id).told
    )


def test_memory_holds_no_more_than_a_group_of_rows(tmp_path, monkeypatch):
    monkeypatch.setattr(tables, "GROUP_CHARACTERS", 100_000)
    texts = [f"Report {n}. " + "La la la. " * 6_000 for n in range(40)]
    (tmp_path / "pages.jsonl").write_text("\n".join(json.dumps({"text": text}) for text in texts))
    with Ledger(tmp_path / "news.ledger") as ledger:
        assert ledger.add([tmp_path / "pages.jsonl"], workers=1).added == len(texts)
    with Ledger(tmp_path / "news.ledger", read_only=True) as ledger:
        export.write(ledger, "jsonl", tmp_path / "first")
        tracemalloc.start()
        export.write(ledger, "jsonl", tmp_path / "out")
        peak = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
    assert peak < sum(map(len, texts)) / 2


def test_a_part_has_what_was_asked_for_and_the_pages_of_it(ledger, tmp_path):
    export.write(ledger, "jsonl", tmp_path / "out", speaker="Kremlin")
    asked = list(ledger.statements(speaker="Kremlin"))
    rows = [json.loads(line) for line in (tmp_path / "out" / "statements.jsonl").read_text().splitlines()]
    assert [row["id"] for row in rows] == [one.id for one in asked]
    pages = [
        json.loads(line)["id"] for line in (tmp_path / "out" / "articles.jsonl").read_text().splitlines()
    ]
    assert set(pages) == {one.page for one in asked}
    assert "speaker Kremlin" in (tmp_path / "out" / "README.md").read_text()


def test_what_a_page_says_cannot_leave_its_cell(folders, ledger):
    with (folders["csv"] / "statements.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    assert [row["content"] for row in rows] == [one.content for one in ledger.statements()]
    hostile = [row for row in rows if "not afraid" in row["content"]]
    assert len(hostile) == 1
    assert "\n" in hostile[0]["content"]


def test_the_dates_of_rows_are_those_of_the_ledger(folders, ledger):
    found = duckdb.sql(
        f"SELECT id, earliest FROM {read(folders['parquet'], 'parquet', 'statements')}"
    ).fetchall()
    assert found == [(one.id, one.earliest) for one in ledger.statements()]
    assert any(isinstance(earliest, datetime) for _, earliest in found)


def test_an_empty_ledger_is_exported_as_empty_tables(tmp_path):
    with Ledger(tmp_path / "empty.ledger") as ledger:
        ledger.add([])
        written = export.write(ledger, "parquet", tmp_path / "out")
    assert set(written.counts.values()) == {0}
    for table in TABLES:
        assert pyarrow.parquet.read_table(tmp_path / "out" / f"{table.name}.parquet").num_rows == 0


def test_an_actor_that_was_merged_is_one(held, tmp_path):
    path = tmp_path / "merged.ledger"
    shutil.copy(held, path)
    with Ledger(path) as ledger:
        one, other = (actor.id for actor in ledger.actors(kind="person", limit=2))
        ledger.merge_actors(f"@{one}", f"@{other}")
        export.write(ledger, "parquet", tmp_path / "out")
    actors = duckdb.sql(f"SELECT id FROM {read(tmp_path / 'out', 'parquet', 'actors')}").fetchall()
    assert (one,) in actors
    assert (other,) not in actors
    speakers = duckdb.sql(f"SELECT actor FROM {read(tmp_path / 'out', 'parquet', 'speakers')}").fetchall()
    assert (other,) not in speakers


def test_what_cannot_be_asked_leaves_nothing_behind(ledger, tmp_path):
    with pytest.raises(LedgerError, match="is not an act"):
        export.write(ledger, "csv", tmp_path / "out", act="sing")
    assert not list(tmp_path.iterdir())


def test_without_pyarrow_one_line_says_what_to_install(ledger, tmp_path, monkeypatch):
    monkeypatch.setitem(__import__("sys").modules, "pyarrow.parquet", None)
    with pytest.raises(export.NotWrittenError, match=r"install reportedly\[parquet\]"):
        export.write(ledger, "parquet", tmp_path / "out")
    assert not list(tmp_path.iterdir())


def test_storylines_have_what_happened_and_was_said_in_order(folders, ledger):
    entries = read(folders["parquet"], "parquet", "storyline_entries")
    found = duckdb.sql(f"SELECT storyline, kind, date, words, pages FROM {entries} ORDER BY storyline, nth")
    there = [
        (one.id, entry.kind, str(entry.date) if entry.date else None, entry.words, entry.pages)
        for one in sorted(ledger.storylines(), key=lambda one: one.id)
        for entry in ledger.storyline(one.id).entries
    ]
    assert found.fetchall() == there != []
