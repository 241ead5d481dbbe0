"""Text printed twice in a row: a word, a phrase, a sentence, a paragraph."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise

from reportedly.articles.damage.printed import Printed
from reportedly.articles.damage.vocabulary import known, words_for
from reportedly.model import Damage, Span

SENTENCE = 6
"""Words: a shorter sentence may be said twice on purpose ("Never again. Never again.")."""

PHRASE = 4
"""Words: a shorter phrase twice in a row is style ("day after day after day")."""

LONGEST_PHRASE = 12

_END = re.compile(r"[.!?]+[”\"’')]*(?=\s|$)")
_DOUBLE = re.compile(r"\b(?P<one>[^\W\d_]+)[ \t\u00a0]+(?P<two>(?P=one))\b(?![-'’])", re.IGNORECASE)
_NORMAL = re.compile(r"\W+")


def doubled_text(printed: Printed) -> Iterator[Damage]:
    """What stands twice in a row, and is not said so.

    >>> text = "It left at at noon. The shop stays shut until spring. The shop stays shut until spring."
    >>> [(found.span.of(text), found.suggestion) for found in doubled_text(Printed(text, (Span(0, 87),)))]
    [(' The shop stays shut until spring.', ''), ('at at', 'at')]
    >>> text = "He had had to go, and that that was long, long ago; Duran Duran played. The The sang."
    >>> list(doubled_text(Printed(text, (Span(0, len(text)),))))
    []
    """
    yield from _paragraphs(printed)
    yield from _sentences(printed)
    yield from _phrases(printed)
    yield from _words(printed)


def _damage(span: Span, what: str, suggestion: str = "", certain: bool = True) -> Damage:
    return Damage(span, "doubled-text", f"the same {what} twice in a row", suggestion, certain)


def _plain(text: str) -> str:
    return _NORMAL.sub(" ", text).strip().lower()


def _paragraphs(printed: Printed) -> Iterator[Damage]:
    for one, two in pairwise(printed.paragraphs):
        said = _plain(two.of(printed.text))
        if len(said.split()) >= SENTENCE and said == _plain(one.of(printed.text)):
            yield _damage(Span(one.end, two.end), "paragraph")


def _sentences_of(text: str, paragraph: Span) -> Iterator[Span]:
    """A paragraph's sentences, from one stop to the next."""
    start = paragraph.start
    for found in _END.finditer(text, paragraph.start, paragraph.end):
        while text[start].isspace():
            start += 1
        yield Span(start, found.end())
        start = found.end()


def _sentences(printed: Printed) -> Iterator[Damage]:
    for paragraph in printed.paragraphs:
        spans = list(_sentences_of(printed.text, paragraph))
        for one, two in pairwise(spans):
            said = two.of(printed.text)
            if said == one.of(printed.text) and len(_plain(said).split()) >= SENTENCE and said[-1] != "!":
                yield _damage(Span(one.end, two.end), "sentence")


def _phrases(printed: Printed) -> Iterator[Damage]:
    """`in the north of the country in the north of the country`."""
    words = printed.words
    texts = [word.text for word in words]
    places: dict[tuple[str, str], int] = {}
    reached = 0
    for n, pair in enumerate(pairwise(texts)):
        before, places[pair] = places.get(pair), n
        if before is None or n < reached or not PHRASE <= (length := n - before) <= LONGEST_PHRASE:
            continue
        if texts[before : before + length] == texts[n : n + length]:
            whole = Span(words[before].start, words[n + length - 1].end)
            if not re.search(r"[.!?,;:\n“”\"\d—–()]", whole.of(printed.text)):
                reached = n + length
                kept = Span(words[n].start, words[n + length - 1].end).of(printed.text)
                yield _damage(whole, "phrase", kept)


def _words(printed: Printed) -> Iterator[Damage]:
    for found in _DOUBLE.finditer(printed.text):
        one, two = found["one"], found["two"]
        if not two.islower():
            continue
        if two in words_for("may double") or not (two in words_for("function") or _content(two)):
            continue
        span = Span(found.start(), found.end())
        if not printed.in_address(span) and printed.text[span.start - 1 : span.start] not in ("-", "'", "’"):
            yield _damage(span, "word", one)


def _content(word: str) -> bool:
    """Whether a word says something and is English: `wiki wiki` and `cous cous` are themselves."""
    return len(word) >= PHRASE and known(word)
