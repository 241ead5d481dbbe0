"""Article text on real pages, beside the peers, in one run: `python -m benchmarks.articles [FOLDER]`.

The measure is the article extraction benchmark's: precision and recall over the word 4-grams of
each page, averaged over pages, and the F1 of the two averages. All get the same decoded text; only
ours looks for metadata and furniture as well.
"""

from __future__ import annotations

import gzip
import json
import logging
import re
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from statistics import mean

import trafilatura

from benchmarks.results import absent, section, table
from benchmarks.shared import CORPORA
from reportedly import pages
from reportedly.articles import html
from reportedly.articles.body import body
from reportedly.articles.tree import blocks, parse
from reportedly.errors import NotReadableError
from reportedly.model import Page

PAGES = CORPORA / "pages"
HEADING, COMMAND = "Article text on real pages", "python -m benchmarks articles"
COLUMNS = ("F1", "precision", "recall", "pages/s")


def runs(text: str) -> Counter[tuple[str, ...]]:
    """The word 4-grams of `text`."""
    words = re.findall(r"\w+", text)
    return Counter(tuple(words[i : i + 4]) for i in range(max(1, len(words) - 3))) if words else Counter()


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


def by_readability(markup: str) -> str:
    import lxml.html
    from readability import Document

    return lxml.html.fromstring(Document(markup).summary()).text_content()


PEERS: dict[str, Callable[[str], str]] = {
    "reportedly": ours,
    "reportedly, text only": ours_text_only,
    "trafilatura, favour precision": by_trafilatura(favor_precision=True),
    "trafilatura, fast": by_trafilatura(fast=True),
    "trafilatura": by_trafilatura(),
    "justext": by_justext,
    "readability-lxml": by_readability,
}


def measure(extract: Callable[[str], str], markup: dict[str, str], gold: dict[str, str]) -> tuple[float, ...]:
    """F1, precision, recall and pages a second."""
    precision: list[float] = []
    recall: list[float] = []
    start = time.perf_counter()
    found = {key: extract(each) for key, each in markup.items()}
    seconds = time.perf_counter() - start
    for key, text in found.items():
        got, wanted = runs(text), runs(gold[key])
        both = (got & wanted).total()
        if got:
            precision.append(both / got.total())
        recall.append(both / wanted.total())
    p, r = mean(precision), mean(recall)
    return 2 * p * r / (p + r), p, r, len(markup) / seconds


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
    logging.disable(before)
    return section(HEADING, COMMAND, table((f"{len(gold)} pages", *COLUMNS), rows))


def row(
    name: str, extract: Callable[[str], str], markup: dict[str, str], gold: dict[str, str]
) -> tuple[str, ...]:
    """One peer's figures, or that it is not installed here."""
    try:
        extract(next(iter(markup.values())))
    except ImportError:
        return (f"{name}: not installed", *("" for _ in COLUMNS))
    f1, p, r, rate = measure(extract, markup, gold)
    return name, f"{f1:.4f}", f"{p:.4f}", f"{r:.4f}", f"{rate:.1f}"


if __name__ == "__main__":
    print(report(*map(Path, sys.argv[1:])))
