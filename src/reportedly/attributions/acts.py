"""The attributions with the `act` that cue and frame tell."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from reportedly.model import Attribution


def classified(text: str, doc: Doc, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions with the `act` that cue and frame tell."""
    return tuple(attributions)
