"""Pages a second, warm, beside the same work glued together: `python -m benchmarks throughput`.

Articles of about 500 words are wrapped in plain HTML, so that finding the article is part of the
work. Both sides run in processes that stay, one thread a library, as a ledger's workers do; rounds
of the two take turns, so that whatever else the machine does falls on both. Medians of the rounds.
"""

from __future__ import annotations

import html
import json
import os
import subprocess
import sys
import time
from collections.abc import Callable
from statistics import median
from typing import NamedTuple

from benchmarks.results import absent, section, table
from benchmarks.shared import CORPORA, ROOT

ARTICLES = CORPORA / "guardian" / "articles.jsonl"
HEADING, COMMAND = "Throughput, pages of 500 words", "python -m benchmarks throughput"
PAGES = 60
WORDS = 500
SENTENCES_A_PARAGRAPH = 3
ROUNDS = 3
PROCESSES = (1, 2)
BUDGET = 8.0
"""Articles a second on two cores: DESIGN.md's."""

MENU = "".join(f'<li><a href="/{name.lower()}">{name}</a></li>' for name in ("World", "Politics", "Sport"))
ONE_THREAD = dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")


def pages() -> list[bytes]:
    """The first `PAGES` articles of at least `WORDS` words, cut after the sentence that reaches them."""
    articles = [json.loads(line) for line in ARTICLES.read_text(encoding="utf-8").splitlines()]
    return [page(each) for each in articles if len(each["text"].split()) >= WORDS][:PAGES]


def page(article: dict[str, str]) -> bytes:
    """One article as a plain page of HTML with a menu, a stamp, paragraphs and a footer."""
    sentences, words = [], 0
    for sentence in article["text"].replace(". ", ".\0").split("\0"):
        sentences.append(sentence)
        words += len(sentence.split())
        if words >= WORDS:
            break
    groups = range(0, len(sentences), SENTENCES_A_PARAGRAPH)
    paragraphs = [" ".join(sentences[at : at + SENTENCES_A_PARAGRAPH]) for at in groups]
    body = "\n".join(f"<p>{html.escape(each)}</p>" for each in paragraphs)
    headline = html.escape(" ".join(sentences[0].split()[:9]))
    return (
        f"<!doctype html><html lang='en'><head><title>{headline}</title></head><body>"
        f"<nav><ul>{MENU}</ul></nav><article><h1>{headline}</h1>"
        f"<time datetime='{article['published']}'>{article['published']}</time>\n{body}</article>"
        "<footer><p>Contact us. All rights reserved.</p></footer></body></html>"
    ).encode()


def ours() -> Callable[[bytes], object]:
    """reportedly: all of a page's reading, as JSON, which is what a ledger keeps."""
    import reportedly

    return lambda markup: reportedly.to_json(reportedly.read_page(markup))


def glued() -> Callable[[bytes], object]:
    """The lesser job: article, parse, direct quotations, dates, and a signature for near-duplicates."""
    import trafilatura
    from datasketch import MinHash
    from dateparser.search import search_dates

    from benchmarks.peers import textacy_quotations
    from reportedly import language

    def read(markup: bytes) -> object:
        found = trafilatura.bare_extraction(markup.decode(), include_comments=False, with_metadata=True)
        text = found.text if found and found.text else ""
        doc = language.parse(text)
        words = text.split()
        signature = MinHash(num_perm=128)
        signature.update_batch(
            [" ".join(words[at : at + 4]).encode() for at in range(max(1, len(words) - 3))]
        )
        return textacy_quotations(doc), search_dates(text, languages=["en"]), signature.digest()

    return read


SIDES: dict[str, Callable[[], Callable[[bytes], object]]] = {"reportedly": ours, "glued": glued}
NAMES = {
    "reportedly": "reportedly",
    "glued": "trafilatura + spaCy + textacy + dateparser + datasketch",
}


def work(side: str) -> None:
    """A worker: warms up, says so, then reads the share of the pages that each line asks for."""
    import logging
    import warnings

    logging.disable(logging.CRITICAL)
    warnings.simplefilter("ignore")
    markup, read = pages(), SIDES[side]()
    for each in markup[:2]:
        read(each)
    print("ready", flush=True)
    for line in sys.stdin:
        nth, of = map(int, line.split())
        for each in markup[nth::of]:
            read(each)
        print(_peak_mb(), flush=True)


def _peak_mb() -> float:
    import resource

    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / (1e6 if sys.platform == "darwin" else 1e3 / 1.024)


class Worker:
    """One process of one side, seen from the one that measures."""

    def __init__(self, side: str) -> None:
        command = [sys.executable, "-m", "benchmarks.throughput", "work", side]
        self._process = subprocess.Popen(
            command,
            cwd=ROOT,
            env=os.environ | ONE_THREAD,
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )

    def ask(self, words: str) -> None:
        assert self._process.stdin
        self._process.stdin.write(f"{words}\n")
        self._process.stdin.flush()

    def answer(self) -> str:
        assert self._process.stdout
        answer = self._process.stdout.readline()
        if not answer:
            raise RuntimeError("the worker process ended")
        return answer.strip()

    def end(self) -> None:
        if self._process.stdin:
            self._process.stdin.close()
        self._process.wait()


class Rate(NamedTuple):
    """Articles a second in each round, and the most memory a worker held."""

    articles: list[float]
    peak_mb: float


def one_round(workers: list[Worker], count: int) -> tuple[float, float]:
    """Articles a second of one pass over all pages in so many processes, and the peak memory of any."""
    began = time.perf_counter()
    for nth, worker in enumerate(workers):
        worker.ask(f"{nth} {len(workers)}")
    peak = max(float(worker.answer()) for worker in workers)
    return count / (time.perf_counter() - began), peak


def measured(count: int) -> dict[tuple[str, int], Rate]:
    """Rounds of both sides in turns, with one process and with two."""
    crews = {side: [Worker(side) for _ in range(max(PROCESSES))] for side in SIDES}
    rates = {(side, number): Rate([], 0.0) for side in SIDES for number in PROCESSES}
    try:
        for worker in (each for crew in crews.values() for each in crew):
            worker.answer()
        for _ in range(ROUNDS):
            for (side, number), rate in rates.items():
                articles, peak = one_round(crews[side][:number], count)
                rates[side, number] = Rate([*rate.articles, articles], max(rate.peak_mb, peak))
    finally:
        for worker in (each for crew in crews.values() for each in crew):
            worker.end()
    return rates


def report() -> str:
    """The section: articles a second of both, their ratio, and the memory of a worker."""
    if not ARTICLES.is_file():
        return section(HEADING, COMMAND, absent("guardian articles"))
    rates = measured(len(pages()))
    speed = {key: median(rate.articles) for key, rate in rates.items()}
    rows = [
        (name, *(f"{speed[side, number]:.1f}" for number in PROCESSES), f"{rates[side, 2].peak_mb:.0f}")
        for side, name in NAMES.items()
    ]
    ratios = [f"{speed['reportedly', number] / speed['glued', number]:.2f}" for number in PROCESSES]
    header = (
        "",
        *(f"articles/s, {number} process{'es' * (number > 1)}" for number in PROCESSES),
        "MB a worker",
    )
    budgets = (
        f"budget: {BUDGET:.0f} articles/s on 2 cores, ratio 1; aim: ratio 2",
        "",
        f"{BUDGET:.0f}",
        "700",
    )
    note = (
        f"{len(pages())} pages, {ROUNDS} rounds in turns, medians; every library of both keeps to one thread."
    )
    return section(HEADING, COMMAND, table(header, [*rows, ("ratio", *ratios, ""), budgets]), note)


if __name__ == "__main__":
    if sys.argv[1:2] == ["work"]:
        work(sys.argv[2])
    else:
        print(report())
