"""What people are: the roles that words around a name give, and which person a role means."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import cache, lru_cache

import msgspec

from reportedly.actors.identities import identity
from reportedly.actors.nations import nation_spans, nations_in
from reportedly.actors.titles import (
    ARTICLE,
    HANGING,
    abbreviations,
    courtesies,
    groups_of,
    offices_by_letters,
    stop_words,
    told_by,
)
from reportedly.knowledge import table

_BREAK = re.compile(
    r"[.,;:!?“”\"()]\s|[\n—–]|\s-+\s|\b(?:said|says|told|and|but|by|with|that|as|on \w+day)\b", re.IGNORECASE
)
DEFINITE = re.compile(r"(?:the|this|that|these|those|the same)\s+", re.IGNORECASE)
"""What points at somebody known already."""

_DETERMINERS = frozenset({"the", "a", "an", "his", "her", "its", "their", "another", "this", "that"})
_LONGEST_ROLE = 90
"""Characters of an apposition that is kept as a role: longer ones are parses gone wrong."""

_LIST = re.compile(r"(?<=(?i:of|or)) [A-Z]\w+(?:, [A-Z]\w+)* and [A-Z]\w+$")
"""What an office is for, by several names: `Minister of Agriculture, Fisheries and Food`."""

_DIPLOMACY = re.compile(r"\b(?:(?:head|chief) of ((?:[A-Z][a-z]+ )?)diplomacy|(?:top|chief) ()diplomat)\b")
_WITH_BODY = re.compile(r" with (?=(?:the )?[A-Z][\w ]*$)")
"""What stands between somebody and whom he works for: `A lawyer with the Union, Ann Lee,`."""

_CHILDREN = re.compile(r"(?<=(?:mum|dad|mom))-of-|(?<=(?:mother|father))-of-", re.IGNORECASE)
_COMPLEMENT = re.compile(r"\b(?:of|at|for|in|from|to|on)\b")
_APPOSED = re.compile(r",\s+((?:[^,.;:“”\"\n()—]|(?<=\b[A-Z])\.){3,90})")
_ACCUSES = re.compile(r"accused (?!of\b|in\b)")
_THROUGH = re.compile(r"(?:through|via|by|with|like|unlike|against|despite|alongside|told|tells) ")
"""What begins words between commas that say no role: `Ann Lee, through a lawyer,`."""

_DOES = re.compile(r"(?<!\band)(?<!\balso) (?:the|an?|his|her|its|their) ")
"""What stands in the midst of what somebody does, and of no role: `Ann Lee, warned the mayor`."""

_SENTENCE = re.compile(r"[.!?,;:]?[”\"’)]\s|[;:!?\n]\s*")
_STAMP = re.compile(r"^\d{1,2}[.:]\d\d ?(?:[ap]m)? ")
"""The time of an entry in a live blog."""

_OPENS = re.compile(
    r"(?:^|[.!?”\"\n]\s*)(?:(?:According|Speaking|Thanks) to [^,\n]+"
    r"|(?:In|At) [^,\n]+ by (?:his|her) [a-z-]+)$"
)
_GOES_ON = re.compile(r"(?:[A-Z][\w.’'-]*(?:,? (?=[A-Z]))?)+ [a-z]")
"""A name, and right after it what its bearer does."""

_BY_LETTERS = {
    "KC": "barrister",
    "QC": "barrister",
    "SC": "barrister",
    "MP": "MP",
    "MSP": "MSP",
    "MEP": "MEP",
}
_LETTERS = re.compile(r"(?:^|(?<=\s))(KC|QC|SC|MP|MSP|MEP)\b")
_PARTY = re.compile(r",? \(?([DRI])-((?:[A-Z][a-z]*\.?)+(?: [A-Z][a-z]+)?)")
_CORE = re.compile(r"\s+(?:of|at|for|in|from|with|to|on|who|which|that|whose|he|she|it|they|I|we|you)\b|[,(]")
_ELSEWHERE = 0.6
"""What it tells against a role in something else where a country is asked for. A judgement."""

_SAME, _LIKE, _WORD_SHARED, _NATION, _DEPUTY = 3.0, 1.5, 1.0, 1.0, 1.5
"""What it tells that a role is the same, like, shares a word, is of the country, is a deputy's. Judged."""

HARDLY = 0.1
"""How well one role fits another that is of another rank: above 0, for want of anybody else."""


class Role(msgspec.Struct, frozen=True):
    """A role as it is compared: what it is, of what, and of which country."""

    head: str
    words: frozenset[str] = frozenset()
    nations: frozenset[str] = frozenset()
    deputy: bool = False
    former: bool = False


@cache
def _compounds() -> frozenset[str]:
    """Roles of more than one word: `prime minister`, `chief executive`."""
    return frozenset(row["word"] for row in table("titles_roles") if " " in row["word"])


@cache
def _whole() -> re.Pattern[str]:
    """Roles with an `of` that is a part of them: `head of state`, `chief of staff`."""
    held = [re.escape(words) for words in _compounds() if " of " in words]
    return re.compile(rf"\b(?:{'|'.join(held)})\b", re.IGNORECASE)


@cache
def _in_letters() -> re.Pattern[str]:
    """Offices written in letters alone: `Assam CM`."""
    return re.compile(rf"\b(?:{'|'.join(offices_by_letters())})\b")


@cache
def stands_for_any() -> frozenset[str]:
    """Nouns that stand for any role of their group: a `leader` is a president or a king."""
    return frozenset(row["word"] for row in table("titles_roles") if row["stands"] == "any")


@cache
def stands_when_asked() -> frozenset[str]:
    """Nouns that do so only as the later word for somebody: `the chief`."""
    return frozenset(row["word"] for row in table("titles_roles") if row["stands"] == "asked")


@cache
def stands_for_other() -> frozenset[str]:
    """Nouns that mean one of the same rank elsewhere: `her Danish counterpart`."""
    return frozenset(row["word"] for row in table("titles_roles") if row["stands"] == "other")


@cache
def loose_words() -> frozenset[str]:
    """Words before a role that do not tell one office from another: `former`, `the new`, `outgoing`."""
    return frozenset(row["word"] for row in table("titles_function") if row["use"] == "loose")


@cache
def of_a_part() -> frozenset[str]:
    """Words by which a leader is one of a part of a country only: `the opposition leader`."""
    return frozenset(row["word"] for row in table("titles_function") if row["use"] == "part")


@cache
def _deputies() -> frozenset[str]:
    return frozenset(row["word"] for row in table("titles_function") if row["use"] == "deputy")


@lru_cache(maxsize=4096)
def role_of(phrase: str) -> Role | None:
    """The role that a noun phrase names, None where it names none.

    >>> role_of("the Norwegian prime minister").head, role_of("deputy finance minister").deputy
    ('prime minister', True)
    >>> role_of("Tasmanian PM").head, role_of("PM") == role_of("prime minister"), role_of("3 pm") is None
    ('prime minister', True, True)
    >>> sorted(role_of("Varnia’s finance minister").words), role_of("the red bridge") is None
    (['finance', 'varnia'], True)
    """
    phrase = _DIPLOMACY.sub(r"\g<1>foreign minister", _CHILDREN.sub(" of ", phrase))
    phrase = re.sub(r"\bGOP\b", "Republican", phrase.replace(".", ""))
    phrase = _in_letters().sub(lambda found: offices_by_letters()[found[0]], phrase)
    phrase = _whole().sub(lambda found: found[0].replace(" ", "-"), phrase)
    core = _CORE.split(phrase)[0]
    lowers = [re.sub(r"['’]s?$", "", word) for word in core.lower().replace("-general", " general").split()]
    lowers = [word for word in lowers if word]
    if not lowers:
        return None
    head = abbreviations().get(lowers[-1], lowers[-1]).replace("-of-", " of ")
    taken = 1
    for compound in _compounds():
        parts = compound.split()
        if lowers[-len(parts) :] == parts:
            head, taken = compound, len(parts)
    if not groups_of(head):
        return None
    before = lowers[:-taken]
    nations = nations_in(core) or _nations_of(phrase[len(core) :])
    national = {part for start, end in nation_spans(core) for part in core[start:end].lower().split()}
    kept = {word for word in before if word not in stop_words() | loose_words() | _deputies() | national}
    deputy = any(word in _deputies() for word in before)
    former = any(word in {"former", "retired"} for word in before)
    return Role(head, frozenset(kept), frozenset(nations), deputy, former)


_OF = re.compile(r" of (?:the )?([A-Z][^,;(]*)")


def _nations_of(more: str) -> frozenset[str]:
    """The country that the words after a role say it is of: ` of the Kremlin`; not ` of the Paris branch`.

    >>> [sorted(_nations_of(more)) for more in (" of the Kremlin", " for Russia", " of Halden")]
    [['RU'], [], []]
    """
    found = _OF.match(more)
    known = identity(found[1].strip()) if found else None
    of_a_country = known is not None and known.kind in {"country", "government"}
    return frozenset({known.country}) if of_a_country and known is not None and known.country else frozenset()


def likeness(asked: Role, held: Role, nations: frozenset[str] = frozenset()) -> float:
    """How well a role that is asked for fits one that somebody holds; 0 where it does not.

    >>> held = role_of("Norwegian foreign minister")
    >>> [likeness(role_of(words), held) for words in ("the minister", "the finance minister")]
    [3.0, 0.0]
    >>> likeness(role_of("the deputy speaker"), role_of("speaker"))
    0.1
    """
    if asked.head == held.head:
        score = _SAME
    elif (
        ({asked.head, held.head} & stands_for_other() and asked.nations & (held.nations | nations))
        or (
            groups_of(asked.head) & groups_of(held.head)
            and (
                asked.head in stands_for_any()
                or (asked.head in stands_when_asked() and (not asked.words or asked.words & held.words))
                or held.head in stands_for_any()
            )
        )
        or (
            groups_of(asked.head) & groups_of(held.head)
            and asked.words & held.words
            and held.head in stands_when_asked()
        )
    ):
        score = _LIKE
    else:
        return 0.0
    if asked.head != held.head and asked.head in stands_when_asked() and asked.words - held.words:
        return 0.0  # `the finance chief` is not the leader of the opposition
    if asked.former > held.former:
        return 0.5  # `the former mayor` is rather the predecessor who just spoke
    theirs = held.nations | nations
    if asked.nations and theirs and not asked.nations & theirs:
        return 0.0
    if asked.words and held.words and not asked.words & held.words:
        return 0.0
    if asked.nations and not theirs and held.words - asked.words:
        score -= _ELSEWHERE  # `the Turkish leader` is no chief of NATO
    score += _NATION * bool(asked.nations & theirs) + _WORD_SHARED * len(asked.words & held.words)
    score -= 0.5 * bool(asked.words - held.words)
    if asked.deputy and not held.deputy:
        score = HARDLY  # `the shadow minister` is not the minister
    return max(score - _DEPUTY * (asked.deputy != held.deputy), HARDLY)


def gender_before(before: str) -> str:
    """The gender that an honorific or a role right before a name tells.

    >>> gender_before("said Kremlin spokeswoman "), gender_before("as Mr. "), gender_before("the minister ")
    ('f', 'm', '')
    """
    words = _SENTENCE.split(before)[-1].lower().split()[-2:]
    if words and HANGING.fullmatch(words[-1]):
        return ""  # `a spokeswoman for Voss`
    return next((told_by()[word] for word in reversed(words) if word in told_by()), "")


def role_before(text: str, start: int) -> str:
    """What the words in front of a name say its bearer is.

    >>> text = "On Monday Kremlin spokesman Dmitry Peskov"
    >>> role_before(text, text.index("Dmitry"))
    'Kremlin spokesman'
    >>> text = "The ambassador to the island, Nils Roth, agreed."
    >>> role_before(text, text.index("Nils"))
    'ambassador to the island'
    >>> role_before("A lawyer with the Farm Union, Nils Roth, agreed.", 30)
    'lawyer at the Farm Union'
    >>> role_before("The goat of harbour master Sune Holt", 27)
    'harbour master'
    >>> role_before("The minority leader, Hon. (Barr.) Sune Holt", 34)
    'minority leader'
    """
    window = text[max(0, start - _LONGEST_ROLE) : start]
    if apposed := _apposed_titles().search(window):
        window = window[: apposed.start()] + ", "
        start -= len(apposed[0]) - 2
    if window.endswith(", ") and _is_another(text, start, window):
        return ""
    window = window.removesuffix(", ")
    shortened = abbreviations().get(" ".join(window.lower().split()[-1:]), "")
    if shortened:
        return shortened
    window = _WITH_BODY.sub(" at ", window) if text[:start].endswith(", ") else window
    phrase = _STAMP.sub("", _BREAK.split(_LIST.sub(_joined, window))[-1].strip(" ,-"))
    words = phrase.split()
    if words and (apposed or text[:start].endswith(", ")):
        head = _COMPLEMENT.split(phrase)[0].split()
        if _end_in_role(head):
            first = max((at + 1 for at, word in enumerate(head) if word.lower() in _DETERMINERS), default=0)
            return " ".join(words[first:])
    if not _end_in_role(words):
        return "head of state" if phrase.endswith("head of state") else ""
    first = len(words) - 1
    while (
        first and words[first - 1].lower() not in stop_words() and not words[first - 1].endswith(("'s", "’s"))
    ):
        first -= 1
    if first and words[first - 1].endswith(("'s", "’s")):
        first -= 1
    return " ".join(words[first:])


def _is_another(text: str, start: int, window: str) -> bool:
    """Whether the one named after a comma is not who is named before it, but does what a sentence tells.

    >>> told = "According to a harbour official, Nils Roth agreed.", "According to the envoy, Nils Roth, no."
    >>> [role_before(text, text.index("Nils")) for text in told]
    ['', 'envoy']
    >>> text = "In a letter read by her niece, Ms Holt said no."
    >>> role_before(text, text.index("Holt"))
    ''
    """
    return bool(_OPENS.search(window.removesuffix(", ")) and _GOES_ON.match(text, start))


@cache
def _apposed_titles() -> re.Pattern[str]:
    """Titles that say no more than the respect that is due: `, Rt. Hon. (Dr.) `."""
    words = "|".join(sorted(re.escape(word.rstrip(".")) for word in courtesies()))
    return re.compile(rf", (?:\(?(?=[A-Z])(?i:{words})\.?\)? ){{1,3}}$")


def _joined(several: re.Match[str]) -> str:
    """A list that no comma and no `and` breaks.

    >>> role_before("The Minister of Fisheries, Food and Forests, Luis Berg", 45)
    'Minister of Fisheries & Food & Forests'
    """
    return re.sub(r",? and |, ", " & ", several[0])


def _end_in_role(words: Sequence[str]) -> bool:
    """Whether the last word, or the last two, are one for what a person is: `the busy harbour master`."""
    return any(groups_of(" ".join(words[-count:]).lower()) for count in (1, 2) if words)


def letters_after(text: str, end: int) -> str:
    """The role that letters after a name, or at its end, give.

    >>> letters_after("Rowan Pike KC asked", 10), letters_after("Rowan Pike asked", 10)
    ('barrister', '')
    """
    match = _LETTERS.search(text, max(0, end - 4), end + 5)
    return _BY_LETTERS[match[1]] if match else ""


def party_after(text: str, end: int) -> str:
    """The party that a label after a name gives, and the state.

    >>> party_after("Sen. Anna Berg (R-S.C.) agreed", 14), party_after("Anna Berg, D-Ohio,", 9)
    ('Republican from South Carolina', 'Democrat from Ohio')
    """
    match = _PARTY.match(text, end)
    if match is None:
        return ""
    party = {"D": "Democrat", "R": "Republican", "I": "independent"}[match[1]]
    state = _states().get(match[2].rstrip(".")) or _states().get(match[2].split()[0].rstrip("."))
    return f"{party} from {state}" if state else party


@cache
def _states() -> dict[str, str]:
    """States by the letters and the words that shorten them, without the last point."""
    return {
        short.rstrip("."): row["name"]
        for row in table("titles_states")
        for short in (row["postal"], row["short"], row["name"])
    }


def role_after(text: str, end: int) -> str:
    """What the apposition after a name says its bearer is.

    >>> role_after("Ann Lee, a former analyst at the bank, said so.", 7)
    'former analyst at the bank'
    >>> role_after("Ann Lee, through her lawyer, said so.", 7)
    ''
    >>> role_after("The owner, Ann Lee, accused the bank of lying.", 18)
    ''
    >>> role_after("The skipper, Ann Lee, told the coroner that he lied.", 20)
    ''
    """
    match = _APPOSED.match(text, end)
    if not match or _THROUGH.match(match[1]) or _ACCUSES.match(match[1]) or match[1].startswith("and "):
        return ""
    phrase = ARTICLE.sub("", match[1], count=1) if ARTICLE.match(match[1]) else match[1]
    head = (
        re.split(r"\b(?:of|at|for|in|from|with|to|on|who|said|says)\b", phrase)[0].lower().replace("-", " ")
    )
    if _DOES.search(head) or not any(groups_of(word) or groups_of(word.rstrip("s")) for word in head.split()):
        return ""
    return re.split(r"\s+(?:said|says|told|who|added|has|was|is)\b", phrase)[0].strip()
