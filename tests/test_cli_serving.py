"""`reportedly serve`: where it listens, and who may add."""

from __future__ import annotations

import socket
from pathlib import Path

import pytest
import uvicorn
from click.testing import CliRunner, Result

from reportedly.cli import cli
from reportedly.web.app import Settings


@pytest.fixture
def settings(monkeypatch: pytest.MonkeyPatch) -> list[Settings]:
    """What the application was started with; nothing is served."""
    found: list[Settings] = []

    def run(server: uvicorn.Server, **_: object) -> None:
        found.append(server.config.app.state.site.settings)

    monkeypatch.setattr(uvicorn.Server, "run", run)
    return found


def serve(tmp_path: Path, *options: str) -> Result:
    return CliRunner().invoke(cli, ["serve", str(tmp_path / "new.ledger"), "--port", "0", *options])


def test_only_this_computer_is_answered_and_may_add(tmp_path: Path, settings: list[Settings]):
    told = serve(tmp_path)
    assert told.exit_code == 0 and "http://127.0.0.1:" in told.output
    assert (tmp_path / "new.ledger").exists()
    assert set(settings[0].hosts) == {"127.0.0.1", "localhost", "::1"}
    assert not settings[0].read_only and not settings[0].fetching.allow_private


def test_where_others_are_answered_nobody_adds_without_a_token(tmp_path: Path, settings: list[Settings]):
    serve(tmp_path)
    serve(tmp_path, "--host", "0.0.0.0", "--allow-host", "desk.example")
    serve(tmp_path, "--host", "0.0.0.0", "--token", "sesame")
    assert [one.read_only for one in settings] == [False, True, False]
    assert "desk.example" in settings[1].hosts


def test_an_empty_token_is_refused(tmp_path: Path, settings: list[Settings]):
    assert serve(tmp_path, "--token", " ").exit_code == 2
    assert not settings


def test_a_port_that_is_taken_is_one_line(tmp_path: Path):
    with socket.create_server(("127.0.0.1", 0)) as taken:
        told = serve(tmp_path, "--port", str(taken.getsockname()[1]))
    assert told.exit_code == 2
    assert told.stderr.startswith("reportedly: cannot listen") and told.stderr.count("\n") == 1


def test_what_is_no_ledger_is_one_line(tmp_path: Path):
    (tmp_path / "new.ledger").write_text("no ledger at all, but a text of more than a hundred letters" * 4)
    told = serve(tmp_path)
    assert told.exit_code == 2 and "is not a ledger" in told.stderr


def test_a_ledger_that_is_only_read_has_to_be_there(tmp_path: Path, settings: list[Settings]):
    told = serve(tmp_path, "--read-only")
    assert told.exit_code == 2 and "there is no ledger" in told.stderr
    assert not settings and not (tmp_path / "new.ledger").exists()
