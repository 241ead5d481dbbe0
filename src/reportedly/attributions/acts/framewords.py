"""The words that tell one sense of a cue from another, and how a thing is called."""

from __future__ import annotations

from functools import cache

from reportedly.knowledge import table


@cache
def words_of(kind: str) -> frozenset[str]:
    """The words of one kind in frame_words.tsv.

    >>> "accusation" in words_of("allegation")
    True
    """
    return frozenset(row["word"] for row in table("frame_words") if row["kind"] == kind)


@cache
def polarities() -> dict[str, str]:
    """What words call a thing, by evaluations.tsv: good, bad, absurd, false, plain.

    >>> polarities()["baseless"]
    'false'
    """
    return {row["word"]: row["polarity"] for row in table("evaluations")}
