"""Pieces that were torn off a sentence and stand as one: `-Korean KCNA.`, `of the old harbour district.`"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from reportedly.articles.damage.printed import Printed
from reportedly.articles.damage.vocabulary import known, listed, words_for
from reportedly.knowledge import table
from reportedly.model import Damage, Span

LONGEST = 8
"""Words: a longer piece is a sentence that only begins oddly."""

SHORT = 5
"""Letters: a word so short with a capital and a stop may be a short form (`Ariz.`)."""

_HYPHEN = re.compile(r"(?<=[.!?”\"’)] )-(?P<word>[A-Z][a-z]+)(?P<rest>[^.!?\n]{0,60})[.!?](?=\s|$)")
_LOWER = re.compile(
    r"(?:(?<=[.!?] )|^)"
    r"(?P<piece>(?:[,;:)]\s|['’]s\s)?[a-z][^.!?\n“”\"]{0,90}[.,!?])(?=\s+[A-Z“\"]|\s*$)",
    re.MULTILINE,
)


def stray_fragments(printed: Printed) -> Iterator[Damage]:
    """Sentences that are none, each beside the sentence that is likely its home.

    >>> text = "The official North agency said on Monday. -Korean KCNA. He left."
    >>> [(found.span.of(text), found.suggestion) for found in stray_fragments(Printed(text, (Span(0, 64),)))]
    [('North agency said on Monday. -Korean KCNA.', 'North-Korean KCNA agency said on Monday.')]
    """
    yield from _second_halves(printed)
    yield from _lower_case(printed)


# --- The second half of a name ---------------------------------------------------------------


@cache
def _first_halves() -> dict[str, set[str]]:
    """By the second half of a country's adjective or name: the first halves (`Korean`: North, South)."""
    halves: dict[str, set[str]] = {}
    for row in table("countries"):
        for name in ",".join((row["names"], row["adjectives"], row["demonyms"])).split(","):
            first, _, second = name.partition(" ")
            if second and " " not in second:
                halves.setdefault(second, set()).add(first)
    return halves


def _second_halves(printed: Printed) -> Iterator[Damage]:
    for found in _HYPHEN.finditer(printed.text):
        whole = Span(found.start(), found.end())
        home = _home(printed, found)
        if home is not None:
            first = re.search(r"\w+$", printed.text[max(home - 30, 0) : home])
            assert first is not None
            moved = found.group().rstrip(".!?")
            kept = printed.text[home : whole.start].rstrip()
            span = Span(home - len(first.group()), whole.end)
            reason = f"“{moved}” is no sentence; it goes on from “{first.group()}” in the sentence before"
            yield Damage(span, "stray-fragment", reason, f"{first.group()}{moved}{kept}", certain=True)
        elif found["word"] in _first_halves():
            reason = "the second half of a name stands as a sentence"
            yield Damage(whole, "stray-fragment", reason, None, certain=False)


def _home(printed: Printed, found: re.Match[str]) -> int | None:
    """Where, in the sentence before, the first half stands without its second."""
    firsts = _first_halves().get(found["word"], set())
    start = (
        max(printed.text.rfind(mark, 0, max(found.start() - 2, 0)) for mark in (". ", "! ", "? ", "\n")) + 1
    )
    for first in firsts:
        for place in re.finditer(rf"\b{first}\b(?![\s-]+[A-Z])", printed.text[start : found.start()]):
            return start + place.end()
    return None


# --- Pieces in lower case --------------------------------------------------------------------


def _lower_case(printed: Printed) -> Iterator[Damage]:
    """A piece between two sentences that begins with a stop or a function word, and has no verb."""
    for found in _LOWER.finditer(printed.text):
        piece = found["piece"]
        words = re.findall(r"[^\W\d_]+", piece)
        opens_with_stop = not piece[0].isalpha()
        before = printed.text[max(found.start() - 40, 0) : found.start()].rstrip()
        if not before or before[-1] not in ".!?" or _shortened(before):
            continue
        if piece[0] == ":" or len(words) > LONGEST or not words:
            continue
        if not opens_with_stop and (words[0] not in words_for("begins a piece") or piece[-1] == ","):
            continue
        if not opens_with_stop and words_for("auxiliary") & set(words):
            continue
        if all(known(word) for word in words if word.islower()):
            reason = "no sentence, but a piece of one; perhaps of the sentence before"
            span = Span(found.start("piece"), found.end("piece"))
            yield Damage(span, "stray-fragment", reason, None, certain=False)


def _shortened(before: str) -> bool:
    """Whether the stop before belongs to a short form: `a.m. of the next day`, `(Mr. and Mrs.`."""
    last = before.rsplit(maxsplit=1)[-1].strip("(“\"'") if before.split() else ""
    word = last[:-1]
    short = "." in word or word in words_for("shortened") or len(word) <= 2
    return before[-1] == "." and (short or (word[:1].isupper() and (len(word) <= SHORT or not listed(word))))
