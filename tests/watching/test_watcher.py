"""Watching: what is new is fetched once, when it is due, politely; what fails is one line and ends nothing."""

import signal
import subprocess
import sys
from datetime import timedelta

import pytest

from reportedly import Ledger
from watching.conftest import START, page, rss

FERRY = page(
    "Ferry late", "The ferry is late, the captain said on Wednesday.\nNobody on the quay was told why."
)
DAM = page(
    "Dam checked", "The dam is safe, the mayor of Marin, Ana Reyes, said.\nEngineers left on Tuesday night."
)


def test_what_a_feed_lists_is_fetched_once(site, watch, ledger, clock, told):
    site.pages |= {"/feed": rss(site, "/1"), "/1": FERRY, "/2": DAM}
    watcher = watch(site.url("/feed"))
    assert watcher.once() == 1
    assert told.lines == [f"{site.url('/feed')}: 1 page added"]
    site.pages["/feed"] = rss(site, "/2", "/1")
    clock.sleep(1801)
    assert watcher.once() == 1
    assert [entry.headline for entry in ledger.pages()] == ["Ferry late", "Dam checked"]
    assert [path for path in site.asked if path != "/robots.txt"] == ["/feed", "/1", "/feed", "/2"]
    assert not told.problems


def test_a_feed_that_says_nothing_is_new_is_believed(site, watch, clock):
    def answer(handler):
        is_known = handler.headers["If-None-Match"] == '"7"'
        handler.send_response(304 if is_known else 200)
        handler.send_header("ETag", '"7"')
        body = b"" if is_known else rss(site, "/1")
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    site.pages |= {"/feed": answer, "/1": FERRY}
    watcher = watch(site.url("/feed"))
    watcher.once()
    clock.sleep(1801)
    watcher.once()
    asked = [headers for path, headers in zip(site.asked, site.headers, strict=True) if path == "/feed"]
    assert [headers.get("if-none-match") for headers in asked] == [None, '"7"']
    assert site.asked.count("/1") == 1


@pytest.mark.parametrize(
    ("head", "headers", "minutes"),
    [
        ("", {}, 30),
        ("<ttl>90</ttl>", {}, 90),
        ("<ttl>1</ttl>", {}, 30),
        ("", {"Cache-Control": "max-age=7200"}, 120),
        ("", {"Cache-Control": "max-age=99999999"}, 24 * 60),
        ("<ttl>60</ttl>", {"Cache-Control": "max-age=60"}, 60),
    ],
)
def test_a_feed_is_asked_no_more_often_than_it_says(site, watch, ledger, head, headers, minutes):
    site.pages |= {"/feed": (200, headers, rss(site, "/1", head=head)), "/1": FERRY}
    watch(site.url("/feed")).once()
    due = ledger.watched(timedelta(minutes=30)).feed(site.url("/feed")).due
    assert due - START == timedelta(minutes=minutes)


def test_what_a_feed_said_of_its_pace_holds_while_nothing_is_new(site, watch, ledger, clock):
    def answer(handler):
        body = b"" if handler.headers["If-None-Match"] else rss(site, "/1", head="<ttl>90</ttl>")
        handler.send_response(200 if body else 304)
        handler.send_header("ETag", '"7"')
        handler.send_header("Content-Length", str(len(body)))
        handler.end_headers()
        handler.wfile.write(body)

    site.pages |= {"/feed": answer, "/1": FERRY}
    watcher = watch(site.url("/feed"))
    for _ in range(2):
        assert watcher.once() == 1
        due = ledger.watched(timedelta(minutes=30)).feed(site.url("/feed")).due
        assert due - clock() == timedelta(minutes=90)
        clock.sleep(90 * 60)


def test_what_is_not_due_is_not_asked(site, watch, clock):
    site.pages |= {"/feed": rss(site, "/1"), "/1": FERRY}
    watcher = watch(site.url("/feed"))
    assert watcher.once() == 1
    clock.sleep(600)
    assert watcher.once() == 0
    assert site.asked.count("/feed") == 1


def test_a_feed_that_fails_is_one_line_and_is_left_alone_longer_each_time(site, watch, clock, told):
    site.pages |= {"/bad": (500, {}, b""), "/good": rss(site, "/1"), "/1": FERRY}
    watcher = watch(site.url("/bad"), site.url("/good"))
    for _ in range(3):
        watcher.once()
        clock.sleep(1801)
    problem = f"{site.url('/bad')}: 500 Internal Server Error; asked again in"
    assert told.problems == [f"{problem} 60 min", f"{problem} 2 h"]
    assert told.lines == [f"{site.url('/good')}: 1 page added"]
    site.pages["/bad"] = rss(site, "/1")
    clock.sleep(86400)
    watcher.once()
    assert len(told.problems) == 2


def test_a_page_that_fails_is_tried_again_and_then_given_up(site, watch, clock, told):
    site.pages |= {"/feed": rss(site, "/1", "/2"), "/1": (404, {}, b""), "/2": DAM}
    watcher = watch(site.url("/feed"), every=timedelta(minutes=5))
    for _ in range(300):
        watcher.once()
        clock.sleep(301)
    assert site.asked.count("/1") == 5
    assert site.asked.count("/2") == 1
    assert told.problems == ["404 Not Found"]


def test_a_page_that_its_feed_says_has_changed_is_read_again(site, watch, ledger, clock):
    def atom(updated):
        link = f"<link href='{site.url('/1')}'/>"
        return (
            "<feed xmlns='http://www.w3.org/2005/Atom'><title>Quay</title><id>urn:q</id><entry><id>urn:1</id>"
            f"<title>Ferry</title>{link}<updated>{updated}</updated></entry></feed>"
        ).encode()

    site.pages |= {"/feed": atom("2024-06-12T07:00:00Z"), "/1": FERRY}
    watcher = watch(site.url("/feed"))
    watcher.once()
    clock.sleep(7200)
    watcher.once()
    assert site.asked.count("/1") == 1
    site.pages |= {"/feed": atom("2024-06-12T09:30:00Z"), "/1": DAM}
    clock.sleep(7200)
    watcher.once()
    assert site.asked.count("/1") == 2
    assert len(list(ledger.versions(site.url("/1")))) == 2


def test_what_is_too_much_at_once_comes_the_next_time(site, watch, ledger, clock):
    paths = [f"/{n}" for n in range(5)]
    site.pages |= {
        path: page(f"Report {path}", f"Report {path} is out, the mayor of Marin said.") for path in paths
    }
    site.pages["/feed"] = (200, {"ETag": '"1"'}, rss(site, *paths))
    watcher = watch(site.url("/feed"), most=2)
    for count in (2, 4, 5):
        watcher.once()
        assert len(list(ledger.pages())) == count
        clock.sleep(1801)


def test_robots_txt_is_asked_again_in_a_run_that_goes_on(site, watch, clock, told):
    site.pages |= {"/feed": rss(site, "/1"), "/1": FERRY}
    watcher = watch(site.url("/feed"))
    watcher.once()
    site.pages["/robots.txt"] = b"User-agent: *\nDisallow: /"
    clock.sleep(2 * 3600)
    watcher.once()
    assert told.problems == [f"{site.url('/feed')}: robots.txt forbids it; asked again in 60 min"]


def test_a_stop_and_a_start_change_nothing(site, watch, clock, told):
    site.pages |= {"/feed": rss(site, "/1"), "/1": FERRY}
    watch(site.url("/feed"), tell=("speaker=captain",)).once()
    again = watch(site.url("/feed"), tell=("speaker=captain",))
    assert again.once() == 0
    clock.sleep(1801)
    assert again.once() == 1
    assert site.asked.count("/1") == 1
    assert len(told.news) == 1


def test_it_sleeps_until_something_is_due(site, watch, clock):
    site.pages |= {"/feed": rss(site, "/1"), "/1": FERRY}
    watcher = watch(site.url("/feed"))
    naps = []

    def sleep(seconds):
        naps.append(seconds)
        clock.now += timedelta(seconds=seconds)
        if len(naps) == 31:
            raise KeyboardInterrupt

    watcher._sleep = sleep
    with pytest.raises(KeyboardInterrupt):
        watcher.run()
    assert site.asked.count("/feed") == 2
    assert max(naps) == 60


def test_a_run_that_is_stopped_leaves_a_ledger_that_goes_on(site, tmp_path):
    site.pages |= {"/feed": rss(site, "/1"), "/1": FERRY}
    command = [sys.executable, "-c", "from reportedly.cli import main; main()"]
    command += ["watch", site.url("/feed"), "--allow-private"]
    command += ["--ledger", str(tmp_path / "news.ledger"), "--tell", "speaker=captain"]
    run = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
    assert "captain" in run.stdout.readline()
    run.send_signal(signal.SIGINT)
    _, err = run.communicate(timeout=30)
    assert run.returncode == 130, err
    with Ledger(tmp_path / "news.ledger") as ledger:
        assert len(list(ledger.pages())) == 1
        assert [one.kind for one in ledger.news()] == ["statement"]
