"""Who an article speaks of: its people and bodies, by name, role and gender, each known once."""

from __future__ import annotations

from typing import cast

import msgspec
from spacy.tokens import Doc

from reportedly.attributions.titles import (
    bodies,
    family_first,
    gender_before,
    genders,
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
        return Actor(slug(self.name), self.name, kind, self.country, tuple(dict.fromkeys(self.roles)))

    def words(self) -> list[str]:
        """The words of the name, lower-cased."""
        return self.name.lower().split()

    def surname(self) -> str:
        """The word that `Mr.` goes with."""
        words = self.words()
        east = len(words) > 1 and words[0] in family_first() and words[-1] not in family_first()
        return words[0] if east else words[-1]

    def is_called(self, proper: list[str]) -> bool:
        """Whether a role of it has each of these names in it: `the Indiana governor`."""
        return all(any(word in role for role in self.roles) for word in proper)

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


def _bare(name: str) -> str:
    found = runs(name)
    return name[found[0][0] : found[-1][1]] if found else name


class Cast:
    """Everybody an article names, in the order it does."""

    def __init__(self, text: str, doc: Doc) -> None:
        self.text = text
        self.doc = doc
        self.people: list[Known] = []
        self.others: dict[str, Known] = {}
        self._labels = {token.idx: ent.label_ for ent in doc.ents for token in ent}
        self._read_people()
        self._full_names = sorted({text[start:end] for start, end in runs(text) if " " in text[start:end]})
        self.bodies = [(ent.start_char, _bare(ent.text)) for ent in doc.ents if ent.label_ == "ORG"]

    def body_called(self, noun: str, before: int) -> Known | None:
        """The body last named before an offset that a noun like `company` or `agency` fits."""
        wanted = bodies().get(noun)
        for at, name in reversed(self.bodies):
            kind, country = kind_of(name, "ORG")
            if at < before and (kind == wanted or (kind == "organisation" and wanted == "company")):
                return self.other(name, kind, country)
        return None

    def label(self, start: int, end: int) -> str:
        """What the name recogniser calls the words at an offset."""
        return next((label for at, label in self._labels.items() if start <= at < end), "")

    def _read_people(self) -> None:
        """Full names first, then the surnames that stand alone."""
        single: list[tuple[str, int, str]] = []
        for ent in self.doc.ents:
            if ent.label_ != "PERSON":
                continue
            for start, end in runs(ent.text):
                name, at = ent.text[start:end], ent.start_char + start
                if kind_of(name, "")[0] != "unknown" or "\n" in name:
                    continue
                before = self.text[max(0, at - 40) : at]
                if " " in name:
                    known = self.full(name, before)
                    self._mentioned(known, at)
                    self.note_roles(known, at, ent.start_char + end)
                else:
                    single.append((name, at, before))
        for name, at, before in single:
            known = self.by_part(name, at, before)
            if known is not None:
                self._mentioned(known, at)
        for known in self.people:
            known.at.sort()
            known.subject_at.sort()

    def _mentioned(self, known: Known, at: int) -> None:
        known.at.append(at)
        span = self.doc.char_span(at, at + 1, alignment_mode="expand")
        if span is None:
            return
        token = span[0]
        while token.dep_ in {"compound", "nmod"} and token.head.i != token.i:
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
        fitting = [known for known in self.people if word in known.words() and " " in known.name]
        told = [known for known in fitting if not gender or known.gender in {gender, ""}]
        if gender and any(known.gender == gender for known in told):
            told = [known for known in told if known.gender == gender]
        held = [known for known in told if _shared_role(known, before)]
        pool = held or told or fitting
        if not pool:
            return next((known for known in self.people if known.name.lower() == word), None)
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

    def longer(self, name: str) -> str:
        """The fuller name of a body that the article shortens to its first word, if it does."""
        if " " in name or name in places():
            return ""
        people = {person.name for person in self.people}
        return next(
            (full for full in self._full_names if full.startswith(f"{name} ") and full not in people), ""
        )

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
