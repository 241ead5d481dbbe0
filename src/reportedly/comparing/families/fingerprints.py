"""The few runs of words that a ledger finds a page by: the same ones, whatever else the page says."""

from __future__ import annotations

import numpy as np

from reportedly.comparing.families.wording import RUN, Wording, runs

MOST = 96
"""Fingerprints of a page: of one of 1,000 words, about every tenth run; a tenth of it has nine of them."""

BITS = 48
"""Of each: two that differ are one by chance once in 10^14."""


def fingerprints(wording: Wording) -> tuple[int, ...]:
    """The lowest of the hashes of its runs of words (a bottom-k sketch, Broder 1997), in rising order.

    A page that carries a part of another has those of the other's that lie in the part. Runs that stand in
    quotation marks from end to end have none: two reports that quote the same speech are not found by it.

    >>> words = np.arange(500, dtype=np.uint32)
    >>> own, said = np.zeros(500, np.bool_), np.ones(500, np.bool_)
    >>> whole = fingerprints(Wording(words, own))
    >>> len(whole), len(fingerprints(Wording(words, said)))
    (96, 0)
    >>> part = fingerprints(Wording(words[100:150], own[:50]))
    >>> len(set(whole) & set(part)) > 5
    True
    """
    if len(wording.words) < RUN:
        return ()
    own = np.convolve(~wording.quoted, np.ones(RUN, np.int64), "valid") > 0
    found = runs(wording.words)[own] >> np.uint64(64 - BITS)
    return tuple(np.unique(found)[:MOST].tolist())
