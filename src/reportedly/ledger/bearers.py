"""Which actor of the ledger an actor of a page is: the same name, or a variant, with nothing against it.

Known countries, bodies and leaders have the same id on every page. Others of one name are one unless country
or role keeps them apart; another spelling or a short form is the same one where country or role say so too.
Each actor is looked up by a few keys, so that no page costs more than another, however many actors there are.
"""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterable, Sequence
from functools import cache

import msgspec

from reportedly.actors.identities import adjectives, identity, peoples, slug
from reportedly.actors.known import Known
from reportedly.actors.naming import may_be_one
from reportedly.actors.roles import role_of
from reportedly.actors.titles import bodies
from reportedly.actors.titles import roles as groups_of
from reportedly.knowledge import table
from reportedly.model import Actor, Record

CANDIDATES = 24
"""Actors of one key that a new one is compared with: so many namesakes, the first that were seen."""

ROLES = 40
"""Roles of an actor that are compared."""

_VOWELS = re.compile(r"(?<=\w)[aeiouyhw]+")
_ALIKE = (("ph", "f"), ("ck", "k"), ("q", "k"), ("c", "k"), ("g", "k"), ("x", "ks"), ("z", "s"), ("j", "y"))
_TWICE = re.compile(r"(\w)\1+")
_NO_NAME = re.compile(r"[A-Z][\w.]*-[a-z]+$|I['’]")
"""Words that only say of what kind, `US-led`, `UN-sponsored`, and what is left of `I’d`."""


class Seen(Record, frozen=True):
    """An actor as one page tells of it: `names` are the words used and how often."""

    actor: Actor
    names: dict[str, int] = msgspec.field(default_factory=dict[str, int])
    statements: int = 0
    about: int = 0


def is_listed(actor: Actor) -> bool:
    """Whether an actor has a name to be known by on other pages: `aid workers` have none.

    >>> officials = Actor("russian-officials", "Russian officials", "group")
    >>> is_listed(Actor("kremlin", "the Kremlin", "government")), is_listed(officials)
    (True, False)
    >>> [is_listed(Actor("x", name, "person")) for name in ("British man", "Briton", "Turkish", "Ann Lee")]
    [False, False, False, True]
    """
    name = actor.name.removeprefix("the ")
    if not name[:1].isupper() or _NO_NAME.match(name) or (_is_people(name) and actor.kind != "country"):
        return False
    if " " not in name and (name.lower() in bodies() or name.lower() in groups_of()):
        return False
    if actor.kind not in {"person", "group", "unknown"}:
        return True
    named = Known(name).is_named() and name.split()[-1][:1].isupper()
    return named and (" " in name or actor.kind == "person")


def _is_people(name: str) -> bool:
    """Whether words are for people of a country: `Briton`, `Turkish`, `Other Britons`."""
    last = name.rsplit(maxsplit=1)[-1]
    return name in adjectives() or last in peoples() or f"{name}s" in peoples()


def keys(seen: Seen) -> list[str]:
    """What an actor is looked up by: the id, the letters that stand for a body, a person's name as it sounds.

    >>> keys(Seen(Actor("ann-lee", "Ann Lee", "person")))
    ['ann-lee', '~l a']
    >>> keys(Seen(Actor("order-of-orlec", "Order of Orlec", "organisation"), {"OO": 2}))
    ['order-of-orlec', 'oo']
    """
    actor = seen.actor
    found = [actor.id]
    if actor.kind == "person":
        if " " in actor.name and actor.wikidata is None:
            found.append(f"~{skeleton(_surname(actor.name))} {_given(actor.name)[0][:1].lower()}")
    elif identity(actor.name) is None:
        found += [slug(name) for name in seen.names if is_letters(name)]
    return list(dict.fromkeys(found))


def is_letters(name: str) -> bool:
    """Whether a name is made of first letters: `STC`.

    >>> is_letters("STC"), is_letters("NASA"), is_letters("Orlec")
    (True, True, False)
    """
    return 1 < len(name) < 7 and name.isupper() and name.isalpha()


@cache
def skeleton(word: str) -> str:
    """A word of a name as it sounds, whichever way it is spelt in Latin letters.

    >>> skeleton("Zelensky") == skeleton("Zelenskyy"), skeleton("Gaddafi") == skeleton("Qadhafi")
    (True, True)
    >>> skeleton("Mohammed") == skeleton("Muhammad"), skeleton("Berg") == skeleton("Borg")
    (True, True)
    """
    plain = slug(word).replace("-", "")
    for spelt, other in _ALIKE:
        plain = plain.replace(spelt, other)
    return _TWICE.sub(r"\1", _VOWELS.sub("", plain))


def _surname(name: str) -> str:
    return Known(name).surname()


def _given(name: str) -> list[str]:
    """The words of a name beside the surname."""
    surname = _surname(name)
    words = [word for word in Known(name).words() if word != surname]
    return words or [surname]


def bearer(connection: sqlite3.Connection, seen: Seen) -> int | None:
    """The number of the actor that this one is, by its id, or else as a variant; None where it is new."""
    same, *others = keys(seen)
    return _best(connection, seen, [same]) or (_best(connection, seen, others) if others else None)


def _best(connection: sqlite3.Connection, seen: Seen, by: Sequence[str]) -> int | None:
    """Of those with one of these keys, who fits best."""
    marks = ", ".join("?" * len(by))
    rows: list[sqlite3.Row] = connection.execute(
        f"SELECT DISTINCT actors.* FROM actor_keys JOIN actors ON number = actor WHERE key IN ({marks}) "
        f"ORDER BY number LIMIT {CANDIDATES}",
        by,
    ).fetchall()
    best: tuple[float, int] | None = None
    for row in rows:
        if _cannot_be(seen.actor, row):
            continue
        fit = _fit(seen, row, _roles(connection, row["number"]) if row["kind"] == "person" else ())
        if fit and (best is None or fit > best[0]):
            best = fit, row["number"]
    return best[1] if best else None


def _cannot_be(actor: Actor, row: sqlite3.Row) -> bool:
    """Whether items or countries are known and differ, before anything else is looked up."""
    if actor.wikidata and row["wikidata"]:
        return actor.wikidata != row["wikidata"]
    return apart(actor.country, row["country"])


def _roles(connection: sqlite3.Connection, number: int) -> list[str]:
    found = connection.execute("SELECT role FROM actor_roles WHERE actor = ? LIMIT ?", (number, ROLES))
    return [row["role"] for row in found]


def _fit(seen: Seen, row: sqlite3.Row, roles: Sequence[str]) -> float:
    """How well an actor that is held may be this one; 0 where it cannot be, or nothing says that it is."""
    actor = seen.actor
    if (actor.kind == "person") != (row["kind"] == "person"):
        mistaken = is_doubtful(seen) or (row["kind"] == "person" and is_doubtful_row(row, roles))
        place = " " not in actor.name or "place" in {actor.kind, row["kind"]}
        return 1.0 if mistaken and place and actor.id == row["id"].split("~")[0] else 0.0
    if actor.wikidata and row["wikidata"]:
        return 4.0
    if roles and kept_apart(actor.roles, roles):
        return 0.0
    agreed = bool(actor.country and row["country"]) + _shared(actor.roles, roles)
    if actor.id == row["id"].split("~")[0]:
        return 1.0 + agreed
    if actor.kind == "person":
        return 0.5 * agreed if agreed and spelt_alike(actor.name, row["name"]) else 0.0
    letters = is_letters(actor.name) or is_letters(row["name"])
    return 0.5 if letters and may_be_short(seen, row["name"]) else 0.0


def is_doubtful(seen: Seen) -> bool:
    """Whether nothing but a name recogniser says that words are a person's: `Sochi`, `Tal Afar`.

    A person who speaks has a full name on a page; a company that is taken for one speaks by one word.

    >>> is_doubtful(Seen(Actor("baltrade", "Baltrade", "person"), statements=3))
    True
    >>> is_doubtful(Seen(Actor("ann-lee", "Ann Lee", "person"), statements=3))
    False
    """
    actor = seen.actor
    return (
        actor.kind == "person" and not actor.roles and _never_speaks_by_full_name(actor.name, seen.statements)
    )


def is_doubtful_row(row: sqlite3.Row, roles: Sequence[str]) -> bool:
    """The same of an actor that is held as a person."""
    return not roles and _never_speaks_by_full_name(row["name"], row["statements"])


def _never_speaks_by_full_name(name: str, statements: int) -> bool:
    return not statements or " " not in name


def apart(one: str | None, other: str | None) -> bool:
    """Whether two countries are known and differ."""
    return one is not None and other is not None and one != other


def may_be_short(seen: Seen, name: str) -> bool:
    """Whether one of two names is letters that the page, or the other name, says stand for it.

    >>> board = Seen(Actor("national-grain-board", "National Grain Board", "organisation"), {"NGB": 1})
    >>> may_be_short(board, "NGB"), may_be_short(board, "National Gas Bureau")
    (True, False)
    """
    return name in seen.names or may_be_one(seen.actor.name, name) or is_letters(seen.actor.name)


def spelt_alike(one: str, other: str) -> bool:
    """Whether two full names may be spellings of one, as far as both go.

    >>> spelt_alike("Volodymyr Zelensky", "Volodymyr Zelenskyy"), spelt_alike("Kim Jong-un", "Kim Jong-il")
    (True, False)
    >>> spelt_alike("John F. Kerry", "John Kerry"), spelt_alike("Ann Lee", "Alma Lee")
    (True, False)
    """
    if skeleton(_surname(one)) != skeleton(_surname(other)) or not may_be_one(_surname(one), _surname(other)):
        return False
    ours, theirs = ([_parts(word) for word in _given(name)] for name in (one, other))
    first, second = ([part for word in words for part in word] for words in (ours, theirs))
    return all(_part_alike(a, b) for a, b in zip(first, second, strict=False))


def _part_alike(one: str, other: str) -> bool:
    """Whether two words are one given name: spelt in two ways, or one is the other's initial."""
    if len(one) == 1 or len(other) == 1:
        return one[:1] == other[:1]
    return skeleton(one) == skeleton(other) and may_be_one(one, other)


def _parts(word: str) -> list[str]:
    return [part for part in re.split(r"[-.]", word) if part]


def _shared(ours: Iterable[str], theirs: Iterable[str]) -> bool:
    """Whether one of the roles is the same."""
    here = {(role.head, role.words) for role in map(role_of, ours) if role}
    return any((role.head, role.words) in here for role in map(role_of, theirs) if role)


def kept_apart(ours: Iterable[str], theirs: Iterable[str]) -> bool:
    """Whether roles are of two people: all of one side public, all of the other private.

    >>> kept_apart(["farming minister"], ["plumber"]), kept_apart(["minister"], ["lawyer"])
    (True, False)
    >>> kept_apart(["commander"], ["former farm worker"])
    False
    """
    return {_side(ours), _side(theirs)} == {"public", "private"}


def _side(said: Iterable[str]) -> str:
    """Which side all the roles are of that are of any; what somebody was before keeps nobody apart."""
    sides = {side for role in map(role_of, said) if role and not role.former for side in _sides(role.head)}
    return sides.pop() if len(sides) == 1 else ""


@cache
def _sides(head: str) -> frozenset[str]:
    side = {row["group"]: row["side"] for row in table("titles_apart")}
    return frozenset(side[group] for group in groups_of().get(head, ()) if group in side)
