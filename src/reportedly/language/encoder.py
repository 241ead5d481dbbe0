"""The encoder: a small transformer as ONNX int8, run by onnxruntime on the CPU, offline."""

from __future__ import annotations

import os
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import cast

import numpy as np
import numpy.typing as npt
import onnxruntime as ort  # pyright: ignore[reportMissingTypeStubs]
from tokenizers import Tokenizer

Array = npt.NDArray[np.float32]

PROVIDERS = ["CPUExecutionProvider"]
TOKENIZER = Path(__file__).parent / "model" / "tokenizer.json"
PRODUCTS = Path(__file__).parent / "model" / "products.onnx"

SIDE = 16
"""Rows and columns of the weights in `PRODUCTS`: as many as a processor takes at once."""

LARGEST, LARGEST_WEIGHT = 255, 127
"""The largest numbers of 8 bits, without a sign and with one: two such products need 17 bits."""

PRECISELY = ("session.x64quantprecision", "1")
"""onnxruntime's setting for sums that are not cut off: half as slow again, so only where they would be."""


@cache
def tokenizer() -> Tokenizer:
    """BERT's word pieces, which every encoder here was trained on."""
    loaded = Tokenizer.from_file(str(TOKENIZER))
    loaded.no_truncation()
    loaded.no_padding()
    return loaded


@cache
def cuts_sums() -> bool:
    """Whether this processor cuts off sums of products of 8 bits, as those without VNNI do.

    There the best tag of one word piece in 27 becomes another (PolNeAR's dev split, an emulated Haswell), and
    of one in 200 where the sums are kept whole.
    """
    options = ort.SessionOptions()  # pyright: ignore
    options.intra_op_num_threads = 1
    session = ort.InferenceSession(str(PRODUCTS), options, providers=PROVIDERS)  # pyright: ignore
    numbers = np.full((1, SIDE), LARGEST, dtype=np.uint8)
    (sums,) = cast("list[npt.NDArray[np.int32]]", session.run(None, {"numbers": numbers}))  # pyright: ignore
    return bool((sums != SIDE * LARGEST * LARGEST_WEIGHT).any())


class Encoder:
    """An ONNX model over word pieces: `ids` and `mask` in, arrays out.

    Windows are run one by one: without padding, and without company that would change the scale of
    quantised activations. On two cores that is a quarter faster than batches of eight.
    """

    def __init__(self, path: Path) -> None:
        options = ort.SessionOptions()  # pyright: ignore
        options.intra_op_num_threads = int(os.environ.get("OMP_NUM_THREADS", "0"))
        if cuts_sums():
            options.add_session_config_entry(*PRECISELY)  # pyright: ignore
        self._session = ort.InferenceSession(str(path), options, providers=PROVIDERS)  # pyright: ignore

    def run(self, ids: Sequence[int]) -> tuple[Array, ...]:
        """The model's outputs for a window of word pieces, batch dimension taken off."""
        window = np.array([ids], dtype=np.int64)
        inputs = {"ids": window, "mask": np.ones_like(window)}
        outputs = cast("list[Array]", self._session.run(None, inputs))  # pyright: ignore
        return tuple(output[0] for output in outputs)
