"""The words around names: titles, roles, nationalities and the bodies that news cites, from the tables."""

from __future__ import annotations

import re
import unicodedata
from functools import cache

from reportedly.knowledge import table

_BREAK = re.compile(
    r"[.,;:!?\n“”\"()]\s|\b(?:said|says|told|and|but|by|with|that|as|on \w+day)\b", re.IGNORECASE
)
ARTICLE = re.compile(r"(?:the|a|an|this|that|another|one(?!\s+(?:of|or)\b))\s+", re.IGNORECASE)
PARTIES = frozenset({"democrat", "republican", "tory"})
"""Groups of roles whose words begin names of bodies too, and so are never cut from a name's front."""

_LONGEST_ROLE = 90
"""Characters of an apposition that is kept as a role: longer ones are parses gone wrong."""

_COMPLEMENT = re.compile(r"\b(?:of|at|for|in|from|to|on)\b")
_WORD = re.compile(r"\S+")
_CAPITAL = (
    r"[^\W\d_a-zà-öø-ÿ](?:[\w&-]|\.(?=\w)|['’](?!s\b)(?=\w))*"
    r"(?:(?<=\b[A-Z])\.|(?<=\b(?:Mr|Ms|Dr|St|Jr|Sr|Lt))\.|(?<=\b(?:Mrs|Gov|Gen|Sen|Rep|Col|Sgt|Rev|Maj|Adm))\.)?"
)
_RUN = re.compile(
    rf"{_CAPITAL}(?:(?:[ \u00a0](?:de|da|di|do|du|del|van|von|der|den|bin|bint|ibn|al|el|ben|la|le|ter|&))*"
    rf"[ \u00a0]+{_CAPITAL})*"
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
        row["word"] for row in table("titles_roles") if " " not in row["word"] and row["group"] not in PARTIES
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
def bodies() -> dict[str, str]:
    """The kind of actor by noun: ministry, company, newspaper."""
    return {row["word"]: row["kind"] for row in table("titles_bodies")}


@cache
def generic() -> frozenset[str]:
    """Nouns that stand for bodies whose names do not say them: `the company`; not `the union`."""
    return frozenset(row["word"] for row in table("titles_bodies") if row["stands"] == "any")


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
    >>> text = "M. Orlov met Jan M. Berg and Mr. King"
    >>> [text[start:end] for start, end in runs(text)]
    ['Orlov', 'Jan M. Berg', 'King']
    """
    found: list[tuple[int, int]] = []
    for match in _RUN.finditer(text):
        words = [
            (match.start() + word.start(), match.start() + word.end()) for word in _WORD.finditer(match[0])
        ]
        lowers = [text[start:end].lower() for start, end in words]
        first = next((at for at, lower in enumerate(lowers) if lower not in function_words()), len(words))
        if first < len(words) and not _is_body(text[words[first][0] : match.end()]):
            titled = [
                at for at, lower in enumerate(lowers) if lower in titles() and not (at and lower == "m.")
            ]
            kept = _is_surname(lowers[first:])
            first = (
                max(first, titled[-1] + 1 - kept)
                if titled and (titled[-1] + 1 < len(words) or first in titled)
                else first
            )
            first += _nationality(text[words[first][0] : match.end()]) if first < len(words) else 0
        if first < len(words):
            found.append((words[first][0], match.start() + len(_trimmed(match[0]))))
    return found


def _is_surname(lowers: list[str]) -> bool:
    """Whether the last of words that are all titles is a name: `Mr. King`."""
    told = genders().get(lowers[0], "") and lowers[0] not in roles() if lowers else False
    return bool(told) and len(lowers) == 2 and lowers[1] in titles()


@cache
def _adjectives() -> frozenset[str]:
    """Nationalities, and what is left of one that a page breaks: `-Korean`."""
    return frozenset(nationalities()) | {adjective.split()[-1] for adjective in nationalities()}


def _nationality(name: str) -> int:
    """How many words before a body's own name only say its country: `Korean KCNA`."""
    words = name.split()
    return next(
        (
            count
            for count in (1, 2)
            if " ".join(words[:count]) in _adjectives() and " ".join(words[count:]) in places()
        ),
        0,
    )


def _trimmed(name: str) -> str:
    """A name without the point of a sentence's end, but with that of `U.S.` and `Jr.`"""
    bare = name.rstrip(".&-")
    return bare + "." if name.startswith(f"{bare}.") and re.search(r"\.\w$|\b[JS]r$", bare) else bare


def _is_body(name: str) -> bool:
    """`Justice Department` is no department of a judge."""
    return name in places() or name.lower().split()[-1] in bodies()


@cache
def _any_nationality() -> re.Pattern[str]:
    longest_first = sorted(nationalities(), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, longest_first))})\b")


def nations_in(words: str) -> set[str]:
    """The countries that adjectives, names and seats in `words` tell."""
    found = {nationalities()[match] for match in _any_nationality().findall(words)}
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


def gender_before(before: str) -> str:
    """The gender that an honorific or a role right before a name tells.

    >>> gender_before("said Kremlin spokeswoman "), gender_before("as Mr. "), gender_before("the minister ")
    ('f', 'm', '')
    """
    words = before.split()[-2:]
    return next((genders()[word.lower()] for word in reversed(words) if word.lower() in genders()), "")


def role_before(text: str, start: int) -> str:
    """What the words in front of a name say its bearer is.

    >>> text = "On Monday Kremlin spokesman Dmitry Peskov"
    >>> role_before(text, text.index("Dmitry"))
    'Kremlin spokesman'
    >>> text = "The ambassador to the island, Nils Roth, agreed."
    >>> role_before(text, text.index("Nils"))
    'ambassador to the island'
    """
    window = text[max(0, start - _LONGEST_ROLE) : start].removesuffix(", ")
    shortened = abbreviations().get(" ".join(window.lower().split()[-1:]), "")
    if shortened:
        return shortened
    phrase = _BREAK.split(window)[-1].strip(" ,")
    words = phrase.split()
    if words and text[:start].endswith(", "):
        head = _COMPLEMENT.split(phrase)[0].split()
        if head and head[-1].lower() in roles():
            return ARTICLE.sub("", phrase, count=1) if ARTICLE.match(phrase) else phrase
    if not words or words[-1].lower() not in roles():
        return "head of state" if phrase.endswith("head of state") else ""
    first = len(words) - 1
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
