"""Why two sentences cannot both hold: what one says, the other turns, counts, dates or names otherwise."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import Literal

from spacy.tokens import Span as Words
from spacy.tokens import Token

from reportedly.actors.naming import may_be_one
from reportedly.comparing.pairs.opposites import opposite_words
from reportedly.comparing.pairs.polarity import is_main, turned
from reportedly.comparing.pairs.sentence import Sentence, number_of
from reportedly.knowledge import table
from reportedly.model import Record
from reportedly.times import expressions

ConflictKind = Literal["polarity", "opposite", "number", "date", "name"]

NEAR = 0.6
"""Cosine from which two words in their sentences mean the same: on MSR's training part, what is put in other
words mostly lies above it, and what only keeps the same company below."""

ROUNDED = 0.025
"""By what share a number may be rounded: 296 is told as 300, 33.4 billion as 34 billion."""

_NAMED = frozenset({"GPE", "LOC", "PERSON", "ORG", "NORP", "FAC"})
_SLOTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "agent", "attr"})


class Conflict(Record, frozen=True):
    """One way in which both cannot hold: its kind, the reason, and the words, by their place in each."""

    kind: ConflictKind
    reason: str
    ours: tuple[int, ...]
    theirs: tuple[int, ...]


def conflicts(first: Sentence, second: Sentence) -> list[Conflict]:
    """Every way in which they conflict, the surest kinds first.

    >>> from reportedly.comparing.pairs.sentence import sentence
    >>> def kinds(one, other):
    ...     return [found.kind for found in conflicts(sentence(one), sentence(other))]
    >>> kinds("No agreement was signed.", "The agreement was signed.")
    ['polarity']
    >>> kinds("Prices rose in May.", "Prices fell in May."), kinds("Prices rose.", "Prices did not fall.")
    (['opposite'], [])
    >>> kinds("The blast killed 12 people.", "The blast killed 20 people.")
    ['number']
    >>> kinds("The talks will be held in Geneva.", "The talks will be held in Vienna.")
    ['name']
    """
    if first.is_scene and second.is_scene:
        return list(_polarity(first, second))
    found = [
        *_polarity(first, second),
        *_opposite(first, second),
        *_numbers(first, second),
        *_dates(first, second),
    ]
    return found or list(_names(first, second))


def _polarity(first: Sentence, second: Sentence) -> Iterator[Conflict]:
    """What one of them turns and the other does not: its verbs first, for they say most."""
    if len(first.negators) % 2 == len(second.negators) % 2:
        return
    ours, theirs = turned(first), turned(second)
    for one, other, negative, positive in ((first, second, ours, theirs), (second, first, theirs, ours)):
        is_verb = {at: one.words[at].pos_ == "VERB" for at in negative}
        for at in sorted(negative, key=lambda at, is_verb=is_verb: (not is_verb[at], at)):
            partner = _partner(one, other, at)
            if partner is None or partner in positive:
                continue
            if is_main(one.words[at]) and is_main(other.words[partner]):
                negator = negative[at]
                reason = f"“{negator.text} … {one.words[at].text}” against “{other.words[partner].text}”"
                places = (at, _at(one, negator)), (partner,)
                yield Conflict("polarity", reason, *(places if one is first else places[::-1]))
                return


def _opposite(first: Sentence, second: Sentence) -> Iterator[Conflict]:
    ours, theirs = turned(first), turned(second)
    for one, other in opposite_words(first, second):
        here, there = _at(first, one), _at(second, other)
        if (here in ours) == (there in theirs) and _same_setting(first, second, one, other):
            yield Conflict("opposite", f"“{one.text}” against “{other.text}”", (here,), (there,))


def _numbers(first: Sentence, second: Sentence) -> Iterator[Conflict]:
    """Two counts of one thing; `more than 10` and `12` may both hold."""
    for one in first.words:
        value = number_of(one)
        if value is None or value in second.numbers:
            continue
        for other in second.words:
            theirs = number_of(other)
            if theirs is None or theirs in first.numbers or not _counts_alike(first, second, one, other):
                continue
            low, high = _bounds(one, value)
            least, most = _bounds(other, theirs)
            if low > most or least > high:
                reason = f"“{one.text} {one.head.text}” against “{other.text} {other.head.text}”"
                yield Conflict("number", reason, (_at(first, one),), (_at(second, other),))
                return


def _dates(first: Sentence, second: Sentence) -> Iterator[Conflict]:
    """One time on either side, told in the same way and not the same: Monday and Tuesday."""
    (ours, theirs) = (
        [time for time in expressions(one.text, None, None) if not time.timex.startswith(("P", "F"))]
        for one in (first, second)
    )
    if len(ours) != 1 or len(theirs) != 1:
        return
    here, there = ours[0], theirs[0]
    if here.timex != there.timex and _shape(here.timex) == _shape(there.timex):
        words = here.span.of(first.text), there.span.of(second.text)
        places = tuple(
            tuple(
                at
                for at, token in enumerate(one.words)
                if time.span.start <= token.idx - one.words[0].idx < time.span.end
            )
            for one, time in ((first, here), (second, there))
        )
        yield Conflict("date", f"“{words[0]}” against “{words[1]}”", *places)


def _shape(timex: str) -> str:
    """What kind of time a value tells, and how closely; nothing where it tells none: `XXXX-XX-XX`."""
    return re.sub(r"\d", "0", timex) if any(map(str.isdigit, timex)) else timex


def _names(first: Sentence, second: Sentence) -> Iterator[Conflict]:
    """Another name of the same kind in the same place of the sentence: *in Geneva* and *in Vienna*."""
    for one in first.words.ents:
        if one.label_ not in _NAMED or one.root.dep_ not in _SLOTS or _is_said(one, second):
            continue
        for other in second.words.ents:
            same_slot = one.root.dep_ == other.root.dep_ and one.root.head.lemma_ == other.root.head.lemma_
            another = one.label_ == other.label_ and not may_be_one(one.text, other.text)
            if same_slot and another and not _is_said(other, first):
                places = (
                    tuple(_at(first, token) for token in one),
                    tuple(_at(second, token) for token in other),
                )
                yield Conflict("name", f"“{one.text}” against “{other.text}”", *places)
                return


def _is_said(name: Words, sentence: Sentence) -> bool:
    """Whether a word of the name stands in the sentence."""
    return any(token.lower_ in sentence.spelled for token in name if token.pos_ == "PROPN") or (
        name.root.lower_ in sentence.spelled
    )


def _at(sentence: Sentence, token: Token) -> int:
    return token.i - sentence.words[0].i


def _partner(one: Sentence, other: Sentence, at: int) -> int | None:
    """The word of the other sentence that means what the word at `at` does: of one lemma, or the nearest."""
    lemma = one.words[at].lemma_.lower()
    same = next((place for place in other.content if other.words[place].lemma_.lower() == lemma), None)
    if same is not None or not other.content:
        return same
    if one.words[at].pos_ == "AUX":
        return (
            other.root.i - other.words[0].i if other.root is not None and other.root.pos_ == "AUX" else None
        )
    near = other.content_vectors @ one.vectors.tokens[at]
    best = int(near.argmax())
    return other.content[best] if near[best] >= NEAR else None


def _same_setting(first: Sentence, second: Sentence, one: Token, other: Token) -> bool:
    """Whether two words stand beside the same: under the same word, or above the same one."""
    ours, theirs = _beside(one), _beside(other)
    if not ours or not theirs:
        return True
    lemmas = {token.lemma_.lower() for token in theirs}
    if any(token.lemma_.lower() in lemmas for token in ours):
        return True
    near = (
        first.vectors.tokens[[_at(first, token) for token in ours]]
        @ second.vectors.tokens[[_at(second, token) for token in theirs]].T
    )
    return bool(near.max() >= NEAR)


def _beside(token: Token) -> list[Token]:
    """The words of content right above and below a word in the parse."""
    around = [token.head, *token.children]
    return [
        each for each in around if each.i != token.i and each.pos_ in {"NOUN", "PROPN", "VERB", "PRON", "NUM"}
    ]


def _counts_alike(first: Sentence, second: Sentence, one: Token, other: Token) -> bool:
    """Whether two numbers count the same: their nouns are one word, or near."""
    here, there = one.head, other.head
    if here.ent_type_ == "DATE" or there.ent_type_ == "DATE":
        return False
    if here.lemma_.lower() == there.lemma_.lower():
        return here.pos_ == "NOUN" or here.text in "$€£%"
    near = first.vectors.tokens[_at(first, here)] @ second.vectors.tokens[_at(second, there)]
    are_counted = here.pos_ == there.pos_ == "NOUN" and not {here.lemma_, there.lemma_} & _measures()
    return are_counted and float(near) >= NEAR


def _bounds(number: Token, value: float) -> tuple[float, float]:
    """What a number may be: `more than 10` anything above it, `about 10` a tenth to either side."""
    before = number.doc[max(0, number.i - 3) : number.i].text.lower()
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
