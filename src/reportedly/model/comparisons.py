"""What statements of several pages are to each other: the same, opposed, moved in time, come true."""

from __future__ import annotations

from typing import Literal

from reportedly.model.records import Record

DisputeKind = Literal[
    "denial", "confirmation", "polarity", "opposite", "number", "date", "name", "place", "role"
]
"""In what two statements cannot both hold: one denies, turns, counts, dates, names or places otherwise.

A confirmation is what one confirms or admits and the other denies.
"""


TurnKind = Literal["mind", "figure"]
"""What moved in time: what one speaker says of a matter, or a figure."""


ExpectationKind = Literal["announced", "planned", "promised", "predicted", "threatened"]
ExpectationState = Literal["open", "met", "missed", "contradicted"]
Says = Literal["expected", "happened", "not", "will not", "cancelled", "postponed", "denied"]
"""What words say of something done. `not`: it did not happen, or has not; `will not`: it is not to."""


class Comparison(Record, frozen=True):
    """What two sentences are to each other, how likely they say the same (0 to 1), and why."""

    same: bool
    opposed: bool
    score: float
    reason: str
