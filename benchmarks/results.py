"""RESULTS.md: what was measured, on what kind of machine, with which versions, section by section."""

from __future__ import annotations

import os
import re
from collections.abc import Iterable, Sequence
from datetime import UTC, datetime
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

RESULTS = Path(__file__).parent / "RESULTS.md"
PEERS = ("spacy", "textacy", "trafilatura", "justext", "dateparser", "datasketch", "onnxruntime")

_SECTION = re.compile(r"^<!-- section (\w+) -->\n(.*?)^<!-- /section -->\n", re.MULTILINE | re.DOTALL)


def section(heading: str, command: str, *parts: str) -> str:
    """One section: its heading, the command that makes it, and its parts with blank lines between.

    >>> print(section("Times", "python -m benchmarks times", "Nothing yet."))
    ## Times
    <BLANKLINE>
    `python -m benchmarks times`
    <BLANKLINE>
    Nothing yet.
    """
    return "\n\n".join((f"## {heading}", f"`{command}`", *parts))


def table(header: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table: the first column words, the others figures.

    >>> print(table(["what", "F1"], [["ours", "0.71"]]))
    | what | F1 |
    | --- | ---: |
    | ours | 0.71 |
    """
    rules = ["---", *["---:"] * (len(header) - 1)]
    return "\n".join("| " + " | ".join(map(str, row)) + " |" for row in (header, rules, *rows))


def absent(what: str) -> str:
    """What a section says where its corpus is not there."""
    return f"Not measured: no {what} here (`REPORTEDLY_CORPORA` names the folder of the corpora)."


def machine() -> str:
    """Cores and memory of this machine, in general words."""
    pages, size = os.sysconf("SC_PHYS_PAGES"), os.sysconf("SC_PAGE_SIZE")
    cores = len(os.sched_getaffinity(0))
    return f"{cores} cores, {pages * size / 2**30:.0f} GB of memory, no graphics card used"


def versions() -> str:
    """This package, its model, and the peers."""
    from reportedly.attributions.tagger import CARD

    return ", ".join((f"reportedly {version('reportedly')} (model {CARD.version})", *map(_installed, PEERS)))


def _installed(name: str) -> str:
    try:
        return f"{name} {version(name)}"
    except PackageNotFoundError:
        return f"{name} not installed"


def held() -> dict[str, str]:
    """The sections that the file holds already, by name."""
    return dict(_SECTION.findall(RESULTS.read_text(encoding="utf-8"))) if RESULTS.exists() else {}


def write(name: str, report: str, order: Sequence[str]) -> None:
    """Put one section into the file in the place of its former self; the others stay."""
    measured = f"Measured {datetime.now(UTC):%Y-%m-%d} on {machine()}, with {versions()}."
    sections = held() | {name: f"{report.strip()}\n\n{measured}\n"}
    blocks = [
        f"<!-- section {each} -->\n{sections[each]}<!-- /section -->\n" for each in order if each in sections
    ]
    RESULTS.write_text("\n".join(["# Figures\n", *blocks]), encoding="utf-8")
