"""Events on TimeBank: which of its OCCURRENCE events are found, and polarity and tense against its marks.

TimeBank marks every event and no types, so that what PLOVER covers has to be decided: an event counts as
covered where its word has a frame in our table (`event_frames.tsv`), whether or not the frame then holds.
`GENERIC` are words with frames that seldom tell of such an event: they are left out, by hand.
"""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from spacy.tokens import Doc, Token

from benchmarks.results import absent, table
from benchmarks.shared import CORPORA
from reportedly import language
from reportedly.events.frames import frames
from reportedly.events.matching import keys_of
from reportedly.events.status import status_of
from reportedly.language import covered
from reportedly.model import EventStatus, Span
from reportedly.reading import read_text

GENERIC = frozenset(
    {
        "boost",
        "break",
        "call",
        "close",
        "cut",
        "deliver",
        "drive",
        "drop",
        "find",
        "fire",
        "give",
        "go",
        "head",
        "help",
        "hit",
        "hold",
        "hurt",
        "join",
        "land",
        "launch",
        "leave",
        "lift",
        "move",
        "name",
        "offer",
        "open",
        "order",
        "outage",
        "promote",
        "provide",
        "pull",
        "quit",
        "reach",
        "receive",
        "return",
        "send",
        "shake",
        "sink",
        "stand",
        "strike",
        "take",
        "tell",
        "test",
        "travel",
        "try",
        "win",
    }
)
_COMING: frozenset[EventStatus] = frozenset({"planned", "expected", "possible", "hypothetical"})
_NOT_SO: frozenset[EventStatus] = frozenset({"negated", "denied"})


@dataclass(frozen=True)
class Marked:
    """One OCCURRENCE event as people marked it."""

    span: Span
    tense: str
    polarity: str
    modality: str


@dataclass(frozen=True)
class Document:
    """One document and its OCCURRENCE events."""

    text: str
    created: date | None
    events: tuple[Marked, ...]


def documents() -> Iterator[Document]:
    """TimeBank's documents."""
    for path in sorted((CORPORA / "timebank").glob("*.tml")):
        root = ET.fromstring(path.read_bytes())
        made = {one.get("eventID"): one for one in root.iter("MAKEINSTANCE")}
        pieces: list[str] = []
        found: list[Marked] = []
        body = root.find("TEXT")
        if body is not None:
            _walk(body, 0, pieces, found, made)
        created = root.find(".//DCT/TIMEX3")
        day = (created.get("value") or "")[:10] if created is not None else ""
        yield Document("".join(pieces), date.fromisoformat(day) if len(day) == 10 else None, tuple(found))


def _walk(
    element: ET.Element,
    length: int,
    pieces: list[str],
    found: list[Marked],
    made: dict[str | None, ET.Element],
) -> int:
    start = length
    pieces.append(element.text or "")
    length += len(element.text or "")
    for child in element:
        length = _walk(child, length, pieces, found, made)
        pieces.append(child.tail or "")
        length += len(child.tail or "")
    if element.tag == "EVENT" and element.get("class") == "OCCURRENCE" and element.get("eid") in made:
        instance = made[element.get("eid")]
        marks = (instance.get(name) or "" for name in ("tense", "polarity", "modality"))
        found.append(Marked(Span(start, length), *marks))
    return length


def _word(doc: Doc, span: Span) -> Token | None:
    words = covered(doc, span)
    return words.root if words is not None else None


def counted() -> Counter[str]:
    """What was counted, over all documents."""
    counts: Counter[str] = Counter()
    for document in documents():
        reading = read_text(document.text, document.created)
        doc = language.parse(document.text)
        spans = [(span, event) for event in reading.events for span in event.mentions]
        counts["found"] += len(spans)
        for marked in document.events:
            word = _word(doc, marked.span)
            if word is None:
                continue
            counts["occurrences"] += 1
            known = any(key in frames() for key in keys_of(word))
            is_covered = known and word.lemma_.lower() not in GENERIC
            hit = any(span.overlaps(marked.span) for span, _ in spans)
            counts["covered"] += is_covered
            counts["covered, found"] += hit and is_covered
            counts["occurrences, found"] += hit
            if word.pos_ in {"VERB", "AUX"}:
                _judge(marked, status_of(word), counts)
    return counts


def _judge(marked: Marked, status: EventStatus, counts: Counter[str]) -> None:
    negative = marked.polarity == "NEG"
    counts["polarity"] += 1
    counts["polarity, right"] += negative == (status in _NOT_SO)
    counts["NEG"] += negative
    counts["NEG, right"] += negative and status in _NOT_SO
    if marked.tense in {"PAST", "FUTURE"} and not negative and not marked.modality:
        counts[marked.tense] += 1
        counts[f"{marked.tense}, right"] += (status in _COMING) == (marked.tense == "FUTURE")


def report() -> str:
    """The table, and how it was counted."""
    if not (CORPORA / "timebank").is_dir():
        return absent("TimeBank")
    counts = counted()
    rows = [
        (what, str(counts[all_]), f"{counts[right] / counts[all_]:.3f}" if counts[all_] else "-")
        for what, right, all_ in (
            ("triggers found, of OCCURRENCE events whose word has a frame", "covered, found", "covered"),
            ("triggers found, of all OCCURRENCE events", "occurrences, found", "occurrences"),
            ("polarity right, of OCCURRENCE verbs", "polarity, right", "polarity"),
            ("negated, of those marked NEG", "NEG, right", "NEG"),
            ("told as done or going on, of those marked PAST", "PAST, right", "PAST"),
            ("told as to come, of those marked FUTURE", "FUTURE, right", "FUTURE"),
        )
    ]
    note = (
        "TimeBank has no types: what PLOVER covers is decided by the word, which has a frame in our table or "
        "not, whether or not it tells of such an event there; general words (take, give, close …) are left "
        "out. Polarity and tense are of all OCCURRENCE verbs against MAKEINSTANCE, by what the sentence says "
        "(`status_of`); those with a modality are left out of tense."
    )
    return f"TimeBank, its OCCURRENCE events:\n\n{table(('what', 'marked', 'share'), rows)}\n\n{note}"


if __name__ == "__main__":
    print(report())
