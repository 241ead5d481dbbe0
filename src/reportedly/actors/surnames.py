"""Who of several is meant by the surname that they share."""

from __future__ import annotations

import re

from reportedly.actors.known import Known
from reportedly.actors.roles import role_of

_BY_HERS = re.compile(r"\bby (?:his|her) [a-z-]+, \S+ $")
"""A relative right before a name that is not hers: `In a letter read by her niece, Ms Holt said`."""

_ELDERS = frozenset({"father", "mother", "uncle", "aunt", "grandfather", "grandmother", "dad", "mum", "mom"})


def narrowed(fitting: list[Known], gender: str, before: str) -> list[Known]:
    """Those of a surname whom the words before it leave: `Mrs Hale`, `Mayor Hale`.

    >>> hales = [Known("Ann Hale", gender="f"), Known("Tom Hale", gender="m", roles=["mayor"])]
    >>> narrowed(hales, "f", "") == hales[:1], narrowed(hales, "", "Mayor ") == hales[1:]
    (True, True)
    """
    pool = [known for known in fitting if not gender or known.gender in {gender, ""}]
    if gender and any(known.gender == gender for known in pool):
        pool = [known for known in pool if known.gender == gender]
    pool = [known for known in pool if _shared_role(known, before)] or pool
    return [known for known in pool if gender and styled(before) in known.styles] or pool


def bearer(text: str, earlier: list[Known], at: int, gender: str, before: str) -> Known:
    """Who of several of a surname it means alone: whom the headline names, else who was named just now.

    A daughter of whom a paragraph told is not meant by the surname in the next but one, nor is
    `Her husband, Alec`, who has the surname only by inference.
    `Anton Weil dies` and `his son, the cellist Paul Weil`, then `Weil replied`; not `the younger Weil`.

    >>> text = "Weil dies. Anton Weil, and his son Paul Weil, the younger Weil"
    >>> two = Known("Anton Weil", at=[11]), Known("Paul Weil", at=[35])
    >>> [bearer(text, [*two], 58, "", before).name for before in ("the younger ", "the elder ")]
    ['Paul Weil', 'Anton Weil']
    >>> two[1].roles.append("father")
    >>> bearer(text, [*two], 58, "", "the elder ").name
    'Paul Weil'
    """
    named = sorted(earlier, key=lambda known: min(known.at))
    if before.endswith(("elder ", "younger ")):
        named.sort(key=_seniority)
        return named[0 if before.endswith("elder ") else -1]
    headline = text.split("\n", 1)[0]
    told = [known for known in earlier if known.name in headline]
    if len(told) == 1 and not gender and not before.endswith("younger "):
        return told[0]
    nearest = max(earlier, key=lambda known: known.latest(at))
    if nearest.latest(at) < text.rfind("\n", 0, at) and nearest.name not in text:
        whole = [known for known in earlier if known.name in text and (known.gender == gender or not gender)]
        return bearer(text, whole, at, gender, before) if whole else nearest
    near = text.rfind("\n", 0, max(text.rfind("\n", 0, at), 0) - 1)
    if gender or nearest.latest(at) >= near or len(earlier) == 1:
        return nearest
    return max(earlier, key=lambda known: (len([*known.at, *known.said]), -min(known.at)))


def _seniority(known: Known) -> tuple[bool, int]:
    """What puts the elder before the younger: to be the father or the uncle, and then years."""
    return not any(set(said.lower().split()) & _ELDERS for said in known.roles), -known.age


def styled(before: str) -> str:
    """The word right before a name, by which one Pask is told from another: `Mr`, `Coun`."""
    return before.rstrip(" .")[-12:].lower().split(" ")[-1]


def _shared_role(known: Known, before: str) -> bool:
    if _BY_HERS.search(before):
        return False
    said = role_of(" ".join(before.split()[-2:]))
    return said is not None and known.likeness(said) > 0
