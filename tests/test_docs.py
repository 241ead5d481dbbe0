"""The documentation: its links lead somewhere, its Python runs, and it says what there is."""

from __future__ import annotations

import re
import runpy
import shutil
from pathlib import Path
from typing import get_args

import pytest

from reportedly import model, phrasing

ROOT = Path(__file__).parent.parent
PAPERS = (
    *(ROOT / name for name in ("README.md", "CONTRIBUTING.md", "CHANGELOG.md", "examples/README.md")),
    *sorted((ROOT / "docs").rglob("*.md")),
)
_CODE = re.compile(r"^```(\w*)\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_LINK = re.compile(r"\]\(([^)\s]+)\)")
_HEADING = re.compile(r"^#+ (.+)$", re.MULTILINE)


def name(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()


def prose(path: Path) -> str:
    return _CODE.sub("", path.read_text(encoding="utf-8"))


def blocks(path: Path, language: str) -> list[str]:
    return [code for found, code in _CODE.findall(path.read_text(encoding="utf-8")) if found == language]


def anchor(heading: str) -> str:
    return re.sub(r"[\s]+", "-", re.sub(r"[^\w\s-]", "", heading).strip().lower())


@pytest.mark.parametrize("path", PAPERS, ids=name)
def test_links_lead_somewhere(path: Path) -> None:
    for link in _LINK.findall(prose(path)):
        if link.startswith(("https://", "mailto:")):
            continue
        place, _, fragment = link.partition("#")
        target = path.parent / place if place else path
        assert target.exists(), link
        if fragment:
            assert fragment in {anchor(heading) for heading in _HEADING.findall(prose(target))}, link


@pytest.mark.parametrize("path", [path for path in PAPERS if blocks(path, "python")], ids=name)
def test_the_python_of_a_page_runs_from_top_to_bottom(
    path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """In a folder that has the example pages, as the repository's root has."""
    shutil.copytree(ROOT / "examples", tmp_path / "examples")
    (tmp_path / "out").mkdir()
    monkeypatch.chdir(tmp_path)
    names: dict[str, object] = {}
    for code in blocks(path, "python"):
        exec(compile(code, name(path), "exec"), names)


@pytest.mark.parametrize("path", PAPERS, ids=name)
def test_commands_that_are_named_are_made(path: Path) -> None:
    rules = set(re.findall(r"^(\w+):", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE))
    named = re.findall(r"`make (\w+)`|^make (\w+)", path.read_text(encoding="utf-8"), re.MULTILINE)
    assert {first or second for first, second in named} <= rules


def test_examples_that_are_named_are_there() -> None:
    for path in PAPERS:
        for named in re.findall(r"examples/[\w./-]+\w", path.read_text(encoding="utf-8")):
            assert (ROOT / named).exists(), f"{name(path)}: {named}"


INSERTS = runpy.run_path(str(ROOT / "docs" / "inserts.py"))["INSERTS"]


@pytest.mark.parametrize("path", sorted((ROOT / "docs").rglob("*.md")), ids=name)
def test_what_is_inserted_into_a_page_is_there(path: Path) -> None:
    for insert in re.findall(r"<!-- insert ([\w-]+) -->", path.read_text(encoding="utf-8")):
        assert INSERTS[insert]().strip(), insert


def test_every_act_factuality_and_kind_of_relay_is_explained() -> None:
    page = (ROOT / "docs" / "statements.md").read_text(encoding="utf-8") + INSERTS["acts"]()
    for value, words in phrasing.FACTUALITY.items():
        assert f"| `{value}` | {words} |" in page
    for value in (*get_args(model.Act), *get_args(model.RelayKind)):
        assert f"| `{value}` |" in page


def test_the_house_is_drawn_as_it_stands() -> None:
    drawn = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
    rooms = [path for path in (ROOT / "src" / "reportedly").iterdir() if path.name[0] not in "_."]
    missing = [room.name for room in rooms if room.suffix in {"", ".py"} and room.stem not in drawn]
    assert not missing
