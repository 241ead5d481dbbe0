"""Whom words for somebody's own people mean: `his widow, Susan`, `her husband`, `my client`."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import cache

from reportedly.actors.cast import Cast
from reportedly.actors.discourse import Discourse, Resolved
from reportedly.actors.known import Known, before
from reportedly.actors.pronouns import GENDERED
from reportedly.actors.roles import role_of, stands_for_other
from reportedly.actors.titles import genders, groups_of, roles
from reportedly.knowledge import table

_CLIENT = re.compile(r"(?:my|our|his|her|their)\s+client", re.IGNORECASE)
_FOR_WHOM = re.compile(
    r"(?:lawyer|attorney|solicitor|barrister|counsel|agent|advocate)s?\s(?:for|of|representing)\s(?P<whom>.+)"
    r"|(?P<owner>.+?)['’]s?\s(?:[\w-]+\s)?(?:lawyer|attorney|solicitor|barrister|counsel|agent|advocate)s?$",
    re.IGNORECASE | re.DOTALL,
)
_COUNSEL = re.compile(
    r"\b(?P<owner>[Hh]is|[Hh]er) (?:[a-z-]+ )?(?:lawyer|attorney|solicitor|barrister|counsel|agent"
    r"|advocate), (?P<name>[A-Z][\w.’'-]*(?: [A-Z][\w.’'-]*)+)"
)
"""Whose lawyer somebody is told to be: `His solicitor, Meena Rao, was glad.`"""

_DEFENDS = re.compile(r"(?: [KQS]C)?,(?: who is| for the)? (?:defending|defence|defense)\b")
"""What tells that a lawyer speaks for whoever is accused."""

_FIRST_NAME = re.compile(
    r"(?P<owner>(?i:his|her)|\S.*?['’]s?)\s+(?:[a-z-]+\s){0,2}?(?P<role>[a-z]+),?\s+(?P<first>[A-Z][\w-]+),?",
    re.DOTALL,
)
_TOLD = re.compile(
    r"(?P<owner>\b(?:[Hh]is|[Hh]er)|[A-Z][\w-]+(?: [A-Z][\w-]+)*['’]s?) (?:[a-z-]+ ){0,2}?"
    r"(?P<role>[a-z-]+),? (?P<first>[A-Z][\w-]+)(?=,| (?!and\b)[a-z]|\.)(?! [A-Z])"
)
"""A relative whom the story tells of by a first name: `Dale Haskell’s widow, Tammy, left`."""

_TOLD_WHOLE = re.compile(
    r"(?P<owner>\b(?:[Hh]is|[Hh]er)|[A-Z][\w-]+(?: [A-Z][\w-]+)*['’]s?) (?:[a-z-]+ ){0,2}?"
    r"(?P<role>[a-z-]+),? (?P<first>[A-Z][\w.-]*(?: [A-Z][\w.-]*){1,3})\b"
)
"""A relative whom the story tells of by the whole name: `Rao’s younger brother, V. Mohan Rao, runs it`."""

_TOLD_SEVERAL = re.compile(
    r"(?P<owner>\b(?:[Hh]is|[Hh]er)|[A-Z][\w-]+(?: [A-Z][\w-]+)*['’]s?) (?:[a-z-]+ ){0,2}?"
    r"(?P<role>[a-z]+)s,? (?P<names>[A-Z][\w-]+(?:, [A-Z][\w-]+)* and [A-Z][\w-]+)\b(?! [A-Z])"
)
"""Relatives whom the story tells of together by their first names: `his daughters, Carys and Nia`."""

_MINE = re.compile(r"(?:my|our)\s+(?:(?:own|older|younger|elder|late)\s+)?(?P<role>[a-z-]+)", re.IGNORECASE)
_OTHER = re.compile(r"(?P<owner>his|her)\s+(?:[\w-]+\s)??(?P<role>opposite number|[\w-]+)", re.IGNORECASE)
_PLAIN = 2
"""Words of `his counterpart`; not of `his Danish counterpart`."""

_SPOUSES = frozenset({"husband", "wife"})
_SIBLINGS = frozenset({"brother", "sister"})
_SIBLING = {"son": "brother", "daughter": "sister"}
"""What children of one are to each other."""

_FELLOWS = frozenset({"colleague", "co-author"})


@cache
def _inverses() -> dict[str, frozenset[str]]:
    """The words for whom a relative is one of."""
    return {row["word"]: frozenset(row["whose"].split(",")) for row in table("titles_kin")}


class Kin:
    """Reads such words with what the article has said so far."""

    def __init__(self, so_far: Discourse, described: Callable[[str, int], Resolved | None]) -> None:
        self.so_far = so_far
        self.cast: Cast = so_far.cast
        self._described = described
        self._of_whom: list[tuple[Known, Known, str]] = []
        self._clients: dict[int, Known] = {}
        self._counsel = [*_COUNSEL.finditer(so_far.text)]
        self._several = [
            match for match in _TOLD_SEVERAL.finditer(so_far.text) if "relative" in groups_of(match["role"])
        ]
        self._told = [
            match
            for match in sorted(
                (*_TOLD.finditer(so_far.text), *_TOLD_WHOLE.finditer(so_far.text)), key=re.Match[str].start
            )
            if "relative" in groups_of(match["role"]) and match["first"].lower() not in roles()
        ]

    def follow(self, at: int, owner: Callable[[str, int], Known | None]) -> None:
        """Give those of whom the story tells before an offset their surname: `her son Luc, who cooks`."""
        while self._counsel and self._counsel[0].start() < at:
            match = self._counsel.pop(0)
            client = owner(match["owner"].lower(), match.start())
            named = [one for one in self.cast.people if one.name == match["name"]]
            if client is not None and named:
                self._clients[id(named[0])] = client
        while self._several and self._several[0].start() < at:
            self._follow_several(self._several.pop(0), owner)
        while self._told and self._told[0].start() < at:
            match = self._told.pop(0)
            one = self._owner_of(match, owner)
            if one is None or not _is_named(one):
                continue
            if " " not in match["first"]:
                told = self._relative(match["first"], match["role"], one)
                if not told.at:
                    self.so_far.note(told, match.start("first"))
            for known in self.cast.people:
                if known.name == match["first"] and known is not one:
                    self._tie(known, match["role"], one)

    def _owner_of(self, match: re.Match[str], owner: Callable[[str, int], Known | None]) -> Known | None:
        whose = re.sub(r"['’]s?$", "", match["owner"])
        if whose.lower() in {"his", "her"}:
            return owner(whose.lower(), match.start())
        found = self._described(whose, match.start())
        return found[0][0] if found else None

    def _follow_several(self, match: re.Match[str], owner: Callable[[str, int], Known | None]) -> None:
        """Give those of whom the story tells together their surname, and each other for siblings."""
        one, role = self._owner_of(match, owner), match["role"]
        if one is None or not _is_named(one):
            return
        told = [self._relative(first, role, one) for first in re.split(r", | and ", match["names"])]
        sibling = _SIBLING.get(role, role if role in _SIBLINGS else "")
        for each in told if sibling else ():
            self._of_whom += [(each, other, sibling) for other in told if other is not each]

    def beside(self, pronoun: str, start: int) -> Resolved | None:
        """Whom `he` means after `her husband`: `A winner left her husband after he had spent the money.`"""
        sentence = re.split('[“”"]', self.so_far.sentence_before(start))[-1]
        gender = genders().get(pronoun, "") or GENDERED.get(pronoun, "")
        other = "her" if gender == "m" else "his"
        found = [
            match
            for match in re.finditer(
                rf"(?<!be )(?<!is )(?<!as )(?<!was )\b{other} (?:[a-z-]+ )?([a-z-]+)\b", sentence
            )
            if "relative" in groups_of(match[1]) and genders().get(match[1]) == gender
        ]
        named = [
            one
            for one in self.cast.people
            if one.is_named()
            and one.gender in {gender, ""}
            and any(start - len(sentence) <= at < start for at in one.at)
        ]
        return (
            self._described(found[-1][0], start - len(sentence) + found[-1].start())
            if found and not named
            else None
        )

    def meant(self, words: str, start: int, owner: Callable[[str], Known | None]) -> Resolved | None:
        """The relative, spouse or client whom words mean; `owner` gives whom `his` and `her` mean there."""
        words = re.split(r", (?:who|whose|which)\b", words.strip(" ,"))[0]
        if _CLIENT.fullmatch(words):
            return self.client(start)
        own = _OTHER.fullmatch(words)
        return (
            (self._own_word(words.lower()) if words[:1].isupper() else None)
            or self._mine(words)
            or (self._own(own, start, owner) if own else None)
            or self._first_named(words, start, owner)
        )

    def _first_named(self, words: str, start: int, owner: Callable[[str], Known | None]) -> Resolved | None:
        """A relative who is named by a first name: `her granddaughter Maëlle`."""
        named = _FIRST_NAME.fullmatch(words)
        if named is None or "relative" not in groups_of(named["role"]):
            return None
        whose = named["owner"]
        if whose.lower() in {"his", "her"}:
            one = owner(whose.lower())
        else:
            found = self._described(re.sub(r"['’]s?$", "", whose), start)
            one = found[0][0] if found else None
        if one is None or not _is_named(one):
            return None
        return [self._relative(named["first"], named["role"], one)], "name"

    def _relative(self, first: str, role: str, one: Known) -> Known:
        """A relative by first name has the surname, as the news means it: `Alan Holt … his widow, Susan`."""
        alone = [known for known in self.cast.people if known.words()[0] == first.lower()]
        if len(alone) == 1 and alone[0] is not one:
            full = alone[0]
            full.name = full.name if " " in full.name else f"{full.name} {one.name.split()[-1]}"
        else:
            full = self.cast.full(f"{first} {one.name.split()[-1]}")
        self._tie(full, role, one)
        full.gender = genders().get(role, "") or full.gender
        if role not in full.roles:
            full.roles.append(role)
        return full

    def _tie(self, relative: Known, role: str, one: Known) -> None:
        """Keep that each is a relative of the other, and that who has a husband is a woman."""
        if role in _SPOUSES:
            one.gender = one.gender or ("f" if genders()[role] == "m" else "m")
        backs = _inverses().get(role, ())
        self._of_whom += [(relative, one, role), *((one, relative, back) for back in backs)]

    def _mine(self, words: str) -> Resolved | None:
        """A relative of whoever is quoted who has been told of: `“My brother knew,” Mohan Rao said`."""
        mine = _MINE.fullmatch(words)
        one = self._whose(self.so_far.outer[0], mine["role"].lower()) if mine and self.so_far.outer else None
        return ([one], "role") if one else None

    def _own_word(self, word: str) -> Resolved | None:
        """A relative of whoever is quoted, by the word alone: `“Dad says so,” Pell said`."""
        if not self.so_far.outer or "relative" not in roles().get(word, ()):
            return None
        me = self.so_far.outer[0]
        one = self._whose(me, word) or self.cast.described(f"{me.name}’s {word}", "person")
        one.gender = one.gender or genders().get(word, "")
        if one not in self.cast.people:
            self.cast.people.append(one)
        return [one], "role"

    def _own(self, words: re.Match[str], start: int, owner: Callable[[str], Known | None]) -> Resolved | None:
        """Somebody by whose he is: `his opposite number`, `her husband`, `her grandfather`.

        The two last, once `his wife, Ann` and `his granddaughter Ylva` have told.
        """
        role = words["role"].lower()
        other = role in stands_for_other()
        told = any(role in _inverses().get(said, ()) for *_, said in self._of_whom)
        one = owner(words["owner"].lower()) if other or told or role in _SPOUSES | _SIBLINGS else None
        if one is None:
            return None
        if other:
            is_plain = len(words[0].split()) == _PLAIN
            return self._other(one, role, start) or (self._of_rank(one) if is_plain else None)
        found = self._whose(one, role) or self._spouse(one, role)
        if isinstance(found, Known) and start not in one.at:
            one.at = sorted((*one.at, start))  # `Her husband said: “She begged me”`
        if isinstance(found, Known):
            return [found], "role"
        return found

    def _spouse(self, one: Known, role: str) -> Known | None:
        """The spouse or brother by the surname, where one other has it: `Her husband`, of Mrs Whitcombe."""
        same = [
            known
            for known in self.cast.people
            if role in _SPOUSES | _SIBLINGS and _is_named(known) and _is_named(one) and known is not one
            if known.surname() == one.surname() and known.gender == genders()[role]
            if role in _SIBLINGS or known.gender != one.gender
        ]
        return same[0] if len(same) == 1 else None

    def _whose(self, one: Known, role: str) -> Known | None:
        """Whose relative somebody is, by the word for whose."""
        gender = genders().get(role, "")
        found = [
            whose
            for known, whose, said in self._of_whom
            if known is one and role in _inverses().get(said, ()) and whose.gender in {gender, ""}
        ]
        return found[0] if found else None

    def _other(self, one: Known, role: str, start: int) -> Resolved | None:
        """The other of two: `his opposite number`, once both managers have spoken; `her co-author`."""
        spoke = [found[0] for place, found in reversed(self.so_far.spoken) if place < start]
        others = [known for known in spoke if known.kind == "person" and known.is_named()]
        others = [known for known in others if known is not one]
        asked = [
            known
            for known in self.cast.people
            if known is not one and before(known.at, start) and _is_fellow(known)
        ]
        if role in _FELLOWS:
            return (asked[-1:], "role") if len(asked) == 1 else None
        return (others[:1], "role") if others else self._of_rank(one)

    def _of_rank(self, one: Known) -> Resolved | None:
        """The only other who is what somebody is: `his counterpart`, of the two presidents of an article."""
        ranks = _ranks(one)
        same = [
            known
            for known in self.cast.people
            if known is not one and known.is_named() and ranks & _ranks(known)
        ]
        return (same, "role") if len(same) == 1 else None

    def client(self, start: int) -> Resolved | None:
        """Whom a lawyer speaks for: `Harriet Kolb, a lawyer for the officer`, and then `my client`."""
        speaking = self.so_far.outer or (self.so_far.last_spoken(start) or [])[:1]
        if not speaking:
            return None
        if (client := self._clients.get(id(speaking[0]))) is not None:
            return [client], "role"
        for words in (speaking[0].name, *speaking[0].roles):
            if (found := _FOR_WHOM.search(words)) is not None:
                return self._described(found["whom"] or found["owner"], start)
        at = before(speaking[0].at, start)
        defends = any(_DEFENDS.match(self.so_far.text, place + len(speaking[0].name)) for place in at)
        return self._described("the defendant", start) if defends else None


def _is_fellow(known: Known) -> bool:
    return any(_FELLOWS & set(role.lower().split()) for role in known.roles)


def _is_named(known: Known) -> bool:
    return known.kind == "person" and " " in known.name and known.is_named()


def _ranks(known: Known) -> set[str]:
    return {role.head for role in map(role_of, (*known.roles, *known.offices)) if role}
