"""The encoder gives each window what it would get alone, whatever it is batched with."""

from __future__ import annotations

import numpy as np
import pytest

from reportedly.attributions.tagger import MODEL
from reportedly.attributions.windows import CLS, SEP
from reportedly.language.encoder import Encoder


@pytest.fixture(scope="module")
def encoder() -> Encoder:
    return Encoder(MODEL / "tagger.onnx")


def test_results_come_in_the_order_asked(encoder: Encoder) -> None:
    windows = [[CLS, *range(2000, 2000 + size), SEP] for size in (30, 3, 12)]
    for window, (tags, links) in zip(windows, encoder.run(windows), strict=True):
        size = len(window)
        [(alone_tags, alone_links)] = encoder.run([window])
        # Quantised activations share one scale a batch, so company changes the scores a little.
        assert np.corrcoef(tags[:size].ravel(), alone_tags.ravel())[0, 1] > 0.95
        assert links.shape[0] == alone_links.shape[0] == 2


def test_nothing_in_nothing_out(encoder: Encoder) -> None:
    assert encoder.run([]) == []
