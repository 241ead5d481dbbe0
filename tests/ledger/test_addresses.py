"""Addresses in a ledger: fetched when they are new, and what they showed stays beside what they show."""

import os
from collections.abc import Callable, Iterator
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest

from reportedly.ledger import adding, opening, visits
from reportedly.model import Added
from reportedly.pages import Fetching, Visitor, find
from reportedly.pages.addresses.fetching import Fetcher

FIRST = "Dam checked\nThe mayor said it is safe"
SECOND = "Dam checked\nThe mayor said it is not safe"


class Served:
    """A folder, served by Python's own server, which says when each file was changed."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.statuses: list[tuple[str, int]] = []
        served = self

        class Handler(SimpleHTTPRequestHandler):
            def log_request(self, code: int | str = "-", size: int | str = "-") -> None:  # noqa: ARG002
                served.statuses.append((self.path, int(code)))

            def log_message(self, *_: object) -> None:
                pass

        self.server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
        Thread(target=lambda: self.server.serve_forever(poll_interval=0.01), daemon=True).start()

    def put(self, name: str, text: str, age: int = 0) -> str:
        """The address of a file with that text, changed so many seconds before a fixed time."""
        (self.folder / name).write_text(text)
        os.utime(self.folder / name, (1_700_000_000 - age,) * 2)
        return f"http://127.0.0.1:{self.server.server_address[1]}/{name}"


@pytest.fixture
def served(tmp_path: Path) -> Iterator[Served]:
    (tmp_path / "site").mkdir()
    served = Served(tmp_path / "site")
    yield served
    served.server.shutdown()
    served.server.server_close()


@pytest.fixture
def add(path: Path) -> Callable[..., Added]:
    """What `Ledger.add` does, with a quick reader and without pauses."""

    def add(*urls: str, **options: object) -> Added:
        if not opening.check(path):
            opening.create(path)
        connection = opening.connect(path)
        fetching = Fetching(allow_private=True, **options)
        known = partial(visits.validators, connection)
        visitor = Visitor(fetching, fetcher=Fetcher(fetching, known=known, sleep=lambda _: None))
        try:
            found = find(urls, visitor=visitor)
            return adding.add(connection, found, workers=1, reader="invented_readers:plain")
        finally:
            connection.close()

    return add


def test_the_same_address_again_is_asked_only_for_what_is_new(served, add, ledger):
    url = served.put("dam", FIRST, age=60)
    assert add(url).added == 1
    again = add(url)
    assert (again.added, again.held, again.unreadable) == (0, 1, ())
    assert [status for path, status in served.statuses if path == "/dam"] == [200, 304]
    (only,) = ledger.versions(url)
    assert only.seen >= only.found


def test_an_address_that_changed_has_two_versions(served, add, ledger):
    url = served.put("dam", FIRST, age=60)
    add(url)
    served.put("dam", SECOND)
    assert (added := add(url)).changed == added.added == 1
    first, second = ledger.versions(url)
    assert [one.kind for one in second.changes.statements] == ["changed"]
    assert ledger.reading(first.page).article.text == FIRST


def test_a_file_that_was_touched_is_no_version(served, add, ledger):
    url = served.put("dam", FIRST, age=60)
    add(url)
    served.put("dam", FIRST + "\n\n")
    assert add(url).held == 1
    assert len(list(ledger.versions(url))) == 1


def test_failures_are_recorded_and_go_when_the_address_answers(served, add, ledger):
    url = served.put("dam", FIRST)
    gone = served.put("gone", FIRST)
    (served.folder / "gone").unlink()
    assert add(gone, url).added == 1
    assert [(one.source, one.reason) for one in ledger.unreadable()] == [(gone, "404 Not Found")]
    served.put("gone", SECOND)
    add(gone)
    assert list(ledger.unreadable()) == []


def test_a_page_that_could_not_be_read_is_asked_for_anew(served, add):
    url = served.put("dam", "   \n")
    assert len(add(url).unreadable) == 1
    assert len(add(url).unreadable) == 1
    assert [status for path, status in served.statuses if path == "/dam"] == [200, 200]


def test_a_feed_is_followed_and_its_pages_asked_only_for_what_is_new(served, add, ledger):
    urls = [served.put(f"dam{n}", f"Report {n}\nThe mayor said {n}") for n in range(3)]
    items = "".join(f"<item><link>{url}</link></item>" for url in urls)
    feed = served.put("feed", f"<?xml version='1.0'?><rss version='2.0'><channel>{items}</channel></rss>")
    assert add(feed, follow=True).added == 3
    again = add(feed, follow=True)
    assert (again.added, again.held, again.unreadable) == (0, 3, ())
    assert [status for path, status in served.statuses if path == "/feed"] == [200, 200]
    assert [status for path, status in served.statuses if path == "/dam1"] == [200, 304]
    assert [entry.url for entry in ledger.pages()] == urls


def test_a_ledger_with_versions_is_read_again_with_them(served, add, path, ledger, tmp_path, fill):
    from reportedly.ledger import kept

    url = served.put("dam", FIRST, age=60)
    add(url)
    served.put("dam", SECOND)
    add(url)
    before = [(one.found, one.headline) for one in ledger.versions(url)]
    ledger.close()
    old = path.rename(tmp_path / "old.ledger")
    fill(kept.pages(old))
    assert [(one.found, one.headline) for one in ledger.versions(url)] == before
