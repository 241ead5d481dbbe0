"""Paragraphs in which somebody says something, put into another's mouth: nested ones out of others."""

from __future__ import annotations

import random
import re

# One attribution's spans by role, as `corpora.polnear` gives them.
Spans = dict[str, list[tuple[int, int]]]

# Who says it, marked as in `benchmarks/gold`; what is said stands in between.
MOUTHS = (
    "[Officials] <said> that {}.",
    "[The minister] <told> reporters on Tuesday that {}.",
    "{}, [he] <said>.",
    "“{},” [she] <said>.",
    "<According to> [the report], {}.",
    "[One resident] <said>: “{}.”",
    "[The spokesman] <denied> that {}.",
    "“{},” <says> [Ms Roth], who has lived there for years.",
)
LONGEST = 50  # words of a paragraph
PRONOUNS = frozenset({"he", "she", "it", "they", "i", "we", "you", "who"})  # may be the mouth's own voice
QUOTED = str.maketrans("“”", "‘’")

_MARKED = re.compile(r"\[(?P<Source>[^]]*)\]|<(?P<Cue>[^>]*)>|(?P<Content>\{\})|[^\[<{]+")


def said(text: str, attributions: list[Spans], chance: random.Random) -> tuple[str, list[Spans], list[Spans]]:
    """An article of such paragraphs of a text, what is said in it, and what stands inside of that.

    >>> spans: Spans = {"Source": [(0, 3)], "Cue": [(4, 8)], "Content": [(9, 16)]}
    >>> made, outer, inner = said("Ann said it fell.", [spans], random.Random(1))
    >>> made, [made[a:b] for a, b in outer[0]["Content"]], [made[a:b] for a, b in inner[0]["Content"]]
    ('“Ann said it fell,” [she] <said>.', ['it fell'])
    """
    made, outer, inner = "", list[Spans](), list[Spans]()
    for match in re.finditer(r"[^\n]+", text):
        words = match.group().rstrip(" .”\"'")
        first, last = match.start(), match.start() + len(words)
        held = [one for one in attributions if first <= _start(one) < match.end()]
        if held and len(words.split()) <= LONGEST and all(_fits(text, one, last) for one in held):
            filled, mouth = _filled(chance.choice(MOUTHS), words.translate(QUOTED))
            outer.append(_moved(mouth, len(made)))
            inner += [_moved(one, len(made) + mouth["Content"][0][0] - first) for one in held]
            made += filled + "\n\n"
    return made, outer, inner


def _start(one: Spans) -> int:
    return min(start for spans in one.values() for start, _ in spans)


def _fits(text: str, one: Spans, last: int) -> bool:
    """Whether an attribution stands in a paragraph as a whole, and somebody is named who says it."""
    source = one.get("Source", [])
    named = bool(source) and text[source[0][0] : source[0][1]].lower() not in PRONOUNS
    return named and all(end <= last for spans in one.values() for _, end in spans)


def _filled(mouth: str, words: str) -> tuple[str, Spans]:
    filled, spans = "", Spans()
    for match in _MARKED.finditer(mouth):
        role = match.lastgroup
        part = words if role == "Content" else match.group(role) if role else match.group()
        if role:
            spans[role] = [(len(filled), len(filled) + len(part))]
        filled += part
    return filled, spans


def _moved(one: Spans, by: int) -> Spans:
    return {role: [(start + by, end + by) for start, end in spans] for role, spans in one.items()}
