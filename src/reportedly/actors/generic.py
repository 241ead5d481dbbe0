"""Bodies and countries by what any may be called: `the defence ministry`, `the kingdom`, `the Saudis`."""

from __future__ import annotations

import re

from reportedly.actors.antecedents import Antecedents
from reportedly.actors.discourse import Discourse, Resolved
from reportedly.actors.identities import adjective, adjectives, holders, identity, peoples, short_adjective
from reportedly.actors.known import Known, before
from reportedly.actors.nations import nation_spans, nations_in
from reportedly.actors.titles import HANGING, bodies, short_bodies, short_names

_DEFINITE = re.compile(r"(?:the|this|that|its|their|his|her)\s+", re.IGNORECASE)
_OWNER = re.compile(r"(?P<owner>.+?)['’]s?\s+(?P<rest>\S.*)", re.DOTALL)
_MONARCHS = frozenset({"king", "queen", "emperor", "emir", "sultan"})
_LOCAL = re.compile(r" (?:University|City|Town|County|Police|Council|College|Hospital|School|FC)\b")
_BOTH = re.compile(
    r"(?:the (?:two|rival|warring)|both|neither|the two rival) (?:\w+ )?"
    r"(?:capitals|countries|nations|states|sides|neighbours|neighbors|governments"
    r"|powers|allies|rivals|parties|side|party|country"
    r"|companies|firms|groups|clubs|teams|unions|banks|agencies)$"
)
_STATES = frozenset(
    {"capitals", "countries", "nations", "states", "neighbours", "neighbors", "governments", "country"}
)
_SIDES = frozenset({"country", "company", "organisation", "government", "group"})
_IN_SEAT = re.compile(r"[Tt]he (?P<core>[\w ]+[Mm]inistry) in (?P<seat>[A-Z]\w+)")
_ITS_MINISTRY = re.compile(r"(?:['’]s?)? (?:[a-z]+ ){1,2}ministry\b")
_MINISTER = re.compile(r"\b(?!prime)([a-z]+) (?:minister|ministry)\b")
_REACH = 400
"""Characters back to the country whose ministry speaks. A judgement: a paragraph, or two short ones."""


class Generic:
    """Reads such words with what the article has said so far."""

    def __init__(self, so_far: Discourse, antecedents: Antecedents) -> None:
        self.so_far = so_far
        self.antecedents = antecedents
        self.cast = so_far.cast
        self.text = so_far.text

    def meant(self, words: str, start: int) -> Resolved | None:
        """The country or the body of a country that words mean, None where they mean none."""
        words = re.sub(r"['’]s?$", "", words.strip(" ,"))
        if words.lower() in {"each", "neither", "either"}:
            if two := self.antecedents.together(start, 2, lambda _: True):
                return two, "pronoun"
            words = "both sides"
        if _BOTH.match(words.lower()):
            pair = self._two(words, start)
            return (pair, "role") if pair else None
        found = self._people(words) or self._country(words, start) or self._ministry(words, start)
        return ([found], "role") if found else None

    def is_generic(self, words: str, first: int, last: int) -> bool:
        """Whether a name in source words only says whose body it is, or is a body that any state has.

        `Foreign Ministry`, and `North` in `the North's defence ministry`.
        """
        name = words[first:last]
        if name in short_names() and words[:first].lower().endswith("the "):
            return True
        lowers = name.lower().split()
        return len(lowers) == 2 and lowers[-1] in {"ministry", "presidency"} and not nations_in(name)

    def shortened(self, name: str) -> str:
        """A part of a known body, as it is called: `WHO committee` for `WHO’s committee`."""
        owner = _OWNER.fullmatch(name)
        if (
            owner is None
            or HANGING.search(owner["owner"])
            or owner["rest"].endswith("office")
            or bodies().get(owner["rest"].split()[-1], "") not in {"organisation", "government"}
        ):
            return name
        known = identity(owner["owner"].removeprefix("the ").removeprefix("The "))
        if known is None:
            if (whole := self._adjectival(owner["owner"], owner["rest"])) is not None:
                return whole
            common = owner["owner"] == owner["owner"].lower() and re.search(r"(?<!en)['’]s\s", name)
            return owner["rest"] if common else name
        said = owner["owner"].removeprefix("the ").removeprefix("The ")
        whose = short_adjective(known.country) if known.kind == "country" and known.country else said
        return f"{whose} {owner['rest']}"

    def _adjectival(self, owner: str, body: str) -> str | None:
        """A body of a land that no table has, by the adjective that the article has for it.

        `Tavria’s navy` is the `Tavrian navy` where the article says `Tavrian` anywhere.
        """
        land = owner.removeprefix("the ").removeprefix("The ")
        adjective = f"{land}n"
        told = land[:1].isupper() and land.endswith("a") and re.search(rf"\b{adjective}\b", self.text)
        return f"{adjective} {body}" if told else None

    def is_local(self, name: str) -> bool:
        """Whether a seat's name is a place of the article's own: Georgetown, with its university."""
        known = identity(name)
        if known is None or not known.seat or known.country is None:
            return False
        here = re.compile(re.escape(name) + _LOCAL.pattern)
        return bool(here.search(self.text)) and not self._is_named(known.country)

    def _is_named(self, code: str) -> bool:
        spans = nation_spans(self.text)
        return any(
            code in nations_in(words) and not ((known := identity(words)) and known.seat)
            for start, end in spans
            if (words := self.text[start:end])
        )

    def _people(self, words: str) -> Known | None:
        """A people that acts as one is its government: `the Saudis`, not `Saudis`."""
        bare = words.removeprefix("the ").removeprefix("The ")
        if (body := short_bodies().get(bare)) is not None:
            return self.cast.other(body, "group")
        match = re.fullmatch(r"[Tt]he ([A-Z][\w-]+(?: [A-Z][\w-]+)?)", words)
        if not match:
            return None
        code = short_names().get(match[1])
        if code and self.cast.has_country(code):
            return self.cast.country(code)
        code = peoples().get(match[1]) or adjectives().get(match[1])
        return self.cast.country(code) if code else None

    def _country(self, words: str, start: int) -> Known | None:
        """`The kingdom`, `the country`: the country that the words before are about."""
        match = re.fullmatch(r"the (?:[a-z-]+ )?(\w+)", words.lower())
        noun = match[1] if match else ""
        if bodies().get(noun) != "country" or noun == "state":
            return None
        ranked = [
            (self.so_far.closeness(one, start), max(before(one.at, start)), one)
            for one in self.cast.others.values()
            if one.kind == "country"
            and before(one.at, start)
            and (noun != "kingdom" or self._is_kingdom(one))
        ]
        return max(ranked, key=lambda pair: pair[:2])[2] if ranked else None

    def _is_kingdom(self, country: Known) -> bool:
        if self.cast.on is None or country.country is None:
            return True
        return any(_MONARCHS & set(one.titles) for one in holders(country.country, self.cast.on))

    def _two(self, words: str, start: int) -> list[Known]:
        """The two whom `both sides` means: countries, or the two bodies that spoke last."""
        noun = words.lower().split()[-1]
        if two := self.antecedents.together(start, 2, _is_side):
            return two
        if noun not in _STATES and (told := self._headlined()):
            return told
        kind = bodies().get(f"{noun[:-3]}y" if noun.endswith("ies") else noun.removesuffix("s"), "")
        if kind == "company":
            named = [one for one in self.cast.others.values() if one.kind == kind and before(one.at, start)]
            most = sorted(named, key=lambda one: -len(before(one.at, start)))[:2]
            return sorted(most, key=lambda one: min(one.at)) if len(most) == 2 else []
        spoke: list[Known] = []
        for place, found in reversed(self.so_far.spoken):
            if place < start and len(found) == 1 and found[0].kind in _SIDES and found[0] not in spoke:
                spoke.append(found[0])
        if words.lower().split()[-1] not in _STATES and len(spoke) > 1:
            return sorted(spoke[:2], key=lambda one: min(one.at, default=start))
        return self._two_countries(start)

    def _headlined(self) -> list[Known]:
        """The two bodies that a headline names, if it names two: `Orrell and Vosskamp to merge`."""
        until = self.text.find("\n") if "\n\n" in self.text else 0
        told = [
            one
            for one in self.cast.others.values()
            if one.kind in {"company", "organisation"} and min(one.at, default=until) < until
        ]
        return sorted(told, key=lambda one: min(one.at)) if len(told) == 2 else []

    def _two_countries(self, start: int) -> list[Known]:
        """The two countries last named, in the order the article first does."""
        named = [one for one in self.cast.others.values() if one.kind == "country" and before(one.at, start)]
        latest = sorted(named, key=lambda one: -max(before(one.at, start)))[:2]
        return sorted(latest, key=lambda one: min(one.at)) if len(latest) == 2 else []

    # --- ministries ------------------------------------------------------------------------

    def _ministry(self, words: str, start: int) -> Known | None:
        """A body that any state has, with its state: `the North’s defence ministry`."""
        placed = _IN_SEAT.fullmatch(words)
        seat = identity(placed["seat"]) if placed else None
        code, core = (seat.country, placed["core"]) if placed and seat else self._owned(words, start)
        lowers = core.lower().split()
        if code and core.lower() in {"government", "side"} and not identity(f"{adjective(code)} {core}"):
            return self.cast.country(code)
        if (
            not lowers
            or len(core) > 60
            or re.search(r"\b(?:of|for|at|in|from|to|and)\b(?! (?:foreign|defen|the int|finance))", core)
        ):
            return None
        if code:
            for whole in (f"{adjective(code)} {core}", f"{short_adjective(code)} {core}"):
                told = identity(whole)
                if told and told.country == code:
                    return self._shown(told.name, f"{short_adjective(code)} {core}", code)
        if lowers[-1] != "ministry" and lowers[0] != "ministry":
            return None
        told = None
        if lowers == ["ministry"] and not code and (whose := self._minister_heard(start)):
            code, core = whose
            told = identity(f"{adjective(code)} {core}")
        elif lowers == ["ministry"] and not code and (named := self._ministry_named(start)):
            return named
        code = code or self._near(start)
        named = told.name if told else None
        return self._shown(named, f"{short_adjective(code)} {core}", code) if code else None

    def _ministry_named(self, start: int) -> Known | None:
        """The ministry that was last named with its country: `South Korea’s foreign ministry summoned …`."""
        window = self.text[max(0, start - _REACH) : start]
        for first, last in sorted(nation_spans(window), reverse=True):
            if (ministry := _ITS_MINISTRY.match(window, last)) is not None:
                return self._ministry(window[first : ministry.end()], start)
        return None

    def _minister_heard(self, start: int) -> tuple[str, str] | None:
        """Of which country and of what the minister is who has just been heard: `the ministry` is his."""
        last = self.so_far.last_person(start)
        if last is None or max(last.at + last.said, default=-1) < self.so_far.paragraph_before(start):
            return None
        for said in last.roles:
            nations = nations_in(said)
            match = _MINISTER.search(said)
            if match and len(nations) == 1:
                return next(iter(nations)), f"{match[1]} ministry"
        return None

    def _owned(self, words: str, start: int) -> tuple[str | None, str]:
        """The country that words say a body is of, if they do, and the words without it."""
        core = _DEFINITE.sub("", words, count=1)
        owner = _OWNER.fullmatch(core)
        if owner:
            name = owner["owner"]
            known = identity(name)
            code = short_names().get(name) or (known.country if known else None)
            return (code, owner["rest"]) if code else (None, core)
        if re.match(r"(?:its|their|his|her)\s", words, re.IGNORECASE):
            return self._near(start), core
        spans = nation_spans(core)
        if spans and spans[0][0] == 0 and spans[0][1] < len(core):
            codes = nations_in(core[: spans[0][1]])
            return (next(iter(codes)), core[spans[0][1] :].strip()) if len(codes) == 1 else (None, core)
        return None, core

    def _near(self, start: int) -> str | None:
        """The country that the words before are about: its name, its people's or its seat's."""
        about = [
            (max(before(one.subject_at, start)), one.country)
            for one in self.cast.others.values()
            if one.country and one.kind in {"country", "government"} and before(one.subject_at, start)
        ]
        if about and start - max(about)[0] <= _REACH:
            return max(about)[1]
        window = self.text[max(0, start - _REACH) : start]
        spans = sorted(nation_spans(window))
        codes = [
            next(iter(told)) for first, last in spans if len(told := nations_in(window[first:last])) == 1
        ]
        return codes[-1] if len(set(codes)) == 1 else None

    def _shown(self, canonical: str | None, name: str, code: str) -> Known:
        """The body under its known name, shown as the article says it, with its country in front."""
        shown = " ".join(
            word if word[0].isupper() or word in {"of", "the", "and"} else word.capitalize()
            for word in name.split()
        )
        told = identity(canonical) if canonical else identity(name)
        if told is None or told.country != code:
            return self.cast.other(shown, "government", code)
        known = self.cast.other(told.name, told.kind, code)
        if shown.split()[-1] == "Ministry" and known.name == told.name:
            known.name = shown
        return known


def _is_side(one: Known) -> bool:
    """Whether somebody may be one of two sides; a name without a first name may be a company's."""
    bare = " " not in one.name and not one.roles and not one.gender
    return one.kind not in {"person", "outlet", "agency"} or (one.kind == "person" and bare)
