"""The attributions of an article: the tagger's words and an interview's turns, with their manner."""

from __future__ import annotations

from collections.abc import Iterator

from reportedly.attributions import tagger
from reportedly.attributions.checking import checked
from reportedly.attributions.interviews import is_answer_label, turns
from reportedly.attributions.quotations import manner, quotations
from reportedly.model import Article, Attribution, Span


def find(article: Article) -> tuple[Attribution, ...]:
    """The outermost attributions, numbered by their first words, with source, cue, content and manner."""
    tagged = checked(article, tuple(_tagged(article)))
    ordered = sorted((*tagged, *_answered(article)), key=_first)
    return tuple(
        Attribution(
            id=f"a{number}",
            source=found.source,
            cue=found.cue,
            content=found.content,
            manner=found.manner,
            certainty=found.certainty,
        )
        for number, found in enumerate(ordered, start=1)
    )


def _first(found: Attribution) -> int:
    return min(span.start for span in (found.source, found.cue, *found.content) if span)


def _tagged(article: Article) -> Iterator[Attribution]:
    """What the tagger finds outside the turns of an interview; what stands inside them is nested there."""
    quoted = quotations(article.text, article.paragraphs)
    taken = [turn.content for turn in turns(article.text, article.paragraphs)]
    for found in tagger.find(article.text):
        if not any(_inside(span, place) for place in taken for span in (found.cue, *found.content)):
            yield Attribution(
                id="",
                source=found.source,
                cue=found.cue,
                content=found.content,
                manner=manner(article.text, found.content, quoted),
                certainty=found.certainty,
            )


def _answered(article: Article) -> Iterator[Attribution]:
    """The turns of an interview: quoted whole, though no marks say so."""
    for turn in turns(article.text, article.paragraphs):
        named = turn.label is not None and not is_answer_label(turn.label.of(article.text))
        yield Attribution(
            id="",
            source=turn.label if named else None,
            cue=turn.colon,
            content=(turn.content,),
            manner="direct",
        )


def _inside(span: Span, place: Span) -> bool:
    return place.start <= span.start < place.end
