"""Texts that stop before their end: in mid-sentence, with `Read more`, with a count of what is left out."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportedly.articles.damage.printed import Printed
from reportedly.articles.damage.vocabulary import words_for
from reportedly.articles.marks import leaves_open
from reportedly.model import Damage, Span

TAIL = 400
"""Letters of the last paragraph that are looked at: some texts are one paragraph."""

_LEFT_OUT = re.compile(r"(?:…|\.\.\.)?\s*\[\+?\s?\d+ (?:more )?(?:chars|characters|words)\]\s*$")
_MORE = re.compile(
    r"(?:\(more\)|\b(?:(?:click|tap)(?: here)? to )?"
    r"(?:read more|continue reading|keep reading|read on|see more|show more|click here to read[^.\n]{0,40}"
    r"|read the (?:full|rest)(?: of the)? (?:story|article)"
    r"|(?:subscribe|log in) to (?:continue|read)[^.\n]{0,40}"
    r"|this (?:article|story) is for subscribers only))\W{0,6}\s*$",
    re.IGNORECASE,
)
_ELLIPSIS = re.compile(r"(?:…|\.\.\.+|\[(?:…|\.\.\.)\]|\((?:…|\.\.\.)\))\s*$")
_LAST_WORD = re.compile(r"(?P<word>[^\W\d_]+)\s*$")
_COMMA = re.compile(r"[^\W_]+,\s*$")


def truncated(printed: Printed) -> Iterator[Damage]:
    """Where the text breaks off.

    >>> texts = ("It is due at noon. Read more...", "The mayor said the", "It fell… [+9 chars]", "“And so…”")
    >>> for text in texts:
    ...     print([found.span.of(text) for found in truncated(Printed(text, (Span(0, len(text)),)))])
    ['Read more...']
    ['the']
    ['… [+9 chars]']
    []
    """
    if not printed.paragraphs:
        return
    last = printed.paragraphs[-1]
    start = max(last.start, last.end - TAIL)
    text = printed.text[start : last.end]
    if found := _LEFT_OUT.search(text):
        yield _damage(start, found, "a count of what was left out", "")
    elif (found := _MORE.search(text)) and _stands_alone(text, found):
        yield _damage(start, found, "the rest is on another page", "")
    elif found := _ELLIPSIS.search(text):
        if _breaks_off(text[: found.start()].rstrip()):
            yield _damage(start, found, "the text breaks off", None)
    elif (found := _COMMA.search(text)) and len(text.split()) > 3:
        yield _damage(start, found, "the text stops at a comma", None)
    elif (found := _LAST_WORD.search(text)) and _cannot_end(text, found["word"]):
        yield _damage(start, found, "the text stops in mid-sentence", None)


def _damage(start: int, found: re.Match[str], reason: str, suggestion: str | None) -> Damage:
    bare = len(found.group()) - len(found.group().lstrip())
    span = Span(start + found.start() + bare, start + len(found.string[: found.end()].rstrip()))
    return Damage(span, "truncated", reason, suggestion, certain=True)


def _stands_alone(text: str, found: re.Match[str]) -> bool:
    """Whether it is a link of its own and no end of a sentence: `He likes to read more`."""
    before = text[: found.start()].rstrip()
    return not before or before[-1] in '.!?…”"’)' or found.group()[0].isupper()


def _breaks_off(before: str) -> bool:
    """Whether what stands before an ellipsis is no end: in an open quotation or a full one it is style."""
    quoted = leaves_open(before)
    words = before.split()
    if quoted or not words or before[-1] in '.!?”"’':
        return False
    return len(words) > 3 or words[-1] in words_for("cannot end")


def _cannot_end(text: str, word: str) -> bool:
    """Whether no sentence ends with the word as here; some do: `what it is for`, `the row it is in`."""
    words = text.split()
    if len(words) <= 3 or word not in words_for("cannot end"):
        return False
    return word not in words_for("may end") or words[-2].lower() not in words_for("before an end")
