"""Whether a role that somebody has is another’s than a word says, by what it is of and whose it is."""

from __future__ import annotations

import re

from reportedly.actors.capitals import runs
from reportedly.actors.identities import identity
from reportedly.actors.known import Known
from reportedly.actors.roles import Role, likeness, role_of
from reportedly.actors.titles import groups_of

_OWNED = re.compile(r"(?:his|her|its|their) ", re.IGNORECASE)
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


def is_anothers(found: Known, role: Role, words: str) -> bool:
    """Whether somebody has a role for others than a word says: `his counsel` is not the prosecutor."""
    prosecutes = any(held and held.head == "prosecutor" for held in map(role_of, found.roles))
    if _OWNED.match(words) and "lawyer" in groups_of(role.head) and prosecutes:
        return True
    return words.lower().startswith("its ") and _is_for_other(found, role)


def _is_for_other(person: Known, role: Role) -> bool:
    """Whether somebody has a role for others: `counsel for the family` is not the hospital's barrister."""
    return any(
        " for " in said and (held := role_of(said)) is not None and likeness(role, held) > 0
        for said in person.roles
    )
