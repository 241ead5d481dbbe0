"""Who an article speaks of: its people and bodies, by name, role and gender, each known once."""

from __future__ import annotations

import re
import unicodedata
from functools import cache
from typing import cast

import msgspec
from spacy.tokens import Doc

from reportedly.knowledge import table
from reportedly.model import Actor, ActorKind

_BREAK = re.compile(
    r"[.,;:!?\n“”\"()]\s|\b(?:said|says|told|and|but|by|with|that|as|on \w+day)\b", re.IGNORECASE
)
ARTICLE = re.compile(r"(?:the|a|an|this|that|one|another)\s+", re.IGNORECASE)
_LONGEST_ROLE = 90
"""Characters of an apposition that is kept as a role: longer ones are parses gone wrong."""

_WORD = re.compile(r"\S+")
_RUN = re.compile(
    r"[^\W\d_a-zà-öø-ÿ][\w.&-]*(?:['’](?!s\b)\w+)?"
    r"(?:(?:\s+(?:de|da|di|do|du|del|van|von|der|den|bin|bint|ibn|al|el|ben|la|le|ter|&))*"
    r"[\s]+[^\W\d_a-zà-öø-ÿ][\w.&-]*(?:['’](?!s\b)\w+)?)*"
)


@cache
def genders() -> dict[str, str]:
    """Gender by word: honorifics, roles and first names that tell it."""
    told = {row["name"]: row["gender"] for row in table("titles_names")}
    told.update({row["word"]: row["gender"] for row in table("titles_roles") if row["gender"]})
    told.update({row["word"]: row["gender"] for row in table("titles") if row["gender"]})
    return told


@cache
def function_words() -> frozenset[str]:
    """Words that begin a sentence with a capital and are no part of a name."""
    return frozenset(row["word"] for row in table("titles_function") if row["use"] == "start")


@cache
def stop_words() -> frozenset[str]:
    """Words that a role in front of a name does not reach back over."""
    return frozenset(row["word"] for row in table("titles_function") if row["use"] == "stop")


@cache
def titles() -> frozenset[str]:
    """Words that stand before a person's name and are no part of it."""
    return frozenset(row["word"] for row in table("titles")) | frozenset(
        row["word"] for row in table("titles_roles") if " " not in row["word"]
    )


@cache
def roles() -> dict[str, frozenset[str]]:
    """The groups of like roles that a noun belongs to: a president and a leader may be the same man."""
    found: dict[str, set[str]] = {}
    for row in table("titles_roles"):
        found.setdefault(row["word"], set()).add(row["group"])
    return {word: frozenset(groups) for word, groups in found.items()}


@cache
def bodies() -> dict[str, str]:
    """The kind of actor by noun: ministry, company, newspaper."""
    return {row["word"]: row["kind"] for row in table("titles_bodies")}


@cache
def places() -> dict[str, tuple[str, str]]:
    """Kind and country by name: countries, and capitals that stand for their governments."""
    found: dict[str, tuple[str, str]] = {}
    for row in table("countries"):
        found.update({name: ("government", row["code"]) for name in row["capitals"].split(",") if name})
    for row in table("countries"):
        found.update(dict.fromkeys(row["names"].split(","), ("country", row["code"])))
    found.update({row["name"]: (row["kind"], row["country"]) for row in table("agencies")})
    return found


@cache
def nationalities() -> dict[str, str]:
    """Country by adjective: `North Korean` is KP."""
    return {
        adjective: row["code"]
        for row in table("countries")
        for adjective in row["adjectives"].split(",")
        if adjective
    }


@cache
def family_first() -> frozenset[str]:
    """Surnames that stand before the given name."""
    return frozenset(row["name"] for row in table("titles_surnames"))


def slug(name: str) -> str:
    """An id from a name.

    >>> slug("Kim Jong-un"), slug("Élysée")
    ('kim-jong-un', 'elysee')
    """
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", (plain or name).lower()).strip("-") or "unnamed"


def runs(text: str) -> list[tuple[int, int]]:
    """Stretches of capitalised words, without the articles and titles that begin them.

    >>> text = "The Kremlin's spokesman, Mr. Dmitry Peskov, met Belarusian Foreign Minister Pavel Orlov"
    >>> [text[start:end] for start, end in runs(text)]
    ['Kremlin', 'Dmitry Peskov', 'Pavel Orlov']
    """
    found: list[tuple[int, int]] = []
    for match in _RUN.finditer(text):
        words = [
            (match.start() + word.start(), match.start() + word.end()) for word in _WORD.finditer(match[0])
        ]
        lowers = [text[start:end].lower() for start, end in words]
        first = next((at for at, lower in enumerate(lowers) if lower not in function_words()), len(words))
        if first < len(words) and not _is_body(text[words[first][0] : match.end()]):
            titled = [at for at, lower in enumerate(lowers) if lower in titles()]
            first = (
                max(first, titled[-1] + 1)
                if titled and (titled[-1] + 1 < len(words) or first in titled)
                else first
            )
        if first < len(words):
            found.append((words[first][0], match.end() - len(match[0]) + len(match[0].rstrip(".&-"))))
    return found


def _is_body(name: str) -> bool:
    """`Justice Department` is no department of a judge."""
    return name in places() or name.lower().split()[-1] in bodies()


class Known(msgspec.Struct):
    """One actor of the article as it becomes known: where it is named (`at`), a subject, and where it speaks."""

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


def nations_in(words: str) -> set[str]:
    """The countries that adjectives, names and seats in `words` tell."""
    found = {
        code
        for adjective, code in nationalities().items()
        if re.search(rf"\b{re.escape(adjective)}\b", words)
    }
    if found & {"KP", "KR"}:
        return found
    for start, end in runs(words):
        place = places().get(words[start:end])
        if place and place[1]:
            found.add(place[1])
    return found


def kind_of(name: str, label: str) -> tuple[str, str | None]:
    """Kind and country of a name from the tables, then from what the name recogniser called it."""
    place = places().get(name) or places().get(name.removeprefix("the ").removeprefix("The "))
    if place:
        return place[0], place[1] or None
    words = name.lower().split()
    kinds = [
        bodies()[word]
        for word in (*reversed(words), *(word.rstrip("s") for word in words))
        if word in bodies()
    ]
    if kinds:
        return kinds[0], next(iter(sorted(nations_in(name))), None)
    named = {
        "PERSON": "person",
        "ORG": "organisation",
        "GPE": "place",
        "LOC": "place",
        "NORP": "group",
        "FAC": "place",
    }
    return named.get(label, "unknown"), None


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
            if theirs == words or (len(theirs) > 1 and theirs[0] == words[0] and theirs[-1] == words[-1]):
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


def gender_before(before: str) -> str:
    """The gender that an honorific or a role right before a name tells.

    >>> gender_before("said Kremlin spokeswoman "), gender_before("as Mr. "), gender_before("the minister ")
    ('f', 'm', '')
    """
    words = before.split()[-2:]
    return next((genders()[word.lower()] for word in reversed(words) if word.lower() in genders()), "")


def _shared_role(known: Known, before: str) -> bool:
    words = before.lower().split()[-2:]
    groups = frozenset(group for word in words for group in roles().get(word, ()))
    return bool(groups) and known.has_role(groups, None)


def role_before(text: str, start: int) -> str:
    """What the words in front of a name say its bearer is.

    >>> text = "On Monday Kremlin spokesman Dmitry Peskov"
    >>> role_before(text, text.index("Dmitry"))
    'Kremlin spokesman'
    """
    window = text[max(0, start - _LONGEST_ROLE) : start].removesuffix(", ")
    phrase = _BREAK.split(window)[-1].strip(" ,")
    words = phrase.split()
    if not words or words[-1].lower() not in roles():
        return "head of state" if phrase.endswith("head of state") else ""
    first = next(at for at, word in enumerate(words) if word.lower().strip(",") in roles())
    while (
        first and words[first - 1].lower() not in stop_words() and not words[first - 1].endswith(("'s", "’s"))
    ):
        first -= 1
    if first and words[first - 1].endswith(("'s", "’s")):
        first -= 1
    return " ".join(words[first:])


def role_after(text: str, end: int) -> str:
    """What the apposition after a name says its bearer is.

    >>> role_after("Ann Lee, a former analyst at the bank, said so.", 7)
    'former analyst at the bank'
    """
    match = re.match(r",\s+([^,.;:“”\"\n()—]{3,90})", text[end:])
    if not match:
        return ""
    phrase = ARTICLE.sub("", match[1], count=1) if ARTICLE.match(match[1]) else match[1]
    head = (
        re.split(r"\b(?:of|at|for|in|from|with|to|on|who|said|says)\b", phrase)[0].lower().replace("-", " ")
    )
    if not any(word in roles() or word.rstrip("s") in roles() for word in head.split()):
        return ""
    return re.split(r"\s+(?:said|says|told|who|added|has|was|is)\b", phrase)[0].strip()
