"""Names in the text to actors: whole, shortened, by their letters, or by a seat that stands for a country."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache

from spacy.tokens import Doc

from reportedly.actors.capitals import OF_KIND, whole_name
from reportedly.actors.discourse import Discourse
from reportedly.actors.identities import adjectives, begins_known, identity, peoples, slug
from reportedly.actors.known import Known
from reportedly.actors.nations import kind_of
from reportedly.actors.roles import gender_before, role_before
from reportedly.actors.titles import bodies, roles, suffixes
from reportedly.attributions.speakers.sources import Sources
from reportedly.knowledge import table

_NOBODY = frozenset(
    {"DATE", "TIME", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE", "MONEY", "PERCENT", "PRODUCT", "CARDINAL"}
)
"""What the name recogniser calls names that nobody bears."""

_PLACES = frozenset({"GPE", "LOC", "FAC"})
_REACHING = frozenset({"ORG", "GPE", "LOC", "FAC"})
"""Labels of names that may go on over small words: `the Ministry of Roads and Ports`."""

_WHERE = re.compile(r"\b(?:in|at|near|outside|around|across|over)\s$", re.IGNORECASE)
"""What stands before the name of a place: there, a capital is a city, and `Holt` no newspaper."""

_THROUGH = re.compile(r"\b(?:in|at|near|outside|around|across|through|via)\s$", re.IGNORECASE)
"""What stands before two names of places, of which the recogniser may take one for a person's."""

_OF_PLACE = re.compile(
    r"\b(?:mayor|residents|city|town|village|port|people|governor|bishop|streets|outskirts"
    r"|north|south|east|west) of\s$"
)
_MORE_OF_IT = re.compile(r" (?:of|for) (?:the )?(?:Saint )?[A-Z]\w+(?: [A-Z]\w+)*")
"""What may go on a name that the recogniser takes for one: `the Order of Saint Orsin`."""

_WORD = re.compile(r"\S+ ")
_MORE_WORDS = {count: re.compile(rf"(?:['’]s?)?(?: [\w-]+){{{count}}}") for count in range(1, 6)}
"""So many words after a name that a table may have as its end."""

_PARTICLED = re.compile(r" (?:e[lzdsn]-|a[lnrstzd]-|[a-z]{2}-)?[A-Z][\w’'-]*")
"""The end of a place with a small word in it: `Deir ez-Zor`."""

_CITY = frozenset({"city", "town", "capital", "port", "village", "airport", "suburb"})
_SHORTEST = 3
"""Letters of a name, or more, that is looked for in a headline in title case. A judgement: `May`, `Xi`."""


@cache
def _things() -> frozenset[str]:
    """Last words of names that nobody bears: `Day`, `War`, `Prize`."""
    return frozenset(row["word"] for row in table("mentions_things"))


class NamesRead:
    """Reads the names of one article."""

    def __init__(self, text: str, doc: Doc, so_far: Discourse, sources: Sources) -> None:
        self.text = text
        self.doc = doc
        self.cast = so_far.cast
        self.sources = sources
        self.found = self.cast.names
        self._entities = {
            place: ent
            for ent in doc.ents
            if ent.label_ in _REACHING
            for place in range(ent.start_char, ent.end_char)
        }

    def spans(self) -> Iterator[tuple[int, int]]:
        """Where names stand outside headlines in title case, as far as each goes, none inside another."""
        until = 0
        for start, end in self._whole_runs():
            if start >= end or start < until or self.found.in_headline(start):
                continue
            until = self._end(start, end)
            yield start, until

    def _whole_runs(self) -> Iterator[tuple[int, int]]:
        """Runs of capitals, as far as a table has them.

        `the Democratic People's Republic of Korea` is not the Republic of Korea.
        """
        for start, end in self.found.runs:
            first = start
            while led := self._before_known(first, end):
                first = led.end()
            yield first, max((stop for stop in self._longer_ends(first, end)), default=end)

    def _before_known(self, start: int, end: int) -> re.Match[str] | None:
        """A word before a name that a table has longer: `Kurdish` of `Kurdish People’s Protection Units`."""
        word = _WORD.match(self.text, start, end)
        if word is None or identity(self.text[start:end]):
            return None
        return word if any(True for _ in self._longer_ends(word.end(), end)) else None

    def _longer_ends(self, start: int, end: int) -> Iterator[int]:
        """Where a name that a table has ends after one that it begins with: `Workers’ party`."""
        if not begins_known(self.text[start:end]):
            return
        for words in reversed(_MORE_WORDS.values()):
            more = words.match(self.text, end)
            if more and identity(self.text[start : more.end()]):
                yield more.end()

    def _end(self, start: int, end: int) -> int:
        """The end of a name that goes on: `Bank of Norway`, `Deir ez-Zor`."""
        entity = self._entities.get(start)
        if entity is not None and entity.label_ in _PLACES and entity.start_char == start:
            particled = _PARTICLED.match(self.text, end, entity.end_char)
            end = particled.end() if particled else end
        whole = start + len(whole_name(self.text, start, end))
        more = _MORE_OF_IT.match(self.text, end)
        entity = self._entities.get(end - 1)
        one = entity is not None and entity.label_ == "ORG" and identity(self.text[start:end]) is None
        return max(whole, more.end()) if one and more and entity and more.end() <= entity.end_char else whole

    def meant(self, start: int, end: int) -> tuple[Known, str] | None:
        """Whom the name at these offsets means, and how; None where nobody bears it."""
        name = self.text[start:end]
        told = identity(name)
        if not self._is_borne(name, start, end) or not (told or self.sources.names.heads(name, start)):
            return None
        if told is not None and told.kind == "country" and told.seat and self._is_city(start, end):
            return self.cast.described(name, "place", told.country), "name"
        if told is None and self._is_place(name, start, end):
            return self.cast.described(name, "place"), "name"
        if told is not None and (" " in name or name.isupper()):
            return (known := self.cast.other(name, told.kind, told.country)), self._how(name, known)
        if told is None and " " not in name and not self.cast.named(name) and not self.cast.longer(name):
            self.cast.identify(leader := Known(name, "person"))
            if leader.leader is not None:
                return self.cast.leading(leader.leader), "surname"
        known = self.sources.names.named(name, start, 0, len(name))
        return known, self._how(name, known)

    def _is_borne(self, name: str, start: int, end: int) -> bool:
        """Whether words with capitals are somebody's name: not `Russian`, `Monday`, `Prime Minister`."""
        if identity(name) is not None:
            return not (name in adjectives() and self._is_modifier(start, end))
        if name in adjectives() or name in peoples() or name.lower().rstrip("s") in roles():
            return self.cast.named(name)
        if "-" in name and all(identity(part) for part in name.split("-")):
            return False
        common = bodies().get(name.lower()) in {"place", "country"} or self.found.is_adjective(start, end)
        if common or OF_KIND.fullmatch(name):
            return False
        if self.found.label(start, end) == "NORP" and self._is_modifier(start, end):
            return False
        return self.cast.named(name) or bool(self.cast.longer(name)) or self._is_new(name, start, end)

    def _is_new(self, name: str, start: int, end: int) -> bool:
        """Whether a name that the article has not introduced is one that somebody bears."""
        label, last = self.found.label(start, end), name.lower().split()[-1]
        if last in _things() or last in roles() or label in _NOBODY or self.found.is_modifier(start, end):
            return False
        if label:
            return label != "NORP" or self._stands_where(start)
        titled = gender_before(self.text[max(0, start - 40) : start]) or role_before(self.text, start)
        body = kind_of(name, "")[0] != "unknown" or self.found.shown_kind(name)
        return bool(titled or body) or slug(name) in self.cast.others

    def _is_modifier(self, start: int, end: int) -> bool:
        span = self.doc.char_span(start, end)
        return span is not None and span.root.dep_ in {"amod", "compound"} and span.root.tag_ == "JJ"

    def _is_city(self, start: int, end: int) -> bool:
        """Whether a capital is the city, and not its country: `in Seoul`, `talks in the city of Seoul`."""
        if self._stands_where(start):
            return True
        span = self.doc.char_span(start, end, alignment_mode="expand")
        head = span.root.head if span is not None else None
        if head is None or head.pos_ != "ADP":
            return False
        above = head.head
        moves = above.lemma_.lower() in {"travel", "fly", "arrive", "return", "come", "go", "drive", "move"}
        return moves or above.lower_ in _CITY

    def _stands_where(self, start: int) -> bool:
        """Whether the words before a name tell where: `near Karsk`, `the mayor of Holt`."""
        ahead = self.text[max(0, start - 24) : start]
        return bool(_WHERE.search(ahead) or _OF_PLACE.search(ahead))

    def _is_joined_where(self, start: int) -> bool:
        """Whether a name is joined to one that tells where: `by train through Osten-on-Lisle and Karsk`."""
        span = self.doc.char_span(start, start + 1, alignment_mode="expand")
        token = span[0] if span is not None and len(span) else None
        if token is None or token.dep_ != "conj":
            return False
        first = token.head.idx
        begins = next((at for at, end in self.found.runs if at <= first < end), first)
        return bool(_THROUGH.search(self.text[max(0, begins - 24) : begins]))

    def _is_place(self, name: str, start: int, end: int) -> bool:
        """Whether a name no table has is of a place, by the recogniser, and of nobody the article knows."""
        label = self.found.label(start, end)
        if self.cast.named(name) or self.found.shown_kind(name):
            return False
        unknown = label in {"NORP", "PERSON"} and " " not in name
        where = (self._stands_where(start) and (label in _PLACES or unknown)) or (
            unknown and self._is_joined_where(start)
        )
        if where or self.cast.longer(name):
            return where
        body = kind_of(name, "")[0] != "unknown" or name.lower().split()[-1] in suffixes()
        held = self.cast.others.get(slug(name))
        return label in _PLACES and not body and (held is None or held.kind in {"place", "unknown"})

    def _how(self, name: str, known: Known) -> str:
        """How a name means its bearer: whole, by the surname, by its letters, or by a seat."""
        told = identity(name)
        if known.kind == "person":
            return "surname" if " " not in name and " " in known.name else "name"
        if told is not None and told.seat:
            return "metonym"
        letters = name.isupper() and " " not in name and len(name) > 1
        return "acronym" if letters and known.name.replace(".", "") != name.replace(".", "") else "name"

    # --- headlines -------------------------------------------------------------------------

    def in_headlines(self) -> Iterator[tuple[int, int, Known, str]]:
        """Names of those the article knows in headlines that give capitals to every word."""
        if not self.found.has_headlines():
            return
        by_name: dict[str, Known] = {}
        for known in (*self.cast.others.values(), *self.cast.people):
            if known.name[:1].isupper() and known.at:
                by_name.setdefault(known.name, known)
        for person in self.cast.people:
            surname = next((word for word in person.name.split() if word.lower() == person.surname()), "")
            if person.is_named() and len(surname) >= _SHORTEST and surname.lower() not in roles():
                by_name.setdefault(surname, person)
        if not by_name:
            return
        longest_first = sorted(by_name, key=len, reverse=True)
        names = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, longest_first))})(?!\w)")
        for match in names.finditer(self.text):
            if self.found.in_headline(match.start()):
                known = by_name[match[0]]
                yield match.start(), match.end(), known, self._how(match[0], known)
