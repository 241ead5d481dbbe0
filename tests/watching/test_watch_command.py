"""`reportedly watch`, as a person would run it."""

import json

import pytest
from click.testing import CliRunner

from reportedly.cli import cli
from watching.conftest import page, rss

FERRY = page(
    "Ferry late", "The ferry is late, the captain said on Wednesday.\nNobody on the quay was told why."
)


@pytest.fixture
def run(tmp_path):
    def run(*arguments: str):
        arguments = ("watch", *arguments, "--once", "--ledger", str(tmp_path / "news.ledger"))
        return CliRunner().invoke(cli, arguments)

    return run


def test_once_asks_what_is_due_and_ends(run, site, tmp_path):
    site.pages |= {"/feed": rss(site, "/1"), "/1": FERRY}
    (tmp_path / "feeds.txt").write_text(site.url("/feed"))
    asked = (str(tmp_path / "feeds.txt"), "--allow-private", "--tell", "speaker=captain", "--json")
    done = run(*asked, "--atom", str(tmp_path / "news.xml"))
    assert done.exit_code == 0, done.output
    news = json.loads(done.stdout)
    assert news["words"].startswith("The ferry is late")
    assert f"{site.url('/feed')}: 1 page added" in done.stderr
    assert "The ferry is late" in (tmp_path / "news.xml").read_text(encoding="utf-8")
    again = run(*asked)
    assert (again.exit_code, again.stdout, again.stderr) == (0, "", "")


def test_a_feed_that_fails_is_told_by_the_exit_status(run, site):
    site.pages |= {"/good": rss(site, "/1"), "/1": FERRY}
    done = run(site.url("/bad"), site.url("/good"), "--allow-private")
    assert done.exit_code == 1
    assert f"reportedly: {site.url('/bad')}: 404 Not Found; asked again in" in done.stderr
    assert "1 page added" in done.stderr


def test_private_networks_are_refused_unless_allowed(run, site):
    site.pages |= {"/feed": rss(site, "/1"), "/1": FERRY}
    done = run(site.url("/feed"))
    assert done.exit_code == 1
    assert "a private address" in done.stderr
    assert not site.asked


def test_a_webhook_on_this_computer_wants_a_flag_of_its_own(run, site):
    site.pages |= {"/feed": rss(site, "/1"), "/1": FERRY, "/hook": (200, {}, b"")}
    asked = (
        site.url("/feed"),
        "--allow-private",
        "--tell",
        "speaker=captain",
        "--webhook",
        site.url("/hook"),
    )
    done = run(*asked, "--allow-private-webhook")
    assert done.exit_code == 0, done.output
    assert len(site.posted) == 1
    assert "The ferry is late" in done.stdout


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("none.txt",), "none.txt: cannot be opened"),
        (("https://quay.example/feed", "--tell", "sing"), "'sing' is nothing that one can be told of"),
        (("https://quay.example/feed", "--atom", "x.xml"), "give --tell"),
        (
            ("https://quay.example/feed", "--tell", "dispute", "--webhook", "ftp://x.example"),
            "only http and https",
        ),
    ],
)
def test_what_cannot_be_done_has_one_line(run, arguments, line):
    done = run(*arguments)
    assert done.exit_code in {1, 2}
    assert line in done.output
    assert len(done.output.strip().splitlines()) == 1
