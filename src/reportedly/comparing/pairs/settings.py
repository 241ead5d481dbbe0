"""What tells two sentences apart as told of different occasions or people: then both may hold."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from reportedly.actors.naming import may_be_one
from reportedly.comparing.pairs.conflict import NEAR, place
from reportedly.comparing.pairs.sentence import Sentence, once
from reportedly.knowledge import table
from reportedly.model import Time
from reportedly.times import expressions

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_REFERRING = frozenset({"he", "she", "it", "they"})


def other_setting(first: Sentence, second: Sentence, one: Token, other: Token) -> str | None:
    """Why what `one` says in the first and `other` in the second may be of two occasions, if it may.

    >>> from reportedly.comparing.pairs.sentence import sentence
    >>> def apart(ours, theirs, at=2):
    ...     first, second = sentence(ours), sentence(theirs)
    ...     return other_setting(first, second, first.root, second.root)
    >>> apart("Prices rose in May.", "Prices fell in August.")
    'in May against in August'
    >>> apart("The first test failed.", "The second test succeeded.")
    'first against second'
    >>> apart("France recognised the new government.", "Italy did not recognise it.")
    'France against Italy'
    >>> apart("The minister once opposed the tax.", "The minister supports the tax.")
    'once against nothing'
    >>> apart("The captain was sober.", "The mate was drunk.")
    'captain against mate'
    >>> apart("No agreement was signed.", "An agreement was signed on Monday.") is None
    True
    """
    return (
        other_times(first, second)
        or _other_phases(first, second, one, other)
        or _other_ordinals(first, second)
        or _other_subjects(first, second, one, other)
    )


@once
def times(sentence: Sentence) -> list[Time]:
    """The times it tells: neither durations nor what is only before or after the time of telling."""
    return [time for time in expressions(sentence.text, None, None) if not time.timex.startswith(("P", "F"))]


def other_times(first: Sentence, second: Sentence) -> str | None:
    """Times of one kind on both sides, and none in common: in May and in August; before 2018 and in 2018."""
    ours, theirs = _settled(first), _settled(second)
    if not ours or not theirs or ours.keys() & theirs.keys():
        return None
    sides = _words("side")
    for (here, before), one in ours.items():
        for (there, after), other in theirs.items():
            if shape(here) == shape(there) and (here != there or (before in sides) != (after in sides)):
                words = f"{before} {one.span.of(first.text)}", f"{after} {other.span.of(second.text)}"
                return " against ".join(each.strip() for each in words)
    return None


@once
def _settled(sentence: Sentence) -> dict[tuple[str, str], Time]:
    """The times it tells, by their values and the words before them."""
    return {(time.timex, _before(sentence, time)): time for time in times(sentence)}


def shape(timex: str) -> str:
    """What kind of time a value tells, and how closely: `0000-00`, `XXXX-WXX-0TXX` for any part of a day."""
    plain = re.sub(r"T(MO|MI|AF|EV|NI)$", "TXX", timex)
    return re.sub(r"\d", "0", plain)


def _before(sentence: Sentence, time: Time) -> str:
    """The word before an expression, in lower case: *before*, *until*, *in*."""
    words = sentence.text[: time.span.start].split()
    return words[-1].lower() if words else ""


def _other_phases(first: Sentence, second: Sentence, one: Token, other: Token) -> str | None:
    """*at first* and later, *no longer*, what was and what is: what holds at one time need not at another."""
    ours, theirs = _phases(first), _phases(second)
    if ours != theirs:
        return f"{min(ours, default='nothing')} against {min(theirs, default='nothing')}"
    tenses = _tense(one), _tense(other)
    return f"{tenses[0]} against {tenses[1]}" if set(tenses) == {"past", "present"} else None


@once
def _phases(sentence: Sentence) -> frozenset[str]:
    spelled = f" {' '.join(sentence.spelled)} "
    return frozenset(words for words in _words("phase") if f" {words} " in spelled)


def _tense(word: Token) -> str | None:
    """The tense of the clause that a word is of, where a finite verb shows it.

    >>> from reportedly.language import parse
    >>> _tense(parse("The town has no hospital.")[4]), _tense(parse("It was not open.")[3])
    ('present', 'past')
    """
    while word.pos_ not in {"VERB", "AUX"} and word.dep_ != "ROOT":
        word = word.head
    helpers = [child for child in word.children if child.dep_ in {"aux", "auxpass"}]
    if any(child.lemma_ == "have" or child.tag_ == "MD" for child in helpers):
        return None
    tags = {token.tag_ for token in (word, *helpers)}
    if "VBD" in tags:
        return "past"
    return "present" if tags & {"VBZ", "VBP"} else None


def _other_ordinals(first: Sentence, second: Sentence) -> str | None:
    """*the first test*, *the second test*; *the older brother*, *the younger brother*."""
    for kind in ("ordinal", "one of two"):
        ours, theirs = _told_apart(first, kind), _told_apart(second, kind)
        if ours.isdisjoint(theirs) and (ours or theirs):
            return f"{min(ours, default='any')} against {min(theirs, default='any')}"
    return None


def _told_apart(sentence: Sentence, kind: str) -> frozenset[str]:
    return frozenset(token.lower_ for token in sentence.words if token.dep_ == "amod") & _words(kind)


def is_of_some(verb: Token) -> bool:
    """Whether it is said of some and not of all: *some members did not vote*.

    >>> from reportedly.language import parse
    >>> is_of_some(parse("Some members did not vote.")[4])
    True
    """
    doer = subject(verb)
    return doer is not None and any(token.lower_ in _words("part") for token in (doer, *doer.children))


@cache
def _words(kind: str) -> frozenset[str]:
    return frozenset(row["word"] for row in table("comparing_settings") if row["kind"] == kind)


def _other_subjects(first: Sentence, second: Sentence, one: Token, other: Token) -> str | None:
    """Two who do it, told by name: what France does, Italy may leave undone."""
    ours, theirs = subject(one), subject(other)
    if ours is None or theirs is None or ours.dep_ != theirs.dep_:
        return None
    here, there = _names(first, ours), _names(second, theirs)
    if here and there:
        one_of_them = any(may_be_one(name, each) for name in here for each in there)
        return None if one_of_them else f"{here[0]} against {there[0]}"
    if not here and not there and _are_two(first, second, ours, theirs):
        return f"{ours.text} against {theirs.text}"
    return None


def _names(sentence: Sentence, doer: Token) -> list[str]:
    """The names of who does it, and of those who do it too."""
    together = (doer, *doer.conjuncts)
    return [name for name in (name_of(sentence, token) for token in together) if name is not None]


def _are_two(first: Sentence, second: Sentence, one: Token, other: Token) -> bool:
    """Whether two common nouns are of two: neither one word nor near in meaning."""
    ours, theirs = ({word.lemma_.lower() for word in (each, *each.conjuncts)} for each in (one, other))
    if one.pos_ != "NOUN" or other.pos_ != "NOUN" or ours & theirs:
        return False
    near = first.vectors.tokens[place(first, one)] @ second.vectors.tokens[place(second, other)]
    return float(near) < NEAR


def subject(verb: Token) -> Token | None:
    """Who does or is it; whom a pronoun takes up, where the words around the clause say who speaks.

    >>> from reportedly.language import parse
    >>> subject(parse("Ana Lind said she was not worried.")[4])
    Lind
    """
    for word in _upwards(verb):
        found = next((child for child in word.children if child.dep_ in _SUBJECTS), None)
        if found is not None and found.lower_ in _REFERRING and word.dep_ == "ccomp":
            return _taken_up(word.head)
        if found is not None:
            return found
    return None


def _taken_up(telling: Token) -> Token | None:
    """Whom a pronoun takes up: who tells it, unless that is somebody's: *her lawyer said she …*."""
    found = subject(telling)
    if found is None or any(child.dep_ in {"poss", "prep"} for child in found.children):
        return None
    return found


def _upwards(word: Token) -> Iterator[Token]:
    """A word and those it hangs on, as long as their subject is its own: *refused [to pay]*."""
    yield word
    while word.dep_ in {"xcomp", "acomp", "attr", "conj", "advmod", "prt"}:
        word = word.head
        yield word


def name_of(sentence: Sentence, token: Token) -> str | None:
    """The name that a word belongs to, whole; none where it is of no name."""
    for name in sentence.words.ents:
        if name.start <= token.i < name.end and name.label_ not in {"DATE", "CARDINAL", "ORDINAL", "NORP"}:
            return name.text
    return token.text if token.pos_ == "PROPN" else None
