"""Weigh the measures of one claim again: judged pairs of two corpora in, the package's weights out.

`judged.tsv` says where the pairs stand, and what one reader thinks of each. Wants scikit-learn
(training/requirements.txt).
"""

from __future__ import annotations

import argparse
import csv
import json
from collections.abc import Collection, Iterator
from datetime import date
from functools import cache
from pathlib import Path

import msgspec
import numpy as np
from benchmarks.shared import CORPORA
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import average_precision_score, log_loss
from sklearn.model_selection import StratifiedKFold, cross_val_predict
from sklearn.pipeline import make_pipeline
from sklearn.preprocessing import StandardScaler

from reportedly.comparing.claims import Saying, own_voice, spelled_out
from reportedly.comparing.claims.likeness import MODEL, measures
from reportedly.comparing.pairs.sentence import sentence
from reportedly.comparing.pairs.verdict import Weights
from reportedly.language import parse
from reportedly.model import Attribution
from reportedly.reading import read_text

JUDGED = Path(__file__).with_name("judged.tsv")
FOLDS = 10
STRENGTH = 0.3
"""Of the regression: the inverse of its penalty."""


@cache
def _guardian() -> dict[str, tuple[str, date]]:
    lines = (CORPORA / "guardian" / "articles.jsonl").read_text(encoding="utf-8").splitlines()
    found = map(json.loads, lines)
    return {one["id"]: (one["text"], date.fromisoformat(one["published"][:10])) for one in found}


def _article(corpus: str, article: str) -> tuple[str, date]:
    """The text of an article, and when it was published."""
    if corpus == "guardian":
        return _guardian()[article]
    polnear = CORPORA / "polnear" / "train" / "text" / f"{article}.txt"
    return polnear.read_text(encoding="utf-8"), date.fromisoformat(article.split("_")[1])


@cache
def _said(corpus: str, article: str) -> dict[tuple[int, int], Saying]:
    """What an article says, with pronouns spelled out, by where it stands."""
    text, day = _article(corpus, article)
    reading = read_text(text, published=day)
    statements, doc = tuple(reading.statements()), parse(text)
    found: dict[tuple[int, int], Saying] = {}
    who = {one.id: _speakers(one, article) for one in statements}
    for told in own_voice(reading.article, doc, statements, reading.mentions):
        by = who[told.of] if told.of is not None else frozenset({article})
        new = Saying(-1, 1, sentence(told.words), by, day, is_part=told.of is not None)
        found[told.span.start, told.span.end] = new
    for one in statements:
        words = spelled_out(reading.article, one, reading.mentions, doc)
        if words:
            new = Saying(1, 1, sentence(words), who[one.id], day)
            found[one.content[0].start, one.content[-1].end] = new
    return found


def _speakers(statement: Attribution, article: str) -> frozenset[str]:
    """Who speaks: the names are taken for one person's on all pages."""
    speaker = statement.speaker
    return frozenset({speaker.name.casefold() if speaker is not None else f"{statement.id} of {article}"})


def _week(corpus: str, article: str) -> str:
    """The ISO week of an article, as *2016-W03*; none of the Guardian's, of which none are kept back."""
    if corpus != "polnear":
        return ""
    year, week, _ = date.fromisoformat(article.split("_")[1]).isocalendar()
    return f"{year}-W{week:02}"


def rows(without: Collection[str] = ()) -> Iterator[tuple[dict[str, float], bool]]:
    """The measures of each judged pair that is still read so, and whether it is one claim.

    None with an article of the weeks `without`.
    """
    with JUDGED.open(encoding="utf-8", newline="") as file:
        lines = [line for line in file if not line.startswith("#")]
    for row in csv.DictReader(lines, delimiter="\t"):
        if any(_week(row["corpus"], row[side]) in without for side in ("one", "other")):
            continue
        one, other = (
            _said(row["corpus"], row[side]).get((int(row[f"{side}_start"]), int(row[f"{side}_end"])))
            for side in ("one", "other")
        )
        if one is not None and other is not None:
            yield measures(one, other), row["same"] == "1"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--version", default="1", help="what the weights are to be called")
    parser.add_argument("--file", type=Path, default=MODEL / "weights.json")
    parser.add_argument(
        "--without",
        nargs="*",
        default=[],
        metavar="WEEK",
        help="ISO weeks of PolNeAR kept for measuring: 2016-W03",
    )
    options = parser.parse_args()
    found = list(rows(options.without))
    names = list(found[0][0])
    values = np.array([list(one.values()) for one, _ in found])
    truth = np.array([same for _, same in found])
    model = make_pipeline(StandardScaler(), LogisticRegression(C=STRENGTH, max_iter=2000))
    folds = StratifiedKFold(FOLDS, shuffle=True, random_state=1)
    guess = cross_val_predict(model, values, truth, cv=folds, method="predict_proba")[:, 1]
    print(f"{len(found)} pairs, {truth.sum()} of them one claim; in {FOLDS} folds:")
    print(f"average precision {average_precision_score(truth, guess):.3f}, loss {log_loss(truth, guess):.3f}")
    vectors = values[:, names.index("vectors")]
    print(f"of the vectors alone: average precision {average_precision_score(truth, vectors):.3f}")
    model.fit(values, truth)
    weights = model[1].coef_[0] / model[0].scale_
    bias = float(model[1].intercept_[0] - weights @ model[0].mean_)
    learned = {name: round(float(weight), 4) for name, weight in zip(names, weights, strict=True)}
    card = msgspec.json.encode(Weights(options.version, round(bias, 4), learned))
    options.file.write_bytes(msgspec.json.format(card, indent=1) + b"\n")


if __name__ == "__main__":
    main()
