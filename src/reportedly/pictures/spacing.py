"""Places on a line: as near to where things want to be as leaves room between them."""

from __future__ import annotations

from collections.abc import Sequence


def spaced(wanted: Sequence[float], sizes: Sequence[float], gap: float) -> list[float]:
    """Centres, in the order given, of things of these sizes that do not touch, moved as little as can be.

    The sum of squared moves is least: isotonic regression, by pooling what violates the order (Best and
    Chakravarti, Mathematical Programming 47, 1990).

    >>> spaced([0, 1, 50], [10, 10, 10], 2)
    [-5.5, 6.5, 50.0]
    """
    shifts, reached = list[float](), 0.0
    for nth, size in enumerate(sizes):
        reached += size / 2 + (gap + sizes[nth - 1] / 2 if nth else 0)
        shifts.append(reached)
    pools: list[tuple[float, int]] = []
    for at, shift in zip(wanted, shifts, strict=True):
        total, count = at - shift, 1
        while pools and pools[-1][0] / pools[-1][1] >= total / count:
            earlier, many = pools.pop()
            total, count = total + earlier, count + many
        pools.append((total, count))
    starts = [total / count for total, count in pools for _ in range(count)]
    return [start + shift for start, shift in zip(starts, shifts, strict=True)]
