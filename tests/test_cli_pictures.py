"""Pictures from the command line: `--svg` and `--png`."""

from __future__ import annotations

import json
import runpy
from collections.abc import Callable
from pathlib import Path
from xml.etree import ElementTree

import pytest
from click.testing import CliRunner, Result

from reportedly.cli import cli
from reportedly.ledger import Ledger

PAGES = Path(__file__).parent.parent / "examples" / "pages" / "moscow-pyongyang"

Run = Callable[..., Result]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Run a command on a ledger of one story."""
    folder = tmp_path_factory.mktemp("pictures")

    def run(*words: str, status: int = 0) -> Result:
        result = CliRunner().invoke(cli, [*words, "--ledger", str(folder / "news.ledger")])
        assert result.exit_code == status, result.output
        return result

    run("add", str(PAGES), "--workers", "1")
    run.ledger = folder / "news.ledger"
    return run


def test_a_trace_is_drawn_into_files(run: Run, tmp_path: Path):
    svg, png = tmp_path / "trace.svg", tmp_path / "trace.png"
    told = run(
        "trace", "Russia had fired North Korean missiles at Ukraine", "--svg", str(svg), "--png", str(png)
    )
    assert "Meridian" in svg.read_text(encoding="utf-8")
    assert png.read_bytes().startswith(b"\x89PNG")
    assert not told.stdout
    assert told.stderr == f"wrote {svg}\nwrote {png}\n"


def test_a_timeline_is_drawn_with_what_was_said(run: Run, tmp_path: Path):
    svg = tmp_path / "timeline.svg"
    told = run(
        "timeline", "North Korea", "Russia", "--since", "2024-06", "--until", "2024-06", "--svg", str(svg)
    )
    drawn = svg.read_text(encoding="utf-8")
    assert "June 2024" in drawn and "aids Russia" in drawn
    assert not told.stdout


def test_a_network_is_a_table_json_csv_and_a_picture(run: Run, tmp_path: Path):
    assert "speaks" in run("network").stdout
    found = json.loads(run("network", "cites", "--json").stdout)
    header, *rows = run("network", "cites", "--csv").stdout.splitlines()
    assert header == "one,one_id,one_country,kind,other,other_id,other_country,statements,texts"
    assert len(rows) == len(found["ties"]) > 0
    svg = tmp_path / "network.svg"
    run("network", "--actor", "Putin", "--limit", "5", "--svg", str(svg))
    assert "Vladimir Putin" in svg.read_text(encoding="utf-8")
    assert run("network", "--since", "2031").stdout == "Nobody is tied to anybody.\n"


def test_the_example_pages_are_drawn(run: Run, tmp_path: Path):
    draw = runpy.run_path(str(PAGES.parent.parent / "pictures.py"))["draw"]
    with Ledger(run.ledger) as ledger:
        draw(ledger, tmp_path)
    assert {file.stem for file in tmp_path.iterdir()} == {"chains", "timeline", "june", "network", "citing"}


def test_a_hyphen_draws_on_standard_output(run: Run):
    drawn = run("trace", "Russia had fired North Korean missiles at Ukraine", "--svg", "-").stdout
    assert ElementTree.fromstring(drawn).tag.endswith("svg")


def test_what_cannot_be_written_is_said(run: Run, tmp_path: Path):
    told = run(
        "trace", "Russia had fired North Korean missiles", "--svg", str(tmp_path / "no" / "a.svg"), status=2
    )
    assert "cannot write" in told.stderr


def test_the_timeline_of_a_storyline_is_drawn_shown_and_narrowed(run: Run, tmp_path: Path):
    svg = tmp_path / "story.svg"
    run("timeline", "--storyline", "North Korea", "--svg", str(svg))
    drawn = "".join(ElementTree.fromstring(svg.read_text(encoding="utf-8").partition("\n")[2]).itertext())
    with Ledger(run.ledger, read_only=True) as ledger:
        (story,) = ledger.storylines(about="North Korea", limit=1)
        entries = ledger.storyline(story.id).entries
    assert story.title in drawn
    told = json.loads(run("timeline", "--storyline", story.id, "--json").stdout)
    assert [one["words"] for one in told] == [one.words for one in entries]
    day = next(one.date for one in entries if one.date)
    narrowed = json.loads(
        run("timeline", "--storyline", story.id, "--since", f"{day}", "--until", f"{day}", "--json").stdout
    )
    assert [one["words"] for one in narrowed] == [one.words for one in entries if one.date == day] != []
    denied = json.loads(run("timeline", "--storyline", story.id, "--status", "denied", "--json").stdout)
    assert all("denied" in one["statuses"] for one in denied) and len(denied) < len(told)
    assert story.title in run("timeline", "--storyline", story.id).stdout
    run("timeline", status=2)
    run("timeline", "Kim", "--storyline", "s1", status=2)
    assert "no storyline is about" in run("timeline", "--storyline", "zebra", status=2).stderr
    assert "is not a status" in run("timeline", "--storyline", "s1", "--status", "bogus", status=2).stderr
