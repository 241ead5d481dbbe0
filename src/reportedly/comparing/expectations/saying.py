"""What a clause says of what its head tells: that it is expected, happened, did not, was put off …"""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from reportedly.comparing.expectations.heads import kind_of_word, turn_of
from reportedly.events.frames import light
from reportedly.events.slots import carrier_of
from reportedly.events.status import is_negated, status_of
from reportedly.model import Says

_DEEPEST = 5
"""Governors that are looked at above a head; deeper parses are wrong ones."""

AHEAD = frozenset({"planned", "expected", "possible"})
_FUTURE = frozenset({"will", "shall", "'ll", "’ll", "wo", "would", "'d", "’d"})


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
    if _is_yet_to(head):
        return "not"
    if status in AHEAD:
        return "will not" if _is_no_longer(head) else "expected"
    if status == "denied":
        return "denied"
    if status == "negated":
        return "will not" if _is_ahead(head) else "not" if _is_denied_itself(head) else None
    return "happened" if status in {"happened", "ongoing"} and _is_told(head) else None


def _is_denied_itself(head: Token) -> bool:
    """Whether it is the head that is negated, and not what it only stands in: *did not come over it*."""
    return head.pos_ in {"VERB", "AUX"} or is_negated(head) or is_negated(verb_of(head))


def _is_told(head: Token) -> bool:
    """Whether it is told as done: by a verb in the past, or going on, and not as a rule or a purpose.

    >>> from reportedly.language import parse
    >>> def told(text, word):
    ...     return next(_is_told(token) for token in parse(text) if token.text == word)
    >>> told("They have reopened it.", "reopened"), told("By reopening it, they lost.", "reopening")
    (True, False)
    >>> told("Keller paid a visit to Rome.", "visit"), told("It is right to pay a visit.", "visit")
    (True, False)
    """
    verb = verb_of(head)
    if verb.pos_ not in {"VERB", "AUX"}:
        return False
    helpers = [child for child in verb.children if child.dep_ in {"aux", "auxpass"}]
    if verb.dep_ == "conj" and verb.head.pos_ in {"VERB", "AUX"} and not helpers and verb.tag_ != "VBD":
        return verb.tag_ == verb.head.tag_ and _is_told(verb.head)
    if verb.tag_ == "VBD" or (verb.lemma_ == "be" and verb.tag_ in {"VBZ", "VBP"}):
        return True
    is_finite = any(child.tag_ in {"VBD", "VBZ", "VBP"} for child in helpers)
    return (is_finite and verb.tag_ in {"VBN", "VBG"}) or (verb.tag_ == "VBN" and _is_agentive(verb))


def _is_agentive(verb: Token) -> bool:
    """*the treaty signed by both on Monday*."""
    return verb.dep_ == "acl" and any(child.dep_ == "agent" for child in verb.children)


def verb_of(head: Token) -> Token:
    """The verb that tells what a noun tells: one that carries it, or has it beside; of a verb, itself."""
    if head.pos_ != "NOUN":
        return head
    carried = carrier_of(head)
    if carried is not None:
        return carried[0]
    is_of_verb = head.dep_ in {"nsubj", "nsubjpass", "dobj"} and head.head.pos_ in {"VERB", "AUX"}
    return head.head if is_of_verb else head


def _turned(head: Token) -> Says | None:
    """What a verb of calling off, putting off or failing over the head makes of it."""
    for over in above(head):
        turn = turn_of(over)
        if turn is not None and _is_theme(head, over) and not (turn == "failed" and head.pos_ == "NOUN"):
            is_so = not is_negated(over) and status_of(over) in {"happened", "ongoing"}
            return None if not is_so else "not" if turn == "failed" else turn
        if kind_of_word(over.lemma_.lower()) is None and light(over.lemma_) is None:
            return None
    return None


def _is_theme(head: Token, over: Token) -> bool:
    """Whether it is the head that is turned: what is called off, or not gone on with."""
    top = head
    while top.head.i not in {over.i, top.i}:
        top = top.head
    is_gerund = top.dep_ == "advcl" and top.tag_ == "VBG" and top.i > over.i
    if over.pos_ == "NOUN" or is_gerund or top.dep_ in {"xcomp", "dobj", "nsubjpass", "acl"}:
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
    verb = verb_of(head)
    return verb.dep_ == "xcomp" and any(child.lower_ == "yet" for child in verb.head.children)


def _is_no_longer(head: Token) -> bool:
    """*will no longer supply arms*."""
    beside = [child for child in verb_of(head).children if child.lower_ == "longer"]
    return any(each.lower_ == "no" for child in beside for each in child.children)
