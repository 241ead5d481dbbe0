"""Fetching: what comes of every kind of answer, in bounded time and memory."""

import gzip
import shutil
import socket
import ssl
import struct
import subprocess
import time
from contextlib import suppress
from threading import Thread

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from addresses.made_site import SHORT
from reportedly.pages.addresses import Fetching, Validators
from reportedly.pages.addresses.connecting import FetchError
from reportedly.pages.addresses.fetching import Fetcher, checked
from reportedly.version import VERSION

PAGE = b"<html><p>The ferry is late, the captain said.</p></html>"


def reason(fetcher: Fetcher, url: str) -> str:
    with pytest.raises(FetchError) as error:
        fetcher.fetch(url)
    assert "\n" not in str(error.value)
    return str(error.value)


def test_an_answer_is_taken_whole_with_what_was_said_of_it(site, fetcher):
    said = {"Content-Type": "text/html; charset=windows-1252", "ETag": '"7"', "Last-Modified": "yesterday"}
    site.pages["/ferry"] = (200, said, PAGE)
    answer = fetcher.fetch(site.url("/ferry#top"))
    assert (answer.url, answer.content, answer.charset) == (site.url("/ferry"), PAGE, "windows-1252")
    assert answer.validators == Validators('"7"', "yesterday")
    assert answer.retrieved.tzinfo is None


def test_servers_are_told_who_asks(site, fetcher):
    site.pages["/"] = PAGE
    fetcher.fetch(site.url())
    assert site.asked == ["/robots.txt", "/"]
    for headers in site.headers:
        assert headers["user-agent"].startswith(f"reportedly/{VERSION} ")
        assert headers["host"] == f"127.0.0.1:{site.port}"
        assert "cookie" not in headers


def test_the_user_agent_can_be_another(site):
    site.pages["/"] = PAGE
    Fetcher(Fetching("Harbour News desk/2", allow_private=True)).fetch(site.url())
    assert site.headers[1]["user-agent"] == "Harbour News desk/2"


@pytest.mark.parametrize("status", [400, 404, 410, 451, 500, 799])
def test_a_status_is_named(site, fetcher, status):
    site.pages["/"] = (status, {}, b"x")
    assert reason(fetcher, site.url()).startswith((f"{status} ", f"status {status}"))


# --- Asking only for what is new -----------------------------------------------------------


def test_what_was_said_last_is_asked_with_and_nothing_new_is_told(site):
    site.pages["/"] = (304, {}, b"")
    known = {site.url(): Validators('W/"7"', "Tue, 04 Mar 2025 12:00:00 GMT")}
    fetcher = Fetcher(Fetching(allow_private=True), known=known.get)
    assert fetcher.fetch(site.url()).unchanged
    assert site.headers[1]["if-none-match"] == 'W/"7"'
    assert site.headers[1]["if-modified-since"] == "Tue, 04 Mar 2025 12:00:00 GMT"
    assert "if-none-match" not in site.headers[0], "robots.txt is another address"


def test_an_answer_that_nothing_is_new_to_a_question_not_asked_is_a_failure(site, fetcher):
    site.pages["/"] = (304, {}, b"")
    assert reason(fetcher, site.url()) == "304 Not Modified"


def test_asked_anew_all_of_it_comes(site):
    site.pages["/"] = PAGE
    fetcher = Fetcher(Fetching(allow_private=True), known=lambda _: Validators('"7"'))
    assert fetcher.fetch(site.url(), anew=True).content == PAGE
    assert "if-none-match" not in site.headers[1]


# --- Redirects -----------------------------------------------------------------------------


def to(place: str, status: int = 302, **headers: str) -> tuple[int, dict[str, str], bytes]:
    return status, {"Location": place, **headers}, b""


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_redirects_are_followed_to_the_last(site, fetcher, status):
    site.pages |= {"/a": to("b", status), "/b": to("/c?x=1#y", status), "/c?x=1": PAGE}
    assert fetcher.fetch(site.url("/a")).url == site.url("/c?x=1")


def test_redirects_are_counted(site, fetcher):
    site.pages |= {f"/{n}": to(f"/{n + 1}") for n in range(9)}
    assert reason(fetcher, site.url("/0")) == "more than 4 redirects"
    assert site.asked[-1] == "/4"


def test_a_circle_is_told(site, fetcher):
    site.pages |= {"/a": to("/b"), "/b": to("/a")}
    assert reason(fetcher, site.url("/a")) == f"its redirects go round in a circle, by {site.url('/a')}"
    site.pages["/self"] = to("/self")
    assert "round in a circle" in reason(fetcher, site.url("/self"))


def test_a_cookie_may_be_set_by_sending_back_and_is_forgotten_after(site, fetcher):
    def wall(handler):
        if "seen=1" in handler.headers.get("Cookie", ""):
            handler.send_response(200)
            handler.end_headers()
            handler.wfile.write(PAGE)
            return
        handler.send_response(302)
        handler.send_header("Location", "/")
        handler.send_header("Set-Cookie", "seen=1")
        handler.end_headers()

    site.pages |= {"/": wall, "/other": PAGE}
    assert fetcher.fetch(site.url()).content == PAGE
    fetcher.fetch(site.url("/other"))
    assert "cookie" not in site.headers[-1]


@pytest.mark.parametrize(
    ("place", "why"),
    [
        ("ftp://news.example/a", "redirects to an address of ftp: only http and https are fetched"),
        ("file:///etc/passwd", "redirects to an address of file: only http and https are fetched"),
        (
            "https://me:secret@news.example/",
            "redirects to an address with a name or password, which are never",
        ),
        ("http://0x7f.1/", "redirects to a host written as a number"),
        ("http://[::1/", "redirects to what is no address"),
    ],
)
def test_redirects_to_what_is_not_fetched(site, fetcher, place, why):
    site.pages["/"] = to(place)
    told = reason(fetcher, site.url())
    assert told.startswith(why)
    assert "secret" not in told


# --- Time and size -------------------------------------------------------------------------


def drip(handler, *, head: bool):
    """A byte now and then: each is in time, and all together never end."""
    start = b"HTTP/1.1 200 OK\r\nX: " if head else b"HTTP/1.1 200 OK\r\nContent-Length: 100000\r\n\r\n"
    handler.wfile.write(start)
    for _ in range(30):
        handler.wfile.write(b"x")
        handler.wfile.flush()
        time.sleep(0.1)


@pytest.mark.parametrize("head", [True, False])
def test_a_slow_drip_ends(site, impatient, head):
    site.pages["/"] = lambda handler: drip(handler, head=head)
    start = time.monotonic()
    assert reason(impatient, site.url()) == "took longer than 0.9 s"
    assert time.monotonic() - start < 2.5


def test_silence_ends(site, impatient):
    site.pages["/"] = lambda _: time.sleep(1)
    assert reason(impatient, site.url()) == "no word from the server for 0.5 s"


def test_redirects_share_the_time(site, impatient):
    def slowly(handler):
        time.sleep(0.25)
        handler.send_response(302)
        handler.send_header("Location", f"{handler.path}x")
        handler.end_headers()

    site.pages |= {"/" + "x" * n: slowly for n in range(9)}
    assert reason(impatient, site.url()) == "took longer than 0.9 s"


def test_a_lookup_that_hangs_ends(public):
    def resolve(host, port):  # noqa: ARG001
        time.sleep(1)
        return []

    assert (
        reason(public(resolve=resolve, limits=SHORT), "http://news.example/")
        == "its host could not be looked up in time"
    )


def test_a_huge_answer_is_not_taken(site, fetcher):
    def endless(handler):
        handler.send_response(200)
        handler.end_headers()
        for _ in range(100):
            handler.wfile.write(bytes(65536))

    site.pages |= {"/said": (200, {"Content-Length": "9" * 15}, b""), "/endless": endless}
    for path in ("/said", "/endless"):
        assert reason(fetcher, site.url(path)).endswith("too large to fetch")


def test_packed_answers_are_left_packed_for_what_bounds_them(site, fetcher):
    packed = gzip.compress(PAGE)
    site.pages["/"] = (200, {"Content-Encoding": "gzip"}, packed)
    assert fetcher.fetch(site.url()).content == packed
    assert site.headers[1]["accept-encoding"] == "gzip"


@pytest.mark.parametrize("coding", ["br", "zstd", "gzip, br"])
def test_what_nobody_asked_for_is_not_unpacked(site, fetcher, coding):
    site.pages["/"] = (200, {"Content-Encoding": coding}, b"\xff" * 100)
    assert "which was not asked for" in reason(fetcher, site.url())


# --- Broken servers ------------------------------------------------------------------------


def test_a_length_that_lies_is_a_broken_answer(site, fetcher):
    def lie(handler):
        handler.send_response(200)
        handler.send_header("Content-Length", "5000")
        handler.end_headers()
        handler.wfile.write(PAGE)

    site.pages["/"] = lie
    assert reason(fetcher, site.url()) == "the server broke off in the middle of its answer"


def test_a_connection_that_is_reset(site, fetcher):
    def reset(handler):
        linger = struct.pack("ii", 1, 0)
        handler.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        handler.connection.shutdown(socket.SHUT_RD)
        handler.connection.close()

    site.pages["/"] = reset
    assert reason(fetcher, site.url()) == "the server broke off"


@pytest.mark.parametrize("bytes_", [b"", b"SSH-2.0-OpenSSH_9.2\r\n", b"\0" * 50, b"HTTP/1.1 two OK\r\n\r\n"])
def test_what_is_no_http(bytes_):
    with socket.create_server(("127.0.0.1", 0)) as server:

        def answer():
            with suppress(OSError):  # who asked may be gone before all is sent
                for _ in range(2):
                    there, _ = server.accept()
                    with there:
                        there.recv(1000)
                        there.sendall(bytes_)

        Thread(target=answer, daemon=True).start()
        fetcher = Fetcher(Fetching(allow_private=True))
        told = reason(fetcher, f"http://127.0.0.1:{server.getsockname()[1]}/")
    assert told in {
        f"robots.txt could not be read ({why}), which means no"
        for why in ("the server broke off", "the answer is not HTTP")
    }


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.sampled_from([b"200 OK", b"302 Found", b"304 No", b"503 Busy", b"999 x"]),
    st.lists(
        st.tuples(
            st.sampled_from(
                [b"Location", b"ETag", b"Content-Type", b"Content-Encoding", b"Set-Cookie", b"Retry-After"]
            ),
            st.sampled_from([b"", b"/", b"http://[::1", b"http://xn--a-.example/", b"a=", b"//a@b@c:0/"]),
            st.binary(max_size=12),
        ),
        max_size=3,
    ),
)
def test_whatever_a_server_says_becomes_an_answer_or_a_line(site, public, status, headers):
    lines = b"".join(b"%s: %s%s\r\n" % header for header in headers)
    site.pages["/"] = lambda handler: handler.wfile.write(b"HTTP/1.1 %s\r\n%s\r\nx" % (status, lines))
    known = Validators()
    for _ in range(2):
        fetcher = public(known=lambda _, known=known: known)
        try:
            known = fetcher.fetch("http://news.example/").validators
        except FetchError as error:
            assert "\n" not in str(error) and str(error).isprintable()


def test_nobody_there(fetcher, closed_port):
    assert reason(fetcher, f"http://127.0.0.1:{closed_port}/") == "connection refused"


def test_a_plain_server_is_no_secure_one(site, fetcher):
    told = reason(fetcher, f"https://127.0.0.1:{site.port}/")
    assert told.startswith("no secure connection to it (")


@pytest.fixture
def secure_site(site, tmp_path):
    """The site with a certificate of its own making, for news.example."""
    openssl = shutil.which("openssl")
    if openssl is None:
        pytest.skip("no openssl to make a certificate with")
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    command = f"""req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -days 2 -subj /CN=news.example
        -addext subjectAltName=DNS:news.example -keyout {key} -out {certificate}"""
    subprocess.run([openssl, *command.split()], check=True, capture_output=True)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    site.server.socket = context.wrap_socket(site.server.socket, server_side=True)
    trusted = ssl.create_default_context(cafile=str(certificate))
    return site, trusted


def test_a_certificate_of_its_own_making_is_refused(secure_site, public):
    site, _ = secure_site
    told = reason(public(), f"https://news.example:{site.port}/")
    assert told == "its certificate is not valid (self-signed certificate)"
    assert site.asked == []


def test_the_name_is_what_is_certified_and_the_address_what_is_connected_to(secure_site, public, connected):
    site, trusted = secure_site
    site.pages["/"] = PAGE
    fetcher = public(trusted=trusted)
    assert fetcher.fetch(f"https://news.example:{site.port}/").content == PAGE
    assert {address for address, _ in connected} == {"93.184.215.14"}
    assert site.headers[1]["host"] == f"news.example:{site.port}"
    assert "certificate is not valid" in reason(fetcher, f"https://other.example:{site.port}/")


# --- What is an address --------------------------------------------------------------------


@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("https://me:secret@news.example/", "an address with a name or password"),
        ("https://me@news.example/", "an address with a name or password"),
        ("https://", "an address without a host"),
        ("https://2130706433/", "a host written as a number"),
        ("https://0177.0.0.1/", "not an address"),
        ("https://news.example:99999/", "not an address"),
        ("https://a b/", "not an address"),
        ("https://[fe80::1%eth0]/", "not an address"),
        ("gopher://news.example/", "an address of gopher"),
    ],
)
def test_what_is_no_address_to_fetch(fetcher, address, why):
    told = reason(fetcher, address)
    assert told.startswith(why)
    assert "secret" not in told


@given(st.text(max_size=40), st.sampled_from(["http://", "https://", "", "//"]))
def test_any_text_is_an_address_or_a_line(text, scheme):
    try:
        url = checked(scheme + text)
    except FetchError as error:
        assert str(error)
    else:
        assert url.scheme in {"http", "https"}
        assert url.host and not url.userinfo


def test_a_user_agent_is_one_line():
    from reportedly.errors import ReportedlyError

    for agent in ("", "a\r\nCookie: b", "caf\u00e9", " a"):
        with pytest.raises(ReportedlyError, match="a user agent is"):
            Fetching(agent)
