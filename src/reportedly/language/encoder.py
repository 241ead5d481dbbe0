"""The encoder: a small transformer as ONNX int8, run by onnxruntime on the CPU, offline."""

from __future__ import annotations

import os
from collections.abc import Sequence
from pathlib import Path
from typing import cast

import numpy as np
import numpy.typing as npt
import onnxruntime as ort  # pyright: ignore[reportMissingTypeStubs]

Array = npt.NDArray[np.float32]

PADDING = 0  # the id of [PAD] in BERT's vocabulary
PROVIDERS = ["CPUExecutionProvider"]
BATCH = 8  # windows: more brings nothing on two cores


class Encoder:
    """An ONNX model over word pieces: `ids` and `mask` in, arrays out, in batches of like length."""

    def __init__(self, path: Path) -> None:
        options = ort.SessionOptions()  # pyright: ignore
        options.intra_op_num_threads = int(os.environ.get("OMP_NUM_THREADS", "0"))
        self._session = ort.InferenceSession(str(path), options, providers=PROVIDERS)  # pyright: ignore

    def run(self, windows: Sequence[Sequence[int]]) -> list[tuple[Array, ...]]:
        """The model's outputs for each window of ids, in order, batch dimension taken off.

        Axes of padding are left on: output `i` may be longer than window `i`.
        """
        results: list[tuple[Array, ...]] = [()] * len(windows)
        order = sorted(range(len(windows)), key=lambda index: len(windows[index]))
        for start in range(0, len(order), BATCH):
            chosen = order[start : start + BATCH]
            ids = np.full((len(chosen), len(windows[chosen[-1]])), PADDING, dtype=np.int64)
            for row, index in enumerate(chosen):
                ids[row, : len(windows[index])] = windows[index]
            mask = (np.arange(ids.shape[1]) < [[len(windows[index])] for index in chosen]).astype(np.int64)
            outputs = cast("list[Array]", self._session.run(None, {"ids": ids, "mask": mask}))  # pyright: ignore
            for row, index in enumerate(chosen):
                results[index] = tuple(output[row] for output in outputs)
        return results
