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


@cache
def tokenizer() -> Tokenizer:
    """BERT's word pieces, which every encoder here was trained on."""
    loaded = Tokenizer.from_file(str(TOKENIZER))
    loaded.no_truncation()
    loaded.no_padding()
    return loaded


class Encoder:
    """An ONNX model over word pieces: `ids` and `mask` in, arrays out.

    Windows are run one by one: without padding, and without company that would change the scale of
    quantised activations. On two cores that is a quarter faster than batches of eight.
    """

    def __init__(self, path: Path) -> None:
        options = ort.SessionOptions()  # pyright: ignore
        options.intra_op_num_threads = int(os.environ.get("OMP_NUM_THREADS", "0"))
        self._session = ort.InferenceSession(str(path), options, providers=PROVIDERS)  # pyright: ignore

    def run(self, ids: Sequence[int]) -> tuple[Array, ...]:
        """The model's outputs for a window of word pieces, batch dimension taken off."""
        window = np.array([ids], dtype=np.int64)
        inputs = {"ids": window, "mask": np.ones_like(window)}
        outputs = cast("list[Array]", self._session.run(None, inputs))  # pyright: ignore
        return tuple(output[0] for output in outputs)
