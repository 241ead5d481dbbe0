"""Whom words for some of those spoken of mean, by their number: `some of them`, `the latter`, `both`."""

from __future__ import annotations

import re

from reportedly.actors.antecedents import Antecedents
from reportedly.actors.cast import Cast
from reportedly.actors.discourse import Discourse, Resolved
from reportedly.actors.known import Known, before, last_before
from reportedly.actors.roles import DEFINITE, role_of
from reportedly.actors.several import of_two, pair, singular
from reportedly.actors.titles import HANGING, genders, groups_of
from reportedly.attributions.speakers.addressed import Addressed

_SOME = re.compile(
    r"(?:some|others|most|many|several|few|a few|two|three|all|none|both)(?: of (?:them|these|those|whom))?"
    r"|(?:(?:two|three) )?others?",
    re.IGNORECASE,
)
_COUNTED = re.compile(r"(?:the |some |many |several |at least |\d+ |two |three |four |five |six |a few )+")
_CLAUSE = re.compile(r", (?:who|which|whose)\b")
_ONE = re.compile(r"(?P<which>one|another)(?: of (?:them|these|those))?", re.IGNORECASE)
_ONE_OF = ("One, ", "one, ", "One of ", "one of ")
_ONE_OF_A_KIND = re.compile(r"\b[Oo]ne ([a-z-]+)\b")
"""Who stands before another of the same: `One agent suggested a drawer, she said; another offered a plan.`"""

_EACH = re.compile(r"(?:the two|both|neither|either) (?P<noun>[a-z-]+(?: minister)?)s?", re.IGNORECASE)
_ANYBODY = frozenset({"person", "citizen", "relative"})
"""Groups of people who may be of another group too: the scientist’s colleague is a scientist."""

_NUMBERS = {"two": 2, "both": 2, "three": 3, "trio": 3, "four": 4, "five": 5}
_COUNT = re.compile(
    r"(?P<count>two|both|three|four|five|trio)(?: of (?:them|these))?"
    r"(?: (?:[\w-]+ ){0,2}?(?P<noun>[\w-]+),?)?",
    re.IGNORECASE,
)
_TWO = re.compile(r"(?:two|both|pair|couple|duo)\b(?: (?:[\w-]+ ){0,2}?(?P<noun>[\w-]+),?$)?", re.IGNORECASE)


class Numbered:
    """Reads such words, in reading order, with what the article has said so far."""

    def __init__(self, so_far: Discourse, addressed: Addressed, antecedents: Antecedents) -> None:
        self.so_far = so_far
        self._antecedents = antecedents
        self._addressed = addressed
        self.text = so_far.text
        self.cast: Cast = so_far.cast

    def meant(self, words: str, start: int) -> Resolved | None:
        """`some of them`, `the latter`, `both women`, `the pair`: of those who have been heard."""
        words = words.strip(" ,")
        if (one := self._one(words, start)) is not None:
            return [one], "described"
        if _SOME.fullmatch(words) and (group := self._antecedents.people(start)):
            return [group], "pronoun"
        phrase = _CLAUSE.split(DEFINITE.sub("", words, count=1))[0]
        if phrase.lower() in {"former", "latter"} and DEFINITE.match(words):
            one = self._addressed.latter(start) if phrase.lower() == "latter" else None
            one = one or of_two(self.cast, start, phrase.lower() == "latter")
            return ([one], "role") if one else None
        each = _EACH.fullmatch(words)
        both = self._two_in_office(each["noun"], start) if each else []
        both = both or self._all(words, phrase, start)
        known = DEFINITE.match(words) or words.lower().startswith("both")
        if not both and known and (two := _TWO.fullmatch(phrase)):
            both = self._two(two["noun"] or "", start)
        return (both, "role") if both else None

    def _all(self, words: str, phrase: str, start: int) -> list[Known]:
        """`the three leaders`, `both men`: those last told of together, if they are so many and fit."""
        told = _COUNT.fullmatch(phrase)
        if told is None or not (DEFINITE.match(words) or words.lower().startswith("both")):
            return []
        noun = told["noun"] or ""
        one = "man" if noun == "men" else singular(noun)
        if noun and not groups_of(one) and noun not in {"men", "women", "people"}:
            return []
        gender = genders().get(one, "")
        return self._antecedents.together(
            start, _NUMBERS[told["count"].lower()], lambda known: _may_be(known, one, gender)
        )

    def _one(self, words: str, start: int) -> Known | None:
        """One of several, or one more: nobody known."""
        one = _ONE.fullmatch(words)
        group = self._antecedents.people(start) if one else None
        return self._one_more(words, start) or (self._one_of(one["which"], group) if one and group else None)

    def _one_more(self, words: str, start: int) -> Known | None:
        """One more of the same, after one: `One man said that …. Another said that …`; nobody known."""
        last = self.so_far.last_spoken(start) or []
        first = len(last) == 1 and last[0].kind == "person" and not last[0].is_named()
        first = first and not any(self.text.startswith(_ONE_OF, place) for place in last[0].said)
        here = self.text.rfind("\n", 0, start) + 1
        near = first and last_before(last[0].said, start) >= here
        if words.strip(" ,").lower() != "another":
            return None
        ones = [match[1] for match in _ONE_OF_A_KIND.finditer(self.text, here, start) if groups_of(match[1])]
        if not near:
            return self.cast.described(f"another {ones[-1]}", "person") if ones else None
        noun = HANGING.split(last[0].name)[0].strip(" ,")
        return self.cast.described(f"another {noun.removeprefix('one ')}", "person")

    def _one_of(self, word: str, group: Known) -> Known:
        """One of those heard last: `Three former clerks said so. Another said …` is another former clerk."""
        phrase = HANGING.split(_COUNTED.sub("", group.name.lower()))[0].strip(" ,")
        *ahead, last = phrase.split(" ")
        single = singular(last)
        name = (
            f"{word.lower()} of the {phrase}" if single == last else " ".join((word.lower(), *ahead, single))
        )
        known = self.cast.described(name, "person")
        if known not in self.cast.people:
            self.cast.people.append(known)  # `One of them texts. He writes back …`
        return known

    def _two_in_office(self, noun: str, start: int) -> list[Known]:
        """The only two of an article who hold an office: `neither president`, `the two mayors`."""
        role = role_of(noun.lower().removesuffix("s"))
        if role is None or not groups_of(role.head) & {"leader", "minister", "mayor"}:
            return []
        held = [one for one in self.cast.people if one.is_named() and one.likeness(role) >= 1]
        named = [one for one in held if before(one.at, start)]
        return sorted(named, key=lambda one: min(one.at)) if len(held) == len(named) == 2 else []

    def _two(self, noun: str, start: int) -> list[Known]:
        """`the two scientists`, `both women`: those two who spoke, of the gender that the noun tells."""
        one = {"women": "woman", "men": "man"}.get(noun, noun.removesuffix("s"))
        if noun and not groups_of(one) and noun != "people":
            return []
        gender = genders().get(one, "")
        two = pair(self.so_far.spoken, start, gender)
        if noun and not all(_may_be(known, one, gender) for known in two):
            two = []  # `both leaders` are not the two countries that spoke
        return two or (self._two_named(start, gender) if noun else [])

    def _two_named(self, start: int, gender: str) -> list[Known]:
        """The two people last named, who have not spoken: `Velt rang Lenk, and the two men agreed`."""
        since = self.so_far.paragraph_before(start)
        near = [
            (max(before(one.at, start)), one)
            for one in self.cast.people
            if one.is_named() and one.gender in {gender, ""} and last_before(one.at, start) >= since
        ]
        two = [one for at, one in sorted(near, key=lambda found: -found[0]) if at >= since][:2]
        return sorted(two, key=lambda one: min(one.at)) if len(two) == 2 else []


def _may_be(known: Known, noun: str, gender: str) -> bool:
    """Whether somebody may be meant by a noun for people: no lawyer is one of `the two developers`."""
    own = {group for role in known.roles if (held := role_of(role)) for group in groups_of(held.head)}
    asked, own = groups_of(noun) - _ANYBODY, own - _ANYBODY
    other = bool(asked and own) and not asked & own
    return known.kind == "person" and {known.gender, gender} != {"m", "f"} and not other
