"""The encoder: what goes in, and what comes out."""

from __future__ import annotations

import numpy as np
import pytest

from reportedly.attributions.decoding import TAGS
from reportedly.attributions.tagger import MODEL
from reportedly.attributions.windows import CLS, SEP, SIZE
from reportedly.language import encoder as encoders
from reportedly.language.encoder import Encoder


def test_a_score_for_every_tag_and_every_pair_of_pieces() -> None:
    encoder = Encoder(MODEL / "tagger.onnx")
    for size in (2, 30, SIZE):
        tags, links, inner = encoder.run([CLS, *range(2000, 1998 + size), SEP])
        assert tags.shape == inner.shape == (size, TAGS)
        assert links.shape == (2, size, size)


def test_sums_kept_whole_are_the_same_where_the_processor_cuts_none_off(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    if encoders.cuts_sums():
        pytest.skip("this processor cuts sums off")
    ids = [CLS, *range(2000, 2030), SEP]
    plain = Encoder(MODEL / "tagger.onnx").run(ids)
    monkeypatch.setattr(encoders, "cuts_sums", lambda: True)
    whole = Encoder(MODEL / "tagger.onnx").run(ids)
    assert all(np.array_equal(one, other) for one, other in zip(plain, whole, strict=True))
