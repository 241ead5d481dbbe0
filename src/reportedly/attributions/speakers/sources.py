"""Noun phrases to actors: who the words of a source mean, in the article they stand in."""

from __future__ import annotations

import re
from functools import cache

from spacy.tokens import Doc

from reportedly.actors.called import body_called, body_later, body_of, nearest
from reportedly.actors.cast import Cast
from reportedly.actors.discourse import GENDERED, PRONOUNS, Discourse, Resolved, before
from reportedly.actors.following import brought_in, outside, subjects
from reportedly.actors.generic import Generic
from reportedly.actors.identities import adjectives, agencies_from, identity
from reportedly.actors.known import Known
from reportedly.actors.meant import Meant, is_epithet
from reportedly.actors.roles import Role, role_of
from reportedly.actors.titles import (
    ARTICLE,
    bodies,
    documents,
    genders,
    nations_in,
    roles,
    runs,
    short_names,
    titles,
)
from reportedly.attributions.speakers.kin import Kin
from reportedly.attributions.speakers.source_names import SourceNames

_DEFINITE = re.compile(r"(?:the|this|that|these|those|the same)\s+", re.IGNORECASE)
_INDEFINITE = re.compile(r"(?:an?|another|some|one|two|three|several|many|most|other)\s", re.IGNORECASE)
_POSSESSIVE = re.compile(r"(his|her|their|its)\s+(?=\w)", re.IGNORECASE)
_HANGING = re.compile(r"\b(?:of|for|at|from|in|to|with|by|on|that|which|who|as|about)\b")
_OWN = re.compile(r"(?:my|our)\s+(?=\w)", re.IGNORECASE)
_SOME = re.compile(
    r"(?:some|others|most|many|several|few|a few|one|two|three|all|none|both)(?: of (?:them|these|those))?"
    r"|(?:(?:one|two|three|another) )?others?|another",
    re.IGNORECASE,
)
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
_ANY_DOCUMENT = frozenset({"document", "text", "paper"})
_BARE = 2
"""Words of a description that may mean whoever was last spoken of: `the prime minister`. A judgement."""

_QUOTED_BY = re.compile(r",?\s+as\s+(?:quoted|cited|reported|relayed)\s+by\b")
_RELAYED = re.compile(
    r"(?<=\w),? (?:relayed|carried|quoted|cited|published|distributed|broadcast|obtained|seen|released)"
    r" (?:by|in|on)\b.*",
    re.DOTALL,
)
_SAME_SOURCE = re.compile(r"(?:this|that|the same) source$", re.IGNORECASE)
_STATE_AGENCY = re.compile(
    r"the (?:[\w-]+ )*?(?:official|state|state-run|national|news)\b(?: [\w-]+)* agency\b", re.IGNORECASE
)
_ALSO_CALLED = re.compile(r" (?:known|identified)(?: only)? (?:as|by the name) [A-Z]\w+")
_TAIL = re.compile(
    r", (?:who|which|whose|speaking|citing)\b.*| speaking on (?:the )?condition\b.*"
    r"|, (?:an?|the|one|among|himself|herself|themselves)\b.*"
    r"|[,.;:]+$",
    re.DOTALL,
)
_SEVERAL = re.compile(r"(?:group|team|couple|pair|panel|dozens|hundreds|thousands) of \w+s\b")
"""People together, whom `they` takes up: `a group of doctors at the clinic`."""

_BESIDE = 200
"""Characters between an agency's description and its name that still go together. A judgement."""


@cache
def _documented() -> re.Pattern[str]:
    nouns = "|".join(sorted(documents()))
    return re.compile(
        rf"(?:(?P<owner>\S.*?)['’]s?\s|(?:an?|the|this|that)\s)(?:[\w-]+\s){{0,3}}?(?P<noun>{nouns})"
        r"(?:\s(?:from|by|issued by|published by|released by)\s(?P<author>.+)|\s\w+ed by\s.+)?",
        re.IGNORECASE | re.DOTALL,
    )


def noun_of(word: str) -> str:
    """A plural noun without its `s`: `polls`, `studies`."""
    return f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s")


class Sources:
    """Reads source words, in reading order, with what the article has said so far."""

    def __init__(self, text: str, doc: Doc, so_far: Discourse) -> None:
        self.text = text
        self.doc = doc
        self.so_far = so_far
        self.cast: Cast = so_far.cast
        self.generic = Generic(so_far)
        self.names = SourceNames(text, doc, so_far, self.generic)
        self.people = Meant(so_far)
        self.kin = Kin(so_far, self.described)
        self._subjects = [*outside(subjects(doc), so_far.contents)]

    def meant(self, words: str, start: int) -> Resolved | None:
        """The actors that words at an offset mean, pronouns among them, and how they are known."""
        lower = words.lower().strip(" ,")
        if lower in {"he", "she"} and self.so_far.outer and self.so_far.in_quote:
            new = brought_in(self.doc, start, GENDERED[lower])
            if new is not None:
                return self.described(new[1], new[0])
        if lower in PRONOUNS:
            self.follow(start)
        return self.so_far.pronoun(lower, start) if lower in PRONOUNS else self.described(words, start)

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
            if found is not None and len(found[0]) == 1 and not own:
                self.so_far.note(found[0][0], place)

    def described(self, words: str, start: int) -> Resolved | None:
        """The actor of a noun phrase: by the name in it, by its role, or as it is described."""
        words = re.sub(r"['’]s?$", "", _RELAYED.sub("", _QUOTED_BY.split(words)[0]))
        if more := _ALSO_CALLED.match(self.text, start + len(words)):
            words = self.text[start : more.end()]
        return (
            self.kin.meant(words, start, lambda pronoun: self._owner(pronoun, start))
            or self._bearer(words, start)
            or self._known(words)
            or self._agency(words, start)
            or self._document(words, start)
            or self._joint(words, start)
            or self._by_name(words, start)
            or self._same_source(words, start)
            or self.generic.meant(words, start)
            or self._by_role(words, start)
            or self._unnamed(words, start)
        )

    def _bearer(self, words: str, start: int) -> Resolved | None:
        """A person by a capitalised word that looks like something else.

        `Bishop told reporters`, once Julie Bishop is named; `the Welshman`, of whoever was last spoken of.
        """
        word = words.strip(" ,")
        called = re.fullmatch(r"[Tt]he ([A-Z]\w+)", word)
        if called and is_epithet(called[1]):
            last = self.people.last_speaker(None, start)
            return ([last], "role") if last else None
        if not word.isalpha() or not word[:1].isupper() or word.lower() not in titles():
            return None
        named = [one for one in self.cast.people if " " in one.name and one.surname() == word.lower()]
        return (named, "surname") if len(named) == 1 and before(named[0].at, start) else None

    def _joint(self, words: str, start: int) -> Resolved | None:
        """Two who are described and speak together: `the security services and the foreign ministry`."""
        match = re.fullmatch(r"(the [a-z][^,]*?) and (the [a-z][^,]*)", words, re.IGNORECASE)
        if match is None:
            return None
        found = [self.described(match[part], start + match.start(part)) for part in (1, 2)]
        actors = [one for part in found if part for one in part[0]]
        return (actors, "role") if len(actors) == len({id(one) for one in actors}) == 2 else None

    def _known(self, words: str) -> Resolved | None:
        """What the tables know by exactly these words: `Western governments`, `the European Commission`."""
        bare = words.removeprefix("the ").removeprefix("The ")
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

    def _document(self, words: str, start: int) -> Resolved | None:
        """Who made a document that is the source: `the ministry’s report`, `a bulletin from the Branch`.

        A bare `statement` is of whoever spoke last.
        """
        match = _documented().fullmatch(words.strip(" ,"))
        if match is None:
            return None
        place = "owner" if match["owner"] else "author"
        if match[place]:
            at = start + match.start(place)
            made = self.meant(match[place], at)
            unnamed = made is None or (place == "owner" and made[0][0].kind == "unknown")
            return None if unnamed or made is None else (made[0], "role")
        if match["noun"] != match["noun"].lower():
            return None
        if _DEFINITE.match(words) and (found := self._written(match["noun"], start)):
            return found
        if match["noun"] not in {"statement", "communique", "communiqué"} or not self.so_far.last_spoken(
            start
        ):
            return None
        place_said, said = next(one for one in reversed(self.so_far.spoken) if one[0] < start)
        near = place_said >= self.so_far.paragraph_before(start)
        return (said, "role") if near and said[0].kind not in {"group", "unknown"} else None

    def _written(self, noun: str, start: int) -> Resolved | None:
        """Whose a document is that was named before: `the bank said in a report`, then `the document`."""
        for place, found in reversed(self.so_far.spoken):
            sentence = self.so_far.sentence_at(place).lower() if place < start else ""
            said = set(re.findall(r"\w+", sentence)) & documents()
            if noun in said or (noun in _ANY_DOCUMENT and said):
                return (found, "role") if found[0].kind != "person" or noun == "letter" else None
        return None

    def _same_source(self, words: str, start: int) -> Resolved | None:
        """`this source` is the one just cited."""
        if _SAME_SOURCE.match(words.strip(" ,")):
            last = self.so_far.last_spoken(start)
            return (last, "role") if last else None
        return None

    def _agency(self, words: str, start: int) -> Resolved | None:
        """`the official agency` is the one named beside it; `the T agency`, filtered to a letter, is TASS."""
        named = [words[first:last] for first, last in runs(words)]
        if letter := re.fullmatch(r"the ([A-Z]) agency", words.strip(" ,")):
            found = agencies_from(letter[1], self.cast.nations)
            return ([self.cast.other(found, "agency")], "name") if found else None
        if not _STATE_AGENCY.match(words) or any(one not in short_names() | adjectives() for one in named):
            return None
        body = nearest(self.cast, "agency", next(iter(sorted(nations_in(words))), None), start)
        near = body and any(abs(place - start) <= _BESIDE for place in body.at)
        return ([body], "role") if body and near else None

    # --- roles and descriptions ------------------------------------------------------------

    def _by_role(self, words: str, start: int) -> Resolved | None:
        """`the spokesman`, `Varnia’s finance minister`, `the 54-year-old`: someone whom the article names."""
        if _SOME.fullmatch(words.strip(" ,")) and (group := self.so_far.people_last(start)):
            return [group], "pronoun"
        if _INDEFINITE.match(words) and not self.people.in_lead(start):
            return None
        phrase = _DEFINITE.sub("", words, count=1)
        core = re.split(r"\s(?:of|at|for|in|from|with|to|on|who|which|that|speaking|whose)\b|,", phrase)[
            0
        ].strip()
        if re.match(r"(?:two|pair|couple|duo)\b", phrase) and (pair := self.so_far.pair(start)):
            return pair, "role"
        role = role_of(phrase)
        definite = bool(_DEFINITE.match(words))
        names = [core[first:last] for first, last in runs(core)]
        proper = [name for name in names if name not in adjectives() and not identity(name)]
        person = self._person(role, words, core, start, proper)
        if person is not None:
            if (
                role is not None
                and definite
                and phrase not in person.roles
                and self.people.is_new_role(person, role)
            ):
                person.roles.append(phrase.strip(" ,"))
                self._noted(person, words, start)
            return [person], "role"
        bare = self.people.in_lead(start) and not _INDEFINITE.match(words)
        body = self._named_after(core, start) if bare and core else None
        if not body and core and not proper and (definite or bare or core.lower() == "police"):
            aside = core == phrase.strip(" ,") or phrase.startswith(f"{core},")
            body = body_of(self.cast, core, start, self.people.in_lead(start)) if aside else None
        if body is None and (not definite or proper):
            return None
        return (
            ([body], "role")
            if body
            else self._seen_before(
                core.lower().split(),
                role,
                start,
                core == phrase.strip(" ,") or phrase.startswith(f"{core},"),
            )
        )

    def _named_after(self, core: str, start: int) -> Known | None:
        """The body that a headline tells of before naming it: `Central bank holds rates`."""
        noun = core.rsplit(maxsplit=1)[-1].lower()
        return body_later(self.cast, core.lower(), start) if noun in bodies() else None

    def _noted(self, person: Known, words: str, start: int) -> None:
        """From here on the same words mean the same person: `the defendant`."""
        again = re.compile(rf"\b{re.escape(words.strip(' ,').lower())}\b", re.IGNORECASE)
        later = {match.start() for match in again.finditer(self.text, start + 1)}
        person.at = sorted({*person.at, *later})

    def _person(
        self, role: Role | None, words: str, core: str, start: int, proper: list[str]
    ) -> Known | None:
        if self._is_plural(words, start) or (role is None and not is_epithet(core)):
            return None
        gender = genders().get(role.head, "") if role else ""
        if _INDEFINITE.match(words):
            later = self.people.named_later(role, start, gender, proper)
            clear = later and role and later.likeness(role) >= 1
            return later if clear else self.people.dropped_in(role, start, gender) if role else None
        if role is None:
            return self.people.last_speaker(None, start) if _DEFINITE.match(words) else None
        found = self.people.by_role(role, start, proper) or self._told_ahead(role, start, gender, proper)
        found = found or self.people.in_office(role, core, start)
        if found or not _DEFINITE.match(words):
            return found or self.people.dropped_in(role, start, gender)
        found = self.people.only_one(role, start) if proper else None
        if found or self._described_so(role, start):
            return found
        titled = core[:1].isupper() and core.lower() in roles() and words[:1].islower()
        more = titled or len(core.split()) > _BARE or re.search(r"['’]", core) or self._goes_on(words, core)
        last = None if self.so_far.outer or more else self.people.last_speaker(role, start)
        return self.people.accused(role, start) or last

    def _told_ahead(self, role: Role, start: int, gender: str, proper: list[str]) -> Known | None:
        """Whom a lead tells of before naming him: who begins the next paragraph, before a like role later.

        `The leader of the council has resigned.`, `Margit Ost said …`, and then `Labour’s leader, Dev Ram`.
        """
        later = self.people.named_later(role, start, gender, proper)
        next_up = self.people.dropped_in(role, start, gender)
        return next_up if later and next_up and min(next_up.at) < min(later.at) else later

    def _goes_on(self, words: str, core: str) -> bool:
        """Whether a description says of what, and so brings in somebody new: `the curator of the day`."""
        after = words[words.find(core) + len(core) :].strip(" ,")
        return bool(re.match(r"(?:of|at|for|in|from)\b", after))

    def _described_so(self, role: Role, start: int) -> bool:
        """Whether an unnamed source was described with the same noun: `A spokesman for the ministry`."""
        return any(
            place < start and found[0].kind == "group" and role.head in found[0].name.lower()
            for place, found in self.so_far.spoken
        )

    def _is_plural(self, words: str, start: int) -> bool:
        root = self.names.root(start, start + len(words))
        return root is not None and root.tag_ in {"NNS", "NNPS"}

    def _seen_before(self, core: list[str], role: Role | None, start: int, alone: bool) -> Resolved | None:
        """A source that was described with the same noun, or a body of that kind, that spoke before."""
        noun = core[-1] if core else ""
        kind = bodies().get(noun, "")
        for place, found in reversed(self.so_far.spoken):
            known = found[0]
            if place >= start or len(found) > 1:
                continue
            if noun and noun == _HANGING.split(known.name.lower())[0].strip(" ,").split(" ")[-1]:
                if known.name == noun and len(core) > 1:
                    known.name = " ".join(core)
                return found, "role"
            if role and known.kind == "person" and known.likeness(role) > 0:
                return found, "role"
        body = body_called(self.cast, noun, start, alone) if kind else None
        body = body or (self._just_heard(start) if alone and kind == "company" else None)
        return ([body], "role") if body else None

    def _just_heard(self, start: int) -> Known | None:
        """The company that has just spoken: `Lyle & Co was sad. “He was fun,” the bank said.`"""
        last = self.so_far.last_spoken(start) or []
        near = len(last) == 1 and max(before(last[0].said, start), default=-1) >= self.text.rfind(
            "\n", 0, start
        )
        return last[0] if near and last[0].kind == "company" and last[0].name[:1].isupper() else None

    def _unnamed(self, words: str, start: int) -> Resolved | None:
        """A source that is described but not named, or a collective, kept in the article's words."""
        name = ARTICLE.sub("", words.strip(" ,"), count=1) if ARTICLE.match(words) else words.strip(" ,")
        owner = _POSSESSIVE.match(name)
        myself = self.so_far.outer[0] if self.so_far.outer else self.so_far.myself
        if myself and (own := _OWN.match(name)):
            name = f"{myself.name}’s {name[own.end() :]}"
        elif owner:
            meant = self._owner(owner[1].lower(), start)
            named = meant is not None and meant.kind not in {"unknown", "group"}
            name = f"{meant.name}’s {name[owner.end() :]}" if meant and named else name[owner.end() :]
        if name.lower() in _NOBODY:
            return None
        name = " ".join(_TAIL.sub("", name).split())
        if not name:
            return None
        name = self.generic.shortened(name)
        root = self.names.root(start, start + len(words))
        last = name.lower().split()[-1]
        plural = root is not None and root.tag_ in {"NNS", "NNPS"}
        plural = plural or (last.endswith("s") and last[:-1] in roles())
        noun = root.lower_ if root is not None else ""
        if (double := " ".join(name.lower().split()[-2:])) in bodies():
            noun = double
        plural = plural and noun_of(last) not in documents()
        kind = (
            "group"
            if plural or " and " in name or _SEVERAL.match(name)
            else "person"
            if noun in roles()
            else bodies().get(noun, "unknown")
        )
        known = self.cast.described(name, kind, next(iter(sorted(nations_in(name))), None))
        known.gender = known.gender or genders().get(noun, "")
        if kind == "person" and known not in self.cast.people:
            known.roles = [name]
            self.cast.people.append(known)
        return [known], "collective" if plural else "described"

    def _owner(self, pronoun: str, start: int) -> Known | None:
        if pronoun in {"his", "her"}:
            return self.so_far.person(start, GENDERED[pronoun])
        found = self.so_far.group(start) if pronoun == "their" else self.so_far.body(start)
        return found[0][0] if found else None
