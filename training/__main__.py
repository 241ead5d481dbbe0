"""Make the shipped tagger again: annotated articles in, the package's model out."""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from benchmarks.shared import ROOT
from tokenizers import Tokenizer

from reportedly.attributions import tagger
from training.corpus import everything
from training.export import export
from training.fit import Recipe, fit
from training.network import PRETRAINED


def main() -> None:
    recipe = Recipe()
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--folder", type=Path, default=tagger.MODEL, help="where to write the model")
    parser.add_argument("--checkpoints", type=Path, default=ROOT / "out" / "training")
    parser.add_argument("--version", default="2", help="what the model is to be called")
    parser.add_argument("--seed", type=int, default=recipe.seed)
    parser.add_argument("--threads", type=int, default=2)
    options = parser.parse_args()
    torch.set_num_threads(options.threads)
    tokenizer = Tokenizer.from_file(str(Path(PRETRAINED) / "tokenizer.json"))
    tokenizer.no_truncation()
    tokenizer.no_padding()
    options.checkpoints.mkdir(parents=True, exist_ok=True)
    recipe = Recipe(seed=options.seed)
    export(
        fit(everything(tokenizer), tokenizer, recipe, options.checkpoints), options.version, options.folder
    )


if __name__ == "__main__":
    main()
