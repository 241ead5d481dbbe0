"""Places where a word is gone: `the of the bridge`, `a profit of $ million`, `between and noon`."""

from __future__ import annotations

import re
from calendar import month_name
from collections.abc import Iterator

from reportedly.articles.damage.printed import Printed
from reportedly.articles.damage.vocabulary import words_for
from reportedly.model import Damage, Span

_MONTH = "|".join(month_name[1:])

# What is missing, and what its gap looks like.
_GAPS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("a noun is missing behind an article", re.compile(r"\b(?:[Tt]he|an)(?=\s?[.;:?!](?:\s|$))")),
    ("a noun is missing behind an article", re.compile(r"(?<![\w.’'-] )(?<![\w’'-])\bthe(?= ?,)")),
    (
        "an amount is missing",
        re.compile(r"(?<![\w$£€])[$£€] (?:million|billion|trillion|a (?:year|month|day))\b"),
    ),
    ("a percentage is missing", re.compile(r"\b(?:to|by|of|from|at|about|nearly|than|around|only) % ")),
    ("a day is missing", re.compile(rf"\b(?:{_MONTH}) , (?=\d{{4}})")),
    ("an age is missing", re.compile(r"\baged ?,(?! \d)|\baged (?:was|is|has|had|were|who)\b")),
    ("words are missing between stops", re.compile(r"(?<=\w), (?:a|an|the)(?=,)")),
    ("what was between is missing", re.compile(r"\b[Bb]etween and\b")),
)
_WIDE = re.compile(r"(?<=[a-z]) {2,3}(?P<word>[a-z]+)\b")


def dropped_words(printed: Printed) -> Iterator[Damage]:
    """Gaps that no sentence has.

    >>> text = "The bridge cost $ million; the boy was pulled from the. It is a of long standing."
    >>> [found.span.of(text) for found in dropped_words(Printed(text, (Span(0, len(text)),)))]
    ['the', '$ million', 'a of']
    """
    for reason, form in _GAPS:
        for found in form.finditer(printed.text):
            if not _quoted(printed, found.start(), found.end()):
                yield Damage(Span(found.start(), found.end()), "dropped-words", reason)
    pairs = words_for("never together")
    for one, two in zip(printed.words, printed.words[1:], strict=False):
        if (
            f"{one.text.lower()} {two.text}" in pairs
            and printed.between(one, two) == " "
            and not _named(printed, one.start, two.end)
            and (one.text != "A" or printed.opens_sentence(one))
        ):
            yield Damage(
                Span(one.start, two.end),
                "dropped-words",
                f"a word is missing between “{one.text}” and “{two.text}”",
            )
    yield from _double_spaces(printed)


def _quoted(printed: Printed, start: int, end: int) -> bool:
    """Whether the word itself is spoken of: `the word “the”`."""
    return printed.text[start - 1 : start] in ("“", '"', "'", "‘") or printed.text[end : end + 1] in (
        "”",
        '"',
        "'",
        "’",
    )


def _named(printed: Printed, start: int, end: int) -> bool:
    """Whether a hyphen, a quotation mark or a bracket makes something else of it: `the in-house`."""
    return printed.text[end : end + 1] in ("-", "–", "'", "’") or _quoted(printed, start, end)


def _double_spaces(printed: Printed) -> Iterator[Damage]:
    """Two spaces, in a text that has them once, before a determiner and behind a noun: where the verb was."""
    if printed.text.count("  ") > 2:
        return
    for found in _WIDE.finditer(printed.text):
        before = re.search(r"([a-z]+)$", printed.text[: found.start()])
        if (
            found["word"] in words_for("determiner")
            and before
            and before.group() not in words_for("function")
        ):
            sentence = re.split(r"[.!?\n]", printed.text[: found.start()])[-1].split()
            if 1 < len(sentence) <= 5 and not words_for("auxiliary") & set(sentence):
                yield Damage(
                    Span(found.start(), found.end()),
                    "dropped-words",
                    "a word is missing where two spaces stand",
                )
