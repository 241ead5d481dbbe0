"""Statements of one occasion share their chain: `he added` goes through the letter of what it adds to."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from spacy.tokens import Doc

from reportedly.attributions.interviews import turns
from reportedly.attributions.outlets import words as words_of
from reportedly.model import Article, Attribution, Relay

_OTHERS = 2
"""Attributions of others after which a speaker is still on the same occasion. Tuned on the gold's dev part."""

_PARAGRAPHS = 2
"""Paragraphs over which an occasion goes on. Tuned on the gold's dev part."""

_REACH = 1500
"""Characters over which an occasion goes on, for pages that lost their paragraphs. A judgement."""

_NEAR = 600
"""Characters to the statement after it that says through what both came. A judgement."""

_LEAD = 2
"""Paragraphs that tell in short what the body tells again: the headline and the lead."""

_LEAD_REACH = 6
"""Paragraphs from the lead in which the same statement comes again. A judgement."""

_INNER = frozenset({"want", "hope", "believe", "fear", "doubt", "intend", "suspect"})
"""Acts that are no saying: what one wants was not said in the letter for that."""

_STANDING = _INNER | {"deny", "refuse", "agree", "withhold", "allow", "regret"}
"""Acts told in short before the words that were said on some occasion, and not on that one alone:
`The maker rejects the charge. “Our data showed nothing,” it said in a statement.`"""

_ALIKE = 0.25
"""Share of a headline's or lead's longer words that come again in the same statement of the body, where
its speaker is only somebody of the same house: measured on the gold's dev part."""

_BODIES = frozenset({"organisation", "government", "company", "agency", "unknown"})
_AGAIN = 2
"""Longer words, at least, that come again: one is no sign."""

_WORD = re.compile(r"[^\W\d_]{4,}")


def shared(
    article: Article,
    doc: Doc,
    attributions: Sequence[Attribution],
    own: Sequence[Sequence[Relay]],
) -> list[list[Relay]]:
    """The chains, with those that statements take over from another of the same occasion."""
    out = [list(chain) for chain in own]
    place = _Places(article, attributions)
    for index in place.order:
        if own[index] or attributions[index].within:
            continue
        earlier = _earlier(index, attributions, out, place, doc)
        if earlier is not None:
            out[index] = list(out[earlier])
    for index in reversed(place.order):
        if not out[index] and not attributions[index].within:
            later = _later(index, attributions, own, place, doc)
            if later is None:
                later = _told_again(index, attributions, own, place, doc)
            if later is not None:
                out[index] = list(out[later])
    for index in place.order:
        if not out[index] and not attributions[index].within:
            twin = _earlier(index, attributions, out, place, doc)
            if twin is not None and place.paragraph[twin] == place.paragraph[index]:
                out[index] = list(out[twin])
    return out


def answering(article: Article, attributions: Sequence[Attribution]) -> list[int]:
    """The attributions that are answers of an interview printed as questions and answers."""
    found = turns(article.text, article.paragraphs)
    asked = [
        turn for turn in found if article.text[: turn.content.start].rsplit("\n", 1)[0].rstrip().endswith("?")
    ]
    if 2 * len(asked) <= len(found):
        return []
    return [
        index
        for index, attribution in enumerate(attributions)
        if attribution.content and not attribution.within
        if any(turn.content.start <= attribution.content[0].start < turn.content.end for turn in found)
    ]


class _Places:
    """Where attributions stand: reading order, paragraph."""

    def __init__(self, article: Article, attributions: Sequence[Attribution]) -> None:
        self.text = article.text
        starts = [span.start for span in article.paragraphs]
        self.at = [_start(attribution) for attribution in attributions]
        self.paragraph = [bisect_right(starts, at) for at in self.at]
        self.order = sorted(range(len(attributions)), key=self.at.__getitem__)
        self.rank = {index: rank for rank, index in enumerate(self.order)}


def _start(attribution: Attribution) -> int:
    spans = [span for span in (attribution.cue, attribution.source, *attribution.content) if span]
    return spans[0].start if spans else 0


def _speakers(attribution: Attribution) -> tuple[str, ...]:
    actors = attribution.speakers or ((attribution.speaker,) if attribution.speaker else ())
    return tuple(sorted(actor.id for actor in actors))


def _earlier(
    index: int,
    attributions: Sequence[Attribution],
    chains: Sequence[Sequence[Relay]],
    place: _Places,
    doc: Doc,
) -> int | None:
    """The statement that this one goes on from, if it has a chain."""
    mine, speakers, others = attributions[index], _speakers(attributions[index]), 0
    if not speakers:
        return None
    for other in reversed(place.order[: place.rank[index]]):
        if attributions[other].within:
            continue
        if place.paragraph[index] - place.paragraph[other] > _PARAGRAPHS or others > _OTHERS:
            return None
        if place.at[index] - place.at[other] > _REACH:
            return None
        if _speakers(attributions[other]) == speakers:
            if not _same_occasion(mine, attributions[other], doc):
                return None
            beside = place.paragraph[index] == place.paragraph[other]
            if mine.act in _INNER and not beside:
                return None
            return other if chains[other] else None
        others += 1
    return None


def _same_occasion(first: Attribution, second: Attribution, doc: Doc) -> bool:
    """Whether nothing tells two occasions apart: another day, or `had said` beside `said`."""
    days = {attribution.when.timex for attribution in (first, second) if attribution.when}
    return len(days) < 2 and _is_past(first, doc) == _is_past(second, doc)


def _is_past(attribution: Attribution, doc: Doc) -> bool:
    span = (
        doc.char_span(attribution.cue.start, attribution.cue.end, alignment_mode="expand")
        if attribution.cue
        else None
    )
    return span is not None and any(token.lower_ in {"had", "'d", "’d"} for token in span)


def _later(
    index: int, attributions: Sequence[Attribution], own: Sequence[Sequence[Relay]], place: _Places, doc: Doc
) -> int | None:
    """The next statement in the same paragraph, which says through what both came."""
    speakers = _speakers(attributions[index])
    for other in place.order[place.rank[index] + 1 :]:
        if attributions[other].within:
            continue
        if place.at[other] - place.at[index] > _NEAR:
            return None
        if place.paragraph[other] != place.paragraph[index] or _speakers(attributions[other]) != speakers:
            return None
        if not speakers or not attributions[index].content or attributions[index].act in _STANDING:
            return None
        if own[other]:
            days = {attributions[one].when.timex for one in (index, other) if attributions[one].when}
            told_of = _is_past(attributions[other], doc) and not _is_past(attributions[index], doc)
            return None if len(days) > 1 or told_of else other
    return None


def _told_again(
    index: int, attributions: Sequence[Attribution], own: Sequence[Sequence[Relay]], place: _Places, doc: Doc
) -> int | None:
    """The statement of the body that the headline or the lead tells in short."""
    first = place.paragraph[place.order[0]]
    parted = len(set(place.paragraph)) > 1
    if not parted or place.paragraph[index] > _LEAD or not _speakers(attributions[index]):
        return None
    mine = attributions[index]
    if mine.act in _STANDING:
        return None
    for other in place.order[place.rank[index] + 1 :]:
        theirs = attributions[other]
        if theirs.within or place.paragraph[other] - first > _LEAD_REACH:
            continue
        same = _speakers(theirs) == _speakers(mine)
        near = place.paragraph[other] - max(place.paragraph[index], _LEAD) <= 1
        if own[other] and (same or (near and _is_of_house(mine, theirs, place.text))):
            return other if _same_occasion(mine, theirs, doc) else None
        if same and place.paragraph[other] > _LEAD:
            return None
    return None


def _is_of_house(short: Attribution, full: Attribution, text: str) -> bool:
    """Whether somebody of the same house tells in full what the headline or the lead tells in short.

    `The agency said the danger was past. … “The danger is past,” its director told a press conference.`
    """
    if short.speaker is None or full.speaker is None or full.source is None:
        return False
    if short.speaker.kind not in _BODIES or full.speaker.kind in _BODIES:
        return False
    words, again = _content_words(short, text), _content_words(full, text)
    alike = len(words & again) >= _AGAIN and len(words & again) / len(words) >= _ALIKE
    return alike or any(
        word.lower().strip(",.") in words_of("officer") for word in full.source.of(text).split()
    )


def _content_words(attribution: Attribution, text: str) -> set[str]:
    return {word.lower() for span in attribution.content for word in _WORD.findall(span.of(text))}
