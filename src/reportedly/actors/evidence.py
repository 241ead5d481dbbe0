"""What the words around a name show: whether it is a person's or a body's, and which lines are headlines."""

from __future__ import annotations

import re
from collections.abc import Iterable

from reportedly.actors.roles import role_before
from reportedly.actors.titles import bodies, body_kind, gender_of

_TITLED = 0.6
"""Share of a line's longer words with capitals that makes it a headline in title case. A judgement."""

_SURELY = 5
"""Longer words that all have capitals in a headline that ends as a sentence does. A judgement."""

_RUNS_IT = re.compile(
    r", which|['’]s (?:shares|profits?|staff|customers|board|chief executive|headquarters)\b"
    r"| (?:has |had )?said (?:that )?it (?:would|could|will|can|had|has)(?: not)? "
    r"(?!be\b|been\b|take\b|rain)[a-z]+"
)
_IS_A = re.compile(
    r", (?:the|an?) (?:[\w’'-]+ ){0,4}?([a-z]+)(?= (?:that|which|used|owned|based|behind|of|for|in)\b|,)"
)
_NOUN_BEFORE = re.compile(r"\b([a-z-]+),? (?:the )?$")
_ITS_RIVAL = re.compile(r"\b[Ii]ts (?:[\w-]+ ){0,3}(?:rival|competitor|parent|subsidiary|owner|supplier),? $")
"""What stands before the name of a body by which another is known: `its Dutch rival Van Hoek`."""

_A_RIVAL = re.compile(r"(?:^|[.!?”] |\n)(?:Rivals?|Competitor|Subsidiary|Parent|Supplier) $")
_ITS = re.compile(r" [^.!?;\n]{0,60}\bits?\b")
"""A name that begins a sentence after `Rival`, and what then says `it` of its bearer."""

_SHARES_IN = re.compile(r"\b[Ss](?:hares|tock) (?:in|of) (?:the )?$")
"""What stands before a company's name: `Shares in Orvo fell`."""

_CALLING = re.compile(r"\b(\w+) (?:that |which )?(?:calling|call|calls) itself (?:the )?$")
"""What is called by a name of its own: `A gang calling itself Ninth Room`."""

_AGE = re.compile(
    r"(?:, (?:aged |now )?| \(|, who is |, a )(\d{1,3})(?=[,.)]|-year-old| years old|$)", re.MULTILINE
)
_PERSONAL = re.compile(r",? who\b|, (?:aged )?\d\d\b,?| \((?:aged )?\d\d\)")


def initials(name: str) -> str:
    """The letters that shorten a name: HCS of the Harbour Craft Society."""
    return "".join(word[0] for word in name.split() if word[0].isupper())


_LETTERS_TOLD = re.compile(
    r"(?P<name>[A-Z][\w’'-]+(?:,? (?:of|for|and|de|des|du|the|[A-Z][\w’'-]+)){1,7})"
    r" \((?P<letters>[A-Z][A-Z&-]{1,6})\)"
)
"""A name, and right after it the letters that stand for it from then on."""


def letters_told(text: str) -> dict[str, str]:
    """The names that letters in parentheses shorten, whatever words these are the letters of.

    >>> letters_told("The Workers' Party of Orlec (PTO) met Ann Lee (R-Ohio) and Bloc of the Left (BL).")
    {'PTO': "Workers' Party of Orlec", 'BL': 'Bloc of the Left'}
    """
    found: dict[str, str] = {}
    for match in _LETTERS_TOLD.finditer(text):
        name = re.sub(r"^(?:The|A|An|In|At|For|And|But) ", "", match["name"])
        if " " in name:
            found.setdefault(match["letters"], name)
    return found


def lines(text: str) -> list[tuple[int, int]]:
    """Where the lines of a text are."""
    return [(match.start(), match.end()) for match in re.finditer(r"[^\n]+", text)]


def is_titled(line: str) -> bool:
    """Whether a line is a headline in title case.

    >>> is_titled("Mayor Says Bridge Will Open in Spring"), is_titled("The mayor said so to Ann Lee.")
    (True, False)
    >>> is_titled("Final Column Explains Why She Sees Better Days.")
    True
    """
    long = [word for word in re.findall(r"[^\W\d_]+", line) if len(word) > 3]
    capital = [word for word in long if word[0].isupper()]
    if line.rstrip()[-1:] in '.”"':
        return len(long) > _SURELY and len(capital) == len(long)
    return len(long) > 2 and len(capital) / len(long) >= _TITLED


def is_personal(text: str, end: int) -> bool:
    """Whether what follows a name is said of people only: `Vance, 54,`, `Roth, who`.

    >>> is_personal("Halden Roth, 54, of Lantern Road", 11), is_personal("Halden Hydro, which", 12)
    (True, False)
    """
    return bool(_PERSONAL.match(text, end))


def age_after(text: str, end: int) -> int:
    """The age that stands after a name, 0 where none does.

    >>> age_after("Pell, 19, did not care", 4), age_after("Pell (19) sang", 4), age_after("Lark 3, say", 4)
    (19, 19, 0)
    """
    match = _AGE.match(text, end)
    return int(match[1]) if match else 0


def shown_bodies(text: str, runs: list[tuple[int, int]]) -> dict[str, str]:
    """Kinds by names that the words around them show to be no person's.

    `Halden Hydro, which runs the dam`; `the operator, Baltrade, said`; `her bosses at Halden Hydro`;
    `Baltrade said it could not confirm it`.

    >>> shown_bodies("Baltrade’s shares fell. The operator, Orlec, said so.", [(0, 8), (38, 43)])
    {'Baltrade': 'company', 'Orlec': 'company'}
    >>> shown_bodies("Shares in Orvo fell.", [(10, 14)]), shown_bodies("its Dutch rival Van Hoek", [(16, 24)])
    ({'Orvo': 'company'}, {'Van Hoek': 'company'})
    >>> shown_bodies("Rival Tessera said its orders rose.", [(6, 13)])
    {'Tessera': 'company'}
    >>> shown_bodies("Mayor Ann Holt left. Holt’s staff wept.", [(6, 14), (21, 25)])
    {}
    """
    found: dict[str, str] = {}
    people = _surnames(text[start:end] for start, end in runs)
    for start, end in runs:
        name, words = text[start:end], text[max(0, start - 40) : start].split()[-1:]
        noun = words[0].lower() if words else ""
        called = _CALLING.search(text[max(0, start - 60) : start])
        if called and called[1].lower() in bodies():
            found[name] = bodies()[called[1].lower()]
            continue
        if _SHARES_IN.search(text[max(0, start - 20) : start]):
            found[name] = "company"
            continue
        ahead = text[max(0, start - 60) : start]
        rival = _ITS_RIVAL.search(ahead) or (_A_RIVAL.search(ahead) and _ITS.match(text, end))
        if rival and not is_personal(text, end):
            found[name] = "company"
            continue
        apposed = noun in bodies() or (noun.rstrip(",") in bodies() and text[end : end + 1] == ",")
        shown = _RUNS_IT.match(text, end)
        which = shown is not None and shown[0].endswith("which")
        if (gender_of(name.split()[0]) and not which) or is_personal(text, end):
            continue
        if shown is not None and name in people and not which:
            continue
        if text[:start].endswith(", ") and role_before(text, start):
            continue
        noun_after = _IS_A.match(text, end)
        if noun_after and noun_after[1].lower() in bodies():
            found[name] = bodies()[noun_after[1].lower()]
            continue
        if apposed:
            found[name] = bodies()[noun.rstrip(",")]
        elif shown and not (shown[0][0] == " " and " " in name):
            found.setdefault(name, "company" if shown[0][0] in "'’" else "organisation")
        elif noun == "at" and " " in name:
            found.setdefault(name, "organisation")
    return found


def nouns_beside(text: str, start: int, end: int) -> list[str]:
    """What the words beside a body's name say that it is.

    >>> nouns_beside("Lumo, a Danish lighting startup, sued the chipmaker Orvo.", 0, 4)
    ['startup']
    >>> nouns_beside("Lumo, a Danish lighting startup, sued the chipmaker Orvo.", 52, 56)
    ['chipmaker']
    """
    after = _IS_A.match(text, end)
    before = _NOUN_BEFORE.search(text, max(0, start - 40), start)
    nouns = [match[1].lower() for match in (before, after) if match]
    return [noun for noun in nouns if body_kind(noun)]


def _surnames(names: Iterable[str]) -> frozenset[str]:
    """The last words of names that begin with a first name: `Holt` of Ann Holt."""
    whole = (name.split() for name in names if " " in name)
    return frozenset(words[-1] for words in whole if gender_of(words[0]))


def word_before(text: str, start: int) -> str:
    """The word right before an offset, lower-cased, without its point."""
    words = text[max(0, start - 12) : start].rstrip(" .\xa0").split()
    return words[-1].lower().strip('“"‘(') if words else ""
