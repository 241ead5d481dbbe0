"""Whether a role that somebody has is another’s than a word says, by what it is of and whose it is."""

from __future__ import annotations

import re

from reportedly.actors.capitals import runs
from reportedly.actors.identities import identity
from reportedly.actors.known import Known
from reportedly.actors.roles import Role, likeness, role_of
from reportedly.actors.titles import body_kind, groups_of

_OWNED = re.compile(r"(?:his|her|its|their) ", re.IGNORECASE)
_OWNER = re.compile(r"(?:[Tt]he )?(?:[\w-]+ )*?(\w+)(?:['’]s?)? (?=[a-z-]+$)")
_OWNER_BEFORE = re.compile(r"(?:[Tt]he )?(\w+)(?:['’]s?)? (?:[a-z-]+ )?[a-z-]+, $")
"""Whose somebody is who is named next: `The bank’s lawyer, `, `Its lawyer, `."""

_OWNERS = {"his": "person", "her": "person", "its": "body", "their": "several", "couple": "several"}
_ACTING = frozenset({"lawyer", "speaks"})
"""Groups of roles of those who act for somebody."""

_BESIDE = 60
"""Characters before a name in which it is told whose its bearer is. A judgement."""

_FOR_WHAT = re.compile(r" (?:of|for) (.+)")


def is_other(last: Known, role: Role) -> bool:
    """Whether a word is for somebody new, after one who is known by another word alone.

    `An engineer told the broadcaster …. The district administrator disputes this.`

    >>> engineer = Known("engineer who maintained them", "person", roles=["engineer who maintained them"])
    >>> [is_other(engineer, role) for words in ("administrator", "engineer") if (role := role_of(words))]
    [True, False]
    """
    called = role.head in last.name.lower().split() or last.likeness(role)
    return not last.is_named() and not called


def is_of(found: Known, more: str) -> bool:
    """Whether somebody may be of the body that words after a role name: not Biden `of the Grain Association`.

    >>> held = Known("Ann Lee", "person", roles=["head of the Grain Association"])
    >>> bodies_of = " of the Grain Association", " of the Orlec Port Board", ", an agronomist"
    >>> [is_of(held, more) for more in bodies_of]
    [True, False, True]
    """
    of_what = re.match(r" (?:of|for|at) (?:the )?(?=[A-Z])", more)
    names = [more[first:last] for first, last in runs(more)] if of_what else []
    names = [name for name in names[:1] if " " in name and not identity(name)]
    words = " ".join((*found.roles, *found.offices))
    return not names or any(word in words for word in names[0].split())


def is_for_else(found: Known, role: Role, more: str) -> bool:
    """Whether somebody has a role for something else than a word says: not he who is `head of compliance`.

    >>> held = Known("Colin Rusk", "person", roles=["head of compliance"])
    >>> role = role_of("head")
    >>> [is_for_else(held, role, more) for more in (" of the fish committee", " of compliance", "")]
    [True, False, False]
    """
    asked = _FOR_WHAT.match(more)
    held = [said for said in found.roles if (one := role_of(said)) and one.head == role.head]
    told = [of_what for said in held if (of_what := _FOR_WHAT.search(said))]
    if asked is None or (role.head != "head" and (not told or len(told) < len(held))):
        return False
    words = _long_words(asked[1])
    theirs = " ".join(found.roles) if role.head == "head" else " ".join(one[1] for one in told)
    return bool(words) and not words & _long_words(theirs)


def _long_words(phrase: str) -> set[str]:
    return set(re.findall(r"\w{4,}", phrase.lower()))


def is_anothers(text: str, found: Known, role: Role, words: str) -> bool:
    """Whether somebody has a role for others than a word says: `his counsel` is not the prosecutor.

    >>> text = "The bank’s lawyer, Ann Lee, spoke. Her lawyer did not."
    >>> lee = Known("Ann Lee", "person", roles=["lawyer"], at=[19])
    >>> [is_anothers(text, lee, role_of("lawyer"), words) for words in ("her lawyer", "the lawyer")]
    [True, False]
    """
    prosecutes = any(held and held.head == "prosecutor" for held in map(role_of, found.roles))
    if _OWNED.match(words) and "lawyer" in groups_of(role.head) and prosecutes:
        return True
    return _is_owned_else(text, found, role, words) or (
        words.lower().startswith("its ") and _is_for_other(found, role)
    )


def _is_owned_else(text: str, found: Known, role: Role, words: str) -> bool:
    """Whether somebody acts for another than whose word it is: `the couple’s lawyer` is not the hotel’s."""
    own = _OWNER.match(words)
    first = min(found.at, default=0)
    theirs = _OWNER_BEFORE.search(text, max(0, first - _BESIDE), first)
    if own is None or theirs is None or not groups_of(role.head) & _ACTING:
        return False
    mine, other = own[1].lower(), theirs[1].lower()
    whose, others = _of_what_kind(mine), _of_what_kind(other)
    return mine != other and (bool(whose and others and whose != others) or "" == whose == others)


def _of_what_kind(owner: str) -> str:
    """Whether one or several people or a body own, where the word tells.

    >>> [_of_what_kind(owner) for owner in ("her", "its", "company", "couple", "holt")]
    ['person', 'body', 'body', 'several', '']
    """
    if owner in _OWNERS:
        return _OWNERS[owner]
    return "body" if body_kind(owner) else "person" if groups_of(owner) else ""


def _is_for_other(person: Known, role: Role) -> bool:
    """Whether somebody has a role for others: `counsel for the family` is not the hospital's barrister."""
    return any(
        " for " in said and (held := role_of(said)) is not None and likeness(role, held) > 0
        for said in person.roles
    )
