"""The tagger's scores for one window to chunks of source, cue and content, and chunks to attributions."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from enum import IntEnum

import numpy as np
import numpy.typing as npt

Array = npt.NDArray[np.float32]


class Role(IntEnum):
    """The roles, in the tagger's order: tag 0 is none, then a beginning and an inside tag for each role."""

    SOURCE = 0
    CUE = 1
    CONTENT = 2


TAGS = 1 + 2 * len(Role)
FORBIDDEN = -1e4

# Mean probabilities below which a link is not believed; the best of a grid on PolNeAR's dev split.
CONTENT_LINK = 0.5
SOURCE_LINK = 0.1


@dataclass(frozen=True, slots=True)
class Chunk:
    """Pieces `first` to `last` (excluded) of a window that play one role; `certainty` from 0 to 1."""

    role: Role
    first: int
    last: int
    certainty: float


@dataclass(slots=True)
class Bundle:
    """The chunks of one attribution."""

    cue: Chunk | None
    source: Chunk | None = None
    contents: list[Chunk] = field(default_factory=list[Chunk])


def transitions(learned: Sequence[Sequence[float]] | None = None) -> tuple[Array, Array]:
    """Scores of a tag after a tag, and of a first tag: an inside tag only continues its own role."""
    after = (
        np.zeros((TAGS, TAGS), dtype=np.float32) if learned is None else np.array(learned, dtype=np.float32)
    )
    first = np.zeros(TAGS, dtype=np.float32)
    for role in Role:
        inside = 2 * role + 2
        others = [tag for tag in range(TAGS) if tag not in (inside - 1, inside)]
        after[others, inside] = FORBIDDEN
        first[inside] = FORBIDDEN
    return after, first


def best_path(scores: Array, after: Array, first: Array) -> npt.NDArray[np.intp]:
    """The best sequence of tags under `scores` of shape (pieces, tags): Viterbi (1967)."""
    length = len(scores)
    came_from = np.zeros((length, TAGS), dtype=np.intp)
    running = scores[0] + first
    for index in range(1, length):
        options = running[:, None] + after
        came_from[index] = options.argmax(axis=0)
        running = options.max(axis=0) + scores[index]
    path = np.empty(length, dtype=np.intp)
    path[-1] = running.argmax()
    for index in range(length - 1, 0, -1):
        path[index - 1] = came_from[index, path[index]]
    return path


def chunks(path: Sequence[int] | npt.NDArray[np.intp], scores: Array) -> list[Chunk]:
    """The runs of one role in a path of tags."""
    odds = np.exp(scores - scores.max(axis=1, keepdims=True))
    odds /= odds.sum(axis=1, keepdims=True)
    found: list[Chunk] = []
    index = 0
    while index < len(path):
        tag = int(path[index])
        if tag == 0:
            index += 1
            continue
        role = Role((tag - 1) // 2)
        last = index + 1
        while last < len(path) and path[last] == 2 * role + 2:
            last += 1
        certainty = odds[index:last, [2 * role + 1, 2 * role + 2]].sum(axis=1).mean()
        found.append(Chunk(role, index, last, float(certainty)))
        index = last
    return found


def softmax(scores: Array) -> Array:
    """Probabilities along the last axis."""
    powers = np.exp(scores - scores.max(axis=-1, keepdims=True))
    return powers / powers.sum(axis=-1, keepdims=True)


def join(found: Iterable[Chunk], links: Array) -> list[Bundle]:
    """Chunks to attributions: every source and every piece of content goes to the cue it points at.

    `links` has shape (2, pieces, pieces): for pieces of sources, then of contents, scores over the piece
    at which the cue begins. A content whose pieces point elsewhere than at any cue found belongs to an
    attribution whose cue was missed: it is left out, for a wrong speaker is worse than none.
    """
    every = list(found)
    bundles = [Bundle(chunk) for chunk in every if chunk.role is Role.CUE]
    cues = [bundle.cue for bundle in bundles if bundle.cue]
    if not cues:
        return []
    odds = softmax(links)
    for content in (chunk for chunk in every if chunk.role is Role.CONTENT):
        shares = _shares(odds[1], content, cues)
        chosen = int(shares.argmax())
        if shares[chosen] >= CONTENT_LINK:
            bundles[chosen].contents.append(content)
    offers = [
        (share, -chunk.first, index, chunk)
        for chunk in every
        if chunk.role is Role.SOURCE
        for index, share in enumerate(_shares(odds[0], chunk, cues))
        if share >= SOURCE_LINK
    ]
    placed: set[int] = set()
    for _, start, index, source in sorted(offers, key=lambda offer: offer[:3], reverse=True):
        if bundles[index].source is None and start not in placed:
            bundles[index].source = source
            placed.add(start)
    return bundles


def _shares(odds: Array, chunk: Chunk, cues: Sequence[Chunk]) -> Array:
    """For each cue, the mean probability with which the chunk's pieces point into it."""
    rows = odds[chunk.first : chunk.last]
    return np.array([rows[:, cue.first : cue.last].sum(axis=1).mean() for cue in cues])
