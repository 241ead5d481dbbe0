"""Attributions on PolNeAR's dev split, beside the peers: the same articles, one run, one measure.

The measure is `scoring/attributions.py`'s: token F1 and exact-span F1 by role, and pair F1, the
attribution as a whole. Seconds are for all articles, the parse that a peer needs included.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Any

import reportedly
from benchmarks import peers, peers_cue_verbs
from benchmarks.peers import Bundle
from benchmarks.results import absent, section, table
from benchmarks.shared import CORPORA, scoring
from reportedly import language

DEV = CORPORA / "polnear" / "dev"
ROLES = ("Source", "Cue", "Content")
COLUMNS = tuple(f"{kind} {role}" for kind in ("token", "exact") for role in ROLES)
HEADER = ("F1 unless named", *(name.lower() for name in COLUMNS), "pair P", "pair R", "pair F1", "seconds")
HEADING, COMMAND = "Attributions on PolNeAR dev", "python -m benchmarks attributions"

AMONG_THEMSELVES = (
    "people among themselves",
    "0.80",
    "0.70",
    "0.91",
    "0.78",
    "0.71",
    "0.65",
    "",
    "",
    "0.75",
    "",
)
"""PolNeAR's annotators against each other, on the articles that several of them marked."""


def ours(text: str) -> list[Bundle]:
    """What `reportedly.read_text` finds."""
    return [scoring("attributions").roles_of(each) for each in reportedly.read_text(text).attributions]


WAYS: dict[str, Callable[[str], list[Bundle]]] = {
    "reportedly": ours,
    "textacy, direct quotations": lambda text: peers.textacy_quotations(language.parse(text)),
    "cue verbs over spaCy's parse": lambda text: peers_cue_verbs.attributions(language.parse(text)),
}


def measured(way: Callable[[str], list[Bundle]]) -> tuple[dict[str, Any], float]:
    """The rows of scoring's report, and the seconds that finding took."""
    tally, seconds, seen = scoring("corpora").Tally(), 0.0, set[str]()
    for article in scoring("corpora").polnear(DEV):
        if article.name in seen:
            continue
        seen.add(article.name)
        began = time.perf_counter()
        found = way(article.text)
        seconds += time.perf_counter() - began
        gold = [each.spans for each in article.attributions]
        scoring("attributions").compare(article.text, gold, found, tally)
    return scoring("attributions").report(tally), seconds


def report() -> str:
    """The section: a row for each way, and for people."""
    if not DEV.is_dir():
        return section(HEADING, COMMAND, absent("PolNeAR"))
    rows: list[tuple[str, ...]] = []
    for name, way in WAYS.items():
        way("The minister said on Monday that “all is well”.")  # loads what is loaded once
        scores, seconds = measured(way)
        figures = [scores[column]["f1"] for column in COLUMNS] + [
            scores["pair"][each] for each in ("p", "r", "f1")
        ]
        rows.append((name, *(f"{figure:.3f}" for figure in figures), f"{seconds:.1f}"))
    note = "textacy looks for direct quotations only; PolNeAR marks indirect and mixed ones too."
    return section(HEADING, COMMAND, table(HEADER, [*rows, AMONG_THEMSELVES]), note)


if __name__ == "__main__":
    print(report())
