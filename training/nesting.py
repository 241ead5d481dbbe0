"""Make the weights of nested attributions again: which words inside a content are another's cues.

The tagger knows the articles too well that it learned from: what it is worth is learned from the others of
the gold's dev part, and what all else is worth from those. `python -m training.nesting` says how well
articles are read by the weights of the others, and writes what is learned from all of them.
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import msgspec
import numpy as np
from benchmarks.gold_files import GoldArticle
from msgspec.structs import replace
from sklearn.feature_extraction import DictVectorizer
from sklearn.linear_model import LogisticRegression

from reportedly import attributions
from reportedly.attributions.framing import framed
from reportedly.attributions.nesting.candidates import candidates, made
from reportedly.attributions.nesting.finding import possible
from reportedly.attributions.nesting.pieces import again, pieces
from reportedly.attributions.nesting.signs import NOUN, signs
from reportedly.attributions.nesting.weighing import ENOUGH, WEIGHTS, Weights
from reportedly.attributions.quotations import manner, quotations
from reportedly.model import Attribution, Span
from reportedly.reading import examined
from training.corpus import parted

FOLDS = 12
"""Parts of the articles, each read by the weights of the others."""

STRENGTH = 0.3
"""Inverse of the strength of the L2 penalty: from the same folds, of 0.1, 0.3 and 1."""

LEAST = 0.02
"""Weights nearer to nothing are left out."""

_SUM = "sum of the others"


@dataclass(frozen=True, slots=True)
class Row:
    """A candidate: its article's place, its signs, and whether people say that it is a nested cue.

    What is not `possible`, since nothing is said by it or nobody else may say it, is never taken for one.
    """

    article: int
    signs: tuple[str, ...]
    nested: bool
    possible: bool


def rows(place: int, gold: GoldArticle) -> Iterator[Row]:
    """The candidates of an article, level by level; on the next are those that people say are nested."""
    _, article, doc, _ = examined(gold.article)
    text, quoted = article.text, quotations(article.text, article.paragraphs)
    inner = [span for mark in gold.marked if mark.within for span in mark.cue]
    level: Sequence[Attribution] = framed(article, doc, attributions.find(article))
    while level:
        tagged = list(again(text, doc, list(pieces(text, doc, level))))
        below: list[Attribution] = []
        for number, one in enumerate(level):
            for candidate in candidates(doc, one, [found for at, found in tagged if at == number]):
                nested = _stands(candidate.word.idx, inner)
                may_be = possible(text, doc, candidate) is not None
                yield Row(place, signs(doc, candidate), nested, may_be)
                found = made(candidate) if nested else None
                if found is not None and not any(known.cue == found.cue for known in below):
                    below.append(replace(found, within="outer", manner=manner(text, found.content, quoted)))
        level = below if level and not level[0].within else []


def _stands(at: int, spans: Sequence[Span]) -> bool:
    return any(span.has(at) for span in spans)


def learned(seen: Sequence[Row], unseen: Sequence[Row]) -> Weights:
    """The weights that tell the nested ones of those that may be.

    What the tagger's signs add is learned on top of what the others come to. Nouns are few, and most that
    have what is said beside them are nested: they are learned from by themselves, and without the tagger.
    """
    seen, unseen = ([row for row in rows if row.possible] for rows in (seen, unseen))
    nouns = [row for row in (*seen, *unseen) if NOUN in row.signs]
    seen, unseen = ([row for row in rows if NOUN not in row.signs] for rows in (seen, unseen))
    bias, others = _fitted(seen, [_ones(row, taggers=False) for row in seen])
    sums = [bias + sum(others.get(sign, 0.0) for sign in row.signs) for row in unseen]
    added_bias, added = _fitted(
        unseen, [_ones(row, taggers=True) | {_SUM: each} for row, each in zip(unseen, sums, strict=True)]
    )
    share = added.pop(_SUM)
    bias = added_bias + share * bias
    prior, of_nouns = _fitted(nouns, [_ones(row, taggers=False) for row in nouns])
    of_nouns[NOUN] += prior - bias
    every = {sign: share * weight for sign, weight in others.items()} | added | of_nouns
    kept = {sign: round(weight, 3) for sign, weight in sorted(every.items()) if abs(weight) >= LEAST}
    return Weights(round(bias, 3), kept)


def _ones(row: Row, *, taggers: bool) -> dict[str, float]:
    return {sign: 1.0 for sign in row.signs if ("tagged" in sign) == taggers}


def _fitted(known: Sequence[Row], measures: Sequence[dict[str, float]]) -> tuple[float, dict[str, float]]:
    """The bias, and the weight of each measure by its name."""
    columns = DictVectorizer()
    table = columns.fit_transform(measures)
    model = LogisticRegression(C=STRENGTH, max_iter=3000).fit(table, [row.nested for row in known])
    names = [str(name) for name in columns.get_feature_names_out()]
    return float(model.intercept_[0]), dict(zip(names, map(float, model.coef_[0]), strict=True))


def crossed(seen: Sequence[Row], unseen: Sequence[Row]) -> tuple[float, float, float]:
    """Precision, recall and F1 where each unseen article is read by the weights of the others."""
    order = np.random.default_rng(0).permutation(unseen[-1].article + 1).tolist()
    hits = found = 0
    for fold in range(FOLDS):
        left_out = set(order[fold::FOLDS])
        weights = learned(seen, [row for row in unseen if row.article not in left_out])
        for row in unseen:
            if row.article in left_out and row.possible and weights.certainty(row.signs) >= ENOUGH:
                found += 1
                hits += row.nested
    asked = sum(row.nested for row in unseen)
    return hits / found, hits / asked, 2 * hits / (found + asked)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--to", type=Path, default=WEIGHTS, help="where to write the weights")
    options = parser.parse_args()
    seen, unseen = (
        [row for place, gold in enumerate(part) for row in rows(place, gold)] for part in parted()
    )
    precision, recall, both = crossed(seen, unseen)
    print(f"read by the weights of the others: precision {precision:.3f}, recall {recall:.3f}, F1 {both:.3f}")
    options.to.write_bytes(msgspec.json.format(msgspec.json.encode(learned(seen, unseen)), indent=1))


if __name__ == "__main__":
    main()
