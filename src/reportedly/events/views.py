"""In whose words an event stands, and what that makes of its status."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from reportedly.events.frames import effect
from reportedly.events.status import under
from reportedly.language import covered
from reportedly.model import Attribution, EventStatus, Span

_ASIDE = frozenset({"relcl", "appos"})
"""Clauses inside somebody's words that tell of what all know: `denied the charge, which came in May`."""


class Voices:
    """The attributions of an article by the words that stand in them."""

    def __init__(self, doc: Doc, attributions: Sequence[Attribution]) -> None:
        self.doc = doc
        self.by_id = {one.id: one for one in attributions}
        self.denials = {
            answered: one.id for one in attributions if one.act == "deny" for answered in one.answers
        }
        self._cited = {one.id: self._tokens(one) for one in attributions}
        self._contents = sorted(
            ((piece.end - piece.start, piece, one) for one in attributions for piece in one.content),
            key=lambda held: held[0],
        )

    def _tokens(self, attribution: Attribution) -> frozenset[int]:
        words = covered(self.doc, attribution.cue)
        return frozenset(token.i for token in words) if words is not None else frozenset()

    def around(self, trigger: Token) -> list[Attribution]:
        """The attributions whose contents a trigger stands in, the innermost first."""
        at = Span(trigger.idx, trigger.idx + len(trigger))
        found: list[Attribution] = []
        for _, piece, one in self._contents:
            inside = piece.holds(at)
            if inside and trigger.i not in self._cited[one.id] and one not in found:
                found.append(one)
        return found

    def status(self, trigger: Token, own: EventStatus, said: bool) -> tuple[EventStatus, tuple[str, ...]]:
        """The status of a trigger under those who tell it, and their ids.

        `said` where it is done by saying so: `expressed {its support}` is the support itself.
        """
        around = self.around(trigger)
        status = own
        for one in around:
            itself = said and trigger.pos_ == "NOUN"
            if one.act is not None and not itself and self._is_told(trigger, one):
                status = under(status, effect("act", one.act))
        return status, tuple(one.id for one in around)

    def _is_told(self, trigger: Token, attribution: Attribution) -> bool:
        """Whether it is what is said, and not only mentioned in saying it: `denied a part in the attack`."""
        token = trigger
        definite = any(
            child.lower_ in {"the", "this", "that", "these"} or child.dep_ == "poss"
            for child in trigger.children
        )
        if trigger.pos_ not in {"VERB", "AUX"} and definite:
            return False
        cited = self._cited[attribution.id]
        while token.head.i != token.i and token.i not in cited:
            if token.dep_ in _ASIDE or (token.dep_ in {"advcl", "acl"} and token.tag_ in {"VBD", "VBN"}):
                return False
            token = token.head
        return True
