"""Two sequences of texts side by side: which stayed, which came and went, which were put in other words."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher

from reportedly.model import Span

ALIKE = 0.5
"""Share of words that two texts have in common, from which one is the other reworded."""

MOST_COMPARED = 250_000
"""Pairs of elements compared with each other; of longer runs, only what is equal at either end is found."""

Pair = tuple[int | None, int | None]
"""Where an element stands in the first sequence and in the second; none where it is not in it."""

_WORD = re.compile(r"\w+(?:[’'.,-]\w+)*|[^\w\s]")


def likeness(first: Counter[str], second: Counter[str]) -> float:
    """How many words two texts share, from 0 to 1 (Dice).

    >>> likeness(Counter("the dam is safe".split()), Counter("the dam is not safe".split()))
    0.8888888888888888
    """
    together = first.total() + second.total()
    return 2 * (first & second).total() / together if together else 1.0


def counted(text: str) -> Counter[str]:
    """The words of a text, whatever their case, and how often each is there."""
    return Counter(re.findall(r"\w+", text.casefold()))


def aligned(first: Sequence[str], second: Sequence[str]) -> list[Pair]:
    """Each element of both, in order, beside the one of the other that it is, or is a rewording of.

    >>> aligned(["A dam broke.", "Nobody was hurt."], ["A big dam broke.", "More soon.", "Nobody was hurt."])
    [(0, 0), (None, 1), (1, 2)]
    """
    pairs: list[Pair] = []
    for same, (i, j), (k, m) in _blocks(first, second):
        if same:
            pairs += zip(range(i, j), range(k, m), strict=True)
        else:
            pairs += _reworded(first, second, range(i, j), range(k, m))
    return pairs


def reworded(was: str, now: str) -> Iterator[tuple[Span, Span]]:
    """Where two texts differ, word by word: the words in the first, and those that stand there in the second.

    >>> [(a.of("The dam is safe."), b.of("The dam is not safe.")) for a, b in reworded(
    ...     "The dam is safe.", "The dam is not safe.")]
    [('', 'not')]
    """
    before, after = list(_WORD.finditer(was)), list(_WORD.finditer(now))
    for same, first, second in _blocks([word[0] for word in before], [word[0] for word in after]):
        if not same:
            yield _span(before, *first, len(was)), _span(after, *second, len(now))


def _span(words: Sequence[re.Match[str]], first: int, last: int, end: int) -> Span:
    """From the first of the words to the last; where there is none, the place before the next."""
    if first == last:
        place = words[first].start() if first < len(words) else end
        return Span(place, place)
    return Span(words[first].start(), words[last - 1].end())


def _blocks(
    first: Sequence[str], second: Sequence[str]
) -> Iterator[tuple[bool, tuple[int, int], tuple[int, int]]]:
    """Runs that are equal and runs that are not, by turns."""
    start = 0
    while start < min(len(first), len(second)) and first[start] == second[start]:
        start += 1
    end = 0
    while end < min(len(first), len(second)) - start and first[-1 - end] == second[-1 - end]:
        end += 1
    if start:
        yield True, (0, start), (0, start)
    middle, other = first[start : len(first) - end], second[start : len(second) - end]
    if len(middle) * len(other) > MOST_COMPARED:
        yield False, (start, len(first) - end), (start, len(second) - end)
    else:
        for tag, i, j, k, m in SequenceMatcher(None, middle, other, autojunk=False).get_opcodes():
            yield tag == "equal", (start + i, start + j), (start + k, start + m)
    if end:
        yield True, (len(first) - end, len(first)), (len(second) - end, len(second))


def _reworded(first: Sequence[str], second: Sequence[str], ours: range, theirs: range) -> list[Pair]:
    """Pairs in order such that as many words as can be are shared: the rest stand alone."""
    if not ours or not theirs or len(ours) * len(theirs) > MOST_COMPARED:
        return [*((i, None) for i in ours), *((None, k) for k in theirs)]
    before, after = [counted(first[i]) for i in ours], [counted(second[k]) for k in theirs]
    best = [[0.0] * (len(after) + 1) for _ in range(len(before) + 1)]
    alike = [[likeness(one, other) for other in after] for one in before]
    for i in reversed(range(len(before))):
        for k in reversed(range(len(after))):
            together = alike[i][k] + best[i + 1][k + 1] if alike[i][k] >= ALIKE else 0.0
            best[i][k] = max(together, best[i + 1][k], best[i][k + 1])
    pairs: list[Pair] = []
    i = k = 0
    while i < len(before) and k < len(after):
        if alike[i][k] >= ALIKE and best[i][k] == alike[i][k] + best[i + 1][k + 1]:
            pairs.append((ours[i], theirs[k]))
            i, k = i + 1, k + 1
        elif best[i][k] == best[i + 1][k]:
            pairs.append((ours[i], None))
            i += 1
        else:
            pairs.append((None, theirs[k]))
            k += 1
    return [*pairs, *((one, None) for one in ours[i:]), *((None, one) for one in theirs[k:])]
