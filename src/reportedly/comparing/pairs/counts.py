"""Two counts of one thing: *killed 12 people* and *killed 20*; `more than 10` and `12` may both hold."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from reportedly.comparing.pairs.conflict import NEAR, Conflict, place
from reportedly.comparing.pairs.sentence import Sentence, number_in, number_of, once
from reportedly.knowledge import table

ROUNDED = 0.025
"""By what share a number may be rounded: 296 is told as 300, 33.4 billion as 34 billion."""

_SCALES = {"hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12}


def number_conflicts(first: Sentence, second: Sentence, *, bare: bool = False) -> Iterator[Conflict]:
    """Two counts of one thing; `more than 10` and `12` may both hold, unless the `bare` numbers count.

    >>> from reportedly.comparing.pairs.sentence import sentence
    >>> def reasons(one, other):
    ...     return [found.reason for found in number_conflicts(sentence(one), sentence(other))]
    >>> reasons("The deal is worth $4 billion.", "The deal is worth $9 billion.")
    ['“4 billion” against “9 billion”']
    >>> reasons("The jury sat for three days.", "The jury sat for five days.")
    ['“three days” against “five days”']
    >>> reasons("More than 40 died.", "The quake killed 120 people.")
    []
    >>> reasons("They jailed 40 Norlanders.", "They jailed 90 Norlanders.")
    ['“40 Norlanders” against “90 Norlanders”']
    >>> reasons("Half a million people voted.", "Two million people voted.")
    ['“Half a million people” against “Two million”']
    """
    for one, value in _counts(first):
        if value in second.numbers and _scale(one) is None:
            continue
        for other, there in _counts(second):
            if there in first.numbers and _scale(other) is None:
                continue
            if not _counts_alike(first, second, one, other):
                continue
            low, high = _bounds(one, value * _factor(one), bare=bare)
            least, most = _bounds(other, there * _factor(other), bare=bare)
            if low > most or least > high:
                reason = f"“{_told(one)}” against “{_told(other)}”"
                yield Conflict("number", reason, _places(first, one), _places(second, other))
                return


@once
def _counts(sentence: Sentence) -> list[tuple[Token, float]]:
    """Its words that are numbers, with these; of *half a million*, the last."""
    found = ((word, number_of(word) or _of_a_scale(word)) for word in sentence.words)
    return [(word, value) for word, value in found if value is not None]


def _of_a_scale(word: Token) -> float | None:
    """How much *a million* is, and *half a million*; none where a number stands before it, or another word.

    >>> from reportedly.language import parse
    >>> told = parse("half a million votes, a thousand miles, three million, a few million")
    >>> [value for word in told if (value := _of_a_scale(word))]
    [500000.0, 1000.0]
    """
    if word.lower_ not in _SCALES:
        return None
    return _of_a(word.text, [token.text for token in word.doc[max(0, word.i - 2) : word.i]])


def _of_a(word: str, before: list[str]) -> float | None:
    """The same of a word with the two before it."""
    scale = _SCALES.get(word.lower())
    if scale is None or before[-1:] != ["a"]:
        return None
    return scale / 2 if before[0].lower() == "half" else scale


def _told(number: Token) -> str:
    """A number and what it counts, in the sentence's words."""
    if _of_a_scale(number) is None:
        return f"{number.text} {number.head.text}"
    start = number.i - 2 if number.doc[number.i - 2].lower_ == "half" else number.i - 1
    return f"{number.doc[start : number.i + 1].text} {number.head.text}"


def value_of(words: str) -> float | None:
    """The first number in a few words, with the scale that follows it.

    >>> value_of("4 billion"), value_of("twelve people"), value_of("people")
    (4000000000.0, 12.0, None)
    >>> value_of("Half a million votes"), value_of("a million votes")
    (500000.0, 1000000.0)
    """
    told = words.split()
    for at, (word, following) in enumerate(zip(told, [*told[1:], ""], strict=True)):
        value = number_in(word) or _of_a(word, told[max(0, at - 2) : at])
        if value is not None:
            return value * _SCALES.get(following.lower(), 1.0)
    return None


def _scale(number: Token) -> Token | None:
    """*billion* in *4 billion*."""
    return number.head if number.head.lower_ in _SCALES and number.head.i != number.i else None


def _places(sentence: Sentence, number: Token) -> tuple[int, ...]:
    scale = _scale(number)
    return (place(sentence, number), *((place(sentence, scale),) if scale is not None else ()))


def _factor(number: Token) -> float:
    scale = _scale(number)
    return _SCALES[scale.lower_] if scale is not None else 1.0


def _counts_alike(first: Sentence, second: Sentence, one: Token, other: Token) -> bool:
    """Whether two numbers count the same: their nouns are one word, or near."""
    here, there = _counted(one), _counted(other)
    if here.ent_type_ == "DATE" or there.ent_type_ == "DATE":
        return _lasts(here) and here.lemma_ == there.lemma_ and _governs(here) == _governs(there)
    if here.lemma_.lower() == there.lemma_.lower() or here.lower_ == there.lower_:
        return here.pos_ in {"NOUN", "NUM"} or here.tag_ == "NNPS" or here.text in "$€£%"
    near = first.vectors.tokens[place(first, here)] @ second.vectors.tokens[place(second, there)]
    are_counted = here.pos_ == there.pos_ == "NOUN" and not {here.lemma_, there.lemma_} & _measures()
    return are_counted and float(near) >= NEAR


def _counted(number: Token) -> Token:
    """What a number counts: *people* in *40 people*, *$* in *$4 billion*."""
    scale = _scale(number)
    if scale is None:
        return number.head
    sign = next((child for child in scale.children if child.text in "$€£"), None)
    return sign or (scale.head if scale.dep_ == "nummod" else scale)


def _lasts(noun: Token) -> bool:
    """Whether it is a unit of time, of which there are several: *days* in *for three days*."""
    return noun.tag_ == "NNS"


def _governs(noun: Token) -> tuple[str, str]:
    """What stands above a noun, twice: *sat for* three days, *is old* of 19 years."""
    return noun.head.lemma_, noun.head.head.lemma_


def _bounds(number: Token, value: float, *, bare: bool = False) -> tuple[float, float]:
    """What a number may be: `more than 10` anything above it, `about 10` a tenth to either side."""
    if bare:
        return value, value
    before = number.doc[max(0, number.i - 4) : number.i].text.lower().rstrip("$€£ ")
    for words, kind in _approximations():
        if before.endswith(words):
            return {
                "over": (value, float("inf")),
                "under": (0.0, value),
                "about": (value * 0.9, value * 1.1),
            }[kind]
    return value * (1 - ROUNDED), value * (1 + ROUNDED)


@cache
def _measures() -> frozenset[str]:
    """Units of measure, which are near each other and not the same."""
    return frozenset(row["word"] for row in table("comparing_measures"))


@cache
def _approximations() -> tuple[tuple[str, str], ...]:
    return tuple((row["words"], row["kind"]) for row in table("comparing_approximations"))
