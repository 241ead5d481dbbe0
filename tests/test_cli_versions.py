"""Addresses and their versions, from the command line."""

import json
from functools import partial
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Thread

import pytest
from click.testing import CliRunner, Result
from msgspec.structs import replace

from reportedly.cli import cli
from reportedly.ledger import adding
from reportedly.pages.addresses import fetching, options

SAFE = (
    "The Orlec dam is safe, the mayor said on Monday.\n\nEngineers will look at it again in May, she added."
)
UNSAFE = SAFE.replace("is safe", "is not safe").replace("Monday", "Tuesday")


@pytest.fixture(autouse=True)
def _quick(monkeypatch, tmp_path):
    """Read by a reader of the tests, and without a pause between requests."""
    monkeypatch.syspath_prepend(str(Path(__file__).parent / "ledger"))
    monkeypatch.setattr(
        adding.add, "__kwdefaults__", {**adding.add.__kwdefaults__, "reader": "invented_readers:plain"}
    )
    quick = replace(options.LIMITS, pause=0.0)
    made = fetching.Fetcher.__init__
    monkeypatch.setattr(made, "__kwdefaults__", {**made.__kwdefaults__, "limits": quick})
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("REPORTEDLY_LEDGER", raising=False)


def run(*arguments: str) -> Result:
    return CliRunner().invoke(cli, arguments, catch_exceptions=False)


@pytest.fixture
def site(tmp_path):
    folder = tmp_path / "site"
    folder.mkdir()

    class Handler(SimpleHTTPRequestHandler):
        def log_message(self, *_: object) -> None:
            pass

    server = ThreadingHTTPServer(("127.0.0.1", 0), partial(Handler, directory=str(folder)))
    Thread(target=lambda: server.serve_forever(poll_interval=0.01), daemon=True).start()
    yield folder, f"http://127.0.0.1:{server.server_address[1]}"
    server.shutdown()
    server.server_close()


def test_an_address_that_changed_is_told_and_shown(site):
    folder, url = site
    (folder / "dam").write_text("Dam\nThe mayor said it is safe")
    assert "1 page added" in run("add", "--allow-private", "--workers", "1", f"{url}/dam").stdout
    (folder / "dam").write_text("Dam\nThe mayor said it is not safe")
    added = run("add", "--allow-private", "--workers", "1", f"{url}/dam")
    assert added.exit_code == 0
    assert f"reportedly: {url}/dam: changed since 20" in added.stderr
    assert "1 page added to news.ledger (1 changed)" in added.stdout
    shown = run("versions", f"{url}/dam").stdout
    assert "~ ∅ → not" in shown
    assert "» The mayor states: it is safe → The mayor states: it is not safe" in " ".join(shown.split())
    first, second = json.loads(run("versions", f"{url}/dam", "--json").stdout)
    assert second["before"] == first["page"]
    assert second["changes"]["statements"][0]["kind"] == "changed"


def test_an_address_that_is_not_held(tmp_path):
    (tmp_path / "page.txt").write_text(SAFE)
    run("add", "--workers", "1", "page.txt")
    assert run("versions", "https://news.example/").stdout == "No page from that address was found.\n"
    assert json.loads(run("versions", "https://news.example/", "--json").stdout) == []


@pytest.mark.parametrize("command", [("read",), ("add", "--workers", "1")])
def test_private_addresses_are_refused_in_one_line(command):
    result = run(*command, "http://127.0.0.1:9/")
    assert result.exit_code == 1
    assert result.stderr == (
        "reportedly: http://127.0.0.1:9/: a private address (127.0.0.1): allow it with --allow-private\n"
    )


def test_a_user_agent_that_cannot_be_sent_is_refused():
    result = run("add", "--user-agent", "a\nb", "http://127.0.0.1:9/")
    assert result.exit_code == 2
    assert "a user agent is" in result.stderr


def test_feeds_are_followed(site):
    folder, url = site
    for n in range(3):
        (folder / f"{n}").write_text(f"Report {n}\nThe mayor said {n}")
    items = "".join(f"<item><link>{url}/{n}</link></item>" for n in range(3))
    (folder / "feed").write_text(f"<?xml version='1.0'?><rss version='2.0'><channel>{items}</channel></rss>")
    result = run("add", "--follow", "--most", "2", "--allow-private", "--workers", "1", f"{url}/feed")
    assert result.exit_code == 1
    assert "2 pages added to news.ledger, 0 held already, 1 not readable" in result.stdout
    assert f"{url}/feed:3: the rest is not followed: --most takes more than 2" in result.stderr
