"""By whom something is done: whether two statements tell it of two, by name, by country or by person."""

from __future__ import annotations

import re

from spacy.tokens import Token

from reportedly.actors.naming import may_be_one
from reportedly.comparing.claims.gist import gist, nation, nation_of
from reportedly.comparing.pairs.sentence import Sentence
from reportedly.comparing.pairs.settings import name_of

_WORD = re.compile(r"\w+")
_BEFORE_NAMES = frozenset({"amod", "compound", "nmod", "poss"})


def of_others(first: Sentence, second: Sentence) -> bool:
    """Whether they are done by two, or to two: *Hale completed the course* and *Lind completed it*.

    Of names as a whole, or of the countries whose troops or people they are.

    >>> from reportedly.comparing.pairs.sentence import sentence
    >>> def apart(one, other):
    ...     return of_others(sentence(one), sentence(other))
    >>> apart("Ana Lind finished the course.", "Hale finished the course.")
    True
    >>> apart("Ankara shelled Afrin.", "Turkey shelled Afrin.")
    False
    >>> apart("The raid was carried out by the Turkish army.", "Russian forces carried out the raid.")
    True
    >>> apart("The raid was carried out by the Turkish army.", "Turkish forces carried out the raid.")
    False
    >>> apart("Turkish-backed rebels shelled Orlec.", "Turkey shelled Orlec.")
    True
    >>> apart("Donald Trump won most delegates.", "Ted Cruz supporters won most delegates.")
    True
    """
    (ours, we_do), (theirs, they_do) = _doer(first), _doer(second)
    if ours is None or theirs is None or we_do != they_do:
        return False
    are_two = _are_two_names(name_of(first, ours), name_of(second, theirs))
    return are_two or _are_of_two_nations(ours, theirs) or _are_of_two_persons(ours, theirs)


def _doer(sentence: Sentence) -> tuple[Token | None, bool]:
    """Who does what the main verb tells; or else to whom it is done, of a passive that leaves out by whom."""
    root = sentence.root
    agents = [child for child in root.children if child.dep_ == "agent"] if root is not None else []
    by = next((inner for agent in agents for inner in agent.children if inner.dep_ == "pobj"), None)
    subject = gist(sentence).subject
    return by or subject, by is not None or subject is None or subject.dep_ != "nsubjpass"


def _are_two_names(ours: str | None, theirs: str | None) -> bool:
    if not ours or not theirs or may_be_one(ours, theirs):
        return False
    here, there = ({nation(word) or word.lower() for word in _WORD.findall(name)} for name in (ours, theirs))
    return not (here & there) - {"the"}


def _are_of_two_nations(one: Token, other: Token) -> bool:
    """Whether both are told by their country, and these are two: *US forces*, *the Syrian army*, *Ankara*.

    Whom a country backs is not that country; of what country he is, nobody says.
    """
    ours, theirs = _nations(one), _nations(other)
    are_two = bool(ours) and bool(theirs) and ours.isdisjoint(theirs)
    backed, backing = (_nations(each, backed=True) for each in (one, other))
    return are_two or (not ours and bool(backed & theirs)) or (not theirs and bool(backing & ours))


def _are_of_two_persons(one: Token, other: Token) -> bool:
    """Whether they are two persons, or the people of two: *Hale*, *supporters of Lind*."""
    ours, theirs = _persons(one), _persons(other)
    return bool(ours) and bool(theirs) and ours.isdisjoint(theirs)


def _persons(doer: Token) -> frozenset[str]:
    """The words of the persons' names in what is told of who does it, but for asides."""
    return frozenset(word.lower_ for word in _named(doer) if word.ent_type_ == "PERSON")


def _nations(doer: Token, *, backed: bool = False) -> frozenset[str]:
    """The countries that the words before somebody tell, or of those that only back him."""
    codes = {nation_of(word) for word in _named(doer)} - {""}
    return frozenset(code.rstrip("-") for code in codes if code and code.endswith("-") == backed)


def _named(doer: Token) -> set[Token]:
    """Who does it, with the words before that say which, or whose."""
    before = (child for child in doer.children if child.dep_ in _BEFORE_NAMES)
    return {doer, *(word for child in before for word in child.subtree)}
