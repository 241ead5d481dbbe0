"""Statements of one occasion share their chain: `he added` goes through the letter of what it adds to."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from spacy.tokens import Doc

from reportedly.model import Article, Attribution, Relay

_OTHERS = 2
"""Attributions of others after which a speaker is still on the same occasion. Tuned on the gold's dev part."""

_PARAGRAPHS = 2
"""Paragraphs over which an occasion goes on. Tuned on the gold's dev part."""

_LEAD = 2
"""Paragraphs that tell in short what the body tells again: the headline and the lead."""

_LEAD_REACH = 6
"""Paragraphs from the lead in which the same statement comes again. A judgement."""

_INNER = frozenset({"want", "hope", "believe", "fear", "doubt", "intend", "suspect"})
"""Acts that are no saying: what one wants was not said in the letter for that."""

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
        earlier = _earlier(index, attributions, out, place)
        if earlier is not None:
            out[index] = list(out[earlier])
    for index in reversed(place.order):
        if not out[index] and not attributions[index].within:
            later = _later(index, attributions, own, place)
            if later is None:
                later = _told_again(index, attributions, own, place)
            if later is not None:
                out[index] = list(out[later])
    return out


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
    index: int, attributions: Sequence[Attribution], chains: Sequence[Sequence[Relay]], place: _Places
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
        if _speakers(attributions[other]) == speakers:
            if not _same_day(mine, attributions[other]):
                return None
            beside = place.paragraph[index] == place.paragraph[other]
            if mine.act in _INNER and not beside:
                return None
            return other if chains[other] else None
        others += 1
    return None


def _same_day(first: Attribution, second: Attribution) -> bool:
    return first.when is None or second.when is None or first.when.timex == second.when.timex


def _later(
    index: int, attributions: Sequence[Attribution], own: Sequence[Sequence[Relay]], place: _Places
) -> int | None:
    """The next statement in the same paragraph, which says through what both came."""
    speakers = _speakers(attributions[index])
    for other in place.order[place.rank[index] + 1 :]:
        if attributions[other].within:
            continue
        if place.paragraph[other] != place.paragraph[index] or _speakers(attributions[other]) != speakers:
            return None
        if not speakers or attributions[index].act in _INNER:
            return None
        if own[other]:
            return other if _same_day(attributions[index], attributions[other]) else None
    return None


def _told_again(
    index: int, attributions: Sequence[Attribution], own: Sequence[Sequence[Relay]], place: _Places
) -> int | None:
    """The statement of the body that the headline or the lead tells in short."""
    first = place.paragraph[place.order[0]]
    if place.paragraph[index] > max(_LEAD, 1) or not _speakers(attributions[index]):
        return None
    for other in place.order[place.rank[index] + 1 :]:
        if attributions[other].within or place.paragraph[other] - first > _LEAD_REACH:
            continue
        if _speakers(attributions[other]) != _speakers(attributions[index]):
            continue
        if own[other]:
            return other if _same_day(attributions[index], attributions[other]) else None
        if place.paragraph[other] > _LEAD:
            return None
    return None
