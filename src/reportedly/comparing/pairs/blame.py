"""Who is said to have done a deed, in whatever words: *was behind the attack*, *attacked*."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from spacy.tokens import Token

from reportedly.actors.identities import leaders
from reportedly.actors.nations import nations_in
from reportedly.comparing.pairs.openness import is_open
from reportedly.comparing.pairs.polarity import is_main, turned
from reportedly.comparing.pairs.sentence import Sentence, with_particle
from reportedly.knowledge import table

_MARKS = frozenset({"amod", "compound", "nmod"})


@dataclass(frozen=True)
class Blame:
    """One deed that somebody is said to have done: the words, who did it, and what tells it apart.

    `doers` are country codes and the words of names, in small letters; `marks` the lemmas that tell what kind
    of deed it was. `is_turned` is that it is said not to be so, `is_definite` that it is *the attack*.
    """

    told: str
    deed: str
    doers: frozenset[str]
    marks: frozenset[str]
    is_turned: bool
    is_definite: bool


def blames(sentence: Sentence) -> Iterator[Blame]:
    """The deeds that a sentence says somebody did, and does not leave open.

    >>> from reportedly.comparing.pairs.sentence import sentence
    >>> def told(text):
    ...     return [(one.deed, sorted(one.doers), sorted(one.marks)) for one in blames(sentence(text))]
    >>> told("The Syrian government was behind the chemical attack.")
    [('attack', ['SY'], ['chemical'])]
    >>> told("Syrian forces attacked civilians with chemical weapons.")
    [('attack', ['SY'], ['chemical'])]
    >>> told("Norland's army carried out the attack."), told("Norland may have been behind the attack.")
    ([('attack', ['norland'], [])], [])
    """
    not_so = turned(sentence)
    for word in sentence.words:
        deed = _deed_told(word)
        doer = _doer(word) if deed is not None else None
        if deed is None or doer is None or is_open(word) or not (is_main(word) or _is_left_of_accusing(word)):
            continue
        doers = _doers(doer)
        if doers:
            at = word.i - sentence.words[0].i
            told = word.text if deed is word else f"{word.text} … {deed.text}"
            yield Blame(
                told, _plain(deed.lemma_.lower()), doers, _kind_of(deed), at in not_so, _is_definite(deed)
            )


def same_deed(one: Blame, other: Blame) -> bool:
    """Whether two speak of one deed of one doer: of one kind, as far as both say of which."""
    deeds = one.deed == other.deed or bool(one.marks & other.marks)
    kinds = not one.marks or not other.marks or bool(one.marks & other.marks)
    return deeds and kinds and bool(one.doers & other.doers)


def _deed_told(word: Token) -> Token | None:
    """The word of the deed that a word blames somebody for: itself, or what it leads to."""
    if word.pos_ == "VERB" and word.lemma_.lower() in _deeds():
        return word
    if word.lemma_ == "be":
        for child in word.children:
            link = _links("adjective").get(child.lower_) if child.dep_ == "acomp" else None
            if link is not None:
                return _object(child, link)
        return next((found for link in _links("copula").values() if (found := _object(word, link))), None)
    if word.pos_ == "VERB" and {with_particle(word), word.lemma_.lower()} & _links("verb").keys():
        return next((child for child in word.children if child.dep_ in {"dobj", "nsubjpass"}), None)
    return None


def _object(word: Token, link: str) -> Token | None:
    for child in word.children:
        if child.dep_ == "prep" and child.lower_ == link:
            return next((inner for inner in child.children if inner.dep_ == "pobj"), None)
    return None


def _doer(word: Token) -> Token | None:
    """Who does it: the subject, or of a passive the agent."""
    for child in word.children:
        if child.dep_ == "nsubj":
            return child
        if child.dep_ == "agent":
            return next((inner for inner in child.children if inner.dep_ == "pobj"), None)
    return _accused(word)


def _is_left_of_accusing(word: Token) -> bool:
    """Whether it is what somebody is accused of, in words that leave the accusing out."""
    return word.dep_ == "pcomp" and word.head.head.dep_ == "ROOT" and word.head.head.pos_ != "VERB"


def _accused(word: Token) -> Token | None:
    """Whom words accuse of what they tell: *accused Norland of being behind it*, or what is left of that.

    >>> from reportedly.comparing.pairs.sentence import sentence
    >>> [sorted(one.doers) for one in blames(sentence("Russia of being behind the nerve agent attack"))]
    [['RU']]
    """
    if word.dep_ != "pcomp" or word.head.lower_ != "of":
        return None
    above = word.head.head
    if above.pos_ == "VERB":
        return next((child for child in above.children if child.dep_ == "dobj"), None)
    return above if above.pos_ in {"NOUN", "PROPN"} else None


def _doers(doer: Token) -> frozenset[str]:
    """The countries that the words for a doer stand for, and else the words of its names."""
    words = list(doer.subtree)
    text = " ".join(token.text for token in words)
    codes = set(nations_in(text)) | {
        countries_by_leader()[token.lower_] for token in words if token.lower_ in countries_by_leader()
    }
    names = {token.lower_ for token in words if token.pos_ == "PROPN" and token.is_alpha}
    return frozenset(codes or names)


def _kind_of(deed: Token) -> frozenset[str]:
    """What kind of deed it is: *chemical* of *a chemical attack*, of *use of chemical weapons*."""
    nouns = [deed, *(_led_to(deed, "with")), *(_led_to(deed, "of"))]
    marks = {
        child.lemma_.lower()
        for noun in nouns
        for child in noun.children
        if child.dep_ in _MARKS and child.pos_ in {"ADJ", "NOUN"}
    }
    return frozenset(marks & _weapons())


def _is_definite(deed: Token) -> bool:
    return any(child.lower_ in {"the", "this", "that"} or child.dep_ == "poss" for child in deed.children)


def _led_to(word: Token, link: str) -> list[Token]:
    found = _object(word, link)
    return [found] if found is not None else []


def _plain(lemma: str) -> str:
    """The verb of a deed that a noun tells: *bomb* of *bombing*; any other as it is."""
    return _deeds().get(lemma, lemma)


@cache
def _links(kind: str) -> dict[str, str]:
    return {row["word"]: row["link"] for row in table("comparing_blame") if row["kind"] == kind}


@cache
def _deeds() -> dict[str, str]:
    """Verbs and nouns of deeds, each with the verb."""
    rows = [row for row in table("comparing_blame") if row["kind"] == "deed"]
    return {row[column]: row["word"] for row in rows for column in ("word", "link")}


@cache
def _weapons() -> frozenset[str]:
    return frozenset(row["word"] for row in table("comparing_blame") if row["kind"] == "weapon")


@cache
def countries_by_leader() -> dict[str, str]:
    """Countries by the surnames of who led them, where one country alone was led by somebody of that name."""
    found: dict[str, set[str]] = {}
    for leader in leaders():
        surname = leader.name.split()[-1].lower()
        for name in {surname, surname.removeprefix("al-")}:
            found.setdefault(name, set()).add(leader.country)
    return {name: next(iter(codes)) for name, codes in found.items() if len(codes) == 1}
