"""Which words of a sentence are turned: *signed* in *no agreement was signed*, *sold* in *denied it sold*."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from spacy.tokens import Token

from reportedly.attributions.noun_cues import statement_nouns
from reportedly.comparing.pairs.sentence import Sentence, once
from reportedly.knowledge import table

_ARGUMENTS = frozenset({"nsubj", "nsubjpass", "dobj", "pobj", "attr"})
_COMPLEMENTS = frozenset({"ccomp", "xcomp", "pcomp", "acl", "relcl"})
_ASIDES = frozenset({"relcl", "advcl", "acl", "parataxis", "appos", "pcomp"})
_EXISTING = frozenset({"be", "exist"})
_TOLD = frozenset({"acl", "relcl", "ccomp"})


@once
def turned(sentence: Sentence) -> dict[int, Token]:
    """Where the words stand that an odd number of negators turn, each with the last of those.

    >>> from reportedly.comparing.pairs.sentence import sentence
    >>> def words(text):
    ...     one = sentence(text)
    ...     return [one.words[at].text for at in sorted(turned(one))]
    >>> words("No agreement was signed."), words("He denied that it was signed.")
    (['agreement', 'signed'], ['signed'])
    >>> words("There is no man playing."), words("It is not false."), words("Nobody was hurt.")
    (['man', 'playing'], ['It', 'is', 'false'], ['hurt'])
    """
    found: dict[int, Token] = {}
    for negator in sentence.negators:
        for target in sorted(_targets(negator), key=lambda token: token.i):
            at = target.i - sentence.words[0].i
            if at in found:
                del found[at]
            else:
                found[at] = negator
    return found


def is_main(token: Token) -> bool:
    """Whether a word is of what the sentence asserts, itself or as somebody's words; not of an aside.

    >>> from reportedly.language import parse
    >>> [is_main(parse("Mills, which does not sell abroad, said it grew.")[at]) for at in (5, 10)]
    [False, True]
    """
    while token.dep_ != "ROOT":
        is_aside = token.dep_ in _ASIDES and token.head.lemma_ not in _EXISTING
        if is_aside and not _is_of_existing(token) and not _is_told(token):
            return False
        token = token.head
    return True


def _is_told(token: Token) -> bool:
    """`accused them of [taking] bribes`, `rejected claims that it [took] bribes`: what somebody says of them.

    >>> from reportedly.language import parse
    >>> is_main(parse("The union accused the bank of taking bribes.")[6])
    True
    """
    if token.dep_ == "pcomp":
        above = token.head.head
        return (above.head if above.dep_ == "dobj" else above).lemma_ in _accusing()
    is_clause = any(child.lower_ == "that" for child in token.children)
    noun = token.head.lemma_.lower()
    return token.dep_ in {"acl", "relcl", "ccomp"} and (
        (is_clause and noun in statement_nouns()) or noun in _evidence()
    )


@cache
def _evidence() -> frozenset[str]:
    """Nouns of what shows that something is so: *has proof that it was sold*."""
    return frozenset(row["word"] for row in table("comparing_evidence"))


@cache
def _accusing() -> frozenset[str]:
    """Verbs whose `of` or `for` says what somebody is said to have done."""
    return frozenset(row["word"] for row in table("comparing_accusing"))


def _is_of_existing(token: Token) -> bool:
    """`there is no man [playing]`: the clause says what the sentence is about."""
    return any(child.dep_ == "expl" for child in token.head.head.children)


def _targets(negator: Token) -> set[Token]:
    """The words that a negator turns."""
    if negator.dep_ == "neg" or negator.lower_ in {"never", "nowhere", "hardly"}:
        return {negator.head, *_told(negator.head)}
    if negator.pos_ in {"DET", "PRON", "NOUN", "CCONJ", "ADP", "INTJ"}:
        return set(_of_an_argument(negator))
    if negator.pos_ == "ADJ":
        return {subject for subject in negator.head.children if subject.dep_ in _ARGUMENTS | _COMPLEMENTS}
    complements = [child for child in negator.children if child.dep_ in _COMPLEMENTS]
    objects = [child for child in negator.children if child.dep_ in {"dobj", "pobj", "nsubjpass"}]
    told = [child for each in objects for child in _clauses(each)]
    verbs = told or complements
    return {word for verb in verbs for word in (verb, *_told(verb))} or {
        word for word in objects if word.pos_ != "PROPN"
    }


def _clauses(noun: Token) -> Iterator[Token]:
    """What a noun of statement says: `rejected the claim that it [paid]`."""
    if noun.lemma_.lower() in statement_nouns():
        yield from (child for child in noun.children if child.dep_ in _TOLD)


def _told(verb: Token) -> Iterator[Token]:
    """What a copula says of its subject: *is not safe* turns *safe* as well."""
    if verb.lemma_ in _EXISTING:
        yield from (child for child in verb.children if child.dep_ in {"acomp", "attr"})


def _of_an_argument(negator: Token) -> Iterator[Token]:
    """`no agreement was signed`, `nobody was hurt`, `without a permit`."""
    noun = negator.head if negator.pos_ in {"DET", "CCONJ"} else negator
    if negator.pos_ == "ADP":
        yield from (child for child in negator.children if child.dep_ in {"pobj", "pcomp"})
        return
    if noun is not negator:
        yield noun
    yield from (child for child in noun.children if child.dep_ in {"acl", "relcl"})
    if noun.dep_ in _ARGUMENTS and noun.head.lemma_ not in _EXISTING and noun.head.pos_ in {"VERB", "AUX"}:
        yield noun.head
