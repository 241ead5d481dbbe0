"""Names that tell who has spoken before without one: Marta Bielak, of the widow; Open Door, of a charity."""

from __future__ import annotations

import re

from reportedly.actors.discourse import Discourse
from reportedly.actors.known import Known
from reportedly.actors.offices import NAMELESS
from reportedly.actors.roles import role_of
from reportedly.actors.titles import bodies, groups_of
from reportedly.model import Attribution, Span

_CLIENT = re.compile(r"\b(?:my|his|her|our|their) client\b", re.IGNORECASE)
_A = re.compile(r"an? ", re.IGNORECASE)
_A_BODY = re.compile(r"(?m)^(?:[A-Z][^\n]{0,40}[—–-] )?An? (?:[\w’-]+ ){0,4}$")
"""What begins a lead before the noun for a body: `A homelessness `, `BELFAST — A Belfast `."""

_DEFINITE = re.compile(r"(?:the|his|her|its|their)\s|(?:[A-Z][\w.-]* )+[\w-]*['’]s? ", re.IGNORECASE)
_GOES_ON = frozenset({"added", "adds", "continued", "went on"})
_MAY_BE = frozenset({"organisation", "company", "outlet", "unknown"})
"""Kinds of what a lead calls a charity or a brewery and the next paragraph by name."""

_NEXT_PARAGRAPH = 2
"""Line ends between a lead and a paragraph that begins with the name of a body told of there."""


class Introductions:
    """Takes those who have spoken without a name for whoever is given one, in reading order."""

    def __init__(self, so_far: Discourse) -> None:
        self.so_far = so_far
        self.text = so_far.text

    def follow(self, attribution: Attribution, source: Span, found: list[Known]) -> None:
        """Note what one attribution tells of those who spoke before it and of whoever speaks in it."""
        if len(found) != 1:
            return
        if found[0].is_named():
            self._introduced(attribution, source, found[0])
            self._named_body(source, found[0])
        self._acts_for(attribution, found[0])

    def _introduced(self, attribution: Attribution, source: Span, person: Known) -> None:
        """Take a new name before `added` for whoever has just spoken under a role alone.

        `The farming minister replied that it would not. Dame Rosalind Peake added that it was there to stay.`
        """
        cue = attribution.cue
        goes_on = cue is not None and cue.of(self.text).lower() in _GOES_ON
        last = self.so_far.last_spoken(source.start) or []
        if len(last) != 1:
            return
        if (
            attribution.manner == "direct"
            and not self.so_far.outer
            and self._is_name_of(person, last[0], source)
        ):
            self.so_far.name(last[0], person)
        if not goes_on:
            return
        if last[0].kind == "person" and "\n" not in self.text[max(last[0].said, default=0) : source.start]:
            self.so_far.introduce(person, last[0].name, source.start)

    def _is_name_of(self, person: Known, last: Known, source: Span) -> bool:
        """Whether a new name, of whose bearer no more is told, is that of who has just spoken without one.

        `Mr Bielak’s widow said no sentence would do. “My girl was born in June,” said Marta Bielak.`
        """
        since = max(last.said, default=-1)
        here = self.text.rfind("\n", 0, source.start)
        new = min(person.at, default=source.start) >= source.start and not person.said
        role = role_of(last.name)
        office = role is None or bool(groups_of(role.head) & NAMELESS)
        told = _DEFINITE.match(self.text, since) or (_A.match(self.text, since) and not office)
        known = bool(told) and last.kind == "person" and not last.is_named()
        plain = (
            " " in person.name
            and person.kind == "person"
            and not person.roles
            and not self.text[source.end :].startswith(",")
        )
        gender = {person.gender, last.gender} != {"m", "f"}
        return new and known and plain and gender and since > here and source.of(self.text) == person.name

    def _named_body(self, source: Span, body: Known) -> None:
        """Take a body whose name begins the paragraph after the lead for the one the lead begins with.

        `A homelessness charity is to close three shelters.` and then `Open Door said it had no choice.`
        """
        opens = not self.text[self.text.rfind("\n", 0, source.start) + 1 : source.start].strip()
        if not opens or body.kind not in _MAY_BE or body.identity:
            return
        told = [one for one in self.so_far.cast.others.values() if self._begins_lead(one, source.start)]
        same = [one for one in told if body.kind in {one.kind, "unknown"} and not body.said]
        if len(same) == 1 and min(body.at, default=source.start) >= source.start:
            noun = same[0].name.rsplit(maxsplit=1)[-1]
            body.kind = same[0].kind
            self.so_far.name(same[0], body)
            body.roles.append(noun)

    def _begins_lead(self, one: Known, at: int) -> bool:
        """Whether a body without a name begins the paragraph before an offset, with `A`, as its subject."""
        place = min(one.subject_at, default=-1)
        noun = one.name.rsplit(maxsplit=1)[-1]
        if place < 0 or not one.name.islower() or noun not in bodies():
            return False
        start = self.text.rfind("\n", 0, place) + 1
        begins = self.text.find(noun, place)
        near = self.text.count("\n", begins, at) <= _NEXT_PARAGRAPH
        return begins >= 0 and near and bool(_A_BODY.search(self.text, start, begins))

    def _acts_for(self, attribution: Attribution, one: Known) -> None:
        """Take whoever speaks of a client for a lawyer: `Stephen Pell said his client had not slept.`"""
        said = any(_CLIENT.search(span.of(self.text)) for span in attribution.content)
        if said and one.kind == "person" and one.is_named() and not one.roles:
            one.roles.append("lawyer")
