"""What a clause says of what its head tells: that it is expected, happened, did not, was put off …"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from reportedly.comparing.expectations.heads import kind_of_word, offers, turn_of
from reportedly.events.frames import effect
from reportedly.events.slots import is_passive
from reportedly.events.status import is_negated, status_of
from reportedly.model import ExpectationKind, Says

_DEEPEST = 5
"""Governors that are looked at above a head; deeper parses are wrong ones."""

_AHEAD = frozenset({"planned", "expected", "possible"})
_FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo", "would", "'d", "’d"})
_PERHAPS = frozenset({"may", "might", "could"})
_REPORTED = frozenset({"would", "'d", "’d"})


def says_of(head: Token) -> Says | None:
    """What the words around a verb or noun say of it; none where it is only supposed or alleged.

    >>> from reportedly.language import parse
    >>> def said(text, word):
    ...     return next(says_of(token) for token in parse(text) if token.text == word)
    >>> said("The talks were postponed until May.", "talks"), said("They called off the strike.", "strike")
    ('postponed', 'cancelled')
    >>> said("The bridge has yet to reopen.", "reopen"), said("Lind will not resign.", "resign")
    ('not', 'will not')
    >>> said("The Kremlin denied that a visit was planned.", "visit"), said("He may sign it.", "sign")
    ('denied', 'expected')
    """
    turned = _turned(head)
    if turned is not None:
        return turned
    status = status_of(head)
    if status in _AHEAD:
        return "expected"
    if status == "denied":
        return "denied"
    if status == "negated":
        return "will not" if _is_ahead(head) else "not"
    if _is_yet_to(head):
        return "not"
    return "happened" if status in {"happened", "ongoing"} else None


def _turned(head: Token) -> Says | None:
    """What a verb of calling off, putting off or failing over the head makes of it."""
    for over in above(head):
        turn = turn_of(over)
        if turn is None or not _is_theme(head, over):
            continue
        if is_negated(over) or status_of(over) not in {"happened", "ongoing"}:
            return None
        return "not" if turn == "failed" else turn
    return None


def _is_theme(head: Token, over: Token) -> bool:
    """Whether it is the head that is turned: what is called off, or not gone on with."""
    top = head
    while top.head.i not in {over.i, top.i}:
        top = top.head
    if over.pos_ == "NOUN" or top.dep_ in {"xcomp", "dobj", "nsubjpass", "acl"}:
        return True
    return top.dep_ == "prep" and top.lower_ in {"from", "of", "out"}


def above(token: Token) -> Iterator[Token]:
    """The verbs, nouns and adjectives over a word, nearest first, as far as they are of its clause."""
    word = token
    for _ in range(_DEEPEST):
        if word.dep_ == "ROOT" or word.head.i == word.i:
            return
        if word.dep_ in {"relcl", "advcl", "conj"} and word.i != token.i:
            return
        word = word.head
        if word.pos_ in {"VERB", "AUX", "NOUN", "ADJ"}:
            yield word


def _is_ahead(head: Token) -> bool:
    """Whether what is negated lies ahead: *will not*, *has no plans to*, *is not to*."""
    words = (head, *above(head))
    modal = any(child.dep_ == "aux" and child.lower_ in _FUTURE for word in words for child in word.children)
    over = any(
        kind_of_word(word.lemma_.lower()) for word in words if word.i != head.i and word.lemma_ != "be"
    )
    return modal or over


def _is_yet_to(head: Token) -> bool:
    """*has yet to reopen*, *is still to be paid*."""
    return head.dep_ == "xcomp" and any(child.lower_ == "yet" for child in head.head.children)


def kind_over(head: Token) -> ExpectationKind | None:
    """The kind that the words over what is expected make of it: *vowed to*, *the threat of*."""
    for word in (head, *above(head)):
        if word.i != head.i and (kind := kind_of_word(word.lemma_.lower())) and word.lemma_ != "be":
            return kind
        beside = (child for child in word.children if child.dep_ in {"acomp", "oprd", "amod", "aux"})
        for child in beside:
            if kind := kind_of_word(child.lower_):
                return kind
    return None


def is_foretold(head: Token) -> bool:
    """Whether something in the sentence says that it is to come, and not only what is done for it.

    >>> from reportedly.language import parse
    >>> doc = parse("He will come. He went home to eat. He plans to eat.")
    >>> [is_foretold(token) for token in doc if token.lemma_ in {"come", "eat"}]
    [True, False, True]
    """
    if any(child.dep_ == "aux" and child.tag_ == "MD" for child in head.children):
        return True
    is_infinitive = any(child.tag_ == "TO" for child in head.children)
    if head.pos_ in {"VERB", "AUX"} and not is_infinitive:
        return head.dep_ != "conj" or head.head.pos_ not in {"VERB", "AUX"} or is_foretold(head.head)
    if not is_infinitive:
        return True
    over = head.head
    if head.dep_ == "conj":
        return is_foretold(over)
    lemma = over.lemma_.lower()
    governs = any(effect(kind, lemma) in _AHEAD for kind in ("verb", "noun"))
    predicate = effect("predicate", over.lower_) in _AHEAD or any(
        effect("predicate", child.lower_) in _AHEAD for child in over.children
    )
    is_to = lemma == "be" and head.dep_ in {"xcomp", "ccomp"}
    return governs or predicate or is_to or over.lower_ == "going"


def is_only_possible(head: Token) -> bool:
    """*may*, *might*, *could* and no more: an expectation only where a day is given."""
    return any(child.dep_ == "aux" and child.lower_ in _PERHAPS for child in head.children) or (
        status_of(head) == "possible" and kind_over(head) not in {"threatened", "promised"}
    )


def is_only_willing(head: Token) -> bool:
    """*is ready to talk*, *his willingness to meet*: nobody says that it will be.

    >>> from reportedly.language import parse
    >>> is_only_willing(parse("The union is ready to talk.")[5])
    True
    """
    over = head.head
    return any(word.lemma_.lower() in offers() for word in (over, *over.children))


def is_reported(head: Token) -> bool:
    """*would*: what is to come as somebody saw it, where it is told by somebody; else only supposed."""
    return any(child.dep_ == "aux" and child.lower_ in _REPORTED for child in head.children)


def is_before(head: Token) -> bool:
    """Told as before something else: *had signed*, *has often visited*."""
    return any(child.dep_ == "aux" and child.lower_ in {"had", "'d"} for child in head.children)


def is_undergone(head: Token) -> bool:
    """Whether it is told without who does it, as far as grammar goes: *was signed*."""
    return head.pos_ == "VERB" and is_passive(head)
