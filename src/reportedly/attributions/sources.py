"""Noun phrases to actors: who the words of a source mean, in the article they stand in."""

from __future__ import annotations

import re
from functools import cache

from spacy.tokens import Doc, Token

from reportedly.actors.cast import Cast
from reportedly.actors.discourse import GENDERED, PRONOUNS, Discourse, Resolved, before
from reportedly.actors.generic import Generic
from reportedly.actors.identities import adjectives, agencies_from, identity, peoples
from reportedly.actors.known import Known
from reportedly.actors.meant import Meant, is_epithet
from reportedly.actors.roles import Role, gender_before, role_before, role_of
from reportedly.actors.titles import (
    ARTICLE,
    PARTIES,
    bodies,
    documents,
    genders,
    generic,
    kind_of,
    nations_in,
    roles,
    runs,
    short_names,
    titles,
)

_DEFINITE = re.compile(r"(?:the|this|that|these|those|the same)\s+", re.IGNORECASE)
_INDEFINITE = re.compile(r"(?:an?|another|some|one|two|three|several|many|most|other)\s", re.IGNORECASE)
_POSSESSIVE = re.compile(r"(his|her|their|its)\s+(?=\w)", re.IGNORECASE)
_DEPENDENT = re.compile(
    r"\b(?:of|for|at|from|in|to|with|by|on|near|under|against|about|inside|outside|between)\s+"
    r"(?:(?:the|a|an|its|his|her|their|this|that)\s+(?:[\w-]+\s+)?)?(?:[A-Z][\w.]*\s+)?$"
)
_HANGING = re.compile(r"\b(?:of|for|at|from|in|to|with|by|on|that|which|who|as|about)\b")
_JOINT = re.compile(r"(?:,\s+[DRI]-[\w.]+)?(?:\s*,)?\s+(?:and|&)\s+(?:the\s+)?(?:\S+\s+){0,2}")
_LISTED = re.compile(r",\s+(?:the\s+)?|,?\s+and\s+(?:the\s+)?")
_PARTY_LABEL = re.compile(r"[DRI]-[A-Z]")
_LIST_WORDS = frozenset({"the", "and", "of"})
_OWN = re.compile(r"(?:my|our)\s+(?=\w)", re.IGNORECASE)
_SOME = re.compile(
    r"(?:some|others|most|many|several|few|a few|one|two|three|all|none|both)(?: of (?:them|these|those))?"
    r"|(?:(?:one|two|three|another) )?others?|another",
    re.IGNORECASE,
)
_NOBODY = frozenset(
    {
        "you",
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
_SAME_SOURCE = re.compile(r"(?:this|that|the same) source$", re.IGNORECASE)
_STATE_AGENCY = re.compile(
    r"the (?:[\w-]+ )*?(?:official|state|state-run|national|news)\b(?: [\w-]+)* agency\b", re.IGNORECASE
)
_OF_WHAT = re.compile(r" of (?:the )?[A-Z]\w+(?: and [A-Z]\w+| [A-Z]\w+)*+(?! [A-Z])")
_ALSO_CALLED = re.compile(r" (?:known|identified)(?: only)? (?:as|by the name) [A-Z]\w+")
_KNOWN_AS = re.compile(r"\b(?:known|identified|named|called)(?: only)?(?: as)? $")
_TAIL = re.compile(
    r",? (?:who|which|whose|speaking|citing)\b.*|, (?:an?|the|one|among|himself|herself|themselves)\b.*"
    r"|[,.;:]+$",
    re.DOTALL,
)
_NAMED = frozenset({"ORG", "GPE", "LOC", "FAC", "NORP"})
_BODIED = {"person": "organisation"}
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
        self.people = Meant(so_far)

    def meant(self, words: str, start: int) -> Resolved | None:
        """The actors that words at an offset mean, pronouns among them, and how they are known."""
        lower = words.lower().strip(" ,")
        return self.so_far.pronoun(lower, start) if lower in PRONOUNS else self.described(words, start)

    def described(self, words: str, start: int) -> Resolved | None:
        """The actor of a noun phrase: by the name in it, by its role, or as it is described."""
        words = re.sub(r"['’]s?$", "", _QUOTED_BY.split(words)[0])
        if more := _ALSO_CALLED.match(self.text, start + len(words)):
            words = self.text[start : more.end()]
        if (bearer := self._bearer(words, start)) is not None:
            return [bearer], "surname"
        told = identity(words) if words[:1].isupper() or words[:4] == "the " else None
        if told and not told.seat and " " in words.removeprefix("the ").removeprefix("The "):
            return [self.cast.other(words, told.kind, told.country)], "name"
        if (agency := self._agency(words, start)) is not None:
            return agency
        if (document := self._document(words, start)) is not None:
            return document
        heads = self._head_names(words, start)
        if heads:
            found = [self._named(words, start, first, last) for first, last in heads]
            single = len(words[heads[0][0] : heads[0][1]].split()) == 1
            how = "surname" if found[0].kind == "person" and single and " " in found[0].name else "name"
            return found, how
        return (
            self._same_source(words, start)
            or self.generic.meant(words, start)
            or self._by_role(words, start)
            or self._unnamed(words, start)
        )

    def _bearer(self, words: str, start: int) -> Known | None:
        """The person whose surname is also a title, alone: `Bishop told reporters`, once Julie Bishop is named."""
        word = words.strip(" ,")
        if not word.isalpha() or not word[:1].isupper() or word.lower() not in titles():
            return None
        named = [one for one in self.cast.people if " " in one.name and one.surname() == word.lower()]
        return named[0] if len(named) == 1 and before(named[0].at, start) else None

    def _document(self, words: str, start: int) -> Resolved | None:
        """Who made a document that is the source: `the ministry’s report`, `a bulletin from the Safety Branch`.

        A bare `statement` is of whoever spoke last.
        """
        match = _documented().fullmatch(words.strip(" ,"))
        if match is None:
            return None
        place = "owner" if match["owner"] else "author"
        if match[place]:
            at = start + match.start(place)
            made = self.meant(match[place], at)
            return (made[0], "role") if made and made[0][0].kind not in {"unknown", "group"} else None
        if match["noun"].lower() not in {"statement", "communique", "communiqué"} or not self.so_far.spoken:
            return None
        place_said, found = self.so_far.spoken[-1]
        near = place_said >= self.so_far.paragraph_before(start)
        return (found, "role") if near and found[0].kind not in {"group", "unknown"} else None

    def _same_source(self, words: str, start: int) -> Resolved | None:
        """`this source` is the one just cited."""
        if _SAME_SOURCE.match(words.strip(" ,")):
            return (self.so_far.spoken[-1][1], "role") if self.so_far.spoken else None
        return None

    def _agency(self, words: str, start: int) -> Resolved | None:
        """`the official agency` is the agency named beside it; `the T agency`, of which a filter left one letter, TASS."""
        named = [words[first:last] for first, last in runs(words)]
        if letter := re.fullmatch(r"the ([A-Z]) agency", words.strip(" ,")):
            found = agencies_from(letter[1], self.cast.nations)
            return ([self.cast.other(found, "agency")], "name") if found else None
        if not _STATE_AGENCY.match(words) or any(one not in short_names() | adjectives() for one in named):
            return None
        body = self.cast.nearest("agency", next(iter(sorted(nations_in(words))), None), start)
        near = body and any(abs(place - start) <= _BESIDE for place in body.at)
        return ([body], "role") if body and near else None

    def _head_names(self, words: str, start: int) -> list[tuple[int, int]]:
        """The names that are the source itself: not `the Kremlin` of `a spokesman for the Kremlin`."""
        found: list[tuple[int, int]] = []
        listed = all(word[0].isupper() or word in _LIST_WORDS for word in words.replace(",", " ").split())
        for first, last in runs(words):
            name, after = words[first:last], words[last:]
            if _PARTY_LABEL.match(name):
                continue
            if (name in adjectives() and not identity(name)) or self._is_role(name) or name in peoples():
                continue
            if self.generic.is_generic(words, first, last):
                continue
            if _KNOWN_AS.search(words[:first]):
                return [(first, last)]
            if _DEPENDENT.search(words[:first]) or re.match(r"['’]s?\s+\w", after):
                continue
            if self._is_common(name, start + first) or self._hangs(words, start, first):
                continue
            if self._modifies(start + first, start + last, words, last) and not self._is_kind(after):
                continue
            between = words[found[-1][1] : first] if found else ""
            if found and not _JOINT.fullmatch(between) and not (listed and _LISTED.fullmatch(between)):
                continue
            found.append((first, last))
        return found

    def _hangs(self, words: str, start: int, first: int) -> bool:
        """Whether the name only hangs on a noun that is the source: `dozens of papers such as the Times`."""
        root = self._root(start, start + len(words))
        if root is None or root.pos_ != "NOUN" or root.idx >= start + first:
            return False
        between = words[root.idx - start + len(root.text) : first]
        return bool(_HANGING.search(between)) and not between.rstrip().endswith(",")

    def _is_kind(self, after: str) -> bool:
        """Whether what follows a name only says what it is: `the RMT union`, not `the Trump administration`."""
        match = re.fullmatch(r" ([a-z]+)(?:,.*)?", after, re.DOTALL)
        return bool(match) and (match[1] in generic() or match[1] == "union")

    def _is_role(self, name: str) -> bool:
        """Whether a word with a capital says what somebody is: `the Republican`."""
        role = name.lower().rstrip("s")
        body = role not in PARTIES and self.cast.longer(name)
        return role in roles() and not body and not self.cast.named(name)

    def _is_common(self, name: str, start: int) -> bool:
        """Whether one capital only begins a sentence: `Experts`."""
        token = self.token(start)
        common = token is not None and token.text == name and token.pos_ in {"NOUN", "ADV", "NUM", "DET"}
        common = common or self.cast.label(start, start + len(name)) in {"DATE", "TIME"}
        return common and not identity(name) and not self.cast.named(name)

    def _modifies(self, start: int, end: int, words: str, last: int) -> bool:
        """Whether a name only qualifies the noun after it: `Kremlin` in `Kremlin officials`."""
        match = re.match(r"(?:[-/]\w+(?:\s[A-Z]\w+)*)?\s+([a-z][\w-]*)", words[last:])
        if not match:
            return False
        token = self.token(end + match.start(1))
        return token is not None and token.pos_ in {"NOUN", "ADJ"} and token.idx > start

    def token(self, offset: int) -> Token | None:
        """The token at an offset."""
        span = self.doc.char_span(offset, offset + 1, alignment_mode="expand")
        return span[0] if span is not None and len(span) else None

    def _named(self, words: str, start: int, first: int, last: int) -> Known:
        """The actor of a name at `first` to `last` of the source words."""
        name, at = words[first:last], start + first
        before = self.text[max(0, at - 40) : at]
        if name.lower().split()[-1] in bodies():
            name = self._whole_name(name, at, start + last, start + len(words))
        kind, country = kind_of(name, "")
        apposed = self._apposed_kind(words[:first])
        if kind in {"company", "organisation"} and identity(name) is None and self._is_introduced(before, at):
            kind = "unknown"
        if kind != "unknown" and " " not in name and self.cast.has_surname(name, at):
            kind = "unknown"
        if kind in {"country", "government"} and self.generic.is_local(name):
            kind = "organisation"
            return self.cast.described(name, kind)
        if kind == "unknown" and not apposed and self._is_person(name, before, at, start + last):
            known = self.cast.full(name, before) if " " in name else None
            known = known or self.cast.by_part(name, at, before) or self.cast.alone(name, before)
            self.cast.note_roles(known, at, start + last)
            self.cast.identify(known)
            return known
        if kind == "unknown":
            name = self._whole_name(name, at, start + last, start + len(words))
            kind, country = kind_of(name, self.cast.label(at, start + last))
            nouns = [word for word in words[:first].lower().split() if word in bodies()]
            if kind in {"unknown", "person", "place"} or apposed:
                shown = apposed or (bodies()[nouns[-1]] if nouns else self.cast.shown_kind(name))
                kind = shown or _BODIED.get(kind, kind)
        body = self.cast.other(name, kind, country)
        called = [word for word in words[:first].lower().split() if word in bodies()]
        body.roles += [word for word in called if word not in body.roles]
        return body

    def _is_introduced(self, before: str, at: int) -> bool:
        """Whether an honorific or a role right before a name tells a person: `Capt. Tonya Mills`."""
        return not before.endswith(", ") and bool(gender_before(before) or role_before(self.text, at))

    def _apposed_kind(self, before: str) -> str:
        """The kind of a body that the words before its name tell: `the maker of the fungicide, Agrasol`."""
        if not before.rstrip().endswith(","):
            return ""
        head = re.split(r"\s(?:of|at|for|in|from|that|which)\b|,", before)[0].lower().split()
        return bodies().get(head[-1], "") if head and head[-1] not in roles() else ""

    def _whole_name(self, name: str, start: int, end: int, limit: int) -> str:
        """The name as far as it goes: `Bank of Norway`, `Federal Bureau of Roads`."""
        longer = _OF_WHAT.match(self.text, end, limit) if name.lower().split()[-1] in bodies() else None
        if longer:
            return self.text[start : longer.end()]
        ents = (e for e in self.doc.ents if e.label_ in _NAMED and e.start_char <= start < e.end_char)
        ent = next(ents, None)
        return self.text[start : ent.end_char] if ent is not None and end < ent.end_char <= limit else name

    def _is_person(self, name: str, before: str, start: int, end: int) -> bool:
        first, previous = name.lower().split()[0], before.lower().split()[-1:]
        if gender_before(before) or (first in genders() and " " in name):
            return True
        if self.cast.is_body(name):
            return False
        titled = bool(role_before(self.text, start)) or previous[:1] in (["dr."], ["gen."])
        if titled or self.cast.named(name):
            return True
        if (previous and previous[0] in bodies()) or self.cast.longer(name):
            return False
        label = self.cast.label(start, end)
        return label == "PERSON" or (not label and " " in name and not name.isupper())

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
        if not definite or proper:
            return None
        return self._seen_before(core.lower().split(), role, start, core == phrase.strip(" ,"))

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
            return later if later and role and later.likeness(role) >= 1 else None
        if role is None:
            return self.people.last_speaker(None, start) if _DEFINITE.match(words) else None
        found = self.people.by_role(role, start, proper) or self.people.named_later(
            role, start, gender, proper
        )
        found = found or self.people.in_office(role, core)
        if found or not _DEFINITE.match(words):
            return found
        found = self.people.only_one(role, start) if proper else None
        if found or self._described_so(role, start):
            return found
        last = None if self.so_far.outer else self.people.last_speaker(role, start)
        return self.people.accused(role, start) or last

    def _described_so(self, role: Role, start: int) -> bool:
        """Whether an unnamed source was described with the same noun: `A spokesman for the ministry`."""
        return any(
            place < start and found[0].kind == "group" and role.head in found[0].name.lower()
            for place, found in self.so_far.spoken
        )

    def _is_plural(self, words: str, start: int) -> bool:
        root = self._root(start, start + len(words))
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
                return found, "role"
            if role and known.kind == "person" and known.likeness(role) > 0:
                return found, "role"
        body = self.cast.body_called(noun, start, alone) if kind else None
        return ([body], "role") if body else None

    def _unnamed(self, words: str, start: int) -> Resolved | None:
        """A source that is described but not named, or a collective, kept in the article's words."""
        name = ARTICLE.sub("", words.strip(" ,"), count=1) if ARTICLE.match(words) else words.strip(" ,")
        owner = _POSSESSIVE.match(name)
        if self.so_far.myself and (own := _OWN.match(name)):
            name = f"{self.so_far.myself.name}’s {name[own.end() :]}"
        elif owner:
            meant = self._owner(owner[1].lower(), start)
            name = f"{meant.name}’s {name[owner.end() :]}" if meant else name
        if name.lower() in _NOBODY:
            return None
        name = " ".join(_TAIL.sub("", name).split())
        if not name:
            return None
        name = self.generic.shortened(name)
        root = self._root(start, start + len(words))
        last = name.lower().split()[-1]
        plural = root is not None and root.tag_ in {"NNS", "NNPS"}
        plural = plural or (last.endswith("s") and last[:-1] in roles())
        noun = root.lower_ if root is not None else ""
        plural = plural and noun_of(last) not in documents()
        kind = (
            "group"
            if plural or " and " in name
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

    def _root(self, start: int, end: int) -> Token | None:
        span = self.doc.char_span(start, end, alignment_mode="expand")
        return span.root if span is not None else None
