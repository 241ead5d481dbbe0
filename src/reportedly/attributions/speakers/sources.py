"""Noun phrases to actors: who the words of a source mean, in the article they stand in."""

from __future__ import annotations

import re

from spacy.tokens import Doc

from reportedly.actors.antecedents import Antecedents
from reportedly.actors.capitals import runs
from reportedly.actors.cast import Cast
from reportedly.actors.discourse import Discourse, Resolved
from reportedly.actors.following import brought_in, brought_in_several, outside, subjects
from reportedly.actors.generic import Generic
from reportedly.actors.identities import identity
from reportedly.actors.known import Known
from reportedly.actors.nations import nations_in
from reportedly.actors.pronouns import GENDERED, PRONOUNS, TOGETHER
from reportedly.actors.roles import stands_for_other
from reportedly.actors.several import singular
from reportedly.actors.titles import ARTICLE, HANGING, bodies, documents, genders, groups_of
from reportedly.attributions.speakers.addressed import Addressed
from reportedly.attributions.speakers.bearers import Bearers
from reportedly.attributions.speakers.cited import Cited
from reportedly.attributions.speakers.joint import together
from reportedly.attributions.speakers.kin import Kin
from reportedly.attributions.speakers.numbered import Numbered
from reportedly.attributions.speakers.source_names import SourceNames

_POSSESSIVE = re.compile(r"(his|her|their|its|whose)\s+(?=\w)", re.IGNORECASE)
_THEIRS = re.compile(r"(?P<owner>[A-Z][\w.-]*(?: [A-Z][\w.-]*)*)['’]s? (?P<role>[a-z-]+(?: [a-z-]+)?)")
"""Whose own somebody is: `Hollis’s lawyer`."""

_CLIENT = re.compile(r"\b(?:his|her|their) client\b")
_SOMEBODY = re.compile(
    r"\b(?<!like )(?<!as )(?<!of )(?<!was )(?<!is )[Aa] ((?:[a-z-]+ )?(man|woman|boy|girl)\b(?: of \d+)?)"
)
"""Somebody new, without a name."""

_OWN = re.compile(r"(?:my|our)\s+(?=\w)", re.IGNORECASE)
_NOBODY_WHO = re.compile(r"(?:nobody|no one|none) (?:who|that|of|in|at|on)\b", re.IGNORECASE)
_NOBODY = frozenset(
    {
        "you",
        "nobody",
        "everyone",
        "everybody",
        "no one",
        "anyone",
        "anybody",
        "your",
        "yours",
        "my",
        "our",
        "it",
        "its",
        "this",
        "that",
        "these",
        "those",
        "which",
        "what",
        "there",
        "one",
    }
)

_QUOTED_BY = re.compile(r",?\s+as\s+(?:quoted|cited|reported|relayed)\s+by\b")
_RELAYED = re.compile(
    r"(?<=\w),? (?:relayed|carried|quoted|cited|published|distributed|broadcast|obtained|seen|released)"
    r" (?:by|in|on)\b.*",
    re.DOTALL,
)
_LAND_OF = re.compile(
    r"(?:[\w-]+ ){0,3}(?:island|nation|country|kingdom|republic|state|emirate|archipelago|sultanate) of (.+)"
)
"""`the Pacific island of Nauru` is Nauru."""

_NEIGHBOUR = re.compile(
    r"[Tt]he (?:[\w-]+ ){0,3}(?:nation|country|kingdom|republic|state|emirate|sultanate|region|province) of "
    r"(?=[A-Z])"
)
"""What stands before the name of a land that no table has: `the neighbouring state of Orlec`."""

_CALLED_SIR = re.compile(r"(?<=\w) (?:sir|madam|ma['’]am|saab|sahib|bhai)$")
"""What respect puts after a name: `Mehta sir`."""

_OFTEN = re.compile(
    r"(?<=\w),? (?:once|twice|again|already|several times|three times)"
    r"(?: (?:this|last) (?:week|month|year|season|spring|summer|autumn|fall|winter))?$"
)
"""How often it was, taken for a part of who: `Moravia twice this autumn`."""

_ONE_A = re.compile(r"(?:one|another|the other)(?: of (?:them|these|those))?, (?=an? [a-z])", re.IGNORECASE)
"""What stands before who one of several is: `One, a technician who left, described it.`"""

_EXCELLENCY = re.compile(
    r"(?:H\.?E\.?|H\.?R\.?H\.?|(?:His|Her) (?:Royal )?(?:Excellency|Highness|Majesty)),? (?=the )"
)
_DATELINE = re.compile(
    r"(?:[A-Z][A-Z .’'-]+(?:, [A-Z][\w.]+(?: \d{1,2})?)?(?: \([A-Z]\w+\))?(?: ?(?:[—–]|--) ?| - )"
    r"|[A-Z][a-z]+(?: [A-Z][a-z]+)?, [A-Z][a-z]{2,8}\.? \d{1,2} \([A-Z]{2,5}\) )(?=\w)"
)
"""`HALDEN, Ohio (AP) — A baker`: where it was filed is no part of who speaks; nor is `US-` in `US-backed`.

Nor is `Patna, Mar 14 (PTI) ` that stands before it without a dash.
"""

_SAID_OF = re.compile(
    r"[^“”\"\n]*[,.?!][”\"] (?:[\w’.-]+ ){1,3}(?:said |says )?of (?P<whom>the [a-z]+|(?:[A-Z][\w.’-]+ ?)+\b)"
    r"(?=[.,;\n])"
)
"""Of whom a quotation is said to be: `“They want a trophy,” she said of the prosecutors.`"""

_OCCASION = re.compile(r"(?<=\w) in (?:an interview|a statement|remarks|comments)\b.*", re.DOTALL)
_SELF = re.compile(r"(?<=\w) (?:him|her|it|them)sel(?:f|ves)$")
_ALSO_CALLED = re.compile(r" (?:known|identified)(?: only)? (?:as|by the name) [A-Z]\w+")
_TAIL = re.compile(
    r", (?:who|which|whose|speaking|citing)\b.*| speaking on (?:the )?condition\b.*"
    r"|, (?:an?|the|one|among|himself|herself|themselves)\b.*|, (?:now |aged )?\d{1,3}$"
    r"|[,.;:]+$",
    re.DOTALL,
)
_TWO_CLAUSES = re.compile(
    r"(?i:the|its|a) (?:\d+ )?[A-Z][\w-]+(?: [A-Z][\w-]+)* (?=the (?:[a-z-]+ ){1,3}?[a-z-]+, [A-Z])"
)
"""Where somebody speaks, taken for a part of who: `At the 12 Brothers the mayor, Ann Lee, said`."""

_SEVERAL = re.compile(r"(?:group|team|couple|pair|panel|dozens|hundreds|thousands) of \w+s\b")
"""People together, whom `they` takes up: `a group of doctors at the clinic`."""


class Sources:
    """Reads source words, in reading order, with what the article has said so far."""

    def __init__(self, text: str, doc: Doc, so_far: Discourse) -> None:
        self.text = text
        self.doc = doc
        self.so_far = so_far
        self.cast: Cast = so_far.cast
        self.antecedents = Antecedents(so_far, doc, self.described)
        self.generic = Generic(so_far, self.antecedents)
        self.names = SourceNames(text, doc, so_far, self.generic)
        self.bearers = Bearers(so_far, self.names)
        self.addressed = Addressed(so_far, self.described)
        self.numbered = Numbered(so_far, self.addressed, self.antecedents)
        self.cited = Cited(so_far, self.meant)
        self.kin = Kin(so_far, self.described)
        self._subjects = [*outside(subjects(doc), so_far.contents)]

    def meant(self, words: str, start: int) -> Resolved | None:
        """The actors that words at an offset mean, pronouns among them, and how they are known."""
        lower = re.sub(r"['’](?:s|d|ll|re|ve)$", "", words.lower().strip(" ,"))
        if self.so_far.outer and (found := self._inside(lower, start)) is not None:
            return found
        replying, self.so_far.replying = self.so_far.replying, False
        self.kin.follow(start, self._owner)
        self.follow(start)
        self.so_far.follow(start)
        self.so_far.replying = replying
        if lower in {"he", "she"} and not self.so_far.outer and (kin := self.kin.beside(lower, start)):
            return kin
        if lower in {"he", "she"} and not self.so_far.outer and (one := self._sought(GENDERED[lower], start)):
            return [one], "pronoun"
        if lower in {"they", "them", "their"}:
            return self.antecedents.they(start)
        people = lower == "the couple"
        if lower in TOGETHER and (
            two := self.antecedents.together(start, 2, lambda one: one.kind == "person" or not people)
        ):
            return two, "pronoun"
        return self.so_far.pronoun(lower, start) if lower in PRONOUNS else self.described(words, start)

    def _inside(self, lower: str, start: int) -> Resolved | None:
        """Whom a pronoun means in somebody's words by what is told there; None where that does not say."""
        if lower in {"he", "she", "they"} and (told := _SAID_OF.match(self.text, start)):
            return self.described(told["whom"], told.start("whom"))
        if not self.so_far.in_quote:
            if lower not in {"he", "she"}:
                return None
            return self._client_of_teller(lower, start) or self._kin_of_teller(lower, start)
        if lower == "you":
            one = self.addressed.you(start)
            return ([one], "pronoun") if one else None
        return self._quoted(lower, start) if lower in {"he", "she", "they", "it"} else None

    def _quoted(self, lower: str, start: int) -> Resolved | None:
        """Whom a pronoun means in a quotation: who spoke there, who was just brought in, who was told of."""
        one = self.so_far.told_of(lower, start)
        gender = GENDERED.get(lower)
        several = brought_in_several(self.doc, start) if lower == "they" else None
        new = (brought_in(self.doc, start, gender) if gender else several) if one is None else None
        found = self.described(new[1], new[0]) if new is not None else None
        if found is not None and found[0][0] not in self.so_far.outer:
            return found
        one = one or self.so_far.told_of(lower, start, anybody=True)
        return ([one], "pronoun") if one else None

    def _client_of_teller(self, lower: str, start: int) -> Resolved | None:
        """Whom `she` means in a lawyer’s words: `Foley said his client was ill and that she slept.`"""
        told = _CLIENT.search(self.so_far.sentence_before(start))
        found = self.kin.client(start) if told else None
        return found if found and found[0][0].gender in {GENDERED[lower], ""} else None

    def _kin_of_teller(self, lower: str, start: int) -> Resolved | None:
        """Whom `he` means in a woman's words after a relative: `Her brother is there. He rang, she said.`"""
        outer = self.so_far.outer[0] if self.so_far.outer and not self.so_far.in_quote else None
        if outer is None or outer.gender in {GENDERED[lower], ""}:
            return None
        new = brought_in(self.doc, start, GENDERED[lower])
        owned = new is not None and _POSSESSIVE.match(new[1])
        return self.described(new[1], new[0]) if owned and new is not None else None

    def follow(self, at: int) -> None:
        """Note whom the story's own subjects before an offset mean, for the pronouns that take them up."""
        while self._subjects and self._subjects[0][0] < at:
            place, words = self._subjects.pop(0)
            if any(place == said for said, _ in self.so_far.spoken):
                continue
            self.so_far.follow(place)
            found = self.described(words, place)
            owner = GENDERED.get(words.split()[0].lower(), "")
            own = owner and found is not None and found[0][0].gender in {owner, ""}
            own = own and words.lower().split()[-1] not in {"number", *stands_for_other()}
            if found is not None and len(found[0]) == 1 and not own:
                self.so_far.note(found[0][0], place)

    def described(self, words: str, start: int) -> Resolved | None:
        """The actor of a noun phrase: by the name in it, by its role, or as it is described."""
        self.kin.follow(start, self._owner)
        words = re.sub(r"['’]s?$", "", _RELAYED.sub("", _QUOTED_BY.split(words)[0]))
        words = _SELF.sub("", _OCCASION.sub("", words))
        words = _CALLED_SIR.sub("", _OFTEN.sub("", words))
        if place := _TWO_CLAUSES.match(words) or self._land(words):
            words, start = words[place.end() :], start + place.end()
        if before := _EXCELLENCY.match(words) or _ONE_A.match(words) or _DATELINE.match(words):
            words, start = words[before.end() :], start + before.end()
        if _NOBODY_WHO.match(words):
            return None
        if more := _ALSO_CALLED.match(self.text, start + len(words)):
            words = self.text[start : more.end()]
        return (
            self.kin.meant(words, start, lambda pronoun: self._owner(pronoun, start))
            or self.bearers.by_word(words, start)
            or self._known(words)
            or self.cited.agency(words, start)
            or self.cited.document(words, start)
            or together(self.doc, words, start, self.meant)
            or self._by_name(words, start)
            or self.cited.same_source(words, start)
            or self.generic.meant(words, start)
            or self.numbered.meant(words, start)
            or self.bearers.by_role(words, start)
            or self._unnamed(words, start)
        )

    def _land(self, words: str) -> re.Match[str] | None:
        """What says of a name that it is a land’s, where it is the whole source but for what it does."""
        land = _NEIGHBOUR.match(words)
        name = re.split(r", (?:which|who|whose)\b", words[land.end() :])[0].strip(" ,") if land else ""
        return land if name and [(0, len(name))] == runs(name) else None

    def _known(self, words: str) -> Resolved | None:
        """What the tables know by exactly these words: `Western governments`, `the European Commission`."""
        bare = words.removeprefix("the ").removeprefix("The ")
        if (
            (of_what := _LAND_OF.fullmatch(bare))
            and (land := identity(of_what[1]))
            and land.kind == "country"
        ):
            bare = of_what[1]
            return [self.cast.other(bare, land.kind, land.country)], "name"
        told = identity(bare) if " " in bare or bare.isupper() else None
        if told is None or (told.seat and told.kind == "country"):
            return None
        return [self.cast.other(bare, told.kind, told.country)], "name"

    def _by_name(self, words: str, start: int) -> Resolved | None:
        """Those whose names are the source, or its head."""
        heads = self.names.heads(words, start)
        if not heads:
            return None
        found = [self.names.named(words, start, first, last) for first, last in heads]
        single = len(words[heads[0][0] : heads[0][1]].split()) == 1
        return found, "surname" if found[0].kind == "person" and single and " " in found[0].name else "name"

    def _unnamed(self, words: str, start: int) -> Resolved | None:
        """A source that is described but not named, or a collective, kept in the article's words."""
        name = ARTICLE.sub("", words.strip(" ,"), count=1) if ARTICLE.match(words) else words.strip(" ,")
        owner = _POSSESSIVE.match(name)
        myself = self.so_far.outer[0] if self.so_far.outer else self.so_far.myself
        if myself and (own := _OWN.match(name)):
            name = f"{myself.name}’s {name[own.end() :]}"
        elif owner:
            meant = self._owner(owner[1].lower(), start) if owner[1].lower() != "whose" else None
            if meant is not None and (told := self._named_as(name[owner.end() :], meant)) is not None:
                return [told], "role"
            named = meant is not None and meant.kind not in {"unknown", "group"}
            name = f"{meant.name}’s {name[owner.end() :]}" if meant and named else name[owner.end() :]
        if not owner and (theirs := _THEIRS.fullmatch(name)):
            whose = self.described(theirs["owner"], start)
            told = self._named_as(theirs["role"], whose[0][0]) if whose else None
            if told is not None:
                return [told], "role"
        if name.lower() in _NOBODY:
            return None
        name = " ".join(_TAIL.sub("", name).split())
        if not name:
            return None
        name = self.generic.shortened(name)
        root = self.names.root(start, start + len(words))
        last = HANGING.split(name.lower())[0].strip(" ,").split(" ")[-1]
        plural = root is not None and root.tag_ in {"NNS", "NNPS"}
        plural = plural or (last.endswith("s") and bool(groups_of(last[:-1])))
        noun = root.lower_ if root is not None else ""
        if (double := " ".join(name.lower().split()[-2:])) in bodies():
            noun = double
        noun = double if groups_of(double) else noun
        plural = plural and singular(last) not in documents()
        kind = (
            "group"
            if plural or " and " in name or _SEVERAL.match(name)
            else "person"
            if groups_of(noun)
            else bodies().get(noun, "unknown")
        )
        known = self.cast.described(name, kind, next(iter(sorted(nations_in(name))), None))
        known.gender = known.gender or genders().get(noun, "")
        if kind == "person" and known not in self.cast.people:
            known.roles = [name]
            self.cast.people.append(known)
        return [known], "collective" if plural else "described"

    def _named_as(self, role: str, owner: Known) -> Known | None:
        """Who is named anywhere as somebody's own: `his agent`, and below `His agent, Silvio Marsh`."""
        whose = rf"[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|{re.escape(owner.name.split()[-1])}['’]s?"
        told = re.compile(rf"\b(?:{whose}) {re.escape(role.strip(' ,'))}, $")
        ahead = len(role) + len(owner.name) + 10
        named = [
            one
            for one in self.cast.people
            if " " in one.name
            and one.at
            and told.search(self.text[max(0, min(one.at) - ahead) : min(one.at)])
        ]
        return named[0] if len(named) == 1 else None

    def _sought(self, gender: str, start: int) -> Known | None:
        """Of whom a paragraph tells, where it names nobody: `They seek a man of 58. His wife …`"""
        here = self.text.rfind("\n", 0, start) + 1
        told = [one for one in _SOMEBODY.finditer(self.text, here, start) if genders().get(one[2]) == gender]
        told = [one for one in told if not any(span.has(one.start()) for span in self.so_far.contents)]
        named = any(
            here <= place < start
            for one in self.cast.people
            if one.gender in {gender, ""}
            for place in (*one.at, *one.said)
        )
        if named or len(told) != 1:
            return None
        one = self.cast.described(told[0][1], "person")
        if one not in self.cast.people:
            one.gender = gender
            self.cast.people.append(one)
        self.so_far.note(one, told[0].start(1))
        return one

    def _owner(self, pronoun: str, start: int) -> Known | None:
        if pronoun in {"his", "her"}:
            return self._sought(GENDERED[pronoun], start) or self.so_far.person(start, GENDERED[pronoun])
        found = self.antecedents.they(start) if pronoun == "their" else self.so_far.body(start)
        return found[0][0] if found else None
