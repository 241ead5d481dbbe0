"""Versions: what one address showed, kept side by side."""

from datetime import datetime, timedelta

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from invented_readers import page
from msgspec.structs import replace

from reportedly.ledger import Progress, adding, opening
from reportedly.model import Page, PageMetadata, Unreadable, Visit

URL = "https://news.example/dam"
NOON = datetime(2025, 3, 4, 12)


def found(text: str, hours: int = 0, url: str = URL, **fields: object) -> Page:
    return page(text, url, url=url, retrieved=NOON + timedelta(hours=hours), **fields)


SAFE = "Dam checked\nThe mayor said it is safe"
UNSAFE = "Dam checked\nThe mayor said it is not safe"


def test_an_address_that_changed_keeps_both_pages_and_what_changed(fill, ledger):
    told: list[Progress] = []
    assert fill([found(SAFE)]).added == 1
    added = fill([found(UNSAFE, 5)], progress=told.append)
    assert (added.added, added.changed, added.held) == (1, 1, 0)
    assert told[-1].since == NOON
    first, second = ledger.versions(URL)
    assert (first.found, first.seen, second.found) == (NOON, NOON, NOON + timedelta(hours=5))
    assert first.changes is None
    assert second.before == first.page
    assert [(one.kind, one.was, one.now) for one in second.changes.statements] == [
        ("changed", "The mayor states: it is safe", "The mayor states: it is not safe")
    ]
    assert {entry.id for entry in ledger.pages()} == {first.page, second.page}


def test_what_is_around_the_article_makes_no_version(fill, ledger):
    """Tokens and advertisements change at every load: here, spaces do."""
    fill([found(SAFE)])
    added = fill([found(SAFE.replace(" ", "  "), 3)])
    assert (added.added, added.held) == (0, 1)
    (only,) = ledger.versions(URL)
    assert (only.found, only.seen) == (NOON, NOON + timedelta(hours=3))


def test_a_date_that_a_file_gives_is_a_version_and_one_that_a_feed_gives_is_not(fill):
    dated = PageMetadata(published="2025-03-03")
    assert fill([found(SAFE), found(SAFE, 1, metadata=dated)]).held == 1
    line = page(SAFE, "a.jsonl:1", url="https://news.example/other")
    assert fill([line, replace(line, metadata=dated)]).added == 2


def test_the_same_bytes_again_are_seen_again(fill, ledger):
    fill([found(SAFE)])
    assert fill([found(SAFE, 3)]).held == 1
    (only,) = ledger.versions(URL)
    assert only.seen == NOON + timedelta(hours=3)


def test_what_changed_back_is_told_and_is_no_new_page(fill, ledger):
    told: list[Progress] = []
    fill([found(SAFE), found(UNSAFE, 1)])
    added = fill([found(SAFE, 2)], progress=told.append)
    assert (added.added, added.held, added.changed) == (0, 1, 0)
    assert told[-1].since == NOON + timedelta(hours=1)
    first, second = ledger.versions(URL)
    assert (first.seen, second.seen) == (NOON + timedelta(hours=2), NOON + timedelta(hours=1))


def test_it_does_not_matter_how_the_address_is_written(fill, ledger):
    fill([found(SAFE), found(UNSAFE, 1, "http://NEWS.example:80/dam?utm_source=feed#end")])
    for url in ("https://news.example/dam#top", "news.example/dam", "http://news.example/dam?fbclid=1"):
        assert len(list(ledger.versions(url))) == 2
    assert list(ledger.versions("https://news.example/other")) == []


def test_pages_of_files_count_in_the_order_they_were_retrieved(fill, ledger):
    fill([found(UNSAFE, 1), found(SAFE), page("Dam\nThe mayor said wait", "archive.jsonl:7", url=URL)])
    assert [version.found_at for version in ledger.versions(URL)] == [URL, URL, "archive.jsonl:7"]
    texts = [ledger.reading(version.page).article.text for version in ledger.versions(URL)]
    assert texts[:2] == [SAFE, UNSAFE]


def test_an_older_capture_moves_the_first_sight_back(fill, ledger):
    fill([found(SAFE, 5)])
    assert fill([found(SAFE, 1)]).held == 1
    (only,) = ledger.versions(URL)
    assert (only.found, only.seen) == (NOON + timedelta(hours=1), NOON + timedelta(hours=5))


def test_pages_without_an_address_have_no_versions(fill, rows):
    fill([page(SAFE), page(UNSAFE)])
    assert rows("SELECT count(*) FROM versions") == [(0,)]


VISIT = Visit(URL, URL, NOON, etag='"1"', last_modified="Tue, 04 Mar 2025 12:00:00 GMT")


def test_what_a_server_said_is_kept_once_its_page_is(fill, rows):
    fill([found(SAFE), VISIT])
    assert rows("SELECT url, etag, last_modified, fetched FROM validators") == [
        (URL, '"1"', "Tue, 04 Mar 2025 12:00:00 GMT", "2025-03-04 12:00:00")
    ]


def test_what_could_not_be_read_is_asked_for_anew(fill, rows):
    fill([found(SAFE), VISIT])
    fill([found("", 1), VISIT])
    assert rows("SELECT count(*) FROM validators") == [(0,)]
    fill([Unreadable(f"{URL}:3", "a teaser"), VISIT])
    assert rows("SELECT count(*) FROM validators") == [(0,)]


def test_nothing_new_means_held_and_seen(fill, ledger):
    fill([found(SAFE), VISIT, Unreadable(URL, "503 Service Unavailable")])
    later = replace(VISIT, retrieved=NOON + timedelta(days=1), unchanged=True)
    added = fill([later])
    assert (added.added, added.held) == (0, 1)
    (only,) = ledger.versions(URL)
    assert only.seen == NOON + timedelta(days=1)
    assert list(ledger.unreadable()) == []


def test_adding_costs_no_walk_over_the_ledger(fill, path):
    """Each question that adding asks of versions is answered from an index."""
    fill([found(SAFE)])
    connection = opening.connect(path)
    asked: list[str] = []
    connection.set_trace_callback(asked.append)
    adding.add(
        connection, [found(UNSAFE, 1), found(SAFE, 2), VISIT], workers=1, reader="invented_readers:plain"
    )
    connection.set_trace_callback(None)
    about = [sql for sql in asked if "versions" in sql and sql.lstrip().startswith(("SELECT", "UPDATE"))]
    plans = [row[3] for sql in about for row in connection.execute(f"EXPLAIN QUERY PLAN {sql}")]
    connection.close()
    assert len(about) >= 4
    assert plans and all(not plan.startswith("SCAN") for plan in plans), plans


@settings(max_examples=20, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 9)), max_size=8))
def test_what_was_seen_when_is_kept_in_any_order(tmp_path_factory, sights):
    path = tmp_path_factory.mktemp("ledger") / "news.ledger"
    opening.create(path)
    connection = opening.connect(path)
    pages = [found(f"Dam\nShe said {what}", hours) for what, hours in sights]
    adding.add(connection, pages, workers=1, reader="invented_readers:plain")
    kept = connection.execute("SELECT found, seen FROM versions ORDER BY found, seen").fetchall()
    connection.close()
    hours = {what: [hours for other, hours in sights if other == what] for what, _ in sights}
    assert [tuple(row) for row in kept] == sorted(
        tuple(str(NOON + timedelta(hours=hour)) for hour in (min(seen), max(seen))) for seen in hours.values()
    )
