"""The words around names: titles, roles, nationalities and the bodies that news cites, from the tables."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from reportedly.actors.identities import adjectives, identity
from reportedly.knowledge import table

HANGING = re.compile(r"\b(?:of|for|at|from|in|to|with|by|on|that|which|who|as|about)\b")
"""What begins the words that say of what, or more: `of the bank`, `who was there`."""

ARTICLE = re.compile(r"(?:the|a|an|this|that|another|one(?!\s+(?:of|or)\b))\s+", re.IGNORECASE)
PARTIES = frozenset({"democrat", "republican", "tory", "independent"})
"""Groups of roles whose words begin names of bodies too, and so are never cut from a name's front."""

OF_KIND = re.compile(
    r"[\w.]+-(?:based|backed|led|sponsored|funded|trained|allied|occupied|controlled|brokered|mediated|held|born"
    r"|run|owned|made|style|era|wide)"
)
"""A word that only says of what kind, and is no part of a name: `US-backed`; not `Al-Sayed`."""

_AT = re.compile(r"\b(?:[Ii]n|[Aa]t|[Ff]rom|told|tells|to)\s$")
_DATED = re.compile(
    r"(?s:.*)\b(?i:in|on|last|next|since|this|until|by|late|early) "
    r"(?:January|February|March|April|May|June|July|August|September|October|November|December"
    r"|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day)"
)
_OF_WHAT = re.compile(r" of (?:the )?[A-Z]\w+(?: [A-Z]\w+)*+(?! [A-Z])")
_WORD = re.compile(r"\S+")
_OF_CHILDREN = re.compile(r"(?:mum|mom|mother|dad|father)-of-\w+")
"""What newspapers put before the name of a parent: `Mum-of-three Tracey Budd`."""

_OFFICE_FOR = re.compile(
    r"\b(?i:secretary|minister|commissioner|state) (?:of|for) (?:the )?(?:[A-Z]\w+,? )*(?:and |& )?$"
    r"|\b(?i:president|governor|director) (?:of|for) (?:the )?$"
)
OFFICE_OF = re.compile(
    r"\b(?i:secretary|minister|commissioner|state|president|governor|director) (?:of|for) (?:the )?"
    r"(?:[A-Z][\w-]+,? )+(?:(?:and|&) (?:[A-Z][\w-]+ )+)?$"
)
"""An office and of what it is, before a name: `US Secretary of State`, `the Minister of Foreign Affairs`."""

_OFFICE_SPAN = 60
"""Characters of an office and what it is for, before a name. A judgement."""

_FULL_NAME = 2
"""Words of a first name and a surname."""

_GOES_ON_OF = re.compile(r" (?:of|for) \w*$")

_OF_WHICH = frozenset({"of", "for", "and"})
"""Words after the noun for a company in a name, which else only begins that of a place: Port Lisle."""

_CAPITAL = (
    r"(?:(?:al|an|ar|as|ash|at|el|ul)-)?[^\W\d_a-zà-öø-ÿ](?:[\w&-]|\.(?=\w)|['’](?!s\b)(?=\w)|(?<=s)['’](?=\s[A-Z]))*"
    r"(?:(?<=\b[A-Z])\.|(?<=\b(?:Mr|Ms|Dr|St|Jr|Sr|Lt))\.|(?<=\b(?:Mrs|Gov|Gen|Sen|Rep|Col|Sgt|Rev|Maj|Adm|Ald))\.|(?<=\bCoun)\.)?"
)
_RUN = re.compile(
    rf"{_CAPITAL}(?:(?: and(?= (?:Sons?|Daughters?|Brothers|Partners|Co|Company|Associates)\b))?"
    rf"(?:[ \u00a0](?:de|da|di|do|du|del|van|von|der|den|bin|bint|ibn|al|el|am|ben|la|le|ter|&))*"
    rf"[ \u00a0]+{_CAPITAL})*"
)


@cache
def told_by() -> dict[str, str]:
    """Gender by honorific and role: `mr.`, `spokeswoman`."""
    told = {row["word"]: row["gender"] for row in table("titles_roles") if row["gender"]}
    return told | {row["word"]: row["gender"] for row in table("titles") if row["gender"]}


@cache
def genders() -> dict[str, str]:
    """Gender by word: honorifics, roles and first names that tell it."""
    return {row["name"]: row["gender"] for row in table("titles_names")} | told_by()


@lru_cache(maxsize=4096)
def gender_of(name: str) -> str:
    """The gender that a first name tells, with its accents or without; none where it tells none.

    >>> gender_of("Inès"), gender_of("Élise"), gender_of("Robin")
    ('f', 'f', '')
    """
    bare = unicodedata.normalize("NFKD", name.lower()).encode("ascii", "ignore").decode()
    return genders().get(name.lower(), "") or genders().get(bare, "")


@cache
def function_words() -> frozenset[str]:
    """Words that begin a sentence with a capital and are no part of a name."""
    return frozenset(row["word"] for row in table("titles_function") if row["use"] == "start")


@cache
def portfolios() -> frozenset[str]:
    """Words with which what a minister or a commissioner is for begins: `Defence`, `Human Rights`."""
    return frozenset(row["word"] for row in table("titles_function") if row["use"] == "portfolio")


@cache
def stop_words() -> frozenset[str]:
    """Words that a role in front of a name does not reach back over."""
    return frozenset(row["word"] for row in table("titles_function") if row["use"] == "stop")


@cache
def titles() -> frozenset[str]:
    """Words that stand before a person's name and are no part of it."""
    return frozenset(row["word"] for row in table("titles")) | frozenset(
        row["word"] for row in table("titles_roles") if " " not in row["word"] and row["group"] not in PARTIES
    )


@cache
def honorifics() -> frozenset[str]:
    """What stands before surnames and tells a gender: `mr`, `ms`."""
    return frozenset(
        row["word"].rstrip(".") for row in table("titles") if row["gender"] or row["word"] == "justice"
    )


@cache
def abbreviations() -> dict[str, str]:
    """The role that a shortened title stands for: `sen.` is senator."""
    return {row["word"]: row["class"] for row in table("titles") if row["class"] != "honorific"}


@cache
def roles() -> dict[str, frozenset[str]]:
    """The groups of like roles that a noun belongs to: a president and a leader may be the same man."""
    found: dict[str, set[str]] = {}
    for row in table("titles_roles"):
        found.setdefault(row["word"], set()).add(row["group"])
    return {word: frozenset(groups) for word, groups in found.items()}


@cache
def _nouns_of_people() -> frozenset[str]:
    return frozenset(row["word"] for row in table("nouns_people"))


@cache
def _endings() -> dict[str, tuple[str, ...]]:
    """Endings of nouns that no table has, by the kind of actor that they tell."""
    found: dict[str, tuple[str, ...]] = {}
    for row in table("nouns_endings"):
        found[row["kind"]] = (*found.get(row["kind"], ()), row["ending"])
    return found


@lru_cache(maxsize=8192)
def groups_of(noun: str) -> frozenset[str]:
    """The groups of like roles that a noun for a person belongs to, `person` where no more is known of it.

    Nothing where it is no noun for a person. What stands before a hyphen only says more of it.

    >>> [sorted(groups_of(noun)) for noun in ("mayor", "ex-mayor", "lamplighter", "bioacoustician", "bridge")]
    [['mayor'], ['mayor'], ['person'], ['person'], []]
    """
    if noun in roles():
        return roles()[noun]
    if _OF_CHILDREN.fullmatch(noun):
        return roles()[noun.split("-", maxsplit=1)[0]]
    last = noun.rpartition("-")[2]
    if last != noun and last in roles():
        return roles()[last]
    told = {noun, last} & _nouns_of_people() or noun.endswith(_endings()["person"])
    return frozenset({"person"}) if told and noun not in bodies() else frozenset()


@cache
def bodies() -> dict[str, str]:
    """The kind of actor by noun: ministry, company, newspaper."""
    return {
        row["word"]: row["kind"] for row in table("titles_bodies") if row["stands"] not in {"name", "written"}
    }


@lru_cache(maxsize=8192)
def body_kind(noun: str) -> str:
    """The kind of actor that a noun for a body tells, by the table or by how it ends; else none.

    >>> body_kind("ministry"), body_kind("chipmaker"), body_kind("lawmaker"), body_kind("bridge")
    ('government', 'company', '', '')
    """
    told = bodies().get(noun, "")
    ends = noun.endswith(_endings()["company"]) and not groups_of(noun)
    return told or ("company" if ends else "")


@cache
def generic() -> frozenset[str]:
    """Nouns that stand for bodies whose names do not say them: `the company`; not `the union`."""
    return frozenset(row["word"] for row in table("titles_bodies") if row["stands"] == "any")


@cache
def post_nominals() -> frozenset[str]:
    """What may follow a surname: `Jr.`, `KC`, `MP`."""
    return frozenset(row["word"] for row in table("titles_function") if row["use"] == "after")


@cache
def documents() -> frozenset[str]:
    """Nouns for what somebody wrote, and is cited for: `report`, `statement`."""
    return frozenset(row["word"] for row in table("titles_bodies") if row["kind"] == "document")


@cache
def suffixes() -> dict[str, str]:
    """The kind of a body by the last word of its name, where that is no noun for it: `Motors`, `plc`."""
    return {row["word"]: row["kind"] for row in table("titles_bodies") if row["stands"] == "name"}


@cache
def with_the() -> frozenset[str]:
    """Names that English says with `the`."""
    return frozenset(row["name"] for row in table("titles_the"))


@cache
def short_names() -> dict[str, str]:
    """Country by words that mean it once the article has named it: `the North`."""
    return {row["word"]: row["country"] for row in table("titles_short") if row["country"]}


@cache
def short_bodies() -> dict[str, str]:
    """Bodies by words that always mean them: `Westerners`."""
    return {row["word"]: row["body"] for row in table("titles_short") if row["body"]}


@cache
def unspoken(use: str) -> frozenset[str]:
    """Verbs whose subject does not speak: in the `passive`, right before `to`, or at `any` time."""
    return frozenset(row["verb"] for row in table("titles_passive") if row["use"] == use)


def runs(text: str) -> list[tuple[int, int]]:
    """Stretches of capitalised words, without the articles and titles that begin them.

    >>> text = "The Kremlin's spokesman, Mr. Dmitry Peskov, met Belarusian Foreign Minister Pavel Orlov"
    >>> [text[start:end] for start, end in runs(text)]
    ['Kremlin', 'Dmitry Peskov', 'Pavel Orlov']
    >>> text = "In January Holt wrote to the Sunday Post"
    >>> [text[start:end] for start, end in runs(text)]
    ['Holt', 'Sunday Post']
    >>> text = "M. Orlov met Jan M. Berg and Mr. King"
    >>> [text[start:end] for start, end in runs(text)]
    ['Orlov', 'Jan M. Berg', 'King']
    >>> text = "Foreign Minister Choe Son Hui met Queen Mother Elsa"
    >>> [text[start:end] for start, end in runs(text)]
    ['Choe Son Hui', 'Elsa']
    """
    found: list[tuple[int, int]] = []
    for match in _RUN.finditer(text):
        words = [
            (match.start() + word.start(), match.start() + word.end()) for word in _WORD.finditer(match[0])
        ]
        lowers = [text[start:end].lower() for start, end in words]
        first = next((at for at, lower in enumerate(lowers) if lower not in function_words()), len(words))
        if len(words) - first > 1 and _AT.search(text[max(0, words[first][0] - 6) : words[first][0]]):
            known = identity(text[slice(*words[first])])
            wire = known is not None and known.kind == "agency"
            more = len(words) - first > 2 and lowers[first + 1] in genders()
            first += known is not None and (wire or more)
        if first < len(words) - 1 and _DATED.fullmatch(text[max(0, words[first][0] - 6) : words[first][1]]):
            first += 1  # `In January Kirby told reporters`
        if first < len(words) - 1 and OF_KIND.fullmatch(lowers[first]):
            first += 1
        if first < len(words) and not _is_body(text[words[first][0] : match.end()]):
            titled = [
                at
                for at, lower in enumerate(lowers)
                if (lower in titles() or _OF_CHILDREN.fullmatch(lower)) and not (at and lower == "m.")
                if not _is_given(lowers, at)
            ]
            kept = _is_surname(lowers[first:])
            first = (
                max(first, titled[-1] + 1 - kept)
                if titled and (titled[-1] + 1 < len(words) or first in titled)
                else first
            )
            first += _nationality(text[words[first][0] : match.end()]) if first < len(words) else 0
        if first < len(words) - 1 and _only_office(lowers[first:], text[match.start() : match.end() + 5]):
            continue
        if first < len(words):
            office = (
                _OFFICE_FOR.search(text[max(0, words[first][0] - _OFFICE_SPAN) : words[first][0]]) is not None
            )
            first += _whose(text[words[first][0] : match.end()], office)
            found.append((words[first][0], match.start() + len(_trimmed(match[0]))))
    return found


def _only_office(lowers: list[str], words: str) -> bool:
    """Whether capitals only say whose an office is that is told after them: `US Secretary of State`.

    >>> _only_office(["us", "secretary"], "US Secretary of S"), _only_office(["ann", "king"], "Ann King of H")
    (True, False)
    """
    first, *_ = words.split()
    whose = identity(first) is not None or first in adjectives()
    return whose and lowers[-1] in roles() and bool(_GOES_ON_OF.search(words))


def _whose(name: str, office: bool = False) -> int:
    """How many words before a person's name are of what he is: `of the Russian Federation Ivan Orlov`.

    >>> _whose("Russian Federation Ivan Orlov"), _whose("Georgia Ann Holt"), _whose("Bank of Norway")
    (2, 0, 0)
    >>> _whose("Government Pleader Ivan Orlov"), _whose("Midfielder Ann Holt"), _whose("Baker Street")
    (2, 1, 0)

    So too after an `office` of what they are the name: `Secretary of State Ann Holt`.

    >>> _whose("State Ann Holt", office=True), _whose("Foreign Affairs Ann Holt", office=True)
    (1, 2)
    >>> _whose("Defense Orm Holt", True), _whose("Defense Orm Holt"), _whose("Human Rights Watch", True)
    (1, 0, 0)
    """
    words = name.split()
    counts = range(1, len(words) - 1)
    told = (count for count in counts if gender_of(words[count]) and not gender_of(words[0]))
    before = (
        count
        for count in told
        if office or identity(" ".join(words[:count])) or groups_of(words[count - 1].lower())
    )
    filed = office and len(words) > _FULL_NAME and words[0].lower() in portfolios() and not _is_body(name)
    return next(before, len(words) - _FULL_NAME if filed else 0)


def _is_given(lowers: list[str], at: int) -> bool:
    """Whether a word for a relative is a part of a name, which stands right before it: `Choe Son Hui`."""
    before = lowers[at - 1] if at else ""
    if not before or before in titles() or before in function_words() or before.capitalize() in adjectives():
        return False
    return "relative" in roles().get(lowers[at], ())


def _is_surname(lowers: list[str]) -> bool:
    """Whether the last of words that are all titles is a name: `Mr. King`."""
    told = genders().get(lowers[0], "") and lowers[0] not in roles() if lowers else False
    return bool(told) and len(lowers) == 2 and lowers[1] in titles()


@cache
def _adjectives() -> frozenset[str]:
    """Nationalities, with a hyphen too, and what is left of one that a page breaks: `-Korean`."""
    hyphened = {adjective.replace(" ", "-") for adjective in adjectives()}
    return frozenset(adjectives()) | hyphened | {adjective.split()[-1] for adjective in adjectives()}


def _nationality(name: str) -> int:
    """How many words before a body's own name only say its country.

    >>> _nationality("Korean KCNA"), _nationality("North-Korean KCNA"), _nationality("Korean Air")
    (1, 1, 0)
    """
    words = name.split()
    return next(
        (
            count
            for count in (1, 2)
            if " ".join(words[:count]) in _adjectives() and identity(" ".join(words[count:]))
        ),
        0,
    )


def _trimmed(name: str) -> str:
    """A name without the point of a sentence's end, but with that of `U.S.` and `Jr.`"""
    bare = name.rstrip(".&-")
    return bare + "." if name.startswith(f"{bare}.") and re.search(r"\.\w$|\b[JS]r$", bare) else bare


def _is_body(name: str) -> bool:
    """`Justice Department` is no department of a judge."""
    return identity(name) is not None or name.lower().split()[-1] in bodies()


@cache
def _any_nationality() -> re.Pattern[str]:
    longest_first = sorted(adjectives(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")


def whole_name(text: str, start: int, end: int, limit: int | None = None) -> str:
    """The name of a body as far as it goes: `Bank of Norway`, `Federal Bureau of Roads`.

    >>> whole_name("The Bank of Norway and Sweden Rail", 4, 8), whole_name("The Riksbank of today", 4, 12)
    ('Bank of Norway', 'Riksbank')
    """
    name = text[start:end]
    longer = _OF_WHAT.match(text, end, len(text) if limit is None else limit)
    return text[start : longer.end()] if longer and name.lower().split()[-1] in bodies() else name


def nation_spans(words: str) -> list[tuple[int, int]]:
    """Where `words` tell a country: by adjectives, names and seats."""
    found = [match.span() for match in _any_nationality().finditer(words)]
    taken = {place for start, end in found for place in range(start, end)}
    for start, end in runs(words):
        known = identity(words[start:end]) if start not in taken else None
        if known and known.country and known.kind in {"country", "government", "organisation"}:
            found.append((start, end))
    return found


@lru_cache(maxsize=8192)
def nations_in(words: str) -> frozenset[str]:
    """The countries that adjectives, names and seats in `words` tell."""
    found = {adjectives()[match] for match in _any_nationality().findall(words)}
    if found & {"KP", "KR"}:
        return frozenset(found)
    for start, end in nation_spans(words):
        known = identity(words[start:end])
        if known and known.country:
            found.add(known.country)
    return frozenset(found)


def kind_of(name: str, label: str) -> tuple[str, str | None]:
    """Kind and country of a name from the tables, then from what the name recogniser called it."""
    known = identity(name)
    if known:
        return known.kind, known.country
    words = name.lower().split()
    if len(words) > 1 and (words[-1].strip(".") in suffixes() or " & " in name):
        return suffixes().get(words[-1].strip("."), "company"), None
    kinds = [
        kind
        for at, word in (
            *reversed([*enumerate(words)]),
            *((at, word.rstrip("s")) for at, word in enumerate(words)),
        )
        if (kind := bodies().get(word, "place")) not in {"place", "country"}
        and not (kind == "company" and at < len(words) - 1 and words[at + 1] not in _OF_WHICH)
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
