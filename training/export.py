"""The trained network to ONNX int8, where the package looks for it."""

from __future__ import annotations

import json
import shutil
import tempfile
from pathlib import Path

import onnx
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic
from torch import Tensor, nn

from reportedly.language.encoder import TOKENIZER
from training.network import PRETRAINED, Tagger

HEADS = ("/tag/", "/inner/", "/query/", "/key/")  # small, and worth their precision


class SmallEmbedding(nn.Module):
    """Word embeddings as int8 with a scale a row: one scale for all of them cost 0.7 points of source F1."""

    def __init__(self, embedding: nn.Embedding) -> None:
        super().__init__()
        weight = embedding.weight.detach()
        scale = weight.abs().amax(dim=1, keepdim=True) / 127
        self.register_buffer("weight", torch.round(weight / scale).to(torch.int8))
        self.register_buffer("scale", scale)

    def forward(self, ids: Tensor) -> Tensor:
        return self.weight[ids].float() * self.scale[ids]


def export(network: Tagger, version: str, folder: Path) -> None:
    """Write `tagger.onnx` and `tagger.json` into `folder`, and the word pieces where encoders find them."""
    folder.mkdir(parents=True, exist_ok=True)
    words = network.encoder.embeddings
    words.word_embeddings = SmallEmbedding(words.word_embeddings)
    example = torch.randint(1000, 20000, (2, 64))
    pieces = {0: "batch", 1: "pieces"}
    with tempfile.TemporaryDirectory() as temporary:
        whole = str(Path(temporary) / "whole.onnx")
        torch.onnx.export(
            network,
            (example, torch.ones_like(example)),
            whole,
            input_names=["ids", "mask"],
            output_names=["tags", "links", "inner"],
            dynamic_axes={
                "ids": pieces,
                "mask": pieces,
                "tags": pieces,
                "inner": pieces,
                "links": {0: "batch", 2: "pieces", 3: "pieces"},
            },
            opset_version=17,
            dynamo=False,
        )
        heads = [node.name for node in onnx.load(whole).graph.node if node.name.startswith(HEADS)]
        quantize_dynamic(
            whole,
            str(folder / "tagger.onnx"),
            op_types_to_quantize=["MatMul"],
            per_channel=True,
            weight_type=QuantType.QInt8,
            nodes_to_exclude=heads,
        )
    learned = [[round(score, 4) for score in row] for row in network.transitions.tolist()]
    card = json.dumps({"version": version, "transitions": learned}, indent=1)
    (folder / "tagger.json").write_text(f"{card}\n", encoding="utf-8")
    shutil.copy(Path(PRETRAINED) / "tokenizer.json", TOKENIZER)
