"""Undated pages: when they are of, beside htmldate and dateparser: `python -m benchmarks dating`.

Our own gold, and dated reports of one story with their date withheld: alone, and in a ledger that holds the
other reports with theirs.
"""

from __future__ import annotations

import html
import json
import time
from collections.abc import Callable, Sequence
from datetime import date, datetime
from pathlib import Path
from tempfile import TemporaryDirectory

from benchmarks.dating_gold import CERTAIN, NARROW, Measured, counted, read
from benchmarks.results import absent, section, table
from benchmarks.shared import CORPORA
from reportedly import articles, language, times
from reportedly.ledger import Ledger, opening
from reportedly.ledger import dating as in_ledger
from reportedly.model import Dating, DatingCandidate, Reading
from reportedly.times.dating import dated

ABOUT = (
    "Texts without any date of their own, and the day each is of. `among`: the true day lies in one of the "
    "candidates; `first`: in the first; `is it`: the first is that day alone; `bounds`: it lies between the "
    "bounds given, whose width is in days. A date is certain where the bounds are at most "
    f"{NARROW} days apart and held {CERTAIN:.0%} sure or surer. No day of retrieval is given. The peers give "
    "a day or nothing, and do not say how sure it is. Milliseconds are with the parse, which a reading makes "
    "anyway; in the ledger, what the ledger adds."
)

Texts = Sequence[tuple[str, date]]
Dater = Callable[[str], Dating | None]


def ours(text: str) -> Dating | None:
    return dated(articles.from_text(text), language.parse(text)).published


def searched_by_htmldate(text: str) -> Dating | None:
    """What htmldate finds in a page that is nothing but the text."""
    from htmldate import find_date

    paragraphs = "".join(f"<p>{html.escape(line)}</p>" for line in text.splitlines() if line.strip())
    found = find_date(f"<html><body><article>{paragraphs}</article></body></html>")
    return _day(date.fromisoformat(found)) if found else None


def latest_of_dateparser(text: str) -> Dating | None:
    """The latest day that dateparser's search finds in the text."""
    from dateparser.search import search_dates

    found = search_dates(text, languages=["en"], settings={"PREFER_DATES_FROM": "past"}) or ()
    return _day(max(moment.date() for _, moment in found)) if found else None


def _day(day: date) -> Dating:
    start = datetime.combine(day, datetime.min.time())
    return Dating(start, start, 1.0, (DatingCandidate(start, start, 1.0, "found"),))


def measured(dater: Dater, texts: Texts) -> tuple[Measured, float]:
    dater("It rained on Monday.")
    began = time.perf_counter()
    found = [(dater(text), day) for text, day in texts]
    return counted(found), 1000 * (time.perf_counter() - began) / len(texts)


def with_the_others(path: Path, texts: Texts) -> tuple[Measured, float]:
    """Each report dated with the others in a ledger; the time is what the ledger adds."""
    with TemporaryDirectory() as folder, Ledger(Path(folder) / "news.ledger") as ledger:
        ledger.add([path], workers=1)
        connection = opening.connect(ledger.path)
        rows = connection.execute("SELECT number, found_at FROM pages").fetchall()
        numbers = {int(row["found_at"].rsplit(":", 1)[1]): row["number"] for row in rows}
        seconds, found = 0.0, list[tuple[Dating | None, date]]()
        for line, (text, day) in enumerate(texts, 1):
            reading = _undated(text)
            began = time.perf_counter()
            added = in_ledger.dated(connection, reading, without=numbers[line])
            seconds += time.perf_counter() - began
            found.append((added or reading.article.published, day))
        connection.close()
    return counted(found), 1000 * seconds / len(texts)


def _undated(text: str) -> Reading:
    doc = language.parse(text)
    article = dated(articles.from_text(text), doc)
    return Reading(article, times=times.expressions(text, doc, article.published))


def _row(name: str, found: Measured, milliseconds: float) -> tuple[object, ...]:
    widths = found.widths
    return (
        name,
        found.count,
        f"{found.among / found.count:.1%}",
        f"{found.first / found.count:.1%}",
        f"{found.first_is_the_day / found.count:.1%}",
        f"{found.in_bounds / found.count:.1%}",
        f"{widths[len(widths) // 2]:,}" if widths else "–",
        f"{sum(widths) / len(widths):,.0f}" if widths else "–",
        f"{found.wrong} of {found.certain}",
        f"{milliseconds:,.0f}",
    )


def report() -> str:
    """The section of the results."""
    heading, command = "Undated pages", "python -m benchmarks dating"
    gold = read()
    rows = [
        _row(
            f"our gold, {split}",
            *measured(ours, [(row.text, row.published) for row in gold if row.split == split]),
        )
        for split in ("dev", "test")
    ]
    day = [(row.text, row.published) for row in gold if row.split == "test" and row.level == "day"]
    rows.append(_row("our gold, test, where a reader can tell the day", *measured(ours, day)))
    rows += [
        _row("the same, htmldate", *measured(searched_by_htmldate, day)),
        _row("the same, dateparser, latest day", *measured(latest_of_dateparser, day)),
    ]
    path = CORPORA / "guardian" / "articles.jsonl"
    missing = [] if path.is_file() else [absent("dated reports")]
    if path.is_file():
        lines = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
        texts = [(line["text"], date.fromisoformat(line["published"])) for line in lines]
        rows += [
            _row("125 reports, alone", *measured(ours, texts)),
            _row("125 reports, the others in the ledger", *with_the_others(path, texts)),
            _row("125 reports, htmldate", *measured(searched_by_htmldate, texts)),
            _row("125 reports, dateparser, latest day", *measured(latest_of_dateparser, texts)),
        ]
    return section(
        heading,
        command,
        ABOUT,
        table(
            (
                "texts",
                "count",
                "among",
                "first",
                "is it",
                "bounds",
                "median",
                "mean",
                "wrong, of certain",
                "ms",
            ),
            rows,
        ),
        *missing,
    )


if __name__ == "__main__":
    print(report())
