"""Whom a new word means for somebody who is known by other words: `the rancher`, `the witness`."""

from __future__ import annotations

import re

from reportedly.actors.discourse import Discourse
from reportedly.actors.identities import peoples
from reportedly.actors.known import Known, before, last_before
from reportedly.actors.meant import Meant
from reportedly.actors.nations import nations_in
from reportedly.actors.roles import Role, role_of
from reportedly.actors.titles import PARTIES, genders, groups_of

TAG = re.compile(r"[”\"](?: [a-z]+)? $")
"""What stands before a source that comes after what is quoted: `…,” the rancher`, `…,” said the rancher`."""

_IN_COURT = frozenset({"lawyer", "prosecutor", "judge"})
"""Groups of roles of those who hear and ask a witness."""

_CALLINGS = frozenset({"coach", "artist", "analyst", "person"})
"""Groups of roles by which somebody known is called: `the winger`; not `the owner`, who is the club's."""

_ARTS = frozenset({"coach", "artist"})
"""The groups of roles of those who play and make: `the novelist`, `the winger`."""

_ELECTED = frozenset({"leader", "lawmaker", "elected"})
"""Groups of roles of those who bear the label of a party."""

_SOON = 400
"""Characters within which somebody of whom one has been told is named. A judgement: two long sentences."""


class Epithets:
    """Reads such words, in reading order; `start` is always where they stand."""

    def __init__(self, so_far: Discourse, people: Meant, lead: int) -> None:
        self.lead = lead
        self.so_far = so_far
        self.text = so_far.text
        self.people = people

    def meant(self, role: Role, core: str, start: int) -> Known | None:
        """Whom a noun means that the article has not used before, None where it may be anybody."""
        if (soon := self.named_soon(role, start) or self._named_beside(role, start)) is not None:
            return soon
        return self.of_quoted(role, core, start)

    def of_quoted(self, role: Role, core: str, start: int) -> Known | None:
        """Whom a noun that the article has not used means after more of his words; so too `the witness`."""
        if role.head == "witness" and (heard := self._witness(start)):
            return heard
        new = self._is_new(role, core, start) or self._says_more(role, start)
        return self._quoted(role, start) if new and not self.so_far.outer else None

    def _says_more(self, role: Role, start: int) -> bool:
        """Whether an office is told of somebody elected of whom only the party was.

        `Harry Orme (D-Nev.) blasted him. “It is a shame,” the Senate minority leader said.`
        """
        last = self.so_far.last_person(start)
        held = [one for one in map(role_of, last.roles) if one] if last else []
        party = bool(held) and all(groups_of(one.head) & PARTIES for one in held)
        return party and bool(groups_of(role.head) & _ELECTED)

    def _is_new(self, role: Role, core: str, start: int) -> bool:
        """Whether a noun stands alone, and nowhere before."""
        return " " not in core and not re.search(rf"\b{re.escape(role.head)}\b", self.text[:start].lower())

    def _quoted(self, role: Role, start: int) -> Known | None:
        """Whoever has spoken in the paragraph, after more of his words.

        `Commissioner Hank Ellery found it hard to believe. “I have known him for years,” the rancher said.`
        """
        here = self.text.rfind("\n", 0, start)
        last = self.so_far.last_person(start)
        spoke = last is not None and last.is_named() and last_before(last.said, start) > here
        tagged = TAG.search(self.text[max(0, start - 20) : start])
        return last if tagged and last and spoke and self._fits(last, role) else None

    def told_of(self, role: Role, core: str, start: int) -> Known | None:
        """Whom the sentences before are about, where somebody tells of him in the story's own words.

        `Nico Duarte will not sign, and the winger hopes to leave, his agent claimed.`
        """
        here = self.text.rfind("\n", 0, start)
        if self.so_far.in_quote or not self._is_new(role, core, start) or groups_of(role.head) - _CALLINGS:
            return None
        about = [
            (max(places), one)
            for one in self.so_far.cast.people
            if one.is_named()
            and one not in self.so_far.outer
            and (places := [place for place in before(one.subject_at, start) if place > here])
        ]
        last = max(about, key=lambda pair: pair[0])[1] if about else None
        return last if last and self._may_be(last, role) else None

    def of_a_kind(self, role: Role, start: int) -> Known | None:
        """The only one near of a like calling, where who spoke last has none: `the international`."""
        asked = groups_of(role.head) & _CALLINGS - {"person"}
        since = self.text.rfind("\n", 0, max(self.so_far.paragraph_before(start) - 1, 0))
        near = [
            one
            for one in self.so_far.cast.people
            if one.is_named() and one.latest(start) > since
            if any(groups_of(held.head) & asked for held in map(role_of, one.roles) if held)
        ]
        fitting = [one for one in near if self._may_be(one, role)]
        new = asked and self._is_new(role, role.head, start) and not self.so_far.outer
        return fitting[0] if new and len(fitting) == 1 else None

    def headlined(self, role: Role, start: int) -> Known | None:
        """The only one whom the headline or the lead names and says nothing of, as one who plays.

        `Orrell turn down £9m for Teo Banda`, and then `The 24-year-old Zambia striker asked to leave`.
        """
        if not groups_of(role.head) & _ARTS or self.so_far.outer:
            return None
        told = [
            one
            for one in self.so_far.cast.people
            if one.is_named() and min(one.at, default=start) < min(self.lead, start) and not one.all_roles()
        ]
        told = [one for one in told if one.gender] or told
        return told[0] if len(told) == 1 and self.people.may_be(told[0], role) else None

    def of_people(self, people: str, start: int) -> Known | None:
        """Whom a word for one of a people means: who is told to be one, was just named, or spoke last.

        `Emil Sund scored against Holt. The Dane denied it,` where Holt’s manager has spoken before;
        `the Welshman`, after a woman has spoken, is the last man.
        """
        gender = "f" if people.endswith("woman") else "m" if people.endswith("man") else ""
        nations = _nations_of(people)
        told = [
            (one.latest(start), one)
            for one in self.so_far.cast.people
            if one.is_named() and before(one.at, start) and nations & one.nations()
        ]
        if told:
            return max(told, key=lambda pair: pair[0])[1]
        last = self.people.just_named(start) or self.people.last_speaker(None, start)
        fits = last is not None and {last.gender, gender} != {"m", "f"}
        return last if fits or not gender else self.so_far.person(start, gender)

    def of_topic(self, role: Role, core: str, start: int) -> Known | None:
        """Whom the article is about, by a word for nobody else: `the novelist`, after her publisher spoke."""
        if not self._is_new(role, core, start) or not groups_of(role.head) <= _ARTS or self.so_far.outer:
            return None
        named = [one for one in self.so_far.cast.people if one.is_named() and before(one.at, start)]
        first = min(named, key=lambda one: min(one.at), default=None)
        most = max((_count(one, start) for one in named), default=0)
        return first if first and _count(first, start) == most and self._may_be(first, role) else None

    def _may_be(self, person: Known, role: Role) -> bool:
        return self._fits(person, role) and self.people.may_be(person, role)

    def _witness(self, start: int) -> Known | None:
        """Who was last heard in court, and neither asks nor judges there."""
        for place, found in reversed(self.so_far.spoken):
            held = [one for one in map(role_of, found[0].roles) if one]
            asks = any(groups_of(one.head) & _IN_COURT for one in held)
            if place < start and len(found) == 1 and found[0].is_named() and not asks:
                return found[0] if found[0].kind == "person" else None
        return None

    def named_soon(self, role: Role, start: int) -> Known | None:
        """Who is named in the next sentences with the same noun: `The director, Oskar Brandt, denied it.`"""
        named = re.compile(rf"\b[Tt]he {re.escape(role.head)}, $")
        new = [one for one in self.so_far.cast.people if one.at and start < min(one.at) <= start + _SOON]
        found = [one for one in new if named.search(self.text[max(0, min(one.at) - 60) : min(one.at)])]
        return found[0] if len(found) == 1 else None

    def _named_beside(self, role: Role, start: int) -> Known | None:
        """Who was named with the noun and then another: `its owner, the Orlec magnate Viktor Sand`."""
        told = re.compile(rf"\b{re.escape(role.head)}, (?:the|an?) (?:[\w-]+ ){{1,3}}$")
        named = [
            one
            for one in self.so_far.cast.people
            if any(told.search(self.text[max(0, at - 60) : at]) for at in before(one.at, start))
        ]
        return named[0] if len(named) == 1 and not role.nations else None

    def _fits(self, person: Known, role: Role) -> bool:
        return {genders().get(role.head, ""), person.gender} != {"m", "f"}


def _nations_of(people: str) -> frozenset[str]:
    """The country of one of a people.

    >>> [sorted(_nations_of(people)) for people in ("Dane", "Frenchwoman", "Yorkshireman")]
    [['DK'], ['FR'], []]
    """
    one = peoples().get(f"{people}s")
    return frozenset({one}) if one else nations_in(re.sub(r"(?:wo)?man$", "", people))


def _count(person: Known, start: int) -> int:
    return len(before(person.at, start))
