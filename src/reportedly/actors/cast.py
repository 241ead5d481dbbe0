"""Who an article speaks of: its people and bodies, by name, role and gender, each known once."""

from __future__ import annotations

import re
from typing import cast

import msgspec
from spacy.tokens import Doc

from reportedly.actors.titles import (
    bodies,
    family_first,
    gender_before,
    genders,
    generic,
    kind_of,
    nations_in,
    places,
    role_after,
    role_before,
    roles,
    runs,
    slug,
)
from reportedly.model import Actor, ActorKind

_YOUNGER = frozenset({"jr", "sr", "ii", "iii", "iv"})
_SHOUTED = 3
"""Words in capitals that may still be a name; more are a heading inside the text. A judgement."""

_TITLED = 0.6
"""Share of a line's longer words with capitals that makes it a headline in title case. A judgement."""


class Known(msgspec.Struct):
    """One actor of the article as it becomes known: where it is named, is a subject, and speaks."""

    name: str
    kind: str = "unknown"
    country: str | None = None
    gender: str = ""
    roles: list[str] = []
    at: list[int] = []
    said: list[int] = []
    subject_at: list[int] = []

    def actor(self) -> Actor:
        """As the record that a reading keeps."""
        kind = cast("ActorKind", self.kind)
        told = (
            {nation for role in self.roles for nation in nations_in(role)} if kind == "person" else set[str]()
        )
        country = self.country or (told.pop() if len(told) == 1 else None)
        return Actor(slug(self.name), self.name, kind, country, tuple(dict.fromkeys(self.roles)))

    def words(self) -> list[str]:
        """The words of the name, lower-cased, without `Jr.`"""
        words = self.name.lower().split()
        return words[:-1] if len(words) > 1 and words[-1].strip(".,") in _YOUNGER else words

    def surname(self) -> str:
        """The word that `Mr.` goes with."""
        words = self.words()
        east = len(words) > 1 and words[0] in family_first() and words[-1] not in family_first()
        return words[0] if east else words[-1]

    def fits(self, noun: str) -> bool:
        """Whether a body may be called by a noun: a company `the firm`, a board of trade `the board`."""
        kind = bodies().get(noun, "")
        if noun not in generic():
            return noun in self.words()
        office = kind == "agency" and self.kind == "government" and self.name not in places()
        return office or kind == self.kind or (kind == "company" and self.kind == "organisation")

    def is_called(self, proper: list[str]) -> bool:
        """Whether a role of it has each of these names in it: `the Indiana governor`."""
        return all(any(word in role for role in self.roles) for word in proper)

    def bears(self, title: str) -> bool:
        """Whether a role of it is a bare title, with nothing that says of what."""
        return any(role.lower() == title for role in self.roles)

    def has_role(self, groups: frozenset[str], nation: str | None) -> bool:
        """Whether a role known of it is of one of the groups, and of that country where one is asked for."""
        for role in self.roles:
            words = role.lower().replace("-", " ").split()
            known = {group for word in words for group in roles().get(word, ())}
            if "head of state" in role.lower():
                known.add("leader")
            if known & groups and (nation is None or nation in nations_in(role)):
                return True
        return False


def _initials(name: str) -> str:
    return "".join(word[0] for word in name.split() if word[0].isupper())


def _lines(text: str) -> list[tuple[int, int]]:
    return [(match.start(), match.end()) for match in re.finditer(r"[^\n]+", text)]


def _is_titled(line: str) -> bool:
    """Whether a line is a headline in title case.

    >>> _is_titled("Mayor Says Bridge Will Open in Spring"), _is_titled("The mayor said so to Ann Lee.")
    (True, False)
    """
    long = [word for word in re.findall(r"[^\W\d_]+", line) if len(word) > 3]
    capital = [word for word in long if word[0].isupper()]
    return len(long) > 2 and line.rstrip()[-1:] not in '.”"' and len(capital) / len(long) >= _TITLED


class Cast:
    """Everybody an article names, in the order it does."""

    def __init__(self, text: str, doc: Doc) -> None:
        self.text = text
        self.doc = doc
        self.people: list[Known] = []
        self.others: dict[str, Known] = {}
        self._labels = {token.idx: ent.label_ for ent in doc.ents for token in ent}
        self._bodies = self._shown_bodies()
        self._headlines = [span for span in _lines(text) if _is_titled(text[slice(*span)])]
        self._full_names = {
            text[at:end]: self.label(at, end)
            for at, end in runs(text)
            if " " in text[at:end] and not self._in_headline(at)
        }
        self._read_people()
        self._read_bodies()

    def _in_headline(self, at: int) -> bool:
        return any(start <= at < end for start, end in self._headlines)

    def body_called(self, noun: str, before: int) -> Known | None:
        """The body last named before an offset that a noun like `company` or `agency` fits."""
        fitting = [
            (max(place for place in known.at if place < before), known)
            for known in self.others.values()
            if any(place < before for place in known.at) and known.fits(noun)
        ]
        return max(fitting, key=lambda pair: pair[0])[1] if fitting else None

    def nearest(self, kind: str, nation: str | None, at: int) -> Known | None:
        """The body of a kind, and of a country where one is asked for, that is named nearest to an offset."""
        found = [
            (abs(place - at), known)
            for known in self.others.values()
            for place in known.at
            if known.kind == kind and (nation is None or known.country == nation)
        ]
        return min(found, key=lambda pair: pair[0])[1] if found else None

    def label(self, start: int, end: int) -> str:
        """What the name recogniser calls the words at an offset."""
        return next((self._labels[at] for at in range(start, end) if at in self._labels), "")

    def _read_people(self) -> None:
        """Full names first, then the surnames that stand alone, then what headlines say."""
        single: list[tuple[int, int]] = []
        for start, end in self._named_people():
            if " " in self.text[start:end] and not self._in_headline(start):
                known = self.full(self.text[start:end], self._before(start))
                self._mentioned(known, start)
                self.note_roles(known, start, end)
            else:
                single.append((start, end))
        alone = [self.text[start:end] for start, end in single if " " not in self.text[start:end]]
        for start, end in sorted(single, key=lambda span: self._in_headline(span[0])):
            self._read_single(start, end, alone)
        for known in self.people:
            known.at.sort()
            known.subject_at.sort()

    def _read_single(self, start: int, end: int, alone: list[str]) -> None:
        """A surname, or a name of a headline, which gives capitals to more than names: `Obama Says`."""
        name, before = self.text[start:end], self._before(start)
        parts = [part for part in name.split() if self.named(part)] if " " in name else [name]
        known = self.by_part(parts[-1], start, before) if parts else self.full(name, before)
        role = role_before(self.text, start)
        if known is None and not (role or gender_before(before) or alone.count(name) > 1):
            return
        known = known or self.alone(name, before)
        self._mentioned(known, start)
        self.note_roles(known, start, end)

    def _before(self, start: int) -> str:
        return self.text[max(0, start - 40) : start]

    def _named_people(self) -> list[tuple[int, int]]:
        """Spans of people's names: the recogniser's, and those that a role in front tells."""
        found = {
            (ent.start_char + start, ent.start_char + end)
            for ent in self.doc.ents
            if ent.label_ == "PERSON"
            for start, end in runs(ent.text)
        }
        found |= {
            (start, end)
            for start, end in runs(self.text)
            if " " in self.text[start:end] and self.label(start, end) != "PERSON"
            if not self._in_headline(start) and self._is_introduced(start, end)
        }
        return sorted(
            (start, end)
            for start, end in found
            if "\n" not in self.text[start:end]
            and not (self.text[start:end].isupper() and len(self.text[start:end].split()) > _SHOUTED)
            and kind_of(self.text[start:end], "")[0] == "unknown"
            and not self.is_body(self.text[start:end])
        )

    def _is_introduced(self, start: int, end: int) -> bool:
        """Whether a role in front, or a first name that the recogniser passed over, tells a person."""
        first = self.text[start:end].split()[0].lower()
        return bool(role_before(self.text, start)) or (first in genders() and not self.label(start, end))

    def is_body(self, name: str) -> bool:
        """Whether the text shows that a name, whatever the recogniser says, is no person's."""
        return name in self._bodies

    def shown_kind(self, name: str) -> str:
        """The kind of a body that the words around its name show."""
        return self._bodies.get(name, "")

    def _shown_bodies(self) -> dict[str, str]:
        """Kinds by names that the words around them show to be no person's.

        `Halden Hydro, which runs the dam`; `the operator, Baltrade, said`; `her bosses at Halden Hydro`.
        """
        found: dict[str, str] = {}
        for start, end in runs(self.text):
            name, words = self.text[start:end], self.text[max(0, start - 40) : start].split()[-1:]
            noun = words[0].lower() if words else ""
            apposed = noun in bodies() or (noun.rstrip(",") in bodies() and self.text[end : end + 1] == ",")
            if name.lower().split()[0] in genders():
                continue
            if apposed:
                found[name] = bodies()[noun.rstrip(",")]
            elif self.text.startswith(", which", end) or (noun == "at" and " " in name):
                found.setdefault(name, "organisation")
        return found

    def _read_bodies(self) -> None:
        """Every body that is named, with where it is."""
        for start, end in runs(self.text):
            name, label = self.text[start:end], self.label(start, end)
            kind, country = kind_of(name, label)
            if self.is_body(name):
                kind = kind if kind not in {"unknown", "person", "place"} else self._bodies[name]
            if kind in {"agency", "government", "organisation", "company"} and not self.named(name):
                self._mentioned(self.other(name, kind, country), start)

    def _mentioned(self, known: Known, at: int) -> None:
        known.at.append(at)
        span = self.doc.char_span(at, at + 1, alignment_mode="expand")
        if span is None:
            return
        token = span[0]
        while token.dep_ in {"compound", "nmod", "appos"} and token.head.i != token.i:
            token = token.head
        if token.dep_ in {"nsubj", "nsubjpass", "ROOT"}:
            known.subject_at.append(at)

    def note_roles(self, known: Known, start: int, end: int) -> None:
        """Keep what the words around a name say its bearer is."""
        for role in (role_before(self.text, start), role_after(self.text, end)):
            if role and role not in known.roles:
                known.roles.append(role)
                told = (
                    genders()[word] for word in role.lower().split() if word in genders() and word in roles()
                )
                known.gender = known.gender or next(told, "")

    def full(self, name: str, before: str = "") -> Known:
        """The person of a full name, known or new; `before` are the words in front of the name."""
        words = name.lower().split()
        for known in self.people:
            theirs = known.words()
            if words[-len(theirs) :] == theirs and len(theirs) > 1:
                break
            told = genders().get(words[0], "") or gender_before(before)
            if theirs == words[-1:] and (not told or known.gender in {told, ""}):
                known.name = name
                known.gender = known.gender or told
                break
            if theirs[-len(words) :] == words or (
                len(theirs) > 1 and theirs[0] == words[0] and theirs[-1] == words[-1]
            ):
                known.name = max(known.name, name, key=len)
                break
        else:
            known = Known(
                name, "person", gender=genders().get(words[0], ""), roles=[], at=[], said=[], subject_at=[]
            )
            if words[0] in family_first() and words[-1] not in family_first():
                known.gender = ""
            self.people.append(known)
        known.gender = known.gender or gender_before(before)
        return known

    def by_part(self, name: str, at: int, before: str = "") -> Known | None:
        """The person whom a surname or a first name means at an offset, the fullest earlier name first."""
        word, gender = name.lower(), gender_before(before)
        fitting = [known for known in self.people if word in known.words()]
        pool = [known for known in fitting if not gender or known.gender in {gender, ""}]
        if gender and any(known.gender == gender for known in pool):
            pool = [known for known in pool if known.gender == gender]
        pool = [known for known in pool if _shared_role(known, before)] or pool
        if not pool:
            return None
        surnamed = [known for known in pool if known.surname() == word] or pool
        earlier = [known for known in surnamed if known.at and min(known.at) < at]
        if not earlier:
            return min(surnamed, key=lambda known: min(known.at, default=at))
        chosen = max(earlier, key=lambda known: max(place for place in known.at if place < at))
        chosen.gender = chosen.gender or gender
        return chosen

    def alone(self, name: str, before: str = "") -> Known:
        """A person known by one name only."""
        known = Known(name, "person")
        known.gender = gender_before(before) or genders().get(name.lower(), "")
        self.people.append(known)
        return known

    def named(self, name: str) -> bool:
        """Whether a name is that of a known person, or ends in it, or is a part of it."""
        words = name.lower().split()
        people = [person.words() for person in self.people]
        return any(
            set(words) <= set(full) or (len(full) > 1 and words[-len(full) :] == full) for full in people
        )

    def has_surname(self, name: str, at: int) -> bool:
        """Whether a name that is also a country's was a person's before: Jim Jordan, then `Jordan`."""
        return any(
            " " in person.name and person.surname() == name.lower() and min(person.at, default=at) < at
            for person in self.people
        )

    def longer(self, name: str) -> str:
        """The fuller name of a body that the article shortens, if it does.

        `Nordal` for Nordal Motors, `the Post` for the Harbour Post, `HCS` for the Harbour Craft Society.
        """
        if " " in name or name in places():
            return ""
        people = {person.name for person in self.people}
        fuller = [full for full in sorted(self._full_names) if full not in people]
        first = [full for full in fuller if full.startswith(f"{name} ")]
        letters = [full for full in fuller if _initials(full) == name]
        role = name.lower().rstrip("s") in roles()
        last = [
            full
            for full in fuller
            if full.endswith(f" {name}") and self._full_names[full] == "ORG" and not role
        ]
        return next((found[0] for found in (first[:1], letters, last) if len(found) == 1), "")

    def other(self, name: str, kind: str, country: str | None = None) -> Known:
        """A body, country, group or unnamed source, by the words that name it."""
        name = self.longer(name) or name
        key = slug(name)
        if key not in self.others:
            self.others[key] = Known(name, kind, country)
        return self.others[key]


def _shared_role(known: Known, before: str) -> bool:
    words = before.lower().split()[-2:]
    groups = frozenset(group for word in words for group in roles().get(word, ()))
    return bool(groups) and known.has_role(groups, None)
