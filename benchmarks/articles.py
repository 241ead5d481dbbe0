"""Article text on real pages, beside the peers, in one run: `python -m benchmarks.articles [FOLDER]`.

The measure is the article extraction benchmark's: precision and recall over the word 4-grams of
each page, averaged over pages, and the F1 of the two averages. All get the same decoded text; only
ours looks for metadata and furniture as well.
"""

from __future__ import annotations

import gzip
import json
import logging
import sys
import time
from collections.abc import Callable
from pathlib import Path

import trafilatura

from benchmarks import perturbing
from benchmarks.results import absent, section, table
from benchmarks.shared import CORPORA, scoring
from reportedly import pages
from reportedly.articles import html
from reportedly.articles.body import body
from reportedly.articles.tree import blocks, parse
from reportedly.errors import NotReadableError
from reportedly.model import Page

PAGES = CORPORA / "pages"
HEADING, COMMAND = "Article text on real pages", "python -m benchmarks articles"
COLUMNS = ("F1", "precision", "recall", "pages/s")


def ours(markup: str) -> str:
    try:
        return html.article(Page(markup.encode())).text
    except NotReadableError:
        return ""


def ours_text_only(markup: str) -> str:
    try:
        tree = parse(markup)
        return "\n".join(body(tree, blocks(tree), None).paragraphs)
    except NotReadableError:
        return ""


def by_trafilatura(**options: bool) -> Callable[[str], str]:
    return lambda markup: trafilatura.extract(markup, include_comments=False, **options) or ""


def by_justext(markup: str) -> str:
    import justext

    stoplist = justext.get_stoplist("English")
    paragraphs = justext.justext(markup.encode(), stoplist, encoding="utf-8")
    return "\n".join(each.text for each in paragraphs if not each.is_boilerplate)


PEERS: dict[str, Callable[[str], str]] = {
    "reportedly": ours,
    "reportedly, text only": ours_text_only,
    "trafilatura, favour precision": by_trafilatura(favor_precision=True),
    "trafilatura, fast": by_trafilatura(fast=True),
    "trafilatura": by_trafilatura(),
    "justext": by_justext,
}

BESIDE = ("reportedly", "trafilatura, favour precision", "trafilatura")
CHANGED = """\
The rules were written with these pages in view. So here they are as other builders would have made them:
with names that say nothing, without attributes, of divs alone, with breaks for paragraphs, and with boxes
of other stories between the paragraphs (`benchmarks/perturbing.py`)."""


def measure(extract: Callable[[str], str], markup: dict[str, str], gold: dict[str, str]) -> tuple[float, ...]:
    """F1, precision, recall and pages a second."""
    scorer = scoring("articles")
    start = time.perf_counter()
    found = {key: extract(each) for key, each in markup.items()}
    seconds = time.perf_counter() - start
    figures = scorer.report([scorer.compare(gold[key], text) for key, text in found.items()])
    return figures["f1"], figures["precision"], figures["recall"], len(markup) / seconds


def report(folder: Path = PAGES) -> str:
    """The section: a row for each way to find the article."""
    if not (folder / "gold.json").is_file():
        return section(HEADING, COMMAND, absent("pages corpus"))
    before = logging.root.manager.disable
    logging.disable(logging.CRITICAL)
    gold = {key: each["articleBody"] for key, each in json.loads((folder / "gold.json").read_text()).items()}
    markup = {
        key: pages.decode(Page(gzip.decompress((folder / "html" / f"{key}.html.gz").read_bytes())))
        for key in gold
    }
    rows = [row(name, extract, markup, gold) for name, extract in PEERS.items()]
    changed = [changed_row(way, change, markup, gold) for way, change in perturbing.WAYS.items()]
    logging.disable(before)
    as_they_are = table((f"{len(gold)} pages", *COLUMNS), rows)
    return section(HEADING, COMMAND, as_they_are, CHANGED, table(("F1", *BESIDE), changed))


def changed_row(
    way: str, change: Callable[[str], str], markup: dict[str, str], gold: dict[str, str]
) -> tuple[str, ...]:
    """F1 of each peer on pages made otherwise."""
    pages_now = {key: change(each) for key, each in markup.items()}
    return way, *(f"{measure(PEERS[name], pages_now, gold)[0]:.4f}" for name in BESIDE)


def row(
    name: str, extract: Callable[[str], str], markup: dict[str, str], gold: dict[str, str]
) -> tuple[str, ...]:
    """One peer's figures."""
    extract(next(iter(markup.values())))
    f1, p, r, rate = measure(extract, markup, gold)
    return name, f"{f1:.4f}", f"{p:.4f}", f"{r:.4f}", f"{rate:.1f}"


if __name__ == "__main__":
    print(report(*map(Path, sys.argv[1:])))
