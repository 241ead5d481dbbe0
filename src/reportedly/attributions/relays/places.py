"""The attributions of an article in reading order, with their paragraphs and speakers."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Iterator, Sequence

from reportedly.model import Article, Attribution

LEAD = 2
"""Paragraphs that tell in short what the body tells again: the headline and the lead."""

_PARAGRAPHS = 2
"""Paragraphs over which an occasion goes on; tuned on the gold's dev part."""

_REACH = 1500
"""Characters over which an occasion goes on, for pages that lost their paragraphs. A judgement."""


class Places:
    """The attributions in reading order, with their paragraphs and speakers."""

    def __init__(self, article: Article, attributions: Sequence[Attribution]) -> None:
        starts = [span.start for span in article.paragraphs]
        self.article = article
        self.attributions = attributions
        self.at = [_start(attribution) for attribution in attributions]
        self.paragraph = [bisect_right(starts, at) for at in self.at]
        self.order = sorted(range(len(attributions)), key=self.at.__getitem__)
        self.rank = {index: rank for rank, index in enumerate(self.order)}
        self.speakers = [_speakers(attribution) for attribution in attributions]

    def before(self, index: int) -> Iterator[int]:
        """The attributions before one, the nearest first, as far as an occasion reaches."""
        for other in reversed(self.order[: self.rank[index]]):
            far = self.paragraph[index] - self.paragraph[other] > _PARAGRAPHS
            if far or self.at[index] - self.at[other] > _REACH:
                return
            yield other

    def after(self, index: int) -> Iterator[int]:
        """The attributions after one that are not nested, the nearest first."""
        for other in self.order[self.rank[index] + 1 :]:
            if not self.attributions[other].within:
                yield other


def _start(attribution: Attribution) -> int:
    spans = [span for span in (attribution.cue, attribution.source, *attribution.content) if span]
    return spans[0].start if spans else 0


def _speakers(attribution: Attribution) -> tuple[str, ...]:
    return tuple(sorted(actor.id for actor in attribution.actors()))
