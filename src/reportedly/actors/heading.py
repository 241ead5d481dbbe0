"""Whether somebody is what he is called by no word of his office: the head of a body, a diplomat."""

from __future__ import annotations

import re

from reportedly.actors.known import Known
from reportedly.actors.roles import Role, role_of, stands_for_any, stands_when_asked
from reportedly.actors.titles import groups_of

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
