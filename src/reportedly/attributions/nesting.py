"""Attributions inside the contents of others."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from reportedly.model import Attribution


def nested(text: str, doc: Doc, found: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions with those that stand inside their contents, in reading order, renumbered."""
    return tuple(found)
