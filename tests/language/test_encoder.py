"""The encoder: what goes in, and what comes out."""

from __future__ import annotations

from reportedly.attributions.decoding import TAGS
from reportedly.attributions.tagger import MODEL
from reportedly.attributions.windows import CLS, SEP, SIZE
from reportedly.language.encoder import Encoder


def test_a_score_for_every_tag_and_every_pair_of_pieces() -> None:
    encoder = Encoder(MODEL / "tagger.onnx")
    for size in (2, 30, SIZE):
        tags, links = encoder.run([CLS, *range(2000, 1998 + size), SEP])
        assert tags.shape == (size, TAGS)
        assert links.shape == (2, size, size)
