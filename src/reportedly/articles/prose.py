"""What makes a text an article: it tells something, in sentences, and not only to its reader."""

from __future__ import annotations

import re
from collections.abc import Sequence

from reportedly.articles import furniture

LONG_RUN = 25
"""Words from which a paragraph is running text whether it ends or not: a page may be cut off."""

SHORTEST_SENTENCE = 4
"""Words: "Forgot your password?" has three, "The ferry was late." four; and lines of verse have as many."""

LONGEST_WORDS = 12
"""Code points a word, on average, beyond which a script parts no words (Chinese, Thai)."""

LETTERS_A_WORD = 3
"""Code points that count as a word in such a script."""

SHORT_TEXT = 80
"""Words: a shorter text that speaks to its reader in most of its sentences is the site's (a form, an error, a
question about cookies), not a report. Set by judgement: briefs are as short, and speak to nobody."""

_ENDS = re.compile(r"""[.!?…:;。！？؟।։]["'”’»)\]]*$|["”»]$""")
_SENTENCE = re.compile(r"[^.!?…。！？؟।։]+")
_TO_READER = re.compile(
    r"\b(?:you|your|yours|please|we use|our (?:site|website|partners|services))\b"
    r"|\b(?:log ?in|sign (?:in|up|out)|cookies?)\b"
    r"|^\W*(?:sorry|oops|error|access denied|page not found|no results)\b",
    re.IGNORECASE,
)
_QUOTED = re.compile(r"[\"“«][^\"”»]*[\"”»]?")


def missing(paragraphs: Sequence[str]) -> str | None:
    """What the text lacks to be an article, in a few words, or None where it lacks nothing.

    >>> missing(["Home", "Name"]), missing(["The ferry was late, the captain said."])
    ('no sentence, only names and labels', None)
    >>> missing(["Enter your name and your password.", "Sign in to go on reading."])
    'its sentences only speak to the reader'
    >>> missing(["PORT ALDER, Oct 14 (Reuters) - The term"]) is None
    True
    """
    if paragraphs and furniture.lead_of(paragraphs[0]):
        return None
    words = sum(_size(paragraph) for paragraph in paragraphs)
    is_verse = words >= SHORTEST_SENTENCE * len(paragraphs)
    if not is_verse and not any(_is_running(paragraph) for paragraph in paragraphs):
        return "no sentence, only names and labels"
    if words >= SHORT_TEXT:
        return None
    told = [_QUOTED.sub("", one) for text in paragraphs for one in _SENTENCE.findall(text) if one.strip()]
    to_reader = sum(_TO_READER.search(sentence) is not None for sentence in told)
    return "its sentences only speak to the reader" if to_reader * 2 > len(told) else None


def _size(text: str) -> int:
    words = len(text.split())
    return len(text) // LETTERS_A_WORD if len(text) > LONGEST_WORDS * words else words


def _is_running(text: str) -> bool:
    size = _size(text)
    return size >= LONG_RUN or (size >= SHORTEST_SENTENCE and _ENDS.search(text.rstrip()) is not None)
