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

# A source's beginning is worth a little more than the tagger says: the best of a grid on PolNeAR's dev split.
LEANING = np.array([0, 0.5, 0, 0, 0, 0, 0], dtype=np.float32)

# The mean probability below which a cue's link to a source is not believed; from the same grid.
SOURCE_LINK = 0.08

_JOINED = (Role.CUE, Role.SOURCE, Role.CONTENT)


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

    cue: Chunk
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
    best = np.empty_like(scores)  # of the sequences that end with a tag at a piece
    best[0] = scores[0] + first
    for index in range(1, length):
        best[index] = np.maximum.reduce(best[index - 1][:, None] + after) + scores[index]
    came_from = (best[:-1, :, None] + after).argmax(axis=1)
    path = np.empty(length, dtype=np.intp)
    path[-1] = best[-1].argmax()
    for index in range(length - 1, 0, -1):
        path[index - 1] = came_from[index - 1, path[index]]
    return path


def chunks(path: Sequence[int] | npt.NDArray[np.intp], scores: Array) -> list[Chunk]:
    """The runs of one role in a path of tags."""
    odds = softmax(scores)
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
    """Chunks to attributions, one for each cue: contents look for their cue, and cues for their source.

    `links` has shape (2, pieces, pieces): scores of the piece at which the source begins, for each piece
    of a cue, and of that at which the cue begins, for each piece of a content. Several cues may share a
    source ("she said, adding …"), and one may have none.
    """
    every = list(found)
    cues, sources, contents = ([chunk for chunk in every if chunk.role is role] for role in _JOINED)
    if not cues:
        return []
    to_source, to_cue = links
    bundles = [Bundle(cue, _chosen(to_source, cue, sources, SOURCE_LINK)) for cue in cues]
    for content in contents:
        bundles[int(_shares(to_cue, content, cues).argmax())].contents.append(content)
    return bundles


def _chosen(links: Array, chunk: Chunk, goals: Sequence[Chunk], least: float) -> Chunk | None:
    """The goal the chunk's pieces point into most, if with a mean probability of `least` or more."""
    shares = _shares(links, chunk, goals)
    return goals[int(shares.argmax())] if shares.max(initial=0) >= least else None


def _shares(links: Array, chunk: Chunk, goals: Sequence[Chunk]) -> Array:
    """For each goal, the mean probability with which the chunk's pieces point into it."""
    rows = softmax(links[chunk.first : chunk.last]).mean(axis=0)
    return np.array([rows[goal.first : goal.last].sum() for goal in goals], dtype=np.float32)
