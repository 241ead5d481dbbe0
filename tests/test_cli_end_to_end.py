"""The command as it is installed, on an example page, with nothing stood in for."""

import json
import subprocess
import sys
from pathlib import Path

from reportedly import Ledger

PAGE = Path(__file__).parent.parent / "examples" / "pages" / "port-strike" / "02-signed.html"


def run(*words: str, folder: Path) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-c", "from reportedly.cli import main; main()", *words]
    return subprocess.run(command, capture_output=True, text=True, encoding="utf-8", cwd=folder, check=False)


def test_a_page_is_read_kept_and_asked_for(tmp_path):
    read = run("read", str(PAGE), folder=tmp_path)
    assert (read.returncode, read.stderr) == (0, "")
    assert "Baltrade] <" in read.stdout

    added = run("add", str(PAGE), folder=tmp_path)
    assert added.stdout == "1 page added to news.ledger, 0 held already, 0 not readable\n", added.stderr

    asked = run("statements", "--speaker", "Baltrade", "--json", folder=tmp_path)
    assert "Baltrade" in {statement["source"] for statement in json.loads(asked.stdout)}


def test_a_page_in_another_language_is_kept_whole_and_counted(tmp_path: Path) -> None:
    text = "Le ministre a déclaré mardi que le vieux pont resterait fermé jusqu'à vendredi. " * 4
    (tmp_path / "pont.txt").write_text(text, encoding="utf-8")
    with Ledger(tmp_path / "out.ledger") as ledger:
        done = ledger.add([tmp_path / "pont.txt"], workers=1)
        (page,) = ledger.pages()
        reading = ledger.reading(page.id)
    assert (done.added, done.foreign) == (1, 1)
    assert reading.article.text.strip() == text.strip()
    assert [note.message for note in reading.notes] == ["not read: language fr"]
    assert not reading.attributions
