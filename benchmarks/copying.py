"""Pages made from reports the way copies are: trimmed, reworded, added to, damaged; which report each is
of is known."""

from __future__ import annotations

import random
import re
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from typing import NamedTuple

KEPT = (0.10, 0.70)
"""Share of the words that a trim keeps."""
REWORDED = (0.05, 0.25)
"""Share of the words that a rewrite changes."""
DAMAGED = (0.02, 0.08)
"""Share of the words that damage touches."""
MOST_ADDED = 3
"""Paragraphs of another report that are added."""
TWICE = 0.4
"""Share of the copies to which two things are done."""
SINGLE = 0.4
"""Share of the reports that nobody copies."""
SHORTEST = 80
"""Words of a report that is copied: a tenth of it is eight words."""

RUN = 8
REPEATED = 0.3
"""Runs of so many words, and the share of them that makes of two reports one: the corpus has a few twice."""

_PARAGRAPHS = re.compile(r"\n\s*\n|\n")


class Made(NamedTuple):
    """A page of the corpus: its text, which report it is of, and what was done to it (nothing: the
    report)."""

    text: str
    report: int
    done: tuple[str, ...] = ()


def paragraphs(text: str) -> list[str]:
    """The paragraphs of a text that are not blank."""
    return [part.strip() for part in _PARAGRAPHS.split(text) if part.strip()]


def apart(reports: Sequence[str]) -> list[str]:
    """The reports without copies of one before: those that have a third of their runs of eight words, or
    it of its own."""
    kept: list[str] = []
    sizes: list[int] = []
    holders: dict[tuple[str, ...], list[int]] = {}
    for text in reports:
        words = re.findall(r"\w+", text.lower())
        found = {tuple(words[nth : nth + RUN]) for nth in range(len(words) - RUN + 1)}
        shared = Counter(holder for one in found for holder in holders.get(one, ()))
        if all(count < REPEATED * min(len(found), sizes[holder]) for holder, count in shared.items()):
            for one in found:
                holders.setdefault(one, []).append(len(kept))
            kept.append(text)
            sizes.append(len(found))
    return kept


class Copier:
    """Makes copies of reports; the same ones with the same seed."""

    def __init__(self, reports: Sequence[str], seed: int = 6) -> None:
        self.chance = random.Random(seed)
        self.reports = apart([text for text in reports if len(text.split()) >= SHORTEST])
        self.vocabulary = sorted({word for text in self.reports for word in text.split()})
        self.ways: dict[str, Callable[[str, int], str]] = {
            "trimmed": self.trimmed,
            "reworded": self.reworded,
            "added to": self.added_to,
            "damaged": self.damaged,
        }

    def pages(self, count: int) -> list[Made]:
        """So many pages, the reports among them, in an order that says nothing."""
        made = [Made(text, nth) for nth, text in enumerate(self.reports)][:count]
        copied = [nth for nth in range(len(made)) if self.chance.random() >= SINGLE]
        weights = [1 / (1 + self.chance.randrange(12)) for _ in copied]
        for nth in self.chance.choices(copied, weights, k=count - len(made)):
            made.append(self.copy(nth))
        self.chance.shuffle(made)
        return made

    def copy(self, report: int) -> Made:
        """A copy of the report, with one thing done to it or two."""
        chosen = self.chance.sample(list(self.ways), 2 if self.chance.random() < TWICE else 1)
        done = tuple(
            way for way in self.ways if way in chosen
        )  # a trim first: else it may keep only what is added
        text = self.reports[report]
        for way in done:
            text = self.ways[way](text, report)
        return Made(text, report, done)

    def trimmed(self, text: str, _: int) -> str:
        """The first paragraphs, or some of them, or a stretch of them, cut to the word."""
        words = len(text.split())
        left = max(1, round(words * self.chance.uniform(*KEPT)))
        parts = paragraphs(text)
        how = self.chance.randrange(3)
        if how == 1:
            order = self.chance.sample(range(len(parts)), len(parts))
            chosen: list[int] = []
            for nth in order:
                if sum(len(parts[one].split()) for one in chosen) < left:
                    chosen.append(nth)
            parts = [parts[nth] for nth in sorted(chosen)]
        elif how == 2:
            parts = parts[self.chance.randrange(max(1, len(parts) // 2)) :]
        return "\n\n".join(_first_words(parts, left))

    def reworded(self, text: str, _: int) -> str:
        """Words replaced by others, left out, or put in."""
        share = self.chance.uniform(*REWORDED)
        return "\n\n".join(" ".join(self._changed(part.split(), share)) for part in paragraphs(text))

    def _changed(self, words: Sequence[str], share: float) -> Iterator[str]:
        for word in words:
            if self.chance.random() >= share:
                yield word
                continue
            kind = self.chance.random()
            if kind < 0.8:
                yield self.chance.choice(self.vocabulary)
            elif kind < 0.9:
                yield word
                yield self.chance.choice(self.vocabulary)

    def added_to(self, text: str, report: int) -> str:
        """Paragraphs of another report, after one of the text's own; never more words than the text has."""
        other = self.chance.choice([nth for nth in range(len(self.reports)) if nth != report])
        theirs = paragraphs(self.reports[other])
        first = self.chance.randrange(len(theirs))
        parts, place = paragraphs(text), self.chance.randrange(1 + len(paragraphs(text)))
        added = theirs[first : first + self.chance.randint(1, MOST_ADDED)]
        left = len(text.split()) - 1
        return "\n\n".join([*parts[:place], *_first_words(added, left), *parts[place:]])

    def damaged(self, text: str, _: int) -> str:
        """Letters lost, words glued, punctuation and quotation marks changed, capitals lost."""
        share = self.chance.uniform(*DAMAGED)
        text = text.translate(str.maketrans({"“": '"', "”": '"', "’": "'", "–": "-"}))
        pieces = re.split(r"(\s+)", text)
        for nth, piece in enumerate(pieces):
            if self.chance.random() < share:
                if piece.isspace():
                    pieces[nth] = "" if "\n" not in piece else piece
                elif len(piece) > 3:
                    cut = self.chance.randrange(len(piece) - 1)
                    pieces[nth] = piece[:cut] + piece[cut + 2 :]
        return "".join(pieces)


def _first_words(parts: Sequence[str], count: int) -> Iterator[str]:
    for part in parts:
        words = part.split()[:count]
        count -= len(words)
        if words:
            yield " ".join(words)
