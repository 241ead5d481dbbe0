"""Weigh the measures of likeness again: MSR's training part in, the package's weights out.

Wants scikit-learn (training/requirements.txt). The sentence encoder is not trained here: `export.py` turns
the published weights into ONNX int8.
"""

from __future__ import annotations

import argparse
from pathlib import Path

import msgspec
import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import accuracy_score, f1_score
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from reportedly.comparing.pairs.likeness import measures
from reportedly.comparing.pairs.sentence import sentence
from reportedly.comparing.pairs.vectors import MODEL
from reportedly.comparing.pairs.verdict import Weights
from training.pairs.data import paraphrases

FOLDS = 10
STRENGTH = 0.1  # of the regression: the inverse of its penalty


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--version", default="1", help="what the weights are to be called")
    parser.add_argument("--file", type=Path, default=MODEL / "weights.json")
    options = parser.parse_args()
    pairs = [*paraphrases("train"), *paraphrases("val")]
    found = [measures(sentence(pair.first), sentence(pair.second)) for pair in pairs]
    names = list(found[0])
    rows, truth = np.array([list(one.values()) for one in found]), np.array([pair.truth for pair in pairs])
    model = make_pipeline(StandardScaler(), LogisticRegression(C=STRENGTH, max_iter=2000))
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=1)
    guess = cross_val_predict(model, rows, truth, cv=folds)
    print(f"in {FOLDS} folds: accuracy {accuracy_score(truth, guess):.4f}, F1 {f1_score(truth, guess):.4f}")
    model.fit(rows, truth)
    scale, regression = model[0], model[1]
    weights = regression.coef_[0] / scale.scale_
    bias = float(regression.intercept_[0] - weights @ scale.mean_)
    learned = {name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)}
    card = msgspec.json.format(
        msgspec.json.encode(Weights(options.version, round(bias, 4), learned)), indent=1
    )
    options.file.write_bytes(card + b"\n")


if __name__ == "__main__":
    main()
