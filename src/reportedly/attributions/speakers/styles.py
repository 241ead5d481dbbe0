"""Whom a style means, by which the great are spoken of: `His Excellency`, `Mr Speaker`, `Her Majesty`."""

from __future__ import annotations

import re

from reportedly.actors.discourse import Discourse
from reportedly.actors.known import Known, before
from reportedly.actors.meant import Meant
from reportedly.actors.pronouns import GENDERED
from reportedly.actors.roles import role_of
from reportedly.actors.titles import addressed, styles

_STYLE = re.compile(r"(?P<whose>His|Her|Your) (?:Royal |Imperial |Serene )?(?P<style>[A-Z][a-z]+)")
_ADDRESSED = re.compile(r"(?:Mr|Mister|Mr\.|Mrs|Ms|Madam|Madame|Mme) (?P<office>[A-Z][a-z]+)")


class Styles:
    """Reads such words, in reading order, with what the article has said so far."""

    def __init__(self, so_far: Discourse, people: Meant) -> None:
        self.so_far = so_far
        self.people = people

    def meant(self, words: str, start: int) -> Known | None:
        """Who was last named with an office that has the style, or that is addressed so."""
        words = words.strip(" ,")
        if (called := _ADDRESSED.fullmatch(words)) and called["office"].lower() in addressed():
            role = role_of(called["office"])
            return self.people.by_role(role, start, []) if role else None
        style = _STYLE.fullmatch(words)
        held = styles().get(style["style"].lower(), frozenset[str]()) if style else frozenset[str]()
        gender = GENDERED.get(style["whose"].lower(), "") if style else ""
        if style and (called := self._called(style[0], start)) is not None:
            return called
        fitting = [
            (max(places), one)
            for one in self.so_far.cast.people
            if one.gender in {gender, ""} or not gender
            if any(role.head in held for role in map(role_of, (*one.roles, *one.offices)) if role)
            and (places := before(one.at + one.said, start))
        ]
        return max(fitting, key=lambda pair: pair[0])[1] if fitting else None

    def _called(self, style: str, start: int) -> Known | None:
        """Who was last named with the very style before the name: `His Beatitude Ignatius IV`."""
        named = [
            (place, one)
            for one in self.so_far.cast.people
            for place in before(one.at, start)
            if self.so_far.text.endswith(f"{style} ", 0, place)
        ]
        return max(named, key=lambda pair: pair[0])[1] if named else None
