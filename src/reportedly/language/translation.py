"""Marks of translation: what a text carries over from the language it was translated from.

The marks are in `knowledge/translation_marks.tsv`, each with the languages it points to and its weight.
One alone proves little, and English writers have most of them now and then: they are added up, and a text is
said to be translated where the sum is more than its length in plain English brings together by chance.
"""

from __future__ import annotations

import math
import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from functools import cache
from typing import NamedTuple

from reportedly.knowledge import table
from reportedly.language.literals import needed
from reportedly.model import Foreign, Span, Translation, TranslationMark

THRESHOLD = 1.4
"""Sum of weights, over what length explains, from which a text is said to be translated: of 1,049 articles of
plain English news, 7 have as much."""

LEAST = 1.75
"""The least sum for a text however short: two phrases that English has at times prove nothing."""

PER_WORD = 1 / 400
"""Weight a word that chance alone brings: plain English news has about one a thousand words."""

AGAIN = 0.5
"""What each further wording of one kind of mark adds, as a share of what the one before it did."""

STEEPNESS = 0.7
"""How fast certainty grows with the sum over the threshold: two more points make it 0.8."""

MOST_CERTAIN = 0.99
"""However many the marks: an English writer may have them all."""

ONE_LANGUAGE = 0.5
"""Share of the marks' weight from which they agree on a language."""

FOREIGN_WEIGHT = 1.0
"""What a passage left in another language adds."""

NO_LANGUAGE = "-"

_SPACES = str.maketrans("\xa0\u202f\u2009", "   ")


class _Mark(NamedTuple):
    languages: tuple[str, ...]
    weight: float
    pattern: re.Pattern[str]
    reason: str
    needed: frozenset[str] | None


@cache
def _marks() -> tuple[_Mark, ...]:
    return tuple(
        _Mark(
            tuple(row["languages"].split(",")),
            float(row["weight"]),
            re.compile(row["pattern"], re.MULTILINE | (0 if row["case"] == "yes" else re.IGNORECASE)),
            row["reason"],
            needed(row["pattern"]),
        )
        for row in table("translation_marks")
    )


def translation(text: str, foreign: Sequence[Foreign] = (), around: Iterable[str] = ()) -> Translation | None:
    """The evidence that an English `text` was translated; None where there is not enough of it.

    `foreign` are its passages in other languages, `around` the lines around it on its page: what they say
    counts, and has no span in the text.

    >>> said = translation("“They must go”, underlined M. Laval on 12 juin. What next ?")
    >>> said.language, [mark.reason for mark in said.marks][1:]
    ('fr', ['M. for Mr', 'a month in French', 'a space before ? or !, as in French'])
    >>> translation("For its part, the union said the head of state would meet it on June 12.")
    """
    found = [*_in_text(text.translate(_SPACES)), *_left_untranslated(foreign)]
    weights: defaultdict[str, float] = defaultdict(float)
    total = sum(_counted(text, found, weights)) + sum(map(_weight_of_line, around))
    threshold = max(LEAST, THRESHOLD + len(text.split()) * PER_WORD)
    if total < threshold:
        return None
    best = max(weights, key=lambda language: weights[language], default=None)
    agreed = best if best and weights[best] >= ONE_LANGUAGE * total else None
    if best and weights[best] < total and total < 2 * threshold and not _agree(found, best):
        return None
    certainty = 1 / (1 + math.exp(-STEEPNESS * (total - threshold)))
    return Translation(
        min(round(certainty, 2), MOST_CERTAIN), agreed, tuple(sorted(found, key=lambda mark: mark.span.start))
    )


def _agree(found: list[TranslationMark], language: str) -> bool:
    """Whether marks of two kinds point to one language: a Korean phrase and a German one prove nothing."""
    return len({mark.reason for mark in found if language in mark.languages}) > 1


def _in_text(text: str) -> list[TranslationMark]:
    small = text.lower()
    return [
        TranslationMark(
            Span(at.start(), at.end()),
            mark.reason,
            tuple(each for each in mark.languages if each != NO_LANGUAGE),
            mark.weight,
        )
        for mark in _marks()
        if mark.needed is None or any(each in small for each in mark.needed)
        for at in mark.pattern.finditer(text)
    ]


def _left_untranslated(foreign: Sequence[Foreign]) -> list[TranslationMark]:
    return [
        TranslationMark(each.span, "a passage left untranslated", (each.language,), FOREIGN_WEIGHT)
        for each in foreign
    ]


def _counted(text: str, found: list[TranslationMark], weights: defaultdict[str, float]) -> Iterable[float]:
    """The weight of each wording of each kind, less for each further one; by language into `weights`."""
    kinds: defaultdict[str, dict[str, TranslationMark]] = defaultdict(dict)
    for mark in found:
        kinds[mark.reason].setdefault(mark.span.of(text).lower(), mark)
    for wordings in kinds.values():
        for nth, mark in enumerate(wordings.values()):
            weight = mark.weight * AGAIN**nth
            yield weight
            for language in mark.languages:
                weights[language] += weight


def _weight_of_line(line: str) -> float:
    """What a line around the article says of its being translated: only the marks of no one language do."""
    said = [mark for mark in _marks() if mark.languages == (NO_LANGUAGE,) and mark.pattern.search(line)]
    return max((mark.weight for mark in said), default=0.0)
