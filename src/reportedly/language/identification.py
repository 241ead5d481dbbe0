"""Which language a text is in, and which of its paragraphs are in another.

py3langid knows some 140 languages and needs no network, but names lead it astray: a text with the words that
only English has is English, and what it finds has to hold for the words that are not capitalised too.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from functools import cache

from reportedly.knowledge import table
from reportedly.model import Foreign, Span

READ = frozenset({"en"})
"""The languages whose statements are read."""

SHORTEST = 60
"""Bytes of letters below which a guess is a toss: headlines of five words came out as Dutch or Norwegian.
Bytes, for a Chinese sentence says as much in a third of the letters."""

SHORTEST_PASSAGE = 6
"""Words in small letters from which a paragraph is believed to be in another language than its article."""

ENGLISH_SHARE = 0.12
"""Share of a text's words that are English alone from which it is English, whatever names are in it: with it,
no paragraph of PolNeAR's dev split and of 125 reports on Syria comes out as anything else."""

READ_SHARE = 0.4
"""Share of a text's letters from which a language that is read is its own, even beside more of another."""

_SAMPLE = 5000  # characters
_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def identify(text: str) -> str | None:
    """The language's ISO 639-1 code, or none where the text is too short to tell, or is all names.

    >>> identify("Le Kremlin a confirmé mercredi qu'une visite du président était en préparation.")
    'fr'
    >>> identify("Kim Jong Un, Sergei Lavrov, Choe Son Hui, Dmitry Peskov, Sergei Shoigu") is None
    True
    >>> identify("PUTIN AND KIM SIGN TREATY IN PYONGYANG AS THE WEST WATCHES ON WEDNESDAY MORNING")
    'en'
    """
    sample = text[:_SAMPLE]
    if sample.isupper():
        sample = sample.lower()
    if _english_share(sample) >= ENGLISH_SHARE:
        return "en"
    if _size(sample) < SHORTEST:
        return None
    found = _classified(sample)
    if found == "en":
        return found
    small = _in_small_letters(sample)
    if _size(small) < SHORTEST // 2:
        return None
    return found if _classified(small) == found or _english_share(sample) == 0 else None


def passages(
    text: str, paragraphs: Iterable[Span], declared: str | None
) -> tuple[str | None, tuple[Foreign, ...]]:
    """The language of a text, and those of its paragraphs that are in another one.

    `declared` is believed where the text itself does not tell. Of a page in two languages, the one that is
    read is its own.
    """
    spans = list(paragraphs)
    found = [identify(span.of(text)) for span in spans]
    sizes: Counter[str] = Counter()
    for span, language in zip(spans, found, strict=True):
        if language:
            sizes[language] += _size(span.of(text))
    whole = identify(text) or declared
    if len(sizes) < 2:
        return whole or next(iter(sizes), None), ()
    total = sizes.total()
    read = next((each for each in READ if sizes[each] >= READ_SHARE * total), None)
    own = read or sizes.most_common(1)[0][0]
    foreign = tuple(
        Foreign(span, language)
        for span, language in zip(spans, found, strict=True)
        if language and language != own and _is_passage(span.of(text))
    )
    return own, foreign


def without(text: str, foreign: Iterable[Foreign]) -> str:
    """The text with spaces for what is in another language: what is read, at the same offsets.

    >>> without("Yes. Oui. No.", [Foreign(Span(5, 9), "fr")])
    'Yes.      No.'
    """
    for each in foreign:
        blank = re.sub(r"[^\n\r]", " ", each.span.of(text))
        text = text[: each.span.start] + blank + text[each.span.end :]
    return text


def _is_passage(text: str) -> bool:
    """Whether there is enough in it that is no name; scripts without capitals are taken by their size."""
    return len(_in_small_letters(text).split()) >= SHORTEST_PASSAGE or not any(map(str.isupper, text))


def _size(text: str) -> int:
    return len("".join(filter(str.isalpha, text)).encode(errors="ignore"))


@cache
def _english() -> frozenset[str]:
    return frozenset(row["word"] for row in table("english_words"))


def _english_share(text: str) -> float:
    """The share of its words that are English alone; none where it is one word again and again."""
    words = _WORD.findall(text.lower())
    said = [word for word in words if word in _english()]
    return len(said) / len(words) if len(set(said)) > 1 else 0.0


def _in_small_letters(text: str) -> str:
    return " ".join(word for word in _WORD.findall(text) if not word[0].isupper())


def _classified(text: str) -> str:
    from py3langid import classify  # pyright: ignore

    return str(classify(text)[0])  # pyright: ignore
