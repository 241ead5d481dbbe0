"""What the tagger marks, held against the words around it: each rule with the sentence that made it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from reportedly.model import Article, Attribution, Span

_CLOSED = re.compile(r"[”\"’'»]\s*$")
_OWNED = re.compile(r"\b(?P<cue>[a-z]+) of (?P<source>(?:the )?[A-Z][\w-]*(?: [A-Z][\w-]*)*) $")
_WHICH = re.compile(r"which\s+")
_SAID_OF = re.compile(r"(?:said|written|told|reported) (?:about|of|on)")
_THING = re.compile(r"\b(?:everything|anything|something|nothing|much|most|all|what|little)$", re.IGNORECASE)
_BARE = frozenset({"it", "this", "that", "he", "she", "they"})
_OPENS = '“"«„‘'


def checked(article: Article, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """The attributions, turned where they are inverted, without those in which nobody says nothing."""
    for one in found:
        turned = _turned(article, found, _according_to_which(article.text, one))
        nothing = turned.source is None and _says_nothing(article.text, turned)
        if not nothing and not _is_spoken_of(article.text, turned):
            yield turned


def _says_nothing(text: str, one: Attribution) -> bool:
    """*However, {it} <was officially signed>*: a bare pronoun, attributed to nobody."""
    return " ".join(span.of(text) for span in one.content).lower() in _BARE


def _is_spoken_of(text: str, one: Attribution) -> bool:
    """*[Almost everything] <said about> {them} rests on three reports*: it is said, and says nothing."""
    if one.source is None or one.cue is None or not _SAID_OF.fullmatch(one.cue.of(text)):
        return False
    return _THING.search(one.source.of(text)) is not None and one.source.end < one.cue.start


def _according_to_which(text: str, one: Attribution) -> Attribution:
    """*It revived {the fears of the West} <according to> {which it could sell arms}*: French in English."""
    if one.source is not None or one.cue is None or one.cue.of(text).lower() != "according to":
        return one
    noun = _OWNED.search(text[: one.cue.start])
    after = [span for span in one.content if span.start > one.cue.end]
    if noun is None or not after or not (said := _WHICH.match(after[0].of(text))):
        return one
    content = Span(after[0].start + said.end(), after[0].end)
    return replace(
        one, source=Span(*noun.span("source")), cue=Span(*noun.span("cue")), content=(content, *after[1:])
    )


def _turned(article: Article, found: Sequence[Attribution], one: Attribution) -> Attribution:
    """*The two have “bonds of brothers,” <underlined> the king in a letter*: what follows is the source."""
    if one.source is not None or one.cue is None or len(one.content) != 1 or one.manner != "indirect":
        return one
    text, after = article.text, one.content[0]
    gap = text[one.cue.end : after.start]
    if gap.strip() or not _CLOSED.search(text[: one.cue.start].rstrip(" ,")):
        return one
    before = _sentence_before(article, one.cue)
    contents = [span for other in found for span in other.content]
    taken = any(span.overlaps(before) for span in contents)
    if taken or not any(mark in before.of(text) for mark in _OPENS):
        return one
    return replace(one, source=after, content=(before,), manner="mixed")


def _sentence_before(article: Article, cue: Span) -> Span:
    """From the beginning of the sentence that a cue ends, in its paragraph."""
    place = next(place for place in article.paragraphs if place.has(cue.start))
    words = article.text[place.start : cue.start]
    ends = [match.end() for match in re.finditer(r"[.!?]\s+", words)]
    start = place.start + (ends[-1] if ends else 0)
    return Span(start, place.start + len(words.rstrip()))
