"""Who an article speaks of: its people and bodies, each known once, and whom a part of a name means."""

from __future__ import annotations

import copy
import re
from datetime import date
from functools import lru_cache

from spacy.tokens import Doc

from reportedly.actors.capitals import whole_name
from reportedly.actors.evidence import age_after, nouns_beside
from reportedly.actors.following import noun_of
from reportedly.actors.identities import (
    Identity,
    Leader,
    country,
    family_first,
    identity,
    slug,
    surnamed,
    terms_of,
)
from reportedly.actors.known import Known, bears, is_shorter, may_be, without_post_nominals
from reportedly.actors.names import Names
from reportedly.actors.nations import kind_of, nation_spans, nations_in
from reportedly.actors.roles import (
    gender_before,
    letters_after,
    party_after,
    role_after,
    role_before,
    role_of,
)
from reportedly.actors.surnames import bearer, narrowed, styled
from reportedly.actors.titles import (
    bodies,
    bodies_of_union,
    gender_of,
    genders,
    groups_of,
    nicknames,
    roles,
    short_names,
    titles,
)
from reportedly.language import TIMES

_BODIES = frozenset({"agency", "outlet", "government", "organisation", "company", "country"})


_AGED = re.compile(r", \d{2}\b(?=[,.])")
"""An age after a name makes it a person's: `said Ilse, 70, after the debate`."""


_OFFICE_OF = re.compile(
    r"\b(?:[Mm]inist(?:er|ry|ers)|[Dd]epartment|[Ss]ecretary|[Cc]ommittee) (?:of|for|on) $"
)

_UNION = re.compile(r"\bEU\b|\bEuropean (?:Union|Court of Justice|Parliament)\b")
_FIRST_AND = re.compile(r"(?<![A-Z][a-z] )\b([A-Z][a-z]+) and $")
"""A first name alone before another’s full name."""

_AND_LETTERS = re.compile(r" \([A-Z]{2,7}\)?$")
"""Letters told beside a name, and no part of it: `the World Health Organization (WHO)`."""


@lru_cache(maxsize=1)
def _names(text: str, doc: Doc) -> Names:
    """The names of an article, found once for all who read it."""
    return Names(text, doc)


def cast_of(text: str, doc: Doc, on: date | None) -> Cast:
    """Everybody an article names, for one who reads it and learns more: the next reader begins anew."""
    return _cast(text, doc, on).copied()


class Cast:
    """Everybody an article names, in the order it does."""

    def __init__(self, text: str, doc: Doc, on: date | None = None) -> None:
        self.text = text
        self.doc = doc
        self.on = on
        self.people: list[Known] = []
        self.others: dict[str, Known] = {}
        self.unsorted: dict[str, Known] = {}
        self.names = _names(text, doc)
        told = {text[start:end] for start, end in nation_spans(text)}
        self.nations = frozenset(nation for words in told for nation in nations_in(words))
        self._read_people()
        self._read_bodies()

    def copied(self) -> Cast:
        """The same, with actors of its own."""
        named = (*self.people, *self.others.values(), *self.unsorted.values())
        own = {id(known): known.copied() for known in named}
        fresh = copy.copy(self)
        fresh.people = [own[id(known)] for known in self.people]
        fresh.others = {key: own[id(known)] for key, known in self.others.items()}
        fresh.unsorted = {key: own[id(known)] for key, known in self.unsorted.items()}
        return fresh

    def _read_people(self) -> None:
        """Full names first, then the surnames that stand alone, then what headlines say."""
        single: list[tuple[int, int]] = []
        for start, end in self.names.of_people():
            if self.names.begins_with_a_word(start, end):
                single.append((start, end))
            elif " " in self.text[start:end] and not self.names.in_headline(start):
                known = self.full(self.text[start:end], self._before(start))
                self._mentioned(known, start)
                self.note_roles(known, start, end)
            else:
                single.append((start, end))
        self._read_pairs()
        alone = [self.text[start:end] for start, end in single if " " not in self.text[start:end]]
        for start, end in sorted(single, key=lambda span: self.names.in_headline(span[0])):
            self._read_single(start, end, alone)
        for known in self.people:
            known.at.sort()
            known.subject_at.sort()
            self.identify(known)

    def _read_pairs(self) -> None:
        """Two who share a surname that is said once: `Peter and David Kipron`."""
        firsts = {known.words()[0] for known in self.people}
        for known in [*self.people]:
            for place in known.at if " " in known.name else []:
                told = _FIRST_AND.search(self._before(place))
                if told is None or not gender_of(told[1]) or told[1].lower() in firsts | titles():
                    continue
                other = self.full(f"{told[1]} {known.name.split()[-1]}")
                self._mentioned(other, place - len(told[0]))

    # --- who the tables know ---------------------------------------------------------------

    def identify(self, known: Known) -> None:
        """Tie a person to a leader of the tables, by full name, or a surname that leaves no doubt."""
        if known.leader is not None:
            return
        terms = terms_of(known.name) if " " in known.name else self._surnamed(known)
        if terms and may_be(known, terms):
            known.become(terms, self.on, self.nations)

    def leading(self, leader: Leader) -> Known:
        """A leader as an actor of the article, known or new."""
        for known in self.people:
            if known.leader is not None and known.leader.name == leader.name:
                return known
        known = Known(leader.name, "person")
        known.become(terms_of(leader.name) or (leader,), self.on, frozenset({leader.country}))
        self.people.append(known)
        return known

    def _surnamed(self, known: Known) -> tuple[Leader, ...]:
        """The one leader whom a bare surname means: in office then, and of a country that is spoken of."""
        fitting = [
            one
            for one in surnamed(known.name, self.on)
            if one.gender in {known.gender, ""} or not known.gender
        ]
        said = [role for role in map(role_of, known.roles) if role]
        told = [one for one in fitting if self._is_spoken_of(one.country) or bears(one, said)]
        return tuple(told) if len({one.name for one in told}) == 1 else ()

    def _is_spoken_of(self, code: str) -> bool:
        return code in self.nations

    def _read_single(self, start: int, end: int, alone: list[str]) -> None:
        """A surname, or a name of a headline, which gives capitals to more than names: `Obama Says`."""
        name, before = self.text[start:end], self._before(start)
        parts = [part for part in name.split() if self.named(part)] if " " in name else [name]
        known = self.by_part(parts[-1], start, before) if parts else self.full(name, before)
        role = role_before(self.text, start)
        if known is None and self.longer(name):
            return
        aged = _AGED.match(self.text, end)
        if known is None and not (role or aged or gender_before(before) or alone.count(name) > 1):
            return
        known = known or self.alone(name, before)
        self._mentioned(known, start)
        self.note_roles(known, start, end)

    def _before(self, start: int) -> str:
        return self.text[max(0, start - 40) : start]

    def _read_bodies(self) -> None:
        """Every body that is named, with where it is."""
        for start, end in self.names.runs:
            label = self.names.label(start, end)
            if label in TIMES or self.names.is_common(start, end) or self.names.is_adjective(start, end):
                continue
            if self.names.is_dateline(self.text[start:end]) and self.text[start:end].isupper():
                continue
            name = self.longer(self.text[start:end]) or self._whole_body(start, end)
            kind, nation = kind_of(name, "")
            if kind == "outlet" and _OFFICE_OF.search(self._before(start)):
                continue  # `the minister of foreign affairs` is of no magazine
            if kind == "unknown":
                kind = self.names.shown_kind(name) or kind_of(name, label)[0]
            elif kind == "outlet" and identity(name) is None:
                kind = self.names.shown_kind(name) or kind  # `packaging maker Norrland Paper` is no paper
            common = " " not in name and label == "ORG" and not self.names.is_proper(start)
            if kind in _BODIES and not self.named(name) and not (common and identity(name) is None):
                known = self.other(name, kind, nation)
                known.roles += [
                    noun for noun in nouns_beside(self.text, start, end) if noun not in known.roles
                ]
                self._mentioned(known, start)
            elif (
                kind in {"unknown", "place"}
                and self.names.is_proper(start)
                and not self.names.is_modifier(start, end)
                and not (groups_of(name.lower()) and self.names.is_any_word(name))
                and not self.named(name)
            ):
                self._mentioned(self.unsorted.setdefault(name, Known(name, "organisation")), start)
        for words, start in self._short_countries():
            self._mentioned(self.country(words), start)

    def _whole_body(self, start: int, end: int) -> str:
        """A body's name as far as it goes, by the recogniser too: `Institute for the Study of Rivers`."""
        name = whole_name(self.text, start, end)
        if name != self.text[start:end] or name.lower().split()[-1] not in bodies():
            return name
        ent = next(
            (one for one in self.doc.ents if one.label_ == "ORG" and one.start_char <= start < one.end_char),
            None,
        )
        return self.text[start : ent.end_char] if ent is not None and ent.end_char > end else name

    def _short_countries(self) -> list[tuple[str, int]]:
        """Countries by what the article calls them for short: `the North`, once North Korea is named."""
        return [
            (code, start)
            for start, end in self.names.runs
            if (code := short_names().get(self.text[start:end])) and self.has_country(code)
            if self.text[max(0, start - 4) : start].lower() == "the "
        ]

    def has_country(self, code: str) -> bool:
        """Whether the article names a country, by whatever name."""
        return slug(country(code).name) in self.others

    def country(self, code: str) -> Known:
        """A country as an actor of the article."""
        return self.other(country(code).name, "country", code)

    def _mentioned(self, known: Known, at: int) -> None:
        known.at.append(at)
        span = self.doc.char_span(at, at + 1, alignment_mode="expand")
        if span is None:
            return
        whole = noun_of(span[0])
        aside = whole.head.dep_ == "relcl" or whole.head.head.dep_ == "relcl"
        if whole.dep_ in {"nsubj", "nsubjpass", "ROOT"} and not aside:
            known.subject_at.append(at)

    def note_roles(self, known: Known, start: int, end: int) -> None:
        """Keep what the words around a name say its bearer is."""
        said = (
            role_before(self.text, start),
            role_after(self.text, end),
            party_after(self.text, end),
            letters_after(self.text, end),
        )
        known.age = known.age or age_after(self.text, end)
        for role in said:
            if role and role not in known.roles:
                known.roles.append(role)
                told = (
                    genders()[word] for word in role.lower().split() if word in genders() and word in roles()
                )
                known.gender = known.gender or next(told, "")

    def full(self, name: str, before: str = "") -> Known:
        """The person of a full name, known or new; `before` are the words in front of the name."""
        name = without_post_nominals(name)
        words = Known(name).words()
        for known in self.people:
            theirs = known.words()
            if words[-len(theirs) :] == theirs and len(theirs) > 1:
                break
            told = gender_of(words[0]) or gender_before(before)
            if theirs == words[-1:] and (not told or known.gender in {told, ""}):
                known.name = name
                known.gender = known.gender or told
                break
            if theirs[-len(words) :] == words or is_shorter(words, theirs) or is_shorter(theirs, words):
                known.name = max(known.name, name, key=len)
                break
        else:
            known = Known(name, "person", gender=gender_of(words[0]), roles=[], at=[], said=[], subject_at=[])
            if words[0] in family_first() and words[-1] not in family_first():
                known.gender = ""
            self.people.append(known)
        known.gender = known.gender or gender_before(before)
        known.styles.add(styled(before))
        return known

    def by_part(self, name: str, at: int, before: str = "") -> Known | None:
        """The person whom a surname or a first name means at an offset, the fullest earlier name first."""
        word, gender = Known(name).words()[-1], gender_before(before)
        named = [known for known in self.people if known.is_named()]
        fitting = [known for known in named if word in known.words()]
        short = [
            known for known in named if known.words()[0] in nicknames().get(word, ()) and " " in known.name
        ]
        fitting = fitting or (short if len(short) == 1 else [])
        pool = narrowed(fitting, gender, before)
        if not fitting and (name := self.names.passed_over(word)):
            return self.full(name, before)
        if not pool:
            return None
        surnamed = [known for known in pool if known.surname() == word] or pool
        earlier = [known for known in surnamed if known.at and min(known.at) < at]
        if not earlier:
            return min(surnamed, key=lambda known: min(known.at, default=at))
        chosen = bearer(self.text, earlier, at, gender, before)
        chosen.gender = chosen.gender or gender
        return chosen

    def alone(self, name: str, before: str = "") -> Known:
        """A person known by one name only."""
        known = Known(name, "person")
        known.gender = gender_before(before) or gender_of(name)
        self.people.append(known)
        return known

    def named(self, name: str) -> bool:
        """Whether a name is that of a known person, or ends in it, or is a part of it."""
        words = Known(name).words()
        people = [person.words() for person in self.people if person.is_named()]
        return any(
            set(words) <= set(full) or (len(full) > 1 and words[-len(full) :] == full) for full in people
        )

    def has_surname(self, name: str, at: int) -> bool:
        """Whether a name that is also a country's was a person's before: Jim Jordan, then `Jordan`."""
        told = identity(name)
        if told and told.kind in {"agency", "outlet"} and self.names.passed_over(name.lower()):
            return True
        return any(
            " " in person.name
            and name.lower() in person.words()
            and min((*person.at, *person.said), default=at) < at
            for person in self.people
        )

    def qualifies_noun(self, at: int) -> bool:
        """Whether a name only says more of a noun: `Barking` of `the Barking depot`."""
        span = self.doc.char_span(at, at + 1, alignment_mode="expand")
        return (
            span is not None and len(span) > 0 and span[0].dep_ == "compound" and span[0].head.pos_ == "NOUN"
        )

    def longer(self, name: str) -> str:
        """The fuller name of a body that the article shortens, if it does.

        `Nordal` for Nordal Motors, `the Post` for the Harbour Post, `HCS` for the Harbour Craft Society.
        `The Commission` in an article about the EU is its own.
        """
        told = identity(name)
        if " " in name or (told and told.kind != "outlet"):
            return ""
        lettered = self.names.told.get(name, "")
        if lettered and not self.named(lettered):
            return lettered
        fuller = self.names.fuller(name, {person.name for person in self.people})
        return fuller or (bodies_of_union().get(name, "") if _UNION.search(self.text) else "")

    def other(self, name: str, kind: str, nation: str | None = None) -> Known:
        """A body, country, group or unnamed source, by the words that name it."""
        name = _AND_LETTERS.sub("", self.longer(name) or name)
        told = identity(name)
        if told and kind != "person":
            return self._identified(told, name)
        key = slug(name)
        if key not in self.others:
            self.others[key] = Known(name, kind, nation)
        return self.others[key]

    def described(self, words: str, kind: str, nation: str | None = None) -> Known:
        """A source in the words that describe it, whatever a table would make of them."""
        key = slug(words)
        if key not in self.others:
            self.others[key] = Known(words, kind, nation)
        return self.others[key]

    def forget(self, known: Known) -> None:
        """Take out a source that turned out to be somebody else of the article."""
        self.people = [one for one in self.people if one is not known]
        self.others = {key: one for key, one in self.others.items() if one is not known}

    def _identified(self, told: Identity, name: str) -> Known:
        """A country, body or outlet of the tables; outlets keep the fullest name that the article gives."""
        key = slug(told.name)
        media = told.kind in {"agency", "outlet"}
        shown = name.removeprefix("the ").removeprefix("The ") if media else told.name
        shown = re.sub(r"(?: [a-z]+)+$", "", shown) if media else shown  # `the Yonhap news agency`
        known = self.others.get(key)
        if known is None:
            known = self.others[key] = Known(shown, told.kind, told.country, identity=told)
        elif media and len(shown) > len(known.name):
            known.name = shown
        return known


@lru_cache(maxsize=1)
def _cast(text: str, doc: Doc, on: date | None) -> Cast:
    """The cast of an article before anybody reads on; read once, for that costs more than to copy it."""
    return Cast(text, doc, on)
