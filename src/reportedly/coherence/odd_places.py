"""A country named once where the article names its near-namesake, of the same journey or talks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Doc, Token

from reportedly.articles.damage.vocabulary import words_for
from reportedly.knowledge import table
from reportedly.language import covered
from reportedly.model import Damage, Span

OFTEN = 2
"""Times that the article must name the other country of the same thing."""

_YEAR = re.compile(r"\b(?:19|20)\d\d\b")


@dataclass(frozen=True, slots=True)
class Named:
    """One country named of one thing: what, by whom, and where the name stands."""

    country: str
    thing: str
    actors: frozenset[str]
    span: Span
    sentence: str


def odd_places(text: str, doc: Doc) -> Iterator[Damage]:
    """The one visit to South Korea among visits to North Korea.

    >>> from reportedly.language import parse
    >>> text = "Mr Lee will make a visit to North Korea. The visit to North Korea is his first. " \\
    ...     "A visit by Mr Lee to South Korea was announced in May."
    >>> [(each.span.of(text), each.suggestion) for each in odd_places(text, parse(text))]
    [('South Korea', 'North Korea')]
    """
    form = _form()
    spans = [Span(found.start(), found.end()) for found in form.finditer(text)]
    if len(spans) <= OFTEN:
        return
    named = [one for span in spans for one in _named(text, doc, span)]
    for one in named:
        others = [two for two in named if two.thing == one.thing and two.country in _partners()[one.country]]
        fits = [two for two in others if not one.actors or not two.actors or one.actors & two.actors]
        # Named of something else as well, it is in the story; beside its namesake, both are meant.
        if sum(span.of(text) == one.country for span in spans) > 1 or len(fits) < OFTEN:
            continue
        if len({two.country for two in fits}) > 1 or any(two.sentence == one.sentence for two in others):
            continue
        if not _of_another(one.sentence):
            other = fits[0].country
            reason = f"the article says {len(fits)} times “{other}” of the same {one.thing}"
            yield Damage(one.span, "odd-one-out", reason, other)


@cache
def _partners() -> dict[str, set[str]]:
    """By a country's name: those that are taken for it."""
    partners: dict[str, set[str]] = {}
    for row in table("mixed_up"):
        partners.setdefault(row["one"], set()).add(row["other"])
        partners.setdefault(row["other"], set()).add(row["one"])
    return partners


@cache
def _form() -> re.Pattern[str]:
    names = sorted(_partners(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, names))})\b(?!['’-])")


@cache
def _things() -> dict[str, str]:
    """By a lemma: what it is about, the same for the noun and the verb (`trip`, `travel`: visit)."""
    return {row["lemma"]: row["thing"] for row in table("mixed_up_things")}


def _of_another(sentence: str) -> bool:
    """Whether a sentence says that it tells of another: `also`, `previous`, a year."""
    said = re.findall(r"[a-z]+", sentence.lower())
    return bool(_YEAR.search(sentence)) or not words_for("another thing").isdisjoint(said)


def _named(text: str, doc: Doc, span: Span) -> Iterator[Named]:
    words = covered(doc, span)
    if words is None:
        return
    head = words.root
    while head.dep_ in ("conj", "appos", "compound", "nmod") and head.head.i != head.i:
        head = head.head
    above = head.head
    if above.dep_ == "prep" or above.pos_ == "ADP":
        above = above.head
    # `a visit by Mr. Putin to …`: the parser hangs `to` on the name.
    for _ in range(4):
        if above.lemma_.lower() in _things() or above.head.i == above.i:
            break
        above = above.head
        if above.pos_ == "VERB" and above.lemma_.lower() not in _things():
            break
    if thing := _things().get(above.lemma_.lower()):
        yield Named(span.of(text), thing, frozenset(_actors(above)), span, above.sent.text)


def _actors(thing: Token) -> Iterator[str]:
    """Names of who travels: subject, possessor, `by …`."""
    for word in thing.children:
        if word.dep_ in ("nsubj", "poss") and word.pos_ == "PROPN":
            yield word.text
        if word.lower_ == "by":
            yield from (inner.text for inner in word.children if inner.pos_ == "PROPN")
