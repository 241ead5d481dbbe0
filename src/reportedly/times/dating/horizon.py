"""The days an article may have been published on, and weights over them, as arrays."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from functools import cache
from typing import TypeAlias

import numpy as np
import numpy.typing as npt

Weights: TypeAlias = npt.NDArray[np.float64]
"""One weight a day of a horizon, in order."""

Shape: TypeAlias = Sequence[tuple[int, int, float]]
"""How an article's day lies about a day it tells of: days after it from, to, and the weight of each."""

FIRST = date(1980, 1, 1)
"""No page that has to be dated by what it says is older: the tables know little of what was before."""


class Horizon:
    """All days from `FIRST` to `last`."""

    def __init__(self, last: date) -> None:
        self.last = max(last, FIRST)
        self.count = self.last.toordinal() - FIRST.toordinal() + 1
        days = np.datetime64(FIRST) + np.arange(self.count)
        self.years: npt.NDArray[np.int64] = days.astype("datetime64[Y]").astype(np.int64) + 1970
        self.months: npt.NDArray[np.int64] = days.astype("datetime64[M]").astype(np.int64) % 12 + 1
        first_of_month = days.astype("datetime64[M]").astype("datetime64[D]")
        self.days_of_month: npt.NDArray[np.int64] = (days - first_of_month).astype(np.int64) + 1
        self.weekdays: npt.NDArray[np.int64] = (np.arange(self.count) + FIRST.isoweekday() - 1) % 7 + 1

    def day(self, at: int) -> date:
        """The day at an index.

        >>> Horizon(date(2024, 1, 1)).day(1)
        datetime.date(1980, 1, 2)
        """
        return date.fromordinal(FIRST.toordinal() + at)

    def at(self, day: date) -> int:
        """The index of a day, which may lie outside."""
        return day.toordinal() - FIRST.toordinal()

    def flat(self, weight: float = 1.0) -> Weights:
        """The same weight for every day."""
        return np.full(self.count, weight)

    def within(self, first: date, last: date, outside: float, inside: float = 1.0) -> Weights:
        """One weight for the days from `first` to `last`, and another for the rest.

        >>> Horizon(date(1980, 1, 4)).within(date(1980, 1, 2), date(1980, 1, 3), 0.1).tolist()
        [0.1, 1.0, 1.0, 0.1]
        """
        weights = self.flat(outside)
        weights[max(self.at(first), 0) : max(self.at(last) + 1, 0)] = inside
        return weights

    def about(self, days: Iterable[date], shape: Shape, doubt: float) -> Weights:
        """Weights by the distance from the nearest of `days`, the best where several are near.

        `doubt` is the share of all weight that the days outside the shape have together: the clue is
        misread that often. They are many, so that each has little.

        >>> Horizon(date(1980, 1, 4)).about([date(1980, 1, 2)], [(0, 0, 1.0), (1, 1, 0.5)], 0.5).tolist()
        [0.75, 1.0, 0.5, 0.75]
        """
        weights = self.flat(0.0)
        for day in days:
            start = self.at(day)
            for first, last, weight in shape:
                low, high = max(start + first, 0), max(start + last + 1, 0)
                np.maximum(weights[low:high], weight, out=weights[low:high])
        return self.doubted(weights, doubt)

    def doubted(self, weights: Weights, doubt: float) -> Weights:
        """The weights, with `doubt` of all weight spread over the days that had none.

        >>> Horizon(date(1980, 1, 4)).doubted(np.array([0.0, 1.0, 0.5, 0.0]), 0.5).tolist()
        [0.75, 1.0, 0.5, 0.75]
        """
        outside = weights == 0
        count, inside = int(outside.sum()), float(weights.sum())
        share = doubt / (1 - doubt) * inside / count if count and inside else 1.0
        return np.where(outside, share, weights)

    def in_years(self, month: int, day: int) -> list[date]:
        """That day of each year, and of the year after the last.

        >>> len(Horizon(date(1990, 1, 1)).in_years(2, 29))
        3
        """
        found: list[date] = []
        for year in range(FIRST.year - 1, self.last.year + 2):
            try:
                found.append(date(year, month, day))
            except ValueError:  # 29 February
                continue
        return found


@cache
def horizon(last: date) -> Horizon:
    """The horizon that ends with `last`, made once."""
    return Horizon(last)
