"""Whom a role without a name means: somebody of the article, or the holder of the office on its day."""

from __future__ import annotations

import re
from functools import cache

from reportedly.actors.capitals import runs
from reportedly.actors.cast import Cast
from reportedly.actors.discourse import Discourse
from reportedly.actors.heading import heads, is_diplomat
from reportedly.actors.identities import adjectives, holder, identity, peoples
from reportedly.actors.known import Known, before, last_before
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

_LEAD = 2
"""Paragraphs, the headline counted, that tell of somebody before they name him. A judgement."""

_LEAD_LENGTH = 500
"""Characters of the longest headline and lead, for text that has no paragraphs. A judgement."""

_NAMED_BY = 8
"""Paragraphs within which somebody of whom the lead tells has been named. A judgement."""

_CLEAR = 1.0
"""Likeness from which a role means whoever has it; below, only whoever spoke last. A judgement."""

_OFFICES = frozenset(
    {
        "leader",
        "minister",
        "official",
        "diplomat",
        "mayor",
        "boss",
        "judge",
        "police",
        "speaks",
        "deputy",
        "prosecutor",
        "lawyer",
    }
)
"""Groups of roles of which nobody in the news is given two without a word: a minister is no mayor."""

_APART = _OFFICES | {"citizen", "doctor"}
"""Groups of roles that whoever has an office does not have too: the manager is not `the nurse`."""

_SPORT = frozenset({"coach"})
_ARTS = frozenset({"artist"})
_FOUNDERS = frozenset({"founder", "co-founder", "owner"})
NAMELESS = frozenset({"speaks", "source", "official", "diplomat"})
"""Groups of roles of those who are cited without a name."""

_FIRST_WORDS = 12
"""Characters into a paragraph, or after its opening quotation, where a name still begins it: `Mr`, `said`."""

_ELECTED = frozenset({"leader", "minister", "mayor", "lawmaker", "elected"})
_SOMEBODY = re.compile(r"\b(?:[Aa]n?|[Tt]he) (?:[\w-]+ ){0,3}?([a-z-]+)(?= (?:who|has|had|was|is|have)\b)")
_QUOTED = re.compile(r"“[^”\n]*”|\"[^\"\n]*\"")
_OPENING = re.compile(r"(?:[A-Z][a-z’']*(?: [a-z]+){0,4}, )?|(?:“[^”\n]*”|\"[^\"\n]*\") (?:[a-z]+ )?")
"""What may stand before the first who is told of in a paragraph: `At the same time, `, a quotation."""

_SENTENCE_END = re.compile(r"[.!?][”\"]?(?: |\n+)(?=[A-Z“\"])")
_NEXT_LINE = re.compile(r"\n+(?=[^\n])")
_AGE = re.compile(r"(?:\w+[- ])?\d+-year-old(?: [\w-]+){0,3}$|former [\w-]*(?:er|or|ist|man|ant)$")
_HEARS = re.compile(
    r"\b(?:told|tells?|telling|asked) (?:[A-Z][\w.]*(?: [A-Z][\w.]*){0,3}['’]s? )?(?:[a-z]+ )?$"
)
"""What stands before a name that only hears: `The minister told Channel Nine’s Ann Lee …`."""

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
        ends = [match.end() for match in re.finditer(r"[^\n]+", self.text)]
        self.lead = min(ends[min(_LEAD, len(ends)) - 1] if ends else 0, _LEAD_LENGTH)
        self._by_then = min(ends[min(_NAMED_BY, len(ends)) - 1] if ends else 0, 5 * _LEAD_LENGTH)

    def in_lead(self, start: int) -> bool:
        """Whether an offset is in the headline or the lead, which tell of people before naming them."""
        return start < self.lead

    def is_new_role(self, person: Known, role: Role) -> bool:
        """Whether a role says more of somebody than the article has so far."""
        return all(held is None or held.head != role.head for held in map(role_of, person.all_roles()))

    def by_role(self, role: Role, start: int, proper: list[str]) -> Known | None:
        """Who of those that the article has named has the role, the likest first, then who was last named."""
        ranked = [
            (round(fit), max(before(one.at + one.said, start)), one)
            for one in self.cast.people
            if (fit := one.likeness(role)) >= _CLEAR
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
        office = groups_of(role.head) & (_OFFICES - {"leader"}) or (held and groups_of(role.head) & _OFFICES)
        return last if near and not office and not other and self.may_be(last, role) else None

    def _only_named(self, since: int, start: int) -> Known | None:
        """The only one named since an offset: `Just ask Herb Walker.`, and then `The Trophy winner said …`"""
        named = [one for one in self.cast.people if any(since <= place < start for place in one.at)]
        return named[0] if len(named) == 1 else None

    def only_one(self, role: Role, start: int) -> Known | None:
        """The only one who bears a bare title: `the island senator` in an article of one senator."""
        bearing = [one for one in self.cast.people if before(one.at, start) and one.likeness(role) >= _CLEAR]
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
        until = self._headline_end()
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
            or any(_is_over(one, role) for one in held)
        ):
            return False
        if any(_is_said_again(role, one) for one in held) or is_diplomat(person, role):
            return True
        if role.nations and not nations and (role.head in stands_for_any() or role.head == "diplomat"):
            return True  # `the Argentine diplomat` is whoever of the UN has just spoken
        asked = groups_of(role.head)
        public = not held or self._is_public(person) or bool(person.offices)
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
        return role.former or not (apart and taken & _OFFICES)

    def named_below(self, role: Role, start: int) -> Known | None:
        """The only one who is named with an office further down: `the judge`, then `Judge Hannah Osgood`."""
        bearing = [
            (one, held)
            for one in self.cast.people
            for held in map(role_of, one.roles)
            if held and held.head == role.head
        ]
        only = bearing[0] if len(bearing) == 1 and groups_of(role.head) & _OFFICES else None
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
                if not any(_is_over(held, role) for held in map(role_of, one.roles) if held)
            ]
            fit = [one for one in later if one.likeness(role) >= _CLEAR and one.is_called(proper)]
            if fit:
                return max(fit, key=lambda one: (round(one.likeness(role)), -min(one.at)))
            if called := [one for one in later if heads(one, role) or is_diplomat(one, role)]:
                return min(called, key=lambda one: min(one.at))
            if groups_of(role.head) & _ELECTED and (titled := [one for one in later if self._is_public(one)]):
                later = self._of_rank(titled, role) or titled
        later = [one for one in later if gender and one.gender == gender] or later
        fitting = [one for one in later if self.may_be(one, role) and min(one.at) <= self._by_then]
        bare = [one for one in fitting if not one.roles] or [one for one in fitting if self._is_public(one)]
        return min(bare, key=lambda one: min(one.at), default=None)

    def dropped_in(self, role: Role, start: int, gender: str) -> Known | None:
        """Whom a lead's `A haulier accused of murder` is: the next paragraph begins with his name.

        Sources that stay unnamed are nobody there: `An official said`, then `Ann Lee, 54, disagreed`.
        """
        if start >= self.lead or groups_of(role.head) & NAMELESS or self._told_first(role, start):
            return None
        below = _NEXT_LINE.search(self.text, max(start, self._headline_end() + 2))
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
        return new[0] if len(new) == 1 and self.may_be(new[0], role) else None

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
        office = groups_of(role.head) & _OFFICES - NAMELESS
        return new[0] if len(new) == 1 and office and self.may_be(new[0], role) else None

    def _told_first(self, role: Role, start: int) -> bool:
        """Whether a lead tells first of somebody else, named later: `A man was jailed, as a judge …`."""
        ahead = self.text[self.text.rfind("\n", 0, start) + 1 : start]
        nouns = [match[1].lower() for match in _SOMEBODY.finditer(ahead)]
        return "judge" in groups_of(role.head) and any(groups_of(noun) for noun in nouns)

    def _headline_end(self) -> int:
        end = self.text.find("\n")
        return end if 0 <= end < self.lead else 0

    def _title_of_other(self, start: int) -> str:
        """What the counterpart of whoever was last spoken of is: `leader`, if that one leads."""
        other = self.so_far.last_person(start)
        held = [one for one in map(role_of, (*other.roles, *other.offices)) if one] if other else []
        return "leader" if any("leader" in groups_of(one.head) for one in held) else ""

    def _is_new(self, person: Known, start: int) -> bool:
        """Whether somebody is named after an offset only; for the lead, whatever the headline names."""
        return person not in self.so_far.outer and self._first_named(person, start) > start

    def _first_named(self, person: Known, start: int) -> int:
        """Where somebody is named first, -1 where nowhere; below the headline, for what stands there."""
        until = self._headline_end() if start > self._headline_end() else 0
        return min((place for place in person.at if place >= until), default=-1)

    def _of_rank(self, people: list[Known], role: Role) -> list[Known]:
        """Those who hold an office of the group that is asked for: for `the minister`, no `MEP Ann Lee`."""
        asked = groups_of(role.head)
        return [
            one
            for one in people
            if any(groups_of(held.head) & asked for held in map(role_of, one.roles) if held)
        ]

    def _is_public(self, person: Known) -> bool:
        held = [one for one in map(role_of, person.roles) if one]
        return any(groups_of(one.head) & _ELECTED for one in held)

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


def _is_over(held: Role, role: Role) -> bool:
    """Whether a role is that of the deputy of one that is held: the mayor is not `the deputy mayor`."""
    return role.deputy and role.head == held.head and not held.deputy


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
