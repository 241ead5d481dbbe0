"""The names of an article as they stand in it: where they are, and which are people's."""

from __future__ import annotations

import re
from collections.abc import Collection

from spacy.tokens import Doc

from reportedly.actors.capitals import runs
from reportedly.actors.evidence import (
    initials,
    is_personal,
    is_titled,
    letters_told,
    lines,
    shown_bodies,
    word_before,
)
from reportedly.actors.identities import adjectives, identity, peoples
from reportedly.actors.known import Known
from reportedly.actors.nations import kind_of
from reportedly.actors.roles import loose_words, role_before
from reportedly.actors.titles import (
    bodies,
    body_kind,
    gender_of,
    groups_of,
    honorifics,
    roles,
    suffixes,
)
from reportedly.language import only_qualifies

_NO_PERSON = frozenset({"GPE", "LOC", "FAC", "NORP", "EVENT", "DATE", "PRODUCT"})
_TELLS = re.compile(r" (?:said|says|told|wrote|writes|added)\b")
"""Words after a name of which the recogniser is unsure that make it a person's: `Ilan Roth wrote`."""

_STORM = re.compile(r"(?:Tropical )?(?:Storm|Hurricane|Typhoon|Cyclone|Operation|Tropical Depression) ")
"""What is called by a first name and is nobody."""

_PLACED = re.compile(r"\b(?:[Ii]n|[Aa]t|[Ff]rom|[Nn]ear|[Tt]o|[Oo]f|[Tt]he|[Tt]hrough|[Ii]nto|[Aa]cross) $")
"""What stands before the name of a place, or of a people, that is also somebody's surname."""

_FILED = re.compile(
    r"(?m)^(?:([^\n—–]{1,60}?)(?:,[^\n—–]{0,40})?(?: \(\w+\))? ?(?:[—–]|--)"
    r"|([A-Z][A-Z .’'-]+)(?:,[^\n—–]{0,40})?(?: \(\w+\))? -) "
)
"""The place at the head of an article: `SARN RIDGE, Ohio (AP) — `, `GENEVA (Reuters) - `."""

_IN = re.compile(r"\b(?:[Ii]n|[Nn]ear|[Ii]nto|[Aa]cross|[Tt]hrough) $")
_GROWN = re.compile(r", (?:aged )?(?:1[6-9]|[2-9]\d), (?!\d)")
"""An age right after a name, and no score: `Marsh, 40, had`; not `Leeds, 40, 12`."""

_THE_ONE = re.compile(r"\b(?i:the|his|her|their|my) (?:[a-z]+ )?([a-z]+), $")
"""Somebody known, whose name may follow: `The brother, Femi,`."""

_NUMBERED = re.compile(r" \d{1,2}\b(?! (?:years?|points?|minutes?|goals?|per)\b)")
"""What follows the name of a model or a mission: `Lark 3 could be released`."""

_BEFORE_CAPITAL = frozenset({"", "\n", ".", "?", "!", ":", "“", "”", '"', "‘", "—", "–"})
"""What stands before a word that has a capital whatever it is."""

_FULL = 2
"""Words of a name that is plainly a first name and a surname."""

_SHOUTED = 3
"""Words in capitals that may still be a name; more are a heading inside the text. A judgement."""


class Names:
    """The names of a text, found once; whom they mean is for the `Cast` to say."""

    def __init__(self, text: str, doc: Doc) -> None:
        self.text = text
        self.doc = doc
        self.runs = runs(text)
        self._labels = {token.idx: ent.label_ for ent in doc.ents for token in ent}
        self._bodies = shown_bodies(text, self.runs)
        self._headlines = [span for span in lines(text) if is_titled(text[slice(*span)])]
        self.full = {
            text[at:end]: self.label(at, end)
            for at, end in self.runs
            if " " in text[at:end] and not self.in_headline(at)
        }
        alone = [(at, end) for at, end in self.runs if " " not in text[at:end]]
        personal = {text[at:end] for at, end in alone if is_personal(text, end)}
        self._alone = {text[at:end] for at, end in alone} - personal
        self.letters = {full: initials(full) for full in self.full}
        self.told = {
            letters: name if initials(name) == letters else _known_part(name)
            for letters, name in letters_told(text).items()
        }
        self._filed_from = {place[1] or place[2] for place in _FILED.finditer(text)}
        self._families = self._surnames()
        self._bodies = {name: kind for name, kind in self._bodies.items() if not self._is_persons(name)}
        self._firsts = {
            name.split()[0].lower()
            for name in (*self.full, *(text[at:end] for at, end in alone if self.label(at, end) == "PERSON"))
            if gender_of(name.split()[0]) and self.full.get(name, "PERSON") == "PERSON"
        }

    def label(self, start: int, end: int) -> str:
        """What the name recogniser calls the words at an offset."""
        return next((self._labels[at] for at in range(start, end) if at in self._labels), "")

    def has_headlines(self) -> bool:
        """Whether any line is in title case."""
        return bool(self._headlines)

    def in_headline(self, at: int) -> bool:
        """Whether an offset is in a line in title case, which gives capitals to more than names."""
        return any(start <= at < end for start, end in self._headlines)

    def of_people(self) -> list[tuple[int, int]]:
        """Spans of people's names: the recogniser's, and those that a role in front tells."""
        found = {
            self._with_first_name(*self._with_last_name(ent.start_char + start, ent.start_char + end))
            for ent in self.doc.ents
            if ent.label_ == "PERSON"
            for start, end in runs(ent.text)
        }
        found |= {
            (start, end)
            for start, end in self.runs
            if " " in self.text[start:end] and self.label(start, end) != "PERSON"
            if not self.in_headline(start) and self._is_introduced(start, end)
        }
        found |= {
            (start, end)
            for start, end in self.runs
            if " " not in self.text[start:end]
            and (
                word_before(self.text, start) in honorifics()
                or self._is_surname(start, end)
                or self._is_aged(start, end)
                or self._is_apposed(start, end)
            )
        }
        return sorted(
            (start, end)
            for start, end in found
            if "\n" not in self.text[start:end]
            and "relative" not in roles().get(self.text[start:end].lower(), ())
            and not _NUMBERED.match(self.text, end)
            and not (
                (self.text[start:end].isupper() or self.in_headline(start))
                and len(self.text[start:end].split()) > _SHOUTED
            )
            and kind_of(self.text[start:end], "")[0] == "unknown"
            and not self.is_body(self.text[start:end])
            and not _is_of_a_land(self.text[start:end])
            and not _STORM.match(self.text[start:end])
            and not self.is_dateline(self.text[start:end])
            and not self._is_only_placed(self.text[start:end])
        )

    def _with_last_name(self, start: int, end: int) -> tuple[int, int]:
        """The whole name, where the recogniser has its beginning: `Maria Corina` of Maria Corina Machado."""
        cut = self.doc.char_span(start, end)
        whole = next((last for first, last in self.runs if first == start and last > end), None)
        if cut is None or whole is None or (more := self.doc.char_span(end + 1, whole)) is None:
            return start, end
        named = cut.root.dep_ == "compound" and more.start <= cut.root.head.i < more.end
        plain = len(more) == 1 and more.root.pos_ == "PROPN" and not self.label(end + 1, whole)
        return (start, whole) if named and plain else (start, end)

    def _with_first_name(self, start: int, end: int) -> tuple[int, int]:
        """The whole name, where the recogniser has only its end: `Lam` of `his daughter, Sonja Lam`.

        `Hamad Al Rashid` of Salem bin Hamad Al Rashid too, and a first name that is in no table.
        """
        for first, last in self.runs:
            if first < start < end == last:
                *_, before = words = self.text[first:start].split()
                new = (
                    len(words) == 1
                    and not before.isupper()
                    and not (self.label(first, start) or self._begins(first))
                )
                if gender_of(words[0]) or before.islower() or (new and not groups_of(before.lower())):
                    return first, last
        return start, end

    def _is_aged(self, start: int, end: int) -> bool:
        """Whether an age stands beside a lone name: `Marsh, 40, planned it`; not `The American, 19, won`."""
        people = self.text[start:end] in peoples() or self.text[start:end] in adjectives()
        called = people or word_before(self.text, start) == "the"
        return not called and self.is_proper(start) and bool(_GROWN.match(self.text, end))

    def _is_only_placed(self, name: str) -> bool:
        """Whether somebody is only ever `in` a name that begins with no first name: `in Port Salé`."""
        places = [start for start, end in self.runs if self.text[start:end] == name]
        ahead = [self.text[max(0, start - 8) : start] for start in places]
        placed = bool(ahead) and all(map(_IN.search, ahead))
        return placed and " " in name and not gender_of(name.split(maxsplit=1)[0])

    def is_dateline(self, name: str) -> bool:
        """Whether an article was filed there: `SARN RIDGE — A well`, and so nobody is Sarn Ridge."""
        return name.upper() in self._filed_from

    def _is_apposed(self, start: int, end: int) -> bool:
        """Whether a relative or the like is given a lone name between commas: `The brother, Femi, agreed.`"""
        beside = _THE_ONE.search(self.text[max(0, start - 40) : start])
        named = beside is not None and bool(groups_of(beside[1])) and self.text[end : end + 1] in {",", "."}
        return named and not body_kind(beside[1] if beside else "") and self.is_proper(start)

    def _is_surname(self, start: int, end: int) -> bool:
        """Whether the recogniser passed over a surname alone: after Isaac Bright, `Bright, 22,`."""
        part = self.text[start:end].lower()
        known = part in self._families | self._firsts and not self.in_headline(start)
        elsewhere = self.label(start, end) in _NO_PERSON and bool(_PLACED.search(self.text[:start][-12:]))
        return known and not elsewhere and (self.is_proper(start) or self._is_never_common(part))

    def _is_never_common(self, word: str) -> bool:
        """Whether a name that is also a word stands nowhere as one: `Pike will almost certainly be fined.`"""
        return re.search(rf"\b{re.escape(word)}\b", self.text) is None

    def _is_introduced(self, start: int, end: int) -> bool:
        """Whether a role in front, or a first name that the recogniser passed over, tells a person."""
        first = self.text[start:end].split()[0].lower()
        if role_before(self.text, start) or is_personal(self.text, end):
            return True
        surname = Known(self.text[start:end]).surname()
        known = surname in self._families or self._goes_by_surname(start, end)
        return known or (bool(gender_of(first)) and self._may_be_personal(start, end))

    def _may_be_personal(self, start: int, end: int) -> bool:
        """Whether a first name makes a name a person's: the recogniser has none, or an unlikely one.

        `Oto Brisk heard her` is no organisation's hearing; Morgan Stanley is, once `Morgan` stands alone.
        """
        label = self.label(start, end)
        if not label:
            return True
        first, *more = self.text[start:end].split()
        telling = label == "ORG" or _TELLS.match(self.text, end) is not None
        return telling and len(more) == 1 and first not in self._alone

    def _goes_by_surname(self, start: int, end: int) -> bool:
        """Whether an article shortens a name to its last word: companies go by the first, papers with the."""
        name = self.text[start:end]
        words = Known(name).words()
        if self.label(start, end) in _NO_PERSON and gender_of(words[0]):
            return any(
                self.text[first:last].lower() == words[-1] and self.label(first, last) == "PERSON"
                for first, last in self.runs
            )
        if self.label(start, end) in _NO_PERSON or len(words) != _FULL or kind_of(name, "")[0] != "unknown":
            return False
        alone = {
            self.text[first:last].lower()
            for first, last in self.runs
            if word_before(self.text, first) != "the" and not self.in_headline(first)
        }
        return words[-1] in alone and words[0] not in alone

    def _is_persons(self, name: str) -> bool:
        """Whether a lone name is the surname of somebody, who may have a staff too: `Okafor’s staff`."""
        full = [one for one, label in self.full.items() if label == "PERSON" and one.endswith(f" {name}")]
        return any(gender_of(one.split()[0]) for one in full)

    def _surnames(self) -> frozenset[str]:
        """Surnames of the article: after `Mrs`, and of names that the recogniser calls a person's."""
        full = {
            Known(name).surname()
            for name, label in self.full.items()
            if (label == "PERSON" or (label not in _NO_PERSON and gender_of(name.split()[0])))
            and kind_of(name, "")[0] == "unknown"
            and not self.is_body(name)
        }
        told = {
            self.text[start:end].lower()
            for start, end in self.runs
            if " " not in self.text[start:end] and word_before(self.text, start) in honorifics()
        }
        return frozenset(full | told)

    def passed_over(self, surname: str) -> str:
        """A full name that the recogniser passed over, and a surname alone now tells: `Helena Crewe KC`."""
        names = [
            name
            for name, label in self.full.items()
            if Known(name).surname() == surname
            and label not in _NO_PERSON
            and kind_of(name, "")[0] == "unknown"
        ]
        return names[0] if len(names) == 1 and not self.is_body(names[0]) else ""

    def fuller(self, name: str, people: Collection[str]) -> str:
        """The one full name, of none of these people, that a word shortens: `Nordal` of Nordal Motors."""
        whole = [full for full in sorted(self.full) if full not in people]
        first = [full for full in whole if full.startswith(f"{name} ")]
        letters = [full for full in whole if self.letters[full] == name]
        role = name.lower().rstrip("s") in roles()
        last = [
            full
            for full in whole
            if full.endswith(f" {name}") and not role
            if self.full[full] == "ORG"
            or self._is_paper(full, name)
            or name.lower() in bodies()
            or suffixes().get(name.lower()) == "organisation"
        ]
        return next((found[0] for found in (first[:1], letters, last) if len(found) == 1), "")

    def _is_paper(self, full: str, name: str) -> bool:
        """Whether a name and its last word both have `the`, as no person's do: `the Sunday Comet`."""
        if self.full[full] in _NO_PERSON - {"DATE", "PRODUCT"} or identity(full) is not None:
            return False
        return all(re.search(rf"\b[Tt]he {re.escape(one)}\b", self.text) for one in (full, name))

    def is_body(self, name: str) -> bool:
        """Whether the text shows that a name, whatever the recogniser says, is no person's."""
        return name in self._bodies

    def shown_kind(self, name: str) -> str:
        """The kind of a body that the words around its name show."""
        return self._bodies.get(name, "")

    def is_proper(self, start: int) -> bool:
        """Whether the parse has a proper noun at an offset."""
        span = self.doc.char_span(start, start + 1, alignment_mode="expand")
        return span is not None and len(span) > 0 and span[0].pos_ == "PROPN"

    def is_common(self, start: int, end: int) -> bool:
        """Whether a noun for a body only has a capital since it begins a sentence: `Drugmaker blames …`."""
        name = self.text[start:end]
        noun = name.lower()
        if not (body_kind(noun) or body_kind(noun.removesuffix("s"))) or identity(name) is not None:
            return False
        return all(self._begins(first) for first, last in self.runs if self.text[first:last] == name)

    def is_adjective(self, start: int, end: int) -> bool:
        """Whether an adjective only has a capital since it begins a sentence: `Superficial is no word.`

        Who speaks has a name: `Nimble said it would pay.`
        """
        name = self.text[start:end]
        if not only_qualifies(name.lower()) or identity(name) or _TELLS.match(self.text, end):
            return False
        return all(self._begins(first) for first, last in self.runs if self.text[first:last] == name)

    def is_any_word(self, name: str) -> bool:
        """Whether only the beginning of a sentence gives a word its capital: `Patience lasted a week.`"""
        found = [span for span in self.runs if self.text[slice(*span)] == name]
        one = bool(found) and " " not in name
        return one and all(self._begins(start) and not self.label(start, end) for start, end in found)

    def _begins(self, start: int) -> bool:
        """Whether a sentence, a line or a quotation begins at an offset, so that any word has a capital."""
        return self.text[:start].rstrip(" ")[-1:] in _BEFORE_CAPITAL

    def begins_with_a_word(self, start: int, end: int) -> bool:
        """Whether the first capital only begins a line, before a surname told below: `Late Lund goal`."""
        first, *more = self.text[start:end].split()
        full = [name for name in self.full if name.split()[-1:] == more and name != self.text[start:end]]
        return (
            len(more) == 1
            and bool(full)
            and first.lower() in loose_words()
            and start in (0, self.text.rfind("\n", 0, start) + 1)
        )

    def is_placed(self, name: str, places: list[int]) -> bool:
        """Whether the recogniser takes a name for a place's, and the text has it `in` or `near` it."""
        label = self.label(places[0], places[0] + len(name))
        return label in {"GPE", "LOC"} and any(
            _PLACED.search(self.text[max(0, at - 12) : at]) for at in places
        )

    def is_modifier(self, start: int, end: int) -> bool:
        """Whether one word only says of what kind: `Software maker Nimbex`, `the Geneva-based body`."""
        name = self.text[start:end]
        if name.endswith("-based"):
            return True
        span = self.doc.char_span(start, end) if " " not in name else None
        if span is None or span.root.dep_ != "compound" or (lowered := name.lower()) not in self.text:
            return False
        return re.search(rf"\b{re.escape(lowered)}\b", self.text) is not None


def _is_of_a_land(name: str) -> bool:
    """Whether a name ends in a country's, and so is a body's: whatever the recogniser says.

    >>> [_is_of_a_land(name) for name in ("Heritage England", "Jim Jordan", "Marie France", "Holt")]
    [True, False, False, False]
    """
    first, *more = name.split()
    told = identity(more[-1]) if more and not gender_of(first) else None
    return told is not None and told.kind == "country" and not told.seat


def _known_part(name: str) -> str:
    """The end of a name that a table has, or else all of it.

    >>> _known_part("Kurdish-Arab Syrian Democratic Forces"), _known_part("Harbour Craft Society")
    ('Syrian Democratic Forces', 'Harbour Craft Society')
    """
    words = name.split()
    ends = (" ".join(words[first:]) for first in range(len(words) - 1))
    return next((end for end in ends if identity(end)), name)
