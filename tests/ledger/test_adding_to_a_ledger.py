"""Adding: once each, in any number of processes, whatever the pages do."""

import os
import signal
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from invented_readers import many_pages, page

from reportedly.errors import LedgerError
from reportedly.ledger import Progress, adding, opening, workers
from reportedly.model import PageMetadata, Unreadable

TABLES = (
    "pages",
    "contents",
    "articles",
    "attributions",
    "speakers",
    "relays",
    "times",
    "versions",
    "validators",
    "unreadable",
    "meta",
)


def dump(path: Path) -> list[str]:
    """The whole ledger as SQL, but for the clock."""
    connection = sqlite3.connect(path)
    connection.execute("UPDATE pages SET added = ''")
    connection.execute("UPDATE unreadable SET seen = ''")
    connection.execute("UPDATE meta SET value = '' WHERE name = 'made'")
    connection.execute("INSERT INTO search (search) VALUES ('integrity-check')")
    connection.execute("INSERT INTO search (search) VALUES ('optimize')")
    assert connection.execute("PRAGMA integrity_check").fetchall() == [("ok",)]
    assert connection.execute("PRAGMA foreign_key_check").fetchall() == []
    rows = [f"{table} {row}" for table in TABLES for row in connection.execute(f"SELECT * FROM {table}")]
    connection.close()
    return rows


def test_what_came_of_it_is_told(fill, ledger):
    told: list[Progress] = []
    pages = [page("One\nShe said yes", "1"), page("", "2"), Unreadable("3", "a directory"), page("Two", "4")]
    added = fill([*pages, pages[0]], progress=told.append)
    assert (added.added, added.held) == (2, 1)
    assert added.unreadable == (Unreadable("2", "the page is empty"), Unreadable("3", "a directory"))
    assert [(step.done, step.source, step.problem) for step in told] == [
        (1, "1", None),
        (2, "2", "the page is empty"),
        (3, "3", "a directory"),
        (4, "4", None),
        (5, "1", None),
    ]
    assert list(ledger.unreadable()) == list(added.unreadable)


def test_adding_twice_changes_nothing(fill, path):
    pages = many_pages(12)
    first = fill(pages)
    before = dump(path)
    again = fill(pages)
    assert (again.added, again.held) == (0, first.added + first.held)
    assert again.unreadable == first.unreadable
    assert dump(path) == before


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(texts=st.lists(st.text(max_size=60), max_size=5), extra=st.text(max_size=20))
def test_adding_any_text_twice_changes_nothing(tmp_path_factory, texts, extra):
    path = tmp_path_factory.mktemp("ledger") / "news.ledger"
    opening.create(path)
    connection = opening.connect(path)
    pages = [page(f"{text}\nthey said {extra}", f"{n}{extra}", url=extra) for n, text in enumerate(texts)]
    try:
        first = adding.add(connection, pages, workers=1, reader="invented_readers:plain")
        before = dump(path)
        again = adding.add(connection, pages, workers=1, reader="invented_readers:plain")
        assert again.added == 0
        assert again.unreadable == first.unreadable
        assert dump(path) == before
    finally:
        connection.close()


def test_any_number_of_workers_makes_the_same_ledger(tmp_path):
    for count in (1, 3):
        opening.create(tmp_path / str(count))
        connection = opening.connect(tmp_path / str(count))
        adding.add(connection, many_pages(30), workers=count, reader="invented_readers:plain")
        connection.close()
    assert dump(tmp_path / "1") == dump(tmp_path / "3")


def test_the_same_bytes_at_another_address_are_another_page(fill):
    text = "Copy\nThe ministry said it reads the same everywhere"
    pages = [page(text), page(text, url="https://a.example/"), page(text, metadata=PageMetadata(site="B"))]
    assert fill(pages).added == 3
    assert fill([page(text, "found elsewhere")]).held == 1


def test_pages_that_end_their_process_cost_only_themselves(fill, ledger):
    texts = ["A\nShe said a", "KILL", "B\nShe said b", "EXIT", "BUG", "PRINT\nShe said c", "D\nShe said d"]
    added = fill([page(text, text.split()[0]) for text in texts], reader="hostile", workers=2)
    assert added.added == 4
    assert added.unreadable == (
        Unreadable("KILL", "reading it ended the worker process (SIGKILL)"),
        Unreadable("EXIT", "reading it ended the worker process (exit status 3)"),
        Unreadable("BUG", "reading it failed: ValueError: unforeseen thing"),
    )
    assert [statement.content for statement in ledger.statements()] == ["a", "b", "c", "d"]


def test_a_page_that_takes_too_long_is_given_up():
    pages = enumerate([page("HANG", "slow"), page("A\nShe said a", "quick")])
    read = list(workers.in_workers(pages, "invented_readers:hostile", 2, page_seconds=1.5))
    assert read[0][2] == Unreadable("slow", "reading it took longer than 1.5 seconds")
    assert isinstance(read[1][2], bytes)


def test_a_page_that_takes_too_long_is_given_up_without_a_worker_too():
    pages = enumerate([page("HANG", "slow"), page("A\nShe said a", "quick")])
    read = list(workers.in_this_process(pages, "invented_readers:hostile", page_seconds=0.2))
    assert read[0][2] == Unreadable("slow", "reading it took longer than 0.2 seconds")
    assert isinstance(read[1][2], bytes)


def test_workers_use_one_thread_each(fill, ledger):
    fill([page("x")], reader="threads", workers=2)
    assert next(ledger.statements()).content == "1"


def test_a_reader_that_is_not_there_is_an_error_and_no_page_is_blamed(fill, ledger):
    for count in (1, 2):
        with pytest.raises(LedgerError, match="cannot load invented_readers:nothing: AttributeError"):
            fill([page("x")], reader="nothing", workers=count)
    assert list(ledger.unreadable()) == []


def test_only_a_few_pages_are_held_at_a_time():
    taken = []

    def pages():
        for n in range(100):
            taken.append(n)
            yield n, page(f"{n}\nShe said {n}")

    read = workers.in_workers(pages(), "invented_readers:plain", 1)
    next(read)
    assert len(taken) <= workers.AHEAD
    read.close()


def test_a_reading_that_does_not_fit_leaves_no_trace_of_itself(fill, rows):
    added = fill([page("A\nShe said a", "twins.txt")], reader="twins")
    assert added.added == 0
    assert "does not fit the ledger" in added.unreadable[0].reason
    assert rows("SELECT count(*) FROM pages JOIN articles") == [(0,)]
    assert fill([page("A\nShe said a", "twins.txt")]).added == 1


def test_a_page_that_can_be_read_after_all_is_no_longer_listed(fill, ledger):
    fill([Unreadable("news.html", "truncated gzip"), Unreadable("other.html", "empty")])
    fill([Unreadable("news.html", "truncated gzip, still"), page("Fine", "news.html")])
    assert list(ledger.unreadable()) == [Unreadable("other.html", "empty")]


def test_names_of_files_may_hold_any_bytes(fill, ledger):
    added = fill([page("A", "caf\udce9.html"), page("", "\udcff.html"), page("B", url="http://\ud800/")])
    assert added.added == 1
    assert [entry.found_at for entry in ledger.pages()] == ["caf?.html"]
    assert len(list(ledger.unreadable())) == 2


def test_sql_in_pages_is_only_text(fill, ledger, rows):
    bobby = "'); DROP TABLE pages; --"
    fill([page(f"{bobby}\n{bobby} said {bobby}\n\0 said \0", bobby, url=bobby)])
    assert next(ledger.statements(about=bobby)).content == bobby
    assert next(ledger.pages()).url == bobby
    assert rows("SELECT count(*) FROM pages") == [(1,)]


def test_an_interruption_leaves_the_pages_before_it_and_nothing_of_its_own(fill, ledger, rows):
    def stop(progress: Progress) -> None:
        if progress.added == 3:
            raise KeyboardInterrupt

    for count in (1, 2):
        with pytest.raises(KeyboardInterrupt):
            fill(many_pages(12), progress=stop, workers=count)
        assert rows("SELECT count(*) FROM pages") == [(3 * count,)]
    connection = opening.connect(ledger.path)
    with pytest.raises(KeyboardInterrupt), opening.transaction(connection):
        connection.execute("DELETE FROM relays")
        raise KeyboardInterrupt
    connection.close()
    assert rows("SELECT count(*) > 0 FROM relays") == [(1,)]


KILLED = """
import sys
from invented_readers import many_pages
from reportedly.ledger import adding, opening
path, workers = opening.Path(sys.argv[1]), int(sys.argv[2])
opening.check(path) or opening.create(path)
ledger, reader = opening.connect(path), "invented_readers:slow"
tell = lambda progress: print(progress.done, flush=True)
adding.add(ledger, many_pages(40), workers=workers, reader=reader, progress=tell)
"""


def start(path: Path, count: int) -> subprocess.Popen[bytes]:
    folders = (str(Path(__file__).parent), os.environ.get("PYTHONPATH", ""))
    environment = {**os.environ, "PYTHONPATH": os.pathsep.join(filter(None, folders))}
    command = [sys.executable, "-c", KILLED, str(path), str(count)]
    return subprocess.Popen(command, env=environment, stdout=subprocess.PIPE)


@pytest.mark.parametrize("count", [1, 2])
@pytest.mark.parametrize("stop", [signal.SIGKILL, signal.SIGINT])
def test_killed_at_any_moment_and_run_again_it_is_as_if_never_killed(tmp_path, fill, path, count, stop):
    broken = tmp_path / "broken.ledger"
    for after in (0, 1, 17):
        with start(broken, count) as process:
            for _ in range(after):
                process.stdout.readline()
            process.send_signal(stop)
    with start(broken, count) as process:
        process.communicate()
    assert process.returncode == 0
    fill(many_pages(40))
    assert dump(broken) == dump(path)


def test_two_processes_add_to_one_ledger(path, rows):
    opening.create(path)
    with start(path, 1) as one, start(path, 1) as other:
        one.communicate()
        other.communicate()
    assert (one.returncode, other.returncode) == (0, 0)
    assert rows("SELECT count(*), count(DISTINCT hash) FROM pages") == [(37, 37)]


def test_while_another_process_writes_too_long_the_line_is_clear(fill, path, monkeypatch):
    fill([page("A")])
    monkeypatch.setattr(opening, "BUSY_SECONDS", 0.05)
    other = sqlite3.connect(path, isolation_level=None)
    other.execute("BEGIN IMMEDIATE")
    with pytest.raises(LedgerError, match="being written to by another process"), opening.refusing(path):
        fill([page("B")])
    other.close()


def test_one_may_ask_while_another_adds(fill, path, ledger):
    fill([page("A\nShe said a")])
    other = opening.connect(path)
    with opening.transaction(other):
        other.execute("DELETE FROM relays")
        assert [relay.name for relay in next(ledger.statements()).through] == ["TASS", "example.org"]
    assert next(ledger.statements()).through == ()
    other.close()
