"""The attributions with `answers`: what they deny, confirm or take up."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from reportedly.model import Attribution


def linked(text: str, doc: Doc, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions with `answers`: what they deny, confirm or take up."""
    return tuple(attributions)
