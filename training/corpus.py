"""PolNeAR's articles to windows of word pieces with their gold tags and links."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from benchmarks.shared import CORPORA, scoring
from tokenizers import Tokenizer

from reportedly.attributions.decoding import Role
from reportedly.attributions.windows import NOWHERE, SIZE, Paragraph, Window, pack, paragraphs

NO_LINK = -100  # what torch's cross entropy leaves out

SHORTEST_FIRST_WINDOW = 40  # word pieces: shifting the first window shows every paragraph in other company
STRAIGHTENED = 0.25  # share of windows whose curly quotation marks are made straight, as many sites do
STRAIGHT = {"“": '"', "”": '"', "’": "'", "‘": "'"}

# One attribution's spans by role, as `corpora.polnear` gives them.
Spans = dict[str, list[tuple[int, int]]]


@dataclass(frozen=True, slots=True)
class Labelled:
    """A window with, for each piece, its tag and its link.

    A piece of content links to the first piece of its cue; a piece of a cue to the first piece of its
    source, which several cues may share ("she said, adding …"), or of the cue itself where there is none.
    """

    ids: Sequence[int]
    tags: Sequence[int]
    links: Sequence[int]


@dataclass(frozen=True, slots=True)
class Text:
    """One annotated article, cut into paragraphs once."""

    text: str
    parts: list[Paragraph]
    attributions: list[Spans]


def load(split: str, tokenizer: Tokenizer) -> list[Text]:
    """The articles of `train` or `dev`, one for each annotator who read them."""
    return [
        Text(article.text, paragraphs(article.text, tokenizer), [gold.spans for gold in article.attributions])
        for article in scoring("corpora").polnear(CORPORA / "polnear" / split)
    ]


def epoch(texts: Sequence[Text], tokenizer: Tokenizer, chance: random.Random | None) -> Iterator[Labelled]:
    """Every article once, in windows cut at other paragraphs each time, or plain ones without `chance`."""
    straight = {tokenizer.token_to_id(mark): tokenizer.token_to_id(plain) for mark, plain in STRAIGHT.items()}
    for text in texts:
        owners = _owners(text.attributions)
        first = chance.randint(SHORTEST_FIRST_WINDOW, SIZE) if chance else SIZE
        make_straight = chance is not None and chance.random() < STRAIGHTENED
        for window in pack(text.parts, first):
            labelled = _labelled(window, owners)
            if make_straight:
                ids = [straight.get(piece, piece) for piece in labelled.ids]
                labelled = Labelled(ids, labelled.tags, labelled.links)
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


def _labelled(window: Window, owners: dict[int, _Owner]) -> Labelled:
    held = [owners.get(start) if (start, end) != NOWHERE else None for start, end in window.offsets]
    begins = {owner.span: index for index, owner in reversed(list(enumerate(held))) if owner}
    tags = [
        2 * owner.role + (2 if index and held[index - 1] == owner else 1) if owner else 0
        for index, owner in enumerate(held)
    ]
    links = [
        begins.get(owner.goal, NO_LINK) if owner and owner.goal is not None else NO_LINK for owner in held
    ]
    return Labelled(window.ids, tags, links)
