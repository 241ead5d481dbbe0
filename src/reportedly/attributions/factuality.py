"""The attributions with the `factuality` of their content, as the speaker has it."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from reportedly.model import Attribution


def judged(text: str, doc: Doc, attributions: Sequence[Attribution]) -> tuple[Attribution, ...]:
    """The attributions with the `factuality` of their content, as the speaker has it."""
    return tuple(attributions)
