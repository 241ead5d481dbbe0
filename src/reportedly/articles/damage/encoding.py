"""Letters decoded wrongly: `cafÃ©`, `â€™`, `didn�t`, `Putin?s`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportedly.articles.damage.printed import Printed
from reportedly.model import Damage, Span

# What UTF-8 read as Latin-1 or Windows-1252 looks like: no language has such letters in a row.
_SUSPECT = re.compile(r"[ÃÂâÅÄÐÑØãåæçðïË‚Î€¬√][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ©]|â€|�")
_TOKEN = re.compile(r"\S*(?:[ÃÂâÅÄÐÑØãåæçðïËÎ√][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ©]|â€)\S*")
_CUT = {"â€œ": "“", "â€˜": "‘", "â€": "”"}
"""What is left of quotation marks where the last byte, which no letter stands for, is gone."""

_LOST = re.compile(r"\S*�\S*")
_QUESTION = re.compile(r"(?<=[^\W\d_])\?(?=(?:s|t|re|ve|ll|d|m)\b)")
_CONTRACTED = re.compile(r"[^\W\d_]+[�?](?:s|t|re|ve|ll|d|m)\b")


def mojibake(printed: Printed) -> Iterator[Damage]:
    """Sequences that ftfy turns back, letters lost for good, and question marks for apostrophes.

    >>> text = "The cafÃ© didn�t open; it was Anna?s."
    >>> [(found.span.of(text), found.suggestion) for found in mojibake(Printed(text, ()))]
    [('cafÃ©', 'café'), ('didn�t', 'didn’t'), ('?', '’')]
    """
    if _SUSPECT.search(printed.text):
        yield from _turned_back(printed)
    for found in _LOST.finditer(printed.text):
        whole = found.group().strip(".,;:!?\"'”’")
        start = found.start() + found.group().index(whole) if whole else found.start()
        mended = whole.replace("�", "’") if _CONTRACTED.fullmatch(whole) else None
        span = Span(start, start + len(whole or found.group()))
        yield Damage(span, "mojibake", "a letter was lost in decoding", mended, mended is not None)
    for found in _QUESTION.finditer(printed.text):
        span = Span(found.start(), found.end())
        if not printed.in_address(span):
            yield Damage(span, "mojibake", "a question mark stands for an apostrophe", "’", True)


def _turned_back(printed: Printed) -> Iterator[Damage]:
    import ftfy  # slow to import, and few texts need it

    for found in _TOKEN.finditer(printed.text):
        token = found.group()
        mended = ftfy.fix_encoding(token)
        for cut, meant in _CUT.items():
            mended = mended.replace(cut, meant) if cut in token else mended
        if mended != token:
            start, end, turned = _trimmed(token, mended)
            span = Span(found.start() + start, found.start() + end)
            yield Damage(span, "mojibake", "UTF-8 read in another encoding", turned, True)


def _trimmed(token: str, mended: str) -> tuple[int, int, str]:
    """Without the stops at its ends, which were right."""
    end = len(token)
    while end > 1 and token[end - 1] in ".,;:!?" and mended.endswith(token[end - 1]):
        end -= 1
        mended = mended[:-1]
    return 0, end, mended
