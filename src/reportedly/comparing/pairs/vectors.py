"""Sentences and words as vectors: all-MiniLM-L6-v2, trained to set like sentences near each other."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from spacy.tokens import Doc
from spacy.tokens import Span as Words

from reportedly.attributions.windows import CLS, SEP
from reportedly.language.encoder import Array, Encoder, tokenizer

MODEL = Path(__file__).parent / "model"

LONGEST = 256
"""Word pieces of a sentence that are read: what the encoder was trained on. Sentences of news have fewer."""


@dataclass(frozen=True, slots=True)
class Vectors:
    """A sentence as one vector of 384 dimensions, and one for each of its tokens, all of length 1."""

    sentence: Array
    tokens: Array


@cache
def _encoder() -> Encoder:
    return Encoder(MODEL / "sentences.onnx")


def vectors(words: Doc | Words) -> Vectors:
    """The vectors of a parsed sentence; a token's is the mean of its word pieces' in their context."""
    pieces = tokenizer().encode(words.text, add_special_tokens=False)
    ids, offsets = pieces.ids[: LONGEST - 2], pieces.offsets[: LONGEST - 2]
    (hidden,) = _encoder().run([CLS, *ids, SEP])
    starts = [token.idx - words[0].idx for token in words]
    tokens = np.zeros((len(starts), hidden.shape[1]), np.float32)
    places = np.searchsorted(starts, [start for start, _ in offsets], "right") - 1
    np.add.at(tokens, np.maximum(places, 0), hidden[1:-1])
    return Vectors(_of_length_one(hidden.mean(axis=0)), _of_length_one(tokens))


def vector(text: str) -> Array:
    """The vector of a text of any length, without a parse: of a long one, of its beginning.

    >>> float(vector("The dam is safe.") @ vector("The dam is secure.")) > 0.8
    True
    """
    (hidden,) = _encoder().run(
        [CLS, *tokenizer().encode(text, add_special_tokens=False).ids[: LONGEST - 2], SEP]
    )
    return _of_length_one(hidden.mean(axis=0))


def _of_length_one(rows: Array) -> Array:
    lengths = np.linalg.norm(rows, axis=-1, keepdims=True)
    return rows / np.maximum(lengths, 1e-6)
