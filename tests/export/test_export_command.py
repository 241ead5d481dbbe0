"""`reportedly export`, as a person would run it."""

import json

import pytest
from click.testing import CliRunner

from reportedly.cli import cli
from reportedly.export import FORMATS


@pytest.fixture
def run(held):
    def run(*arguments: str):
        return CliRunner().invoke(cli, ("export", *arguments, "--ledger", str(held)))

    return run


@pytest.mark.parametrize("name", [known.name for known in FORMATS])
def test_every_format_is_written_and_counted(run, tmp_path, name):
    done = run(name, "--to", str(tmp_path / "out"), "--speaker", "Kremlin")
    assert done.exit_code == 0, done.output
    assert done.stdout.startswith(f"{tmp_path / 'out'}: ")
    assert (tmp_path / "out").is_dir() == (name in {"parquet", "csv", "jsonl"})
    again = run(name, "--to", str(tmp_path / "out"))
    assert again.exit_code == 2
    assert "is there already" in again.stderr
    assert run(name, "--to", str(tmp_path / "out"), "--overwrite").exit_code == 0


def test_a_report_is_a_format_too(run, tmp_path):
    done = run("html", "--to", str(tmp_path / "report.html"), "--about", "strike")
    assert done.exit_code == 0, done.output
    page = (tmp_path / "report.html").read_text(encoding="utf-8")
    assert "asked: <bdi>about strike</bdi>" in page
    assert "<figure" in page
    assert run("html", "--to", str(tmp_path / "report.html")).exit_code == 2


def test_what_is_not_found_is_said(run, tmp_path):
    done = run("jsonl", "--to", str(tmp_path / "out"), "--speaker", "nobody at all")
    assert "nothing was found" in done.stdout
    assert json.loads((tmp_path / "out" / "datapackage.json").read_text())["description"].startswith(
        "Statements with"
    )


@pytest.mark.parametrize(
    ("arguments", "line"),
    [
        (("xml", "--to", "x"), "'xml' is not one of"),
        (("csv",), "Missing option '--to'"),
        (("csv", "--to", "x", "--act", "sing"), "'sing' is not an act"),
        (("csv", "--to", "no/such/place"), "there is no folder"),
    ],
)
def test_what_cannot_be_done_has_one_line(run, arguments, line):
    done = run(*arguments)
    assert done.exit_code == 2
    assert line in done.output
    assert len(done.output.strip().splitlines()) == 1
