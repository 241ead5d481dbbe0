"""Time expressions on TimeBank, beside dateparser's search: `python -m benchmarks times`.

Strict, relaxed and value F1 as TempEval-3 counts them, and the time that reading takes.
"""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import Callable
from datetime import date, datetime
from datetime import time as clock
from importlib.util import find_spec
from typing import NamedTuple, Protocol

from benchmarks.results import absent, section, table
from benchmarks.shared import CORPORA, scoring
from reportedly.language import parse
from reportedly.model import Dating
from reportedly.times import expressions

Found = list[tuple[int, int, str]]
Reader = Callable[[str, date], Found]


class Gold(Protocol):
    """One expression that people marked."""

    start: int
    end: int
    value: str


class Document(Protocol):
    """One TimeML document, as the scoring tool reads it."""

    text: str
    created: str
    times: list[Gold]


class Row(NamedTuple):
    """One reader on some documents: three F1s and milliseconds a thousand words."""

    name: str
    strict: float
    relaxed: float
    value: float
    milliseconds: float


def ours(text: str, day: date) -> Found:
    published = Dating(datetime.combine(day, clock()), datetime.combine(day, clock(23, 59, 59)), 1.0)
    return [(t.span.start, t.span.end, t.timex) for t in expressions(text, parse(text), published)]


def ours_without_parse(text: str, day: date) -> Found:
    published = Dating(datetime.combine(day, clock()), datetime.combine(day, clock(23, 59, 59)), 1.0)
    return [(t.span.start, t.span.end, t.timex) for t in expressions(text, None, published)]


def peer(text: str, day: date) -> Found:
    from dateparser.search import search_dates

    settings = {"RELATIVE_BASE": datetime.combine(day, clock()), "PREFER_DATES_FROM": "past"}
    out: Found = []
    at = 0
    for words, moment in search_dates(text, languages=["en"], settings=settings) or ():
        start = text.find(words, at)
        if start >= 0:
            out.append((start, start + len(words), moment.date().isoformat()))
            at = start + len(words)
    return out


def timexy_peer() -> Reader | None:
    """timexy over spaCy's tokens; none where it is not installed (its last release is of 2022)."""
    if not find_spec("timexy"):
        return None
    import timexy  # noqa: F401 - registers its pipe
    from spacy.lang.en import English

    pipeline = English()
    pipeline.add_pipe("timexy", config={"kb_id_type": "timex3", "label": "timexy", "overwrite": False})

    def read(text: str, _: date) -> Found:
        found = ((time, re.search(r'value="([^"T]*)', time.kb_id_)) for time in pipeline(text).ents)
        return [(time.start_char, time.end_char, value[1] if value else "") for time, value in found]

    return read


def scored(name: str, reader: Reader, documents: list[Document]) -> Row:
    """One reader's row; reading alone is timed, and the resources are loaded before."""
    compare = scoring("times").compare
    counts: Counter[str] = Counter()
    seconds, words = 0.0, 0
    reader("It rained on Monday.", date(2024, 6, 13))
    for document in documents:
        began = time.perf_counter()
        found = reader(document.text, date.fromisoformat(document.created[:10]))
        seconds += time.perf_counter() - began
        words += len(document.text.split())
        compare([(gold.start, gold.end, gold.value) for gold in document.times], found, counts)
    total = counts["gold"] + counts["predicted"]
    strict, relaxed, value = (2 * counts[kind] / total for kind in ("strict", "relaxed", "value"))
    return Row(name, strict, relaxed, value, 1e6 * seconds / words)


def documents() -> list[Document]:
    """TimeBank's documents that say when they were made."""
    return [one for one in scoring("corpora").timeml(CORPORA / "timebank") if one.created]


def measure() -> list[Row]:
    """Ours with the parse that a reading makes anyway, ours alone, and the peer."""
    read = documents()
    rows = [
        scored("reportedly, with its parse", ours, read),
        scored("reportedly, without a parse", ours_without_parse, read),
        scored("dateparser.search", peer, read),
    ]
    other = timexy_peer()
    return [*rows, scored("timexy", other, read)] if other else rows


def report() -> str:
    """The section of the results: how it is made, and one row a reader."""
    heading, command = "Time expressions on TimeBank", "python -m benchmarks times"
    if not (CORPORA / "timebank").is_dir():
        return section(heading, command, absent("TimeBank"))
    rows = [
        (row.name, *(f"{figure:.3f}" for figure in row[1:4]), f"{row.milliseconds:,.0f}") for row in measure()
    ]
    return section(
        heading,
        command,
        "Spans and TIMEX3 values as TempEval-3 counts them, on all documents. dateparser's search gives "
        "moments and not TIMEX3 values: lengths and sets are not its job, and its values are days.",
        table(("F1 unless named", "strict", "relaxed", "value", "ms a thousand words"), rows),
    )


if __name__ == "__main__":
    print(report())
