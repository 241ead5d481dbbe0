"""`reportedly correct` and `corrections`."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from reportedly.cli import cli

Run = Callable[..., Result]


@pytest.fixture
def run(tmp_path: Path) -> Run:
    page = tmp_path / "page.json"
    text = "Jun Ito denied that the harbour had been sold. Mayor Ann Lee said it was open."
    page.write_text(
        json.dumps({"title": "Harbour", "text": text, "published": "2024-05-01"}), encoding="utf-8"
    )

    def run(*arguments: str, ok: bool = True) -> Result:
        result = CliRunner().invoke(cli, [*arguments, "--ledger", str(tmp_path / "news.ledger")])
        assert (result.exit_code == 0) is ok, result.output
        return result

    run("add", str(page), "--workers", "1")
    return run


def statement(run: Run) -> dict:
    return json.loads(run("statements", "--about", "sold", "--json").stdout)[0]


def test_set_right_shown_listed_given_as_gold_and_taken_back(run: Run) -> None:
    wrong = statement(run)
    told = run("correct", wrong["id"], "--act", "confirms", "--speaker", "Ann Lee").stdout
    assert f"{wrong['id']}: act is confirm, was read as deny" in " ".join(told.split())
    right = statement(run)
    assert (right["act"], right["speaker"]) == ("confirm", "Ann Lee")
    assert {one["was"] for one in right["corrected"]} == {"deny", "Jun Ito"}
    assert "was read" in " ".join(run("statements", "--about", "sold").stdout.split())
    (page,) = map(json.loads, run("corrections", "--gold").stdout.splitlines())
    assert page["statements"][0]["act"] == "confirm"
    for correction in json.loads(run("corrections", "--json").stdout):
        run("corrections", "--undo", str(correction["nth"]))
    assert statement(run) == wrong
    assert run("corrections").stdout == "Nothing was set right by hand.\n"


def test_the_date_of_a_page_is_set_right_by_its_id(run: Run) -> None:
    run("correct", statement(run)["page"], "--published", "2023-03-01")
    assert statement(run)["published"] == "2023-03-01T00:00:00"


@pytest.mark.parametrize(
    ("given", "told"),
    [
        (["--act", "sing"], "is not an act"),
        ([], "nothing is given"),
        (["--same-claim", "0/a1"], "no statement"),
    ],
)
def test_what_cannot_be_is_one_line(run: Run, given: list[str], told: str) -> None:
    result = run("correct", statement(run)["id"], *given, ok=False)
    assert told in result.stderr
    assert result.stderr.count("\n") == 1
