"""Interviews and transcripts: what is said in answer to printed questions, or under a speaker's label."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from reportedly.model import Span

FEWEST = 3
"""Turns that make an interview of a page: fewer are headings, lists or a quotation set apart. A judgement."""

_NAME = r"[A-Z][\w.’'-]*(?: (?:[A-Z][\w.’'-]*|de|van|von|bin|al)){0,4}"
_LABEL = re.compile(rf"(?P<label>{_NAME})(?P<colon>\s?:)\s+(?=\S)")
_PRESENTER = re.compile(rf"({_NAME}), (?:HOST|BYLINE|ANCHOR|PRESENTER|CORRESPONDENT|REPORTER):")
_QUESTION_LABEL = re.compile(r"(?:Q|QUESTION|Question|INTERVIEWER|Interviewer|Reporter|REPORTER)\d*")
_ANSWER_LABEL = re.compile(r"(?:A|ANSWER|Answer)\d*")
_QUESTION = re.compile(r"[^“\"\n]{4,300}\?")
_TO_YOU = re.compile(r"\byour?\b", re.IGNORECASE)
_FIRST_PERSON = re.compile(r"\bI\b|\b(?:[Ww]e|[Mm]y|[Oo]ur|[Mm]e|us)\b")


@dataclass(frozen=True, slots=True)
class Turn:
    """What one speaker says before another does. `label` is the name in front, where there is one."""

    label: Span | None
    colon: Span | None
    content: Span


def turns(text: str, paragraphs: Sequence[Span]) -> list[Turn]:
    """The answers of an interview, and the turns of a transcript; none in any other page.

    >>> text = "Q: Do you swim?\\nAnn Lee: Never.\\nQ: Why?\\nLee: I sink.\\nQ: And row?\\nLee: I row well."
    >>> found = turns(text, [Span(*line.span()) for line in re.finditer(r"[^\\n]+", text)])
    >>> [(turn.label.of(text), turn.content.of(text)) for turn in found]
    [('Ann Lee', 'Never.'), ('Lee', 'I sink.'), ('Lee', 'I row well.')]

    Headings that ask are no interview, for nobody is asked:

    >>> text = "What is a levy?\\nA tax.\\nWho pays it?\\nEverybody.\\nWhen?\\nIn May."
    >>> turns(text, [Span(*line.span()) for line in re.finditer(r"[^\\n]+", text)])
    []
    """
    labelled = [turn for place in paragraphs if (turn := _labelled(text, place))]
    if len(labelled) >= FEWEST and _alternates(text, labelled):
        asking = _askers(text, labelled)
        told = set(_told(text, paragraphs, labelled))
        return [
            turn for turn in labelled if turn.label and turn.label.of(text) not in asking and turn not in told
        ]
    asking = [place for place in paragraphs if _asks(text, place)]
    if len(labelled) >= FEWEST <= len(asking) and len({_surname(turn, text) for turn in labelled}) == 1:
        return _with_unlabelled(text, paragraphs, labelled)
    return list(_unlabelled(text, paragraphs))


def _told(text: str, paragraphs: Sequence[Span], labelled: Sequence[Turn]) -> Iterator[Turn]:
    """The turns in which a broadcast tells its own story: those of its presenters that answer nobody.

    >>> text = "ANN LEE, HOST: Hello.\\nBO RAY, BYLINE: It rains.\\nRAY: It does.\\nLEE: Why?\\nRAY: Rain."
    >>> lines = [Span(*line.span()) for line in re.finditer(r"[^\\n]+", text)]
    >>> labelled = [turn for line in lines if (turn := _labelled(text, line))]
    >>> [turn.content.of(text) for turn in _told(text, lines, labelled)]
    ['It does.', 'Why?']
    """
    found = [match for place in paragraphs if (match := _PRESENTER.match(text, place.start, place.end))]
    presenters = {match[1].split()[-1].lower() for match in found}
    for turn in labelled:
        asked = text[: turn.label.start if turn.label else 0].rstrip().endswith("?")
        if _surname(turn, text) in presenters and not asked:
            yield turn


def _asks(text: str, place: Span) -> bool:
    return place.of(text).rstrip().endswith("?") and _labelled(text, place) is None


def _with_unlabelled(text: str, paragraphs: Sequence[Span], labelled: Sequence[Turn]) -> list[Turn]:
    """The labelled answers, and what stands without a label right after a question."""
    found = list(labelled)
    for asked, after in pairwise(paragraphs):
        if _asks(text, asked) and not _asks(text, after) and _labelled(text, after) is None:
            found.append(Turn(None, None, after))
    return sorted(found, key=lambda turn: turn.content.start)


def _labelled(text: str, place: Span) -> Turn | None:
    found = _LABEL.match(text, place.start, place.end)
    if not found:
        return None
    return Turn(Span(*found.span("label")), Span(*found.span("colon")), Span(found.end(), place.end))


def _alternates(text: str, labelled: Sequence[Turn]) -> bool:
    """Whether labels come again, as speakers do and the heads of a list do not."""
    counts = Counter(_surname(turn, text) for turn in labelled)
    return len(counts) > 1 and sum(count for count in counts.values() if count > 1) > len(labelled) / 2


def _surname(turn: Turn, text: str) -> str:
    return turn.label.of(text).split()[-1].lower() if turn.label else ""


def _askers(text: str, labelled: Sequence[Turn]) -> set[str]:
    """The labels under which questions are put: `Q`, the outlet, whoever mostly asks."""
    said: dict[str, list[bool]] = {}
    for turn in labelled:
        label = turn.label.of(text) if turn.label else ""
        said.setdefault(label, []).append(turn.content.of(text).rstrip(' ”"').endswith("?"))
    return {
        label
        for label, asks in said.items()
        if _QUESTION_LABEL.fullmatch(label) or (sum(asks) > len(asks) / 2 and len(asks) > 1)
    }


def _unlabelled(text: str, paragraphs: Sequence[Span]) -> Iterator[Turn]:
    """The paragraphs after questions that stand alone, if they are put to somebody and answered as by one."""
    asking = [place for place in paragraphs if _QUESTION.fullmatch(place.of(text).strip())]
    if len(asking) < FEWEST or not any(_TO_YOU.search(place.of(text)) for place in asking):
        return
    for number, place in enumerate(paragraphs[:-1]):
        after = paragraphs[number + 1]
        if place in asking and after not in asking and _FIRST_PERSON.search(after.of(text)):
            yield Turn(None, None, after)


def questions(text: str, answers: Sequence[Turn]) -> list[Span]:
    """The questions that the page puts itself: the sentence that asks, right before an answer.

    >>> text = "She left. Did anybody warn the firm?\\nI wrote in May."
    >>> [place.of(text) for place in questions(text, [Turn(None, None, Span(37, 52))])]
    ['Did anybody warn the firm?']
    """
    found: list[Span] = []
    for turn in answers:
        start = turn.label.start if turn.label else turn.content.start
        end = len(text[:start].rstrip())
        begin = max(text.rfind(mark, 0, max(end - 1, 0)) + 1 for mark in ".!?:\n")
        if text[:end].endswith("?"):
            found.append(Span(begin + len(text[begin:end]) - len(text[begin:end].lstrip()), end))
    return found


def is_answer_label(label: str) -> bool:
    """Whether a label names nobody: `A:`."""
    return bool(_ANSWER_LABEL.fullmatch(label))
