"""The published sentence encoder to ONNX int8, where the package looks for it."""

from __future__ import annotations

import tempfile
from pathlib import Path

import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn
from transformers import BertModel

from reportedly.comparing.pairs.vectors import MODEL
from training.export import SmallEmbedding
from training.network import PRETRAINED


class Sentences(nn.Module):
    """ids, mask (batch, pieces) to the hidden state of every piece."""

    def __init__(self) -> None:
        super().__init__()
        self.encoder = BertModel.from_pretrained(
            PRETRAINED, attn_implementation="eager", add_pooling_layer=False
        )
        words = self.encoder.embeddings
        words.word_embeddings = SmallEmbedding(words.word_embeddings)

    def forward(self, ids: Tensor, mask: Tensor) -> Tensor:
        return self.encoder(input_ids=ids, attention_mask=mask).last_hidden_state


def main() -> None:
    example = torch.randint(1000, 20000, (2, 64))
    pieces = {0: "batch", 1: "pieces"}
    with tempfile.TemporaryDirectory() as temporary, torch.no_grad():
        whole = str(Path(temporary) / "whole.onnx")
        torch.onnx.export(
            Sentences().eval(),
            (example, torch.ones_like(example)),
            whole,
            input_names=["ids", "mask"],
            output_names=["hidden"],
            dynamic_axes={"ids": pieces, "mask": pieces, "hidden": pieces},
            opset_version=17,
            dynamo=False,
        )
        quantize_dynamic(
            whole,
            str(MODEL / "sentences.onnx"),
            op_types_to_quantize=["MatMul"],
            per_channel=True,
            weight_type=QuantType.QInt8,
        )


if __name__ == "__main__":
    main()
