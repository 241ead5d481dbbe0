"""Nouns that stand for what somebody said, with what was said: `the bank's claim that it was safe`."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from reportedly.knowledge import table

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_QUOTES = frozenset('“”"‘’')
_THAT_OR_TO = frozenset({"acl", "ccomp", "relcl"})

DIRECTIVES = frozenset({"offer", "order", "urge", "request"})
"""Acts whose nouns are somebody's with an infinitive too: `an order not to turn`, `an offer to pay`."""


@cache
def statement_nouns() -> dict[str, str]:
    """Nouns that stand for what somebody said, with what is done by saying it: `allegation` is accuse."""
    return {row["noun"]: row["act"] for row in table("statement_nouns")}


@cache
def _of_nouns() -> frozenset[str]:
    return frozenset(row["noun"] for row in table("statement_nouns") if row["of"] == "yes")


def clause_of_noun(noun: Token) -> Token | None:
    """The head of what was said."""
    return next((child for child in noun.rights if _says(child)), None) or _detached(noun) or _behind(noun)


def owner_of_noun(noun: Token, clause: Token) -> Token | None:
    """Whose statement it is: `the bank's claim`, `calls from the gallery`, `the finding of a review that …`.

    >>> from reportedly.language import parse
    >>> noun = parse("The trust accepts the finding of an earlier review that it was slow.")[4]
    >>> owner_of_noun(noun, clause_of_noun(noun)).text
    'review'
    """
    owner = next((child for child in noun.lefts if child.dep_ == "poss"), None)
    if owner is not None:
        return owner
    givers = {"by", "from"} if clause.lower_ == "of" else {"by", "from", "of"}
    giver = next((child for child in _beside(noun) if child.lower_ in givers and child.i < clause.i), None)
    return next((child for child in giver.rights if child.dep_ == "pobj"), None) if giver else None


def is_somebodys(noun: Token) -> bool:
    """`suggestions that it knew` are somebody's; `there was no suggestion`, `with hope that` are nobody's."""
    none = any(child.lower_ == "no" for child in noun.lefts)
    return not none and noun.head.lower_ not in {"with", "on", "in"}


def _beside(noun: Token) -> Iterator[Token]:
    """What the parse hangs on a noun after it, and the words right after it that are its own all the same."""
    yield from noun.rights
    if (after := _after(noun)) is not None:
        yield after


def _after(noun: Token) -> Token | None:
    """The words right after a noun that parses hang on its verb: `rejected the claim by the union that`."""
    return next((child for child in noun.head.rights if child.left_edge.i == noun.right_edge.i + 1), None)


def _detached(noun: Token) -> Token | None:
    """The infinitive of `dismissed calls from the gallery to reopen it`, which parses hang on the verb.

    So also of `backs calls for the watchdog to step in` and of `her “sudden refusal” to sign`; and the clause
    of `rejected the allegation by the unions that it had been closed`.

    >>> from reportedly.language import parse
    >>> noun = parse("The minister rejected the allegation by the unions that the mine had been closed.")[4]
    >>> clause = _detached(noun)
    >>> clause.text, owner_of_noun(noun, clause).text
    ('closed', 'unions')
    """
    kinds = {"advcl", "xcomp", "ccomp"}
    after = [child for child in noun.head.rights if child.i > noun.i and child.dep_ in kinds]
    follows, giver = noun.right_edge.i + 1, _after(noun)
    if follows < len(noun.doc) and noun.doc[follows].text in _QUOTES:
        follows += 1
    beyond = giver.right_edge.i + 1 if giver is not None and giver.lower_ in {"by", "from"} else follows
    for one in after:
        first = one.left_edge
        infinitive = first.lower_ in {"to", "for"} and one.dep_ != "ccomp" and first.i == follows
        if infinitive or (first.lower_ == "that" and one.dep_ == "ccomp" and first.i == beyond > follows):
            return one
    return _asked_for(noun)


def _asked_for(noun: Token) -> Token | None:
    """The thing of `turned down a request by the defence for a break`; nothing in `a request for comment`.

    >>> from reportedly.language import parse
    >>> text = "She turned down a request by the defence for a break, and a request for comment."
    >>> nouns = [token for token in parse(text) if token.text == "request"]
    >>> [found and found.text for found in map(_asked_for, nouns)]
    ['for', None]
    """
    asks = statement_nouns().get(noun.lemma_.lower()) in DIRECTIVES
    thing = next((child for child in _beside(noun) if child.lower_ == "for" and child.dep_ == "prep"), None)
    return thing if asks and thing is not None and owner_of_noun(noun, thing) is not None else None


def _behind(noun: Token) -> Token | None:
    """The clause of `the finding of a review that it was slow`, which parses hang on the review."""
    for link in noun.rights:
        if link.lower_ in {"by", "from", "of"}:
            for giver in link.rights:
                found = next((child for child in giver.rights if child.lower_ != "of" and _says(child)), None)
                if giver.dep_ == "pobj" and found is not None and found.left_edge.lower_ == "that":
                    return found
    return None


def _says(child: Token) -> bool:
    """Whether what hangs on a noun is what is said: a that-clause or an infinitive; or, with `of`, a noun."""
    if child.dep_ == "advcl":
        return child.left_edge.lower_ == "for" and any(each.lower_ == "to" for each in child.lefts)
    if child.dep_ in _THAT_OR_TO and child.pos_ in {"VERB", "AUX"}:
        marks = {each.lower_ for each in child.lefts}
        subject = any(each.dep_ in _SUBJECTS and each.lower_ != "that" for each in child.lefts)
        relative = any(each.lower_ == "that" and each.dep_ in _SUBJECTS for each in child.lefts)
        return "to" in marks or ("that" in marks and (subject or (child.dep_ == "ccomp" and not relative)))
    return child.lower_ == "of" and child.head.lemma_.lower() in _of_nouns()
