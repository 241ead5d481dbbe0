"""What `make demo` shows: nothing else runs that file."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

EXAMPLES = Path(__file__).parents[1] / "examples"


def test_the_demo_tells_every_story_and_leaves_its_ledger_and_its_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
):
    monkeypatch.chdir(EXAMPLES.parent)
    monkeypatch.setattr(sys, "path", [str(EXAMPLES), *sys.path])
    import demo

    monkeypatch.setattr(demo, "LEDGER", tmp_path / "demo.ledger")
    monkeypatch.setattr(demo, "REPORT", tmp_path / "demo.html")
    demo.main()
    shown = capsys.readouterr().out
    assert all(title in shown for title in demo.STORIES.values())
    assert "statements on 28 pages" in shown
    assert "Halden Hydro" in (tmp_path / "demo.html").read_text(encoding="utf-8")
