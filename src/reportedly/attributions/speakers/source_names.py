"""Names in source words: which of them are the source itself, and whose they are."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from reportedly.actors.capitals import OF_KIND, OFFICE_OF, runs, whole_name
from reportedly.actors.cast import Cast
from reportedly.actors.discourse import Discourse
from reportedly.actors.generic import Generic
from reportedly.actors.identities import adjectives, identity, peoples, slug
from reportedly.actors.known import Known
from reportedly.actors.nations import kind_of
from reportedly.actors.roles import Role, gender_before, role_before, role_of
from reportedly.actors.titles import (
    HANGING,
    PARTIES,
    bodies,
    gender_of,
    generic,
    groups_of,
    honorifics,
    roles,
    suffixes,
    titles,
)
from reportedly.language import TIMES

_DEPENDENT = re.compile(
    r"\b(?:of|for|at|from|in|to|with|by|on|near|under|against|about|inside|outside|between)\s+"
    r"(?:(?:the|a|an|its|his|her|their|this|that)\s+(?:[\w-]+\s+){0,3})?(?:[A-Z][\w.]*\s+)?$"
)
_CLAUSE = re.compile(
    r"\w (?:whose|where)\b|, (?:of|from)\b|\w who [^,]*$"
    r"|, (?:\w+ed|written|drawn up|led|seen|sent) (?:up )?(?:by|in|at|from)\b"
)
"""What begins words that only say more: `a farmer whose herd drowned`, `the 44-year-old, of Quay Lane`."""

_JOINT = re.compile(r"(?:,\s+[DRI]-[\w.]+)?(?:\s*,)?\s+(?:and|&)\s+(?:the\s+)?(?:\S+\s+){0,2}")
_LISTED = re.compile(
    r",\s+(?:the\s+|(?:\(?[A-Z][a-z]+\.?\)?\s+){1,3})?|,?\s+and\s+(?:the\s+|(?:[A-Z][a-z]+\.?\s+){1,3})?"
)
_CALLED = re.compile(r"\b([a-z]+),? (?:named|called) $")
"""Who is given a name: `a cook named Fadila`."""

_AND_OTHERS = re.compile(r",? and (?:other|several|many|some)\b[^,]*$")
"""Those of a list who are not named: `France, Britain and other countries`."""

_PORTFOLIO = re.compile(
    r"\b(?i:minister|secretary|commissioner|counsell?or|delegate|ministry|department) (?:of|for) "
    r"(?P<of>(?:the )?(?:[A-Z][\w-]+ )*[A-Z][\w-]+(?:, (?:[A-Z][\w-]+ )*[A-Z][\w-]+)*,? (?:and|&) "
    r"(?:[A-Z][\w-]+ )*[A-Z][\w-]+)"
)
"""What an office is for, by names that are nobody's: `Minister of Agriculture, Fisheries and Food`."""

_OF_ONE = re.compile(
    r" (?:(?:for|of|to|at) (?:the|his|her|its|their) (?:[a-z]+ )?[a-z]+"
    r"|(?:in|at|from|near) (?:the|a|its|their) (?:\S+ ){0,3}?[a-z]+), $"
)
"""What one is of whom several are, or where they are, named beside.

`solicitors for the donor, Ann Lee` are not she, and `traders in the capital, Lessa`, no town.
"""

_PARTY_LABEL = re.compile(r"[DRI]-[A-Z]")
_LIST_WORDS = frozenset({"the", "and", "of"})
_OFFICE_OF = re.compile(
    r"\b((?:(?:Attorney|Governor|Director|Inspector|Solicitor|Auditor|Prosecutor) General|Prosecutor|Governor"
    r"|Mayor|Sheriff|Coroner|Ombudsman|Comptroller|Treasurer|Commissioner|Chancellor|President)['’]s) $"
)
"""Whose office is called by his own office: `the Attorney General’s Office`."""

_KNOWN_AS = re.compile(r"\b(?:known|identified|named|called)(?: only)?(?: as)? $")
_OFFICES = frozenset({"leader", "minister", "mayor", "judge", "lawmaker", "prosecutor", "deputy", "speaks"})
"""Groups of roles that papers write with capitals: `the Minority Leader`."""

_SAYS_OF_ITSELF = re.compile(
    r" (?:said|says|added|insisted|denied|announced) (?:that )?(?:it (?:had|has|would|will|is)|its)\b"
)
"""What only a body says, of itself: `Open Door said it had no choice`."""

_NAMED = frozenset({"ORG", "GPE", "LOC", "FAC", "NORP"})
_OF_MANY = frozenset({"United Nations", "European Union"})
_BODIED = {"person": "organisation"}


class SourceNames:
    """Reads the names in source words, with what the article has said so far."""

    def __init__(self, text: str, doc: Doc, so_far: Discourse, generic: Generic) -> None:
        self.text = text
        self.doc = doc
        self.so_far = so_far
        self.cast: Cast = so_far.cast
        self.generic = generic

    def heads(self, words: str, start: int) -> list[tuple[int, int]]:
        """The names that are the source itself: not `the Kremlin` of `a spokesman for the Kremlin`."""
        found: list[tuple[int, int]] = []
        portfolio = _PORTFOLIO.search(words)
        listed = all(
            word[0].isupper() or word in _LIST_WORDS
            for word in re.findall(r"[^\s,(]+", _AND_OTHERS.sub("", words))
        )
        for first, last in runs(words):
            name, after = words[first:last], words[last:]
            if re.match(r"\.? ?\d", after) and name.split()[-1] == "No":
                continue  # `World No. 1 Ann Lee`
            if portfolio and portfolio.start("of") <= first < portfolio.end("of"):
                continue
            if _PARTY_LABEL.match(name) or OF_KIND.fullmatch(name.lower().split()[-1]):
                continue  # `the Geneva-based body`
            if (
                (name in adjectives() and not identity(name))
                or self._is_role(name, words[:first])
                or name in peoples()
            ):
                continue
            if self.generic.is_generic(words, first, last) or self._is_bare(words, first, last):
                continue
            if _KNOWN_AS.search(words[:first]):
                return [(first, last)]
            if _CLAUSE.search(words[:first]) or re.match(r"['’]s?\s+\w", after):
                continue
            apposed = self._is_apposed(words, start, first, last)
            apposed = apposed or (" " in name and bool(OFFICE_OF.search(words[:first])))
            if not apposed and (_DEPENDENT.search(words[:first]) or self._hangs(words, start, first)):
                continue
            if self._is_common(name, start + first):
                continue
            whole = first + len(whole_name(words, first, last))
            if self._modifies(start + first, start + whole, words, whole) and (
                not self._is_kind(after) or self._is_of_many(name)
            ):
                continue
            between = words[found[-1][1] : first] if found else ""
            if found and not _JOINT.fullmatch(between) and not (listed and _LISTED.fullmatch(between)):
                continue
            one = bool(found) and self._is_one(words, found[-1], (first, last))
            found.append((found.pop()[0] if one else first, last))
        return found[1:] if len(found) == 2 and self._is_title_of(words, *found) else found

    def _is_one(self, words: str, one: tuple[int, int], other: tuple[int, int]) -> bool:
        """Whether `and` stands inside the name of one body: `the Food and Transport Safety Commission`.

        Not between two bodies, or a body and a land: `the Home Office and Coastal Police`.
        """
        ahead, name = words[slice(*one)], words[slice(*other)]
        joined = words[one[1] : other[0]] == " and " and re.search(r"\b[Tt]he $", words[: one[0]])
        whole = bodies().get(name.split()[-1].lower(), "") in {"agency", "organisation", "government"}
        alone = identity(ahead) or ahead.split()[-1].lower() in bodies() or self.cast.named(ahead)
        return bool(joined) and whole and " " in name and not alone and identity(name) is None

    def _is_title_of(self, words: str, title: tuple[int, int], name: tuple[int, int]) -> bool:
        """Whether the first of two names only says what the second is: `the Special Envoy, Lidia Moreau`.

        `The Minority Whip, Hon. (Dr.) Ngozi Bello`, too.
        """
        between, parts = words[title[1] : name[0]], words[slice(*name)].split()
        if not re.fullmatch(r", (?:\(?[A-Z]\w+\.?\)? ){,3}", between) or len(parts) < 2:
            return False
        person = bool(gender_of(parts[0]) or between.strip(", "))
        return person and not self.cast.named(words[slice(*title)])

    def _is_bare(self, words: str, first: int, last: int) -> bool:
        """Whether a word with capitals is only the noun of a body without a name: `state TV`."""
        return words[first:last].lower() in suffixes() and bool(re.search(r"\b[a-z]+ $", words[:first]))

    def _hangs(self, words: str, start: int, first: int) -> bool:
        """Whether the name only hangs on a noun that is the source: `dozens of papers such as the Times`."""
        root = self.root(start, start + len(words))
        if root is None or root.pos_ != "NOUN" or root.idx >= start + first:
            return False
        between = words[root.idx - start + len(root.text) : first]
        if root.tag_ == "NNS" and _OF_ONE.search(between):
            return True
        return bool(HANGING.search(between)) and not re.search(r",(?: [A-Z][a-z]+\.)?$", between.rstrip())

    def _is_apposed(self, words: str, start: int, first: int, last: int) -> bool:
        """Whether a person's name is said beside what he is, with what he is of in between.

        `Cabinet member for environment Giles Purbright`; `the president of the council, Judge Tomás Ibarra`.
        """
        before = words[:first]
        if re.search(r", (?:the |an? )?(?:[\w-]+ ){1,3}$", before):
            said = before.split()[-1].lower()
            titled = said in titles() or said.rstrip(".") in honorifics() or said.capitalize() in adjectives()
            return titled or bool(role_before(self.text, start + first))
        token, names = self.token(start + max(first - 2, 0)), words[first:last].split()
        if token is None or token.pos_ != "NOUN" or groups_of(token.lower_) or len(names) < 2:
            return False
        person = self.cast.names.label(start + first, start + last) == "PERSON" or bool(gender_of(names[0]))
        if re.search(r"\b(?:who|which|that)\b", before):
            return False  # `the officer who shot 24-year-old Dee Tolliver`
        return person and not self.cast.names.is_body(words[first:last]) and bool(HANGING.search(before))

    def _is_kind(self, after: str) -> bool:
        """Whether what follows a name says what it is: `the RMT union`, not `the Trump administration`."""
        match = re.fullmatch(r" (?:(?:news|trade) )?([a-z]+)(?:,.*)?", after, re.DOTALL)
        return bool(match) and (match[1] in generic() or match[1] == "union")

    def _is_of_many(self, name: str) -> bool:
        """Whether a name before `agency` says whose it is: the UN has many agencies, and so has a country."""
        known = identity(name)
        return known is not None and (known.kind == "country" or known.name in _OF_MANY)

    def _is_role(self, name: str, ahead: str) -> bool:
        """Whether words with capitals say what somebody is: `the Republican`, `the Minority Leader`."""
        role = name.lower().rstrip("s")
        body = role not in PARTIES and self.cast.longer(name)
        held = role_of(name) if " " in name and identity(name) is None else None
        titled = held is not None and not held.words  # `Armenian Prime Minister`
        titled = titled or (held is not None and self._is_called_so(name, held))
        office = held is not None and bool(groups_of(held.head) & _OFFICES)
        of_party = held is not None and (held.head in PARTIES or office) and ahead.lower() == "the "
        paper = (identity(name) or identity(f"The {name}")) if ahead.lower() == "the " else None
        if paper is not None and paper.kind == "outlet":
            return False  # `The Observer`
        if _is_paper(name):
            return False
        return (role in roles() or titled or of_party) and not body and not self.cast.named(name)

    def _is_called_so(self, name: str, held: Role) -> bool:
        """Whether a headline calls somebody of the article by office: `Assam CM`, of its chief minister."""
        whose = name.rsplit(maxsplit=1)[0].split()
        return any(one.likeness(held) >= 1 and one.is_called(whose) for one in self.cast.people)

    def _is_common(self, name: str, start: int) -> bool:
        """Whether one capital only begins a sentence: `Experts`."""
        token = self.token(start)
        begins = self.text[:start].rstrip()[-1:] in {"", ".", "?", "!", ":", ";", "”", '"'} or (
            start > 0 and self.text[start - 1] == "\n"
        )
        common = (
            begins
            and token is not None
            and token.text == name
            and token.pos_ in {"NOUN", "ADV", "NUM", "DET"}
        )
        common = common or (not _is_paper(name) and self.cast.names.label(start, start + len(name)) in TIMES)
        common = common or self.cast.names.is_common(start, start + len(name))
        someone = bool(groups_of(name.lower())) and self.cast.names.is_any_word(name)
        common = common or (someone and "\n" not in self.text[:start].strip())  # `Rescuer says ship was lost`
        return common and not (identity(name) or self.cast.named(name) or self.cast.longer(name))

    def _modifies(self, start: int, end: int, words: str, last: int) -> bool:
        """Whether a name only qualifies the noun after it: `Kremlin` in `Kremlin officials`."""
        match = re.match(r"(?:[-/]\w+(?:\s[A-Z]\w+)*)?\s+([a-z][\w-]*)", words[last:])
        if not match:
            return False
        token = self.token(end + match.start(1))
        modified = token is not None and (token.pos_ in {"NOUN", "ADJ"} or bool(groups_of(match[1])))
        modified = modified or (token is not None and match[1] in bodies())
        return modified and token is not None and token.idx > start

    def token(self, offset: int) -> Token | None:
        """The token at an offset."""
        span = self.doc.char_span(offset, offset + 1, alignment_mode="expand")
        return span[0] if span is not None and len(span) else None

    def named(self, words: str, start: int, first: int, last: int) -> Known:
        """The actor of a name at `first` to `last` of the source words."""
        name, at = words[first:last], start + first
        before = self.text[max(0, at - 40) : at]
        if name.lower().split()[-1] in bodies():
            name = self._whole_name(name, at, start + last, start + len(words))
        if name.lower() in bodies() and (whose := _OFFICE_OF.search(words[:first])):
            name = f"{whose[1]} {self._whole_name(name, at, start + last, start + len(words))}"
            return self.cast.other(name, bodies()[words[first:last].lower()])
        if name.lower() in bodies() and (whole := self._office_named(name, at)):
            return self.cast.other(whole, bodies()[name.lower()])
        kind, country = kind_of(name, "")
        if kind == "outlet" and identity(name) is None:
            kind = self.cast.names.shown_kind(name) or kind
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
            if re.match(r"the\s", words, re.IGNORECASE):
                self.so_far.introduce(known, words[:first].strip(" ,"), start)
            self.cast.note_roles(known, at, start + last)
            self.cast.identify(known)
            return known
        if kind == "unknown":
            name = self._whole_name(name, at, start + last, start + len(words))
            kind, country = kind_of(name, self.cast.names.label(at, start + last))
            nouns = [word for word in words[:first].lower().split() if word in bodies()]
            if kind in {"unknown", "person", "place"} or apposed:
                shown = apposed or (bodies()[nouns[-1]] if nouns else self.cast.names.shown_kind(name))
                kind = shown or _BODIED.get(kind, kind)
        body = self.cast.other(name, kind, country)
        called = [word for word in re.findall(r"\w+", words[:first].lower()) if word in bodies()]
        body.roles += [word for word in called if word not in body.roles]
        return body

    def _office_named(self, noun: str, at: int) -> str:
        """The name of a body that its noun shortens: `the Attorney General’s Office`, then `the Office`."""
        if identity(noun) or not self.text[:at].endswith(("the ", "The ")):
            return ""
        whole = re.compile(rf"(?:[A-Z][\w-]+ )*[A-Z][\w-]+['’]s {re.escape(noun)}\b")
        named = [match[0] for match in whole.finditer(self.text, 0, at)]
        return named[-1] if named else ""

    def _is_introduced(self, before: str, at: int) -> bool:
        """Whether an honorific or a role right before a name tells a person: `Capt. Tonya Mills`."""
        return not before.endswith(", ") and bool(gender_before(before) or role_before(self.text, at))

    def _apposed_kind(self, before: str) -> str:
        """The kind of a body that the words before its name tell: `the maker of the fungicide, Agrasol`."""
        before = re.sub(r"\b[Tt]he\s*$", "", before)
        if not before.rstrip().endswith(","):
            return ""
        head = re.split(r"\s(?:of|at|for|in|from|to|with|that|which)\b|,", before)[0].lower().split()
        return bodies().get(head[-1], "") if head and not groups_of(head[-1]) else ""

    def _whole_name(self, name: str, start: int, end: int, limit: int) -> str:
        """The name as far as it goes: `Bank of Norway`, `Federal Bureau of Roads`."""
        longer = whole_name(self.text, start, end, limit)
        if len(longer) > end - start:
            return longer
        ents = (e for e in self.doc.ents if e.label_ in _NAMED and e.start_char <= start < e.end_char)
        ent = next(ents, None)
        return self.text[start : ent.end_char] if ent is not None and end < ent.end_char <= limit else name

    def _is_person(self, name: str, before: str, start: int, end: int) -> bool:
        first, previous = name.lower().split()[0], before.lower().split()[-1:]
        called = _CALLED.search(before)
        if gender_before(before) or (gender_of(first) and " " in name) or (called and groups_of(called[1])):
            return True
        if self.cast.names.is_body(name):
            return False
        titled = bool(role_before(self.text, start)) or previous[:1] in (["dr."], ["gen."])
        if titled or self.cast.named(name):
            return True
        elsewhere = " " not in name and not gender_of(first) and self.cast.others.get(slug(name))
        if (previous and previous[0] in bodies()) or self.cast.longer(name) or elsewhere:
            return False  # `Brightway` of whom the recogniser makes a company below, and here a man
        label = self.cast.names.label(start, end)
        unlabelled = not label and " " in name and not name.isupper()
        return label == "PERSON" or (unlabelled and not _SAYS_OF_ITSELF.match(self.text, end))

    def root(self, start: int, end: int) -> Token | None:
        """The word that a phrase hangs on."""
        span = self.doc.char_span(start, end, alignment_mode="expand")
        return span.root if span is not None else None


def _is_paper(name: str) -> bool:
    """Whether a name ends as those of papers do, whatever its words mean.

    >>> _is_paper("Sunday Courier"), _is_paper("Courier"), _is_paper("Sunday Rusk")
    (True, False, False)
    """
    return " " in name and suffixes().get(name.lower().split()[-1]) == "outlet"
