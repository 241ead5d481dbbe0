"""Who is named only after the words that tell of him, as headlines, leads and `the judge` do."""

from __future__ import annotations

import re
from collections.abc import Callable

from reportedly.actors.cast import Cast
from reportedly.actors.discourse import Discourse
from reportedly.actors.known import Known
from reportedly.actors.offices import (
    CLEAR,
    ELECTED,
    NAMELESS,
    OFFICES,
    heads,
    is_diplomat,
    is_over,
    is_public,
    of_rank,
)
from reportedly.actors.roles import Role, role_of
from reportedly.actors.titles import groups_of

_LEAD = 2
"""Paragraphs, the headline counted, that tell of somebody before they name him. A judgement."""

_LEAD_LENGTH = 500
"""Characters of the longest headline and lead, for text that has no paragraphs. A judgement."""

_NAMED_BY = 8
"""Paragraphs within which somebody of whom the lead tells has been named. A judgement."""

_FIRST_WORDS = 12
"""Characters into a paragraph, or after its opening quotation, where a name still begins it: `Mr`, `said`."""

_SOMEBODY = re.compile(r"\b(?:[Aa]n?|[Tt]he) (?:[\w-]+ ){0,3}?([a-z-]+)(?= (?:who|has|had|was|is|have)\b)")
_QUOTED = re.compile(r"“[^”\n]*”|\"[^\"\n]*\"")
_SENTENCE_END = re.compile(r"[.!?][”\"]?(?: |\n+)(?=[A-Z“\"])")
_NEXT_LINE = re.compile(r"\n+(?=[^\n])")
_HEARS = re.compile(
    r"\b(?:told|tells?|telling|asked) (?:[A-Z][\w.]*(?: [A-Z][\w.]*){0,3}['’]s? )?(?:[a-z]+ )?$"
)
"""What stands before a name that only hears: `The minister told Channel Nine’s Ann Lee …`."""


class Ahead:
    """Reads on from words for somebody, at `start`, to his name; `may_be` tells who may have a role too."""

    def __init__(self, so_far: Discourse, may_be: Callable[[Known, Role | None], bool]) -> None:
        self.so_far = so_far
        self.cast: Cast = so_far.cast
        self.text = so_far.text
        self.lead = lead_end(so_far.text)
        self._by_then = _end_of(so_far.text, _NAMED_BY, 5 * _LEAD_LENGTH)
        self._headline_end = headline_end(so_far.text)
        self._may_be = may_be

    def in_lead(self, start: int) -> bool:
        """Whether an offset is in the headline or the lead, which tell of people before naming them."""
        return start < self.lead

    def named_below(self, role: Role, start: int) -> Known | None:
        """The only one who is named with an office further down: `the judge`, then `Judge Hannah Osgood`."""
        bearing = [
            (one, held)
            for one in self.cast.people
            for held in map(role_of, one.roles)
            if held and held.head == role.head
        ]
        only = bearing[0] if len(bearing) == 1 and groups_of(role.head) & OFFICES else None
        bare = not role.words and not role.nations
        told = only is not None and (bare or not (only[1].words or self.so_far.outer))
        return only[0] if only and told and min(only[0].at, default=-1) > start else None

    def named_later(self, role: Role | None, start: int, gender: str, proper: list[str]) -> Known | None:
        """Whom the headline or the lead tells of before naming him.

        `Council leader “sorry”`, and in the third paragraph: `“We got this wrong,” Cllr Mara Holt said`.
        """
        if start >= self.lead or (role is not None and "relative" in groups_of(role.head)):
            return None
        later = [one for one in self.cast.people if " " in one.name and self._is_new(one, start)]
        later = [one for one in later if not _HEARS.search(self.text[start : min(one.at)])]
        later = [one for one in later if one.gender in {gender, ""} or not gender]
        if role is not None:
            later = [
                one
                for one in later
                if not any(is_over(held, role) for held in map(role_of, one.roles) if held)
            ]
            fit = [one for one in later if one.likeness(role) >= CLEAR and one.is_called(proper)]
            if fit:
                return max(fit, key=lambda one: (round(one.likeness(role)), -min(one.at)))
            if called := [one for one in later if heads(one, role) or is_diplomat(one, role)]:
                return min(called, key=lambda one: min(one.at))
            if groups_of(role.head) & ELECTED and (titled := [one for one in later if is_public(one)]):
                later = of_rank(titled, role) or titled
        later = [one for one in later if gender and one.gender == gender] or later
        fitting = [one for one in later if self._may_be(one, role) and min(one.at) <= self._by_then]
        bare = [one for one in fitting if not one.roles] or [one for one in fitting if is_public(one)]
        return min(bare, key=lambda one: min(one.at), default=None)

    def dropped_in(self, role: Role, start: int, gender: str) -> Known | None:
        """Whom a lead's `A haulier accused of murder` is: the next paragraph begins with his name.

        Sources that stay unnamed are nobody there: `An official said`, then `Ann Lee, 54, disagreed`.
        """
        if start >= self.lead or groups_of(role.head) & NAMELESS or self._told_first(role, start):
            return None
        below = _NEXT_LINE.search(self.text, max(start, self._headline_end + 2))
        if below is None:
            return None
        line_end = self.text.find("\n", below.end())
        line = self.text[below.end() : line_end if line_end >= 0 else len(self.text)]
        quoted = _QUOTED.match(line)
        opening = below.end() + (quoted.end() if quoted else 0)
        new = [
            one
            for one in self.cast.people
            if " " in one.name
            and self._is_new(one, start)
            and opening <= self._first_named(one, start) <= opening + _FIRST_WORDS
            and (one.gender in {gender, ""} or not gender)
        ]
        return new[0] if len(new) == 1 and self._may_be(new[0], role) else None

    def told_in_lead(self, role: Role, start: int, gender: str) -> Known | None:
        """Whom a lead brought in by the noun, and the next paragraph named: `A nurse was wrongly sacked`."""
        if start < self.lead:
            return None
        told = [
            token
            for token in self.cast.doc
            if token.idx < self.lead and token.tag_ == "NN" and groups_of(token.lower_)
            if any(child.lower_ in {"a", "an"} for child in token.lefts)
        ]
        if len(told) != 1 or told[0].lower_ != role.head:
            return None
        place = told[0].left_edge.idx
        known = [one for one in self.cast.people if place in one.at]
        return known[0] if known else self.dropped_in(role, place, gender)

    def named_next(self, role: Role, start: int, gender: str) -> Known | None:
        """Who begins the next sentence, new and by name alone, after an office.

        `The first minister asked for it. Elin Prosser said troops would come.`
        """
        ends = _SENTENCE_END.search(self.text, start)
        after = ends.end() if ends else len(self.text)
        quoted = _QUOTED.match(self.text, after)
        opening = quoted.end() if quoted else after
        new = [
            one
            for one in self.cast.people
            if " " in one.name
            and not one.roles
            and opening <= min(one.at, default=-1) <= opening + _FIRST_WORDS
            and not self.text.startswith(",", min(one.at) + len(one.name))
            and (not gender or one.gender in {gender, ""})
        ]
        office = groups_of(role.head) & OFFICES - NAMELESS
        return new[0] if len(new) == 1 and office and self._may_be(new[0], role) else None

    def _told_first(self, role: Role, start: int) -> bool:
        """Whether a lead tells first of somebody else, named later: `A man was jailed, as a judge …`."""
        ahead = self.text[self.text.rfind("\n", 0, start) + 1 : start]
        nouns = [match[1].lower() for match in _SOMEBODY.finditer(ahead)]
        return "judge" in groups_of(role.head) and any(groups_of(noun) for noun in nouns)

    def _is_new(self, person: Known, start: int) -> bool:
        """Whether somebody is named after an offset only; for the lead, whatever the headline names."""
        return person not in self.so_far.outer and self._first_named(person, start) > start

    def _first_named(self, person: Known, start: int) -> int:
        """Where somebody is named first, -1 where nowhere; below the headline, for what stands there."""
        until = self._headline_end if start > self._headline_end else 0
        return min((place for place in person.at if place >= until), default=-1)


def lead_end(text: str) -> int:
    """Where the headline and the lead end."""
    return _end_of(text, _LEAD, _LEAD_LENGTH)


def headline_end(text: str) -> int:
    """Where the headline ends; 0 where none is told apart."""
    end = text.find("\n")
    return end if 0 <= end < lead_end(text) else 0


def _end_of(text: str, lines: int, most: int) -> int:
    """Where the first lines end, and at most so many characters."""
    ends = [match.end() for match in re.finditer(r"[^\n]+", text)]
    return min(ends[min(lines, len(ends)) - 1] if ends else 0, most)
