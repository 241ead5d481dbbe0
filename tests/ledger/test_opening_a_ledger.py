"""Opening: what is not a ledger of ours stays as it is, byte for byte, with nothing beside it."""

import os
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st
from invented_readers import page

from reportedly.errors import LedgerError
from reportedly.ledger import Ledger, documentation, kept, opening, schema
from reportedly.model import PageMetadata


def refused(path: Path, because: str) -> None:
    before = {file: file.read_bytes() for file in path.parent.iterdir()}
    with pytest.raises(LedgerError, match=because) as error:
        Ledger(path)
    assert str(path) in str(error.value)
    assert "\n" not in str(error.value)
    assert {file: file.read_bytes() for file in path.parent.iterdir()} == before


@pytest.mark.parametrize("journal", ["DELETE", "WAL"])
def test_a_database_of_another_program_is_refused(path, journal):
    other = sqlite3.connect(path)
    other.execute(f"PRAGMA journal_mode = {journal}")
    other.execute("CREATE TABLE pages (id)")
    other.commit()
    refused(path, "is not a ledger of reportedly")
    other.close()
    refused(path, "is not a ledger of reportedly")


@pytest.mark.parametrize("content", [b"x", b"<html>" * 100, b"SQLite format 3\0", bytes(4096)])
def test_a_file_that_is_no_database_is_refused(path, content):
    path.write_bytes(content)
    refused(path, "is not a ledger of reportedly")


@given(st.binary(min_size=1, max_size=200))
def test_any_bytes_are_refused(tmp_path_factory, content):
    path = tmp_path_factory.mktemp("ledger") / "news.ledger"
    path.write_bytes(content)
    refused(path, "is not a ledger of reportedly")


def test_a_ledger_of_a_newer_version_is_refused(path):
    opening.create(path)
    newer = sqlite3.connect(path)
    newer.execute(f"PRAGMA user_version = {schema.VERSION + 1}")
    newer.close()
    refused(path, "written by a newer reportedly")


def test_a_ledger_of_an_older_version_is_refused_and_says_how_to_go_on(path):
    opening.create(path)
    _age(path)
    refused(path, r"by an older reportedly .* read its pages again into a new ledger with `reportedly add ")


def test_the_pages_of_an_older_ledger_are_read_again_into_a_new_one(fill, ledger, path, tmp_path):
    about = {"url": "https://example.org/a", "metadata": PageMetadata(site="Example")}
    found = [page("A\nShe said a", "a.txt", **about), page("B\nShe said b", "b.txt", charset="utf-8")]
    fill(found)
    before = path.read_bytes()
    _age(path)
    assert list(kept.pages(path)) == found
    old = path.rename(tmp_path / "old.ledger")
    assert fill(kept.pages(old)).added == 2
    assert [entry.found_at for entry in ledger.pages()] == ["a.txt", "b.txt"]
    _age(old, schema.VERSION)
    assert old.read_bytes() == before


def test_a_ledger_is_a_source_of_pages(fill, ledger, path, tmp_path):
    fill([page("A\nShe said a")])
    copy = tmp_path / "copy.ledger"
    copy.write_bytes(path.read_bytes())
    done = ledger.add([copy, path], workers=1)
    assert (done.held, done.unreadable) == (2, ())


def test_a_damaged_ledger_gives_what_it_can_and_a_line(fill, path):
    fill([page(f"{n}\nShe said {n}" * 99) for n in range(50)])
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    path.write_bytes(content)
    (problem,) = kept.pages(path)
    assert "is damaged" in problem.reason


def _age(path: Path, version: int = 1) -> None:
    """Write a version into the header, as the program of that version did."""
    content = bytearray(path.read_bytes())
    content[60:64] = version.to_bytes(4, "big")
    path.write_bytes(content)


def test_a_folder_is_refused(tmp_path):
    (tmp_path / "folder").mkdir()
    with pytest.raises(LedgerError, match="is not a file"):
        Ledger(tmp_path / "folder")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_refused_and_not_waited_for(path):
    os.mkfifo(path)
    with pytest.raises(LedgerError, match="is not a file"):
        Ledger(path)


def test_a_ledger_that_is_not_there_is_not_made_by_asking(path):
    with Ledger(path) as ledger, pytest.raises(LedgerError, match="there is no ledger at"):
        ledger.counts()
    assert list(path.parent.iterdir()) == []


def test_a_ledger_cannot_be_made_where_there_is_no_folder(tmp_path):
    with pytest.raises(LedgerError, match="there is no folder"):
        opening.create(tmp_path / "nowhere" / "news.ledger")


def test_a_damaged_ledger_says_so(fill, path):
    fill([page(f"{n}\nShe said {n}") for n in range(50)])
    content = bytearray(path.read_bytes())
    content[4096:] = b"\xff" * (len(content) - 4096)
    path.write_bytes(content)
    with Ledger(path) as ledger, pytest.raises(LedgerError, match="is damaged"):
        list(ledger.statements())


def test_making_it_twice_is_making_it_once(path):
    opening.create(path)
    before = path.read_bytes()
    opening.create(path)
    assert path.read_bytes() == before


def test_an_empty_file_is_a_ledger_to_be(fill, path):
    path.touch()
    assert fill([page("A")]).added == 1


def test_names_with_marks_of_addresses_are_only_names(tmp_path):
    path = tmp_path / "100% news?mode=memory#1.ledger"
    opening.create(path)
    with Ledger(path) as ledger:
        assert ledger.counts().pages == 0
    assert [file.name for file in tmp_path.iterdir()] == [path.name]


def test_nothing_is_left_beside_a_closed_ledger(fill, ledger, path):
    fill([page("A\nShe said a")])
    list(ledger.statements())
    ledger.close()
    assert list(path.parent.iterdir()) == [path]


def test_every_table_view_and_column_is_described(path):
    opening.create(path)
    connection = sqlite3.connect(path)
    own = "name NOT LIKE 'sqlite%' AND name NOT LIKE '%search\\_%' ESCAPE '\\'"
    tables = [
        name
        for (name,) in connection.execute(f"SELECT name FROM pragma_table_list WHERE {own} ORDER BY name")
    ]
    there = {(table, None) for table in tables}
    for table in tables:
        there |= {(table, row[1]) for row in connection.execute(f"PRAGMA table_info({table})")}
    connection.close()
    assert {(line.table, line.column) for line in documentation()} == there
    assert all(line.description.strip() for line in documentation())


def test_the_descriptions_are_in_the_file_itself(path, rows):
    opening.create(path)
    ((sql,),) = rows("SELECT sql FROM sqlite_schema WHERE name = 'statements'")
    assert "-- who is meant, where that is known" in sql


def test_importing_it_is_quick_to_the_point():
    """The readers, with their models, are loaded by the workers."""
    script = (
        "import sys, reportedly.ledger; print({'spacy', 'onnxruntime', 'trafilatura'} & set(sys.modules))"
    )
    assert (
        subprocess.run([sys.executable, "-c", script], capture_output=True, check=True).stdout == b"set()\n"
    )
