"""The attributions of an article: the tagger's words and an interview's turns, with their manner."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from msgspec.structs import replace

from reportedly.attributions import tagger
from reportedly.attributions.checking import checked
from reportedly.attributions.headlines import headlined
from reportedly.attributions.interviews import Turn, is_answer_label, questions, turns
from reportedly.attributions.quotations import manner, quotations
from reportedly.model import Article, Attribution, Span


def find(article: Article) -> tuple[Attribution, ...]:
    """The outermost attributions, numbered by their first words, with source, cue, content and manner."""
    answers = turns(article.text, article.paragraphs)
    tagged = checked(article, tuple(_tagged(article, answers)))
    found = _headlined(article, (*tagged, *_answered(article, answers)))
    ordered = sorted(found, key=Attribution.start)
    return tuple(replace(found, id=f"a{number}") for number, found in enumerate(ordered, start=1))


def _tagged(article: Article, answers: Sequence[Turn]) -> Iterator[Attribution]:
    """What the tagger finds outside the turns of an interview; what stands inside them is nested there.

    What the page asks is nobody's: `Did anybody warn the company?`
    """
    quoted = quotations(article.text, article.paragraphs)
    taken = [*(turn.content for turn in answers), *questions(article.text, answers)]
    for found in tagger.tagged(article.text).outer:
        if not any(place.has(span.start) for place in taken for span in (found.cue, *found.content)):
            yield Attribution(
                id="",
                source=found.source,
                cue=found.cue,
                content=found.content,
                manner=manner(article.text, found.content, quoted),
                certainty=found.certainty,
            )


def _answered(article: Article, answers: Sequence[Turn]) -> Iterator[Attribution]:
    """The turns of an interview: quoted whole, though no marks say so."""
    for turn in answers:
        named = turn.label is not None and not is_answer_label(turn.label.of(article.text))
        yield Attribution(
            id="",
            source=turn.label if named else None,
            cue=turn.colon,
            content=(turn.content,),
            manner="direct",
        )


def _headlined(article: Article, found: Sequence[Attribution]) -> Iterator[Attribution]:
    """The attributions, with what a headline gives to somebody by a mark alone, where that was not found.

    *Affidavit<:> {Officer said he saw it}*: what is said in its content is looked for there again.
    """
    told = headlined(article)
    here = [one for one in found if article.paragraphs[0].has(one.start())] if told else []
    if told is None or not all(_is_said_in(one, told[2]) for one in here):
        yield from found
        return
    yield from (one for one in found if one not in here)
    source, cue, content = told
    quoted = quotations(article.text, article.paragraphs)
    yield Attribution(
        id="", source=source, cue=cue, content=(content,), manner=manner(article.text, (content,), quoted)
    )


def _is_said_in(one: Attribution, content: Span) -> bool:
    """Whether an attribution has a speaker of its own, and stands in a content with all its words."""
    spans = [span for span in (one.source, one.cue, *one.content) if span]
    return one.source is not None and all(map(content.holds, spans))
