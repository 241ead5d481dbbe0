"""Quotation marks, whatever stands between them."""

from __future__ import annotations


def leaves_open(words: str) -> bool:
    """Whether a double quotation mark is still open at the end of words.

    >>> [leaves_open(words) for words in ("He said: “It rains", 'He said: "It rains', "“It rains,” he said")]
    [True, True, False]
    """
    return words.count("“") > words.count("”") or words.count('"') % 2 == 1
