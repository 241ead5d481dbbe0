"""What a statement takes up: the accusation it denies, the demand it refuses, the question it answers."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from msgspec.structs import replace
from spacy.tokens import Doc

from reportedly.attributions.acts.frames import words_of
from reportedly.attributions.noun_cues import statement_nouns
from reportedly.knowledge import table
from reportedly.language import covered
from reportedly.model import Attribution, Span

REACH = 3
"""Paragraphs that an answer looks back over. From the gold's dev part."""

ENOUGH = 2.0
"""Points from which an earlier statement is what is answered. From the gold's dev part."""

ENOUGH_TO_REPLY = 0.8
"""The same for a reply by its word (`retorted`), and for the denial of what it says was said (`called such
claims absurd`): these always answer something."""

_TAKES_UP = 1.5  # the earlier act is one that this act answers: a denial an accusation
_ABOUT_ME = 1.5  # the earlier content speaks of who answers now
_NEXT = 1.0  # it is the statement right before
_POINTS = 1.0  # this content only points back: "it", "the allegations"
_WORD_IN_COMMON = 0.7  # each word that both contents have
_WORDS = 3  # words in common that count
_PARAGRAPH = 0.6  # lost for each paragraph between

_POINTING = re.compile(
    r"(?:it|this|that|them|these|those|which|what|so"
    r"|(?:the|this|that|these|those|such|any|an?|(?P<whose>his|her|its|their)) (?P<noun>[\w-]+))"
    r"\W*(?:[“\"'‘].*)?",
    re.IGNORECASE | re.DOTALL,
)
_SHORT = 6
"""Words of a content that only points back, at most: `the allegations “absurd”`. A judgement."""


@dataclass(frozen=True, slots=True)
class _Said:
    """One statement as answers see it."""

    one: Attribution
    place: int
    paragraph: int
    words: frozenset[str]
    names: frozenset[str]


@cache
def _answered_acts() -> dict[str, frozenset[str]]:
    """The acts that an act answers."""
    return {row["act"]: frozenset(row["answers"].split(",")) for row in table("answering")}


@cache
def _reply_words() -> frozenset[str]:
    return frozenset(row["word"] for row in table("replies"))


def linked(text: str, doc: Doc, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions with `answers`: the earlier statement of another speaker that each takes up.

    An act that answers (deny, confirm, refuse, agree, withhold …), a reply by its word ("retorted"), or a
    content that only points back ("the allegations") looks for it; the likeliest by act, by whom it speaks
    of, by words in common and by nearness is taken, and none where nothing makes it clear.
    """
    said = _as_said(text, doc, attributions)
    return tuple(replace(one.one, answers=tuple(_answers(text, doc, one, said))) for one in said)


def _as_said(text: str, doc: Doc, attributions: Sequence[Attribution]) -> list[_Said]:
    called: dict[str, set[str]] = {}
    for one in attributions:
        for actor in one.actors():
            source = one.source.of(text) if one.source else ""
            called.setdefault(actor.id, set()).update(_names(f"{actor.name} {source}"))
    return [
        _Said(
            one=one,
            place=one.start(),
            paragraph=text.count("\n", 0, one.start()),
            words=frozenset(_content_words(doc, one)),
            names=frozenset(name for actor in _speakers(one) for name in called.get(actor, ())),
        )
        for one in attributions
    ]


def _speakers(one: Attribution) -> set[str]:
    return {actor.id for actor in one.actors()}


def _names(words: str) -> Iterator[str]:
    return (word for word in re.findall(r"[\w-]+", words) if word[:1].isupper() and len(word) > 2)


def _content_words(doc: Doc, one: Attribution) -> Iterator[str]:
    for span in one.content:
        for token in covered(doc, span) or ():
            if token.is_alpha and not token.is_stop and token.pos_ in {"NOUN", "VERB", "PROPN", "ADJ"}:
                yield token.lemma_.lower()


def _answers(text: str, doc: Doc, one: _Said, said: Sequence[_Said]) -> Iterator[str]:
    inside = [other.one for other in said if other.one.within == one.one.id]
    replies = _replies(doc, one.one)
    answering = one.one.act in _answered_acts()
    sure = _denies_what_was_said(text, one.one) if answering else replies
    enough = ENOUGH_TO_REPLY if sure else ENOUGH
    if not (answering or replies):
        return
    ranked = [
        (score, other.place, other.one.id)
        for other in said
        if other.place < one.place and (score := _score(text, one, other, said, replies)) >= enough
    ]
    if ranked:
        yield max(ranked)[2]
    elif answering:
        yield from (each.id for each in inside[:1] if _is_named_statement(doc, each))


def _is_named_statement(doc: Doc, inner: Attribution) -> bool:
    """`denied the union's claim that …`: what is denied stands in the content itself."""
    cue = covered(doc, inner.cue)
    return cue is not None and cue.root.lemma_.lower() in statement_nouns()


def _replies(doc: Doc, one: Attribution) -> bool:
    cue = covered(doc, one.cue)
    return any(token.lemma_.lower() in _reply_words() for token in cue or ())


def _only_points(text: str, content: Sequence[Span]) -> bool:
    """Whether a content says nothing by itself; `her claims` were made before, but `her death` was not.

    >>> contents = ("it", "the allegations “absurd”", "a new road", "the US", "her claims", "her death")
    >>> [_only_points(words, [Span(0, len(words))]) for words in contents]
    [True, True, False, False, True, False]
    """
    words = " ".join(span.of(text) for span in content).strip()
    found = _POINTING.fullmatch(words) if len(words.split()) < _SHORT else None
    if found is None:
        return not words
    noun = found["noun"] or ""
    return not noun[:1].isupper() and (not found["whose"] or _is_said(noun))


def _denies_what_was_said(text: str, one: Attribution) -> bool:
    """`called {such claims “absurd”}`: somebody has claimed so."""
    found = _POINTING.fullmatch(" ".join(span.of(text) for span in one.content).strip())
    return one.act == "deny" and found is not None and _is_said(found["noun"] or "")


def _is_said(noun: str) -> bool:
    """Whether a noun is one of what is said: `claims`, `offer`."""
    word = noun.lower()
    known = words_of("allegation") | words_of("request") | frozenset(statement_nouns())
    return word in known or word.removesuffix("s") in known


def _score(text: str, one: _Said, other: _Said, said: Sequence[_Said], replies: bool) -> float:
    """How likely one statement takes up the other."""
    away = (one.paragraph - other.paragraph + 1) // 2
    same = _speakers(one.one) & _speakers(other.one)
    if same or other.one.id.startswith(f"{one.one.id}.") or one.one.id.startswith(f"{other.one.id}."):
        return 0.0
    if away > REACH:
        return 0.0
    takes_up = other.one.act in _answered_acts().get(one.one.act or "", frozenset())
    points = _only_points(text, one.one.content)
    if not (takes_up or points or replies):
        return 0.0
    content = " ".join(span.of(text) for span in other.one.content)
    about = any(re.search(rf"\b{re.escape(name)}\b", content) for name in one.names)
    before = [each for each in said if each.place < one.place and each.one.within is None]
    return (
        _TAKES_UP * takes_up
        + _ABOUT_ME * about
        + _NEXT * (bool(before) and max(before, key=lambda each: each.place) is other)
        + _POINTS * points
        + _WORD_IN_COMMON * min(len(one.words & other.words), _WORDS)
        - _PARAGRAPH * away
    )
