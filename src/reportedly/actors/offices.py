"""What an office tells of whoever holds it: which others are not his, and what else he may be called."""

from __future__ import annotations

import re

from reportedly.actors.known import Known
from reportedly.actors.roles import Role, role_of, stands_for_any, stands_when_asked
from reportedly.actors.titles import groups_of

CLEAR = 1.0
"""Likeness from which a role means whoever has it; below, only whoever spoke last. A judgement."""

OFFICES = frozenset(
    {
        "leader",
        "minister",
        "official",
        "diplomat",
        "mayor",
        "boss",
        "judge",
        "police",
        "speaks",
        "deputy",
        "prosecutor",
        "lawyer",
    }
)
"""Groups of roles of which nobody in the news is given two without a word: a minister is no mayor."""

NAMELESS = frozenset({"speaks", "source", "official", "diplomat"})
"""Groups of roles of those who are cited without a name."""

ELECTED = frozenset({"leader", "minister", "mayor", "lawmaker", "elected"})

_HEADS = frozenset({"leader", "boss"})
"""Groups of roles of those who head a body, whatever it calls them."""

_DIPLOMATIC = re.compile(r"\b(?:foreign|ambassador|envoy|embassy|consul|negotiator)\b", re.IGNORECASE)
"""What tells that somebody is a diplomat."""


def heads(person: Known, role: Role) -> bool:
    """Whether somebody leads what a headline says he does: `Rowing association chief`, of its president.

    >>> told = Known("Marc Diel", "person", roles=["president of the Lorrin Rowing Association"])
    >>> asked = [role_of(words) for words in ("rowing association chief", "union chief")]
    >>> [heads(told, role) for role in asked if role]
    [True, False]
    """
    if not role.words or role.head not in stands_when_asked() | stands_for_any():
        return False
    return any(
        role.words <= set(re.findall(r"[\w-]+", said.lower())) and groups_of(held.head) & _HEADS
        for said in person.roles
        if (held := role_of(said)) is not None
    )


def is_diplomat(person: Known, role: Role) -> bool:
    """Whether `the diplomat` may be somebody: a foreign ministry's spokeswoman, an envoy."""
    return role.head == "diplomat" and any(_DIPLOMATIC.search(said) for said in person.all_roles())


def is_over(held: Role, role: Role) -> bool:
    """Whether a role is that of the deputy of one that is held: the mayor is not `the deputy mayor`."""
    return role.deputy and role.head == held.head and not held.deputy


def is_public(person: Known) -> bool:
    """Whether somebody is told to lead, to govern or to be elected."""
    held = [one for one in map(role_of, person.roles) if one]
    return any(groups_of(one.head) & ELECTED for one in held)


def of_rank(people: list[Known], role: Role) -> list[Known]:
    """Those who hold an office of the group that is asked for: for `the minister`, no `MEP Ann Lee`."""
    asked = groups_of(role.head)
    return [
        one for one in people if any(groups_of(held.head) & asked for held in map(role_of, one.roles) if held)
    ]
