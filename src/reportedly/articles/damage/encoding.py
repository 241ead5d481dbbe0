"""Letters decoded wrongly: `cafÃ©`, `â€™`, `didn�t`, `Putin?s`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportedly.articles.damage.printed import Printed
from reportedly.model import Damage, Span

# What UTF-8 read as Latin-1 or Windows-1252 looks like: no language has such letters in a row.
_SUSPECT = re.compile(r"[ÃÂâÅÄÐÑØãåæçðïË‚Î€¬√][\u0080-\u00bf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ©]|â€")
_CUT = {"â€œ": "“", "â€˜": "‘", "â€": "”"}
"""What is left of quotation marks where the last byte, which no letter stands for, is gone."""

REACH = 60
"""Letters to either side of a wrong one that are looked at with it: longer words are none."""

_LOST = re.compile("�")
_QUESTION = re.compile(r"(?<=[^\W\d_])\?(?=(?:s|t|re|ve|ll|d|m)\b)")
_CONTRACTED = re.compile(r"[^\W\d_]+[�?](?:s|t|re|ve|ll|d|m)\b")


def mojibake(printed: Printed) -> Iterator[Damage]:
    """Sequences that ftfy turns back, letters lost for good, and question marks for apostrophes.

    >>> text = "The cafÃ© didn�t open; it was Anna?s."
    >>> [(found.span.of(text), found.suggestion) for found in mojibake(Printed(text, ()))]
    [('cafÃ©', 'café'), ('didn�t', 'didn’t'), ('?', '’')]
    """
    yield from _turned_back(printed)
    for token in _around(_LOST, printed.text):
        words = token.of(printed.text)
        whole = words.strip(".,;:!?\"'”’")
        start = token.start + words.index(whole)
        mended = whole.replace("�", "’") if _CONTRACTED.fullmatch(whole) else None
        span = Span(start, start + len(whole))
        yield Damage(span, "mojibake", "a letter was lost in decoding", mended, mended is not None)
    for found in _QUESTION.finditer(printed.text):
        span = Span(found.start(), found.end())
        if not printed.in_address(span):
            yield Damage(span, "mojibake", "a question mark stands for an apostrophe", "’", True)


def _around(form: re.Pattern[str], text: str) -> Iterator[Span]:
    """The words, from space to space, in which the form is found."""
    reached = 0
    for found in form.finditer(text):
        if found.start() >= reached:
            start = found.start()
            while start > max(reached, found.start() - REACH) and not text[start - 1].isspace():
                start -= 1
            reached = found.end()
            while reached < min(len(text), found.end() + REACH) and not text[reached].isspace():
                reached += 1
            yield Span(start, reached)


def _turned_back(printed: Printed) -> Iterator[Damage]:
    for token in _around(_SUSPECT, printed.text):
        import ftfy  # slow to import, and few texts need it

        said = token.of(printed.text)
        mended = ftfy.fix_encoding(said)
        for cut, meant in _CUT.items():
            mended = mended.replace(cut, meant) if cut in said else mended
        if mended != said:
            end, turned = _trimmed(said, mended)
            span = Span(token.start, token.start + end)
            yield Damage(span, "mojibake", "UTF-8 read in another encoding", turned, True)


def _trimmed(token: str, mended: str) -> tuple[int, str]:
    """Without the stops at its end, which were right."""
    end = len(token)
    while end > 1 and token[end - 1] in ".,;:!?" and mended.endswith(token[end - 1]):
        end -= 1
        mended = mended[:-1]
    return end, mended
