"""Words with no space between them: `Ukrainewhile`, `saidon Monday`, `Kim.The`, `2024The`."""

from __future__ import annotations

import re
from collections.abc import Iterator

from reportedly.articles.damage.printed import Printed, Word
from reportedly.articles.damage.vocabulary import frequency, known, listed, names, proper, words_for
from reportedly.model import Damage, Span

COMMON = 3_000_000
"""Printings that a word glued to a function word must have (about the 12,000th of the dictionary)."""

LONGEST = 24
"""Letters: two words that were glued are not longer."""

VERY_COMMON = 40_000_000
"""The same for a word glued to one that is not `the`, `said` or the like: `attackon`."""

_STOP = re.compile(r"(?<=[^\WA-Z_])(?P<stop>[.?!,;][”\"’]?|[”])(?P<right>[“\"]?[^\W\d_]+)")
_LAST_WORD = re.compile(r"(?:[^\W\d_]+|(?<!\d)\d{4})$")
_CAMEL = re.compile(r"(?P<left>[^\W\d_]*[a-z])(?P<right>[A-Z][a-z]+)")
_YEAR = re.compile(r"\b(?P<left>(?:19|20)\d\d)(?P<right>[A-Za-z]{2,})\b")
_INTO_YEAR = re.compile(r"\b(?P<left>[A-Za-z]{2,})(?P<right>(?:19|20)\d\d)\b(?![-/]\d)")
_OPENED = re.compile(r"\b(?P<left>[^\W\d_]{2,})(?P<right>“[^\W\d_]+)")


def glued_words(printed: Printed) -> Iterator[Damage]:
    """Words with nothing between them where a space belongs.

    >>> text = "He saidon Monday that Kim.The two met. YouTube, McDonald and e.g. www.the.com are fine."
    >>> [(found.span.of(text), found.suggestion) for found in glued_words(Printed(text, (Span(0, 88),)))]
    [('Kim.The', 'Kim. The'), ('saidon', 'said on')]
    """
    yield from _around_stops(printed)
    yield from _around_years(printed)
    for n in printed.strange:
        word = printed.words[n]
        if (
            not 4 <= len(word.text) <= LONGEST
            or not word.text.isalpha()
            or word.text.isupper()
            or _in_name(printed, word)
        ):
            continue
        halves = _camel(printed, word) if _CAMEL.search(word.text) else _plain(printed, word)
        if halves:
            left, stop, right = halves
            yield _damage(
                word.span, f"{left}{stop} {right}", f"“{left}” and “{right}” stand together as one word"
            )


def _damage(span: Span, suggestion: str, reason: str, certain: bool = True) -> Damage:
    return Damage(span, "glued-words", reason, suggestion, certain)


def _in_name(printed: Printed, word: Word) -> bool:
    """Whether hyphens, dots, digits or underscores make it part of something longer."""
    before, after = printed.text[word.start - 1 : word.start], printed.text[word.end : word.end + 1]
    return (
        before in ("-", "_", "@", "/", ".", "&")
        or before.isdigit()
        or after in ("-", "_", "/", "&")
        or after.isdigit()
    )


# --- Around stops, quotation marks and years ------------------------------------------------


def _around_stops(printed: Printed) -> Iterator[Damage]:
    for found in _STOP.finditer(printed.text):
        before = _LAST_WORD.search(printed.text[max(found.start() - 40, 0) : found.start()])
        span = Span(found.start() - len(before.group()) if before else 0, found.end())
        if before is None or printed.in_address(span):
            continue
        left, stop, right = before.group(), found["stop"], found["right"]
        bare = right.strip('“"')
        if stop[0] in ".?!" and not _new_sentence(left, bare, printed, found.end()):
            continue
        if stop[0] in ",;" and not (_word(left) and _word(bare) and len(bare) > 1):
            continue
        if stop == "”" and not (
            bare in words_for("function") or (bare.islower() and listed(bare) and len(bare) > 1)
        ):
            continue
        if stop[-1] == '"' and right[0] in '“"':
            continue
        if len(left) < 2 and stop[0] != "”":
            continue
        yield _damage(
            span,
            f"{left}{stop} {right}",
            "no space behind the stop" if stop != "”" else "no space behind the quotation",
        )
    for found in _OPENED.finditer(printed.text):
        if _word(found["left"]) and "„" not in printed.text and "“" not in found["right"][1:]:
            span = Span(found.start(), found.end())
            yield _damage(span, f"{found['left']} {found['right']}", "no space before the quotation")


def _new_sentence(left: str, right: str, printed: Printed, end: int) -> bool:
    """Whether a sentence begins behind the stop: `Kim.The two`, not `Booking.Com` or `St.John`."""
    if not right[0].isupper() or (right.isupper() and len(right) > 1) or not (left.isdigit() or _word(left)):
        return False
    after = printed.text[end : end + 2]
    goes_on = after[:1] in (" ", ",", "’", "'") and (right in words_for("opens") or _word(right))
    return goes_on and len(left) > 2 and left not in words_for("shortened")


def _word(text: str) -> bool:
    return known(text)


def _around_years(printed: Printed) -> Iterator[Damage]:
    for found in _YEAR.finditer(printed.text):
        right = found["right"]
        span = Span(found.start(), found.end())
        if printed.in_address(span):
            continue
        if right in words_for("opens"):
            yield _damage(span, f"{found['left']}. {right}", "no stop and no space behind the year")
        elif right in words_for("function"):
            yield _damage(span, f"{found['left']} {right}", "no space behind the year")
    for found in _INTO_YEAR.finditer(printed.text):
        span = Span(found.start(), found.end())
        if found["left"].lower() in words_for("function") and not printed.in_address(span):
            yield _damage(span, f"{found['left']} {found['right']}", "no space before the year")


# --- Inside a word -------------------------------------------------------------------------


def _camel(printed: Printed, word: Word) -> tuple[str, str, str] | None:
    """A capital inside: `GenevaThey` and `inMoscow`, not `YouTube`, `McDonald` or `easyJet`."""
    found = _CAMEL.fullmatch(word.text)
    if found is None:
        return None
    left, right = found["left"], found["right"]
    if (
        left[0].isupper()
        and right in words_for("opens")
        and len(left) > 3
        and right not in words_for("in brands")
    ):
        named = left in proper() or left.lower() in names() or printed.counts[left] > 0
        return (left, ".", right) if named or (len(right) > 2 and known(left)) else None
    a_name = right in proper() or (printed.counts[right] > 0 and right.lower() in names())
    if left.islower() and len(left) > 1 and a_name and listed(left):
        return (left, "", right)
    if left.islower() and len(left) > 3 and right in words_for("opens") and frequency(left) >= COMMON:
        return (left, ".", right)
    return None


def _plain(printed: Printed, word: Word) -> tuple[str, str, str] | None:
    """No word as a whole, and two words in a row when cut.

    >>> printed = Printed("", ())
    >>> words = ("Ukrainewhile", "ofthe", "jihadist", "Marchand", "policymaker")
    >>> [_plain(printed, Word(text, 0, 9)) for text in words]
    [('Ukraine', '', 'while'), ('of', '', 'the'), None, None, None]
    """
    text, low = word.text, word.text.lower()
    if text[0].isupper():
        halves = _halves(low, text) if printed.opens_sentence(word) else None
        return _behind_a_name(text) or (
            halves if halves and halves[0].lower() in words_for("function") else None
        )
    return _halves(low, text)


def _behind_a_name(text: str) -> tuple[str, str, str] | None:
    for right in words_for("behind a name"):
        left = text.removesuffix(right)
        if left != text and left in proper() and (len(right) > 3 or left not in words_for("in names")):
            return left, "", right
    return None


def _halves(low: str, text: str) -> tuple[str, str, str] | None:
    best: tuple[int, int] | None = None
    function = words_for("function")
    for cut in range(2, len(low) - 1):
        left, right = low[:cut], low[cut:]
        if left in function and right in function and (len(low) > 4 or low in ("ofthe", "isto")):
            score = 1 << 60
        elif right in words_for("glues behind") and frequency(left) >= COMMON and len(left) > 3:
            score = frequency(left)
        elif left in words_for("glues before") and frequency(right) >= COMMON and len(right) > 3:
            score = frequency(right)
        elif right in function and frequency(left) >= VERY_COMMON and len(left) > 3 and len(right) > 2:
            score = frequency(left) // 4
        else:
            continue
        if not known(low) or score == 1 << 60 or right in ("said", "told") or left in ("the", "said"):
            best = max(best or (0, 0), (score, cut))
    return (text[: best[1]], "", text[best[1] :]) if best else None
