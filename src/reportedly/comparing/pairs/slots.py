"""Another name in the same place of two sentences, and names that change places: who, to whom, where."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Span as Words
from spacy.tokens import Token

from reportedly.actors.naming import may_be_one
from reportedly.comparing.pairs.conflict import Conflict, place
from reportedly.comparing.pairs.sentence import Sentence, once
from reportedly.knowledge import table

_NAMED = frozenset({"GPE", "LOC", "PERSON", "ORG", "NORP", "FAC"})
_SLOTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "agent", "attr"})


def name_conflicts(first: Sentence, second: Sentence) -> Iterator[Conflict]:
    """Another name in the same place of the sentence: *in Geneva* and *in Vienna*."""
    theirs = list(_names(second, first))
    for one in _names(first, second):
        for other in theirs:
            same_slot = one.root.dep_ == other.root.dep_ and one.root.head.lemma_ == other.root.head.lemma_
            if same_slot and _is_one_only(one.root) and not may_be_one(one.text, other.text):
                places = (
                    tuple(place(first, token) for token in one),
                    tuple(place(second, token) for token in other),
                )
                yield Conflict("name", f"“{one.text}” against “{other.text}”", *places)
                return


def _names(sentence: Sentence, other: Sentence) -> Iterator[Words]:
    """The names in the sentence's main slots of which the other has no word; those who only say it apart."""
    for name in _whole(sentence):
        framed = place(sentence, name.root) in sentence.frame
        if name.root.dep_ in _SLOTS and not framed and not _is_said(name, other):
            yield name


def _is_one_only(name: Token) -> bool:
    """Whether one name alone can stand there: whoever *won*, or where it was; not whoever *came*.

    >>> from reportedly.language import parse
    >>> _is_one_only(parse("Greece ratified it.")[0]), _is_one_only(parse("Greece won it.")[0])
    (False, True)
    """
    return name.dep_ not in {"nsubj", "dobj"} or name.head.lemma_ in _once()


@cache
def _once() -> frozenset[str]:
    """Verbs of what one alone does: *win*, *found*."""
    return frozenset(row["word"] for row in table("comparing_once"))


@once
def _whole(sentence: Sentence) -> list[Words]:
    """Names as the pipeline found them, and proper nouns that it did not."""
    named: set[int] = set()
    found: list[Words] = []
    for name in sentence.words.ents:
        named.update(range(name.start, name.end))
        if name.label_ in _NAMED:
            found.append(name)
    for token in sentence.words:
        if token.pos_ == "PROPN" and token.i not in named and token.dep_ != "compound":
            parts = [child.i for child in token.children if child.dep_ == "compound"]
            found.append(token.doc[min((*parts, token.i)) : token.i + 1])
    return found


def _is_said(name: Words, sentence: Sentence) -> bool:
    """Whether a word of the name stands in the sentence."""
    return any(token.lower_ in sentence.spelled for token in name if token.pos_ == "PROPN") or (
        name.root.lower_ in sentence.spelled
    )


def role_conflicts(first: Sentence, second: Sentence) -> Iterator[Conflict]:
    """Who did it and to whom it was done have changed places: *A sued B* and *B sued A*.

    >>> from reportedly.comparing.pairs.sentence import sentence
    >>> def reasons(one, other):
    ...     return [found.reason for found in role_conflicts(sentence(one), sentence(other))]
    >>> reasons("Lind was beaten by Hale.", "Hale was beaten by Lind.")
    ['“Hale beaten Lind” against “Lind beaten Hale”']
    >>> reasons("Lind was beaten by Hale.", "Hale beat Lind."), reasons("Lind met Hale.", "Hale met Lind.")
    ([], [])
    """
    theirs = _deeds(second)
    for verb, doer, done in _deeds(first):
        for other, by, to in theirs:
            swapped = doer.lemma_ == to.lemma_ and done.lemma_ == by.lemma_ != doer.lemma_
            if swapped and verb.lemma_ == other.lemma_ and verb.lemma_ not in _mutual():
                reason = f"“{doer} {verb} {done}” against “{by} {other} {to}”"
                places = (
                    tuple(place(first, token) for token in (verb, doer, done)),
                    tuple(place(second, token) for token in (other, by, to)),
                )
                yield Conflict("role", reason, *places)
                return


@once
def _deeds(sentence: Sentence) -> list[tuple[Token, Token, Token]]:
    """The verbs with who does it and to whom, active or passive."""
    found: list[tuple[Token, Token, Token]] = []
    for verb in sentence.words:
        children = {child.dep_: child for child in verb.children}
        if "nsubj" in children and ("dobj" in children or "dative" in children):
            found.append((verb, children["nsubj"], children.get("dative", children.get("dobj", verb))))
        elif "nsubjpass" in children and "agent" in children:
            found += [(verb, doer, children["nsubjpass"]) for doer in children["agent"].children]
    return found


@cache
def _mutual() -> frozenset[str]:
    """Verbs of what two do to each other: *meet*, *marry*."""
    return frozenset(row["word"] for row in table("comparing_mutual"))
