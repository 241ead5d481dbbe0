"""Names by their capitals, without the titles, offices and nationalities that stand before them."""

from __future__ import annotations

import re
from functools import cache

from reportedly.actors.identities import adjectives, identity
from reportedly.actors.parents import parent_of
from reportedly.actors.titles import (
    addressed,
    bodies,
    function_words,
    gender_of,
    genders,
    groups_of,
    numbered,
    pointed,
    portfolios,
    roles,
    titles,
)

OF_KIND = re.compile(
    r"[\w.]+-(?:based|backed|led|sponsored|funded|trained|allied|occupied|controlled|brokered|mediated|held|born"
    r"|run|owned|made|style|era|wide)"
)
"""A word that only says of what kind, and is no part of a name: `US-backed`; not `Al-Sayed`."""

MONTH = r"(?:January|February|March|April|May|June|July|August|September|October|November|December)"
_WEEKDAY = r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day"
_AT = re.compile(r"\b(?:[Ii]n|[Aa]t|[Ff]rom|told|tells|to)\s$")
_DATED = re.compile(rf"(?s:.*)\b(?i:in|on|last|next|since|this|until|by|late|early) (?:{MONTH}|{_WEEKDAY})")
_LAST_MONTH = re.compile(rf"(?:Last|This|Next) (?:{MONTH}|{_WEEKDAY})")
_OF_WHAT = re.compile(
    rf" (?:of|for|on(?! {_WEEKDAY})) (?:the )?"
    r"(?P<what>(?:Head|Chief)s? of (?:State|Government|Staff)\b|[A-Z]\w+(?: [A-Z]\w+)*+)(?! [A-Z])"
)
_DAY_AFTER = re.compile(
    r"(?<!\bBlack)(?<!\bAsh)(?<!\bGood)(?<!\bHoly)(?<!\bRuby)(?<!\bBloody)(?<!\bSuper)(?<!\bGiving)(?<!\bCyber)"
    r"(?<!\bPalm)(?<!\bEaster)(?<!\bWhit)(?<!\bShrove)(?<!\bSheffield)(?<!\bMaundy)(?<=\w) "
    rf"{_WEEKDAY}$"
)
"""The day after who speaks: `Ann Berg Sunday said`; not `Black Friday`."""

_NUMBER = re.compile(r" \d{1,4}\b(?! [a-z]+s\b)")
_WORD = re.compile(r"\S+")
_OFFICE_FOR = re.compile(
    r"\b(?i:secretary|minister|commissioner|state) (?:of|for) (?:the )?(?:[A-Z]\w+,? )*(?:and |& )?$"
    r"|\b(?i:president|governor|director|superintendent|general) (?:of|for) (?:the )?$"
)
OFFICE_OF = re.compile(
    r"\b(?i:secretary|minister|commissioner|state|president|governor|director|general|leader|superintendent)"
    r" (?:of|for) (?:the )?"
    r"(?:[A-Z][\w-]+,? )+(?:(?:and|&) (?:[A-Z][\w-]+ )+)?$"
)
"""An office and of what it is, before a name: `US Secretary of State`, `the Minister of Foreign Affairs`."""

_LETTERS = re.compile(r"[A-Z]{2,5}")
"""What a rank or an office may be written with before a first name: `MLA Ann Holt`, `DI Tom Marsh`."""

_OFFICE_SPAN = 60
"""Characters of an office and what it is for, before a name. A judgement."""

_LAND = re.compile(
    r"\b(?i:president|premier|minister|king|emir) of (?:the )?"
    r"(?:Republic|State|Federation|Kingdom) of (?:the )?$"
)
"""What stands before the name of a land and then of whoever leads it."""

_FULL_NAME = 2
"""Words of a first name and a surname."""

_GOES_ON_OF = re.compile(r" (?:of|for) \w*$")

_CAPITAL = (
    r"(?:(?:al|an|ar|as|ash|at|el|ul)-)?[^\W\d_a-zà-öø-ÿ](?:[\w&-]|\.(?=\w)|['’](?!s\b)(?=\w)|(?<=s)['’](?=\s[A-Z]))*"
    rf"(?:(?<=\b[A-Z])\.|(?<=\b(?:St|Jr|Sr))\.|{pointed()})?"
)
_RUN = re.compile(
    rf"{_CAPITAL}(?:(?: and(?= (?:Sons?|Daughters?|Brothers|Partners|Co|Company|Associates)\b))?"
    rf"(?:[ \u00a0](?:de|da|di|do|du|del|van|von|der|den|bin|bint|ibn|ag|ould|al|el|am|ben|la|le|ter|&))*"
    rf"(?: [“\"‘'][A-Z][\w-]*[”\"’'](?= [A-Z]))?[ \u00a0]+{_CAPITAL})*"
)


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
    >>> text = "Hank “Shorty” Dalby met “Ann” and “Bee” Berg"
    >>> [text[start:end] for start, end in runs(text)]
    ['Hank “Shorty” Dalby', 'Ann', 'Bee', 'Berg']
    >>> text = "President of the Republic of Kharat Sultan Dzhurov"
    >>> [text[start:end] for start, end in runs(text)][-1]
    'Sultan Dzhurov'
    >>> text = "Ann Berg Sunday told of Black Friday"
    >>> [text[start:end] for start, end in runs(text)]
    ['Ann Berg', 'Black Friday']
    >>> text = "Rt. Hon. Ann Holt, Engr. Tunde Oke and Det Con Lee Marsh saw Assam CM Ravi Bora"
    >>> [text[start:end] for start, end in runs(text)]
    ['Ann Holt', 'Tunde Oke', 'Lee Marsh', 'Ravi Bora']
    >>> text = "Analyst Priya Sen and Sgt Anna Shah met Justice Minister Ann King"
    >>> [text[start:end] for start, end in runs(text)]
    ['Priya Sen', 'Anna Shah', 'Ann King']
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
        if first < len(words) - 2 and _LAST_MONTH.fullmatch(text[words[first][0] : words[first + 1][1]]):
            first += 2  # `Last August Kirby told reporters`
        if first < len(words) - 1 and _DATED.fullmatch(text[max(0, words[first][0] - 6) : words[first][1]]):
            first += 1  # `In January Kirby told reporters`
        if first < len(words) - 1 and OF_KIND.fullmatch(lowers[first]):
            first += 1
        land = first < len(words) - _FULL_NAME and _LAND.search(
            text[max(0, words[first][0] - 60) : words[first][0]]
        )
        if land:
            first = len(words) - _FULL_NAME
        elif first < len(words) and not _is_body(text[words[first][0] : match.end()]):
            titled = [
                at
                for at, lower in enumerate(lowers)
                if (
                    lower in titles()
                    or parent_of(lower)
                    or " ".join(lowers[max(at - 1, 0) : at + 1]) in titles()
                )
                and not (at and lower == "m.")
                if not _is_given(lowers, at) and not _ends_name(lowers, at)
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
            start, end = words[first][0], match.start() + len(_trimmed(match[0]))
            day = _DAY_AFTER.search(text[start:end])
            found.append((start, start + day.start() if day else end))
    return _joined(text, found)


def _joined(text: str, found: list[tuple[int, int]]) -> list[tuple[int, int]]:
    """Names with an `and` in them as one: Bosnia and Herzegovina, the Food and Drug Administration.

    >>> text = "Orlec and Bosnia and Herzegovina"
    >>> [text[start:end] for start, end in _joined(text, [(0, 5), (10, 16), (21, 32)])]
    ['Orlec', 'Bosnia and Herzegovina']
    """
    out: list[tuple[int, int]] = []
    for start, end in found:
        if out and text[out[-1][1] : start] == " and " and identity(text[out[-1][0] : end]):
            out[-1] = (out[-1][0], end)
        else:
            out.append((start, end))
    return out


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
    >>> _whose("Uruguayan Diego Silva"), _whose("Norwegian Air Shuttle")
    (1, 0)
    >>> _whose("MLA Ann Holt"), _whose("DI Tom Marsh"), _whose("JK Rowling"), _whose("BBC Wales")
    (1, 1, 0, 0)
    >>> _whose("Defense Orm Holt", True), _whose("Defense Orm Holt"), _whose("Human Rights Watch", True)
    (1, 0, 0)
    """
    words = name.split()
    counts = range(1, len(words) - 1)
    told = (count for count in counts if gender_of(words[count]) and not gender_of(words[0]))
    before = (
        count
        for count in told
        if office
        or identity(" ".join(words[:count]))
        or " ".join(words[:count]) in _adjectives()
        or groups_of(words[count - 1].lower())
        or _LETTERS.fullmatch(words[count - 1])
    )
    filed = office and len(words) > _FULL_NAME and words[0].lower() in portfolios() and not _is_body(name)
    return next(before, len(words) - _FULL_NAME if filed else 0)


def _is_given(lowers: list[str], at: int) -> bool:
    """Whether a word for a relative is a part of a name, which stands right before it: `Choe Son Hui`."""
    before = lowers[at - 1] if at else ""
    if not before or before in titles() or before in function_words() or before.capitalize() in adjectives():
        return False
    return "relative" in roles().get(lowers[at], ())


def _ends_name(lowers: list[str], at: int) -> bool:
    """Whether a title is the surname after a first name that stands right before it: `Sergeant Anna Shah`.

    >>> _ends_name(["sergeant", "anna", "shah"], 2), _ends_name(["deputy", "state", "governor"], 2)
    (True, False)
    """
    before = lowers[at - 1] if at and at == len(lowers) - 1 else ""
    return bool(before) and before not in titles() and bool(gender_of(before))


def _is_surname(lowers: list[str]) -> bool:
    """Whether the last of words that are all titles is a name: `Mr. King`; not `Mr Speaker`."""
    told = genders().get(lowers[0], "") and lowers[0] not in roles() if lowers else False
    return bool(told) and len(lowers) == 2 and lowers[1] in titles() - addressed()


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


def whole_name(text: str, start: int, end: int, limit: int | None = None) -> str:
    """The name of a body as far as it goes: `Bank of Norway`, `Federal Bureau of Roads`.

    >>> whole_name("The Bank of Norway and Sweden Rail", 4, 8), whole_name("The Riksbank of today", 4, 12)
    ('Bank of Norway', 'Riksbank')
    >>> whole_name("a Club for Growth ad", 2, 6), whole_name("the Council on Monday", 4, 11)
    ('Club for Growth', 'Council')
    >>> whole_name("Lodge 41 of the union", 0, 5)
    'Lodge 41'
    >>> whole_name("The Press Service of the Head of State said so", 4, 17)
    'Press Service of the Head of State'
    >>> whole_name("President of the Republic of Orlec Sultan Beck", 17, 25)
    'Republic of Orlec'
    """
    name = text[start:end]
    number = _NUMBER.match(text, end, len(text) if limit is None else limit)
    if number and name.lower().split()[-1] in numbered():
        return text[start : number.end()]
    longer = _OF_WHAT.match(text, end, len(text) if limit is None else limit)
    if longer is None or name.lower().split()[-1] not in bodies():
        return name
    what = longer["what"].split()
    led = _LAND.search(text, max(0, start - _OFFICE_SPAN), longer.start("what"))
    what = what[:-_FULL_NAME] if led and len(what) > _FULL_NAME else what
    return text[start : longer.start("what")] + " ".join(what)
