"""Annotated articles to windows of word pieces with their gold tags and links.

PolNeAR's mark each word once. The project's own (`benchmarks/gold/dev`) also mark what stands inside a
content; so that more is there to learn this from, paragraphs of PolNeAR's are put into somebody's mouth.
"""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from benchmarks.gold_files import GoldArticle, Marked, articles
from benchmarks.shared import CORPORA, scoring
from tokenizers import Tokenizer

from reportedly.attributions.decoding import Role
from reportedly.attributions.windows import NOWHERE, SIZE, Paragraph, Window, pack, paragraphs
from training.mouths import Spans, said

UNKNOWN = -100  # what torch's cross entropy leaves out

SHORTEST_FIRST_WINDOW = 40  # word pieces: shifting the first window shows every paragraph in other company
STRAIGHTENED = 0.25  # share of windows whose curly quotation marks are made straight, as many sites do
STRAIGHT = {"“": '"', "”": '"', "’": "'", "‘": "'"}

TIMES = 4  # that an article of the project's own is read an epoch: there are few of them
LAST = 168  # number of the last of them when this version was made
LEFT_OUT = 5  # every fifth of them is not learned from, so that something is left to measure on
PUT_INTO_MOUTHS = 3  # every third article of PolNeAR also has its paragraphs put into the mouths of others


@dataclass(frozen=True, slots=True)
class Labelled:
    """A window with, for each piece, its tag, its link, and its tag in an attribution inside a content.

    A piece of content links to the first piece of its cue; a piece of a cue to the first piece of its
    source, which several cues may share ("she said, adding …"), or of the cue itself where there is none.
    """

    ids: Sequence[int]
    tags: Sequence[int]
    links: Sequence[int]
    inner: Sequence[int]


@dataclass(frozen=True, slots=True)
class Text:
    """One annotated article, cut into paragraphs once; `inner` is what stands in a content, where marked."""

    text: str
    parts: list[Paragraph]
    attributions: list[Spans]
    inner: list[Spans] | None = None


def everything(tokenizer: Tokenizer) -> list[Text]:
    """All that is learned from."""
    texts = polnear("train", tokenizer)
    return texts + TIMES * own(tokenizer) + in_other_mouths(texts[::PUT_INTO_MOUTHS], tokenizer)


def polnear(split: str, tokenizer: Tokenizer) -> list[Text]:
    """The articles of `train` or `dev`, one for each annotator who read them."""
    return [
        Text(article.text, paragraphs(article.text, tokenizer), [gold.spans for gold in article.attributions])
        for article in scoring("corpora").polnear(CORPORA / "polnear" / split)
    ]


def own(tokenizer: Tokenizer) -> list[Text]:
    """The articles of the project's own that are learned from."""
    return [
        Text(
            one.article.text,
            paragraphs(one.article.text, tokenizer),
            [_spans_of(mark) for mark in one.marked if mark.within is None],
            [_spans_of(mark) for mark in one.marked if mark.within is not None],
        )
        for one in parted()[0]
    ]


def parted() -> tuple[list[GoldArticle], list[GoldArticle]]:
    """The articles of the gold's dev part that are learned from, and those that are not."""
    written = list(articles("dev"))
    then = [one.name for one in written if int(one.name.partition("-")[0]) <= LAST]
    learned = {name for place, name in enumerate(then) if place % LEFT_OUT}
    return [one for one in written if one.name in learned], [
        one for one in written if one.name not in learned
    ]


def in_other_mouths(texts: Sequence[Text], tokenizer: Tokenizer) -> list[Text]:
    """Paragraphs of texts, each said by another: what was outermost is nested then."""
    chance = random.Random(0)
    made = [said(text.text, text.attributions, chance) for text in texts]
    return [Text(words, paragraphs(words, tokenizer), outer, inner) for words, outer, inner in made]


def _spans_of(mark: Marked) -> Spans:
    held = {"Source": [mark.source] if mark.source else [], "Cue": mark.cue, "Content": mark.content}
    return {role: [(span.start, span.end) for span in spans] for role, spans in held.items()}


def epoch(texts: Sequence[Text], tokenizer: Tokenizer, chance: random.Random | None) -> Iterator[Labelled]:
    """Every article once, in windows cut at other paragraphs each time, or plain ones without `chance`."""
    straight = {tokenizer.token_to_id(mark): tokenizer.token_to_id(plain) for mark, plain in STRAIGHT.items()}
    for text in texts:
        owners = _owners(text.attributions)
        within = None if text.inner is None else _owners(text.inner)
        first = chance.randint(SHORTEST_FIRST_WINDOW, SIZE) if chance else SIZE
        make_straight = chance is not None and chance.random() < STRAIGHTENED
        for window in pack(text.parts, first):
            labelled = _labelled(window, owners, within)
            if make_straight:
                labelled = replace(labelled, ids=[straight.get(piece, piece) for piece in labelled.ids])
            yield labelled


@dataclass(frozen=True, slots=True)
class _Owner:
    role: Role
    span: int  # where the span begins
    goal: int | None  # where the span begins that this one links to


def _owners(attributions: Sequence[Spans]) -> dict[int, _Owner]:
    """For each code point that is in an attribution, its role in it: PolNeAR gives each at most one."""
    owners: dict[int, _Owner] = {}
    for spans in attributions:
        begins = {role: min((start for start, _ in _spans(spans, role)), default=None) for role in Role}
        goals = {
            Role.SOURCE: None,
            Role.CUE: begins[Role.CUE] if begins[Role.SOURCE] is None else begins[Role.SOURCE],
            Role.CONTENT: begins[Role.CUE],
        }
        for role in Role:
            for start, end in _spans(spans, role):
                for at in range(start, end):
                    owners.setdefault(at, _Owner(role, start, goals[role]))
    return owners


def _spans(spans: Spans, role: Role) -> list[tuple[int, int]]:
    return spans.get(role.name.capitalize(), [])


def _labelled(window: Window, owners: dict[int, _Owner], inner: dict[int, _Owner] | None) -> Labelled:
    held = _held(window, owners)
    begins = {owner.span: index for index, owner in reversed(list(enumerate(held))) if owner}
    links = [
        begins.get(owner.goal, UNKNOWN) if owner and owner.goal is not None else UNKNOWN for owner in held
    ]
    unknown = [UNKNOWN] * len(held)
    return Labelled(window.ids, _tags(held), links, unknown if inner is None else _tags(_held(window, inner)))


def _held(window: Window, owners: dict[int, _Owner]) -> list[_Owner | None]:
    return [owners.get(start) if (start, end) != NOWHERE else None for start, end in window.offsets]


def _tags(held: Sequence[_Owner | None]) -> list[int]:
    return [
        2 * owner.role + (2 if index and held[index - 1] == owner else 1) if owner else 0
        for index, owner in enumerate(held)
    ]
