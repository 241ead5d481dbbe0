"""`reportedly actors`, `merge`, `split` and `corrections`."""

from __future__ import annotations

import json
from collections.abc import Callable

import pytest
from click.testing import CliRunner, Result

from reportedly.cli import cli

TEXTS = (
    "John Smith, a plumber, said that the tap of the Orlec Arena was old. Ann Lee left Norway.",
    "Agriculture Minister John Smith said that Ann Lee was right. Smith met Ann Lee.",
)

Run = Callable[..., Result]


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """Run a command on a ledger of two pages."""
    folder = tmp_path_factory.mktemp("cli")
    lines = [
        json.dumps({"text": text, "published": f"2024-05-0{n}"}) for n, text in enumerate(TEXTS, start=1)
    ]
    (folder / "pages.jsonl").write_text("\n".join(lines), encoding="utf-8")

    def run(*words: str, ok: bool = True) -> Result:
        result = CliRunner().invoke(cli, [*words, "--ledger", str(folder / "news.ledger")])
        assert (result.exit_code == 0) == ok, result.output
        return result

    run("add", str(folder / "pages.jsonl"), "--workers", "1")
    return run


def test_the_list_has_names_ids_kinds_and_counts(run: Run) -> None:
    shown = run("actors", "--kind", "person").stdout
    assert "@john-smith~2" in shown
    assert "Norway" not in shown
    assert "@norway" in run("actors", "--country", "Norway").stdout


def test_one_actor_is_shown_with_names_roles_and_statements(run: Run) -> None:
    shown = run("actors", "@john-smith").stdout
    assert "plumber (2024-05-01)" in shown
    assert "the tap" in " ".join(shown.split())
    assert json.loads(run("actors", "@john-smith", "--json").stdout)["actor"]["id"] == "john-smith"


def test_json_and_csv_have_the_same_actors(run: Run) -> None:
    listed = json.loads(run("actors", "--json").stdout)
    header, *rows = run("actors", "--csv").stdout.splitlines()
    assert header.startswith("id,name,kind,country")
    assert [row.split(",")[0] for row in rows] == [one["id"] for one in listed]


def test_nothing_found_is_said(run: Run) -> None:
    assert run("actors", "zebra").stdout == "No actor was found.\n"


def test_an_actor_that_is_not_there_is_one_line(run: Run) -> None:
    assert "no actor '@zebra'" in run("actors", "@zebra", ok=False).stderr


def test_merged_listed_and_taken_back(run: Run) -> None:
    run("merge", "@john-smith", "@john-smith~2")
    assert len(json.loads(run("actors", "smith", "--json").stdout)) == 1
    assert "@john-smith and @john-smith~2 are one" in run("corrections").stdout
    run("corrections", "--undo", "1")
    assert "Nothing was set right by hand." in run("corrections").stdout
    assert len(json.loads(run("actors", "smith", "--json").stdout)) == 2


def test_split_on_a_page_named_by_a_statement(run: Run) -> None:
    [statement] = json.loads(run("statements", "--speaker", "@john-smith~2", "--json").stdout)
    assert "@ann-lee~2" in run("split", "@ann-lee", statement["id"]).stdout
    assert json.loads(run("actors", "@ann-lee", "--json").stdout)["actor"]["pages"] == 1
    [correction] = json.loads(run("corrections", "--json").stdout)
    assert (correction["kind"], correction["page"]) == ("split", statement["page"])
    run("corrections", "--undo", str(correction["nth"]))
