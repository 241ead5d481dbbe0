"""Time expressions on TimeBank, beside dateparser's search: strict, relaxed and value F1, and time a word.

python -m benchmarks.times
"""

from __future__ import annotations

import os
import sys
import time
import xml.etree.ElementTree as ET
from collections.abc import Callable
from datetime import date, datetime
from datetime import time as clock
from pathlib import Path

from reportedly.language import parse
from reportedly.model import Dating
from reportedly.times import expressions

Found = list[tuple[int, int, str]]


def documents(folder: Path) -> list[tuple[str, date, Found]]:
    """Text, creation date and gold expressions of each TimeML document."""
    out: list[tuple[str, date, Found]] = []
    for path in sorted(folder.glob("*.tml")):
        root = ET.fromstring(path.read_bytes())
        body, created = root.find("TEXT"), root.find(".//DCT/TIMEX3")
        if body is None or created is None:
            continue
        gold: Found = []
        text = "".join(_walked(body, gold, [0]))
        out.append((text, date.fromisoformat(created.get("value", "")[:10]), gold))
    return out


def _walked(element: ET.Element, gold: Found, at: list[int]) -> list[str]:
    pieces, start = [element.text or ""], at[0]
    at[0] += len(pieces[0])
    for child in element:
        pieces += _walked(child, gold, at)
        pieces.append(child.tail or "")
        at[0] += len(pieces[-1])
    if element.tag == "TIMEX3":
        gold.append((start, at[0], element.get("value", "")))
    return pieces


def ours(text: str, day: date) -> Found:
    published = Dating(datetime.combine(day, clock()), datetime.combine(day, clock(23, 59, 59)), 1.0)
    return [(t.span.start, t.span.end, t.timex) for t in expressions(text, parse(text), published)]


def peer(text: str, day: date) -> Found:
    from dateparser.search import search_dates

    settings = {"RELATIVE_BASE": datetime.combine(day, clock()), "PREFER_DATES_FROM": "past"}
    out, at = [], 0
    for words, moment in search_dates(text, languages=["en"], settings=settings) or ():
        start = text.find(words, at)
        if start >= 0:
            out.append((start, start + len(words), moment.date().isoformat()))
            at = start + len(words)
    return out


def measured(
    reader: Callable[[str, date], Found], articles: list[tuple[str, date, Found]]
) -> dict[str, float]:
    right = {"strict": 0, "relaxed": 0, "value": 0}
    gold_total = found_total = 0
    began = time.perf_counter()
    for text, day, gold in articles:
        found = reader(text, day)
        gold_total, found_total = gold_total + len(gold), found_total + len(found)
        free = set(range(len(found)))
        right["strict"] += len({g[:2] for g in gold} & {f[:2] for f in found})
        for start, end, value in gold:
            near = [i for i in free if found[i][0] < end and found[i][1] > start]
            if near:
                best = max(
                    near,
                    key=lambda i: (found[i][2] == value, min(end, found[i][1]) - max(start, found[i][0])),
                )
                free.remove(best)
                right["relaxed"] += 1
                right["value"] += found[best][2] == value
    seconds = time.perf_counter() - began
    return {kind: 2 * n / (gold_total + found_total) for kind, n in right.items()} | {"seconds": seconds}


if __name__ == "__main__":
    corpora = Path(os.environ.get("REPORTEDLY_CORPORA", "../shared/corpora")) / "timebank"
    if not corpora.is_dir():
        sys.exit(f"{corpora}: no TimeBank here; set REPORTEDLY_CORPORA")
    read = documents(corpora)
    for name, reader in (("reportedly (with its parse)", ours), ("dateparser.search", peer)):
        print(name, {kind: round(value, 3) for kind, value in measured(reader, read).items()})
