"""Marks of translation on texts written for it, and false alarms on plain English news."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from benchmarks.results import section, table
from benchmarks.shared import CORPORA, ROOT
from reportedly.language import translation

GOLD = ROOT / "benchmarks" / "gold_translations"
HEADING, COMMAND = "Marks of translation", "python -m benchmarks translations"
ABOUT = """\
Texts written for this project as translations come out: of some fifty words, which hold few marks, and
whole articles of some two hundred. What is found in `test` and `long_test` was not looked at while the table
of marks was made, though one hand wrote texts and marks. False alarms are counted on news that was written in
English; words that raised several in PolNeAR train were taken out of the table."""

SPLITS = ("dev", "test", "long_dev", "long_test")


class Text(NamedTuple):
    language: str
    text: str


def gold(split: str) -> list[Text]:
    """The texts of a split, each with the language it was translated from, `en` where it was not."""
    lines = (GOLD / f"{split}.tsv").read_text(encoding="utf-8").splitlines()
    rows = [line.split("\t") for line in lines if line and not line.startswith("#")]
    return [Text(*row) for row in rows[1:]]


def news() -> dict[str, list[str]]:
    """Articles written in English, by corpus."""
    guardian = CORPORA / "guardian" / "articles.jsonl"
    found: dict[str, list[str]] = {}
    if guardian.is_file():
        lines = guardian.read_text(encoding="utf-8").splitlines()
        found["reports on Syria"] = [json.loads(line)["text"] for line in lines]
    for part in ("dev", "train"):
        if (folder := CORPORA / "polnear" / part).is_dir():
            texts = [path.read_text(encoding="utf-8") for path in sorted(folder.rglob("*.txt"))]
            found[f"PolNeAR {part}"] = texts
    return found


def counts(texts: Iterable[Text]) -> Counter[str]:
    """How many are translations, found, found with their language, plain, and wrongly found."""
    told: Counter[str] = Counter()
    for each in texts:
        said = translation(each.text)
        if each.language == "en":
            told.update(plain=1, false=said is not None)
        else:
            told.update(translated=1, found=said is not None)
            told.update(language=said is not None and said.language == each.language)
    return told


def report() -> str:
    """The section: recall by split, false alarms by corpus."""
    rows: list[tuple[str, ...]] = []
    for split in SPLITS:
        told = counts(gold(split))
        found, of = told["found"], told["translated"]
        rows.append(
            (split, f"{found} of {of}", f"{told['language']} of {of}", f"{told['false']} of {told['plain']}")
        )
    for name, texts in news().items():
        told = counts(Text("en", text) for text in texts)
        rows.append((name, "", "", f"{told['false']} of {told['plain']}"))
    return section(HEADING, COMMAND, ABOUT, table(("texts", "found", "and from what", "false alarms"), rows))


if __name__ == "__main__":
    print(report())
