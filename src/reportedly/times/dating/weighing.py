"""From clues to a `Dating`: which days they leave, how likely each is, and why."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, time
from itertools import pairwise

import numpy as np

from reportedly.model import Dating, DatingCandidate
from reportedly.times.calendar import LAST_SECOND
from reportedly.times.dating.clue import Clue
from reportedly.times.dating.horizon import Horizon, Weights

HALF_LIFE = 10.0
"""Years: a page that is read now is twice as likely to be of this year as of ten years ago. A judgement."""

TEMPER = 0.9
"""Exponent on all clues: they lean on one another (the same event, the same year) and count for less."""

MOST_DAYS = 12
"""Candidates that are single days, at most; where more days are likely, candidates are stretches of time."""

ENOUGH_IN_DAYS = 0.6
"""Share of the likelihood that `MOST_DAYS` days have to carry for candidates to be days."""

LEAST_OF_BEST = 1000
"""How many times less likely than the first a day may be and still be shown."""

LIKELY, MOST_LIKELY = 0.8, 6
"""Share of the likelihood in the stretches that come first, and how many these are at most."""

LEFT, MOST_LEFT = 0.98, 4
"""Share of it with the stretches that come last, which hold what is left, and how many these are at most."""

SURE_ENOUGH, NARROW = 0.5, 31
"""Likelihood from which a first candidate of so few days is the date; else the shortest stretch is."""

STATED = 0.97
MOST_SURE = 0.95
"""No date that is only inferred is surer."""

MOST_REASONS = 4
SPEAKS_FOR = 1.3
"""How much likelier than over all days a clue has to make a candidate to be among its reasons."""


def weighed(clues: Sequence[Clue], days: Horizon, *, aged: bool = True) -> Dating | None:
    """The likeliest days, each with the clues that speak for it; None where there are no clues.

    Where not `aged`, the clues know already how old pages are that people read.
    """
    telling = [clue for clue in clues if float(clue.weights.max()) > 0]
    if not telling:
        return None
    likelihood = _likelihood(telling, days, aged)
    candidates = _candidates(likelihood, telling, days)
    first, last, share = _bounds(likelihood, candidates, days)
    return Dating(*_stretch(days, first, last), round(min(share, MOST_SURE), 3), tuple(candidates))


def _likelihood(clues: Sequence[Clue], days: Horizon, aged: bool) -> Weights:
    """Of each day, all clues taken together with how old pages are that people read."""
    age = np.arange(days.count)[::-1] / 365.25
    logs = -age * np.log(2) / HALF_LIFE * aged
    for clue in clues:
        logs = logs + TEMPER * np.log(np.maximum(clue.weights, 1e-9))
    found = np.exp(logs - logs.max())
    return np.asarray(found / found.sum(), dtype=np.float64)


def _candidates(likelihood: Weights, clues: Sequence[Clue], days: Horizon) -> list[DatingCandidate]:
    """The likeliest days where a few carry much, else the likeliest stretches; then what is left."""
    order = np.argsort(-likelihood, kind="stable")
    summed = np.cumsum(likelihood[order])
    enough = int(np.searchsorted(summed, ENOUGH_IN_DAYS)) + 1
    if enough <= MOST_DAYS:
        top = order[:MOST_DAYS]
        top = top[likelihood[top] > likelihood[top[0]] / LEAST_OF_BEST]
        best = [(int(at), int(at)) for at in top]
    else:
        likely = order[: int(np.searchsorted(summed, LIKELY)) + 1]
        best = _joined(sorted(int(at) for at in likely), MOST_LIKELY)
    shares = {stretch: float(likelihood[stretch[0] : stretch[1] + 1].sum()) for stretch in best}
    left = likelihood.copy()
    for first, last in best:
        left[first : last + 1] = 0
    covering = order[: int(np.searchsorted(summed, LEFT)) + 1]
    rest = _joined(sorted(int(at) for at in covering if left[at] > 0), MOST_LEFT)
    shares |= {(first, last): float(left[first : last + 1].sum()) for first, last in rest}
    ranked = sorted(best, key=lambda stretch: -shares[stretch])
    ranked += sorted(
        (stretch for stretch in rest if stretch not in best), key=lambda stretch: -shares[stretch]
    )
    return [
        DatingCandidate(*_stretch(days, *stretch), round(shares[stretch], 4), _reason(clues, stretch))
        for stretch in ranked
    ]


def _joined(days: Sequence[int], most: int) -> list[tuple[int, int]]:
    """Runs of days, the nearest joined until there are no more than `most`.

    >>> _joined([1, 2, 3, 7], 2)
    [(1, 3), (7, 7)]
    """
    runs: list[tuple[int, int]] = []
    for day in days:
        if runs and day == runs[-1][1] + 1:
            runs[-1] = (runs[-1][0], day)
        else:
            runs.append((day, day))
    apart = sorted(range(1, len(runs)), key=lambda at: runs[at - 1][1] - runs[at][0])
    gaps = apart[: most - 1]
    cuts = [0, *sorted(gaps), len(runs)]
    return [(runs[start][0], runs[end - 1][1]) for start, end in pairwise(cuts) if end > start]


def _bounds(
    likelihood: Weights, candidates: Sequence[DatingCandidate], days: Horizon
) -> tuple[int, int, float]:
    """The first candidate's days where it is sure enough, else the shortest stretch that is."""
    best = candidates[0]
    if best.score >= SURE_ENOUGH and (best.latest - best.earliest).days < NARROW:
        return days.at(best.earliest.date()), days.at(best.latest.date()), best.score
    summed = np.concatenate([[0.0], np.cumsum(likelihood)])
    ends = np.searchsorted(summed, summed[:-1] + STATED)
    lengths = np.where(ends < len(summed), ends - np.arange(days.count), days.count + 1)
    first = int(np.argmin(lengths))
    last = min(first + int(lengths[first]) - 1, days.count - 1)
    return first, last, float(summed[last + 1] - summed[first])


def _reason(clues: Sequence[Clue], stretch: tuple[int, int]) -> str:
    """The clues that make a candidate likelier than others, the most telling first."""
    speaking: list[tuple[float, str]] = []
    for clue in clues:
        here = float(clue.weights[stretch[0] : stretch[1] + 1].mean())
        ratio = here / float(clue.weights.mean())
        if ratio >= SPEAKS_FOR:
            speaking.append((-ratio, clue.reason))
    reasons = list(dict.fromkeys(reason for _, reason in sorted(speaking)))
    return "; ".join(reasons[:MOST_REASONS]) or "nothing the page says tells these days from others"


def _stretch(days: Horizon, first: int, last: int) -> tuple[datetime, datetime]:
    return datetime.combine(days.day(first), time()), datetime.combine(days.day(last), LAST_SECOND)
