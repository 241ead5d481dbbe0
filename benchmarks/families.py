"""Families of pages, beside MinHash: quality and speed on pages made from reports, and the cost of adding.

`python -m benchmarks families` measures it for RESULTS.md.
"""

from __future__ import annotations

import importlib
import json
import random
import re
import statistics
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from functools import partial
from importlib.util import find_spec
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any
from unittest.mock import patch

from benchmarks.copying import Copier, Made
from benchmarks.ledger import World, cost
from benchmarks.results import absent, section, table
from benchmarks.shared import CORPORA
from reportedly.articles import from_text
from reportedly.comparing.families.grouping import joined
from reportedly.ledger import family_rows
from reportedly.ledger.family_rows import write_family
from reportedly.ledger.opening import connect, create, transaction
from reportedly.ledger.writing import page_hash, write_page
from reportedly.model import Article, Page, Reading, to_json

HEADING, COMMAND = "Families: pages that carry the same text", "python -m benchmarks families"
PAGES = 5_000
ADDED = 20_000
WINDOW = 1_000
"""Pages, around the 1,000th and at the end, over which the cost of adding one is averaged."""

COPIED = 0.3
"""Share of the made-up pages that are a copy of one of the hundred before."""

PERMUTATIONS = 128
THRESHOLDS = (0.2, 0.3, 0.5)
"""Of MinHash: estimated Jaccard similarity from which two pages are one."""

SHINGLE = 4
BANDS = 64
"""Of rensa, which does not choose them itself: pairs of a similarity of 0.13 and more become candidates."""

Groups = Iterable[frozenset[int]]


def corpus(count: int = PAGES) -> list[Made]:
    """Pages made from the reports of PolNeAR's training split."""
    texts = sorted((CORPORA / "polnear" / "train" / "text").glob("*.txt"))
    return Copier([path.read_text(encoding="utf-8") for path in texts]).pages(count)


def pairwise(made: Sequence[Made], groups: Groups) -> tuple[float, float]:
    """Precision and recall over pairs of pages of one report."""
    sizes = Counter(page.report for page in made)
    truth = sum(size * (size - 1) // 2 for size in sizes.values())
    found = right = 0
    for group in groups:
        found += len(group) * (len(group) - 1) // 2
        held = Counter(made[page].report for page in group)
        right += sum(size * (size - 1) // 2 for size in held.values())
    return right / max(1, found), right / max(1, truth)


def ours(articles: Sequence[Article]) -> tuple[list[frozenset[int]], float]:
    """The families that a ledger comes to, and the milliseconds that they add to each page."""
    taken: list[float] = []
    with TemporaryDirectory(prefix="reportedly-") as folder:
        path = Path(folder) / "news.ledger"
        create(path)
        connection = connect(path)
        for nth, article in enumerate(articles):
            page = Page(f"{nth} {article.text}".encode(), media_type="text/plain")
            with transaction(connection):
                connection.execute(
                    "INSERT INTO pages (id, hash, found_at, media_type, metadata, added) "
                    "VALUES (?, ?, '', '', '', '')",
                    (f"{nth:012}", page_hash(page)),
                )
                connection.execute(
                    "INSERT INTO articles (page, authors, photo_credits, foreign_length, length) "
                    "VALUES (?, '', '', 0, 0)",
                    (nth + 1,),
                )
                write = partial(write_family, connection, nth + 1, Reading(article))
                taken.append(cost(write).of_processor)
        rows = connection.execute("SELECT family, page FROM family_pages").fetchall()
        connection.close()
    families: dict[int, set[int]] = defaultdict(set)
    for row in rows:
        families[row["family"]].add(row["page"] - 1)
    return [frozenset(pages) for pages in families.values()], statistics.mean(taken)


def shingles(text: str) -> set[str]:
    words = re.findall(r"\w+", text.lower())
    return {" ".join(words[nth : nth + SHINGLE]) for nth in range(max(1, len(words) - SHINGLE + 1))}


def datasketch(texts: Sequence[str], threshold: float) -> tuple[list[frozenset[int]], float]:
    """datasketch: MinHash and its index; pages that are alike enough, connected."""
    library: Any = importlib.import_module("datasketch")
    began = time.process_time()
    index = library.MinHashLSH(threshold=threshold, num_perm=PERMUTATIONS)
    pairs: list[tuple[int, int]] = []
    hashes: list[Any] = []
    for nth, text in enumerate(texts):
        sketch = library.MinHash(num_perm=PERMUTATIONS)
        sketch.update_batch([one.encode() for one in shingles(text)])
        pairs += [(other, nth) for other in index.query(sketch) if hashes[other].jaccard(sketch) >= threshold]
        index.insert(nth, sketch)
        hashes.append(sketch)
    groups = joined(range(len(texts)), pairs)
    return groups, 1000 * (time.process_time() - began) / len(texts)


def rensa(texts: Sequence[str], threshold: float) -> tuple[list[frozenset[int]], float]:
    """rensa: the same by its faster permutations."""
    library: Any = importlib.import_module("rensa")
    began = time.process_time()
    index = library.RMinHashLSH(threshold=threshold, num_perm=PERMUTATIONS, num_bands=BANDS)
    pairs: list[tuple[int, int]] = []
    hashes: list[Any] = []
    for nth, text in enumerate(texts):
        sketch = library.RMinHash(num_perm=PERMUTATIONS, seed=6)
        sketch.update(list(shingles(text)))
        pairs += [(other, nth) for other in index.query(sketch) if hashes[other].jaccard(sketch) >= threshold]
        index.insert(nth, sketch)
        hashes.append(sketch)
    groups = joined(range(len(texts)), pairs)
    return groups, 1000 * (time.process_time() - began) / len(texts)


PEERS: dict[str, Callable[[Sequence[str], float], tuple[list[frozenset[int]], float]]] = {
    "datasketch": datasketch,
    "rensa": rensa,
}


def quality() -> str:
    """Pairwise precision and recall, and milliseconds a page, of each."""
    made = corpus()
    found, taken = ours([from_text(page.text) for page in made])
    rows: list[tuple[str, ...]] = [("reportedly", *_shown(*pairwise(made, found)), f"{taken:.1f}")]
    for name, peer in PEERS.items():
        if find_spec(name) is None:
            rows.append((f"{name}: not installed", "", "", ""))
            continue
        for threshold in THRESHOLDS:
            groups, taken = peer([page.text for page in made], threshold)
            rows.append((f"{name}, similarity {threshold}", *_shown(*pairwise(made, groups)), f"{taken:.1f}"))
    reports = len({page.report for page in made})
    head = (f"{len(made):,} pages of {reports} reports", "precision", "recall", "ms of processor a page")
    return table(head, rows)


def independent() -> str:
    """How many families come of reports that are all their outlet's own."""
    lines = (CORPORA / "guardian" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    told = [json.loads(line) for line in lines]
    found, _ = ours([from_text(one["text"], date.fromisoformat(one["published"])) for one in told])
    return f"Of {len(told)} reports of one outlet, none a copy of another, {len(found)} families come."


def _shown(*figures: float) -> tuple[str, ...]:
    return tuple(f"{figure:.3f}" for figure in figures)


def adding(count: int = ADDED) -> str:
    """What families add to the cost of a page, around the 1,000th and at the end of a made-up ledger."""
    taken: list[float] = []
    world, chance = World(), random.Random(6)

    def timed(*given: Any) -> None:
        taken.append(cost(partial(write_family, *given)).of_processor)

    with TemporaryDirectory(prefix="reportedly-") as folder, patch.object(family_rows, "write_family", timed):
        path = Path(folder) / "news.ledger"
        create(path)
        connection = connect(path)
        last: list[Reading] = []
        for page, fresh in islice(world.readings(), count):
            reading = chance.choice(last) if last and chance.random() < COPIED else fresh
            last = [*last[-99:], reading]
            write_page(connection, page, page_hash(page), to_json(reading))
        connection.close()
    early, late = taken[WINDOW // 2 : WINDOW // 2 + WINDOW], taken[-WINDOW:]
    means = statistics.mean(early), statistics.mean(late)
    places = zip((WINDOW, count), means, strict=True)
    rows = [(f"around the {number:,}th", f"{mean:.2f}") for number, mean in places]
    rows.append(("ratio (budget 1.5)", f"{means[1] / means[0]:.2f}"))
    return table(("what families add to a page, mean", "ms of processor"), rows)


def report() -> str:
    """The section of the results."""
    if not (CORPORA / "polnear").is_dir():
        return section(HEADING, COMMAND, absent("PolNeAR"))
    made = (
        "Made from PolNeAR's training split by trims (10 to 70 % kept), rewrites (5 to 25 % of words), "
        "paragraphs of other reports (never more words than its own) and damage, one or two of these a "
        "copy; precision and recall are over pairs of pages."
    )
    return section(HEADING, COMMAND, made, quality(), independent(), adding())


if __name__ == "__main__":
    print(report())
