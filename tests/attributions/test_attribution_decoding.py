"""From scores to chunks to attributions."""

from __future__ import annotations

from itertools import pairwise, product

import numpy as np
import numpy.typing as npt
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from reportedly.attributions.decoding import TAGS, Chunk, Role, best_path, chunks, join, transitions

SCORES = arrays(np.float32, st.tuples(st.integers(1, 3), st.just(TAGS)), elements=st.floats(-5, 5, width=32))


def scores_for(tags: list[int]) -> npt.NDArray[np.float32]:
    return np.array(
        [[8.0 if tag == wanted else 0.0 for tag in range(TAGS)] for wanted in tags], dtype=np.float32
    )


def pointing(length: int, **links: int) -> npt.NDArray[np.float32]:
    """Links of `length` pieces, where `p3=5` makes piece 3 point at piece 5."""
    scores = np.zeros((2, length, length), dtype=np.float32)
    for piece, goal in links.items():
        scores[:, int(piece[1:]), goal] = 9
    return scores


def test_an_inside_tag_never_begins_a_chunk() -> None:
    path = best_path(scores_for([0, 6, 6, 0]), *transitions())
    assert list(path) in ([0, 5, 6, 0], [0, 0, 0, 0])


@given(SCORES)
def test_the_path_is_the_best_of_all_allowed(scores: npt.NDArray[np.float32]) -> None:
    after, first = transitions()

    def worth(path: tuple[int, ...]) -> float:
        steps = sum(after[one, two] for one, two in pairwise(path))
        return float(sum(scores[i, tag] for i, tag in enumerate(path)) + first[path[0]] + steps)

    best = max(worth(path) for path in product(range(TAGS), repeat=len(scores)))
    assert worth(tuple(int(tag) for tag in best_path(scores, after, first))) >= best - 1e-3


def test_a_beginning_tag_parts_two_contents_side_by_side() -> None:
    tags = [5, 6, 5, 0]
    assert [(chunk.first, chunk.last) for chunk in chunks(np.array(tags), scores_for(tags))] == [
        (0, 2),
        (2, 3),
    ]


def test_content_before_and_after_its_cue_is_one_attribution() -> None:
    found = [
        Chunk(Role.CONTENT, 0, 1, 1),
        Chunk(Role.CUE, 1, 2, 1),
        Chunk(Role.SOURCE, 2, 3, 1),
        Chunk(Role.CONTENT, 3, 4, 1),
    ]
    [bundle] = join(found, pointing(4, p0=1, p1=2, p3=1))
    assert [chunk.first for chunk in bundle.contents] == [0, 3]
    assert bundle.source == found[2]


def test_two_cues_may_share_a_source() -> None:
    found = [Chunk(Role.SOURCE, 0, 1, 1), Chunk(Role.CUE, 1, 2, 1), Chunk(Role.CUE, 2, 3, 1)]
    assert [bundle.source for bundle in join(found, pointing(3, p1=0, p2=0))] == [found[0], found[0]]


def test_a_cue_that_points_at_itself_has_no_source() -> None:
    found = [Chunk(Role.SOURCE, 0, 1, 1), Chunk(Role.CUE, 1, 2, 1)]
    [bundle] = join(found, pointing(2, p1=1))
    assert bundle.source is None


def test_content_goes_to_the_cue_it_points_at_most() -> None:
    found = [Chunk(Role.CUE, 0, 1, 1), Chunk(Role.CUE, 1, 2, 1), Chunk(Role.CONTENT, 2, 3, 1)]
    assert [len(bundle.contents) for bundle in join(found, pointing(3, p2=1))] == [0, 1]
