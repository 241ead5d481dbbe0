import csv
import io
import json
import os
import re
import subprocess
import sys
import time
from pathlib import Path
from types import ModuleType

import lxml.html
import pytest
from click.testing import CliRunner, Result
from msgspec.structs import replace

import reportedly
from reportedly.cli import cli
from reportedly.model import Actor, Attribution, Page, Reading, Relay, reading_from_json
from web.made import reading_of

STORY = "[1:The minister] <1:denied> {1:that the dam was unsafe}.\n\n{2:“It holds,”} [2:she] <2:said>."


def judged(one: Attribution, text: str) -> Attribution:
    """A denial is a minister's, of Norway, in a letter; all else is a statement."""
    if not one.cue or one.cue.of(text) != "denied":
        return replace(one, act="state", factuality="CT+")
    minister = Actor("minister", "The minister", "person", country="NO")
    relays = (Relay("medium", "letter"), Relay("agency", "NTB"))
    return replace(one, act="deny", factuality="CT-", speaker=minister, relays=relays)


@pytest.fixture(autouse=True)
def _reads_marked_text(monkeypatch):
    """Pages are read by a stand-in that takes text with its marks in it: quick, and known in advance."""

    def read(page: Page, analyse: bool = True) -> Reading:
        assert analyse
        published = page.metadata.published
        headline = f"Published {published}" if published else "Dam"
        plain = reading_of(page.content.decode(), headline=headline, site="vale.example")
        found = (judged(one, plain.article.text) for one in plain.attributions)
        return replace(plain, attributions=tuple(found))

    stand_in = ModuleType("reportedly.reading")
    stand_in.read = read  # pyright: ignore[reportAttributeAccessIssue]
    monkeypatch.setitem(sys.modules, "reportedly.reading", stand_in)
    monkeypatch.setattr(reportedly, "reading", stand_in, raising=False)


@pytest.fixture(autouse=True)
def folder(tmp_path, monkeypatch) -> Path:
    """An empty working folder with one page in it."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("REPORTEDLY_LEDGER", raising=False)
    (tmp_path / "page.txt").write_text(STORY, encoding="utf-8")
    return tmp_path


@pytest.fixture
def ledger(folder) -> Path:
    """A ledger with the statements of the page."""
    run("add", "page.txt", "--workers", "1", "--ledger", "a.ledger")
    return folder / "a.ledger"


def run(*words: str, stdin: str | None = None, env: dict[str, str] | None = None) -> Result:
    result = CliRunner().invoke(cli, words, input=stdin, env=env, prog_name="reportedly")
    assert result.exception is None or isinstance(result.exception, SystemExit), result.exception
    return result


def complaints(result: Result) -> list[str]:
    lines = result.stderr.splitlines()
    assert all(line.startswith("reportedly: ") for line in lines), lines
    return lines


# --- read ----------------------------------------------------------------------------------


def test_read_shows_the_text_with_its_marks_and_a_table():
    result = run("read", "page.txt")
    assert result.exit_code == 0
    assert "[1:The minister] <1:denied> {1:that the dam was unsafe}." in result.stdout
    assert re.search(r"^2 +she +states +CT\+ ", result.stdout, re.MULTILINE)


def test_read_takes_standard_input():
    assert "<1:denied>" in run("read", "-", stdin=STORY).stdout


def test_read_json_is_the_whole_reading():
    reading = reading_from_json(run("read", "page.txt", "--json").stdout)
    assert [attribution.source.of(reading.article.text) for attribution in reading.attributions] == [
        "The minister",
        "she",
    ]


def test_read_html_writes_one_page_and_says_so(folder):
    result = run("read", "page.txt", "--html", "out.html")
    assert (result.stdout, result.stderr) == ("", "wrote out.html\n")
    page = lxml.html.document_fromstring((folder / "out.html").read_text(encoding="utf-8"))
    assert "The minister denied that the dam was unsafe." in page.text_content()


def test_read_html_to_standard_output():
    assert run("read", "page.txt", "--html", "-").stdout.startswith("<!doctype html>")


def test_read_takes_the_date_it_is_given():
    assert "Published 2024-06-12" in run("read", "page.txt", "--published", "2024-06-12").stdout


def test_a_page_that_is_not_readable_is_one_line_and_status_1(folder):
    (folder / "empty.txt").write_bytes(b"")
    result = run("read", "empty.txt")
    assert result.exit_code == 1
    (line,) = complaints(result)
    assert "empty.txt" in line


def test_a_page_that_cannot_be_written_is_one_line_and_status_2():
    result = run("read", "page.txt", "--html", "no/such/folder.html")
    assert result.exit_code == 2
    assert complaints(result) == ["reportedly: cannot write no/such/folder.html: No such file or directory"]


# --- add -----------------------------------------------------------------------------------


def test_add_ends_with_one_line_and_adding_again_changes_nothing():
    first = run("add", "page.txt", "--workers", "1")
    assert first.exit_code == 0
    assert first.stdout == "1 page added to news.ledger, 0 held already, 0 not readable\n"
    again = run("add", "page.txt", "--workers", "1")
    assert again.stdout == "0 pages added to news.ledger, 1 held already, 0 not readable\n"


def test_add_names_what_is_not_readable_and_goes_on(folder):
    (folder / "empty.txt").write_bytes(b"")
    result = run("add", "empty.txt", "no-such-file", "page.txt", "--workers", "1")
    assert result.exit_code == 1
    assert len(complaints(result)) == 2
    assert "1 page added to news.ledger, 0 held already, 2 not readable" in result.stdout


def test_the_ledger_may_come_from_the_environment(folder):
    run("add", "page.txt", "--workers", "1", env={"REPORTEDLY_LEDGER": "env.ledger"})
    assert (folder / "env.ledger").exists()
    assert "denied" in run("statements", env={"REPORTEDLY_LEDGER": "env.ledger"}).stdout


def test_a_file_that_is_no_ledger_is_refused_and_not_touched(folder):
    before = (folder / "page.txt").read_bytes()
    for command in (["add", "page.txt", "--workers", "1"], ["statements"]):
        result = run(*command, "--ledger", "page.txt")
        assert result.exit_code == 2
        assert len(complaints(result)) == 1
    assert (folder / "page.txt").read_bytes() == before


# --- statements ----------------------------------------------------------------------------


def test_statements_are_a_table_for_people(ledger):
    shown = run("statements", "--ledger", str(ledger), env={"COLUMNS": "140"}).stdout
    assert "The minister" in shown
    assert "that the dam" in shown


def test_statements_json_is_an_array(ledger):
    found = json.loads(run("statements", "--json", "--ledger", str(ledger)).stdout)
    assert [statement["content"] for statement in found] == ["that the dam was unsafe", "“It holds,”"]
    assert json.loads(run("statements", "--json", "--about", "volcano", "--ledger", str(ledger)).stdout) == []


def test_statements_csv_has_a_header_and_a_line_each(ledger):
    rows = list(csv.DictReader(io.StringIO(run("statements", "--csv", "--ledger", str(ledger)).stdout)))
    assert [(row["source"], row["content"]) for row in rows] == [
        ("The minister", "that the dam was unsafe"),
        ("she", "“It holds,”"),
    ]


def test_statements_fit_what_was_asked(ledger):
    asked = ("statements", "--json", "--ledger", str(ledger))
    assert len(json.loads(run(*asked, "--speaker", "minister").stdout)) == 1
    assert len(json.loads(run(*asked, "--about", "dam").stdout)) == 2  # the headline has the word
    assert len(json.loads(run(*asked, "--site", "vale.example", "--limit", "1").stdout)) == 1


@pytest.mark.parametrize(
    ("words", "count"),
    [
        (("--act", "deny"), 1),
        (("--act", "denies"), 1),
        (("--act", "state"), 1),
        (("--act", "thank"), 0),
        (("--factuality", "CT-"), 1),
        (("--factuality", "certainly not"), 1),
        (("--country", "NO"), 1),
        (("--country", "Norway"), 1),
        (("--country", "Sweden"), 0),
        (("--relay", "NTB"), 1),
        (("--relay", "letter"), 1),
        (("--act", "denies", "--factuality", "CT-", "--country", "Norway", "--relay", "letter"), 1),
        (("--act", "states", "--country", "Norway"), 0),
    ],
)
def test_statements_are_narrowed_to_act_factuality_country_and_relay(ledger, words, count):
    assert len(json.loads(run("statements", "--json", *words, "--ledger", str(ledger)).stdout)) == count


def test_what_was_asked_of_a_report_is_told(ledger):
    told = run("statements", "--act", "deny", "--relay", "NTB", "--html", "-", "--ledger", str(ledger)).stdout
    assert "asked: <bdi>act deny, relay NTB</bdi>" in told


def test_a_relay_in_csv_has_its_kind(ledger):
    rows = csv.DictReader(io.StringIO(run("statements", "--csv", "--ledger", str(ledger)).stdout))
    assert [(row["through"], row["countries"]) for row in rows] == [
        ("medium:letter > agency:NTB", "NO"),
        ("", ""),
    ]


def test_a_ledger_of_an_older_version_is_one_line_and_can_be_read_again(ledger):
    content = bytearray(ledger.read_bytes())
    content[60:64] = (1).to_bytes(4, "big")
    ledger.write_bytes(content)
    result = run("statements", "--ledger", "a.ledger")
    assert result.exit_code == 2
    (line,) = complaints(result)
    assert "by an older reportedly" in line
    command = re.search(r"`reportedly (add a\.ledger --ledger) NEW\.ledger`", line)
    assert run(*command[1].split(), "new.ledger", "--workers", "1").exit_code == 0
    assert len(json.loads(run("statements", "--json", "--ledger", "new.ledger").stdout)) == 2
    assert ledger.read_bytes() == content


def test_no_statement_found_is_said(ledger):
    result = run("statements", "--speaker", "nobody", "--ledger", str(ledger))
    assert (result.exit_code, result.stdout) == (0, "No statement was found.\n")


def test_statements_html_is_a_report(ledger, folder):
    run("statements", "--speaker", "minister", "--html", "report.html", "--ledger", str(ledger))
    page = lxml.html.document_fromstring((folder / "report.html").read_text(encoding="utf-8"))
    assert [quote.text for quote in page.iter("blockquote")] == ["that the dam was unsafe"]
    assert "asked: speaker minister" in page.text_content()


@pytest.mark.parametrize(
    "words",
    [
        ("statements", "--since", "yesterweek"),
        ("statements", "--json", "--csv"),
        ("statements", "--limit", "-1"),
        ("statements", "--act", "refute"),
        ("statements", "--factuality", "perhaps"),
        ("statements", "--country", "Ruritania"),
        ("read",),
        ("read", "page.txt", "--published", "soon"),
        ("add",),
        ("reed", "page.txt"),
        ("--colour",),
    ],
)
def test_a_mistake_in_the_command_is_one_line_and_status_2(ledger, words):
    result = run(*words, env={"REPORTEDLY_LEDGER": str(ledger)})
    assert result.exit_code == 2
    assert len(complaints(result)) == 1
    assert result.stdout == ""


def test_asking_a_ledger_that_is_not_there_makes_none(folder):
    result = run("statements", "--ledger", "none.ledger")
    assert result.exit_code == 2
    assert len(complaints(result)) == 1
    assert not (folder / "none.ledger").exists()


# --- schema, help, ends --------------------------------------------------------------------


def test_schema_is_json_schema():
    assert "Reading" in json.loads(run("schema").stdout)["$defs"]


def test_help_and_version():
    assert run().stdout == run("--help").stdout
    assert "reportedly read story.html" in run("read", "--help").stdout
    assert re.fullmatch(r"reportedly \d+\.\d+\.\d+\n", run("--version").stdout)


def test_control_characters_in_a_name_do_not_reach_the_terminal():
    result = run("read", "a\x1b[2Jb\nc", "--published", "\x1b[2J")
    assert "\x1b" not in result.stderr
    assert len(complaints(result)) == 1


@pytest.mark.skipif(os.name == "nt", reason="no SIGPIPE there")
def test_a_reader_that_goes_away_ends_it_quietly():
    running = subprocess.Popen(
        [sys.executable, "-c", "from reportedly.cli import main; main()", "schema"],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )
    running.stdout.close()
    assert running.stderr.read() == b""
    running.stderr.close()
    assert running.wait() == 141


def test_a_page_that_takes_too_long_is_a_line(monkeypatch):
    monkeypatch.setattr("reportedly.deadline.PAGE_SECONDS", 0.2)
    monkeypatch.setattr("reportedly.reading.read", lambda *_: time.sleep(60))
    result = run("read", "page.txt")
    assert result.exit_code == 1
    assert complaints(result) == ["reportedly: page.txt: reading it took longer than 0.2 seconds"]


def test_interrupting_is_quiet_and_has_its_status(monkeypatch):
    def interrupted(*_, **__):
        raise KeyboardInterrupt

    monkeypatch.setattr(reportedly, "read", interrupted)
    result = run("read", "page.txt")
    assert (result.exit_code, result.output) == (130, "")


def test_asking_for_help_loads_nothing_heavy():
    code = (
        "import sys, reportedly.cli; reportedly.cli.cli(['-h'], standalone_mode=False); print(*sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    loaded = done.stdout.split()
    assert not {"rich", "jinja2", "spacy", "onnxruntime", "lxml", "sqlite3", "numpy"} & set(loaded)
