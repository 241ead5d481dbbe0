"""Whom a role without a name means: somebody of the article, or the holder of the office on its day."""

from __future__ import annotations

import re
from functools import cache

from reportedly.actors.ahead import headline_end
from reportedly.actors.capitals import runs
from reportedly.actors.cast import Cast
from reportedly.actors.discourse import Discourse
from reportedly.actors.identities import adjectives, holder, identity, peoples
from reportedly.actors.known import Known, before, last_before
from reportedly.actors.offices import CLEAR, OFFICES, is_diplomat, is_over, is_public
from reportedly.actors.parents import parent_of
from reportedly.actors.roles import (
    HARDLY,
    Role,
    likeness,
    of_a_part,
    role_of,
    stands_for_any,
)
from reportedly.actors.titles import PARTIES, genders, groups_of, roles
from reportedly.knowledge import table

_APART = OFFICES | {"citizen", "doctor"}
"""Groups of roles that whoever has an office does not have too: the manager is not `the nurse`."""

_SPORT = frozenset({"coach"})
_ARTS = frozenset({"artist"})
_FOUNDERS = frozenset({"founder", "co-founder", "owner"})
_OPENING = re.compile(r"(?:[A-Z][a-z’']*(?: [a-z]+){0,4}, )?|(?:“[^”\n]*”|\"[^\"\n]*\") (?:[a-z]+ )?")
"""What may stand before the first who is told of in a paragraph: `At the same time, `, a quotation."""

_AGE = re.compile(r"(?:\w+[- ])?\d+-year-old(?: [\w-]+){0,3}$|former [\w-]*(?:er|or|ist|man|ant)$")
_OF_A_COUNTY = re.compile(r"[A-Z][a-z]+(?:shire|ish|ster)(?:wo)?man")
"""`the Yorkshireman`, `the Cornishwoman`, `the Ulsterman`."""

_YEARS = re.compile(r"(\d+)-year-old")
_ORGANISATIONS = {"United Nations": "UN", "NATO": "NATO", "European Union": "EU"}


class Meant:
    """The people of an article by role; `start` is always where the words that ask stand."""

    def __init__(self, so_far: Discourse) -> None:
        self.so_far = so_far
        self.cast: Cast = so_far.cast
        self.text = so_far.text
        self._headline_end = headline_end(so_far.text)

    def is_new_role(self, person: Known, role: Role) -> bool:
        """Whether a role says more of somebody than the article has so far."""
        return all(held is None or held.head != role.head for held in map(role_of, person.all_roles()))

    def by_role(self, role: Role, start: int, proper: list[str]) -> Known | None:
        """Who of those that the article has named has the role, the likest first, then who was last named."""
        ranked = [
            (round(fit), max(before(one.at + one.said, start)), one)
            for one in self.cast.people
            if (fit := one.likeness(role)) >= CLEAR
            and one.is_called(proper)
            and before(one.at + one.said, start)
        ]
        if "lawyer" in groups_of(role.head) and not role.words and not role.nations:
            ranked = [(0, last, one) for _, last, one in ranked]  # `the barrister`: any word for one will do
        return max(ranked, key=lambda pair: pair[:2])[2] if ranked else None

    def just_told_of(self, role: Role, start: int) -> Known | None:
        """Who was the last subject, and of whom nothing was told: `Lund came second. The Orlec driver said …`

        Not for an office: `Lund was fined. The Orlec police chief said …` has somebody new.
        Who is a candidate may be so again: `At the same time, the Orlec billionaire denied it.`
        """
        opens = opens_paragraph(self.text, start)
        since = self.so_far.paragraph_before(start) if opens else self.text.rfind("\n", 0, start)
        last = self.so_far.last_person(start) or self._only_named(since, start)
        if last is None or " " not in last.name or not last.is_named() or self.so_far.outer:
            return None
        held = [one for one in map(role_of, last.roles) if one]
        other = any(one.head == role.head or groups_of(one.head) & groups_of(role.head) for one in held)
        near = last.latest(start) >= since
        office = groups_of(role.head) & (OFFICES - {"leader"}) or (held and groups_of(role.head) & OFFICES)
        return last if near and not office and not other and self.may_be(last, role) else None

    def _only_named(self, since: int, start: int) -> Known | None:
        """The only one named since an offset: `Just ask Herb Walker.`, and then `The Trophy winner said …`"""
        named = [one for one in self.cast.people if any(since <= place < start for place in one.at)]
        return named[0] if len(named) == 1 else None

    def only_one(self, role: Role, start: int) -> Known | None:
        """The only one who bears a bare title: `the island senator` in an article of one senator."""
        bearing = [one for one in self.cast.people if before(one.at, start) and one.likeness(role) >= CLEAR]
        told = [one for one in bearing if not any(names_in(held) for held in one.roles)]
        return bearing[0] if len(bearing) == 1 and told else None

    def of_age(self, core: str, start: int) -> Known | None:
        """Whom an age means, once it is known: `Pell, 19`, and then `the 19-year-old`, or `the teenager`.

        Not who was told of above, where somebody of no known age has just spoken.
        """
        told = _YEARS.match(core.lower())
        years = range(int(told[1]), int(told[1]) + 1) if told else _decades().get(core.lower().split()[-1])
        if years is None:
            return None
        aged = [one for one in self.cast.people if one.age in years and before(one.at, start)]
        found = max(aged, key=lambda one: max(before(one.at + one.said, start)), default=None)
        last, here = self.so_far.last_person(start), self.text.rfind("\n", 0, start)
        if found and last and last is not found and not last.age and max(before(found.at, start)) < here:
            return last if last_before(last.said, start) > here else found
        return found

    def just_named(self, start: int) -> Known | None:
        """Who is named first in the sentence before, where whoever spoke last is not of this paragraph."""
        here = self.text.rfind("\n", 0, start)
        last = self.so_far.last_person(start)
        if last is not None and last.latest(start) > here:
            return None
        since = max(here, start - len(self.so_far.sentence_before(start)) - 1)
        since = max(here, since - len(self.so_far.sentence_at(max(since - 1, 0))) - 1)
        named = [
            (min(places), one)
            for one in self.cast.people
            if one.is_named() and (places := [place for place in one.at if since <= place < start])
        ]
        return min(named, key=lambda pair: pair[0])[1] if named else None

    def last_speaker(self, role: Role | None, start: int) -> Known | None:
        """Whom a new word for somebody means: who was last spoken of, if nothing speaks against it.

        `Dorn mocked the affair. “I would govern alone,” the prime minister said.`
        """
        near = self.so_far.paragraph_before(start)
        last = self.so_far.last_person(start)
        if last is not None and self.so_far.names_in_quotation(last):
            last = self._topic(start)
        if last is not None and last.latest(start) >= near:
            return last if self.may_be(last, role) else None
        return None

    def _topic(self, start: int) -> Known | None:
        """The only one whom the headline names: `“Laure reads too much,” the actress says` of her sister."""
        until = self._headline_end
        told = [one for one in self.cast.people if one.is_named() and min(one.at, default=start) < until]
        return told[0] if len(told) == 1 and not self.so_far.names_in_quotation(told[0]) else None

    def accused(self, role: Role, start: int) -> Known | None:
        """The last one named of whom no role is known: `the defendant`, once a witness has spoken."""
        if "trial" not in groups_of(role.head):
            return None
        open_to = [one for one in self.cast.people if before(one.at, start) and one not in self.so_far.outer]
        bare = [one for one in open_to if not one.roles and not one.offices]
        return max(bare, key=lambda one: max(before(one.at + one.said, start)), default=None)

    def may_be(self, person: Known, role: Role | None) -> bool:
        """Whether somebody may have a role too, beside those that are known."""
        if role is None:
            return True
        nations = person.nations()
        held = [one for one in map(role_of, (*person.roles, *person.offices)) if one]
        if (
            {genders().get(role.head, ""), person.gender} == {"m", "f"}
            or (role.nations and nations and not role.nations & nations)
            or any(is_over(one, role) for one in held)
        ):
            return False
        if any(_is_said_again(role, one) for one in held) or is_diplomat(person, role):
            return True
        if role.nations and not nations and (role.head in stands_for_any() or role.head == "diplomat"):
            return True  # `the Argentine diplomat` is whoever of the UN has just spoken
        asked = groups_of(role.head)
        public = not held or is_public(person) or bool(person.offices)
        taken = {group for one in held for group in groups_of(one.head)}
        if ("minister" in asked and role.words and not public) or (asked & PARTIES and taken & PARTIES):
            return False  # `the culture secretary` is no playwright
        if asked == _SPORT:  # `the midfielder` is no chairman, and may be the captain
            taken = {
                group for one in held for group in groups_of(one.head) if not groups_of(one.head) & _SPORT
            }
        if asked <= _ARTS:  # a founder may be `the designer`, and no chairman `the novelist`
            taken = {group for one in held if one.head not in _FOUNDERS for group in groups_of(one.head)}
        apart = asked == _SPORT or asked & (_APART | _ARTS)
        return role.former or not (apart and taken & OFFICES)

    def _title_of_other(self, start: int) -> str:
        """What the counterpart of whoever was last spoken of is: `leader`, if that one leads."""
        other = self.so_far.last_person(start)
        held = [one for one in map(role_of, (*other.roles, *other.offices)) if one] if other else []
        return "leader" if any("leader" in groups_of(one.head) for one in held) else ""

    def in_office(self, role: Role, core: str, start: int) -> Known | None:
        """Who holds an office on the article's day, by the tables: `the French president`."""
        on = self.cast.on
        if on is None or role.words & of_a_part() or role.deputy or "former" in core.lower():
            return None
        if any(_is_a_bodys(core[first:last]) for first, last in runs(core)):
            return None
        codes = (
            list(role.nations)
            or (["VA"] if role.head in {"pope", "pontiff"} else [])
            or [
                code
                for name, code in _ORGANISATIONS.items()
                if (told := _organisation(core)) and told == name
            ]
        )
        if len(codes) != 1 or (
            role.words and role.head in {"minister", "secretary", "chief", "president"} and role.nations
        ):
            return None
        title = self._title_of_other(start) if role.head == "counterpart" else role.head
        found = holder(codes[0], title, on)
        return self.cast.leading(found) if found else None


def opens_paragraph(text: str, start: int) -> bool:
    """Whether who is told of at an offset is the first in a paragraph, if only a quotation stands before.

    >>> text = "At the same time, the mayor said “no”. The rest agreed."
    >>> opens_paragraph(text, text.index("the mayor")), opens_paragraph(text, text.index("The"))
    (True, False)
    """
    return bool(_OPENING.fullmatch(text[text.rfind("\n", 0, start) + 1 : start]))


def _is_said_again(role: Role, held: Role) -> bool:
    """Whether a role may be one that is held: a minister is `the Labour politician`."""
    if role.head == held.head:
        return held.head in stands_for_any() or likeness(role, held) > HARDLY
    return role.head == "politician" and bool(groups_of(role.head) & groups_of(held.head))


@cache
def _decades() -> dict[str, range]:
    """The ages that a noun tells: `teenager`, `octogenarian`."""
    return {row["word"]: range(int(row["from"]), int(row["until"])) for row in table("titles_ages")}


def names_in(role: str) -> bool:
    """Whether a role says of what: `Indiana governor`; then another state's is another's."""
    return any(role[first:last].lower() not in roles() for first, last in runs(role))


def _is_a_bodys(name: str) -> bool:
    """Whether a name before an office is a party's or a company's: `the SNP leader` leads no country."""
    known = identity(name)
    return known is not None and known.kind == "organisation" and known.name not in _ORGANISATIONS


def _organisation(core: str) -> str:
    for word in (" ".join(core.split()[:2]), core.split(maxsplit=1)[0] if core.split() else ""):
        known = identity(word)
        if known:
            return known.name
    return ""


def is_epithet(core: str) -> bool:
    """Whether words call somebody by age, family or people: `54-year-old`, `father of two`, `Dane`.

    >>> is_epithet("54-year-old"), is_epithet("Welshman"), is_epithet("Dane"), is_epithet("bridge")
    (True, True, True, False)
    >>> is_epithet("Yorkshireman"), is_epithet("Cornishwoman"), is_epithet("Huntsman")
    (True, True, False)
    >>> is_epithet("47-year-old former driller"), is_epithet("father of four"), is_epithet("father of Ann")
    (True, True, False)
    """
    people = re.sub(r"(?:wo)?man$", "", core)
    return bool(_OF_A_COUNTY.fullmatch(core)) or (
        bool(_AGE.search(core.lower()))
        or bool(parent_of(core))
        or f"{core}s" in peoples()
        or (people != core and people in adjectives())
    )
