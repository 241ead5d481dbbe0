"""The words that do the citing: the table of cues, and which of its senses an attribution's cue has."""

from __future__ import annotations

from functools import cache
from typing import cast

from reportedly.knowledge import table
from reportedly.model import Act, Factuality, Record


class Sense(Record, frozen=True):
    """One sense of a cue, as knowledge/cues.tsv has it: what is done by it, and how sure that leaves the speaker.

    `words` are its lemmas in order. `negated` is the act of "did not …", `denied` its factuality.
    """

    words: tuple[str, ...]
    frame: str
    act: Act
    negated: Act
    factuality: Factuality
    denied: Factuality
    nests: bool


@cache
def senses() -> tuple[Sense, ...]:
    """Every sense, in the table's order."""
    return tuple(
        Sense(
            words=tuple(row["cue"].split()),
            frame=row["frame"],
            act=cast("Act", row["act"]),
            negated=cast("Act", row["negated"]),
            factuality=cast("Factuality", row["factuality"]),
            denied=cast("Factuality", row["denied"]),
            nests=row["nests"] == "yes",
        )
        for row in table("cues")
    )


@cache
def nesting_lemmas() -> frozenset[str]:
    """Verbs that, with a subject and a clause or quotation, are by themselves good evidence of a statement.

    Lemmas in British and American spelling; a verb with its particle or preposition is one entry (`point out`).

    >>> sorted({"say", "emphasize", "rule out", "want"} & nesting_lemmas())
    ['emphasize', 'rule out', 'say']
    """
    british = {" ".join(sense.words) for sense in senses() if sense.nests}
    return frozenset(british | {cue[:-3] + "ize" for cue in british if cue.endswith("ise")})
