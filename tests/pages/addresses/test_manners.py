"""Manners: robots.txt, pauses, and leaving alone who asks for it."""

import gzip
import time

import pytest
from msgspec.structs import replace

from addresses.made_site import LIMITS, Clock
from reportedly.pages.addresses import Fetching
from reportedly.pages.addresses.connecting import FetchError
from reportedly.pages.addresses.fetching import Fetcher

PAGE = b"<html><p>The ferry is late, the captain said.</p></html>"


@pytest.fixture
def patient(clock: Clock) -> Fetcher:
    """Waits by a clock on which nothing else takes time."""
    return Fetcher(Fetching(allow_private=True), clock=clock, sleep=clock.sleep)


def reason(fetcher: Fetcher, url: str) -> str:
    with pytest.raises(FetchError) as error:
        fetcher.fetch(url)
    return str(error.value)


def test_robots_txt_is_asked_once_and_obeyed(site, fetcher):
    site.pages["/robots.txt"] = b"User-agent: *\nDisallow: /private/\nAllow: /private/open"
    site.pages |= {"/a": PAGE, "/private/open": PAGE, "/private/b": PAGE}
    fetcher.fetch(site.url("/a"))
    fetcher.fetch(site.url("/private/open"))
    assert reason(fetcher, site.url("/private/b")) == "robots.txt forbids it"
    assert site.asked == ["/robots.txt", "/a", "/private/open"]


def test_what_is_said_to_us_goes_before_what_is_said_to_all(site):
    site.pages["/robots.txt"] = b"User-agent: *\nDisallow: /\n\nUser-agent: reportedly\nDisallow: /x"
    site.pages |= {"/a": PAGE}
    Fetcher(Fetching(allow_private=True)).fetch(site.url("/a"))
    other = Fetcher(Fetching("somebot/1.0", allow_private=True))
    assert reason(other, site.url("/a")) == "robots.txt forbids it"


def test_a_redirect_is_asked_about_too(site, fetcher):
    site.pages["/robots.txt"] = b"User-agent: *\nDisallow: /b"
    site.pages["/a"] = (302, {"Location": "/b"}, b"")
    assert reason(fetcher, site.url("/a")) == "robots.txt forbids it"
    assert site.asked == ["/robots.txt", "/a"]


@pytest.mark.parametrize("status", [401, 403, 404, 410])
def test_no_robots_txt_means_yes(site, fetcher, status):
    site.pages |= {"/robots.txt": (status, {}, b"User-agent: *\nDisallow: /"), "/a": PAGE}
    assert fetcher.fetch(site.url("/a")).content == PAGE


@pytest.mark.parametrize("status", [429, 500, 503])
def test_a_robots_txt_that_cannot_be_had_means_no(site, fetcher, status):
    site.pages |= {"/robots.txt": (status, {}, b""), "/a": PAGE}
    told = reason(fetcher, site.url("/a"))
    assert told.startswith(f"robots.txt could not be read ({status} ")
    reason(fetcher, site.url("/b"))
    assert site.asked == ["/robots.txt"], "it is remembered for the run"


def test_a_robots_txt_that_never_ends_coming_means_no(site):
    def drip(handler):
        handler.wfile.write(b"HTTP/1.1 200 OK\r\n\r\n")
        for _ in range(20):
            handler.wfile.write(b"#")
            handler.wfile.flush()
            time.sleep(0.1)

    site.pages |= {"/robots.txt": drip, "/a": PAGE}
    hasty = Fetcher(Fetching(allow_private=True), limits=replace(LIMITS, robots=0.4))
    assert reason(hasty, site.url("/a")) == (
        "robots.txt could not be read (took longer than 0.4 s), which means no"
    )


def test_of_a_huge_robots_txt_the_start_counts(site, fetcher):
    rules = b"User-agent: *\nDisallow: /b\n" + b"# much\n" * 200_000 + b"Disallow: /a\n"
    site.pages |= {"/robots.txt": rules, "/a": PAGE, "/b": PAGE}
    assert fetcher.fetch(site.url("/a")).content == PAGE
    assert reason(fetcher, site.url("/b")) == "robots.txt forbids it"


def test_a_packed_robots_txt_is_unpacked(site, fetcher):
    rules = gzip.compress(b"User-agent: *\nDisallow: /b\n" + b"#" * 10_000_000)
    site.pages["/robots.txt"] = (200, {"Content-Encoding": "gzip"}, rules)
    assert reason(fetcher, site.url("/b")) == "robots.txt forbids it"


def test_redirects_of_robots_txt_are_followed_and_counted(site, fetcher):
    site.pages |= {"/robots.txt": (301, {"Location": "/r1"}, b""), "/r1": b"User-agent: *\nDisallow: /a"}
    assert reason(fetcher, site.url("/a")) == "robots.txt forbids it"
    site.pages |= {"/robots.txt": (301, {"Location": "/robots.txt"}, b""), "/a": PAGE}
    assert Fetcher(Fetching(allow_private=True)).fetch(site.url("/a")).content == PAGE


@pytest.mark.parametrize(
    "rules", [b"\xff\xfe\0\0", b"<html>not found</html>", b"Disallow", b"User-agent:\n" * 99]
)
def test_odd_robots_txt_is_read_as_far_as_it_goes(site, fetcher, rules):
    site.pages |= {"/robots.txt": rules, "/a": PAGE}
    assert fetcher.fetch(site.url("/a")).content == PAGE


# --- Pauses --------------------------------------------------------------------------------


def test_a_host_gets_a_pause_between_two_requests(site, patient, clock):
    site.pages |= {"/a": PAGE, "/b": PAGE}
    patient.fetch(site.url("/a"))
    assert clock.naps == []
    patient.fetch(site.url("/b"))
    assert clock.naps == [1.0]


def test_the_time_that_went_by_counts(site, patient, clock):
    site.pages |= {"/a": PAGE, "/b": PAGE}
    patient.fetch(site.url("/a"))
    clock.now += 0.75
    patient.fetch(site.url("/b"))
    assert clock.naps == [0.25]


@pytest.mark.parametrize(("delay", "pause"), [("5", 5.0), ("0.1", 1.0), ("86400", 30.0), ("soon", 1.0)])
def test_a_crawl_delay_is_kept_within_bounds(site, patient, clock, delay, pause):
    site.pages |= {"/robots.txt": f"User-agent: *\nCrawl-delay: {delay}".encode(), "/a": PAGE, "/b": PAGE}
    patient.fetch(site.url("/a"))
    patient.fetch(site.url("/b"))
    assert clock.naps == [pause]


def test_failures_are_requests_too(site, patient, clock):
    reason(patient, site.url("/gone"))
    reason(patient, site.url("/gone"))
    assert clock.naps == [1.0]


@pytest.mark.parametrize(("after", "pause"), [("7", 7.0), (None, 30.0)])
def test_a_host_that_is_asked_too_much_is_given_time(site, patient, clock, after, pause):
    site.pages |= {"/a": (429, {"Retry-After": after} if after else {}, b""), "/b": PAGE}
    assert reason(patient, site.url("/a")) == "429 Too Many Requests"
    patient.fetch(site.url("/b"))
    assert clock.naps == [pause]


def test_a_host_that_asks_for_long_is_left_alone(site, patient, clock):
    site.pages |= {"/a": (503, {"Retry-After": "3600"}, b""), "/b": PAGE}
    assert reason(patient, site.url("/a")) == "503 Service Unavailable"
    assert reason(patient, site.url("/b")) == "its host asked to be left alone for 3,600 s"
    assert clock.naps == []
    assert site.asked == ["/robots.txt", "/a"]


def test_the_limits_of_everybody_are_what_the_documentation_says():
    from reportedly.pages import PAGE_LIMIT
    from reportedly.pages.addresses.options import LIMITS as REAL

    assert REAL.size == PAGE_LIMIT
    assert LIMITS.size < REAL.size
