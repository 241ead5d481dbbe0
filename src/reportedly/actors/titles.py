"""The words around names: titles, roles and the bodies that news cites, from the tables."""

from __future__ import annotations

import re
import unicodedata
from functools import cache, lru_cache

from reportedly.actors.parents import parent_of
from reportedly.knowledge import table

HANGING = re.compile(r"\b(?:of|for|at|from|in|to|with|by|on|that|which|who|as|about)\b")
"""What begins the words that say of what, or more: `of the bank`, `who was there`."""

ARTICLE = re.compile(r"(?:the|a|an|this|that|another|one(?!\s+(?:of|or)\b))\s+", re.IGNORECASE)
PARTIES = frozenset({"democrat", "republican", "tory", "independent"})
"""Groups of roles whose words begin names of bodies too, and so are never cut from a name's front."""


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
def nicknames() -> dict[str, frozenset[str]]:
    """First names by what they are shortened to: Bernadette is `Bernie`."""
    return {row["short"]: frozenset(row["names"].split(",")) for row in table("titles_nicknames")}


@cache
def numbered() -> frozenset[str]:
    """Words for bodies that are told by a number: `Lodge 41`, `Channel 4`."""
    return frozenset(row["word"] for row in table("titles_function") if row["use"] == "numbered")


@cache
def addressed() -> frozenset[str]:
    """Offices whose holders are spoken of with `Mr` and `Madam`: `Mr Speaker`; not `Mr Bishop`."""
    return frozenset(row["word"] for row in table("titles_function") if row["use"] == "addressed")


@cache
def styles() -> dict[str, frozenset[str]]:
    """The offices whose holders have a style: of `majesty`, a king and a queen."""
    return {row["style"]: frozenset(row["roles"].split(",")) for row in table("titles_styles")}


@cache
def stop_words() -> frozenset[str]:
    """Words that a role in front of a name does not reach back over."""
    return frozenset(row["word"] for row in table("titles_function") if row["use"] == "stop")


@cache
def titles() -> frozenset[str]:
    """Words that stand before a person's name and are no part of it."""
    before = {row["word"] for row in table("titles")} | {letters.lower() for letters in offices_by_letters()}
    return frozenset(before) | frozenset(
        row["word"] for row in table("titles_roles") if " " not in row["word"] and row["group"] not in PARTIES
    )


@cache
def pointed() -> str:
    """What matches the point of a shortened title: that of `Rt.` and `Engr.`, and of none of the words."""
    short = {row["word"][:-1].capitalize() for row in table("titles") if row["word"].endswith(".")}
    lengths = sorted({len(word) for word in short if len(word) > 1})
    alike = ("|".join(sorted(word for word in short if len(word) == length)) for length in lengths)
    return "|".join(rf"(?<=\b(?:{words}))\." for words in alike)


@cache
def offices_by_letters() -> dict[str, str]:
    """The office that capital letters stand for: `PM`."""
    return {row["letters"]: row["office"] for row in table("titles_letters")}


@cache
def honorifics() -> frozenset[str]:
    """What stands before surnames and tells a gender: `mr`, `ms`."""
    return frozenset(
        row["word"].rstrip(".") for row in table("titles") if row["gender"] or row["word"] == "justice"
    )


@cache
def courtesies() -> frozenset[str]:
    """What stands before a name and is no office or calling: `rt.`, `dame`, `alhaji`."""
    too = frozenset(row["word"] for row in table("titles_function") if row["use"] == "courtesy")
    return too | frozenset(row["word"] for row in table("titles") if row["word"] not in roles())


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
    if parent := parent_of(noun):
        return groups_of(parent)
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
    return {
        row["word"]: row["country"] for row in table("titles_short") if row["country"] and not row["body"]
    }


@cache
def short_bodies() -> dict[str, str]:
    """Bodies by words that always mean them: `Westerners`."""
    return {row["word"]: row["body"] for row in table("titles_short") if row["body"] and not row["country"]}


@cache
def bodies_of_union() -> dict[str, str]:
    """Bodies of the European Union by words that mean them in an article about it: `the Commission`."""
    return {row["word"]: row["body"] for row in table("titles_short") if row["country"] == "EU"}


@cache
def unspoken(use: str) -> frozenset[str]:
    """Verbs whose subject does not speak: in the `passive`, right before `to`, or at `any` time."""
    return frozenset(row["verb"] for row in table("titles_passive") if row["use"] == use)
