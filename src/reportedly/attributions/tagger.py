"""The tagger: a text to bundles of source, cue and content, in code points."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path

import msgspec
import numpy as np

from reportedly.attributions import decoding
from reportedly.attributions.decoding import Bundle, Chunk, Role
from reportedly.attributions.windows import NOWHERE, Window, pack, paragraphs
from reportedly.language.encoder import Encoder, tokenizer
from reportedly.model import Span

MODEL = Path(__file__).parent / "model"


class Card(msgspec.Struct, frozen=True):
    """What goes with the encoder: its version, and the scores of a tag (column) after a tag (row)."""

    version: str
    transitions: list[list[float]]


CARD = msgspec.json.decode((MODEL / "tagger.json").read_bytes(), type=Card)


@dataclass(frozen=True, slots=True)
class Found:
    """The words of one attribution: spans of the text."""

    cue: Span
    source: Span | None
    content: tuple[Span, ...]
    certainty: float


@dataclass(frozen=True, slots=True)
class Tagged:
    """What the tagger finds in a text: the outermost attributions, in the order of their first words.

    `cues` says, for the code point at which a word piece begins, how sure it is (0 to 1) that the piece is
    the cue of an attribution inside a content.
    """

    outer: tuple[Found, ...]
    cues: dict[int, float]

    def certainty_inside(self, word: Span) -> float:
        """How sure it is that a word is the cue of an attribution inside a content: its surest piece."""
        return max((self.cues.get(at, 0.0) for at in range(word.start, word.end)), default=0.0)


@cache
def _encoder() -> Encoder:
    return Encoder(MODEL / "tagger.onnx")


@lru_cache(maxsize=2)
def tagged(text: str) -> Tagged:
    """What is marked in a text.

    The last answers are kept: what is inside of contents is asked for after the contents are known.
    """
    after, first = decoding.transitions(CARD.transitions)
    outer: list[Found] = []
    cues: dict[int, float] = {}
    for window in pack(paragraphs(text, tokenizer())):
        scores, links, inside = _encoder().run(window.ids)
        path = decoding.best_path(scores + decoding.LEANING, after, first)
        bundles = decoding.join(decoding.chunks(path, scores), links)
        outer += filter(None, (in_text(text, window, bundle) for bundle in bundles))
        sure = decoding.softmax(inside)[:, [2 * Role.CUE + 1, 2 * Role.CUE + 2]].sum(axis=1)
        cues |= {start: float(each) for (start, _), each in zip(window.offsets, sure, strict=True)}
    return Tagged(tuple(sorted(outer, key=_first)), cues)


def _first(found: Found) -> int:
    return min(span.start for span in (found.source, found.cue, *found.content) if span)


def in_text(text: str, window: Window, bundle: Bundle) -> Found | None:
    """A bundle as spans of the text; none where its cue or all its contents hold no words."""
    chunks = [chunk for chunk in (bundle.cue, bundle.source, *bundle.contents) if chunk]
    pieces = sorted(bundle.contents, key=lambda chunk: chunk.first)
    cue, contents = _span(window, bundle.cue), [span for chunk in pieces if (span := _span(window, chunk))]
    if cue is None or not contents:
        return None
    return Found(
        cue=cue,
        source=_span(window, bundle.source) if bundle.source else None,
        content=_merged(text, contents),
        certainty=round(float(np.mean([chunk.certainty for chunk in chunks])), 3),
    )


def _span(window: Window, chunk: Chunk) -> Span | None:
    """The words of a chunk; none where it only holds the mark between two paragraphs."""
    offsets = [offset for offset in window.offsets[chunk.first : chunk.last] if offset != NOWHERE]
    return Span(offsets[0][0], offsets[-1][1]) if offsets else None


def _merged(text: str, spans: list[Span]) -> tuple[Span, ...]:
    """Pieces of content with only white space between them are one: a quotation over several paragraphs."""
    merged: list[Span] = []
    for span in spans:
        if merged and not text[merged[-1].end : span.start].strip():
            merged[-1] = Span(merged[-1].start, span.end)
        else:
            merged.append(span)
    return tuple(merged)
